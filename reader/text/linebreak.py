"""Line breaking for Korean and English on a grid of cells.

Korean is kept whole between spaces (keep-all), as its readers prefer; only a word wider than
a third of the line may be divided, first before a bracket or after a dash, at last between
any two graphemes. Geumchik (금칙) holds everywhere, also for marks between blanks: no line
begins with closing and none ends with opening punctuation. Of all the ways to break a paragraph
the least ragged one is taken, by dynamic programming over squared gaps. A no-break space never
breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from reader.text.cells import cell_len, grapheme_spans
from reader.text.lazy import lazily

NO_START: Final = frozenset(
    "!%),.:;?]}¢°·ㆍ’”†‡›℃∶、。〃〆〉》」』】〕〗〞︰﹐﹑﹒﹔﹕﹖﹗﹚﹜！％），．：；？］｝～…‥‰′″-–—~/＋+"
)
"""What no line begins with."""
NO_END: Final = frozenset("([{£¥₩‘“‹〈《「『【〔〖〝﹙﹛＄（［｛￡￥￦#＃$№")
"""What no line ends with."""

_LONG_SHARE: Final = 1 / 3
"""A word wider than this share of the line may be divided at punctuation."""
_LEAST_LONG_CELLS: Final = 9
_PUNCTUATION_COST: Final = 40
_GRAPHEME_COST: Final = 220
_RUNT_COST: Final = 300
_RUNT_CELLS: Final = 8
"""A last line narrower than this looks lost."""
_COUNT_COST: Final = 90
"""Between a number and what it counts: $10 billion."""
_STRAY_COST: Final = 100_000
"""Of a mark between blanks at the wrong end of a line: dearer than any blank rest of one."""
_OVERFLOW_COST: Final = 1_000_000
_BREAKS_AFTER: Final = frozenset("·ㆍ/~,-–)）”’")
_BREAKS_BEFORE: Final = frozenset("(（[")
_CLINGING: Final = NO_START | {"-"}
"""Marks that, between blanks, end a line rather than begin one, if the word before leaves room."""
_CLOSING: Final = frozenset(")]}）］｝〉》」』】〕〗”’")
_OPENING: Final = frozenset("([{（［｛〈《「『【〔〖“‘")

_TIGHT: Final = frozenset("\"'\u00a0\u2007\u202f")
"""Straight quotes may open or close, so neither side of one breaks, but for a bracket that follows
a word in quotes; nor of a no-break space."""

_numbers = lazily(r"[$₩€£]?\d[\d.,:/~–-]*(?=.)").finditer
"""A number holds together and keeps the first letter of its unit."""
_words = lazily(r"[^ \t\n\r\u2000-\u2006\u2008-\u200a\u3000]+").finditer
"""Runs between spaces that may break; no-break spaces (00A0, 2007, 202F) do not."""


class Line(NamedTuple):
    """One line of a paragraph: half open, in code points, without the blanks around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Boxes:
    """What is never divided, in parallel lists; a line is a run of boxes."""

    starts: list[int]
    ends: list[int]
    cells: list[int]
    gaps: list[int]
    """Cells of blank after the box when the line goes on behind it."""
    costs: list[int]
    """The price of breaking after the box; 0 after a word."""


def break_lines(paragraph: str, width_cells: int, *, ends_short: bool = True) -> tuple[Line, ...]:
    """Break a paragraph into lines of at most `width_cells` cells.

    Args:
        paragraph: Text without line breaks; blanks inside a line count as they are.
        width_cells: At least 1. Only a grapheme wider than that overflows.
        ends_short: Whether the last line may be short without cost; False for the first
            part of a paragraph that goes on.

    Returns:
        At least one line; an empty one for a paragraph of nothing but blanks.
        `paragraph[line.start:line.end]` is the text of a line.

    Example:
        >>> text = "재택 근무를 이어 가기로 했다."
        >>> [text[line.start : line.end] for line in break_lines(text, 16)]
        ['재택 근무를 이어', '가기로 했다.']
    """
    boxes = _boxes(paragraph, max(1, width_cells))
    if not boxes.starts:
        return (Line(0, 0),)
    cuts = _least_ragged(boxes, max(1, width_cells), ends_short)
    return tuple(Line(boxes.starts[first], boxes.ends[last - 1]) for first, last in pairwise(cuts))


def _boxes(paragraph: str, width: int) -> _Boxes:
    boxes = _Boxes([], [], [], [], [])
    longest = min(width, max(_LEAST_LONG_CELLS, width * _LONG_SHARE))
    for word in _words(paragraph):
        start, end = word.span()
        text = word.group()
        if boxes.ends:
            blank = start - boxes.ends[-1]
            boxes.gaps[-1] = 1 if blank == 1 else _blank_cells(paragraph[start - blank : start])
            if text[0] in _CLINGING and (text[0] in _CLOSING or _CLINGING.issuperset(text)):
                boxes.costs[-1] = _STRAY_COST
            elif text[0].islower() and paragraph[boxes.ends[-1] - 1].isdigit():
                boxes.costs[-1] = _COUNT_COST
        cells = cell_len(text)
        if cells > longest:
            _append_divided(boxes, text, start, width)
        else:
            _append(boxes, start, end, cells, 0)
        if text[-1] in NO_END and (text[-1] in _OPENING or NO_END.issuperset(text)):
            boxes.costs[-1] = _STRAY_COST
    return boxes


def _blank_cells(blank: str) -> int:
    return sum(cell_len(char) or 1 for char in blank)


def _append(boxes: _Boxes, start: int, end: int, cells: int, cost: int) -> None:
    boxes.starts.append(start)
    boxes.ends.append(end)
    boxes.cells.append(cells)
    boxes.gaps.append(0)
    boxes.costs.append(cost)


def _append_divided(boxes: _Boxes, word: str, offset: int, width: int) -> None:
    """Append a long word in the pieces it may be divided into."""
    cuts = dict(_cuts(word))
    edges = [0, *(at for at, cost in cuts.items() if cost == _PUNCTUATION_COST), len(word)]
    if any(cell_len(word[first:last]) > width for first, last in pairwise(edges)):
        edges = [0, *cuts, len(word)]
    for first, last in pairwise(edges):
        cells = cell_len(word[first:last])
        if cells > width:
            _append_forced(boxes, word[first:last], offset + first, width)
        else:
            _append(boxes, offset + first, offset + last, cells, 0)
        boxes.costs[-1] = cuts.get(last, 0)


def _append_forced(boxes: _Boxes, piece: str, offset: int, width: int) -> None:
    """Append a piece that geumchik would keep whole but no line can hold."""
    start = taken = 0
    for first, _, cells in grapheme_spans(piece):
        if taken and taken + cells > width:
            _append(boxes, offset + start, offset + first, taken, _GRAPHEME_COST)
            start, taken = first, 0
        taken += cells
    _append(boxes, offset + start, offset + len(piece), taken, 0)


def _cuts(word: str) -> Iterator[tuple[int, int]]:
    """Where a long word may be divided, as (offset, cost), in order."""
    whole = {at for number in _numbers(word) for at in range(number.start() + 1, number.end() + 1)}
    for start, at, _ in grapheme_spans(word)[:-1]:
        before, after = word[start], word[at]
        if at in whole or after in NO_START or before in NO_END:
            continue
        if after in _TIGHT or (before in _TIGHT and not _closes(word, start, at)):
            continue
        if before in _CLOSING and "가" <= after <= "힣":  # a particle hangs on its bracket
            continue
        soft = after in _BREAKS_BEFORE or before in _BREAKS_AFTER
        yield at, _PUNCTUATION_COST if soft else _GRAPHEME_COST


def _closes(word: str, start: int, end: int) -> bool:
    """Whether a straight quote stands behind a word and before a bracket: 위원회'(가칭)."""
    quoted = start > 0 and word[start - 1].isalnum()
    return quoted and word[start] in "\"'" and word[end] in _BREAKS_BEFORE


def _least_ragged(boxes: _Boxes, width: int, ends_short: bool) -> list[int]:
    """The box numbers at which lines begin, and the number of boxes at the end."""
    count = len(boxes.starts)
    cells, gaps, costs = boxes.cells, boxes.gaps, boxes.costs
    best = [0, *[1 << 60] * count]
    origin = [0] * (count + 1)
    final = count - 1 if ends_short else count
    for first in range(count):
        so_far = best[first]
        slack = width
        for last in range(first, count):
            slack -= cells[last]
            if slack < 0:
                if last > first:
                    break
                cost = so_far - slack * _OVERFLOW_COST
            elif last == final:
                runt = width - slack < _RUNT_CELLS and count > 2
                cost = so_far + (_RUNT_COST if runt else 0)
            else:
                cost = so_far + slack * slack + costs[last]
            if cost < best[last + 1]:
                best[last + 1] = cost
                origin[last + 1] = first
            slack -= gaps[last]
    cuts = [count]
    while cuts[-1]:
        cuts.append(origin[cuts[-1]])
    return cuts[::-1]
