"""Writing many files, a few at a time.

Bringing a file to the disk is mostly waiting. So the system is told to begin with each as soon as
it is written, and waited for when there are many: most of them are there by then.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, NamedTuple

from reader.errors import WriteFailed
from reader.store.atomic import Draft, opened_folder, reason_of
from reader.store.file_stat import TIME_BITS

_BATCH_FILES: Final = 64
_BATCH_BYTES: Final = 1 << 20
"""So that neither memory nor what a kill undoes grows with the build."""


class Written(NamedTuple):
    """A file that was written, as the folder lists it."""

    path: Path
    size: int
    """In bytes."""
    mtime_ns: int
    """As `FileStat` has it."""


class Writer:
    """Replaces files in batches; use it with `with`, from one thread."""

    def __init__(self) -> None:
        self._folders: dict[Path, int] = {}
        self._opened = ExitStack()
        self._waiting: dict[Path, Draft] = {}
        self._waiting_bytes = 0
        self._written: list[Written] = []
        self.is_whole = True
        """Whether no interrupt came while files were given their names; those that waited then are
        not written."""

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        """What still waits is not written."""
        self._end_batch()

    def write(self, path: Path, data: bytes) -> None:
        """Write a file with later ones; its name is not brought to the disk.

        Raises:
            WriteFailed: If the disk refuses this or an earlier file; those that wait are written
                all the same.
        """
        if path in self._waiting:
            self.flush()
        try:
            draft = Draft(path.name, self._folder(path.parent))
            self._wait_with(path, draft, data)
        except (OSError, MemoryError) as error:
            with suppress(WriteFailed):
                self.flush()
            raise _refusal(path, error) from error
        draft.hurry()
        self._waiting_bytes += len(data)
        if len(self._waiting) >= _BATCH_FILES or self._waiting_bytes >= _BATCH_BYTES:
            self.flush()

    def waits(self, path: Path) -> bool:
        """Whether a file is still to be written."""
        return path in self._waiting

    def take_written(self) -> list[Written]:
        """The files that were written since the last call."""
        written, self._written = self._written, []
        return written

    def flush(self) -> None:
        """Write what waits: first all contents are brought to the disk, then all get their names.

        Raises:
            WriteFailed: If the disk refuses one; the others are written all the same.
        """
        self.is_whole = not self._waiting
        settled: list[tuple[Path, os.stat_result]] = []
        refusals: list[WriteFailed | MemoryError] = []
        try:
            for path, draft in self._waiting.items():
                try:
                    settled.append((path, draft.settle()))
                except (OSError, MemoryError) as error:
                    refusals.append(_refusal(path, error))
            for path, stat in settled:
                try:
                    self._waiting[path].publish()
                except (OSError, MemoryError) as error:
                    refusals.append(_refusal(path, error))
                else:
                    time_ns = stat.st_mtime_ns & TIME_BITS
                    self._written.append(Written(path, stat.st_size, time_ns))
            self.is_whole = True
        finally:
            self._end_batch()
        if refusals:
            raise refusals[0]

    def _wait_with(self, path: Path, draft: Draft, data: bytes) -> None:
        """Write a draft; only when it is whole it waits, so none that is not gets its name."""
        try:
            draft.write(data)
            self._waiting[path] = draft
        except BaseException:  # an interrupt comes between any two instructions
            self._waiting.pop(path, None)
            draft.discard()
            raise

    def _folder(self, path: Path) -> int:
        """A descriptor of a folder, the same for a whole batch."""
        folder = self._folders.get(path)
        if folder is None:
            folder = self._folders[path] = self._opened.enter_context(opened_folder(path))
        return folder

    def _end_batch(self) -> None:
        for draft in self._waiting.values():
            draft.discard()
        self._waiting, self._waiting_bytes = {}, 0
        self._folders = {}
        self._opened.close()


def _refusal(path: Path, error: OSError | MemoryError) -> WriteFailed | MemoryError:
    return WriteFailed(path, reason_of(error)) if isinstance(error, OSError) else error
