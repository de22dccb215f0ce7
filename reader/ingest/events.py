"""This is where the lines are found with which anything may happen to a page.

To most lines nothing does: furniture and short lines above the text, prose in it, furniture under
it. Whole runs of these are passed over.
"""

from __future__ import annotations

from itertools import compress
from operator import eq
from typing import Final

from reader.ingest.glances import FURNITURE, OPENING
from reader.ingest.parts import Rows
from reader.text.lazy import lazily

KNOWN: Final = bytes((FURNITURE, OPENING))
"""The kinds of lines that somebody knows word for word."""
_IS_UNKNOWN: Final = bytes(kind not in KNOWN for kind in range(256))
_REPEAT: Final = ord("r")
"""Stands for the kind of a line that may say the same as the last one, furniture aside."""
_ABOVE = lazily(b"[^fln]")
_INSIDE = lazily(b"[^fnpb]")
_UNDER = lazily(b"[^fn]")


class Events:
    """The lines of a piece that have to be looked at, whatever happens to the others."""

    def __init__(self, rows: Rows) -> None:
        self._kinds = rows.kinds[:]
        is_unknown = rows.kinds.translate(_IS_UNKNOWN)
        places = list(compress(range(len(is_unknown)), is_unknown))
        texts = list(compress(rows.texts, is_unknown))
        for place in places[:1]:
            self._kinds[place] = _REPEAT  # nobody knows here what stands above
        for place in compress(places[1:], map(eq, texts[1:], texts)):
            self._kinds[place] = _REPEAT

    def next(self, start: int, *, in_body: bool, ended: bool) -> int:
        """The first line from an index on with which anything may happen, else the end.

        Args:
            start: Where to begin.
            in_body: Whether there was prose on the page.
            ended: Whether a line stood under it with which an article ends.
        """
        pattern = (_UNDER if ended else _INSIDE) if in_body else _ABOVE
        event = pattern.search(self._kinds, start)
        return event.start() if event is not None else len(self._kinds)
