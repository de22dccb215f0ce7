"""Putting files aside instead of deleting them, and letting go of the oldest."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import count, takewhile
from pathlib import Path
from typing import Final

from reader.store.marks.copies import revision_of
from reader.store.marks.disk import (
    Signature,
    drafted,
    keep_copy,
    make_folder,
    names_in,
    read,
    signature,
)
from reader.store.marks.journal import Journal
from reader.store.marks.segment import SUFFIX, session_of

log = logging.getLogger(__name__)

TAKEN: Final = ".taken"
"""Ending of files whose contents stand in the journal now."""
KEPT_DAYS: Final = 30
KEPT_OF_EACH: Final = 10
_DAY_SECONDS: Final = 86_400
_MANY_COPIES: Final = 1000
_TICK_NS: Final = 2_000_000_000
"""Two seconds, the coarsest clock of any file system in use (FAT)."""
_ENDINGS: Final = (".yaml", ".yml")


def saved_at(path: Path) -> int:
    """When a file was written, in nanoseconds since 1970; now if it is gone."""
    found = signature(path)
    return found[2] if found else time.time_ns()


def signatures_in(folder: Path) -> dict[str, Signature]:
    """The files of a folder that may be copies of marks, each with its signature."""
    found: dict[str, Signature] = {}
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(_ENDINGS) and not name.startswith("."):
                with contextlib.suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    found[name] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


class Watch:
    """Notices, at little cost, that something happened in a folder of copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._moment_ns = 0
        """When a name in the folder last changed, if that is long enough ago to tell."""
        self._turn = 0

    def unchanged(self, seen: Mapping[str, Signature]) -> bool:
        """Whether all files are as they were seen.

        A file that was made, deleted or replaced is noticed at once; one of more than a
        thousand that was written in place at this call or the next.
        """
        try:
            moment_ns = self._folder.stat().st_mtime_ns
        except OSError:
            return not seen
        if moment_ns != self._moment_ns:
            if signatures_in(self._folder) != seen:
                return False
            # the clock of a folder ticks: another change may carry the same time
            settled = abs(time.time_ns() - moment_ns) > _TICK_NS
            self._moment_ns = moment_ns if settled else 0
            return True
        parts = 1 if len(seen) <= _MANY_COPIES else 2
        self._turn += 1
        names = list(seen)[self._turn % parts :: parts]
        return all(signature(f"{self._folder}/{name}") == seen[name] for name in names)


def exchange(path: Path, data: bytes, present: bytes | None, old: Path) -> Path | None:
    """Put a copy in the place of another one; where that is now, in `old`.

    Raises:
        OSError: If any of it fails; then the copy is as it was.
    """
    aside = None
    with drafted(path, data) as draft:
        if present is not None:
            aside = put_aside(path, present, old)
        draft.publish()
    return aside


def put_aside(path: Path, present: bytes, old: Path) -> Path:
    """Give a copy that is about to be replaced a second name in `old`, and return it."""
    make_folder(old)
    revision = revision_of(present) or hashlib.sha256(present).hexdigest()[:16]
    number = _asides(path.stem, revision, old)
    aside = _aside(path.stem, revision, number, old)
    if not number or read(aside) != present:
        aside = _aside(path.stem, revision, number + 1, old)
        keep_copy(path, aside)
    return aside


class Unedited:
    """Copies that were put aside as the program had written them: a burst of marks makes one.

    What they say is in the journal, so that of each article the last ten of a session will do.
    """

    def __init__(self) -> None:
        self._paths: dict[str, deque[Path]] = {}

    def add(self, article: str, path: Path) -> None:
        """Take in one, and delete the one that is too many."""
        paths = self._paths.setdefault(article, deque())
        if path not in paths:
            paths.append(path)
        if len(paths) > KEPT_OF_EACH:
            first = paths.popleft()
            if not first.with_name(f"{first.stem}-2.yaml").exists():  # else it begins a row
                each([first], Path.unlink)


def last_aside(article: str, revision: str, old: Path) -> Path:
    """The copy with a revision that was put aside last: what a person saved who began with it,
    if he did; it may not be there."""
    return _aside(article, revision, _asides(article, revision, old), old)


def _asides(article: str, revision: str, old: Path) -> int:
    """How many copies with a revision were put aside."""
    numbers = takewhile(lambda n: _aside(article, revision, n, old).exists(), count(1))
    return sum(1 for _ in numbers)


def _aside(article: str, revision: str, number: int, old: Path) -> Path:
    return old / f"{article}.{revision}{f'-{number}' if number > 1 else ''}.yaml"


def put_away(path: Path, journal: Journal) -> None:
    """Move a file whose contents were taken in out of sight."""
    away = journal.old / f"{path.name}.{secrets.token_hex(4)}{TAKEN}"
    try:
        journal.provide(journal.old)
        try:
            path.rename(away)
        except OSError:
            keep_copy(path, away)
            path.unlink()
    except OSError as error:
        log.warning("%s stays where it is: %s", path.name, error)


def let_go(old: Path) -> list[str]:
    """Delete what was put aside long ago: 30 days, and never the last ten of a kind.

    Returns:
        The sessions of which nothing is left here.
    """
    groups: dict[str, list[tuple[float, Path]]] = {}
    for path in (old / name for name in names_in(old)):
        with contextlib.suppress(OSError):
            groups.setdefault(_kind(path.name), []).append((path.lstat().st_mtime, path))
    latest = time.time() - KEPT_DAYS * _DAY_SECONDS
    gone = []
    for dated in groups.values():
        dated.sort(reverse=True)
        gone += [path for moment, path in dated[KEPT_OF_EACH:] if moment < latest]
    each(gone, Path.unlink)
    left = {session_of(name) for name in names_in(old)}
    segments = {session_of(path.name) for path in gone if _kind(path.name) == "segment"}
    return sorted(segments - left)


def each(paths: Iterable[Path], action: Callable[[Path], None]) -> None:
    """Do something with each file that is still there and lets us."""
    for path in paths:
        with contextlib.suppress(OSError):
            action(path)


def _kind(name: str) -> str:
    if name.startswith("snapshot"):
        return "snapshot"
    if name.endswith(SUFFIX):
        return "segment"
    return name.split(".")[0] if name.endswith(_ENDINGS) else "taken"
