"""Writing many files, a few at a time.

Bringing a file to the disk is mostly waiting, and four that wait together take little longer than
one. They wait while nothing else is computed: a thread that has to take the interpreter back from
a busy one after each system call would be slower than no thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from reader.errors import WriteFailed
from reader.store.atomic import replace_file

_THREADS: Final = 4
_BATCH_FILES: Final = 64
_BATCH_BYTES: Final = 1 << 20
"""So that neither memory nor what a kill undoes grows with the build."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, as the folder lists it."""

    path: Path
    size: int
    """In bytes."""
    mtime_ns: int


class Writer:
    """Replaces files in batches; use it with `with`, from one thread."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="write")
        self._waiting: dict[Path, bytes] = {}
        self._waiting_bytes = 0
        self._written: list[Written] = []

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the threads go; what still waits is not written."""
        self._threads.shutdown(wait=True, cancel_futures=True)

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
        shares = [batch[first::_THREADS] for first in range(min(_THREADS, len(batch)))]
        refused: WriteFailed | None = None
        for written, refusal in self._threads.map(_write, shares):
            self._written += written
            refused = refused or refusal
        if refused is not None:
            raise refused


def _write(share: Sequence[tuple[Path, bytes]]) -> tuple[list[Written], WriteFailed | None]:
    """Write one file after the other; those that could be written, and the first refusal."""
    written: list[Written] = []
    refused: WriteFailed | None = None
    for path, data in share:
        try:
            replace_file(path, data, sync_name=False)
            stat = path.stat()
        except WriteFailed as refusal:
            refused = refused or refusal
        else:
            written.append(Written(path, stat.st_size, stat.st_mtime_ns))
    return written, refused
