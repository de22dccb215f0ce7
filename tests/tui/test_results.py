"""From the results of a search to a hit and back, also before all of them are there."""

from __future__ import annotations

import asyncio
import threading

from reader.model.article import ArticleId, Language
from reader.search.results import Field, Found, Hit, Tier
from reader.session import Session
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.hit_list import HitList
from tests.support import a_session, an_article
from tests.tui.driving import driven, press, screen_text, settled, status

COUNT = 30


def many() -> Session:
    """A session over thirty articles, each with one hit of 항."""
    return a_session(*(an_article(f"article{n:03}", ko=f"제목 {n:02}") for n in range(COUNT)))


def hits(count: int) -> tuple[Hit, ...]:
    """The first of them as hits."""
    return tuple(
        Hit(
            ArticleId(f"article{n:03}"), f"제목 {n:02}", 1.0, Tier.LITERAL, Field.BODY,
            Language.KO, 0, (0, 1), "항만", ((0, 1),),
        )
        for n in range(min(count, COUNT))
    )  # fmt: skip


class Asked:
    """Answers in two steps: a screenful, and all of it once it is let go on."""

    def __init__(self) -> None:
        self.goes_on, self.asked_for_all = threading.Event(), threading.Event()

    def __call__(self, query: str, _: object, limit: int, *__: object, **___: object) -> Found:
        if limit < 200:
            some = hits(12)
            return Found(query, some, len(some), len(some), complete=False)
        self.asked_for_all.set()
        assert self.goes_on.wait(10)
        return Found(query, hits(COUNT), COUNT, COUNT)


async def test_the_results_are_there_at_once_when_one_comes_back_to_them() -> None:
    """Who goes from one to the next does not wait for the search to be made again."""
    session, asked = many(), Asked()
    asked.goes_on.set()
    session._catalog.search = asked
    async with driven(session) as pilot:
        await press(pilot, "slash", "항", *["down"] * 20, "enter")
        asked.goes_on.clear()

        await pilot.press("q", "j", "enter")
        asked.goes_on.set()
        await settled(pilot)

        assert pilot.app.main.article.id == ArticleId("article021")
        assert f"article 22/{COUNT}" in status(pilot.app)


async def test_a_hit_opened_before_all_are_known_leads_on_to_all_of_them() -> None:
    session, asked = many(), Asked()
    session._catalog.search = asked
    async with driven(session) as pilot:
        await pilot.press("slash", "항", "enter")
        assert await asyncio.to_thread(asked.asked_for_all.wait, 10)
        while not pilot.app.main.reading:
            await pilot.pause(0.01)
        assert "article 1/12+" in status(pilot.app)

        asked.goes_on.set()
        await settled(pilot)
        assert f"article 1/{COUNT}" in status(pilot.app)
        await press(pilot, "N", "N")
        assert pilot.app.main.article.id == ArticleId(f"article{COUNT - 1:03}")

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.query_one(HitList).cursor == COUNT - 1


async def test_what_is_said_meanwhile_stays_when_all_hits_are_known() -> None:
    session, asked = many(), Asked()
    session._catalog.search = asked
    async with driven(session) as pilot:
        await pilot.press("slash", "항", "enter", "b")
        assert await asyncio.to_thread(asked.asked_for_all.wait, 10)
        while "Bookmarked" not in status(pilot.app):
            await pilot.pause(0.01)
        asked.goes_on.set()
        await settled(pilot)
        assert "Bookmarked" in status(pilot.app)


async def test_articles_that_had_no_room_in_the_first_answer_are_asked_for() -> None:
    """It has counted them all, and lists as many as it was asked for."""
    session = many()
    session._catalog.search = lambda query, _, limit, *__, **___: Found(
        query, hits(21)[:limit], 21, 21
    )
    async with driven(session) as pilot:
        await press(pilot, "slash", "항")

        assert pilot.app.screen.query_one(HitList).row_count == 21
        assert "21 articles" in screen_text(pilot.app)
        assert "best" not in screen_text(pilot.app)


async def test_results_that_have_become_fewer_are_shown_as_fewer() -> None:
    """As those of is:unread when one of them has been read."""
    session, left = many(), [20]
    session._catalog.search = lambda query, _, limit, *__, **___: Found(
        query, hits(left[0])[-limit:], left[0], left[0]
    )
    async with driven(session) as pilot:
        await press(pilot, "slash", "항", "enter")
        left[0] = 3
        await press(pilot, "escape")

        assert pilot.app.screen.query_one(HitList).row_count == 3
        assert "3 articles" in screen_text(pilot.app)


async def test_an_article_that_was_found_by_no_words_is_not_said_to_lack_them() -> None:
    session = many()
    wordless = tuple(hit._replace(span=(0, 0), snippet_spans=()) for hit in hits(2))
    session._catalog.search = lambda query, *_, **__: Found(query, wordless, 2, 2)
    async with driven(session) as pilot:
        await press(pilot, "slash", *"is:unread", "enter")
        assert status(pilot.app).startswith("is:unread   article 1/2   n next")

        wordless = wordless[:1]
        await press(pilot, "escape", "enter")
        assert status(pilot.app) == ""
        await press(pilot, "n")
        assert status(pilot.app) == "is:unread is in no other article"
