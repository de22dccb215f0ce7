"""Writing many files, a few at a time.

Bringing a file to the disk is mostly waiting, and four that wait together take little longer than
one. They wait while nothing else is computed: a thread that has to take the interpreter back from
a busy one after each system call would be slower than no thread.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reader.errors import WriteFailed
from reader.store.atomic import replace_file

_THREADS: Final = 4
_BATCH_FILES: Final = 64
_BATCH_BYTES: Final = 1 << 20
"""So that neither memory nor what a kill undoes grows with the build."""


class Written(NamedTuple):
    """A file that was written, as the folder lists it."""

    path: Path
    size: int
    """In bytes."""
    mtime_ns: int


class Writer:
    """Replaces files in batches; use it with `with`, from one thread."""

    def __init__(self) -> None:
        self._shares: list[_Share] = []
        self._waiting: dict[Path, bytes] = {}
        self._waiting_bytes = 0
        self._written: list[Written] = []

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for the threads; what still waits is not written."""
        for share in self._shares:
            share.finish()

    def write(self, path: Path, data: bytes) -> None:
        """Write a file now or with later ones; its name is not brought to the disk.

        Raises:
            WriteFailed: If the disk refuses this or an earlier file.
        """
        self._waiting_bytes += len(data)
        self._waiting[path] = data
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
        """Write what waits.

        Raises:
            WriteFailed: If the disk refuses one; the others are written all the same.
        """
        batch = list(self._waiting.items())
        self._waiting, self._waiting_bytes = {}, 0
        count = min(_THREADS, len(batch))
        self._shares = [_Share(batch[first::count]) for first in range(count)]
        for share in self._shares:
            share.begin()
        for share in self._shares:
            share.finish()
            self._written += share.written
        refusals = [share.refusal for share in self._shares if share.refusal is not None]
        self._shares = []
        if refusals:
            raise refusals[0]


class _Share:
    """Some of the files of a batch, written one after the other on a thread of their own."""

    def __init__(self, files: Sequence[tuple[Path, bytes]]) -> None:
        self.written: list[Written] = []
        self.refusal: WriteFailed | OSError | MemoryError | None = None
        """The first of them; the other files are written all the same."""
        self._files = files
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Write them meanwhile; or now, where the system has no thread left for us."""
        thread = threading.Thread(target=self._write, name="write")
        try:
            thread.start()
        except RuntimeError:
            self._write()
        else:
            self._thread = thread

    def finish(self) -> None:
        """Wait until all are written."""
        if self._thread is not None:
            self._thread.join()

    def _write(self) -> None:
        for path, data in self._files:
            try:
                replace_file(path, data, sync_name=False)
                stat = path.stat()
            except (WriteFailed, OSError, MemoryError) as refusal:
                self.refusal = self.refusal or refusal
            else:
                self.written.append(Written(path, stat.st_size, stat.st_mtime_ns))
