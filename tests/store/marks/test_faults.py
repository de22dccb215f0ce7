"""Disks that are full, slow to say so, or failing: not saved is said, and saved is true."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from reader.errors import NotSaved
from reader.store.marks.journal import Journal
from tests.bench.marks_support import (
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    put,
    rewrite,
)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("fsync", errno.EINVAL),
        ("fsync", errno.EOPNOTSUPP),
        ("link", errno.EPERM),
        ("link", errno.EACCES),
        ("link", errno.EINVAL),
    ],
)
def test_a_file_system_that_cannot_do_everything_keeps_marks_and_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """One that syncs nothing, or makes no second names, however it says so."""
    monkeypatch.setattr(os, call, _raise(code))
    store = a_store(tmp_path)
    note = a_note("first")
    put(store, note)
    store.fold()
    rewrite(store, note, "second")
    store.fold()

    assert "body: second" in copy_of(tmp_path).read_text("utf-8")
    old = (marks_folder(tmp_path) / ".journal" / "old").glob("*.yaml")
    assert ["body: first" in path.read_text("utf-8") for path in old] == [True]
    assert ["second"] == bodies(a_store(tmp_path))


def test_a_full_disk_is_not_saved_until_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing older is touched, the same step is saved later, once."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    segment = next((marks_folder(tmp_path) / ".journal" / "seg").iterdir())
    size = segment.stat().st_size
    note = a_note("when there is room")

    with monkeypatch.context() as full:
        full.setattr(os, "write", _raise(errno.ENOSPC))
        for _ in range(3):
            with pytest.raises(NotSaved, match="No space left on device"):
                put(store, note)
    assert size == segment.stat().st_size
    assert ["before"] == bodies(store)

    put(store, note)
    assert ["before", "when there is room"] == bodies(a_store(tmp_path))
    assert [segment] == list(segment.parent.iterdir())


def test_a_short_write_is_no_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk takes a part and says nothing: the count says it."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    real, calls = os.write, []

    def short(fd: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) == 1:
            return real(fd, bytes(data)[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "write", short)
        with pytest.raises(NotSaved):
            put(store, a_note("half", "note-2"))

    put(store, a_note("whole", "note-2"))
    later = a_store(tmp_path)
    assert ["before", "whole"] == bodies(later)
    assert () == later.problems()


def test_after_a_failed_fsync_the_file_is_never_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same item is written again, in a new segment, at once."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    folder = marks_folder(tmp_path) / ".journal" / "seg"
    (first,) = folder.iterdir()
    real, calls = os.fsync, []

    def once(fd: int) -> None:
        calls.append(fd)
        if len(calls) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(fd)

    monkeypatch.setattr(os, "fsync", once)
    note = a_note("again", "note-2")
    put(store, note)
    size = first.stat().st_size
    rewrite(store, note, "and once more")

    assert size == first.stat().st_size
    assert 2 == len(list(folder.iterdir()))
    later = a_store(tmp_path)
    assert ["and once more", "before"] == bodies(later)
    assert 3 == len(later.history())


def test_reading_waits_for_no_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a change is on its way to a slow disk, marks and polls answer."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    syncing, go_on = threading.Event(), threading.Event()
    real = os.fsync

    def slow(fd: int) -> None:
        syncing.set()
        assert go_on.wait(10)
        real(fd)

    monkeypatch.setattr(os, "fsync", slow)
    writer = threading.Thread(target=lambda: put(store, a_note("slowly")))
    writer.start()
    assert syncing.wait(10)

    assert ["before"] == bodies(store)
    assert frozenset() == store.poll()
    assert 1 == len(store.history())

    go_on.set()
    writer.join(10)
    assert ["before", "slowly"] == bodies(store)


def test_a_library_that_goes_while_its_journal_is_begun_is_not_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unplugged between the look at it and the first folder: what is marked still waits."""
    library = tmp_path / "library"
    library.mkdir()
    store = a_store(tmp_path)
    linked = Journal.linked

    def unplugged(journal: Journal) -> Path | None:
        found = linked(journal)
        if library.exists():
            library.rename(tmp_path / "away")
        return found

    monkeypatch.setattr(Journal, "linked", unplugged)
    with pytest.raises(NotSaved, match="the library's folder is gone"):
        put(store, a_note("waits"))
    assert not library.exists()

    monkeypatch.setattr(Journal, "linked", linked)
    (tmp_path / "away").rename(library)
    put(store, a_note("waited"))
    assert ["waited"] == bodies(a_store(tmp_path))


def _raise(code: int) -> object:
    def call(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    return call
