"""Power cuts, on a model of a disk that keeps no promise but those of POSIX.

    python -m tests.bench.marks_powercut [CUTS]

A session runs while every call that changes the disk is noted. For a cut between two of them a
state is made that a disk may be in: of a file what was synced, and any part of what was written
since, torn or as zeros; of a folder the names that were synced, and the first few of those made
since, each folder for itself; a rename never loses both names. A new reader then has to find
everything that was acknowledged before the cut.
"""

from __future__ import annotations

import os
import random
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.marks_faults import check, prepare, scenario
from tests.bench.marks_support import a_folder


@dataclass
class File:
    """An inode: what is safe, and what was written since the last sync."""

    synced: bytes = b""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)
    """(write or cut, offset, data)."""

    def after_a_cut(self, dice: random.Random) -> bytes:
        """What may be found."""
        data = bytearray(self.synced)
        for kind, offset, new in self.pending[: dice.randint(0, len(self.pending))]:
            if kind == "cut":
                del data[offset:]
                continue
            part = new if dice.random() < 0.5 else new[: dice.randint(0, len(new))]
            data[len(data) :] = b"\0" * (offset - len(data))
            data[offset : offset + len(part)] = part
            if dice.random() < 0.2 and len(part) < len(new):
                data += b"\0" * (len(new) - len(part))
        return bytes(data)


@dataclass
class Folder:
    """Names, and what happened to them since the last sync."""

    synced: dict[str, int] = field(default_factory=dict)
    pending: list[tuple[str, int | None, int]] = field(default_factory=list)
    """(name, inode or None for gone, number of the operation)."""


class Disk:
    """The model, fed by the calls of one process."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.files: dict[int, File] = {}
        self.folders: dict[str, Folder] = {}
        self.told: list[str] = []
        self.operations = 0
        for path, folders, names in os.walk(root):
            entries = {name: os.lstat(f"{path}/{name}").st_ino for name in names}
            entries |= dict.fromkeys(folders, 0)
            self.folders[path] = Folder(entries)
            for name in names:
                self.files[entries[name]] = File(Path(path, name).read_bytes())

    def name(self, path: object, inode: int | None) -> None:
        """A name was made or taken away."""
        folder, _, name = str(path).rpartition("/")
        self.folders.setdefault(folder, Folder()).pending.append((name, inode, self.operations))

    def sync(self, fd: int) -> None:
        """A file or a folder was made safe."""
        status = os.fstat(fd)
        if stat.S_ISDIR(status.st_mode):
            folder = self.folders.setdefault(str(Path(f"/proc/self/fd/{fd}").readlink()), Folder())
            for name, inode, _ in folder.pending:
                _apply(folder.synced, name, inode)
            folder.pending.clear()
            return
        file = self.files[status.st_ino]
        file.synced = Path(f"/proc/self/fd/{fd}").read_bytes()
        file.pending.clear()

    def cut(self, into: Path, dice: random.Random) -> None:
        """Write out what may be found after a cut now."""
        names = {path: dict(folder.synced) for path, folder in self.folders.items()}
        kept: set[int] = set()
        for path, folder in self.folders.items():
            for name, inode, operation in folder.pending[: dice.randint(0, len(folder.pending))]:
                _apply(names[path], name, inode)
                kept.add(operation)
        for path, folder in self.folders.items():
            for name, inode, operation in folder.pending:
                if inode is not None and operation in kept:
                    _apply(names[path], name, inode)  # a rename has both halves
        self._write_out(self.root, into, names, dice)

    def _write_out(
        self, path: str, into: Path, names: dict[str, dict[str, int]], dice: random.Random
    ) -> None:
        into.mkdir(exist_ok=True)
        for name, inode in names.get(path, {}).items():
            if inode == 0:
                self._write_out(f"{path}/{name}", into / name, names, dice)
            else:
                (into / name).write_bytes(self.files[inode].after_a_cut(dice))


def _apply(names: dict[str, int], name: str, inode: int | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def watch(disk: Disk, cut_at: int, cut: Callable[[], None]) -> None:
    """Note every call of this process that changes the disk; cut before one of them."""
    real = {name: getattr(os, name) for name in NOTED}

    def before() -> None:
        disk.operations += 1
        if disk.operations == cut_at:
            for name, call in real.items():
                setattr(os, name, call)
            cut()
            os._exit(0)

    def wrap(name: str, note: Callable[..., None]) -> None:
        def call(*args: Any, **named: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return real[name](*args, **named)
            before()
            result = real[name](*args, **named)
            note(result, *_with_folders(args, named))
            return result

        setattr(os, name, call)

    def wrote(count: int, fd: int, data: bytes) -> None:
        file = disk.files.get(os.fstat(fd).st_ino)
        if file is not None:
            file.pending.append(("write", os.fstat(fd).st_size - count, bytes(data[:count])))

    def opened(fd: int, path: object, *_: object) -> None:
        inode = os.fstat(fd).st_ino
        if inode not in disk.files:
            disk.files[inode] = File()
            disk.name(path, inode)

    def linked(_: None, source: object, target: object) -> None:
        disk.name(target, os.lstat(str(target)).st_ino)

    def moved(_: None, source: object, target: object) -> None:
        disk.name(target, os.lstat(str(target)).st_ino)
        disk.name(source, None)

    wrap("write", wrote)
    wrap("open", opened)
    wrap("fsync", lambda _, fd: disk.sync(fd))
    wrap("ftruncate", lambda _, fd, size: _truncated(disk, fd, size))
    wrap("link", linked)
    wrap("rename", moved)
    wrap("replace", moved)
    wrap("unlink", lambda _, path: disk.name(path, None))
    wrap("mkdir", lambda _, path, *__: disk.name(path, 0))


def _with_folders(args: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The arguments of a call with names in an open folder as whole paths."""
    whole = list(args)
    for place, key in ((0, "dir_fd"), (0, "src_dir_fd"), (1, "dst_dir_fd")):
        if named.get(key) is not None:
            whole[place] = Path(f"/proc/self/fd/{named[key]}").readlink() / args[place]
    return tuple(whole)


NOTED = ("write", "open", "fsync", "ftruncate", "link", "rename", "replace", "unlink", "mkdir")


def _truncated(disk: Disk, fd: int, size: int) -> None:
    disk.files[os.fstat(fd).st_ino].pending.append(("cut", size, b""))


def one_cut(root: Path, found: Path, cut_at: int, seed: int) -> tuple[bool, set[str]]:
    """Run the scenario in a child until the cut; returns whether it came, and what was told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        real_write = os.write
        disk = Disk(root)

        def tell(word: str) -> None:
            real_write(writing, word.encode() + b"\n")

        def cut() -> None:
            disk.cut(found, random.Random(seed))
            tell("cut")

        try:
            watch(disk, cut_at, cut)
            scenario(root, tell)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        words = set(stream.read().decode().split("\n")) - {""}
    os.waitpid(child, 0)
    return "cut" in words, words


def run(cuts: int, report: Callable[[str], None] = print) -> int:
    """Cut the power; returns after how many cuts anything acknowledged was missing."""
    dice, bad, done, longest = random.Random(11), 0, 0, 400
    started = time.monotonic()
    while done < cuts:
        with a_folder() as root, a_folder() as found:
            library = root / "disk"
            library.mkdir()
            prepare(library)
            cut_at = dice.randint(1, longest)
            came, words = one_cut(library, found, cut_at, dice.randrange(1 << 30))
            if not came:
                longest = min(longest, cut_at)
                continue
            done += 1
            wrong = [line for line in check(found, words) if not _is_damage(line)]
            bad += bool(wrong)
            for line in wrong[:2]:
                report(f"  cut at {cut_at}: {line}")
    report(f"{done} power cuts: {bad} with anything lost, {time.monotonic() - started:.0f} s")
    return bad


def _is_damage(line: str) -> bool:
    """A torn tail that is kept in rejected/ is said; it was never acknowledged."""
    return "checksum" in line


if __name__ == "__main__":
    sys.exit(bool(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)))
