"""What the screen says and for how long: messages, banners, damaged articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import Unreadable
from reader.model.article import Article, ArticleId, Language
from reader.model.listing import ArticleRow, ListQuery
from reader.model.marks import AnchorStatus, Annotation, ItemId, MarkKind, Point, Resolution, Span
from reader.session import Session
from reader.tui.doubts import remedies
from reader.tui.screens.choice import ChoiceScreen
from reader.tui.screens.information import InformationScreen
from reader.tui.screens.main import MainScreen
from reader.tui.troubles import short_path
from reader.tui.widgets.banner import Banner
from reader.tui.widgets.status_line import MESSAGE_SECONDS, StatusLine
from tests.support import a_session, an_article
from tests.tui.driving import (
    NARROW,
    SMALL,
    WIDE,
    driven,
    lent,
    lines,
    press,
    screen_text,
    status,
    three_articles,
)

BROKEN = ArticleId("article001")
WRONG = Unreadable(
    Path("/srv/a library/articles/article001.yaml"), 18, "no mapping here", remedy="mend line 18"
)
THREE_WRONG = {"theme": "nope", "keys": {"list.down": "x", "list.up": "y"}}


def with_a_broken_file() -> Session:
    """Three articles, of which the second cannot be read."""
    session = three_articles()
    whole_article, whole_rows = session._library.article, session._catalog.rows

    def article(article_id: ArticleId) -> Article:
        if article_id == BROKEN:
            raise WRONG
        return whole_article(article_id)

    def rows(query: ListQuery, marked: object, start: int, stop: int) -> list[ArticleRow]:
        found = whole_rows(query, marked, start, stop)
        return [
            row._replace(title_ko="", title_en="", damaged=str(WRONG)) if row.id == BROKEN else row
            for row in found
        ]

    session._library.article, session._catalog.rows = article, rows
    return session


async def test_a_message_goes_with_the_second_key_after_it() -> None:
    async with driven() as pilot:
        await press(pilot, "b")
        assert "Bookmarked, saved" in status(pilot.app)

        await press(pilot, "j")
        assert "Bookmarked, saved" in status(pilot.app)

        await press(pilot, "j")
        assert "" == status(pilot.app)


async def test_a_message_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.widgets.status_line.MESSAGE_SECONDS", 0.01)
    async with driven() as pilot:
        pilot.app.main.say("For a moment")
        await pilot.pause(0.1)

        assert "" == status(pilot.app)


async def test_what_was_said_about_an_article_stays_in_it() -> None:
    session = a_session(an_article(en="", en_body=()))
    async with driven(session) as pilot:
        await press(pilot, "enter", "t")
        assert "No English text of this article" == status(pilot.app)

        await press(pilot, "q")
        assert "" == status(pilot.app)


async def test_a_dialog_leaves_no_old_message_behind_it() -> None:
    async with driven() as pilot:
        await press(pilot, "b", "question_mark", "escape")

        assert "" == status(pilot.app)


async def test_the_source_is_offered_only_where_there_is_one() -> None:
    article = an_article(en="", en_body=())
    source = replace(article.source, url="https://example.com/1")
    async with driven(a_session(replace(article, source=source))) as pilot:
        await press(pilot, "enter", "t")

        assert "o opens the source" in status(pilot.app)


async def test_every_problem_can_be_listed_and_the_banner_hidden() -> None:
    async with driven(config=THREE_WRONG) as pilot:
        assert "3 problems, ! lists them" in screen_text(pilot.app)

        await press(pilot, "exclamation_mark")
        text = screen_text(pilot.app)
        assert "there is no theme nope" in text
        assert "no command list.down" in text
        assert "no command list.up" in text

        await press(pilot, "escape", "escape")
        assert "3 problems" not in screen_text(pilot.app)

        await press(pilot, "exclamation_mark")
        assert "there is no theme nope" in screen_text(pilot.app)


async def test_where_nothing_is_wrong_that_is_said() -> None:
    async with driven() as pilot:
        await press(pilot, "exclamation_mark")

        assert "Nothing is wrong" == status(pilot.app)


async def test_unsaved_changes_cannot_be_hidden() -> None:
    async with driven() as pilot:
        banner = pilot.app.main.query_one(Banner)
        pilot.app.open_screens.set_trouble("saving", "not saved: the disk is full")
        pilot.app.open_screens.set_trouble("others", "something else")

        assert banner.hide()
        assert not banner.hide()
        await press(pilot)
        assert "the disk is full" in screen_text(pilot.app)
        assert "something else" not in screen_text(pilot.app)


async def test_a_hidden_problem_that_changes_is_shown_again() -> None:
    async with driven() as pilot:
        pilot.app.open_screens.set_trouble("marks 0", "line 3 is wrong")
        await press(pilot, "escape")
        assert not pilot.app.main.query_one(Banner).display

        pilot.app.open_screens.set_trouble("marks 0", "line 3 is wrong")
        assert not pilot.app.main.query_one(Banner).display

        pilot.app.open_screens.set_trouble("marks 0", "line 4 is wrong")
        assert pilot.app.main.query_one(Banner).display


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_a_banner_keeps_its_remedy(size: tuple[int, int]) -> None:
    async with driven(size=size) as pilot:
        pilot.app.open_screens.set_trouble("marks 0", str(WRONG).replace("articles", "marks"))
        await press(pilot)

        text = " ".join(" ".join(lines(pilot.app)).split())
        assert "marks/article001.yaml:18" in text
        assert "mend line 18" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/a b/library/articles/abc.yaml:18: no", "articles/abc.yaml:18: no"),
        (r"C:\u\lib\marks\abc.yaml: no", r"marks\abc.yaml: no"),
        ("config: articles/x is not a setting", "config: articles/x is not a setting"),
    ],
)
def test_paths_begin_in_the_library(text: str, expected: str) -> None:
    assert expected == short_path(text)


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_a_damaged_article_is_named_by_its_file(size: tuple[int, int]) -> None:
    async with driven(with_a_broken_file(), size=size) as pilot:
        text = screen_text(pilot.app)

        assert "(damaged) articles/article001" in text
        assert "no mapping here" in text


@pytest.mark.parametrize("key", ["enter", "a", "i"])
async def test_no_key_on_a_damaged_article_is_silent(key: str) -> None:
    async with driven(with_a_broken_file()) as pilot:
        await press(pilot, "j", key)

        assert isinstance(pilot.app.screen, InformationScreen)
        text = screen_text(pilot.app)
        assert "article001.yaml:18" in text
        assert "Mend line 18" in text


async def test_beside_a_damaged_article_stands_no_other_one() -> None:
    async with driven(with_a_broken_file()) as pilot:
        assert "크레인은" in screen_text(pilot.app)

        await press(pilot, "j")
        assert "크레인은" not in screen_text(pilot.app)

        await press(pilot, "j")
        assert "크레인은" in screen_text(pilot.app)


async def test_one_q_too_many_stays_in_the_list() -> None:
    async with driven() as pilot:
        await press(pilot, "enter")
        await pilot.press("q", "q")

        assert isinstance(pilot.app.screen, MainScreen)
        assert "q quits" in status(pilot.app)

        pilot.app.main.left_at -= 1
        await pilot.press("q")
        await pilot.pause()
        assert 0 == pilot.app.return_code


async def test_the_number_of_selected_articles_stands_on_the_status_line() -> None:
    async with driven() as pilot:
        await press(pilot, "v", "v", "v")
        assert "3 selected" in lines(pilot.app)[-2]

        await press(pilot, "b")
        assert "Bookmarked 3 articles, saved" == status(pilot.app)
        assert "selected" not in lines(pilot.app)[-2]


async def test_the_order_of_now_is_marked() -> None:
    """And told beside the number of the row, also at the next start, unless it is the dumps'."""
    async with driven(services=lent(remembered={"sort": "length"})) as pilot:
        assert lines(pilot.app)[-2].endswith(" shortest first  1/3")
        await press(pilot, "backslash", *["k"] * 5, "enter")
        assert lines(pilot.app)[-2].strip() == "1/3"

        await press(pilot, "backslash")
        assert "✓ as in the dumps" in screen_text(pilot.app)
        await press(pilot, "j", "j", "j", "enter")
        assert lines(pilot.app)[-2].strip().startswith("by title  ")
        await press(pilot, "backslash")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert "✓ by title" in screen_text(pilot.app)


async def test_a_search_that_is_alive_is_counted_after_its_message_went() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "slash", *"부산항", "enter", "j", "j")

        assert "" == status(pilot.app)
        assert pilot.app.main.query_one(StatusLine).hit.startswith("hit 1/")


def test_doubtful_places_are_counted_with_what_helps() -> None:
    marks = [
        Annotation(
            ItemId(str(n)), BROKEN, MarkKind.HIGHLIGHT, resolved=Resolution("", status, None)
        )
        for n, status in enumerate(
            (AnchorStatus.FUZZY, AnchorStatus.ORPHANED, AnchorStatus.ORPHANED, AnchorStatus.MOVED)
        )
    ]

    assert "1 to check: c" in remedies(marks)
    assert "2 orphaned (the words are gone)" in remedies(marks)
    assert "" == remedies(marks[3:])


async def test_a_message_has_its_own_time_however_late_after_another_it_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr("reader.tui.widgets.status_line.monotonic", lambda: now)
    async with driven() as pilot:
        line = pilot.app.screen.query_one(StatusLine)
        line.say("one")
        now += MESSAGE_SECONDS - 1
        line.say("two")
        now += 2
        line._grow_old()
        assert line.message == "two"
        now += MESSAGE_SECONDS
        line._grow_old()
        assert line.message == ""


async def test_the_footer_has_the_keys_for_selected_rows() -> None:
    async with driven() as pilot:
        before = lines(pilot.app)[-1]

        await press(pilot, "v")
        assert "Del to the trash" in lines(pilot.app)[-1]
        assert lines(pilot.app)[-1].endswith("Esc none")

        await press(pilot, "enter")
        assert "h highlight" in lines(pilot.app)[-1]

        await press(pilot, "escape")
        assert "Del to the trash" in lines(pilot.app)[-1]

        await press(pilot, "escape")
        assert lines(pilot.app)[-1] == before


async def test_how_many_annotations_are_selected_is_told() -> None:
    """Those that x would take away may be out of sight."""
    session = three_articles()
    for block in (0, 1):
        session.highlight(ArticleId("article000"), Language.KO, Span(Point(block), Point(block, 8)))
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "v")
        assert lines(pilot.app)[-2].endswith("   1 selected  2/2")

        await press(pilot, "v")
        assert lines(pilot.app)[-2].endswith("   2 selected  2/2")

        await press(pilot, "escape")
        assert lines(pilot.app)[-2].endswith("   2/2")
