"""A file is the old one or the new one, whatever fails."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import Unreadable, WriteFailed
from reader.store.atomic import make_folder, move_file, read_file, replace_file, sync_folder

CALLS = ("open", "write", "fsync", "replace", "close")


def failing(number: int, code: int) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Wrap system calls so that the given one of them, counted over all, fails."""
    count = 0

    def wrap(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                if call is REAL["close"]:
                    call(*args, **kwargs)
                raise OSError(code, os.strerror(code))
            return call(*args, **kwargs)

        return counted

    return wrap


REAL = {name: getattr(os, name) for name in CALLS}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_each_failing_call_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The N-th call fails, for every N there is: old or new content, no litter, a clear error."""
    path = tmp_path / "a.yaml"
    number = failures = 0
    while True:
        number += 1
        path.write_bytes(b"old")
        wrap = failing(number, code)
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, wrap(REAL[name]))
            try:
                replace_file(path, b"new")
                failed = False
            except WriteFailed as error:
                failed = True
                assert "a.yaml could not be written" in error.problem
        content = path.read_bytes()
        if not failed:
            break
        failures += 1
        assert content in (b"old", b"new")
        assert [path] == list(tmp_path.iterdir())

    assert b"new" == content
    assert failures >= 6


def folders_refuse_to_sync(patch: pytest.MonkeyPatch, code: int) -> None:
    """Have each fsync of a folder fail, as on some network shares; files are synced."""

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))
        REAL["fsync"](descriptor)

    patch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_where_folders_cannot_be_synced_everything_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Nobody can promise more there, and what was written is no failure."""
    folders_refuse_to_sync(monkeypatch, code)

    make_folder(tmp_path / "a" / "b")
    replace_file(tmp_path / "a" / "b" / "x", b"new")
    move_file(tmp_path / "a" / "b" / "x", tmp_path / "a" / "y")
    sync_folder(tmp_path / "a")

    assert b"new" == (tmp_path / "a" / "y").read_bytes()


def test_a_name_that_was_not_synced_is_not_called_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new content stands there; what is in doubt is a power cut."""
    folders_refuse_to_sync(monkeypatch, errno.EIO)

    with pytest.raises(WriteFailed) as failed:
        replace_file(tmp_path / "a", b"new")

    assert b"new" == (tmp_path / "a").read_bytes()
    assert "power cut" in failed.value.remedy and "untouched" not in failed.value.remedy


def test_a_disk_that_takes_a_part_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short write is no error to the system; the rest must follow."""
    monkeypatch.setattr(os, "write", lambda fd, data: REAL["write"](fd, bytes(data)[:3]))

    replace_file(tmp_path / "a", b"0123456789")

    assert b"0123456789" == (tmp_path / "a").read_bytes()


def test_a_link_in_the_place_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    """A link planted where we write cannot make us write elsewhere."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    (tmp_path / "a.yaml").symlink_to(outside)

    replace_file(tmp_path / "a.yaml", b"new")

    assert b"precious" == outside.read_bytes()
    assert not (tmp_path / "a.yaml").is_symlink()


@pytest.mark.parametrize("code", [errno.ENOTDIR, errno.ELOOP, errno.EMLINK])
def test_a_folder_that_is_a_link_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """`articles` swapped for a link to another place gets nothing.

    Linux calls it no folder, macOS a loop, FreeBSD too many links.
    """

    def refuse(path: object, *rest: int, **named: int) -> int:
        try:
            return REAL["open"](path, *rest, **named)
        except NotADirectoryError as error:
            raise OSError(code, os.strerror(code)) from error

    monkeypatch.setattr(os, "open", refuse)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "articles").symlink_to("elsewhere")

    with pytest.raises(WriteFailed, match="symbolic link"):
        replace_file(tmp_path / "articles" / "a.yaml", b"new")

    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_permissions_are_the_ones_asked_for(tmp_path: Path) -> None:
    """Private files are private from their first byte."""
    replace_file(tmp_path / "a", b"", mode=0o600)

    assert 0o600 == stat.S_IMODE((tmp_path / "a").stat().st_mode)


def test_reading_follows_no_link_and_waits_for_no_pipe(tmp_path: Path) -> None:
    """Only regular files are read; the rest is refused at once."""
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "pipe")

    assert b"1234" == read_file(tmp_path / "file", 3)
    with pytest.raises(Unreadable, match="symbolic link"):
        read_file(tmp_path / "link", 9)
    for odd in (tmp_path / "pipe", tmp_path):
        with pytest.raises(Unreadable, match="not a regular file"):
            read_file(odd, 9)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none", 9)


def test_folders_are_made_or_said_to_be_impossible(tmp_path: Path) -> None:
    """All the way down; a file in the way is named."""
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()

    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed):
        make_folder(tmp_path / "file" / "x")
    with pytest.raises(WriteFailed):
        make_folder(tmp_path / "file")


def test_no_folder_is_made_in_the_place_of_a_link(tmp_path: Path) -> None:
    """Nor below one that leads nowhere yet; below one that leads somewhere a person put it."""
    (tmp_path / "there").mkdir()
    for name in ("there", "nowhere"):
        (tmp_path / f"to-{name}").symlink_to(name)
        with pytest.raises(WriteFailed, match="symbolic link"):
            make_folder(tmp_path / f"to-{name}")
    with pytest.raises(WriteFailed, match="symbolic link"):
        make_folder(tmp_path / "to-nowhere" / "x")
    assert [] == list((tmp_path / "there").iterdir())

    make_folder(tmp_path / "to-there" / "x")

    assert ["there", "to-nowhere", "to-there"] == sorted(p.name for p in tmp_path.iterdir())
    assert ["x"] == [path.name for path in (tmp_path / "there").iterdir()]


def test_moving_replaces_and_misses(tmp_path: Path) -> None:
    """A move is a rename; what is not there is said as such."""
    (tmp_path / "a").write_bytes(b"1")

    move_file(tmp_path / "a", tmp_path / "b")

    assert b"1" == (tmp_path / "b").read_bytes()
    with pytest.raises(FileNotFoundError):
        move_file(tmp_path / "a", tmp_path / "b")
