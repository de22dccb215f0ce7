"""This is where lines are found that were left out of an article although they look like content.

Most of what is left out is furniture, and nobody need be told. Rows of a table look like a menu,
though, a paragraph under links to other articles like one of these, and a sentence may begin as
a site's notices do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.ingest.labelled import Label
from reader.ingest.labelling.bodies import UNDER_TEXT
from reader.ingest.labelling.labels import LabelledPage
from reader.ingest.labelling.links import LINK, UNDER_END
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.menus import MENU
from reader.ingest.rules import BY_PATTERN
from reader.ingest.shapes import ends_with_full_stop, is_whole_sentence, shows_a_body
from reader.text.lazy import lazily

_DOUBTFUL: Final = frozenset(map(id, (LINK, UNDER_END, MENU, UNDER_TEXT)))
"""Marks that a line has because of its neighbours, or its shape; each is one object."""
_NOTICE = lazily(
    r"[ⓒ©]|\([cC]\)|저작권|무단|Copyright|[Rr]eserved|Terms|Privacy|cookies|[Nn]ewsletter|commission|"
    r"reader-supported|수신\s?(?:동의|거부)"
)
"""What hardly anything but a notice has in it."""
_NOTICE_CHARS: Final = 30
"""A sentence that a pattern took for a notice is doubtful from this length on."""
_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 3
_FEWEST_FIGURES: Final = 2
"""A row without bars has a name and so many figures: "라이킷 24" is none."""
_LINES_ABOVE: Final = 2
"""A table may have a heading and the names of its columns."""
_ABOVE_CHARS: Final = 40
_FEWEST_CELLS: Final = 3
"""Of a table that is printed one cell a line."""
_CELL = lazily(r"[\d,.]*\d%?$")
_FIGURE = lazily(r"[-+±△▲▼₩$€£¥~]?\d")


class LeftOut(NamedTuple):
    """A run of lines that may be missed."""

    lines: tuple[int, int]
    """First and last, from 1."""
    reason: str
    """What it looks like and what it was taken for, for people."""


def left_out_of(page: LabelledPage) -> list[LeftOut]:
    """The runs of furniture on an article's page that look like content, in order."""
    sheet = page.sheet
    text = page.by_label.get(Label.PARAGRAPH, ())
    furniture = page.by_label.get(Label.FURNITURE, ())
    if not text or not furniture or furniture[-1] < text[0]:
        return []  # as on many pages
    under = furniture[bisect_right(furniture, text[0]) :]
    inside = under[: bisect_right(under, text[-1])]
    marks = list(map(sheet.marks.__getitem__, under))
    if not inside and _DOUBTFUL.isdisjoint(map(id, marks)):
        return []  # as on most of the others
    rows = [i for i, mark in zip(under, marks, strict=True) if mark is MENU or mark is UNDER_TEXT]
    prose = _among_links(sheet, under)
    prose += [index for index in inside if _is_sentence_taken_for_a_notice(sheet, index)]
    found = [_said(sheet, run, "prose") for run in _runs(sorted(prose))]
    found += [_said(sheet, run, "a table") for run in _runs(_cells(sheet, inside))]
    for block in _blocks(sheet, rows):
        found += _tables(sheet, block)
    return sorted(found)


def _among_links(sheet: Sheet, under: Sequence[int]) -> list[int]:
    """Sentences among links, and paragraphs in a row under what ends an article.

    Comments stand there, but these are shorter, and each has a name and a date above it.
    """
    marks, texts = sheet.marks, sheet.texts
    said = [i for i in under if marks[i] is LINK and is_whole_sentence(texts[i])]
    long = {i for i in under if marks[i] is UNDER_END and shows_a_body(texts[i])}
    return said + [i for i in long if i - 1 in long or i + 1 in long]


def _is_sentence_taken_for_a_notice(sheet: Sheet, index: int) -> bool:
    mark, text = sheet.marks[index], sheet.texts[index]
    return (
        mark is not None
        and mark.rule.startswith(BY_PATTERN)
        and len(text) >= _NOTICE_CHARS
        and ends_with_full_stop(text)
        and not _NOTICE.search(text)
    )


def _cells(sheet: Sheet, inside: Sequence[int]) -> list[int]:
    """Figures alone on their lines, under what they are figures of."""
    cells: list[int] = []
    for index in inside:
        above = sheet.label(index - 1)
        if _CELL.match(sheet.texts[index]) and (
            above is Label.HEADING or (cells and cells[-1] == index - 1)
        ):
            cells.append(index)
    return cells if len(cells) >= _FEWEST_CELLS else []


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of those that follow each other."""
    first = 0
    for place, index in enumerate(indexes):
        if place + 1 == len(indexes) or indexes[place + 1] > index + 1:
            yield indexes[first], index
            first = place + 1


def _blocks(sheet: Sheet, rows: Sequence[int]) -> Iterator[list[int]]:
    """The lines that stand together, with no other and no empty line between."""
    block: list[int] = []
    for index in rows:
        if block and (block[-1] != index - 1 or not sheet.adjacent(index)):
            yield block
            block = []
        block.append(index)
    if block:
        yield block


def _tables(sheet: Sheet, rows: Sequence[int]) -> Iterator[LeftOut]:
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
