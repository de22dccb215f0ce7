"""This is where menus are recognised whose entries stand each on a line of its own.

Hardly a site's words have to be known for that: where a dozen short lines follow each other and
none is a sentence, a menu stands, above the text as below it.
"""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import POINTS, ends_like_a_sentence
from reader.text.lazy import lazily

_HANGUL = lazily("[가-힣]")
_WORDS: Final = 4
_WORD_CHARS: Final = 12
"""So many lines in a row that are this short are a menu, whatever they say."""
_TITLE_WORDS: Final = 3
"""With so many words a line may be a title, however short."""
_ENTRIES: Final = 10
_ENTRY_CHARS: Final = 30
_ENTRY_CHARS_KO: Final = 15
"""So are so many that are longer: entries of a menu, not its words."""
_TOGETHER: Final = 6
"""So many at the top of a page are one if they stand together and a title apart."""
_LONG_ENTRY_CHARS: Final = 60
_AROUND: Final = 3
"""One line among them may be so long if so many entries follow it."""
ROW: Final = Mark(Label.FURNITURE, "row of short lines")
"""Such a line may still be the site's name."""
_PASSED_OVER: Final = (Label.FURNITURE, Label.REPEAT, Label.SEPARATOR)


def is_entry(text: str) -> bool:
    """Whether a line is as short as the entry of a menu, and no sentence."""
    if len(text) > _ENTRY_CHARS:
        return False
    chars = _ENTRY_CHARS_KO if _HANGUL.search(text) else _ENTRY_CHARS
    return len(text) <= chars and not ends_like_a_sentence(text)


def label_menus_above(sheet: Sheet, prose: int) -> None:
    """Label the long rows of entries above a text; one that nothing stands under keeps its last.

    Args:
        sheet: A page.
        prose: Where its text begins.
    """
    open_lines = sheet.marks[:prose].count(None)
    if open_lines <= _TOGETHER:
        return  # most pages
    _label_block(sheet, prose)
    if open_lines < _ENTRIES:
        return
    row: list[int] = []
    rows: list[list[int]] = []
    for index in range(prose):
        if _belongs(sheet, index, prose, in_row=bool(row)):
            row.append(index)
        elif sheet.is_open(index) or sheet.label(index) not in _PASSED_OVER:
            rows.append(row)
            row = []
    for each in (*rows, row):
        if len(each) >= _ENTRIES:
            _label(sheet, each if each is not row else each[:-1])


def _label_block(sheet: Sheet, prose: int) -> None:
    """Label the entries that a page begins with, if a title stands apart from them below."""
    first = sheet.marks.index(None)
    end = first
    while end < prose and is_entry(sheet.texts[end]) and (end == first or sheet.adjacent(end)):
        end += 1
    if end - first >= _TOGETHER and any(
        sheet.is_open(each) and not sheet.adjacent(each) and not is_entry(sheet.texts[each])
        for each in range(end, prose)
    ):
        _label(sheet, list(range(first, end)))


def label_words_above(sheet: Sheet, prose: int) -> None:
    """Label the rows of single words above a text; a last line that says more may be its title."""
    row: list[int] = []
    for index in range(prose + 1):
        known = index < prose and sheet.label(index) is Label.FURNITURE
        text = sheet.texts[index] if index < prose and sheet.is_open(index) else ""
        short = 0 < len(text) <= _WORD_CHARS and text[0] not in POINTS
        if short or (known and row):
            row.append(index)
            continue
        if sum(map(sheet.is_open, row)) >= _WORDS:
            under = any(map(sheet.is_open, range(index, prose)))
            said = sheet.texts[row[-1]].count(" ") + 1
            _label(sheet, row if under or said < _TITLE_WORDS else row[:-1])
        row = []


def _belongs(sheet: Sheet, index: int, prose: int, *, in_row: bool) -> bool:
    if not sheet.is_open(index):
        return False
    text = sheet.texts[index]
    if is_entry(text):
        return True
    if not in_row or len(text) > _LONG_ENTRY_CHARS:
        return False
    following = range(index + 1, index + 1 + _AROUND)
    return following[-1] < prose and all(
        is_entry(sheet.texts[each]) if sheet.is_open(each) else sheet.label(each) in _PASSED_OVER
        for each in following
    )


def _label(sheet: Sheet, row: list[int]) -> None:
    for index in row:
        if sheet.is_open(index):
            sheet.marks[index] = ROW
