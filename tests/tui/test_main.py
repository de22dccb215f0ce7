"""The main screen through its keys, at three sizes."""

from __future__ import annotations

import pytest

from reader.model.article import ArticleId
from reader.model.marks import MarkKind
from reader.tui.screens.information import facts
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from tests.support import a_session, an_article, row_of
from tests.tui.driving import (
    NARROW,
    SMALL,
    WIDE,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)


async def test_the_list_stands_beside_the_article() -> None:
    """At 120 columns the article under the cursor is there before a key is pressed."""
    async with driven(size=WIDE) as pilot:
        text = screen_text(pilot.app)

    assert "1 All 3" in text
    assert "▪ 카카오, 재택근무를 접다" in text
    assert "크레인은 쉬지 않고" in text


async def test_the_preview_follows_the_cursor() -> None:
    async with driven() as pilot:
        await press(pilot, "j", "j")

        assert pilot.app.main.article.title() == "서울의 밤은 짧다"
        assert "3/3" in lines(pilot.app)[-2]


async def test_a_preview_that_comes_into_sight_is_that_of_the_row() -> None:
    async with driven() as pilot:
        await pilot.resize_terminal(60, 20)
        await press(pilot, "j", "j")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert pilot.app.main.article.title() == "서울의 밤은 짧다"

        await press(pilot, "p", "g")
        pilot.app.main.action_preview()
        assert pilot.app.main.article is None
        await settled(pilot)
        assert pilot.app.main.article.title() == "부산항, 올해도 기록 경신"


@pytest.mark.parametrize("size", [NARROW, SMALL])
async def test_a_narrow_screen_shows_one_of_the_two(size: tuple[int, int]) -> None:
    async with driven(size=size) as pilot:
        assert "크레인은" not in screen_text(pilot.app)

        await press(pilot, "enter")

        assert "크레인은" in screen_text(pilot.app)
        assert "서울의 밤" not in screen_text(pilot.app)

        await press(pilot, "q")

        assert "카카오" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_the_filter_takes_one_line_above_the_list(size: tuple[int, int]) -> None:
    async with driven(size=size) as pilot:
        first = next(n for n, line in enumerate(lines(pilot.app)) if "부산항" in line)
        await press(pilot, "f")
        seen = lines(pilot.app)

    assert " filter " in seen[first]
    assert seen[first + 1].startswith(" ▪ 부산항")


async def test_enter_gives_the_article_the_whole_width() -> None:
    async with driven() as pilot:
        await press(pilot, "j", "enter")

        assert pilot.app.screen.query_one(ArticlePane).region.width == 120
        assert not pilot.app.screen.query_one(ArticleList).region

        await press(pilot, "escape")

        assert pilot.app.screen.query_one(ArticleList).has_focus
        assert pilot.app.screen.query_one(ArticleList).cursor == 1


async def test_t_flips_the_article_and_the_titles_of_the_list() -> None:
    async with driven() as pilot:
        await press(pilot, "t")
        assert "▪ Kakao calls its people back" in screen_text(pilot.app)

        await press(pilot, "enter", "t")
        assert "Nights at Busan port are long." in screen_text(pilot.app)
        assert "EN" in lines(pilot.app)[-2]


async def test_an_article_in_one_language_says_so_and_stays() -> None:
    session = a_session(an_article(en="", en_body=()))
    async with driven(session) as pilot:
        await press(pilot, "enter", "t")

        assert "No English text of this article" in status(pilot.app)
        assert "크레인은" in screen_text(pilot.app)


async def test_brackets_go_to_the_neighbours() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "]")
        assert pilot.app.main.article.title() == "카카오, 재택근무를 접다"

        await press(pilot, "[", "[")
        assert pilot.app.main.article.title() == "부산항, 올해도 기록 경신"
        assert "first article" in status(pilot.app)


async def test_b_bookmarks_the_article_and_says_saved_when_it_is() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "j", "b")

        assert "Bookmarked, saved" in status(pilot.app)
        assert "⚑" in screen_text(pilot.app)
        assert session.unsaved == 0

        await press(pilot, "u")

        assert "Undone: Bookmarked, saved" in status(pilot.app)
        assert "⚑" not in screen_text(pilot.app)

        await press(pilot, "ctrl+r")

        assert session.state(ArticleId("article001")).bookmarked


async def test_b_bookmarks_the_paragraph_while_reading() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "}", "b")

    (bookmark,) = session.marks(ArticleId("article000")).annotations
    assert bookmark.kind is MarkKind.BOOKMARK
    assert bookmark.span is not None
    assert bookmark.span.start.block == 1


async def test_h_highlights_the_sentence_and_x_takes_it_away() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "h")
        (highlight,) = session.marks(ArticleId("article000")).annotations
        assert highlight.target is not None
        assert highlight.target.exact == "부산항의 밤은 길다."

        await press(pilot, "x")
        assert session.marks(ArticleId("article000")).annotations == ()


async def test_a_number_is_a_colour_only_while_selecting() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "3")
        assert session.marks(ArticleId("article000")).annotations == ()

        await press(pilot, "v", "w", "3")
        (highlight,) = session.marks(ArticleId("article000")).annotations
        assert highlight.color == "blue"


async def test_views_keep_a_row_until_they_are_left() -> None:
    async with driven() as pilot:
        await press(pilot, "2", "r")
        assert "부산항, 올해도" in screen_text(pilot.app)
        assert "2 Unread 2" in screen_text(pilot.app)

        await press(pilot, "1", "2")
        assert "  부산항, 올해도" not in "\n".join(line[:46] for line in lines(pilot.app))


async def test_v_selects_and_r_acts_on_all_in_one_step() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "v", "v", "r")
        assert "2 articles marked read" in status(pilot.app)

        await press(pilot, "u")
        assert not session.state(ArticleId("article000")).read
        assert not session.state(ArticleId("article001")).read


async def test_f_filters_while_typing_and_escape_brings_all_back() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"카카오")
        assert "1/1" in lines(pilot.app)[-2]

        await press(pilot, "enter")
        assert pilot.app.screen.query_one(ArticleList).has_focus

        await press(pilot, "escape")
        assert "/3" in lines(pilot.app)[-2]


async def test_the_place_is_kept_when_the_program_is_left() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "}", "}", "q", "q")

    reading = session.reading(ArticleId("article000"))
    assert reading is not None
    assert reading.position is not None
    assert reading.position.point.block == 2
    assert session.unsaved == 0


async def test_the_program_opens_at_an_article() -> None:
    async with driven(start=ArticleId("article002")) as pilot:
        assert pilot.app.main.reading
        assert pilot.app.main.article.title() == "서울의 밤은 짧다"


async def test_z_leaves_nothing_but_the_text() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "z")

        assert "back" not in screen_text(pilot.app)
        assert "KO" not in screen_text(pilot.app)


async def test_below_twenty_by_five_it_says_so_and_recovers() -> None:
    async with driven(size=(19, 4)) as pilot:
        assert lines(pilot.app)[0] == "too small"

        await pilot.resize_terminal(80, 24)
        await press(pilot, "j")
        assert "카카오" in screen_text(pilot.app)


async def test_information_tells_where_it_came_from() -> None:
    async with driven() as pilot:
        await press(pilot, "i")

        text = screen_text(pilot.app)
        assert "harbour.txt" in text
        assert "1 to 20" in text


def test_information_tells_when_it_was_added() -> None:
    """To the minute, beside where it came from; the list knows it."""
    article = an_article()
    row = row_of(article)._replace(added="2024-03-11T07:30:15+09:00")

    assert ("Added", "2024-03-11 07:30") in facts(article, (), row)
    assert "Added" not in dict(facts(article, (), row_of(article)))


async def test_an_empty_library_is_calm() -> None:
    session = a_session(an_article())
    async with driven(session) as pilot:
        await press(pilot, "5")
        assert "nothing here" in lines(pilot.app)[-2]

        await press(pilot, "j", "k", "enter", "b", "r", "a", "i", "o", "y", "G", "g", "space")
        assert "nothing here" in lines(pilot.app)[-2]


async def test_resizing_while_keys_are_pressed_breaks_nothing() -> None:
    async with driven() as pilot:
        for width, height in ((40, 10), (1, 1), (200, 60), (20, 5), (100, 9), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("j", "enter", "pagedown", "t", "escape", "k")
        await press(pilot, "escape", "g")
        assert "부산항" in screen_text(pilot.app)


async def test_the_footer_follows_what_is_being_done() -> None:
    async with driven() as pilot:
        await press(pilot, "f")
        assert "Esc drop" in lines(pilot.app)[-1]

        await press(pilot, "escape", "enter", "v")
        assert "1-5 colour" in lines(pilot.app)[-1]

        await press(pilot, "escape")
        assert "t flip" in lines(pilot.app)[-1]


async def test_bookmarks_on_selected_articles_wait_for_no_file() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        ids = tuple(session._library.articles)
        session._library.article = lambda one: pytest.fail(f"{one} was read")
        await press(pilot, "v", "v", "v", "b")

        assert all(session.bookmarked(one) for one in ids)
        await press(pilot, "v", "b")
        await press(pilot, "u", "u")
        assert not any(session.bookmarked(one) for one in ids)


async def test_what_the_filter_hides_is_not_selected_any_more() -> None:
    """b would act on what is not on the screen, and Del send it to the trash."""
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "v", "v", "f", *"카카오", "enter")
        assert pilot.app.main.articles.selected == (ArticleId("article001"),)
        assert "1 selected" in lines(pilot.app)[-2]

        await press(pilot, "f", *"서울", "enter", "b")
        assert [session.bookmarked(ArticleId(f"article00{n}")) for n in range(3)] == [
            False, False, True,
        ]  # fmt: skip


async def test_what_is_selected_stays_so_when_the_filter_is_dropped() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"카카오", "enter", "v", "f", "escape")
        assert pilot.app.main.articles.row_count == 3
        assert pilot.app.main.articles.selected == (ArticleId("article001"),)


async def test_every_row_of_a_view_is_selected_at_once_and_what_is_done_is_one_step() -> None:
    """With Ctrl+a; once more, and none is."""
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "r", "2", "ctrl+a")
        assert "2 selected" in lines(pilot.app)[-2]

        await press(pilot, "b", "1")
        assert [session.bookmarked(ArticleId(f"article00{n}")) for n in range(3)] == [
            False, True, True,
        ]  # fmt: skip
        await press(pilot, "u", "ctrl+a")
        assert not any(session.bookmarked(ArticleId(f"article00{n}")) for n in range(3))
        assert "3 selected" in lines(pilot.app)[-2]
        await press(pilot, "ctrl+a")
        assert pilot.app.main.articles.selected == ()


async def test_every_annotation_of_a_panel_is_selected_at_once() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "h", "right_curly_bracket", "h")
        await press(pilot, "semicolon", "ctrl+a", "ctrl+a", "v", "ctrl+a", "x")
        assert not session.marks(ArticleId("article000")).annotations


async def test_what_is_selected_in_a_panel_is_copied_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From the top; only the row under the cursor was."""
    copied: list[str] = []
    monkeypatch.setattr("reader.tui.external.copy", lambda text, _: copied.append(text) or "")
    async with driven() as pilot:
        await press(pilot, "enter", "right_curly_bracket", "h", "right_curly_bracket", "h")
        await press(pilot, "semicolon", "y", "ctrl+a", "y")

    one, both = copied
    assert both == f"{one}\n\n\n항만공사는 올해도 기록을 다시 쓸 것으로 본다."
