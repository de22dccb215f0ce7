"""This is where the foot of a page is told from an article's last lines.

Under the text a page has the entries of its menus once more, with a sentence here and there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.shapes import ends_like_a_sentence, shows_a_body
from reader.ingest.sheet import Sheet

FOOT: Final = Mark(Label.FURNITURE, "in the menus under the text")
_FEWEST: Final = 10
"""So many headings in a row with no text under any are a menu."""
_KNOWN: Final = 2
"""So many of them have to be known, for a list of names may be text."""
_FEWEST_DOUBLED: Final = 2
_ENTRY_CHARS: Final = 60
_TEXT: Final = (Label.PARAGRAPH, Label.NOTE, Label.BIO)
_ENTRIES: Final = (Label.HEADING, Label.LIST_ITEM)
_LEFT_OUT: Final = (*_TEXT, *_ENTRIES, Label.CAPTION)
_RUN_OF_PROSE: Final = 2
"""So many paragraphs in a row and the article goes on."""


def label_foot(sheet: Sheet, by_label: Mapping[Label, Sequence[int]]) -> bool:
    """Label everything from a long row of headings on, if no text goes on under it.

    Args:
        sheet: A page with a label for every line.
        by_label: The indexes of its lines.

    Returns:
        Whether there was such a row.
    """
    entries = len(by_label.get(Label.HEADING, ())) + len(by_label.get(Label.LIST_ITEM, ()))
    if entries < _FEWEST_DOUBLED * 2:
        return False  # nearly every page
    last = _end_of_text(sheet)
    row: list[int] = []
    for index in range(last + 1, len(sheet)):
        label = sheet.label(index)
        if label in _ENTRIES:
            row.append(index)
        elif label in _TEXT:
            if _are_links(sheet, row, index):
                break
            row = []
    else:
        if not _are_links(sheet, row, len(sheet)):
            return False
    for index in range(row[0], len(sheet)):
        if sheet.label(index) in _LEFT_OUT:
            sheet.marks[index] = FOOT
    return True


def _end_of_text(sheet: Sheet) -> int:
    """The last paragraph that has another right above or below it, else the first of all."""
    end, above = -1, -1
    run = 0
    for index in range(max(0, sheet.start), len(sheet)):
        label = sheet.label(index)
        if label is Label.PARAGRAPH and shows_a_body(sheet.texts[index]):
            run += 1
            above = index
            if run >= _RUN_OF_PROSE or end < 0:
                end = above
        elif label in _ENTRIES or label in _TEXT:
            run = 0
    return end


def _are_links(sheet: Sheet, row: list[int], end: int) -> bool:
    """Whether lines in a row are links: the entries of a menu, or each is printed twice.

    A link is, beside its picture. Of a menu some entries are known, and it is no table.
    """
    texts = [_bare(sheet.texts[index]) for index in row]
    if any(map(ends_like_a_sentence, texts)):
        return False
    if len({above for above, below in pairwise(texts) if above == below}) >= _FEWEST_DOUBLED:
        return True
    short = [text for text in texts if len(text) <= _ENTRY_CHARS]
    if len(short) < _FEWEST:
        return False
    entries = map(_bare, sheet.texts[row[0] : end])
    known = sum(text.casefold() in sheet.rules.entries for text in entries)
    return known >= _KNOWN and sum(any(map(str.isdigit, text)) for text in short) <= known


def _bare(text: str) -> str:
    return text.lstrip("•*□ ")
