"""This is where the foot of a page is told from an article's last lines.

Under the text a page has the entries of its menus once more, with a sentence here and there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import ends_like_a_sentence, is_whole_sentence, shows_a_body

FOOT: Final = Mark(Label.FURNITURE, "in the menus under the text")
_FEWEST: Final = 10
"""So many headings in a row with no text under any are a menu."""
_KNOWN: Final = 2
"""So many of them have to be known, for a list of names may be text."""
_FEWEST_DOUBLED: Final = 2
_FEWEST_LINKS: Final = 3
"""So many links in a list under the copyright show it too."""
CLAIMS: Final = ("Copyright", "ⓒ", "©", "저작권자", "<저작권자", "[ⓒ")
"""With what the line begins under which the foot does, where links follow."""
_MOST_TIMES: Final = 4
"""A link stands in two boxes at most, twice in each."""
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
    under = _end_of_text(sheet) + 1
    first = _first_of_foot(sheet, under)
    if under <= first < len(sheet):
        first = next((i for i in range(under, first) if _claims(sheet, i)), first)
    for index in range(first, len(sheet)):
        if sheet.label(index) in _LEFT_OUT:
            sheet.marks[index] = FOOT
    return first < len(sheet)


def _first_of_foot(sheet: Sheet, under: int) -> int:
    """The first line of a row of links under a text, else the end of the page.

    A link is printed twice, beside its picture; of the entries of a menu there are many.
    """
    entries = [i for i in range(under, len(sheet)) if sheet.label(i) in _ENTRIES]
    times = Counter(map(_bare, sheet.texts[under:]))
    bare = {_bare(sheet.texts[index]) for index in entries}
    doubled = {text for text in bare if 1 < times[text] <= _MOST_TIMES}
    if len(doubled) >= _FEWEST_DOUBLED and not any(map(ends_like_a_sentence, doubled)):
        first = next(index for index in entries if _bare(sheet.texts[index]) in doubled)
        while first > under and sheet.label(first - 1) not in _TEXT:
            first -= 1
        return first
    if (claim := _claim_over_links(sheet, under)) >= 0:
        return claim
    row: list[int] = []
    for index in range(under, len(sheet)):
        label = sheet.label(index)
        if label in _ENTRIES:
            row.append(index)
        elif label in _TEXT:
            if _is_menu(sheet, row, index):
                break
            row = []
    return row[0] if _is_menu(sheet, row, len(sheet)) else len(sheet)


def _claim_over_links(sheet: Sheet, under: int) -> int:
    """The copyright under which a list stands and no text; -1 if there is none."""
    claim = next((i for i in range(under, len(sheet)) if _claims(sheet, i)), len(sheet))
    below = range(claim + 1, len(sheet))
    if any(sheet.label(i) in _TEXT and shows_a_body(sheet.texts[i]) for i in below):
        return -1
    listed = [sheet.texts[i] for i in below if sheet.label(i) is Label.LIST_ITEM]
    return claim if len(listed) >= _FEWEST_LINKS and not any(map(is_whole_sentence, listed)) else -1


def _claims(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) is Label.FURNITURE and sheet.texts[index].startswith(CLAIMS)


def _end_of_text(sheet: Sheet) -> int:
    """The last paragraph that has another right above or below it, else the first of all."""
    end, run = -1, 0
    for index in range(max(0, sheet.start), len(sheet)):
        label = sheet.label(index)
        if label is Label.PARAGRAPH and shows_a_body(sheet.texts[index]):
            run += 1
            if run >= _RUN_OF_PROSE or end < 0:
                end = index
        elif label in _ENTRIES or label in _TEXT:
            run = 0
    return end


def _is_menu(sheet: Sheet, row: list[int], end: int) -> bool:
    """Whether lines in a row are a menu: some are known, also of those left out, and no table."""
    texts = [_bare(sheet.texts[index]) for index in row]
    short = [text for text in texts if len(text) <= _ENTRY_CHARS]
    if len(short) < _FEWEST or any(map(ends_like_a_sentence, texts)):
        return False
    entries = map(_bare, sheet.texts[row[0] : end])
    known = sum(text.casefold() in sheet.rules.entries for text in entries)
    return known >= _KNOWN and sum(any(map(str.isdigit, text)) for text in short) <= known


def _bare(text: str) -> str:
    return text.lstrip("•*□ ")
