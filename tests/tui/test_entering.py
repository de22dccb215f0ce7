"""Keys right behind Enter in a box are meant for what Enter leads to."""

from __future__ import annotations

import threading

import pytest

from reader.errors import QueryError
from reader.model.article import ArticleId
from reader.search.results import Found
from reader.session import Session
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.search_box import SearchBox
from tests.tui.driving import (
    burst,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)

SECOND = ArticleId("article001")


@pytest.mark.parametrize("before", [(), ("down",)])
async def test_behind_enter_in_the_search_they_are_for_the_article(before: tuple[str, ...]) -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량", *before)
        first = pilot.app.screen._found.hits[len(before)].article_id
        await burst(pilot, "enter", "n", "b")
        await settled(pilot)

        assert pilot.app.main.reading
        assert pilot.app.main.article.id != first  # there is one hit in each
        assert "Bookmarked" in status(pilot.app)


async def test_behind_enter_on_a_result_they_are_for_the_article() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량", "enter", "escape")
        await burst(pilot, "j", "enter", "b")
        await settled(pilot)

        assert pilot.app.main.article.id == SECOND
        assert "Bookmarked" in status(pilot.app)


def waiting(query: str) -> tuple[Session, threading.Event]:
    """Three articles, and what a search for something waits for."""
    session, goes_on = three_articles(), threading.Event()
    search = session._catalog.search

    def answer(asked: str, *rest: object, **more: object) -> Found:
        if asked == query:
            assert goes_on.wait(10)
        return search(asked, *rest, **more)

    session._catalog.search = answer
    return session, goes_on


async def test_behind_enter_they_wait_for_the_answer() -> None:
    session, goes_on = waiting("물동량")
    async with driven(session) as pilot:
        await press(pilot, "slash")
        await burst(pilot, *"물동량", "enter", "b")
        assert isinstance(pilot.app.screen, SearchScreen)
        goes_on.set()
        await settled(pilot)

        assert pilot.app.main.reading
        assert "Bookmarked" in status(pilot.app)


async def test_behind_enter_they_are_dropped_when_nothing_is_found() -> None:
    session, goes_on = waiting("xyzzy")
    async with driven(session) as pilot:
        await press(pilot, "slash")
        await burst(pilot, *"xyzzy", "enter", "b", "b")
        goes_on.set()
        await settled(pilot)
        assert pilot.app.screen.query_one(SearchBox).value == "xyzzy"

        await press(pilot, "s")
        assert pilot.app.screen.query_one(SearchBox).value == "xyzzys"


async def test_behind_enter_in_the_filter_they_are_for_the_list_that_comes() -> None:
    async with driven() as pilot:
        await press(pilot, "f")
        await burst(pilot, *"의", "backspace", *"a", "enter", "j", "enter")
        await settled(pilot)

        main = pilot.app.main
        assert main.listed.filter_bar.box.value == "a"
        assert main.reading
        assert main.query_one(ArticleList).cursor == 1


async def test_behind_enter_in_a_slow_filter_they_wait_and_esc_drops_it() -> None:
    session, goes_on = three_articles(), threading.Event()
    ids = session._catalog.ids

    def slow(*asked: object) -> list[ArticleId]:
        assert goes_on.wait(10)
        return ids(*asked)

    session._catalog.ids = slow
    async with driven(session) as pilot:
        await press(pilot, "f")
        await burst(pilot, "a", "enter", "j")
        while "looking ..." not in screen_text(pilot.app):
            await pilot.pause(0.01)
        assert pilot.app.main.articles.cursor == 0

        await pilot.press("escape")
        goes_on.set()
        await settled(pilot)
        assert "filter" not in lines(pilot.app)[1]
        assert pilot.app.main.articles.cursor == 0


async def test_behind_enter_in_a_filter_that_cannot_be_understood_they_are_dropped() -> None:
    session = three_articles()

    def refuse(*_: object) -> list[ArticleId]:
        raise QueryError("no")

    session._catalog.ids = refuse
    async with driven(session) as pilot:
        await press(pilot, "f")
        await burst(pilot, *"re:/[/", "enter", "j", "j")
        await settled(pilot)

        assert pilot.app.main.listed.filter_bar.box.has_focus
        assert pilot.app.main.listed.filter_bar.box.value == "re:/[/"


async def test_behind_enter_in_the_line_to_find_they_are_for_the_article() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "slash")
        await burst(pilot, *"TEU", "enter", "n", "b")
        await settled(pilot)

        assert "Bookmarked" in status(pilot.app)
        assert pilot.app.main.find_bar.needle == "TEU"
        assert "TEUn" not in screen_text(pilot.app)
