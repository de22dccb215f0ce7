"""Keys behind the one that opens a list are for its rows, also while those are being read."""

from __future__ import annotations

import threading

import pytest

from reader.model.article import ArticleId, Language
from reader.model.marks import Color, Point, Span
from reader.session import Session
from reader.tui.screens.main import MainScreen
from reader.tui.screens.tags import TagsScreen
from tests.tui.driving import driven, press, settled, three_articles

FIRST, SECOND = ArticleId("article000"), ArticleId("article001")


def marked() -> Session:
    """A highlight in each of two articles, both of them bookmarked and tagged."""
    session = three_articles()
    for article_id in (FIRST, SECOND):
        session.highlight(article_id, Language.KO, Span(Point(1, 0), Point(1, 8)), Color.GREEN)
        session.annotate(article_id, None, None, f"#표{article_id[-1]}")
        session.toggle_bookmark(article_id)
    session.save()
    return session


def slowly(session: Session, name: str) -> threading.Event:
    """Lets a question to the session wait for an event."""
    goes_on, ask = threading.Event(), getattr(session, name)

    def slow(*arguments: object) -> object:
        assert goes_on.wait(10)
        return ask(*arguments)

    setattr(session, name, slow)
    return goes_on


@pytest.mark.parametrize("key", ["apostrophe", "semicolon"])
async def test_a_key_behind_it_moves_in_the_list_of_marks(key: str) -> None:
    session = marked()
    async with driven(session) as pilot:
        goes_on = slowly(session, "annotations")
        await pilot.press(key, "G", "enter")
        goes_on.set()
        await settled(pilot)

        main = pilot.app.main
        assert pilot.app.screen is main
        assert main.reading
        assert main.article.id == SECOND


async def test_a_key_behind_it_moves_in_the_list_of_tags() -> None:
    session = marked()
    async with driven(session) as pilot:
        goes_on = slowly(session, "tags")
        await pilot.press("number_sign", "j", "enter")
        goes_on.set()
        await settled(pilot)

        assert pilot.app.main.listed.asked.filter == "tag:#표1"


@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_a_list_that_does_not_come_can_be_left(leave: str) -> None:
    session = marked()
    async with driven(session) as pilot:
        goes_on = slowly(session, "tags")
        await pilot.press("number_sign")
        if leave == "escape":
            await pilot.press("j", "enter")  # who held a key too long is not held by it
        await pilot.press(leave)
        gone = isinstance(pilot.app.screen, MainScreen)
        goes_on.set()
        await settled(pilot)

        assert gone
        assert not pilot.app.main.listed.asked.filter


async def test_what_is_typed_behind_the_key_of_the_filter_is_the_filter() -> None:
    session = marked()
    async with driven(session) as pilot:
        goes_on = slowly(session, "tags")
        await pilot.press("number_sign", "slash", *"표1", "enter")
        assert isinstance(pilot.app.screen, TagsScreen)
        goes_on.set()
        await settled(pilot)
        await press(pilot, "enter")

        assert pilot.app.main.listed.asked.filter == "tag:#표1"
