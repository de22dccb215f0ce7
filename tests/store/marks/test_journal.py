"""A change is durable before it is acknowledged, and undo survives a restart.

Which test covers which row of the fault table (RELIABILITY.md §8):

    1   test_protocol.py: kill -9
    2   test_protocol.py: power cuts
    3   test_faults.py: the disk is full; test_protocol.py: every call failing
    4   test_faults.py: a failed fsync
    5   test_places.py: a read-only library
    6   test_journal.py, test_protocol.py: two readers
    7   test_protocol.py: a stopped peer
    8   test_places.py: a library rebuilt under the store
    10  test_mistakes.py
    11  test_edits.py: edits taken in while open
    13  test_copies.py: the journal deleted
    14  test_copies.py: copies deleted
    15  test_protocol.py: damage everywhere; test_damage.py
    16  test_mistakes.py: a later schema; test_damage.py: records of a later version
    17  test_journal.py: clocks
    42  test_places.py: no locks, no links
    43  test_synchronised.py
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import AlignedPair
from reader.model.marks import (
    AlignmentCorrection,
    Annotation,
    Color,
    ItemChange,
    ItemId,
    MarkKind,
    Step,
    StepKind,
)
from reader.store.marks.steplog import KEPT_STEPS
from tests.bench.marks_support import (
    ARTICLE,
    OTHER,
    a_note,
    a_store,
    bodies,
    choose,
    marks_folder,
    of,
    put,
    read_up_to,
    remove,
    rewrite,
)


def test_what_was_applied_is_there_for_the_next_session(tmp_path: Path) -> None:
    """Every field of every kind of item comes back."""
    note = a_note("기준금리 동결의 배경")
    bookmark = Annotation(ItemId("bookmark-1"), OTHER, MarkKind.BOOKMARK, created="2026-01-01")
    moved = replace(note, id=ItemId("moved"), reattached=note.target, color=Color.PINK)
    pairs = (AlignedPair((0, 1), (0,), 0.91), AlignedPair((2,), (), 0.0))
    alignment = AlignmentCorrection(ARTICLE, pairs, ("a", "b", "c"), ("d",))
    store = a_store(tmp_path)

    for item in (note, bookmark, moved, alignment):
        put(store, item)
    read_up_to(store, 7)

    marks = of(a_store(tmp_path))
    assert sorted([note, moved], key=lambda one: one.id) == list(marks.annotations)
    assert (bookmark,) == of(a_store(tmp_path), OTHER).annotations
    assert alignment == marks.alignment
    assert marks.reading is not None and marks.reading.position is not None
    assert 7 == marks.reading.position.point.block


def test_a_step_of_many_items_is_one_write_and_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred articles marked at once cost one fsync, and undo takes them all back."""
    store = a_store(tmp_path)
    put(store, a_note())
    notes = [a_note(f"{n}", f"note-{n}") for n in range(200)]
    syncs: list[int] = []
    monkeypatch.setattr("os.fsync", syncs.append)

    store.apply(Step("bulk", "200 notes", tuple(ItemChange(n.id, None, n) for n in notes)))

    assert 1 == len(syncs)
    last = a_store(tmp_path).history()[-1]
    assert ("bulk", "200 notes", 200) == (last.id, last.label, len(last.changes))
    assert notes == [change.after for change in last.changes]


def test_history_is_the_last_200_steps_also_after_folds_and_restarts(tmp_path: Path) -> None:
    """Undo goes on where the last session ended; quiet steps are not in it."""
    store = a_store(tmp_path)
    note = a_note("0")
    put(store, note)
    for number in range(1, 230):
        note = rewrite(store, note, str(number))
        read_up_to(store, number)
        if number % 60 == 0:
            store.fold()
    store.close()
    later = a_store(tmp_path)
    later.fold()

    history = a_store(tmp_path).history()

    assert KEPT_STEPS == len(history)
    assert [str(n) for n in range(30, 230)] == [_body(s.changes[0].after) for s in history]
    assert "228" == _body(history[-1].changes[0].before)


def test_an_undo_is_a_step_that_says_what_it_takes_back(tmp_path: Path) -> None:
    """Kind and reference survive, so that the stacks come out the same after a restart."""
    store = a_store(tmp_path)
    note = a_note()
    made = put(store, note)

    undo = Step("undo-1", "Undone", (ItemChange(note.id, note, None),), StepKind.UNDO, made.id)
    store.apply(undo)

    assert () == of(store).annotations
    assert undo == a_store(tmp_path).history()[-1]


def test_two_readers_see_each_other(tmp_path: Path) -> None:
    """Both save without waiting, and a poll shows what the other one did."""
    here, there = a_store(tmp_path), a_store(tmp_path)

    put(here, a_note("from here"))
    put(there, a_note("from there", article=OTHER))

    assert {OTHER} == here.poll()
    assert {ARTICLE} == there.poll()
    assert frozenset() == here.poll()
    assert ["from there"] == bodies(here, OTHER)
    assert of(here) == of(there)


def test_one_note_changed_in_two_windows_keeps_both_texts(tmp_path: Path) -> None:
    """The later one is shown, the other is a version beside it, until somebody chooses."""
    here, there = a_store(tmp_path), a_store(tmp_path)
    note = a_note("both see this")
    put(here, note)
    there.poll()

    rewrite(here, note, "written here")
    rewrite(there, of(there).annotations[0], "written there")
    here.poll()
    there.poll()

    assert of(here) == of(there)
    (shown,), conflicts = of(here).annotations, of(here).conflicts
    (other,) = conflicts[note.id]
    assert isinstance(other, Annotation)
    assert {"written here", "written there"} == {shown.body, other.body}

    choose(here, shown, other, "both, put together")
    there.poll()
    assert ["both, put together"] == bodies(there)
    assert {} == of(there).conflicts


def test_a_text_that_arrived_unseen_is_not_replaced(tmp_path: Path) -> None:
    """What is typed over an old text stands beside the new text, not in its place."""
    here, there = a_store(tmp_path), a_store(tmp_path)
    note = a_note("old")
    put(here, note)
    there.poll()
    on_the_screen = of(there).annotations[0]
    rewrite(here, note, "new")
    there.poll()

    rewrite(there, on_the_screen, "typed over the old one")

    texts = {a.body for v in of(there).conflicts.values() for a in v if isinstance(a, Annotation)}
    assert {"new", "typed over the old one"} == texts | set(bodies(there))


def test_a_deletion_beside_a_change_it_did_not_know_of_leaves_the_change(tmp_path: Path) -> None:
    """Nobody deletes what he has not seen."""
    here, there = a_store(tmp_path), a_store(tmp_path)
    note = a_note("old")
    put(here, note)
    there.poll()
    seen_there = of(there).annotations[0]
    rewrite(here, note, "new")

    remove(there, seen_there)
    here.poll()
    there.poll()

    assert ["new"] == bodies(here) == bodies(there)


def test_a_place_found_again_is_no_other_version(tmp_path: Path) -> None:
    """A quiet resolution beside an edit of the same note does not bring the old text back."""
    here, there = a_store(tmp_path), a_store(tmp_path)
    note = a_note("old")
    put(here, note)
    there.poll()
    rewrite(here, note, "new")
    quiet = ItemChange(note.id, note, replace(note, resolved=None))

    there.apply(Step("resolved", "", (quiet,), StepKind.QUIET))
    here.poll()

    assert ["new"] == bodies(here)
    assert {} == of(here).conflicts


@pytest.mark.parametrize("clock", [-3600.0, 0.0, 4_102_444_800.0])
def test_clocks_decide_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: float
) -> None:
    """With the clock in 1969, 1970 or 2100 the later change wins all the same."""
    store = a_store(tmp_path)
    note = a_note("first")
    put(store, note)
    store.close()
    monkeypatch.setattr(time, "time", lambda: clock)
    monkeypatch.setattr(time, "time_ns", lambda: int(clock) * 1_000_000_000)
    later = a_store(tmp_path)

    rewrite(later, note, "second")
    later.fold()
    later.close()
    monkeypatch.undo()

    last = a_store(tmp_path)
    assert ["second"] == bodies(last)
    rewrite(last, of(last).annotations[0], "third")
    assert ["third"] == bodies(a_store(tmp_path))


def test_a_draft_is_offered_once_its_session_has_ended(tmp_path: Path) -> None:
    """Another window does not offer what is being typed in this one."""
    typing, other = a_store(tmp_path), a_store(tmp_path)
    typing.draft("note:1", "여기까지 썼")
    typing.draft("note:1", "여기까지 썼다")
    other.poll()
    assert {} == other.drafts()
    typing.close()
    other.fold()

    assert {"note:1": "여기까지 썼다"} == a_store(tmp_path).drafts()

    other.drop_draft("note:1")
    assert {} == a_store(tmp_path).drafts()


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Folders 0700, files 0600."""
    store = a_store(tmp_path)
    put(store, a_note())
    store.fold()
    put(store, a_note())

    for path in (marks_folder(tmp_path), *marks_folder(tmp_path).rglob("*")):
        assert 0 == path.stat().st_mode & 0o077, path


def _body(item: object) -> str:
    assert isinstance(item, Annotation)
    return item.body
