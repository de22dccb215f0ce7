"""Bookmarks, annotations and tags as lists."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest

from reader.model.article import ArticleId, Language
from reader.model.marks import Annotation, Color, Point, Span
from reader.session import Session
from reader.tui.messages import OthersChanged
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.annotation_list import AnnotationList
from tests.support import a_session, an_article
from tests.tui.driving import (
    NARROW,
    SMALL,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)

FIRST, SECOND = ArticleId("article000"), ArticleId("article001")


def marked() -> Session:
    """Two highlights, a note with a tag, a bookmark on an article and one on a paragraph."""
    session = three_articles()
    session.highlight(FIRST, Language.KO, Span(Point(1, 0), Point(1, 8)), Color.GREEN)
    session.annotate(FIRST, Language.KO, Span(Point(0, 0), Point(0, 11)), "왜 밤인가 #항만")
    session.highlight(SECOND, Language.EN, Span(Point(2, 0), Point(2, 18)), Color.PINK)
    session.toggle_bookmark(SECOND)
    session.toggle_bookmark(FIRST, Language.KO, 2)
    session.save()
    return session


async def test_the_annotations_of_the_library_stand_in_reading_order() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon")

        text = screen_text(pilot.app)
        assert text.index("부산항의 밤은") < text.index("지난해 물동량은")
        assert text.index("지난해 물동량은") < text.index("The port authority")
        assert "#항만" in text
        assert "1/3" in lines(pilot.app)[-2]


async def test_what_a_note_is_on_is_said_only_where_it_can_be_read() -> None:
    """Two letters of it, cut without a sign, were taken for a word of the note."""
    session = three_articles()
    session.annotate(FIRST, None, None, "항만 기록이 해마다 새로 쓰이는 까닭을 더 알아봅니다 #태그")
    for size, said in ((NARROW, False), ((120, 36), True)):
        async with driven(session, size=size) as pilot:
            await press(pilot, "semicolon")
            [row] = [line for line in lines(pilot.app) if "#태그" in line]
            assert ("the whole article" in row) is said
            assert re.fullmatch(r".*#태그( +the whole article)? +20[0-9-]{8}", row)


async def test_without_colours_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon")
        assert "green" in screen_text(pilot.app)
        assert "pink" in screen_text(pilot.app)


async def test_enter_jumps_to_the_place() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon", "G", "enter")

        assert isinstance(pilot.app.screen, MainScreen)
        assert pilot.app.main.article.id == SECOND
        assert pilot.app.main.pane.current_block() == (Language.EN, 2)


async def test_in_an_article_the_panel_is_of_the_article_and_tab_of_the_library() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "enter", "semicolon")
        assert "1/2" in lines(pilot.app)[-2]
        assert "the library" not in lines(pilot.app)[0]

        await press(pilot, "tab")
        assert "1/3" in lines(pilot.app)[-2]


async def test_the_filter_understands_initials_and_tags() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon", "slash", *"ㅈㄴㅎ", "enter")
        assert "1/1" in lines(pilot.app)[-2]

        await press(pilot, "escape", "slash", *"#항만")
        assert "1/1" in lines(pilot.app)[-2]

        await press(pilot, "escape")
        assert "/3" in lines(pilot.app)[-2]


async def test_a_number_recolours_and_x_removes_what_is_selected() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "v", "v", "5")
        colors = [one.color for one in session.annotations() if one.kind != "bookmark"]
        assert colors == [Color.PURPLE, Color.PURPLE, Color.PINK]

        await press(pilot, "g", "v", "v", "x")
        assert pilot.app.screen.query_one(AnnotationList).row_count == 1
        assert "The port authority" in screen_text(pilot.app)

        await press(pilot, "u")
        assert pilot.app.screen.query_one(AnnotationList).row_count == 3
        assert "Undone" in status(pilot.app)


async def test_what_is_done_is_seen_before_any_article_is_read_again() -> None:
    """In a large library, or on a slow disk, reading takes seconds."""
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon")
        goes_on, asked, read = threading.Event(), set[ArticleId | None](), session.annotations

        def slowly(scope: ArticleId | None = None) -> list[Annotation]:
            asked.add(scope)
            assert goes_on.wait(10)
            return read(scope)

        session.annotations = slowly
        entries = pilot.app.screen.query_one(AnnotationList)
        await pilot.press("x", "5")
        await pilot.pause()
        assert entries.row_count == 2
        assert entries.current.annotation.color is Color.PURPLE

        await pilot.press("x")
        await pilot.pause()
        assert entries.row_count == 1
        assert "The port authority" in screen_text(pilot.app)

        goes_on.set()
        await settled(pilot)
        assert entries.row_count == 1
        assert asked == {FIRST}


async def test_a_note_of_another_program_comes_into_the_list() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon")
        session.annotate(SECOND, None, None, "from next door")
        pilot.app.post_message(OthersChanged(frozenset({SECOND})))
        await settled(pilot)

        assert "from next door" in screen_text(pilot.app)
        assert "/4" in lines(pilot.app)[-2]


async def test_places_that_are_confirmed_together_are_one_step() -> None:
    session = three_articles()
    for number in range(2):
        text = session.article(FIRST).editions[Language.KO].body[number].text
        session.highlight(FIRST, Language.KO, Span(Point(number, 0), Point(number, len(text))))
    article = session.article(FIRST)
    korean = article.editions[Language.KO]
    body = [replace(block, text=block.text.replace("다.", "답니다.")) for block in korean.body]
    editions = {**article.editions, Language.KO: replace(korean, body=tuple(body))}
    session._library.articles[FIRST] = replace(article, editions=editions)
    session._opened.forget()
    async with driven(session) as pilot:
        await press(pilot, "semicolon")
        assert "2 to check" in screen_text(pilot.app)

        await press(pilot, "v", "v", "c")
        assert "2 places confirmed" in status(pilot.app)
        assert "to check" not in screen_text(pilot.app)

        await press(pilot, "u")
        assert "2 to check" in screen_text(pilot.app)


async def test_a_edits_the_note() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "a", *"?", "escape")

    bodies = [one.body for one in session.annotations(FIRST)]
    assert "왜 밤인가 #항만?" in bodies


async def test_what_is_discarded_in_the_list_comes_back_with_redo() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "a", *"?", "ctrl+g")
        assert "Changes discarded; Ctrl+r brings them back" in status(pilot.app)
        assert "왜 밤인가 #항만" in [one.body for one in session.annotations(FIRST)]

        await press(pilot, "ctrl+r")
        assert "왜 밤인가 #항만?" in [one.body for one in session.annotations(FIRST)]


async def test_the_list_goes_on_with_a_note_that_was_being_typed_when_the_program_ended() -> None:
    """Else the first key in it would take the place of what was kept."""
    session = marked()
    (note,) = [one for one in session.annotations(FIRST) if one.body]
    session.draft(f"note:{note.id}", "왜 밤인가 #항만, 그리고")
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "a")
        assert "is here again" in status(pilot.app)

        await press(pilot, *"..", "escape")
        assert "왜 밤인가 #항만, 그리고.." in [one.body for one in session.annotations(FIRST)]


async def test_the_order_can_be_chosen() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon", "backslash", "backslash")

        text = screen_text(pilot.app)
        assert "by colour" in text
        assert text.index("부산항의 밤은") < text.index("지난해 물동량은")


async def test_bookmarks_show_the_title_or_the_paragraph() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "apostrophe")

        text = screen_text(pilot.app)
        assert "카카오, 재택근무를 접다" in text
        assert "항만공사는 올해도" in text
        assert "recolour" not in text

        await press(pilot, "g", "enter")
        assert pilot.app.main.pane.current_block() == (Language.KO, 2)


async def test_the_footer_tells_the_keys_of_the_filter_while_it_is_typed() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon")
        assert "a edit" in lines(pilot.app)[-1]
        await press(pilot, "slash", "x")
        assert "Esc drop the filter" in lines(pilot.app)[-1]
        assert "a edit" not in lines(pilot.app)[-1]
        await press(pilot, "escape")
        assert "a edit" in lines(pilot.app)[-1]


async def test_of_a_long_bookmarked_paragraph_as_much_is_shown_as_fits() -> None:
    """The mark itself quotes 64 characters, which is no end of anything."""
    text = "항만공사는 컨테이너 부두 세 곳의 하역 시간을 " * 5
    session = a_session(an_article("article000", ko_body=[text]))
    async with driven(session) as pilot:
        await press(pilot, "enter", "b", "apostrophe")

        row = next(line for line in lines(pilot.app) if "항만공사는" in line and "⚑" in line)
        assert row.count("항만공사는") > 2
        assert ".." in row


async def test_a_tag_filters_the_list() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "number_sign")
        assert "#항만" in screen_text(pilot.app)

        await press(pilot, "enter")
        assert pilot.app.main.listed.asked.filter == "tag:#항만"


async def test_the_tags_follow_what_is_undone_and_what_others_write() -> None:
    session = marked()
    session.annotate(SECOND, None, None, "#항구")
    async with driven(session) as pilot:
        await press(pilot, "number_sign")
        assert "#항구" in screen_text(pilot.app)

        await press(pilot, "u")
        assert "#항구" not in screen_text(pilot.app)

        session.annotate(SECOND, None, None, "#부두")
        pilot.app.post_message(OthersChanged(frozenset({SECOND})))
        await settled(pilot)
        assert "#부두" in screen_text(pilot.app)


async def test_empty_panels_say_how_to_fill_them() -> None:
    async with driven() as pilot:
        await press(pilot, "semicolon", "enter", "x", "a", "1", "y", "c")
        assert "No highlights and notes yet" in screen_text(pilot.app)

        await press(pilot, "q", "number_sign", "enter")
        assert "No tags yet" in screen_text(pilot.app)


async def test_commas_and_stops_walk_the_annotations_of_an_article() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "enter", "g", "full_stop")
        first = pilot.app.main.pane.current_block()
        await press(pilot, "full_stop")
        second = pilot.app.main.pane.current_block()
        await press(pilot, "comma")

        assert {first[1], second[1]} <= {0, 1, 2}
        assert pilot.app.main.pane.current_block() == first


async def test_panels_fit_small_screens() -> None:
    for size in (NARROW, SMALL):
        async with driven(marked(), size=size) as pilot:
            await press(pilot, "semicolon")
            assert "부산항의 밤은" in screen_text(pilot.app)


async def test_bulk_bookmarks_and_colours_are_one_step() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "v", "v", "b")
        assert session.marks(FIRST).bookmarked

        await press(pilot, "u")
        assert not session.marks(FIRST).bookmarked
        assert session.marks(SECOND).bookmarked

        await press(pilot, "semicolon", "v", "v", "5", "u")
        colors = {one.color for one in session.annotations() if one.kind != "bookmark"}
        assert colors == {Color.GREEN, Color.YELLOW, Color.PINK}


async def test_m_puts_an_annotation_on_another_passage() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "j", "j", "m")  # its article has to be read first
        assert "m puts the annotation there" in status(pilot.app)
        await press(pilot, "escape", "q", "home", "m")
        assert "m puts the annotation there" in status(pilot.app)

        await press(pilot, "right_curly_bracket", "right_curly_bracket", "m")

    (note,) = [one for one in session.annotations(FIRST) if one.body]
    assert note.span is not None
    assert note.span.start.block == 2
    assert note.target is not None
    assert note.target.span.start.block == 0


async def test_an_answer_that_comes_late_is_not_shown_for_another_scope() -> None:
    """The library is slow to read; the person has gone on to the article meanwhile."""
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "enter", "semicolon")
        begun, goes_on, read = threading.Event(), threading.Event(), session.annotations

        def slowly(scope: ArticleId | None = None) -> list[Annotation]:
            if scope is None:
                begun.set()
                assert goes_on.wait(10)
            return read(scope)

        session.annotations = slowly
        await pilot.press("tab")
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        goes_on.set()
        await settled(pilot)

        assert "the library" not in lines(pilot.app)[0]
        assert "1/2" in lines(pilot.app)[-2]
        assert "The port authority" not in screen_text(pilot.app)


async def test_an_older_answer_of_the_same_scope_does_not_replace_a_newer_one() -> None:
    session = marked()
    async with driven(session) as pilot:
        await press(pilot, "enter", "semicolon")
        begun, goes_on, read = threading.Event(), threading.Event(), session.annotations

        def first_slowly(scope: ArticleId | None = None) -> list[Annotation]:
            found = read(scope)
            if not begun.is_set():
                begun.set()
                assert goes_on.wait(10)
            return found

        session.annotations = first_slowly
        pilot.app.screen.read()
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        goes_on.set()
        await settled(pilot)

        assert pilot.app.screen.query_one(AnnotationList).row_count == 1
