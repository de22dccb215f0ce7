"""What `reader build` was given: files, folders, globs and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from reader.text.sanitise import line_text

STDIN_NAME: Final = "stdin.txt"
_MAGIC: Final = frozenset("*?[")
SUFFIXES: Final = (".txt", ".text", ".md", ".markdown")
"""What counts as a dump inside a folder; a file that is named itself may be called anything."""
_EXPORT_BYTES: Final = 1 << 16
"""So far down an exported file says that it is one."""


class DumpFile(NamedTuple):
    """One dump to build."""

    name: str
    """Its file name on one line, by which the library remembers it."""
    path: Path | None
    """None: standard input."""
    size_bytes: int
    """0 when it is not known."""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes.

        Raises:
            OSError: If it cannot be read any more.
        """
        if self.path is None:
            yield sys.stdin.buffer
            return
        with self.path.open("rb") as stream:
            yield stream


class Refused(NamedTuple):
    """Something that was given and is no dump."""

    name: str
    reason: str


def dumps_of(words: Sequence[str]) -> Iterator[DumpFile | Refused]:
    """Every dump that was meant, each once, folders in the order of their names."""
    seen: set[tuple[int, int]] = set()
    for word in words:
        if word == "-":
            yield DumpFile(STDIN_NAME, None, 0)
            continue
        if not word:  # a script's variable that is not set, and not this folder
            yield Refused("''", "it names nothing")
            continue
        for found in _expanded(word):
            if isinstance(found, Refused):
                yield found
                continue
            looked = _looked_at(found)
            if isinstance(looked, DumpFile):
                status = found.stat()
                identity = (status.st_dev, status.st_ino)
                if identity in seen:
                    continue
                seen.add(identity)
            yield looked


def _expanded(word: str) -> Iterator[Path | Refused]:
    path = Path(word)
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield _refused(path, error)
        return
    if is_folder:
        inside = [
            one
            for one in sorted(path.rglob("*"))
            if one.suffix.lower() in SUFFIXES and _visible(one, path) and not _is_export(one)
        ]
        yield from inside
        if not inside:
            yield Refused(line_text(word), f"no {', '.join(SUFFIXES)} files in this folder")
        return
    if not _MAGIC.isdisjoint(word) and not os.path.lexists(path):
        import glob  # the shell has expanded most patterns already

        matches = sorted(glob.glob(word, recursive=True))  # noqa: PTH207 - may be absolute
        for match in matches:
            yield from _expanded(match)
        if not matches:
            yield Refused(line_text(word), "nothing matches this pattern")
        return
    yield path


def _visible(path: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)


def _is_export(path: Path) -> bool:
    """Whether it holds annotations that were exported, which nobody means as a dump."""
    if path.suffix.lower() not in (".md", ".markdown") or not path.is_file():
        return False  # a pipe could never end
    from reader.export.managed import BEGIN  # few folders have such files

    try:
        with path.open("rb") as stream:
            return BEGIN.encode() in stream.read(_EXPORT_BYTES)
    except OSError:
        return False  # who opens it says why


def _looked_at(path: Path) -> DumpFile | Refused:
    """Only regular files: a pipe or a device could never end."""
    try:
        status = path.stat()
    except OSError as error:
        return _refused(path, error)
    name = line_text(str(path))
    if not stat.S_ISREG(status.st_mode):
        return Refused(name, "not a regular file; pipe it in with `-`")
    if status.st_size == 0:
        return Refused(name, "the file is empty")
    if not os.access(path, os.R_OK):
        return Refused(name, "no permission to read it")
    return DumpFile(line_text(path.name), path, status.st_size)


def _refused(path: Path, error: OSError) -> Refused:
    return Refused(line_text(str(path)), error.strerror or str(error))
