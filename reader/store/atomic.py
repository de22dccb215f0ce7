"""Files that are written whole or not at all, and read without surprises.

A new file is written beside the old one, brought to the disk, and then takes its name: whoever
reads, and whatever fails at whatever moment, sees the old content or the new. The name itself
is brought to the disk too (without that the last save is gone after a power cut). Nothing is
ever opened through a symbolic link, so that nothing outside the folder can be written or read.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from reader.errors import Unreadable, WriteFailed
from reader.store.durable import hand_over, sync
from reader.store.present import is_folder

DRAFT_SUFFIX: Final = ".new"
"""Of the file beside the old one; one that stays after a crash holds nothing that counts."""
_CHUNK_BYTES: Final = 1 << 16
_UNSURE: Final = "it is written and may be gone after a power cut; see to the disk, then retry"


def replace_file(path: Path, data: bytes, *, mode: int = 0o644, sync_name: bool = True) -> None:
    """Make a file, or put new content in the place of the old; see `replace_by_pieces`."""
    replace_by_pieces(path, (data,), mode=mode, sync_name=sync_name)


def replace_by_pieces(
    path: Path, pieces: Iterable[bytes], *, mode: int = 0o644, sync_name: bool = True
) -> None:
    """Make a file, or put new content in the place of the old.

    Args:
        path: The file; a symbolic link there is replaced, what it points at is left alone. Its
            folder must exist and be no symbolic link itself.
        pieces: The whole content, at least one piece; it need not be in memory at once.
        mode: Permissions of the new file, narrowed by the umask.
        sync_name: Whether to sync the folder too; else call `sync_folder` after the last file.

    Raises:
        WriteFailed: If the disk refuses. The old file is as it was, unless the remedy says that
            the new one is there and only its name could not be synced.
    """
    with writing(path), opened_folder(path.parent) as folder:
        with Draft(path.name, folder) as draft:
            for piece in pieces:
                draft.write(piece, mode)
            draft.settle()
            draft.publish()
        if sync_name:
            with writing(path, remedy=_UNSURE):
                sync(folder)


class Draft:
    """The new content of a file, beside the old one until it is published.

    Everything here raises OSError where the disk refuses; the old file is as it was. A draft that
    is not published by the end of a `with` is taken away.

    Args:
        name: Of the file.
        folder: A descriptor of its folder.
    """

    def __init__(self, name: str, folder: int) -> None:
        self._name = name
        self._folder = folder
        self._draft = f".{name}.{os.urandom(8).hex()}{DRAFT_SUFFIX}"
        self._descriptor = -1
        self._is_there = False

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def write(self, data: bytes, mode: int = 0o644) -> None:
        """Add to the content; the first time the draft is made."""
        if self._descriptor < 0:
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            self._is_there = True  # before it is: an interrupt may come between the two
            self._descriptor = os.open(self._draft, flags, mode, dir_fd=self._folder)
        write_all(self._descriptor, data)

    def hurry(self) -> None:
        """Have the system begin to write, so that there is less to wait for in `settle`."""
        if sys.platform == "linux":  # elsewhere it is no such hint
            with suppress(OSError):
                os.posix_fadvise(self._descriptor, 0, 0, os.POSIX_FADV_DONTNEED)

    def settle(self, expected: bytes | None = None) -> os.stat_result:
        """Bring the content to the drive; what the folder will list of the file.

        Args:
            expected: The whole content, to be compared with what reads back.
        """
        try:
            settle(self._descriptor, expected)
            return os.fstat(self._descriptor)
        finally:
            self._close()

    def publish(self) -> None:
        """Give it the name of the file."""
        os.replace(self._draft, self._name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        self._is_there = False

    def discard(self) -> None:
        """Take it away, unless it is published or was never there."""
        with suppress(OSError):
            self._close()
        if self._is_there:
            self._is_there = False
            with suppress(OSError):
                os.unlink(self._draft, dir_fd=self._folder)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1  # closed, even if that fails
        if descriptor >= 0:
            os.close(descriptor)


def move_file(source: Path, target: Path) -> None:
    """Rename a file into another folder, durably, over whatever has the name there.

    Raises:
        FileNotFoundError: If there is no such file.
        WriteFailed: If the disk refuses.
    """
    try:
        with opened_folder(source.parent) as old, opened_folder(target.parent) as new:
            os.replace(source.name, target.name, src_dir_fd=old, dst_dir_fd=new)
            with writing(target, remedy=_UNSURE):
                sync(new)
                sync(old)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise WriteFailed(target, reason_of(error)) from error


def make_folder(path: Path) -> None:
    """Make a folder and the ones above it, durably; nothing happens if it is there.

    Raises:
        WriteFailed: If the disk refuses, or something else has the name, as a symbolic link:
            nothing would be written through it.
    """
    with writing(path):
        provide_folder(path, 0o755)


def provide_folder(path: Path, mode: int, within: Path | None = None) -> None:
    """What `make_folder` does, but does not make the folder it is `within`; raises OSError."""
    if path.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "it is a symbolic link")
    if is_folder(path):
        return
    if path == within:
        raise FileNotFoundError(errno.ENOENT, "the folder around it is gone")
    if not is_folder(path.parent):  # LIBRARY itself may be a link, and what lies above it
        provide_folder(path.parent, mode, within)
    with suppress(FileExistsError):
        path.mkdir(mode=mode)
    if not is_folder(path):
        raise NotADirectoryError(errno.ENOTDIR, "there is a file of this name")
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring the names in a folder to the disk, where that can be done; raises OSError."""
    with opened_folder(path, follow=True) as folder:
        sync(folder)


def write_all(descriptor: int, data: bytes) -> None:
    """Write everything; a full disk takes a part, and raises OSError at the next write only."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def settle(descriptor: int, expected: bytes | None) -> None:
    """Bring a new file to its drive and, unless None, see that it reads back so; raises OSError.

    The sync of its folder, which its name waits for, brings it to the disk.
    """
    hand_over(descriptor)
    if expected is not None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        if read_up_to(descriptor) != expected:
            raise OSError(errno.EIO, "what was written reads back differently")


def read_file(path: Path, limit_bytes: int) -> bytes:
    """Read a regular file whole.

    Args:
        path: The file. A symbolic link, a pipe or a device is refused, not followed or waited for.
        limit_bytes: One byte more than this is read at most, so that the caller sees an excess.

    Raises:
        FileNotFoundError: If there is none.
        Unreadable: If it cannot be read.
    """
    descriptor = opened_file(path)
    try:
        return read_up_to(descriptor, limit_bytes + 1)
    except OSError as error:
        raise Unreadable(path, 0, reason_of(error)) from error
    finally:
        os.close(descriptor)


def opened_file(path: Path) -> int:
    """A descriptor of a regular file, to be read and closed by the caller.

    Raises:
        FileNotFoundError: If there is none.
        Unreadable: If it cannot be read, or is something else, as in `read_file`.
    """
    try:
        return opened_regular(path, os.O_RDONLY)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(path, 0, reason_of(error)) from error


def opened_regular(path: Path, flags: int, mode: int = 0o644) -> int:
    """Open a regular file, never through a link, never waiting for a pipe; raises OSError."""
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, mode)
    except OSError as error:
        if path.is_symlink():
            raise OSError(errno.ELOOP, "is a symbolic link", str(path)) from error
        raise
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.ENODEV, "is not a regular file", str(path))


@contextmanager
def writing(path: Path, *, remedy: str = "") -> Iterator[None]:
    """What the system refuses within the block is raised as WriteFailed."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(path, reason_of(error), remedy=remedy) from error


def reason_of(error: OSError) -> str:
    """What the system has to say, as a clause: "no space left on device"."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


@contextmanager
def opened_folder(path: Path, *, follow: bool = False) -> Iterator[int]:
    """A descriptor of a folder, so that nobody can swap the folder for a link meanwhile."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags if follow else flags | os.O_NOFOLLOW)
    except OSError as error:  # a link is another one on each system
        if not follow and path.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "its folder is a symbolic link") from error
        raise
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read_up_to(descriptor: int, limit_bytes: int = sys.maxsize) -> bytes:
    """Read an open file from where it stands to its end or the limit; raises OSError."""
    size_bytes = os.fstat(descriptor).st_size + 1  # one more: the end shows at the first read
    chunks = []
    while limit_bytes > 0:
        chunk = os.read(descriptor, min(max(size_bytes, _CHUNK_BYTES), limit_bytes))
        if not chunk:
            break
        chunks.append(chunk)
        limit_bytes -= len(chunk)
    return b"".join(chunks)
