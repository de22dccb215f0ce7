"""The folder of a journal, read: segments first, the snapshot second.

A fold moves operations from segments into the snapshot, so what vanished from the segments
meanwhile is in the snapshot that is read after them. Nothing here writes, but for copies of
what is damaged.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.store.marks.disk import (
    Signature,
    make_folder,
    names_in,
    read,
    read_from,
    read_quietly,
    signature,
    write_new,
)
from reader.store.marks.record import salvage, unseal
from reader.store.marks.segment import SUFFIX, session_of
from reader.store.marks.snapshot import Snapshot, merged, read_snapshot

SNAPSHOT: Final = "snapshot.jsonl"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not be understood, kept byte for byte."""

    path: Path
    reason: str
    copy: Path | None
    """None if there was nowhere to keep it."""


class Journal:
    """One `.journal` folder.

    Args:
        folder: Where it is.
        library: The library's folder it lies in, which has to be there; None beside one.
        is_read_only: Whether not even a copy of what is damaged may be written.
    """

    def __init__(
        self, folder: Path, library: Path | None = None, *, is_read_only: bool = False
    ) -> None:
        self.folder = folder
        self._library = library
        self._identity = _identity_of(library) if library else None
        self._is_read_only = is_read_only
        self.segments = folder / "seg"
        self.old = folder / "old"
        self.rejected = folder / "rejected"
        self.snapshot = folder / SNAPSHOT
        self.lock = folder / "lock"
        self.damage: dict[Path, Rejected] = {}
        self.closed = False
        """Whether the snapshot is there and cannot be read: then it is not to be replaced."""
        self.unread: set[str] = set()
        """Segments that could not be read to their end."""
        self.taken: list[Path] = []
        """Snapshots under other names whose contents are known."""
        self._offsets_bytes: dict[str, int] = {}
        self._signature: Signature | None = None
        self._looked = False

    def linked(self) -> Path | None:
        """The first of the places that are written to here that is a symbolic link, or None."""
        folders = (self.folder.parent, self.folder, self.segments, self.old, self.rejected)
        places = (*folders, self.lock, self.snapshot)
        # unlike `Path.is_symlink` of some versions of Python it raises nothing
        return next((place for place in places if os.path.islink(place)), None)  # noqa: PTH114

    def provide(self, folder: Path) -> None:
        """Make a folder to write to, and look that nothing would be written somewhere else.

        A library that vanishes at this very moment is not begun anew in its place.

        Raises:
            OSError: If it cannot be made; with ELOOP, if one of the places is a symbolic link.
            FileNotFoundError: If the library was there and is not: unplugged or moved away,
                with nothing in its place or the empty folder it was mounted on.
        """
        if self._library:
            now = _identity_of(self._library)
            if now != self._identity and self._identity and not self.folder.parent.is_dir():
                raise FileNotFoundError(errno.ENOENT, "the library's folder is gone")
            self._identity = now
        if (link := self.linked()) is not None:
            raise OSError(errno.ELOOP, f"{link} is a symbolic link")
        make_folder(folder, self._library if self._identity else None)

    def new_records(self, own: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Records that were not read yet, as (session, JSON); `own` are known.

        `own` is looked at anew before each file, so that it may grow meanwhile.
        """
        for path in _files(self.segments):
            if path.name not in own:
                yield from self._new_in(path)

    def folded_away(self, vector: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
        """Records of segments that were put aside though no snapshot knows them.

        That happens when a file synchroniser brings somebody else's older snapshot.
        """
        for path in _files(self.old):
            if not path.name.startswith("snapshot") and session_of(path.name) not in vector:
                yield from self._new_in(path)

    def new_snapshot(self) -> Snapshot | None:
        """What is folded; None if that did not change since the last call."""
        now = signature(self.snapshot)
        first, self._looked = not self._looked, True
        if now is None:
            # one that vanishes under us is no reason to forget what it said
            return self._without_snapshot() if first else None
        if now == self._signature:
            return None
        self._signature = now
        try:
            data = read(self.snapshot) or b""
        except OSError as error:
            return self._with_strays(self._closed(error))
        self.closed = False
        snapshot = read_snapshot(data)
        if snapshot.damaged:
            self.reject(self.snapshot, data, "lines are damaged or missing")
            snapshot = self._recovered(snapshot)
        return self._with_strays(snapshot)

    def know_snapshot(self) -> None:
        """The snapshot that is there now was written by us."""
        self._signature = signature(self.snapshot)

    def strays(self) -> list[Path]:
        """Snapshots under other names, as file synchronisers leave them."""
        return [p for p in _files(self.folder) if p.name != SNAPSHOT]

    def skip(self, session: str, size_bytes: int) -> None:
        """What a segment holds up to here is known."""
        self._offsets_bytes[session] = size_bytes

    def reject(self, path: Path, data: bytes, reason: str) -> None:
        """Keep a copy of what could not be understood, once, and remember to say so."""
        known = self.damage.get(path)
        digest = hashlib.sha256(data).hexdigest()[:12]
        copy = self.rejected / f"{path.name}.{digest}"
        if known is not None and known.copy == copy:
            return
        kept: Path | None = copy
        try:
            if self._is_read_only:
                raise OSError(errno.EROFS, "nothing is to be written")
            self.provide(self.rejected)
            if not copy.exists():
                write_new(copy, data)
                why = f"{path}\n{reason}\n".encode("utf-8", "backslashreplace")
                write_new(copy.with_name(f"{copy.name}.why"), why)
        except FileExistsError:
            pass  # another reader was faster
        except OSError:
            kept = None
        self.damage[path] = Rejected(path, reason, kept)

    def _new_in(self, path: Path) -> Iterator[tuple[str, bytes]]:
        start = self._offsets_bytes.get(path.name, 0)
        try:
            if path.stat().st_size <= start:
                return
            data = read_from(path, start)
        except FileNotFoundError:
            return  # folded between the list and now: the snapshot has it
        except OSError:
            self.unread.add(path.name)
            return
        self.unread.discard(path.name)
        data = data[: data.rfind(b"\n") + 1]  # a tail without line feed was never acknowledged
        self._offsets_bytes[path.name] = start + len(data)
        session, damaged = session_of(path.name), False
        for line in data.split(b"\n")[:-1]:
            raw = unseal(line)
            if raw is not None:
                yield session, raw
            elif line:
                damaged = True
                yield from ((session, found) for found in salvage(line))
        if damaged:
            self.reject(path, read_quietly(path) or data, "a line does not fit its checksum")

    def _old_snapshots(self) -> list[Path]:
        return [p for p in _files(self.old) if p.name.startswith("snapshot")]

    def _without_snapshot(self) -> Snapshot | None:
        if self._old_snapshots():
            return self._with_strays(self._recovered(Snapshot()))
        return self._with_strays(Snapshot()) if self.strays() else None

    def _with_strays(self, snapshot: Snapshot) -> Snapshot:
        strays = {path: read_snapshot(read_quietly(path)) for path in self.strays()}
        self.taken = [path for path, stray in strays.items() if not stray.damaged]
        whole = merged([snapshot, *(strays[path] for path in self.taken)]) if strays else snapshot
        whole.rest = snapshot.rest
        return whole

    def _closed(self, error: OSError) -> Snapshot:
        reason = f"cannot be read: {error.strerror or error}"
        self.damage[self.snapshot] = Rejected(self.snapshot, reason, None)
        self.closed = True
        return self._recovered(Snapshot())

    def _recovered(self, damaged: Snapshot) -> Snapshot:
        """The newest whole snapshot; its `rest` is what can be read of the damaged one."""
        whole = [read_snapshot(read_quietly(path)) for path in self._old_snapshots()]
        good = max((s for s in whole if not s.damaged), key=lambda s: s.n, default=Snapshot())
        good.rest = damaged
        # what was put aside since then is to be read again from its beginning
        for path in _files(self.old):
            self._offsets_bytes.pop(path.name, None)
        return good


def _files(folder: Path) -> list[Path]:
    return [folder / name for name in names_in(folder, end=SUFFIX)]


def _identity_of(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another one at its place; None if there is none."""
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
