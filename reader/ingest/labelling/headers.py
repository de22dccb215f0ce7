"""This is where it is seen how far the header of a page reaches: what stands above its text."""

from __future__ import annotations

from typing import Final

from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label
from reader.ingest.labelling.menu_rows import is_entry
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import POINTS, has_number, is_prose, is_title_like, shows_a_body
from reader.text.lazy import lazily

_NO_TITLE: Final = POINTS | frozenset("*◀【")
_NO_SHORT_TITLE: Final = frozenset("•□")
"""With these the points of lists begin, who speaks in a broadcast, and the entries of menus."""
_HEADER_LINES: Final = 400
"""How far down a page a title is looked for."""
_DECK_CHARS: Final = 200
_DECK_LINES: Final = 2
"""So many whole sentences may stand between the title and the byline."""
_PICTURE_LINES: Final = 12
"""How far down a page a picture is over the title, and how far under it the byline."""
_MENU_LINES: Final = 8
"""So many short lines under one show that it stands among menus."""
_MENU_SHARE: Final = 0.7
"""So many of the lines between a notice and the byline are that short."""
_TEXT_LINES: Final = 2
"""So many paragraphs have to follow under the byline, or it stands under the text."""
_TEXT_SHARE: Final = 1.5
"""How much longer these are together, at least."""
_HOST = lazily(r"(?:[a-z0-9-]{2,}\.)+[a-z]{2,}$")
"""The name of a host, which browsers print above a text to be read."""
_SIGNED: Final = (Label.BYLINE, Label.DATE, Label.AUTHOR)


def title_candidates(sheet: Sheet, prose: int) -> list[int]:
    """The lines above the text that the title may be among."""
    texts, menu = sheet.texts, sheet.rules.menu
    return [
        index
        for index, mark in enumerate(sheet.marks[: min(prose, _HEADER_LINES)])
        if mark is None
        and is_title_like(text := texts[index])
        and text[0] not in _NO_TITLE
        and not (text[0] in _NO_SHORT_TITLE and is_entry(text))
        and text.casefold() not in menu
        and _HOST.match(text) is None
        and not (text[0].isdigit() and _is_in_contents(texts, index))
    ]


def _is_in_contents(texts: list[str], index: int) -> bool:
    """Whether a line is one of several numbered ones: what is in a letter, or a row of links."""
    beside = texts[max(0, index - 1) : index] + texts[index + 1 : index + 2]
    return has_number(texts[index]) and any(map(has_number, beside))


def first_prose(sheet: Sheet) -> int:
    """Index of the first line that shows a body and is no deck, else the end."""
    for index, mark in enumerate(sheet.marks):
        if mark is not None:
            continue
        shown = sheet.kinds[index] == PROSE or shows_a_body(sheet.texts[index])
        if shown and not (
            stands_above_byline(sheet, index)
            or _stands_over_menus(sheet, index)
            or _stands_above_title(sheet, index)
        ):
            return index
    return len(sheet)


def _stands_over_menus(sheet: Sheet, index: int) -> bool:
    """Whether a sentence stands alone over short lines, and these over byline or date and a text.

    It is a notice in the header of a site: what a browser cannot do, or how to sign in.
    """
    below = index + 1
    if below == len(sheet) or shows_a_body(sheet.texts[below]):
        return False  # most pages
    signed = next((i for i, mark in enumerate(sheet.marks) if mark and mark.label in _SIGNED), 0)
    between = sheet.texts[below:signed]
    if len(between) < _MENU_LINES or any(map(shows_a_body, between)):
        return False
    if sum(map(is_entry, between)) < len(between) * _MENU_SHARE:
        return False
    text = (i for i in range(signed, len(sheet)) if sheet.is_open(i))
    return sum(shows_a_body(sheet.texts[each]) for each in text) >= _TEXT_LINES


def _stands_above_title(sheet: Sheet, index: int) -> bool:
    """Whether a sentence with nothing like a title above has one below, over byline or date.

    It is the text of a picture.
    """
    if index > _PICTURE_LINES or any(_may_be_title(sheet, each) for each in range(index)):
        return False
    found, sentences = False, 0
    for each in range(index + 1, min(len(sheet), index + _PICTURE_LINES)):
        if sheet.label(each) in _SIGNED:
            return found
        found = found or _may_be_title(sheet, each)
        sentences += sheet.is_open(each) and shows_a_body(sheet.texts[each])
        if sentences > 1:
            return False
    return False


def _may_be_title(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    if sheet.marks[index] is not None or is_entry(text):
        return False
    return is_title_like(text) and not is_prose(text)


def stands_above_byline(sheet: Sheet, index: int) -> bool:
    """Whether an open line, even of whole sentences, has the first byline or date below it."""
    marks = sheet.marks
    below, most = index + 1, min(index + _DECK_LINES, len(marks) - 1)
    while below < most and marks[below] is None:
        below += 1
    mark = marks[below] if below <= most else None
    if mark is None or mark.label not in _SIGNED:
        return False  # nearly every line
    if max(map(len, sheet.texts[index:below])) > _DECK_CHARS:
        return False
    if any(sheet.label(above) in _SIGNED for above in range(index)):
        return False
    text = [
        len(sheet.texts[each])
        for each in range(below + 1, len(sheet))
        if sheet.is_open(each) and (sheet.kinds[each] == PROSE or is_prose(sheet.texts[each]))
    ]
    deck = sum(len(sheet.texts[each]) for each in range(index, below))
    return len(text) >= _TEXT_LINES and sum(text) >= deck * _TEXT_SHARE
