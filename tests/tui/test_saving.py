"""What is said about saving, and what happens when the disk refuses."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NoReturn

import pytest

from reader.catalog.indexer import CatalogChange
from reader.errors import NewerSchema, NotSaved
from reader.model.article import ArticleId
from reader.model.marks import Step
from reader.session import Session
from reader.store.marks.store import MarksStore
from reader.tui import saving
from reader.tui.screens.choice import ChoiceScreen
from tests.support import (
    InMemoryCatalog,
    InMemoryLibrary,
    InMemoryMarks,
    a_session,
    an_article,
)
from tests.tui.driving import driven, press, screen_text, settled, status

FIRST = ArticleId("aaaaaaaaaa")


def on_a_full_disk() -> tuple[InMemoryMarks, Session]:
    """A session whose disk refuses until `marks.refuse` is cleared."""
    marks = InMemoryMarks(refuse="no space left on device")
    return marks, a_session(an_article(), marks=marks)


def refused(_: Step) -> NoReturn:
    """A disk that is full."""
    raise NotSaved("no space left on device")


async def test_what_is_not_saved_is_not_called_saved() -> None:
    _, session = on_a_full_disk()
    async with driven(session) as pilot:
        await press(pilot, "b")

        assert status(pilot.app) == "Bookmarked"
        assert "not saved: no space left on device (1 change kept" in screen_text(pilot.app)
        assert "⚑" in screen_text(pilot.app)


async def test_it_is_saved_by_itself_when_there_is_space_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "FIRST_RETRY_SECONDS", 0.05)
    marks, session = on_a_full_disk()
    async with driven(session) as pilot:
        pilot.app.saver.retry_seconds = 0.05
        await press(pilot, "b")
        marks.refuse = ""
        for _ in range(100):
            if not session.unsaved:
                break
            await pilot.pause(0.02)
        await settled(pilot)

        assert "not saved" not in screen_text(pilot.app)
        assert "Bookmarked, saved" in status(pilot.app)
        assert len(marks.steps) == 1


async def test_quitting_with_unsaved_changes_offers_ways_out() -> None:
    _, session = on_a_full_disk()
    async with driven(session) as pilot:
        await press(pilot, "b", "q")

        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert "rescue file" in screen_text(pilot.app)

        await press(pilot, "enter")
        assert pilot.app.is_running
        assert pilot.app.main is pilot.app.screen

        await press(pilot, "q", "escape")
        assert pilot.app.main is pilot.app.screen
        assert "⚑" in screen_text(pilot.app)


async def test_who_stays_is_not_thrown_out_when_saving_works_again() -> None:
    """The wish to leave ends with the answer."""
    marks, session = on_a_full_disk()
    async with driven(session) as pilot:
        await press(pilot, "b", "q", "enter")
        assert not isinstance(pilot.app.screen, ChoiceScreen)
        marks.refuse = ""
        pilot.app.saver.persist()
        await settled(pilot)

        assert not session.unsaved
        assert pilot.app.is_running and pilot.app.return_code is None
        assert "Bookmarked, saved" in status(pilot.app)


@pytest.mark.parametrize(
    ("way_out", "files", "there"), [("j", 1, ["bookmark"]), ("G", 0, [])], ids=["rescue", "without"]
)
async def test_the_next_start_finds_what_was_rescued_and_nothing_of_what_was_left_behind(
    way_out: str, files: int, there: list[str], tmp_path: Path
) -> None:
    store = MarksStore(tmp_path / "marks", tmp_path / "state")
    session = a_session(an_article(), marks=store)
    apply, store.apply = store.apply, refused
    async with driven(session) as pilot:
        await press(pilot, "b", "q")
        await press(pilot, way_out, "enter")
        assert not pilot.app.is_running

    pilot.app.bookkeeper.save_all()
    assert files == len(list(tmp_path.rglob("*rescue-*")))
    store.apply = apply
    session.close()
    later = a_session(an_article(), marks=MarksStore(tmp_path / "marks", tmp_path / "state"))
    assert there == [one.kind for one in later.annotations()]


async def test_without_a_place_for_a_rescue_file_nobody_is_thrown_out() -> None:
    _, session = on_a_full_disk()
    async with driven(session) as pilot:
        await press(pilot, "b", "q", "j", "enter")

        assert pilot.app.is_running
        assert "no place for a rescue file" in status(pilot.app)


async def test_quitting_saves_the_place_first() -> None:
    marks = InMemoryMarks()
    session = a_session(an_article(), marks=marks)
    async with driven(session) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("right_curly_bracket", "q", "q")
        await settled(pilot)

    assert session.unsaved == 0
    assert marks.state[FIRST].reading is not None


async def test_marks_of_others_appear() -> None:
    marks = InMemoryMarks()
    session = a_session(an_article(), marks=marks)
    other = a_session(an_article(), marks=marks)
    async with driven(session) as pilot:
        other.toggle_bookmark(FIRST)
        other.save()
        marks.changed_by_others.add(FIRST)
        pilot.app._look_around()
        await settled(pilot)

        assert "⚑" in screen_text(pilot.app)


async def test_a_last_act_saves_the_place_too() -> None:
    """What signals and a vanished terminal call from outside the event loop."""
    marks = InMemoryMarks()
    session = a_session(an_article(), marks=marks)
    async with driven(session) as pilot:
        await press(pilot, "enter")
        await pilot.press("right_curly_bracket")
        await pilot.pause()
        pilot.app.bookkeeper.save_all()

        position = marks.state[FIRST].reading
        assert position is not None
        assert position.position is not None
        assert position.position.point.block == 1


async def test_a_library_that_cannot_be_read_is_a_banner_until_it_can() -> None:
    """A newer or damaged library.yaml must not end an open program."""
    session = a_session(an_article())
    async with driven(session) as pilot:
        refresh, problem = session.refresh, NewerSchema("library.yaml is of a later version")

        def refuse(*_: object) -> NoReturn:
            raise problem

        session.refresh = refuse
        pilot.app._look_for_articles()
        await settled(pilot)
        assert "library.yaml is of a later version" in screen_text(pilot.app)

        session.refresh = refresh
        pilot.app._look_for_articles()
        await settled(pilot)
        assert "later version" not in screen_text(pilot.app)


async def test_articles_that_others_built_appear() -> None:
    catalog = InMemoryCatalog({FIRST: an_article()})
    library = InMemoryLibrary(catalog.articles)
    session = Session(library, InMemoryMarks, catalog)
    async with driven(session) as pilot:
        late = an_article("bbbbbbbbbb", ko="늦게 온 기사")
        catalog.articles[late.id] = late
        catalog.change = CatalogChange(added=1)
        pilot.app._look_for_articles()
        await settled(pilot)

        assert "늦게 온 기사" in screen_text(pilot.app)


async def test_a_broken_file_of_marks_is_a_banner_from_the_start_until_it_is_mended() -> None:
    marks = InMemoryMarks()
    problems = ["aaaaaaaaaa.yaml:3: this is no note"]
    marks.problems = lambda: problems
    async with driven(a_session(an_article(), marks=marks)) as pilot:
        assert "this is no note" in screen_text(pilot.app)

        problems.clear()
        pilot.app._look_around()
        await settled(pilot)
        assert "this is no note" not in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("keys", "said"),
    [((), "Highlighted yellow, saved"), (("j", "j"), "Highlighted yellow, saved"),
     ((",",), "Annotation 1/1")],
)  # fmt: skip
async def test_a_save_that_ends_late_is_told_unless_something_newer_was(
    keys: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_session(an_article())
    goes_on, save = threading.Event(), session.save

    def slow() -> int:
        assert goes_on.wait(10)
        return save()

    async with driven(session) as pilot:
        await press(pilot, "enter", "right_curly_bracket")
        monkeypatch.setattr(session, "save", slow)
        await pilot.press("h", *keys)
        await pilot.pause(0.05)
        goes_on.set()
        await settled(pilot)

        assert said == status(pilot.app)


async def test_who_leaves_while_the_disk_is_slow_is_told_and_marks_nothing_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "PATIENCE_SECONDS", 0.01)
    session = a_session(an_article())
    goes_on, save = threading.Event(), session.save

    def slow() -> int:
        assert goes_on.wait(10)
        return save()

    monkeypatch.setattr(session, "save", slow)
    async with driven(session) as pilot:
        await pilot.press("b", "q", "r")
        await pilot.pause(0.05)
        said = status(pilot.app)
        goes_on.set()
        await settled(pilot)

    assert said == "Leaving when everything is saved; Ctrl+c does not wait"
    assert session.state(FIRST).bookmarked
    assert not session.state(FIRST).read


async def test_what_changed_nothing_is_not_said_to_be_saved() -> None:
    """Not by the place that is saved a moment later either."""
    async with driven() as pilot:
        await press(pilot, "enter", "right_curly_bracket", "h", "h")
        assert "Already yellow" == status(pilot.app)

        await press(pilot, "j")
        await pilot.pause(1.0)
        await settled(pilot)
        assert "saved" not in status(pilot.app)
