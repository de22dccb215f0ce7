"""Marks that come late are the store's, every call of it."""

from __future__ import annotations

from pathlib import Path

from reader.cli.late_marks import LateMarks
from reader.model.marks import ItemChange, Step
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import ARTICLE, a_note, a_store, bodies, marks_folder, put


def late(tmp_path: Path) -> tuple[LateMarks, list[MarksStore]]:
    """Marks in a folder, and the stores that were made for them."""
    made: list[MarksStore] = []

    def make() -> MarksStore:
        made.append(MarksStore(marks_folder(tmp_path), tmp_path / "state"))
        return made[-1]

    return LateMarks(make), made


def test_a_list_that_is_shown_needs_no_store(tmp_path: Path) -> None:
    """Looking makes none, and there is nothing to see; nor is there anything to close."""
    marks, made = late(tmp_path)

    assert ({}, (), (), frozenset()) == (
        marks.marks(),
        marks.outlines(),
        marks.history(),
        marks.poll(),
    )
    assert ({}, ()) == (marks.drafts(), marks.problems())
    marks.close()
    assert [] == made


def test_one_store_is_made_and_asked_for_everything(tmp_path: Path) -> None:
    """What others did, what is done here, what is typed."""
    other = a_store(tmp_path)
    put(other, a_note("theirs"))
    marks, made = late(tmp_path)

    marks.load()

    assert ["theirs"] == [one.body for one in marks.marks()[ARTICLE].annotations]
    assert 1 == len(list(marks.outlines())) == len(marks.history()) == len(made)
    put(other, a_note("later"))
    assert {ARTICLE} == marks.poll()
    (step,) = (step for step in marks.history() if "theirs" in str(step))
    assert (path := marks.rescue([step])) is not None and path.is_file()
    note = a_note("mine")
    marks.apply(Step("mine", "Noted", (ItemChange(note.id, None, note),)))
    other.poll()
    assert "mine" in bodies(other)
    marks.draft("note", "메모")
    assert "메모" == marks.drafts()["note"]
    marks.drop_draft("note")
    assert {} == marks.drafts()
    marks.fold()
    (copy,) = marks_folder(tmp_path).glob("*.yaml")
    copy.write_text("no: marks\n- at all\n", "utf-8")
    for _ in range(2):
        marks.poll()
    assert 1 == len(marks.problems())
    marks.draft("left", "메모")
    assert {} == other.drafts()
    marks.close()
    other.poll()
    assert ["left"] == list(other.drafts()) and 1 == len(made)
