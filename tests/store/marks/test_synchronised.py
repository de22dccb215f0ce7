"""Marks kept by a file synchroniser, and what is put aside."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.marks import ItemChange, Step, StepKind
from tests.bench.marks_support import (
    A_RESOLUTION,
    ARTICLE,
    OTHER,
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    of,
    put,
    read_up_to,
    remove,
    rewrite,
    texts,
)


def test_a_conflict_copy_is_taken_in_and_put_away(tmp_path: Path) -> None:
    """A synchroniser leaves what another machine wrote under another name."""
    store = a_store(tmp_path)
    put(store, a_note("both", "note-1"))
    put(store, a_note("here only", "note-2"))
    store.fold()
    copy = copy_of(tmp_path)
    text = copy.read_text("utf-8")
    theirs = text[: text.index("- id: note-2")] + "- id: note-3\n  kind: note\n  body: there only\n"
    conflict = copy.with_name(f"{ARTICLE}.sync-conflict-20260301-120000-ABCDEFG.yaml")
    conflict.write_text(theirs, "utf-8")

    store.poll()
    store.poll()
    store.fold()

    assert ["both", "here only", "there only"] == bodies(store)
    assert not conflict.exists()
    assert {} == of(store).conflicts
    old = marks_folder(tmp_path) / ".journal" / "old"
    assert theirs in [path.read_text("utf-8") for path in old.glob("*.taken")]


def test_line_ends_of_windows_damage_nothing(tmp_path: Path) -> None:
    """As in a checkout where git was told to make them."""
    store = a_store(tmp_path)
    put(store, a_note("folded", "note-1"))
    remove(store, of(store).annotations[0])
    put(store, a_note("still there", "note-2"))
    store.fold()
    put(store, a_note("in a segment", "note-3"))
    store.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    again = a_store(tmp_path)
    again.fold()

    assert ["in a segment", "still there"] == sorted(bodies(again))
    assert [] == [*again.problems()]
    again.close()


def test_journals_of_two_machines_meet(tmp_path: Path) -> None:
    """Segments never conflict; of two snapshots both count."""
    here, there = tmp_path / "here", tmp_path / "there"
    first = a_store(here)
    put(first, a_note("both", "note-1"))
    gone = a_note("deleted there", "note-2")
    put(first, gone)
    first.fold()
    first.close()
    shutil.copytree(here, there)
    on_one, on_two = a_store(here), a_store(there)
    rewrite(on_one, of(on_one).annotations[0], "changed here")
    put(on_one, a_note("new here", "note-3"))
    remove(on_two, next(a for a in of(on_two).annotations if a.id == "note-2"))
    put(on_two, a_note("new there", "note-4", OTHER))
    for store in (on_one, on_two):
        store.fold()
        store.close()
    journal, theirs = (marks_folder(root) / ".journal" for root in (here, there))
    shutil.copy(theirs / "snapshot.jsonl", journal / "snapshot.sync-conflict-20260301.jsonl")
    for path in (theirs / "old").glob("*.jsonl"):
        shutil.copy(path, journal / "old")

    merged = a_store(here)
    assert ["changed here", "new here"] == bodies(merged)
    assert ["new there"] == bodies(merged, OTHER)
    merged.fold()
    assert [] == list(journal.glob("snapshot.sync*"))
    assert ["changed here", "new here"] == bodies(a_store(here))


@pytest.mark.parametrize(
    "added", [" (conflicted copy 2026-03-01)", ".sync-conflict-20260301-120000-ABCDEFG", " 2"]
)
def test_a_conflict_copy_of_a_segment_says_nothing_new(tmp_path: Path, added: str) -> None:
    """One machine folds what another is still writing: the file is moved here, changed there."""
    store = a_store(tmp_path)
    gone = a_note("removed", "note-1")
    put(store, gone)
    note = a_note("first", "note-2")
    put(store, note)
    rewrite(store, note, "second")
    remove(store, gone)
    (segment,) = (marks_folder(tmp_path) / ".journal" / "seg").iterdir()
    copy = segment.with_name(f"{segment.stem}{added}.jsonl")

    shutil.copy(segment, copy)

    for one in (a_store(tmp_path), store):
        one.poll()
        assert ["second"] == bodies(one)
        assert {} == of(one).conflicts
    store.fold()
    store.close()
    assert not copy.exists()
    assert ["second"] == bodies(a_store(tmp_path))
    put(a_store(tmp_path), a_note("third", "note-3"))
    assert ["second", "third"] == bodies(a_store(tmp_path))


@pytest.mark.parametrize("removed", [False, True])
def test_a_copy_that_comes_before_its_journal_brings_nothing_back(
    tmp_path: Path, removed: bool
) -> None:
    """What is changed or removed then was read by whoever did it, where it was first written."""
    here, there = a_store(tmp_path / "here"), a_store(tmp_path / "there")
    note = a_note("first", "note-1")
    put(there, note)
    there.fold()
    put(here, a_note("mine", "note-2"))
    late = copy_of(tmp_path / "here").with_name(f"{ARTICLE} (conflicted copy).yaml")
    shutil.copy(copy_of(tmp_path / "there"), late)
    here.poll()
    assert ["first", "mine"] == bodies(here)
    if removed:
        remove(there, note)
    else:
        rewrite(there, note, "second")
    there.fold()
    there.close()

    journal = marks_folder(tmp_path / "there") / ".journal"
    for segment in (journal / "old").glob("0*.jsonl"):
        shutil.copy(segment, marks_folder(tmp_path / "here") / ".journal" / "seg")

    here.poll()
    for one in (here, a_store(tmp_path / "here")):
        assert (["mine"] if removed else ["mine", "second"]) == bodies(one)
        assert {} == of(one).conflicts
    here.fold()
    assert ("first" in copy_of(tmp_path / "here").read_text("utf-8")) == removed  # in the trash


@pytest.mark.parametrize("written_since", [False, True])
def test_two_machines_that_edit_the_same_copy_keep_both_wordings(
    tmp_path: Path, written_since: bool
) -> None:
    """The synchroniser puts theirs in the place of ours: that is no second save of ours."""
    store = a_store(tmp_path, 0)
    put(store, a_note("first", "note-1"))
    store.fold()
    copy = copy_of(tmp_path)
    begun = copy.read_text("utf-8")
    copy.write_text(begun.replace("first", "ours"), "utf-8")
    store.poll()
    if written_since:
        put(store, a_note("on the screen", "note-2"))
        store.poll()
    copy.rename(copy.with_name(f"{ARTICLE} (conflicted copy 2026-03-01).yaml"))

    copy.write_text(begun.replace("first", "theirs"), "utf-8")
    store.poll()

    for one in (store, a_store(tmp_path)):
        assert {"ours", "theirs"} == texts(of(one))["note-1"]
    copy.write_text(copy.read_text("utf-8").replace("theirs", "theirs and ours"), "utf-8")
    for _ in range(3):
        store.poll()
    assert {"ours", "theirs and ours"} == texts(of(store))["note-1"]


def test_a_place_found_again_does_not_bring_back_what_was_removed_meanwhile(
    tmp_path: Path,
) -> None:
    """Two readers: one removes a note, the other, who has not seen it, opens the article."""
    one, other = a_store(tmp_path), a_store(tmp_path)
    note = a_note("gone", "note-1")
    put(one, note)
    other.poll()
    seen = of(other).annotations[0]
    remove(one, note)
    found = replace(seen, resolved=replace(A_RESOLUTION, score=0.5))
    other.apply(Step("quiet", "", (ItemChange(note.id, seen, found),), StepKind.QUIET))

    for store in (one, other):
        store.poll()
        assert [] == bodies(store)
    one.fold()
    text = copy_of(tmp_path).read_text("utf-8")
    assert "gone" in text.partition("trash:")[2]
    emptied = text[: text.index("trash:")] + text[text.index("revision:") :]
    copy_of(tmp_path).write_text(emptied, "utf-8")
    one.poll()
    one.fold()
    assert "gone" not in copy_of(tmp_path).read_text("utf-8")


def test_a_copy_with_another_ending_is_taken_in_once(tmp_path: Path) -> None:
    """It does not bring back at each start what it said."""
    store = a_store(tmp_path)
    put(store, a_note("first", "note-1"))
    store.fold()
    other = copy_of(tmp_path).with_suffix(".yml")
    other.write_text(copy_of(tmp_path).read_text("utf-8").replace("first", "second"), "utf-8")

    store = a_store(tmp_path)

    assert ["second"] == bodies(store)
    assert not other.exists()
    rewrite(store, of(store).annotations[0], "third")
    store.fold()
    assert ["third"] == bodies(a_store(tmp_path))
    assert {} == of(a_store(tmp_path)).conflicts


def test_an_older_snapshot_brought_back_loses_no_segment(tmp_path: Path) -> None:
    """What was folded into the newer one stands in segments that were put aside."""
    store = a_store(tmp_path)
    put(store, a_note("first", "note-1"))
    store.fold()
    store.close()
    journal = marks_folder(tmp_path) / ".journal"
    older = (journal / "snapshot.jsonl").read_bytes()
    store = a_store(tmp_path)
    put(store, a_note("second", "note-2"))
    store.fold()
    store.close()
    shutil.rmtree(marks_folder(tmp_path).parent / "articles", ignore_errors=True)
    copy_of(tmp_path).unlink()

    (journal / "snapshot.jsonl").write_bytes(older)

    assert ["first", "second"] == bodies(a_store(tmp_path))


def test_ten_of_each_are_kept_for_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put aside goes after thirty days, but for the last ten; nothing is lost by it."""
    store = a_store(tmp_path)
    note = a_note("0", "note-1")
    put(store, note)
    for number in range(1, 16):
        note = rewrite(store, note, str(number))
        read_up_to(store, number)
        store.fold()
    old = marks_folder(tmp_path) / ".journal" / "old"
    assert len(list(old.iterdir())) > 35
    month = time.time() + 31 * 86_400
    monkeypatch.setattr(time, "time", lambda: month)

    note = rewrite(store, note, "last")
    store.fold()

    kinds = [path.name.split("-")[0].split(".")[0] for path in old.iterdir()]
    assert 11 >= kinds.count("snapshot") >= 10
    assert ["last"] == bodies(a_store(tmp_path))
    assert {} == of(a_store(tmp_path)).conflicts
