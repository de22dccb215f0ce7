"""Many files, written a few at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from reader.errors import WriteFailed
from reader.store import atomic, writer
from reader.store.writer import Writer

REAL_FSYNC = os.fsync
WATCHED = {atomic.__file__, writer.__file__}
CLEANING = {"discard", "_close", "_end_batch", "__exit__"}


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


@contextmanager
def interrupted_at(line: int) -> Iterator[list[str]]:
    """Interrupt before the nth line that runs in a writer; gives the function it was in."""
    left = line
    hit: list[str] = []

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal left
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line" and not hit:
            left -= 1
            if not left:
                hit.append(frame.f_code.co_name)
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # that of a frame may be None
    try:
        yield hit
    finally:
        sys.settrace(before)


def test_an_interrupt_at_any_line_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    """And nothing beside them, but where it came while that was being taken away."""
    for line in count(1):
        folder = tmp_path / str(line)
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
        interrupted = False
        with interrupted_at(line) as hit:
            try:
                with Writer() as files:
                    try:
                        files.write(folder / "a", b"new and longer")
                        files.write(folder / "b", b"also new")
                    finally:
                        files.flush()
            except KeyboardInterrupt:
                interrupted = True
        assert interrupted == bool(hit)
        assert (folder / "a").read_bytes() in (b"old", b"new and longer")
        assert not (folder / "b").exists() or (folder / "b").read_bytes() == b"also new"
        left = {path.name for path in folder.iterdir()} - {"a", "b"}
        assert not left or hit[0] in CLEANING
        if not hit:
            assert line > 50
            return
