"""Damaged journals, and records of versions to come."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from reader.store.marks.record import FORMAT, Doc, pack, salvage, seal, unseal
from reader.store.marks.snapshot import read_snapshot
from tests.bench.marks_support import a_note, a_store, bodies, marks_folder, put


def test_a_line_is_its_checksum_and_ascii() -> None:
    """No separator of any kind inside, and any change is noticed."""
    line = pack({"v": FORMAT, "d": {"body": "줄\u2028바꿈\x85\n\ud800"}})

    assert line.isascii() and line.endswith(b"\n") and 1 == len(line.splitlines())
    assert "줄\u2028바꿈\x85\n\ud800" == json.loads(unseal(line[:-1]) or b"")["d"]["body"]
    assert all(unseal(line[:i] + b"#" + line[i + 1 : -1]) is None for i in range(len(line) - 1))


def test_two_records_in_one_damaged_line_are_both_found() -> None:
    """As when the line feed between them was hit."""
    one, two = seal(b'{"n":1}'), seal(b'{"n":2}')

    assert [b'{"n":1}', b'{"n":2}'] == list(salvage(one[:-1] + b"*" + two[:-1]))
    assert [b'{"n":2}'] == list(salvage(b"xx" + one[:5] + two[:-1]))
    assert [] == list(salvage(b"nothing of ours"))


def test_a_damaged_line_costs_one_record_and_is_kept(tmp_path: Path) -> None:
    """The file stays as it is; a copy is in rejected/ with the reason; it is said once."""
    store = a_store(tmp_path)
    for number in range(3):
        put(store, a_note(str(number), f"note-{number}"))
    store.close()
    (segment,) = (marks_folder(tmp_path) / ".journal" / "seg").iterdir()
    data = segment.read_bytes()
    damaged = data.replace(b'"note-1"', b'"nose-1"', 1)
    segment.write_bytes(damaged)

    later = a_store(tmp_path)

    assert ["0", "2"] == bodies(later)
    assert damaged == segment.read_bytes()
    (problem,) = later.problems()
    assert segment == problem.path
    rejected = sorted((marks_folder(tmp_path) / ".journal" / "rejected").iterdir())
    assert damaged == rejected[0].read_bytes()
    assert "checksum" in rejected[1].read_text("utf-8")
    a_store(tmp_path)
    assert 2 == len(list(rejected[0].parent.iterdir()))


@pytest.mark.parametrize("closed", [".", ".journal", ".journal/seg"])
def test_a_folder_nobody_may_look_into_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """Marks that are there and not shown are never passed over in silence."""
    store = a_store(tmp_path)
    put(store, a_note("there"))
    store.close()
    folder, look = marks_folder(tmp_path) / closed, os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)

    (problem,) = a_store(tmp_path).problems()
    assert (folder, "cannot be read: permission denied") == (problem.path, problem.what)


@pytest.mark.parametrize("where", ["snapshot.jsonl", "seg"])
def test_what_is_damaged_is_put_right_by_the_next_fold(tmp_path: Path, where: str) -> None:
    """Nobody has to mark anything for it, nor to read for ever that it was damaged."""
    store = a_store(tmp_path)
    put(store, a_note("1", "note-1"))
    store.fold()
    put(store, a_note("2", "note-2"))
    store.close()
    journal = marks_folder(tmp_path) / ".journal"
    (path,) = (journal / where).glob("*.jsonl") if where == "seg" else [journal / where]
    damaged = path.read_bytes() + b"<<<<<<< HEAD\n"
    path.write_bytes(damaged)
    later = a_store(tmp_path)
    assert path in {problem.path for problem in later.problems()}

    later.fold()

    assert () == later.problems() == a_store(tmp_path).problems()
    assert ["1", "2"] == bodies(a_store(tmp_path))
    assert damaged in [kept.read_bytes() for kept in (journal / "rejected").iterdir()]


def test_a_snapshot_cut_at_the_end_of_a_line_is_known_to_be_cut(tmp_path: Path) -> None:
    """Every line fits its checksum, and yet some are missing."""
    store = a_store(tmp_path)
    put(store, a_note("1", "note-1"))
    store.fold()
    whole = (marks_folder(tmp_path) / ".journal" / "snapshot.jsonl").read_bytes()

    assert not read_snapshot(whole).damaged
    lines = whole.splitlines(keepends=True)
    assert all(read_snapshot(b"".join(lines[:n])).damaged for n in range(len(lines)))


def test_records_of_a_later_version_survive_every_fold(tmp_path: Path) -> None:
    """They are not applied, it is said, and a later version finds them as they were."""
    store = a_store(tmp_path)
    put(store, a_note("mine"))
    store.close()
    folder = marks_folder(tmp_path) / ".journal"
    strange: list[Doc] = [
        {"v": 2, "n": 9, "op": "put", "id": "x", "art": "k3f7a2qnxm", "d": {"neu": [1, 2]}},
        {"v": 1, "n": 10, "op": "merge", "id": "y", "what": "\u20ac"},
        {"v": 3},
    ]
    (folder / "seg" / "0000000000001-aaaaaaaaaaaa.jsonl").write_bytes(b"".join(map(pack, strange)))

    for _ in range(3):
        store = a_store(tmp_path)
        put(store, a_note("and more"))
        assert any("later version" in problem.what for problem in store.problems())
        store.fold()
        store.close()

    found = read_snapshot((folder / "snapshot.jsonl").read_bytes()).kept
    assert strange == [json.loads(raw) for _, raw in found]
    assert {"0000000000001-aaaaaaaaaaaa.jsonl"} == {session for session, _ in found}
    assert ["and more"] * 3 + ["mine"] == bodies(a_store(tmp_path))
