"""What is written to the terminal: at once as far as it takes it, the rest on a thread."""

from __future__ import annotations

import contextlib
import os
import select
import threading


class Output:
    """A terminal as a file; `offer` never waits, `write` does.

    A terminal that is slow or stopped must not hold up the program, so what it does not take is
    left to a thread, and until that is written everything else is too. To ask without waiting,
    the terminal is opened a second time: that a file does not wait is a property of its opening,
    and the one the program was given belongs to others as well.
    """

    def __init__(self, descriptor: int) -> None:
        """Write to what is open at a descriptor; it stays open."""
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._left = b""
        self._waiting = 0
        """Texts that the thread has been given and not written."""
        self._door: int | None = None
        with contextlib.suppress(OSError):
            name = os.ttyname(descriptor)
            self._door = os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)

    def offer(self, text: str) -> str | None:
        """Write as much as the terminal takes.

        Returns:
            What `write` has to be given on another thread, perhaps ""; None if all is written.
        """
        with self._lock:
            if self._door is None or self._waiting:
                self._waiting += 1
                return text
            data = _encoded(text)
            try:
                taken = os.write(self._door, data)
            except OSError:  # full, or gone: the thread finds out
                taken = 0
            if taken == len(data):
                return None
            self._left = data[taken:]
            self._waiting += 1
            return ""

    def write(self, text: str) -> None:
        """Write what `offer` gave back, however long it takes; in the order it did."""
        with self._lock:
            data, self._left = self._left + _encoded(text), b""
        try:
            self._write_all(data)
        finally:
            with self._lock:
                self._waiting -= 1

    def _write_all(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [])
            except OSError:  # the terminal is gone; the rest is for nobody
                return

    def flush(self) -> None:
        """Nothing is kept back."""

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def close(self) -> None:
        """Give back what was opened."""
        if self._door is not None:
            os.close(self._door)
            self._door = None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
