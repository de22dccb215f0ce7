"""What is called saved is on the disk, also where `fsync` alone does not bring it there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.store import durable
from reader.store.atomic import replace_file
from reader.store.marks.segment import Segment

FULL = 51
"""F_FULLFSYNC of macOS."""


class Drive:
    """What the system was asked for, as (what, name of the file)."""

    def __init__(self, patch: pytest.MonkeyPatch, refusal: int = 0) -> None:
        self.asked: list[tuple[str, str]] = []
        self._refusal = refusal
        self._fsync = os.fsync
        patch.setattr(durable, "FLUSH", FULL)
        patch.setattr("fcntl.fcntl", self._flush)
        patch.setattr("os.fsync", self._sync)

    def _flush(self, descriptor: int, command: int) -> int:
        assert FULL == command
        self.asked.append(("flush", _name(descriptor)))
        if self._refusal:
            raise OSError(self._refusal, os.strerror(self._refusal))
        return 0

    def _sync(self, descriptor: int) -> None:
        self.asked.append(("fsync", _name(descriptor)))
        self._fsync(descriptor)


def _name(descriptor: int) -> str:
    return Path(f"/proc/self/fd/{descriptor}").readlink().name.split(".")[-1]


def test_a_mark_is_flushed_out_of_the_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As macOS wants it; `fsync` only hands it to the drive there."""
    segment, drive = Segment(tmp_path), Drive(monkeypatch)

    segment.append(b"a mark\n")

    assert [("flush", "jsonl")] == drive.asked


def test_of_a_file_the_name_is_flushed_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the drive remembers of the content goes with it: one flush a file is enough."""
    drive = Drive(monkeypatch)

    replace_file(tmp_path / "a.yaml", b"a: 1\n")

    assert [("fsync", "new"), ("flush", tmp_path.name)] == drive.asked


@pytest.mark.parametrize("refusal", [errno.ENOTSUP, errno.ENOTTY, errno.EINVAL])
def test_where_the_drive_cannot_be_told_it_is_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    """As on a network share."""
    segment, drive = Segment(tmp_path), Drive(monkeypatch, refusal)

    segment.append(b"a mark\n")

    assert [("flush", "jsonl"), ("fsync", "jsonl")] == drive.asked


def test_a_drive_that_fails_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is called saved then."""
    segment = Segment(tmp_path)
    Drive(monkeypatch, errno.EIO)

    with pytest.raises(OSError, match="Input/output"):
        segment.append(b"a mark\n")

    assert segment.broken
