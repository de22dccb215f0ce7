"""This is where a title is found by standing on its page more than once."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.headers import title_candidates
from reader.ingest.labelling.menu_rows import is_entry
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.signed import HEADER_LINES
from reader.ingest.labelling.sites import is_signed, is_spoken_of

GOOD_TITLE_CHARS: Final = 10
"""A shorter line is only a title if there is nothing better."""
_MENU_LINES: Final = 8
_PARTS: Final = ("|", " - ", " – ", ": ")
"""What stands between a site's name and its motto."""
_BRACKETS: Final = frozenset(">)]】’”\"'")
_TIMES: Final = 4
"""A title stands so often at most; what a page says more often is an entry of its menus."""
_SIGNED: Final = (Label.DATE, Label.BYLINE)


def printed_twice(sheet: Sheet, prose: int) -> int:
    """The index of a title that stands twice: next to each other, else the longest of all.

    A line doubled without an empty line between, with something like a title above it, is the
    text of a picture.
    """
    candidates = once_or_twice(sheet, prose)
    earlier = ""
    for first, second in pairwise(candidates):
        if _ends_in(sheet.texts[first], sheet.texts[second]):
            sheet.mark(first, Label.REPEAT, "title again")
            return second
        if sheet.texts[first] == sheet.texts[second] and not (
            (
                len(earlier) >= GOOD_TITLE_CHARS
                and (sheet.adjacent(second) or len(sheet.texts[first]) < GOOD_TITLE_CHARS)
            )
            or is_signed(sheet, first)
            or _is_over_menu(sheet, second, candidates[-1])
        ):
            sheet.mark(second, Label.REPEAT, "title again")
            return first
        earlier = max(earlier, sheet.texts[first], key=len)
    last = {sheet.texts[index]: index for index in candidates}
    repeated = [
        index if _is_headed_by(sheet, index, last[sheet.texts[index]]) else last[sheet.texts[index]]
        for index in candidates
        if last[sheet.texts[index]] > index + 1
    ]
    good = [
        index
        for index in repeated
        if len(sheet.texts[index]) >= GOOD_TITLE_CHARS and not is_spoken_of(sheet, index)
    ]
    return max(good, key=lambda index: len(sheet.texts[index]), default=-1)


def _ends_in(text: str, title: str) -> bool:
    """Whether a line is the path to an article, with the title as its last step.

    A bracket before the title belongs to it.
    """
    if not text.endswith(title) or len(text) == len(title) or len(title) < GOOD_TITLE_CHARS:
        return False
    return text[: -len(title)].rstrip()[-1:] not in _BRACKETS


def _is_over_menu(sheet: Sheet, index: int, last: int) -> bool:
    """Whether under a line a menu stands, and the title under that: it is the site's motto."""
    text = sheet.texts[index]
    if last - index <= _MENU_LINES or not any(sign in text for sign in _PARTS):
        return False  # on most pages
    entries = 0
    for below in range(index + 1, last):
        if sheet.label(below) is Label.FURNITURE:
            continue
        if not is_entry(sheet.texts[below]):
            return False
        entries += 1
        if entries == _MENU_LINES:
            return True
    return False


def once_or_twice(sheet: Sheet, prose: int) -> list[int]:
    """The lines that the title may be among; none that stands above the text again and again."""
    candidates = title_candidates(sheet, prose)
    if len(candidates) <= _TIMES:
        return candidates
    above = sheet.texts[:prose]
    return [index for index in candidates if above.count(sheet.texts[index]) <= _TIMES]


def _is_headed_by(sheet: Sheet, first: int, again: int) -> bool:
    """Whether under the first of two equal lines stands a byline or date, and none under both."""
    below = next((i for i in range(first, len(sheet)) if sheet.label(i) in _SIGNED), again)
    return below < again and not any(
        sheet.label(i) in _SIGNED for i in range(again, min(len(sheet), again + HEADER_LINES))
    )
