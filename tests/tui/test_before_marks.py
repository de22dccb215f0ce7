"""The screen before the marks of the library are loaded: nothing is done to them blind."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.errors import Unreadable
from reader.model.article import Article, ArticleId, Language
from reader.model.marks import Point, ReadingPosition
from reader.session import Session
from reader.store.marks.store import MarksStore
from reader.tui.app import ReaderApp
from tests.support import InMemoryCatalog, InMemoryLibrary, an_article
from tests.tui.driving import NARROW, STORIES, WIDE, lent, press, screen_text, settled, status

FIRST, SECOND = ArticleId("article000"), ArticleId("article001")


def articles() -> dict[ArticleId, Article]:
    made = (an_article(f"article00{n}", ko=ko, en=en) for n, (ko, en) in enumerate(STORIES))
    return {article.id: article for article in made}


class SlowMarks(MarksStore):
    """Marks that are loaded when they are let go on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "marks", folder / "state")
        self.goes_on = threading.Event()
        self.broken = False

    def load(self) -> None:
        assert self.goes_on.wait(10)
        if self.broken:
            raise Unreadable(Path("marks"), 0, "broken")
        super().load()


def a_session(marks: MarksStore) -> Session:
    return Session(InMemoryLibrary(articles()), lambda: marks, InMemoryCatalog(articles()))


def loaded(folder: Path) -> Session:
    """A session that knows what is on the disk."""
    marks = SlowMarks(folder)
    marks.goes_on.set()
    session = a_session(marks)
    session.load_marks()
    return session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Marks: the first article is bookmarked, half read and read."""
    session = loaded(tmp_path)
    session.toggle_bookmark(FIRST)
    for block in (0, 1, 2):
        session.save_position(FIRST, ReadingPosition(Language.KO, Point(block), progress=0.5))
        session.save()
    session.set_read([FIRST], True)
    session.close()
    return tmp_path


@asynccontextmanager
async def begun(
    folder: Path, size: tuple[int, int] = NARROW, **remembered: str
) -> AsyncIterator[tuple[Pilot[None], SlowMarks]]:
    """The app before its marks are loaded."""
    marks = SlowMarks(folder)
    session = a_session(marks)
    services = lent(remembered=remembered)
    app = ReaderApp(session, None, services)
    async with app.run_test(size=size) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        await pilot.pause(0.1)
        yield pilot, marks
        marks.goes_on.set()
        await settled(pilot)
    session.close()


async def test_what_is_marked_waits_for_what_is_marked_already(folder: Path) -> None:
    """The bookmark that is there goes, and who marks unread loses no place."""
    async with begun(folder) as (pilot, _):
        await pilot.press("b", "r", "j", "b")
        assert "the marks are being read" in status(pilot.app)

    session = loaded(folder)
    assert (False, False) == (session.state(FIRST).bookmarked, session.state(FIRST).read)
    assert session.state(SECOND).bookmarked
    assert 2 == session.reading(FIRST).position.point.block


async def test_a_view_that_marks_decide_on_waits_for_them_and_keys_for_it(folder: Path) -> None:
    async with begun(folder, view="unread") as (pilot, marks):
        assert "one moment" in screen_text(pilot.app)
        assert "부산항" not in screen_text(pilot.app)
        await pilot.press("j", "b")
        marks.goes_on.set()
        await settled(pilot)
        assert "2/2" in screen_text(pilot.app)

    assert loaded(folder).state(ArticleId("article002")).bookmarked


async def test_a_filter_that_takes_long_at_the_start_says_so_and_esc_drops_it(
    folder: Path,
) -> None:
    async with begun(folder, filter="부산") as (pilot, _):
        while "looking ..." not in screen_text(pilot.app):
            await pilot.pause(0.01)
        await pilot.press("escape")
        await pilot.pause()
        assert "1/3" in screen_text(pilot.app)
        assert "looking" not in screen_text(pilot.app)
        assert not pilot.app.main.listed.filter_bar.display


async def test_esc_twice_drops_what_waits_for_marks_that_do_not_come(folder: Path) -> None:
    async with begun(folder) as (pilot, _):
        await pilot.press("b", "j", "escape")
        assert pilot.app.main.articles.cursor == 0
        await pilot.press("escape", "j")
        assert pilot.app.main.articles.cursor == 1

    assert loaded(folder).state(FIRST).bookmarked


async def test_undo_waits_for_the_steps_there_are(folder: Path) -> None:
    async with begun(folder) as (pilot, marks):
        await pilot.press("u")
        marks.goes_on.set()
        await settled(pilot)
        assert "Undone: Marked read" in status(pilot.app)


async def test_one_can_move_and_read_before_the_marks_are_there(folder: Path) -> None:
    async with begun(folder) as (pilot, _):
        await pilot.press("j", "enter", "t", "space")
        await pilot.pause(0.1)
        assert pilot.app.main.reading
        assert "The cranes never stop" in screen_text(pilot.app)
        await pilot.press("q", "slash", *"부산")
        await pilot.pause(0.2)
        assert "부산" in screen_text(pilot.app)
        await pilot.press("escape")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_article_that_was_opened_meanwhile_goes_on_where_it_was_left(
    folder: Path, size: tuple[int, int]
) -> None:
    async with begun(folder, size) as (pilot, marks):
        await pilot.press("enter")
        await pilot.pause(1)
        assert Point(0) == pilot.app.main.pane.position().point
        marks.goes_on.set()
        await settled(pilot)
        assert 2 == pilot.app.main.pane.position().point.block
        await press(pilot, "q", "q")

    assert 2 == loaded(folder).reading(FIRST).position.point.block


async def test_who_has_moved_on_meanwhile_stays_there_and_it_is_kept(folder: Path) -> None:
    async with begun(folder) as (pilot, marks):
        await pilot.press("enter", "right_curly_bracket")
        await pilot.pause(1)
        marks.goes_on.set()
        await settled(pilot)
        assert 1 == pilot.app.main.pane.position().point.block

    session = loaded(folder)
    assert 1 == session.reading(FIRST).position.point.block
    assert session.state(FIRST).read


async def test_a_list_that_marks_decide_on_is_shown_anew(folder: Path) -> None:
    async with begun(folder) as (pilot, marks):
        await pilot.press("f", *"부산", "enter")
        await pilot.pause(0.2)
        await pilot.press("4")
        marks.goes_on.set()
        await settled(pilot)
        assert 1 == pilot.app.main.articles.row_count


async def test_keys_work_again_when_the_marks_cannot_be_loaded(folder: Path) -> None:
    async with begun(folder) as (pilot, marks):
        marks.broken = True
        await pilot.press("j", "b")
        marks.goes_on.set()
        await settled(pilot)
        assert "Bookmarked" in status(pilot.app)


async def test_who_quits_at_once_is_not_kept(folder: Path) -> None:
    async with begun(folder) as (pilot, _):
        await pilot.press("j", "q")
        await pilot.pause(0.2)
        assert pilot.app._exit
