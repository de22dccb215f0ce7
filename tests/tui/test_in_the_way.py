"""What is sought does not stand in the way of what is sought next, nor of what is saved."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

from reader.model.article import ArticleId
from reader.model.listing import ListQuery, MarkedArticles
from reader.session import Session
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article
from tests.tui.driving import driven, press, settled, status

FIRST = ArticleId("article000")
MANY_THREADS = 64
"""More than asyncio has for the workers of a program."""


class SlowCatalog(InMemoryCatalog):
    """Its filters never come to an end by themselves."""

    def __init__(self) -> None:
        super().__init__({FIRST: an_article(FIRST)})
        self.asked = self.at_work = 0

    def ids(
        self,
        query: ListQuery,
        marked: MarkedArticles,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[ArticleId]:
        assert cancelled is not None
        self.asked += 1
        self.at_work += 1
        end = time.monotonic() + 10
        while not cancelled():
            assert time.monotonic() < end, "nobody gave it up"
            time.sleep(0.001)
        self.at_work -= 1
        return []


async def test_a_filter_ends_as_soon_as_another_is_typed_or_it_is_left() -> None:
    catalog = SlowCatalog()
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await pilot.press("f")
        for asked, key in enumerate("xyz", 1):
            await pilot.press(key)
            async with asyncio.timeout(5):
                while (catalog.asked, catalog.at_work) != (asked, 1):
                    await asyncio.sleep(0.01)
        await pilot.press("escape")
        await settled(pilot)

        assert catalog.at_work == 0


async def test_what_is_marked_is_saved_while_every_worker_is_busy() -> None:
    store = InMemoryMarks()
    session = Session(
        InMemoryLibrary({FIRST: an_article(FIRST)}),
        lambda: store,
        InMemoryCatalog({FIRST: an_article(FIRST)}),
    )
    over = threading.Event()
    async with driven(session) as pilot:
        loop = asyncio.get_running_loop()
        busy = [loop.run_in_executor(None, over.wait, 10) for _ in range(MANY_THREADS)]
        await pilot.press("b")
        async with asyncio.timeout(5):
            while "Bookmarked, saved" not in status(pilot.app):
                await asyncio.sleep(0.01)
        assert ["Bookmarked"] == [step.label for step in store.steps]
        assert not any(one.done() for one in busy)
        over.set()
        await press(pilot, "j")
