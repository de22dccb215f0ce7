"""Strips that cost little to make and to forget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

_KEPT = 4
"""Results of one kind that a strip keeps."""


class LeanStrip(Strip):
    """A strip that makes its caches when they are asked for: most never are.

    Textual's own makes seven for each strip, and more strips on the way of each line to the
    screen. Of the time a list took to show other rows that was the largest part.
    """

    __slots__ = ("_last",)

    def __init__(self, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._render_cache = None
        self._link_ids = None
        self._cell_count = None
        self._last: tuple[Sequence[LineFilter], Color, Strip] | None = None

    def __getattr__(self, name: str) -> FIFOCache[object, object]:
        """What is not there yet is a cache."""
        if not name.endswith("_cache"):
            raise AttributeError(name)
        cache: FIFOCache[object, object] = FIFOCache(_KEPT)
        setattr(self, name, cache)
        return cache

    def through(self, filters: Sequence[LineFilter], ground: Color) -> Strip:
        """The strip behind some filters, one after the other.

        Args:
            filters: As the app has them.
            ground: What lies behind the widget.
        """
        last = self._last
        if last is None or last[0] != filters or last[1] != ground:
            segments = self._segments
            for line_filter in filters:
                segments = line_filter.apply(segments, ground)
            last = self._last = (filters, ground, LeanStrip(segments, self._cell_length))
        return last[2]


def through(strip: Strip, filters: Sequence[LineFilter], ground: Color) -> Strip:
    """Any strip behind some filters."""
    if isinstance(strip, LeanStrip):
        return strip.through(filters, ground)
    for line_filter in filters:
        strip = strip.apply_filter(line_filter, ground)
    return strip
