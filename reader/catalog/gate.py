"""A gate that many threads pass at once, or one alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Threads among others wait for the one alone, and it for them; each may pass again inside."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._closed = False
        self._own = threading.local()

    @contextmanager
    def among_others(self) -> Iterator[None]:
        """Be inside, with whoever else is."""
        depth = self._depth
        if not depth:
            with self._changed:
                self._changed.wait_for(lambda: not self._closed)
                self._inside += 1
        self._own.depth = depth + 1
        try:
            yield
        finally:
            self._own.depth = depth
            if not depth:
                with self._changed:
                    self._inside -= 1
                    self._changed.notify_all()

    @contextmanager
    def alone(self, patience_seconds: float | None = None) -> Iterator[bool]:
        """Be inside when all others have left, and let nobody in meanwhile.

        Args:
            patience_seconds: How long to wait for them; None for as long as it takes.

        Yields:
            Whether they have left.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            own = 1 if self._depth else 0
            alone = self._changed.wait_for(lambda: self._inside == own, patience_seconds)
        try:
            yield alone
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()

    @property
    def _depth(self) -> int:
        return getattr(self._own, "depth", 0)
