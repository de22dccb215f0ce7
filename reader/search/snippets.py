"""A stretch of text around a hit, with what to highlight in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.search.folding import spaced, trace
from reader.search.positions import ends_a_word
from reader.search.readings import Reading
from reader.search.views import Folded

SNIPPET_CHARS: Final = 96
"""Code points; a Korean line of a wide terminal."""
_MOST_MARKS: Final = 8
_traced = lru_cache(maxsize=128)(trace)
"""`trace`; the next key has most hits at the same place."""


def snippet_around(
    text: str, span: tuple[int, int], readings: Sequence[Reading] = ()
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a stretch out of a text with a hit in its middle.

    Args:
        text: One line.
        span: The hit, half open, in code points of the text.
        readings: What to highlight besides, where it begins a word or a compound ends in it;
            the hit itself is looked for again by its letters.

    Returns:
        The stretch, with an ellipsis where it was cut, and the spans in it to highlight.

    Example:
        >>> snippet_around("카카오가 투자를 줄였다", (0, 3))
        ('카카오가 투자를 줄였다', ((0, 3),))
    """
    start, end = _window(text, span)
    before = "…" if start else ""
    snippet = before + text[start:end] + ("…" if end < len(text) else "")
    around = text[start:end]
    places = [*_again(around, text[slice(*span)]), *_others(around, readings)]
    marks = _merged([span, *((a + start, b + start) for a, b in places)])
    shift = len(before) - start
    inside = [
        (max(a, start) + shift, min(b, end) + shift) for a, b in marks if b > start and a < end
    ]
    return snippet, tuple(inside[:_MOST_MARKS])


def _window(text: str, span: tuple[int, int]) -> tuple[int, int]:
    if len(text) <= SNIPPET_CHARS:
        return 0, len(text)
    room = max(0, SNIPPET_CHARS - (span[1] - span[0]))
    # More after the hit than before it: the reader reads on from there.
    start = max(0, min(span[0] - room // 3, len(text) - SNIPPET_CHARS))
    if start:
        blank = text.find(" ", start, span[0])
        start = blank + 1 if blank >= 0 else start
    return start, min(len(text), start + SNIPPET_CHARS)


def _again(text: str, found: str) -> list[tuple[int, int]]:
    """The same letters elsewhere; those of a Latin word where a word begins: no AI in Maia."""
    lower, wanted = text.lower(), found.lower()
    if not wanted or len(lower) != len(text) or len(wanted) != len(found):
        return []
    places = []
    place, length, is_hangul = lower.find(wanted), len(wanted), not wanted[0].isascii()
    while place >= 0:
        if is_hangul or not _continues(text, place):
            places.append((place, place + length))
        place = lower.find(wanted, place + length)
    return places


def _continues(text: str, place: int) -> bool:
    """Whether a Latin letter or a digit stands inside a word or a number."""
    before, here = text[place - 1 : place], text[place]
    if here.isdigit():
        return before.isdigit()
    is_latin = here.isascii() and here.isalpha() and before.isascii() and before.isalpha()
    return is_latin and not (before.islower() and here.isupper())


def _others(text: str, readings: Sequence[Reading]) -> list[tuple[int, int]]:
    if not readings:
        return []
    folded = _folded(text)
    found = [
        (match.start, match.end)
        for reading in readings
        for match in reading.matcher.find(folded, _MOST_MARKS)
        if folded.boundary(match.start) or ends_a_word(reading.matcher, folded, match)
    ]
    if not found:
        return []
    traced = _traced(text)
    return [traced.span(*place) for place in found]


@lru_cache(maxsize=128)
def _folded(text: str) -> Folded:
    return Folded(spaced(text))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
