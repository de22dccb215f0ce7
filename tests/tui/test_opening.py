"""Keys behind one that opens an article are meant for that article."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from reader.errors import ArticleMissing
from reader.model.article import Article, ArticleId
from reader.session import Session
from reader.tui.app import ReaderApp
from reader.tui.screens.information import InformationScreen
from reader.tui.screens.main import MainScreen
from tests.tui.driving import (
    NARROW,
    SMALL,
    WIDE,
    burst,
    driven,
    lent,
    press,
    settled,
    status,
    three_articles,
)

FIRST, SECOND, THIRD = (ArticleId(f"article00{n}") for n in range(3))
PARAGRAPH = "right_curly_bracket"
NEXT = "right_square_bracket"


def slowly(session: Session, *ids: ArticleId) -> threading.Event:
    """Lets every read of some articles (none: of all) wait for an event."""
    goes_on, read = threading.Event(), session._library.article

    def slow(article_id: ArticleId) -> Article:
        if article_id in ids or not ids:
            assert goes_on.wait(10)
        return read(article_id)

    session._library.article = slow
    return goes_on


@asynccontextmanager
async def opening(*keys: str) -> AsyncIterator[tuple[Pilot[None], Session]]:
    """The app while the first article is opened and keys were pressed; then the article comes."""
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("enter", *keys)
        yield pilot, session
        goes_on.set()
        await settled(pilot)
        if not isinstance(pilot.app.screen, MainScreen):
            await press(pilot, "escape")


def bookmarks(session: Session) -> list[tuple[ArticleId, int | None]]:
    """The articles with bookmarks, and the paragraphs of those."""
    return [
        (article_id, one.span.start.block if one.span else None)
        for article_id in (FIRST, SECOND, THIRD)
        for one in session.marks(article_id).annotations
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_keys_that_come_at_once_move_in_the_article(size: tuple[int, int]) -> None:
    session = three_articles()
    async with driven(session, size=size) as pilot:
        await burst(pilot, "j", "enter", PARAGRAPH, PARAGRAPH, "b")
        await settled(pilot)
        assert pilot.app.main.reading

    (article_id, block) = bookmarks(session)[0]
    assert SECOND == article_id
    assert block in ((2,) if size != SMALL else (1, 2))  # a low screen begins on the title


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_key_behind_a_bracket_is_for_the_next_article(size: tuple[int, int]) -> None:
    session = three_articles()
    async with driven(session, size=size) as pilot:
        await press(pilot, "enter")
        await burst(pilot, NEXT, PARAGRAPH, "b", NEXT, "b")
        await settled(pilot)

    assert [(SECOND, 1), (THIRD, 0)] == bookmarks(session)


async def test_a_key_behind_a_hit_is_for_the_article_of_the_hit() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "slash", *"물동량", "down")
        await press(pilot, "down")
        goes_on = slowly(session)
        await burst(pilot, "enter")
        await pilot.pause(0.05)
        await burst(pilot, "b", "t")
        goes_on.set()
        await settled(pilot)
        assert "EN" in pilot.app.main.pane.position().language.upper()

    assert [(THIRD, 1)] == bookmarks(session)


async def test_a_key_behind_a_list_of_marks_is_not_one_of_the_list_below() -> None:
    session = three_articles()
    session.toggle_bookmark(SECOND)
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "apostrophe")
        await burst(pilot, "enter", PARAGRAPH, "b")
        await settled(pilot)
        assert SECOND == pilot.app.main.article.id

    assert {(SECOND, None), (SECOND, 1)} == {*bookmarks(session)}


async def test_on_a_slow_disk_keys_wait_for_the_article() -> None:
    async with opening(PARAGRAPH, "b", "t", "r", "f") as (pilot, session):
        assert not pilot.app.main.reading

    assert [(FIRST, 1)] == bookmarks(session)
    assert session.state(FIRST).read


@pytest.mark.parametrize("key", ["q", "escape", "left"])
async def test_a_step_back_drops_an_article_that_is_not_there_yet(key: str) -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("enter", key, "j")
        goes_on.set()
        await settled(pilot)
        assert pilot.app.is_running
        assert not pilot.app.main.reading
        assert 1 == pilot.app.main.articles.cursor


async def test_what_was_dropped_does_not_come_by_itself() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter")
        goes_on = slowly(session)
        await pilot.press(NEXT, "q", "j")
        goes_on.set()
        await settled(pilot)
        assert FIRST == pilot.app.main.article.id
        assert pilot.app.main.reading
        assert 0 == pilot.app.main.articles.cursor

        await press(pilot, NEXT)
        assert SECOND == pilot.app.main.article.id


async def test_a_step_back_behind_other_keys_waits_its_turn_but_esc_drops_them() -> None:
    async with opening("b", "q") as (_pilot, session):
        pass
    assert [(FIRST, 0)] == bookmarks(session)

    async with opening("b", "q", "b", "escape") as (_pilot, session):
        pass
    assert [] == bookmarks(session)


async def test_the_article_that_was_chosen_opens_and_no_other_row() -> None:
    session = three_articles()
    async with driven(session, size=WIDE) as pilot:
        goes_on = slowly(session, SECOND)
        await pilot.press("j", "enter")
        await pilot.pause(0.1)
        await pilot.click("ArticleList", offset=(5, 4))
        await pilot.pause(0.1)
        goes_on.set()
        await settled(pilot)
        assert pilot.app.main.reading
        assert SECOND == pilot.app.main.article.id


async def test_ctrl_c_waits_for_nothing() -> None:
    async with opening("b", "ctrl+c") as (pilot, session):
        assert pilot.app._exit
    assert [] == bookmarks(session)


async def test_going_back_two_steps_at_once_leaves_no_key_waiting() -> None:
    """The list of hits is gone before it was drawn over the article below it."""
    session = three_articles()
    session.toggle_bookmark(SECOND)
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "enter", "apostrophe", "enter")
        assert SECOND == pilot.app.main.article.id
        await burst(pilot, "q", "q", "t")
        await settled(pilot)
        assert FIRST == pilot.app.main.article.id
        assert not pilot.app._held

        await press(pilot, "q", "j")
        assert 1 == pilot.app.main.articles.cursor


async def test_a_slow_article_is_told_to_be_on_its_way() -> None:
    async with opening() as (pilot, _session):
        for _ in range(100):
            if "Opening" in status(pilot.app):
                break
            await pilot.pause(0.02)
        assert "Opening" in status(pilot.app)


async def test_keys_for_an_article_that_does_not_come_are_dropped() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on, began = threading.Event(), threading.Event()

        def missing(article_id: ArticleId) -> Article:
            began.set()
            assert goes_on.wait(10)
            raise ArticleMissing(article_id)

        session._library.article = missing
        await pilot.press("enter", "b", "q")
        goes_on.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, InformationScreen)

        await press(pilot, "escape", "r")
    assert [] == bookmarks(session)
    assert session.state(FIRST).read


async def test_hangul_that_had_to_wait_is_text_where_text_is_typed_by_then() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await burst(pilot, "enter", "slash", "물", "동", "량")
        goes_on.set()
        await settled(pilot)
        assert "물동량" == pilot.app.main.find_bar.needle


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_start_at_an_article_has_all_keys_wait_for_it(size: tuple[int, int]) -> None:
    session = three_articles()
    goes_on, load = threading.Event(), session._marks.store.load
    session._marks.store.load = lambda: (goes_on.wait(10), load())
    services = lent()
    app = ReaderApp(session, THIRD, services)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.1)
        await pilot.press(PARAGRAPH, "b")
        assert [] == bookmarks(session)
        goes_on.set()
        await settled(pilot)
        assert pilot.app.main.reading

    assert [(THIRD, 1)] == bookmarks(session)


async def test_a_start_at_an_article_can_be_stepped_back_from() -> None:
    session = three_articles()
    goes_on, load = threading.Event(), session._marks.store.load
    session._marks.store.load = lambda: (goes_on.wait(10), load())
    app = ReaderApp(session, THIRD, lent())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause(0.1)
        await pilot.press("q", "j")
        goes_on.set()
        await settled(pilot)
        assert not pilot.app.main.reading
        assert 1 == pilot.app.main.articles.cursor


async def test_a_note_that_had_to_wait_for_its_article_has_every_letter() -> None:
    async with opening() as (pilot, session):
        await burst(pilot, PARAGRAPH, "a", *"rbq")

    (note,) = session.marks(FIRST).annotations
    assert ("rbq", 1) == (note.body, note.span.start.block)


@pytest.mark.parametrize("before", [[], ["enter"]])
async def test_what_is_typed_at_once_behind_a_is_the_note(before: list[str]) -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, *before)
        await burst(pilot, "a", *"rbq")
        await press(pilot, "escape")

    (note,) = session.marks(FIRST).annotations
    assert "rbq" == note.body


@pytest.mark.parametrize("key", ["slash", "f"])
async def test_what_is_typed_at_once_behind_a_key_for_a_box_is_in_it(key: str) -> None:
    async with driven(size=NARROW) as pilot:
        await burst(pilot, key, *"ab")
        assert "ab" == pilot.app.focused.value


async def test_a_key_at_once_behind_a_step_back_is_for_the_list() -> None:
    async with driven(size=NARROW) as pilot:
        await press(pilot, "enter")
        await burst(pilot, "q", "j", "enter", PARAGRAPH)
        await settled(pilot)
        assert SECOND == pilot.app.main.article.id
        assert 1 == pilot.app.main.pane.position().point.block


async def test_a_key_right_behind_esc_is_not_typed_into_the_box() -> None:
    """Both in one burst, as on a slow line."""
    async with driven() as pilot:
        await press(pilot, "slash", *"busan")
        pilot.app.post_message(events.Key("escape", "\x1b"))
        pilot.app.post_message(events.Key("j", "j"))
        await settled(pilot)

        assert pilot.app.screen is pilot.app.main
        assert 1 == pilot.app.main.articles.cursor
