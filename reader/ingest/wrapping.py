"""This is where paragraphs that were broken into lines of one width are put together again.

Most dumps keep a paragraph on a line of its own. Where none is long, and nearly every line
breaks just where the next word would not have fitted, the breaks are the editor's, not the
author's.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.sheet import Sheet
from reader.text.cells import cell_len

_WIDEST: Final = 130
"""A page with a longer line keeps its paragraphs on one line each."""
_NARROWEST: Final = 30
_MIN_BREAKS: Final = 3
_SHARE_OF_BREAKS: Final = 0.8
"""How many of the breaks between lines have to be where the width forces them."""
_CONTINUED = Mark(Label.CONTINUED, "goes on from the line above")

_Measure = Callable[[str], int]


def unwrap(sheet: Sheet) -> None:
    """Join the lines of wrapped paragraphs; all but the first are labelled as continued.

    Call it when lines that speak for themselves have their labels; it joins only open ones.
    """
    widest = max(map(len, sheet.texts), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return
    pairs = [
        (above, below)
        for above, below in pairwise(range(len(sheet)))
        if sheet.is_open(above) and sheet.is_open(below) and sheet.adjacent(below)
    ]
    if len(pairs) < _MIN_BREAKS:
        return
    measures: tuple[_Measure, ...] = (len, cell_len)
    forced = max((_forced_breaks(sheet, pairs, measure) for measure in measures), key=len)
    if len(forced) >= len(pairs) * _SHARE_OF_BREAKS:
        _join(sheet, forced)


def _forced_breaks(sheet: Sheet, pairs: list[tuple[int, int]], measure: _Measure) -> frozenset[int]:
    """The lines that begin with a word for which the line above had no room left."""
    width = max(measure(sheet.texts[index]) for pair in pairs for index in pair)
    return frozenset(
        below
        for above, below in pairs
        if measure(sheet.texts[above]) + 1 + measure(sheet.texts[below].split(None, 1)[0]) > width
    )


def _join(sheet: Sheet, forced: frozenset[int]) -> None:
    first = 0
    for index in range(len(sheet)):
        if index in forced:
            sheet.texts[first] += " " + sheet.texts[index]
            sheet.marks[index] = _CONTINUED
        else:
            first = index
