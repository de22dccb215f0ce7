"""The readable copy: what a person finds in it, and what happens when a copy is gone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.marks import Annotation, ItemChange, ItemId, MarkKind, Reading, Step
from tests.bench.marks_support import (
    ARTICLE,
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
)

A_COPY = """\
schema: 1
article: k3f7a2qnxm
items:
- id: note-1
  kind: highlight
  color: yellow
  body: |-
    기준금리 동결의 배경
    [단독] cf. #한은
  tags: [금리]
  target:
    language: ko
    text_hash: 0123456789abcdef
    start: {block: 3, offset: 12, hash: aaaaaaaaaaaa}
    end: {block: 3, offset: 17, hash: aaaaaaaaaaaa}
    exact: 기준금리를
    prefix: "금융통화위원회는 "
    suffix: " 연 3.50%로 동결했다"
  resolved:
    text_hash: fedcba9876543210
    status: moved
    start: {block: 3, offset: 12}
    end: {block: 3, offset: 17}
    score: 0.93
  created: "2026-03-01T09:00:00+09:00"
  modified: "2026-03-01T09:00:00+09:00"
reading:
  read: false
  language: ko
  block: 4
  offset: 0
  block_hash: cccccccccccc
  layout: one
  progress: 0.25
"""


def test_a_copy_is_for_people(tmp_path: Path) -> None:
    """Schema, article, items with long texts as they are read, and a last line that seals it."""
    store = a_store(tmp_path)
    put(store, a_note("기준금리 동결의 배경\n[단독] cf. #한은", "note-1"))
    read_up_to(store, 4)

    store.fold()

    copy = copy_of(tmp_path).read_text("utf-8")
    head, _, seal = copy.rpartition("revision: ")
    assert A_COPY == head.replace('"0123456789abcdef"', "0123456789abcdef").replace(
        '"fedcba9876543210"', "fedcba9876543210"
    )
    assert seal.startswith("r") and seal.endswith("\n")


def test_a_second_fold_changes_no_byte(tmp_path: Path) -> None:
    """With nothing new there is nothing to write, and another reader finds nothing new."""
    store, other = a_store(tmp_path), a_store(tmp_path)
    put(store, a_note())
    store.fold()
    first = _all_copies(tmp_path)

    store.fold()
    other.poll()
    other.fold()

    assert first == _all_copies(tmp_path)
    assert frozenset() == store.poll()


def test_items_stand_in_order_of_creation(tmp_path: Path) -> None:
    """Whatever the zone their clock was in."""
    store = a_store(tmp_path)
    moments = {"third": "2026-03-01T10:00:00+09:00", "first": "2026-02-28T23:00:00-01:00"}
    moments["second"] = "2026-03-01T00:30:00+00:00"
    for body, moment in moments.items():
        put(store, replace(a_note(body, body), created=moment))
    put(store, replace(a_note("no date", "z"), created=""))

    assert ["first", "second", "third", "no date"] == [a.body for a in of(store).annotations]


def test_reading_positions_do_not_touch_the_copy_until_a_fold(tmp_path: Path) -> None:
    """A thousand lines read cost one entry, and the snapshot keeps the last of them alone."""
    store = a_store(tmp_path)
    put(store, a_note())
    store.fold()
    before = copy_of(tmp_path).read_bytes()
    for block in range(300):
        read_up_to(store, block)

    assert before == copy_of(tmp_path).read_bytes()
    store.fold()
    assert "block: 299" in copy_of(tmp_path).read_text("utf-8")
    snapshot = marks_folder(tmp_path) / ".journal" / "snapshot.jsonl"
    assert 1 == snapshot.read_text("ascii").count(f'"id":"{ARTICLE}-reading","art"')


def test_without_the_journal_everything_current_comes_back_from_the_copies(tmp_path: Path) -> None:
    """Items, other versions and the trash."""
    store, other = a_store(tmp_path), a_store(tmp_path)
    note, gone = a_note("seen by both", "note-1"), a_note("버린 것", "note-2")
    put(store, note)
    put(store, gone)
    remove(store, gone)
    read_up_to(store, 3)
    other.poll()
    seen = of(other).annotations[0]
    rewrite(store, note, "here")
    rewrite(other, seen, "there")
    store.poll()
    store.fold()
    store.close()
    other.close()
    expected = of(a_store(tmp_path))
    shutil.rmtree(marks_folder(tmp_path) / ".journal")

    later = a_store(tmp_path)

    assert expected == of(later)
    assert {"note-1"} == set(of(later).conflicts)
    later.fold()
    assert "body: 버린 것" in copy_of(tmp_path).read_text("utf-8").partition("trash:")[2]
    later.close()
    assert expected == of(a_store(tmp_path))


@pytest.mark.parametrize("emptied", [False, True])
def test_a_copy_that_is_missing_or_empty_is_no_deletion(tmp_path: Path, emptied: bool) -> None:
    """All items come from the journal, it says so, and the file is written again."""
    store = a_store(tmp_path)
    put(store, a_note("bleibt", "note-1"))
    store.fold()
    written = copy_of(tmp_path).read_bytes()
    if emptied:
        copy_of(tmp_path).write_bytes(b"")
    else:
        copy_of(tmp_path).unlink()

    later = a_store(tmp_path)

    assert ["bleibt"] == bodies(later)
    assert "it is written again" == later.problems()[0].remedy
    later.fold()
    assert written == copy_of(tmp_path).read_bytes()
    assert () == later.problems()


def test_a_deleted_note_is_in_the_trash(tmp_path: Path) -> None:
    """With its text, and taken out of it again by an undo."""
    store = a_store(tmp_path)
    note = a_note("버린 것", "note-1")
    put(store, note)
    remove(store, note)
    store.fold()
    copy = copy_of(tmp_path).read_text("utf-8")
    assert "items: []" in copy and "버린 것" in copy.partition("trash:")[2]

    store.apply(Step("undo", "Undone", (ItemChange(note.id, None, note),)))
    store.fold()

    assert "trash:" not in copy_of(tmp_path).read_text("utf-8")
    assert (note,) == of(a_store(tmp_path)).annotations


def test_what_is_not_known_is_kept(tmp_path: Path) -> None:
    """Keys, kinds, colours and targets of another version survive every rewrite."""
    store = a_store(tmp_path)
    put(store, a_note("mine", "note-1"))
    store.fold()
    copy = copy_of(tmp_path).read_text("utf-8")
    copy = copy.replace("color: yellow", "color: teal\n  weight: heavy")
    copy = copy.replace("    exact:", "    xpath: /p[3]\n    exact:")
    copy = copy.replace("items:", "shelf: {row: 3}\nitems:\n- {id: s-1, kind: sketch, lines: [1]}")
    copy_of(tmp_path).write_text(copy, "utf-8")

    later = a_store(tmp_path)
    shown = of(later).annotations[0]
    rewrite(later, shown, "mine, changed")
    later.fold()

    copy = copy_of(tmp_path).read_text("utf-8")
    for kept in ("color: teal", "weight: heavy", "xpath: ", "row: ", "kind: sketch", "lines:"):
        assert kept in copy
    assert any("not known" in problem.what for problem in later.problems())
    assert ["mine, changed"] == bodies(later)


def test_a_bookmark_taken_away_leaves_no_file_behind_that_lies(tmp_path: Path) -> None:
    """Toggled on and off, the article counts as not bookmarked, after a restart too."""
    store = a_store(tmp_path)
    bookmark = Annotation(ItemId("b-1"), ARTICLE, MarkKind.BOOKMARK)
    put(store, bookmark)
    store.fold()
    remove(store, bookmark)
    store.fold()

    assert not of(a_store(tmp_path)).bookmarked
    assert ARTICLE not in a_store(tmp_path).marks()


def test_read_and_unread_are_items_too(tmp_path: Path) -> None:
    """The last word counts, and is part of the history."""
    store = a_store(tmp_path)
    reading = Reading(ARTICLE, read=True)
    put(store, reading)
    put(store, replace(reading, read=False), reading)

    assert not of(a_store(tmp_path)).read
    assert 2 == len(a_store(tmp_path).history())


def _all_copies(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in marks_folder(root).glob("*.yaml")}
