"""Making targets: the selectors that find a quote again (W3C Web Annotation, TextQuoteSelector)."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from reader.model.article import Edition, Language
from reader.model.marks import Point, Span, Target

CONTEXT_CHARS = 64
"""English needs 64 code points either side to leave no short quote ambiguous; Korean 32."""

TEXT_HASH_DIGITS = 16
BLOCK_HASH_DIGITS = 12


class CanonicalText:
    """One edition's body as one string: blocks in order, joined by line feeds.

    Offsets into it are code points; points are (block, offset in block).
    """

    def __init__(self, edition: Edition) -> None:
        self.blocks = tuple(block.text for block in edition.body)
        self.text = "\n".join(self.blocks)
        self.hash = _digest(self.text, TEXT_HASH_DIGITS)
        self._starts = tuple(accumulate((len(text) + 1 for text in self.blocks), initial=0))

    def offset(self, point: Point) -> int:
        """Where a point is in the whole text; points beyond the body are pulled in."""
        if not self.blocks:
            return 0
        block = min(point.block, len(self.blocks) - 1)
        return self._starts[block] + min(point.offset_chars, len(self.blocks[block]))

    def point(self, offset: int) -> Point:
        """The point at an offset of the whole text; offsets beyond it are pulled in."""
        if not self.blocks:
            return Point(0, 0)
        block = max(0, bisect_right(self._starts, offset, hi=len(self.blocks)) - 1)
        inside = min(offset - self._starts[block], len(self.blocks[block]))
        return Point(block, max(0, inside))

    def holds(self, span: Span) -> bool:
        """Whether a span lies inside the text; one from a hand-edited file may not."""
        return all(
            point.block < len(self.blocks)
            and 0 <= point.offset_chars <= len(self.blocks[point.block])
            for point in (span.start, span.end)
        )

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets; an end at the start of a block stays before it."""
        first, last = self.point(start), self.point(end)
        if last.block > first.block and last.offset_chars == 0:
            last = Point(last.block - 1, len(self.blocks[last.block - 1]))
        return Span(first, max(first, last))


def block_hash(text: str) -> str:
    """The hash by which a block is recognised after others moved around it."""
    return _digest(text, BLOCK_HASH_DIGITS)


def make_target(edition: Edition, language: Language, span: Span) -> Target:
    """Describe a place so that it can be found again after the text has changed.

    A span without length (a bookmark) quotes the first 64 code points of its block from
    there on, so that there is something to find.
    """
    canonical = CanonicalText(edition)
    start, end = canonical.offset(span.start), canonical.offset(span.end)
    if start == end:
        block = canonical.blocks[span.start.block]
        end = start + min(CONTEXT_CHARS, len(block) - span.start.offset_chars)
    blocks = canonical.blocks
    return Target(
        language=language,
        text_hash=canonical.hash,
        span=span,
        start_hash=block_hash(blocks[span.start.block]),
        end_hash=block_hash(blocks[span.end.block]),
        exact=canonical.text[start:end],
        prefix=canonical.text[max(0, start - CONTEXT_CHARS) : start],
        suffix=canonical.text[end : end + CONTEXT_CHARS],
    )


def parts_of(edition: Edition, span: Span) -> Iterator[tuple[int, int, int]]:
    """The blocks of a span, as far as there are, each with the half-open range of its text."""
    for block in range(span.start.block, min(span.end.block + 1, len(edition.body))):
        part = span.within(block, len(edition.body[block].text))
        if part is not None:
            yield block, *part


def words_at(edition: Edition, span: Span) -> str:
    """The text of a span, blocks joined by line feeds; "" beyond the body."""
    parts = parts_of(edition, span)
    return "\n".join(edition.body[block].text[start:end] for block, start, end in parts)


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
