"""Many files, written a few at a time."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.errors import WriteFailed
from reader.store.writer import Writer

REAL_FSYNC = os.fsync


def test_files_wait_for_their_name_until_all_are_on_the_disk(tmp_path: Path) -> None:
    """Nobody sees one of a batch before the batch is whole."""
    with Writer() as writer:
        for name in ("a", "b"):
            writer.write(tmp_path / name, name.encode())
            assert writer.waits(tmp_path / name)
            assert not (tmp_path / name).exists()
        writer.flush()

        assert {"a", "b"} == {path.name for path in tmp_path.iterdir()}
        assert {"a": 1, "b": 1} == {one.path.name: one.size for one in writer.take_written()}
        assert [] == writer.take_written()


def test_a_file_that_is_written_twice_has_what_was_written_last(tmp_path: Path) -> None:
    """Also within one batch."""
    with Writer() as writer:
        writer.write(tmp_path / "a", b"first")
        writer.write(tmp_path / "a", b"then")
        writer.flush()

    assert b"then" == (tmp_path / "a").read_bytes()


def test_what_still_waits_at_the_end_is_not_written_and_leaves_nothing(tmp_path: Path) -> None:
    """A build that failed takes its drafts along."""
    with Writer() as writer:
        writer.write(tmp_path / "a", b"new")

    assert [] == list(tmp_path.iterdir())


def test_one_the_disk_refuses_is_told_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of three does not come to the disk."""
    count = 0

    def fsync(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == 2:
            raise OSError(errno.EIO, "injected")
        REAL_FSYNC(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with Writer() as writer:
        for name in "abc":
            writer.write(tmp_path / name, b"new")
        with pytest.raises(WriteFailed, match="b could not be written"):
            writer.flush()

        assert {"a", "c"} == {path.name for path in tmp_path.iterdir()}
        assert {"a", "c"} == {one.path.name for one in writer.take_written()}


def test_a_folder_that_is_not_there_stops_nothing_else(tmp_path: Path) -> None:
    """What waited before is written."""
    with Writer() as writer:
        writer.write(tmp_path / "a", b"new")
        with pytest.raises(WriteFailed):
            writer.write(tmp_path / "none" / "b", b"new")

        assert b"new" == (tmp_path / "a").read_bytes()
