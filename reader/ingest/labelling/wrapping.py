"""This is where paragraphs that were broken into lines of one width are put together again.

Most dumps keep a paragraph on a line of its own. Where none is long, and nearly every line
breaks just where the next word would not have fitted, the breaks are the editor's, not the
author's. The same where, in one language, lines of about one width stand together of which only
the last ends a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from reader.ingest.glances import OTHER
from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.joining import joined
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import ends_like_a_sentence, has_bullet, has_number, is_marked_heading
from reader.text.language import language_of_line

_WIDEST: Final = 130
"""A page with longer lines keeps its paragraphs on one line each."""
_MOST_LONG: Final = 1
"""But what a browser may not break, a table or a script, is one such line on a broken page too."""
_NARROWEST: Final = 30
_MIN_BREAKS: Final = 3
_SHARE_OF_BREAKS: Final = 0.8
"""How many of the breaks between lines have to be where the width forces them."""
_CONTINUED = Mark(Label.CONTINUED, "goes on from the line above")

_WIDEST_CELLS: Final = 110
_SHARE_OF_TEXT: Final = 0.5
"""How much of the blocks that end in a sentence is broken at one width, in cells."""
_NARROWEST_CELLS: Final = 24
_SHARE_OF_WIDTH: Final = 0.65
"""How wide a line is that goes on below, of the widest that does."""
_SHARE_OF_FULL: Final = 0.85
"""How wide a line is that goes on below though a sentence ends in its end."""
_SHARE_TOO_WIDE: Final = 1.15
"""A line so much wider than the widest that goes on was never broken, nor were the others."""

_NOTICES: Final = (Label.FURNITURE, Label.NOTE)
_Measure = Callable[[str], int]


def unwrap(sheet: Sheet) -> None:
    """Join the lines of wrapped paragraphs; all but the first are labelled as continued.

    Call it when lines that speak for themselves have their labels; it joins only open ones.
    """
    widest = long = 0
    for text, mark in zip(sheet.texts, sheet.marks, strict=True):
        if mark is None and len(text) > widest:
            if len(text) > _WIDEST:
                long += 1
                if long > _MOST_LONG:
                    return  # nearly every page
                continue
            widest = len(text)
    pairs = [
        (above, below)
        for above, below in pairwise(range(len(sheet)))
        if sheet.is_open(above) and sheet.is_open(below) and sheet.adjacent(below)
    ]
    if len(pairs) < _MIN_BREAKS:
        return
    from reader.text.cells import cell_len  # hardly a page comes so far

    if widest >= _NARROWEST and not long:
        measures: tuple[_Measure, ...] = (len, cell_len)
        forced = max((_forced_breaks(sheet, pairs, measure) for measure in measures), key=len)
        if len(forced) >= len(pairs) * _SHARE_OF_BREAKS:
            _join(sheet, forced)
            return
    continued: set[int] = set()
    for tongue in ("ko", "en"):
        continued |= _breaks_in(sheet, tongue, cell_len)
    _join(sheet, frozenset(continued))


def _forced_breaks(sheet: Sheet, pairs: list[tuple[int, int]], measure: _Measure) -> frozenset[int]:
    """The lines that begin with a word for which the line above had no room left."""
    width = max(measure(sheet.texts[index]) for pair in pairs for index in pair)
    prose = (text for text, mark in zip(sheet.texts, sheet.marks, strict=True) if mark is None)
    if any(measure(text) > width for text in prose if ends_like_a_sentence(text)):
        return frozenset()  # a paragraph that is wider was not broken
    return frozenset(
        below
        for above, below in pairs
        if measure(sheet.texts[above]) + 1 + measure(sheet.texts[below].split(None, 1)[0]) > width
    )


def _breaks_in(sheet: Sheet, tongue: str, cell_len: _Measure) -> set[int]:
    """The lines in one language that go on from the line above; none if it is not wrapped."""
    blocks = _blocks(sheet, tongue)
    cells = {index: cell_len(sheet.texts[index]) for block in blocks for index in block}
    wrapped = [
        block for block in blocks if len(block) > 1 and ends_like_a_sentence(sheet.texts[block[-1]])
    ]
    full = _full_blocks(wrapped, cells)
    if not full and max(cells.values(), default=0) > _WIDEST_CELLS:
        return set()
    wrapped = full or wrapped
    inside = [index for block in wrapped for index in block[:-1]]
    going_on = [index for index in inside if not ends_like_a_sentence(sheet.texts[index])]
    width = max((cells[index] for index in going_on), default=0)
    if width < _NARROWEST_CELLS or len(going_on) < _MIN_BREAKS:
        return set()
    wider = (i for block in wrapped for i in block if cells[i] > width * _SHARE_TOO_WIDE)
    if any(_could_break(sheet.texts[index]) for index in wider):
        return set()
    wide = sum(cells[index] >= width * _SHARE_OF_WIDTH for index in inside)
    if len(going_on) < len(inside) * _SHARE_OF_WIDTH or wide < len(inside) * _SHARE_OF_BREAKS:
        return set()
    return {
        below
        for block in wrapped
        for above, below in pairwise(block)
        if cells[above] >= width * (_SHARE_OF_FULL if above not in going_on else _SHARE_OF_WIDTH)
    }


def _full_blocks(blocks: list[list[int]], cells: Mapping[int, int]) -> list[list[int]]:
    """The blocks of lines that are about as wide as the widest, if they are most of the text.

    Under a site's menu, however many lines it has, a sentence may stand as well.
    """
    width = max((cells[index] for block in blocks for index in block[:-1]), default=0)
    full = [
        block
        for block in blocks
        if sum(cells[index] >= width * _SHARE_OF_WIDTH for index in block[:-1])
        >= (len(block) - 1) * _SHARE_OF_BREAKS
    ]
    text = sum(cells[index] for block in blocks for index in block)
    said = sum(cells[index] for block in full for index in block)
    return full if width <= _WIDEST and said >= text * _SHARE_OF_TEXT else []


def _could_break(text: str) -> bool:
    """Whether there is a place in a line at which it could have been broken."""
    return " " in text and "://" not in text


def _blocks(sheet: Sheet, tongue: str) -> list[list[int]]:
    """The open lines of a language that stand together, a list item or heading apart.

    The first line of the page's text is its title and goes on nowhere.
    """
    blocks: list[list[int]] = []
    head = next((index for index in range(len(sheet)) if sheet.is_open(index)), -1)
    for index, text in enumerate(sheet.texts):
        if not sheet.is_open(index) or (language_of_line(text) or tongue) != tongue:
            continue
        alone = has_bullet(text) or has_number(text) or is_marked_heading(text)
        below = bool(blocks) and blocks[-1][-1] == index - 1 and sheet.adjacent(index)
        if below and not alone and index - 1 != head:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return blocks


def _join(sheet: Sheet, forced: frozenset[int]) -> None:
    broken = (text for index in forced if _could_break(text := sheet.texts[index - 1]))
    width = max(map(len, broken), default=0)
    if width:
        _label_rest(sheet, width)
    first = 0
    for index in range(len(sheet)):
        if index in forced:
            sheet.texts[first] = joined(sheet.texts[first], sheet.texts[index])
            sheet.marks[index] = _CONTINUED
            sheet.kinds[first] = OTHER
        else:
            first = index


def _label_rest(sheet: Sheet, width: int) -> None:
    """On such a page the copyright and other notices go on below as well."""
    for index in range(1, len(sheet)):
        above, text = sheet.marks[index - 1], sheet.texts[index - 1]
        if above is None or above.label not in _NOTICES or not sheet.is_open(index):
            continue
        room = width - len(text) - 1
        if 0 <= room < len(sheet.texts[index].split(None, 1)[0]) and sheet.adjacent(index):
            sheet.marks[index] = above
