"""Notes stand in the order they were made in, also where a clock was put back between them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from reader.model.article import ArticleId
from reader.model.marks import Annotation, Color, ItemChange, ItemId, MarkKind, Marks
from reader.model.moments import is_later
from reader.model.order import in_document_order
from reader.session.marking import with_changes
from reader.store.marks.store import MarksStore
from reader.tui.orders import Order, ordered
from reader.tui.widgets.annotation_list import AnnotationEntry
from tests.support import InMemoryMarks, a_session, an_article

A = ArticleId("aaaaaaaaaa")
SUMMER = "2024-11-03T01:50:00-04:00"
WINTER = "2024-11-03T01:10:00-05:00"
"""Twenty minutes later, when summer time had ended."""


def a_note(body: str, created: str) -> ItemChange:
    """The change that makes a note on the article; its body is its id."""
    item_id = ItemId(body.ljust(26, "a"))
    note = Annotation(item_id, A, MarkKind.NOTE, body=body, created=created, modified=created)
    return ItemChange(item_id, None, note)


NOTES = (a_note("first", SUMMER), a_note("second", WINTER), a_note("undated", ""))


def bodies(annotations: tuple[Annotation, ...] | list[Annotation]) -> list[str]:
    """Which notes these are."""
    return [one.body for one in annotations]


def test_a_clock_before_1970_keeps_nobody_from_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a machine that has lost it; the id that is made of it is as long as ever."""
    monkeypatch.setattr("time.time_ns", lambda: -3_600_000_000_000)
    session = a_session(an_article(A), marks=InMemoryMarks())

    session.annotate(A, None, None, "말")

    assert [26] == [len(one.id) for one in session.marks(A).annotations]


def test_memory_has_the_order_of_the_disk(tmp_path: Path) -> None:
    """In whatever order they come in."""
    for changes in permutations(NOTES):
        marks = Marks(A)
        for change in changes:
            marks = with_changes(marks, [change])
        assert ["first", "second", "undated"] == bodies(marks.annotations)
        assert bodies(marks.annotations) == bodies(in_document_order(marks.annotations, ()))
    kept = InMemoryMarks()
    session = a_session(an_article(A), marks=kept)
    session.adopt(change.after for change in NOTES if isinstance(change.after, Annotation))
    store = MarksStore(tmp_path / "marks", tmp_path / "state")
    store.load()
    session.save()
    for step in kept.steps:
        store.apply(step)

    assert bodies(session.marks(A).annotations) == bodies(store.marks()[A].annotations)


def test_notes_made_within_a_second_stand_in_the_order_they_were_made_in() -> None:
    """As lines given to `reader mark` are: the clock of a note counts seconds."""
    session = a_session(an_article(A))
    made = [f"{number}번째 메모" for number in range(20)]

    for words in made:
        session.annotate(A, None, None, words)

    assert made == bodies(session.marks(A).annotations)
    assert made == bodies(session.annotations(A))


def test_the_newest_note_is_the_one_made_last() -> None:
    """One that does not say when it was made counts as the oldest."""
    notes = [change.after for change in NOTES if isinstance(change.after, Annotation)]
    entries = [AnnotationEntry(note, "", "") for note in notes]

    found = ordered(entries, Order.DATE)

    assert ["second", "first", "undated"] == bodies([entry.annotation for entry in found])


@pytest.mark.parametrize("clock", ["2999-01-01T00:00:00+09:00", "9999-12-31T23:59:59+00:00", "?"])
def test_what_is_changed_is_not_older_than_it_was(clock: str) -> None:
    """An export of before the clock was put back is not the newer one."""
    session = a_session(an_article(A))
    made = a_note("first", clock).after
    assert isinstance(made, Annotation)
    session.adopt([made])
    for change in (
        lambda: session.recolor([made.id], Color.BLUE),
        lambda: session.edit_annotation(made.id, body="다시"),
    ):
        change()
        (note,) = session.marks(A).annotations
        assert not is_later(clock, note.modified)
    assert (clock[:4] == "2999") == is_later(note.modified, clock)
