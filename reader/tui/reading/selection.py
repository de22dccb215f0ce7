"""A stretch of text chosen with keys or the mouse: by grapheme, word, sentence, paragraph.

Both ends are graphemes and both are part of it, so it is never empty. Forward movements take
the head to the last grapheme of a unit, backward ones to its first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.article import Language
from reader.model.marks import Point, Span
from reader.text.cells import grapheme_spans
from reader.text.sentences import sentences

TextOf = Callable[[int], str | None]
"""The text of a block of the body; None outside the body."""

_words = re.compile(r"\S+").finditer
_bare = re.compile(r"^[^\w]+|[^\w%+&#]+$").sub


class Unit(StrEnum):
    """What a selection grows by."""

    GRAPHEME = "grapheme"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Selection:
    """From one grapheme to another, in one language; both are named by their first offset."""

    language: Language
    tail: Point
    head: Point

    def swapped(self) -> Selection:
        """The same text, growing at its other end."""
        return replace(self, tail=self.head, head=self.tail)

    def to(self, head: Point) -> Selection:
        """Grown or shrunk to another head."""
        return replace(self, head=head)

    def span(self, text_of: TextOf) -> Span:
        """What is selected, half open."""
        first, last = sorted((self.tail, self.head))
        return Span(first, Point(last.block, grapheme_end(text_of(last.block) or "", last)))


def grapheme_end(text: str, point: Point) -> int:
    """Where the grapheme at a point ends."""
    spans = grapheme_spans(text)
    number = bisect_right(spans, point.offset_chars, key=lambda span: span[0]) - 1
    return spans[number][1] if number >= 0 else 0


def moved(point: Point, unit: Unit, step: int, text_of: TextOf) -> Point:
    """The next or previous end of a unit seen from a point; the point itself at the very end.

    Args:
        step: 1 for forward, -1 for backward.
    """
    text = text_of(point.block)
    if text is None:
        return point
    goals = _goals(text, unit, step)
    offset = point.offset_chars
    if step > 0:
        goal = next((goal for goal in goals if goal > offset), None)
    else:
        goal = next((goal for goal in reversed(goals) if goal < offset), None)
    if goal is not None:
        return Point(point.block, goal)
    return _in_next_block(point, unit, step, text_of)


def _in_next_block(point: Point, unit: Unit, step: int, text_of: TextOf) -> Point:
    block = point.block + step
    while (text := text_of(block)) is not None:
        goals = _goals(text, unit, step)
        if goals:
            return Point(block, goals[0 if step > 0 else -1])
        block += step
    return point


def _goals(text: str, unit: Unit, step: int) -> list[int]:
    """Where a head may stop in a text, ascending."""
    spans = grapheme_spans(text)
    if unit is Unit.GRAPHEME:
        return [start for start, _, _ in spans]
    if unit is Unit.WORD:
        units = [found.span() for found in _words(text)]
    elif unit is Unit.SENTENCE:
        units = list(sentences(text))
    else:
        units = [(0, len(text))] if text else []
    if step < 0:
        return [start for start, _ in units]
    starts = [start for start, _, _ in spans]
    return [starts[bisect_right(starts, end - 1) - 1] for _, end in units]


def word_around(text: str, offset: int) -> tuple[int, int]:
    """The word a character is in, punctuation included; the next one on a blank."""
    for found in _words(text):
        if offset < found.end():
            return found.span()
    return (len(text), len(text))


def bare_word(text: str, offset: int) -> str:
    """The word a character is in without the punctuation around it; "" if there is none."""
    start, end = word_around(text, offset)
    return _bare("", text[start:end])
