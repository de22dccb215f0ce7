"""This is where lines are found that were left out of an article although they look like content.

Most of what is left out is furniture, and nobody need be told. Rows of a table look like a menu,
though, and a paragraph under links to other articles like one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.ingest.bodies import UNDER_TEXT
from reader.ingest.labelled import Label
from reader.ingest.labels import LINK, LabelledPage
from reader.ingest.menus import MENU
from reader.ingest.shapes import ends_with_full_stop, shows_a_body
from reader.ingest.sheet import Sheet
from reader.text.lazy import lazily

_DOUBTFUL: Final = frozenset(map(id, (LINK, MENU, UNDER_TEXT)))
"""Marks that a line has because of its neighbours, or its shape; each is one object."""
_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 3
_FEWEST_FIGURES: Final = 2
"""A row without bars has a name and so many figures: "라이킷 24" is none."""
_LINES_ABOVE: Final = 2
"""A table may have a heading and the names of its columns."""
_ABOVE_CHARS: Final = 40
_FIGURE = lazily(r"[-+±△▲▼₩$€£¥~]?\d")


class LeftOut(NamedTuple):
    """A run of lines that may be missed."""

    lines: tuple[int, int]
    """First and last, from 1."""
    reason: str
    """What it looks like and what it was taken for, for people."""


def left_out_of(page: LabelledPage) -> Iterator[LeftOut]:
    """The runs of furniture on an article's page that look like content, in order."""
    sheet = page.sheet
    text = page.by_label.get(Label.PARAGRAPH, ())
    first = text[0] if text else len(sheet)
    if _DOUBTFUL.isdisjoint(map(id, sheet.marks[first:])):
        return  # as on most pages
    furniture = [index for index in page.by_label.get(Label.FURNITURE, ()) if index > first]
    rows: list[int] = []
    for index in furniture:
        mark = sheet.marks[index]
        if mark is LINK:
            if shows_a_body(sheet.texts[index]) and ends_with_full_stop(sheet.texts[index]):
                yield _said(sheet, (index, index), "prose")
        elif mark is MENU or mark is UNDER_TEXT:
            if rows and (rows[-1] != index - 1 or not sheet.adjacent(index)):
                yield from _table(sheet, rows)
                rows = []
            rows.append(index)
    yield from _table(sheet, rows)


def _table(sheet: Sheet, rows: Sequence[int]) -> Iterator[LeftOut]:
    """The tables in a block of lines: at least two rows alike, and what stands right above."""
    start = 0
    while start < len(rows):
        shape = _shape_of(sheet.texts[rows[start]])
        end = start + 1
        while end < len(rows) and shape and shape == _shape_of(sheet.texts[rows[end]]):
            end += 1
        if end - start >= _FEWEST_ROWS:
            top = start
            while top and start - top < _LINES_ABOVE and _may_head(sheet.texts[rows[top - 1]]):
                top -= 1
            yield _said(sheet, (rows[top], rows[end - 1]), "a table")
        start = end


def _shape_of(text: str) -> str:
    """What all rows of a table have in common; "" if a line is no row.

    A bar at both ends says enough. With bars inside it is the columns, "n" for a figure and "w"
    for words; without any it is the figures at the end of the line.
    """
    if text[0] == "|" and text[-1] == "|" and len(text) > 1:
        return "|"
    if "|" in text:
        cells = text.split("|")
        shape = "".join("n" if _FIGURE.match(cell.strip()) else "w" for cell in cells)
        return shape if len(cells) >= _FEWEST_COLUMNS and "n" in shape else ""
    words = text.split()
    figures = 0
    while figures < len(words) and _FIGURE.match(words[-1 - figures]):
        figures += 1
    return "n" * figures if _FEWEST_FIGURES <= figures < len(words) else ""


def _may_head(text: str) -> bool:
    return len(text) <= _ABOVE_CHARS and not ends_with_full_stop(text)


def _said(sheet: Sheet, run: tuple[int, int], what: str) -> LeftOut:
    mark = sheet.marks[run[1]]
    taken = f", taken for “{mark.rule}”" if mark is not None else ""
    return LeftOut((sheet.numbers[run[0]], sheet.numbers[run[1]]), f"looks like {what}{taken}")
