"""The list while the catalog is made behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from textual.pilot import Pilot

from reader.catalog.indexer import CatalogChange
from reader.model.article import Article, ArticleId
from reader.session import Session
from reader.session.ports import LibraryPort
from reader.tui.app import ReaderApp
from reader.tui.listing import Listing
from reader.tui.messages import CatalogProgressed, CatalogRefreshed, MarksLoaded, RowsGathered
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article
from tests.tui.driving import NARROW, WIDE, driven, lent, lines, press, screen_text, settled

TITLES = ("등대지기의 마지막 겨울", "골목 빵집의 아침", "바다를 건넌 편지", "오래된 극장의 불빛")


@dataclass
class GrowingCatalog(InMemoryCatalog):
    """Takes in one batch each time it is let go on."""

    batches: list[list[Article]] = field(default_factory=list)
    going_on: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def update(
        self,
        source: LibraryPort,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CatalogChange:
        total = sum(map(len, self.batches))
        for batch in self.batches:
            self.going_on.acquire(timeout=10)
            later = dict(self.articles)
            self.articles.clear()
            self.articles.update({one.id: one for one in batch} | later)  # new rows come first
            if on_progress:
                on_progress(len(self.articles), total)
        self.going_on.acquire(timeout=10)
        return CatalogChange(added=total)


def growing() -> tuple[ReaderApp, GrowingCatalog]:
    """The app over a library nobody has a catalog of, in four batches."""
    articles = [an_article(f"article00{n}", ko=ko) for n, ko in enumerate(TITLES)]
    catalog = GrowingCatalog({}, batches=[[one] for one in articles])
    library = InMemoryLibrary({one.id: one for one in articles})
    session = Session(library, InMemoryMarks, catalog)
    return ReaderApp(session, None, lent()), catalog


async def shown(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is on the screen."""
    for _ in range(500):
        if text in screen_text(pilot.app):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{text!r} never came:\n{screen_text(pilot.app)}")


async def test_the_list_is_used_while_the_catalog_is_made() -> None:
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        catalog.going_on.release()
        await shown(pilot, "1/1")
        assert "reading the library: 1 of 4" in lines(app)[-2]
        assert TITLES[0] in screen_text(app)

        await pilot.press("b")
        await shown(pilot, "4 Bookmarked 1")

        catalog.going_on.release()
        await shown(pilot, "1/2")
        assert TITLES[1] in lines(app)[1]

        for _ in range(3):
            catalog.going_on.release()
        await settled(pilot)
        assert "1/4" in lines(app)[-2]
        assert "reading the library" not in screen_text(app)


async def test_what_is_counted_meanwhile_is_a_lower_bound() -> None:
    """A list that is held, and the answer to a search, do not grow by themselves."""
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        catalog.going_on.release()
        await shown(pilot, "1/1")
        catalog.going_on.release()
        await shown(pilot, "1/2")
        await pilot.press("2")
        await shown(pilot, "1/2+")

        for _ in range(3):
            catalog.going_on.release()
        await settled(pilot)
        assert lines(app)[-2].rstrip().endswith("/4")


async def test_the_cursor_stays_on_its_article_while_rows_come_in_before_it() -> None:
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        catalog.going_on.release()
        await shown(pilot, "1/1")
        catalog.going_on.release()
        await shown(pilot, "1/2")
        await pilot.press("j")
        await shown(pilot, "2/2")

        catalog.going_on.release()
        await shown(pilot, "3/3")

        await pilot.press("enter")
        await shown(pilot, "KO")
        catalog.going_on.release(2)
        await settled(pilot)
        assert app.main is not None
        assert app.main.article is not None
        assert app.main.article.id == ArticleId("article000")
        await press(pilot, "q")
        assert "4/4" in lines(app)[-2]


@pytest.mark.parametrize("in_first", [4, 2])
async def test_keys_that_come_before_the_first_rows_move_in_them(in_first: int) -> None:
    """The first start makes the catalog for half a second, and fingers are faster."""
    app, catalog = growing()
    catalog.batches[:in_first] = [[one for (one,) in catalog.batches[:in_first]]]
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        await pilot.press("G", "k", "v")
        catalog.going_on.release(5)
        await settled(pilot)
        assert "1 selected" in lines(app)[-2]


@pytest.mark.parametrize("in_first", [4, 2])
async def test_the_list_begins_on_its_article_also_when_the_catalog_is_made_anew(
    in_first: int,
) -> None:
    """The cache may be deleted at any moment; who goes to the top then stays there."""
    app, catalog = growing()
    catalog.batches[:in_first] = [[one for (one,) in catalog.batches[:in_first]]]
    app.memory.now = app.memory.now._replace(article="article001")
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        catalog.going_on.release(4)
        await settled(pilot)
        assert app.main is not None
        assert "article001" == app.main.row_id

        await press(pilot, "g", "2", "1")
        assert app.main.articles.cursor == 0
        catalog.going_on.release(5)


async def test_esc_and_q_do_not_wait_for_the_first_rows() -> None:
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        await pilot.press("j", "escape")
        assert not app._held

        await pilot.press("q")
        await pilot.pause()
        assert app._exit
        catalog.going_on.release(5)


async def test_an_empty_library_says_so_once_it_is_known() -> None:
    app, catalog = growing()
    catalog.batches.clear()
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        catalog.going_on.release()
        await shown(pilot, "nothing here")


async def test_leaving_before_everything_is_read_is_not_a_crash() -> None:
    """What the workers still tell finds no screen any more."""
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        await shown(pilot, "one moment")
        app.post_message(MarksLoaded())
        app.post_message(CatalogProgressed(1, 4))
        app.post_message(CatalogRefreshed(changed=True))
        catalog.going_on.release(5)

    assert not app.crash


async def test_while_the_library_is_read_nothing_found_is_not_the_last_word() -> None:
    """A catalog that is new, or made anew, has no articles yet; then the answer comes."""
    catalog = InMemoryCatalog({})
    session = Session(InMemoryLibrary({}), InMemoryMarks, catalog)
    async with driven(session, size=NARROW) as pilot:
        catalog.is_whole = False
        await press(pilot, "slash", *"부산항")
        assert "nothing yet for 부산항; the library is being read" in screen_text(pilot.app)

        catalog.is_whole = True
        pilot.app.post_message(CatalogRefreshed(changed=False))
        await settled(pilot)
        assert "nothing found for 부산항" in screen_text(pilot.app)

        catalog.is_whole = False
        await press(pilot, "escape", "f", *"부산항")
        assert "nothing yet for 부산항" in screen_text(pilot.app)

        catalog.is_whole = True
        pilot.app.post_message(CatalogRefreshed(changed=False))
        await settled(pilot)
        assert "nothing for 부산항" in screen_text(pilot.app)


async def test_every_row_is_selected_also_when_more_came_while_they_were_asked_for() -> None:
    app, catalog = growing()
    async with app.run_test(size=WIDE) as pilot:
        catalog.going_on.release(1)
        await shown(pilot, "1/1")
        assert app.main is not None
        asked = Listing(app.session, app.main.listed.asked)
        catalog.going_on.release(1)
        await shown(pilot, "1/2")
        app.main.listed.post_message(RowsGathered(asked, [ArticleId("article000")]))
        await shown(pilot, "1 selected")
        catalog.going_on.release(3)
