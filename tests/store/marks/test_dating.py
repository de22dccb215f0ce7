"""Entries of hand-edited copies that do not say when they were made or changed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.model.marks import Annotation
from reader.model.moments import is_later
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import a_note, a_store, copy_of, marks_folder, of, put

ENTRIES = "".join(f"- kind: note\n  body: {word}\n" for word in ("하나", "둘", "셋", "넷", "다섯"))


def save(root: Path, text: str, saved_ns: int | None = None) -> None:
    copy_of(root).write_text(text, "utf-8")
    if saved_ns is not None:
        os.utime(copy_of(root), ns=(saved_ns, saved_ns))


def in_order(store: MarksStore) -> list[str]:
    return [annotation.body for annotation in of(store).annotations]


def test_entries_without_a_date_stay_in_the_order_they_were_written_in(
    tmp_path: Path, store: MarksStore
) -> None:
    """They are as old as the file; after a fold it says so."""
    text = copy_of(tmp_path).read_text("utf-8").replace("items:\n", f"items:\n{ENTRIES}")
    save(tmp_path, text, 1_780_000_000_123_456_789)
    beside = a_store(tmp_path)

    store.poll()

    assert ["첫째", "둘째", "하나", "둘", "셋", "넷", "다섯"] == in_order(store)
    assert datetime(2026, 5, 28, 20, 26, 40, 123456, UTC) == datetime.fromisoformat(
        of(store).annotations[2].created
    )
    store.fold()
    beside.poll()
    assert of(store) == of(beside) == of(a_store(tmp_path))
    assert {} == of(beside).conflicts


def test_an_entry_that_is_written_on_keeps_its_place(tmp_path: Path, store: MarksStore) -> None:
    """Also one that is put between two."""
    text = copy_of(tmp_path).read_text("utf-8").replace("items:\n", f"items:\n{ENTRIES}")
    save(tmp_path, text)
    store.poll()
    text = text.replace("body: 하나", "body: 하나하나")
    save(tmp_path, text.replace("- kind: note\n  body: 넷", "- body: 셋 반\n- body: 넷"))
    store.poll()

    assert ["하나하나", "둘", "셋", "셋 반", "넷", "다섯"] == in_order(store)[2:]


def test_an_entry_that_is_written_days_later_has_its_true_date(
    tmp_path: Path, store: MarksStore
) -> None:
    """Wherever in the file it stands."""
    text = copy_of(tmp_path).read_text("utf-8").replace("items:\n", f"items:\n{ENTRIES}")
    save(tmp_path, text, 1_780_000_000 * 10**9)
    store.poll()
    text = text.replace("items:\n", "items:\n- body: 나중\n")
    save(tmp_path, text, 1_780_200_000 * 10**9)
    store.poll()

    assert ["다섯", "나중"] == in_order(store)[-2:]
    assert "2026-05-3" == of(store).annotations[-1].created[:9]


def test_two_machines_that_take_in_the_same_entry_have_it_once(tmp_path: Path) -> None:
    """Though each has another date for it, as where git brought the file."""
    texts = "schema: 1\narticle: k3f7a2qnxm\nitems:\n" + ENTRIES
    stores = []
    for name, saved_ns in (("here", 1_780_000_000 * 10**9), ("there", 1_790_000_000 * 10**9)):
        marks_folder(tmp_path / name).mkdir(parents=True)
        save(tmp_path / name, texts, saved_ns)
        stores.append(a_store(tmp_path / name))
    here, there = (marks_folder(tmp_path / name) / ".journal/seg" for name in ("here", "there"))
    for segment in there.iterdir():
        (here / segment.name).write_bytes(segment.read_bytes())

    stores[0].poll()

    assert ["하나", "둘", "셋", "넷", "다섯"] == in_order(stores[0])
    assert {} == of(stores[0]).conflicts


def test_a_date_that_a_person_changes_is_his(tmp_path: Path, store: MarksStore) -> None:
    """It is an edit like another."""
    text = copy_of(tmp_path).read_text("utf-8")
    save(tmp_path, text.replace('created: "2026-03-01', 'created: "2020-03-01', 1))
    store.poll()

    assert ["2020", "2026"] == sorted(one.created[:4] for one in of(store).annotations)


@pytest.mark.parametrize("saved_ns", [-(2**62), 0, 2**62])
def test_a_file_of_any_age_is_taken_in(tmp_path: Path, store: MarksStore, saved_ns: int) -> None:
    """Clocks go wrong."""
    text = copy_of(tmp_path).read_text("utf-8").replace("items:\n", f"items:\n{ENTRIES}")
    save(tmp_path, text)
    os.utime(copy_of(tmp_path), ns=(saved_ns, saved_ns))
    store.poll()

    assert ["넷", "다섯", "둘", "셋", "하나"] == sorted(set(in_order(store)) - {"첫째", "둘째"})


def test_what_is_edited_by_hand_counts_as_changed_then(tmp_path: Path, store: MarksStore) -> None:
    """So that an export of before does not take it back; a date he wrote himself stays."""
    put(store, replace(a_note("셋째", "note-3"), modified="2026-03-01T09:00:00+09:00"))
    store.fold()
    text = copy_of(tmp_path).read_text("utf-8").replace("첫째", "첫째, 고침")
    head, tail = text.split("body: 셋째", 1)
    dated = tail.replace('modified: "2026-03-01', 'modified: "2026-03-02', 1)
    save(tmp_path, head + "body: 셋째, 고침" + dated)
    store.poll()

    def of_note(body: str) -> Annotation:
        return next(one for one in of(store).annotations if one.body == body)

    assert is_later(of_note("첫째, 고침").modified, "2026-03-03T00:00:00+09:00")
    assert "2026-03-01" == of_note("둘째").modified[:10]
    assert "2026-03-02" == of_note("셋째, 고침").modified[:10]
