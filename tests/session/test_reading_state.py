"""The read mark and the place: two things in one item, and neither is changed with the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import ArticleId, Language
from reader.model.marks import Point, ReadingPosition, Span
from reader.session import Session
from reader.store.marks.store import MarksStore
from tests.support import InMemoryCatalog, InMemoryLibrary, a_session, an_article

A = ArticleId("aaaaaaaaaa")


def a_reader(folder: Path, *, loaded: bool = True) -> Session:
    """A session with the real store."""
    articles = {A: an_article(A)}
    store = MarksStore(folder / "marks", folder / "state")
    session = Session(InMemoryLibrary(articles), lambda: store, InMemoryCatalog(articles))
    if loaded:
        session.load_marks()
    return session


def go_to(session: Session, block: int) -> None:
    """Read up to a paragraph and save."""
    place = Point(block, 0)
    session.save_position(A, ReadingPosition(Language.KO, place, progress=(block + 1) / 3))
    session.save()


def state(session: Session) -> tuple[bool, int | None]:
    """Whether it is read, and the paragraph of the place."""
    reading = session.reading(A)
    assert reading is not None
    return reading.read, reading.position.point.block if reading.position else None


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("begun", [False, True])
def test_undo_of_a_read_mark_leaves_the_place(tmp_path: Path, begun: bool, restart: bool) -> None:
    """Also where there was no place yet when it was marked, and the mark is an hour old."""
    session = a_reader(tmp_path)
    if begun:
        go_to(session, 0)
    session.set_read([A], True)
    session.save()
    go_to(session, 2)
    if restart:
        session.close()
        session = a_reader(tmp_path)

    session.undo()
    assert (False, 2) == state(session)
    session.save()
    go_to(session, 1)
    session.redo()
    assert (True, 1) == state(session)
    session.save()

    assert (True, 1) == state(a_reader(tmp_path))


def test_undo_of_a_read_mark_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    """An article that was only marked counts as never opened again."""
    session = a_reader(tmp_path)
    session.set_read([A], True)
    session.undo()
    assert session.reading(A) is None
    session.save()

    assert a_reader(tmp_path).reading(A) is None


def test_undo_leaves_the_place_that_another_reader_reached(tmp_path: Path) -> None:
    """Even if that is not known here yet."""
    mine = a_reader(tmp_path)
    mine.set_read([A], True)
    mine.save()
    theirs = a_reader(tmp_path)
    go_to(theirs, 1)
    mine.undo()
    mine.poll()
    mine.save()

    assert (False, 1) == state(mine)
    assert (False, 1) == state(a_reader(tmp_path))


def test_a_place_reached_here_leaves_the_read_mark_of_another_reader(tmp_path: Path) -> None:
    mine, theirs = a_reader(tmp_path), a_reader(tmp_path)
    mine.save_position(A, ReadingPosition(Language.KO, Point(2, 0), progress=0.9))
    theirs.set_read([A], True)
    theirs.save()
    mine.poll()
    mine.save()

    assert (True, 2) == state(mine)
    assert (True, 2) == state(a_reader(tmp_path))


def test_what_is_done_before_the_marks_are_read_keeps_the_other_half(tmp_path: Path) -> None:
    """They are read behind the first screen, and keys do not wait for them."""
    before = a_reader(tmp_path)
    go_to(before, 1)
    before.close()
    session = a_reader(tmp_path, loaded=False)
    session.set_read([A], True)
    session.load_marks()
    assert (True, 1) == state(session)
    session.save()
    session.close()

    again = a_reader(tmp_path, loaded=False)
    again.save_position(A, ReadingPosition(Language.KO, Point(2, 0), progress=0.9))
    again.load_marks()
    assert (True, 2) == state(again)
    again.save()

    assert (True, 2) == state(a_reader(tmp_path))


def test_what_the_program_marks_read_is_no_step_of_the_person() -> None:
    """`u` takes back what he did himself."""
    session = a_session(an_article(A))
    session.highlight(A, Language.KO, Span(Point(1, 0), Point(1, 3)))

    change = session.note_read(A)

    assert change.quiet
    assert session.state(A).read
    undone = session.undo()
    assert undone is not None and "Undone: Highlighted yellow" == undone.label
    assert session.state(A).read
