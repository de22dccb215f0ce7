"""What is done before the marks are loaded, with the real store."""

from __future__ import annotations

from pathlib import Path

from reader.errors import Unreadable
from reader.model.article import ArticleId, Language
from reader.model.marks import Point, Reading, ReadingPosition
from reader.session import RowState, Session
from reader.store.marks.store import MarksStore
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article

A = ArticleId("aaaaaaaaaa")


def begun(folder: Path) -> Session:
    """A session over a folder of marks that has not loaded them yet."""
    articles = {A: an_article(A)}
    return Session(
        InMemoryLibrary(articles),
        lambda: MarksStore(folder / "marks", folder / "state"),
        InMemoryCatalog(articles),
    )


def place(block: int) -> ReadingPosition:
    return ReadingPosition(Language.KO, Point(block), progress=block / 4)


def left(folder: Path) -> Reading:
    """What the next start knows of the article."""
    session = begun(folder)
    session.load_marks()
    reading = session.reading(A)
    session.close()
    assert reading is not None
    return reading


def keep(folder: Path, *blocks: int, read: bool = False) -> None:
    """A session in which the article was read up to some paragraphs, one after the other."""
    session = begun(folder)
    session.load_marks()
    for block in blocks:
        session.save_position(A, place(block))
        session.save()
    if read:
        session.set_read([A], True)
    session.close()


def test_a_place_that_was_taken_before_the_marks_came_is_the_newest(tmp_path: Path) -> None:
    """However many there were before; and the article stays read."""
    keep(tmp_path, 0, 2, 1, 2, read=True)
    session = begun(tmp_path)
    session.save_position(A, place(0))
    session.save_position(A, place(1))
    session.load_marks()
    session.close()

    reading = left(tmp_path)
    assert reading.position is not None
    assert (1, True) == (reading.position.point.block, reading.read)


def test_nothing_is_saved_before_what_is_there_was_read(tmp_path: Path) -> None:
    """Who leaves at once leaves as much behind as who waits."""
    keep(tmp_path, 0, 1, 2, read=True)
    session = begun(tmp_path)
    session.save_position(A, place(1))
    session.close()

    reading = left(tmp_path)
    assert reading.position is not None
    assert (1, True) == (reading.position.point.block, reading.read)


def test_an_article_marked_read_before_the_marks_came_keeps_its_place(tmp_path: Path) -> None:
    keep(tmp_path, 2)
    session = begun(tmp_path)
    change = session.set_read([A], True)
    session.load_marks()
    assert not change.quiet
    session.close()

    reading = left(tmp_path)
    assert reading.position is not None
    assert (2, True) == (reading.position.point.block, reading.read)


def test_a_list_that_is_shown_needs_no_store() -> None:
    """Looking opens none, and there is nothing to see; nor is there anything to close."""
    opened: list[InMemoryMarks] = []

    def open_store() -> InMemoryMarks:
        opened.append(InMemoryMarks())
        return opened[-1]

    articles = {A: an_article(A)}
    session = Session(InMemoryLibrary(articles), open_store, InMemoryCatalog(articles))
    assert (RowState(), frozenset()) == (session.state(A), session.poll())
    assert ((), {}, None) == (session.problems(), session.drafts(), session.undo())
    session.close()
    assert [] == opened

    session.load_marks()
    session.draft("note", "메모")
    session.toggle_bookmark(A)
    session.close()
    assert 1 == len(opened) and opened[0].closed


def test_marks_that_cannot_be_loaded_do_not_keep_from_saving(tmp_path: Path) -> None:
    class Broken(InMemoryMarks):
        def load(self) -> None:
            raise Unreadable(tmp_path, 0, "broken")

    marks = Broken()
    session = Session(InMemoryLibrary({A: an_article(A)}), lambda: marks, InMemoryCatalog({}))
    session.toggle_bookmark(A)

    assert 1 == session.save()
    assert 1 == len(marks.steps)
