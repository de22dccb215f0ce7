"""A stretch of text chosen with keys or the mouse: by grapheme, word, sentence, paragraph.

Both ends are graphemes and both are part of it, so it is never empty. Forward movements take
the head to the last grapheme of a unit, backward ones to its first. Only the neighbourhood of
an end is looked at, so that a key costs the same in a text of any length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from reader.model.article import Language
from reader.model.marks import Point, Span
from reader.text.cells import grapheme_spans
from reader.text.particles import PARTICLES
from reader.tui.reading.texts import Texts

_WINDOW_CHARS: Final = 64
"""No grapheme is longer: sanitised text has few marks in a row."""

_word = re.compile(r"\S+")
_bare = re.compile(r"^[^\w]+|[^\w%+&#]+$").sub
_mark = re.compile(r"""[\[\](){}<>《》〈〉「」『』“”"]|[‘’'](?=[가-힣])|(?<=[가-힣])[‘’']""")
_inside, _split = _mark.finditer, _mark.split


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

    def span(self, texts: Texts) -> Span:
        """What is selected, half open."""
        first, last = sorted((self.tail, self.head))
        text = texts.text(self.language, last.block)
        return Span(first, Point(last.block, _grapheme_end(text, last.offset_chars)))

    def grown(self, unit: Unit, step: int, texts: Texts) -> Selection:
        """With its head at the next or previous end of a unit, or as it is at the very end.

        Args:
            step: 1 for forward, -1 for backward.
        """
        head, language = self.head, self.language
        goal = _goal(texts, (language, head.block), head.offset_chars, (unit, step))
        if goal is not None:
            return self.to(Point(head.block, goal))
        block = head.block + step
        while (text := texts.text_or_none(language, block)) is not None:
            start = -1 if step > 0 else len(text)
            goal = _goal(texts, (language, block), start, (unit, step))
            if goal is not None:
                return self.to(Point(block, goal))
            block += step
        return self


def _goal(
    texts: Texts, place: tuple[Language, int], offset: int, way: tuple[Unit, int]
) -> int | None:
    """Where the head of a selection comes to in a block; None if there is no further unit."""
    text = texts.text(*place)
    unit, step = way
    if unit is Unit.GRAPHEME:
        return _next_grapheme(text, offset, step)
    if unit is Unit.WORD:
        return _end_of_word(text, offset) if step > 0 else _start_of_word(text, offset)
    units = texts.sentences(*place) if unit is Unit.SENTENCE else ((0, len(text)),)
    if not text:
        return None
    if step < 0:
        number = bisect_left(units, offset, key=lambda each: each[0]) - 1
        return units[number][0] if number >= 0 else None
    goals = (last_grapheme(text, end) for _, end in units if end > offset)
    return next((goal for goal in goals if goal > offset), None)


def _next_grapheme(text: str, offset: int, step: int) -> int | None:
    if step < 0:
        return last_grapheme(text, offset) if offset > 0 else None
    goal = _grapheme_end(text, offset) if offset >= 0 else 0
    return goal if goal < len(text) else None


def _end_of_word(text: str, offset: int) -> int | None:
    at = max(0, offset)
    while (found := _word.search(text, at)) is not None:
        goal = last_grapheme(text, found.end())
        if goal > offset:
            return goal
        at = found.end()
    return None


def _start_of_word(text: str, offset: int) -> int | None:
    end = offset
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return _back_to_blank(text, end) if end else None


def _back_to_blank(text: str, offset: int) -> int:
    """Where the stretch without white space that ends at an offset begins."""
    while offset > 0 and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _grapheme_end(text: str, offset: int) -> int:
    spans = grapheme_spans(text[offset : offset + _WINDOW_CHARS])
    return offset + spans[0][1] if spans else offset


def last_grapheme(text: str, end: int) -> int:
    """Where the last grapheme before an offset begins."""
    window = max(0, end - _WINDOW_CHARS)
    spans = grapheme_spans(text[window:end])
    return window + spans[-1][0] if spans else 0


def word_around(text: str, offset: int) -> tuple[int, int]:
    """The word a character is in, punctuation included; the next one on a blank."""
    if offset < len(text) and not text[offset].isspace():
        offset = _back_to_blank(text, offset)
    found = _word.search(text, offset)
    return found.span() if found else (len(text), len(text))


def bare_word(text: str, offset: int) -> str:
    """The word a character is in without the punctuation around it; "" if there is none.

    What stands in brackets or quotation marks is a word by itself, without the particle behind.
    """
    start, end = word_around(text, offset)
    word = text[start:end]
    begins = [0, *[mark.end() for mark in _inside(word)]]
    pieces = [(at, _bare("", piece)) for at, piece in zip(begins, _split(word), strict=True)]
    words = [(at, piece) for at, piece in pieces if piece and piece not in PARTICLES]
    before = [piece for at, piece in words if start + at <= offset]
    return before[-1] if before else words[0][1] if words else _bare("", word)
