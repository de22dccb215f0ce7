"""Search over the library and in an article, as it is typed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest
from textual.events import Paste

from reader.model.article import Article, ArticleId, Language
from reader.model.listing import MarkedArticles
from reader.search.results import Field, Found, Hit, Tier
from reader.session import Session
from reader.tui.messages import CatalogRefreshed, SearchFinished
from reader.tui.queries import summary
from reader.tui.screens.main import MainScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.search_box import SearchBox
from tests.support import (
    InMemoryCatalog,
    InMemoryLibrary,
    InMemoryMarks,
    an_article,
)
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


async def test_results_come_while_typing() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량")

        text = screen_text(pilot.app)
        assert "3 articles" in text
        assert "지난해 물동량은" in text


async def test_enter_opens_at_the_hit_and_n_goes_on() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량")
        await press(pilot, "down", "enter")

        assert isinstance(pilot.app.screen, MainScreen)
        assert pilot.app.main.article.title() == "카카오, 재택근무를 접다"
        assert pilot.app.main.pane.position().point.block == 1
        assert "물동량   1/1" in status(pilot.app)


async def test_enter_counts_what_was_committed_just_before() -> None:
    """An input method often sends the last syllable and Enter in one go."""
    async with driven() as pilot:
        await press(pilot, "slash")
        await pilot.press(*"물동량", "enter")
        await settled(pilot)

        assert isinstance(pilot.app.screen, MainScreen)
        assert pilot.app.main.reading


async def test_escape_brings_back_exactly_what_was_there() -> None:
    async with driven() as pilot:
        await press(pilot, "j")
        before = screen_text(pilot.app)

        await press(pilot, "slash", *"항만", "escape")

        assert screen_text(pilot.app) == before
        assert pilot.app.screen.query_one(ArticleList).has_focus


async def test_up_brings_back_the_last_query() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"항만", "enter", "escape", "q", "slash", "up")

        assert pilot.app.screen.query_one(SearchBox).value == "항만"
        assert pilot.app.screen.query_one(HitList).row_count == 3


async def test_nothing_found_is_said() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"xyzzy", "enter")

        assert isinstance(pilot.app.screen, SearchScreen)
        assert "nothing found" in screen_text(pilot.app)


async def test_a_field_without_its_value_is_not_looked_for_as_a_word() -> None:
    """What stands before it is asked; the field, once its value begins."""
    catalog = SlowCatalog({(article := an_article()).id: article})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await press(pilot, "slash", *"At")
        assert pilot.app.screen.query_one(HitList).row_count == 1

        await press(pilot, *["backspace"] * 2, *"tag:")
        assert pilot.app.screen.query_one(HitList).row_count == 0
        assert "titles, authors" in screen_text(pilot.app)

        await press(pilot, "home", *"항만 ")
        assert catalog.asked[-1] == "항만"
        assert pilot.app.screen.query_one(HitList).row_count == 1


async def test_the_next_key_stops_the_search_that_runs() -> None:
    catalog = SlowCatalog({(article := an_article()).id: article})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await press(pilot, "slash", "물")
        assert "물" in pilot.app.screen.query_one(HitList).current.snippet

        catalog.free.clear()
        await pilot.press("동")
        assert await asyncio.to_thread(catalog.begun.wait, 10)
        await pilot.press("량")
        assert await asyncio.to_thread(catalog.stopped.wait, 10)
        catalog.free.set()
        await settled(pilot)

        assert catalog.asked[-1] == "물동량"
        assert "물동량" in pilot.app.screen.query_one(HitList).current.snippet


async def test_a_key_and_its_hits_are_seen_in_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.answers.WAIT_SECONDS", 60)
    frames: list[tuple[str, int]] = []
    draw = SearchScreen._compositor_refresh

    def record(screen: SearchScreen) -> None:
        hits = screen.query_one(HitList).row_count
        frames.append((screen.query_one(SearchBox).value, hits))
        draw(screen)

    monkeypatch.setattr(SearchScreen, "_compositor_refresh", record)
    async with driven() as pilot:
        await press(pilot, "slash", "항", "만")

    assert {hits for value, hits in frames if value == "항만"} == {3}


async def test_a_key_is_seen_although_its_search_takes_long() -> None:
    catalog = SlowCatalog({(article := an_article()).id: article})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await press(pilot, "slash", "한")
        catalog.free.clear()
        await pilot.press("국")
        await pilot.pause()

        assert "한국" in screen_text(pilot.app)
        assert "nothing found for 한;" in screen_text(pilot.app)

        catalog.free.set()
        await settled(pilot)
        assert "nothing found for 한국;" in screen_text(pilot.app)


async def test_what_takes_longer_than_a_key_waits_is_shown_when_it_is_found() -> None:
    catalog = SlowCatalog({(article := an_article()).id: article})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await press(pilot, "slash")
        catalog.free.clear()
        await pilot.press("물")
        assert pilot.app.screen.query_one(HitList).row_count == 0

        catalog.free.set()
        await settled(pilot)
        assert "물" in pilot.app.screen.query_one(HitList).current.snippet


async def test_the_best_of_a_moment_are_followed_by_all_there_is() -> None:
    """Each further answer is asked for more, and says whether there are more still."""
    limits: list[int] = []

    def answer(query: str, _: object, limit: int, *__: object, **___: object) -> Found:
        limits.append(limit)
        hits = tuple(hit_in(f"article{number:03}") for number in range(min(limit, 60)))
        return Found(query, hits, len(hits), len(hits), complete=limit >= 60)

    session = three_articles()
    session._catalog.search = answer
    async with driven(session) as pilot:
        await press(pilot, "slash", "항")

        hits = pilot.app.screen.query_one(HitList)
        assert limits[-2:] == [-(-hits.size.height // HitList.ROW_LINES), 200]
        assert hits.row_count == 60
        assert "60 articles" in screen_text(pilot.app)


async def test_a_blank_behind_a_word_asks_for_nothing_new() -> None:
    catalog = SlowCatalog({(article := an_article()).id: article})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session) as pilot:
        await press(pilot, "slash", "물", "space")
        assert catalog.asked.count("물") == 1
        assert "1 article" in screen_text(pilot.app)

        await press(pilot, "동")
        assert catalog.asked[-1] == "물 동"


def hit_in(article_id: str) -> Hit:
    """A hit in a body."""
    return Hit(
        ArticleId(article_id), "제목", 1.0, Tier.LITERAL, Field.BODY, Language.KO, 0, (0, 1),
        "항만", ((0, 1),),
    )  # fmt: skip


class SlowCatalog(InMemoryCatalog):
    """Searches until it is freed or told to stop."""

    def __init__(self, articles: dict[ArticleId, Article]) -> None:
        super().__init__(articles)
        self.asked: list[str] = []
        self.free, self.begun, self.stopped = (threading.Event() for _ in range(3))
        self.free.set()

    def search(
        self,
        query: str,
        marked: MarkedArticles,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        self.asked.append(query)
        while not self.free.wait(0.01):
            self.begun.set()
            if cancelled and cancelled():
                self.stopped.set()
                return Found(query, complete=False)
        return super().search(query, marked, limit, budget_ms, cancelled)


async def test_an_answer_to_an_older_query_is_dropped() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"항만")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)

        screen.post_message(SearchFinished(Found("something else")))
        await asyncio.sleep(0)
        await settled(pilot)

        assert "3 articles" in screen_text(pilot.app)


def test_a_lower_bound_is_shown_as_one() -> None:
    assert summary(Found("x", articles=0, places=0)) == "nothing found"
    some = Found("x", (), 12, 37)
    assert summary(Found("x", complete=False)) == "looking ..."
    assert "nothing" in summary(some)


async def test_the_terminal_cursor_stands_behind_the_text() -> None:
    """The system draws a syllable that is being composed there; Input is a cell off."""
    async with driven() as pilot:
        await press(pilot, "slash", *"카카오")
        box = pilot.app.screen.query_one(SearchBox)
        start = box.content_region.x

        assert box.cursor_screen_offset.x == start + 6
        assert pilot.app.cursor_position.x == start + 6

        await press(pilot, "left")
        assert box.cursor_screen_offset.x == start + 4


async def test_a_paste_is_cleaned_and_made_one_line() -> None:
    async with driven() as pilot:
        await press(pilot, "slash")
        box = pilot.app.screen.query_one(SearchBox)
        box.post_message(Paste("\x1b[31m카카오\x07\n둘째 각"))
        await settled(pilot)

        assert box.value == "카카오 둘째 각"


async def test_loose_jamo_are_composed() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", "ᄀ", "ᅡ", "ᆨ")

        assert pilot.app.screen.query_one(SearchBox).value == "각"


async def test_search_fits_small_screens() -> None:
    for size in (NARROW, SMALL):
        async with driven(size=size) as pilot:
            await press(pilot, "slash", *"항만")
            assert "항만" in lines(pilot.app)[0]
            assert "3 articles" in lines(pilot.app)[1]


async def test_a_search_is_asked_again_when_articles_have_come() -> None:
    articles = {an_article().id: an_article()}
    catalog = InMemoryCatalog(dict(articles))
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    catalog.articles.clear()
    async with driven(session) as pilot:
        await press(pilot, "slash", *"항만")
        assert "nothing found" in screen_text(pilot.app)

        catalog.articles.update(articles)
        pilot.app.post_message(CatalogRefreshed(changed=True))
        await settled(pilot)
        assert "1 article" in screen_text(pilot.app)


def sixty(*first: str) -> tuple[Hit, ...]:
    """A long answer, with some articles before the sixty."""
    return tuple(map(hit_in, (*first, *(f"article{number:03}" for number in range(60)))))


async def test_the_cursor_stays_on_its_hit_when_articles_come_before_it() -> None:
    """As every few seconds while a build runs elsewhere."""
    session, new = three_articles(), list[str]()
    goes_on, asked_for_all = threading.Event(), threading.Event()
    goes_on.set()

    def answer(query: str, _: object, limit: int, *__: object, **___: object) -> Found:
        hits = sixty(*new)
        if limit >= 200:
            asked_for_all.set()
            assert goes_on.wait(10)
        return Found(query, hits[:limit], len(hits), len(hits), complete=limit >= 60)

    session._catalog.search = answer
    async with driven(session) as pilot:
        await press(pilot, "slash", "항", *["down"] * 40)
        hits = pilot.app.screen.query_one(HitList)
        assert hits.current == hit_in("article040")

        new.append("newer")
        goes_on.clear()
        asked_for_all.clear()
        pilot.app.post_message(CatalogRefreshed(changed=True))
        assert await asyncio.to_thread(asked_for_all.wait, 10)
        await pilot.pause()
        assert (hits.row_count, hits.current) == (60, hit_in("article040"))

        goes_on.set()
        await settled(pilot)
        assert (hits.row_count, hits.current) == (61, hit_in("article040"))
        assert hits.cursor == 41


async def test_who_is_on_the_first_hit_sees_the_best_when_articles_have_come() -> None:
    session, new = three_articles(), list[str]()
    session._catalog.search = lambda query, *_, **__: Found(query, sixty(*new), 60, 60)
    async with driven(session) as pilot:
        await press(pilot, "slash", "항")
        new.append("newer")
        pilot.app.post_message(CatalogRefreshed(changed=True))
        await settled(pilot)

        assert pilot.app.screen.query_one(HitList).current == hit_in("newer")


async def test_enter_while_it_is_being_looked_opens_what_comes() -> None:
    session = three_articles()
    goes_on, asked = threading.Event(), list[int]()

    def answer(query: str, _: object, limit: int, *__: object, **___: object) -> Found:
        asked.append(limit)
        if limit < 200:
            return Found(query, complete=False)
        assert goes_on.wait(10)
        return Found(query, (hit_in("article001"),), 1, 1)

    session._catalog.search = answer
    async with driven(session) as pilot:
        await pilot.press("slash", *"항만")
        while "looking ..." not in screen_text(pilot.app) or asked[-1] != 200:
            await pilot.pause(0.01)
        questions = len(asked)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SearchScreen)

        goes_on.set()
        await settled(pilot)
        assert pilot.app.main.reading
        assert pilot.app.main.article.id == ArticleId("article001")
        assert len(asked) == questions
