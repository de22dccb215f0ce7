"""Making operations durable: the way from memory to the acknowledgement."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from typing import Final

from reader.errors import NotSaved
from reader.store.marks.journal import Journal
from reader.store.marks.scribe import Written
from reader.store.marks.segment import Segment

log = logging.getLogger(__name__)

_CLOSED_TO_US: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ELOOP})
"""Read-only, not ours, or reached through a symbolic link."""


class Writer:
    """Writes the segment of this session, in the library or, if that takes none, beside it.

    One thread at a time.
    """

    def __init__(self, home: Journal, elsewhere: Journal) -> None:
        self.journal = home
        """The one that is written to now."""
        self.segment: Segment | None = None
        self.own: set[str] = set()
        """Segments whose contents we know, because we wrote them."""
        self._home = home
        self._elsewhere = elsewhere

    @property
    def session(self) -> str:
        """The name of the segment that is open; "" if none is."""
        return self.segment.name if self.segment else ""

    @property
    def read_only_library(self) -> bool:
        """Whether marks go to the state folder."""
        return self.journal is self._elsewhere

    def write(self, build: Callable[[str], Written]) -> Written:
        """Write what `build` makes for a session, durable when this returns.

        Args:
            build: Makes the operations, given the session that they will be of.

        Raises:
            NotSaved: If the disk refuses. Nothing was acknowledged.
        """
        try:
            return self._write(build)
        except OSError as error:
            if self.segment is not None:
                # a full disk: the same file may well take it later
                raise NotSaved(_reason(error)) from error
        try:
            # the file is not trusted any more, or could not be made: once more, in a new one
            return self._write(build)
        except OSError as error:
            raise NotSaved(_reason(error)) from error

    def close(self) -> None:
        """End the session's segment; the next operation begins another."""
        if self.segment is not None:
            self.segment.close()
            self.segment = None

    def _write(self, build: Callable[[str], Written]) -> Written:
        segment = self._open()
        written = build(segment.name)
        try:
            segment.append(written.lines)
        except OSError:
            if segment.broken:
                log.warning("segment %s is given up", segment.name)
                # what is in it all the same will be read like anybody else's
                self.journal.skip(segment.name, segment.size_bytes)
                self.own.discard(segment.name)
                self.segment = None
            raise
        return written

    def _open(self) -> Segment:
        if self.segment is not None and self.segment.vanished():
            log.warning("segment %s has vanished", self.segment.name)
            self.segment.close()
            self.segment = None
        if self.segment is None:
            try:
                self._home.provide(self._home.segments)
                self.segment = Segment(self._home.segments)
                self.journal = self._home
            except OSError as error:
                if error.errno not in _CLOSED_TO_US:
                    raise
                self._elsewhere.provide(self._elsewhere.segments)
                self.segment = Segment(self._elsewhere.segments)
                self.journal = self._elsewhere
            self.own.add(self.segment.name)
        return self.segment


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
