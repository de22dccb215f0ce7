"""This is where it is told of one line what it is, whatever its neighbours are."""

from __future__ import annotations

from operator import itemgetter
from typing import Final

from reader.ingest.bylines import byline_of
from reader.ingest.dates import is_date_line
from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.menu_rows import is_entry
from reader.ingest.labelling.people import date_beside_byline
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.menus import MENU, PATH, is_menu_row, path_of
from reader.ingest.rules import PATTERN_CHARS, Rules
from reader.ingest.shapes import address_of, is_separator, source_of

SOURCE: Final = Mark(Label.ADDRESS, "says where it is from")
_BYLINE_CHARS: Final = 100
_BULLETS: Final = frozenset("•*")
"""How the lines of a header begin that are a list to a browser."""
_FIRST_CHAR: Final = itemgetter(0)
_SIGNED: Final = (Label.DATE, Label.BYLINE)


def at_sight(text: str, rules: Rules) -> Mark | None:
    """What a line is, whatever its neighbours are; None if only they can tell."""
    if len(text) > PATTERN_CHARS and text[-1] == "." and text[0] != "F":
        return rules.mark_of(text)  # prose, or a notice
    if "://" in text and source_of(text):
        return SOURCE
    mark = rules.mark_of(text)
    if mark is None and rules.publisher and text == rules.publisher:
        return Mark(Label.SITE, "the site's name")
    if mark is None and len(text) <= _BYLINE_CHARS:
        mark = _dated_signed_or_drawn(text, rules)
    if mark is None and (text[-1] != "." or text[0] == "F"):
        credit = rules.credits.credit_of(text)
        mark = Mark(Label.CAPTION, credit) if credit else None
    return mark


def _dated_signed_or_drawn(text: str, rules: Rules) -> Mark | None:
    may_be_dated = "20" in text or "19" in text
    if is_separator(text):
        return Mark(Label.SEPARATOR, "horizontal line")
    if address_of(text):
        return Mark(Label.ADDRESS, "an address and nothing else")
    if may_be_dated and is_date_line(text):
        return Mark(Label.DATE, "a date and nothing else")
    if byline_of(text, rules.publisher) is not None:
        return Mark(Label.BYLINE, "a name with a position, or an address")
    if may_be_dated and date_beside_byline(text):
        return Mark(Label.DATE, "a date beside a byline or the like")
    if path_of(text, rules.entries):
        return PATH
    if is_menu_row(text, rules.entries, rules.exact):
        return MENU
    return None


def read_listed_header(sheet: Sheet, prose: int) -> None:
    """Take the bullets off a header whose byline and date are items of a list.

    If these are not among the items, a list with a button in it is a list of such.

    Args:
        sheet: A page of which is labelled what lines say by themselves.
        prose: The first line that is surely text.
    """
    if _BULLETS.isdisjoint(map(_FIRST_CHAR, sheet.texts[:prose])):
        return  # nearly every page
    listed = [i for i in range(prose) if sheet.texts[i][0] in _BULLETS and sheet.is_open(i)]
    seen = {i: at_sight(sheet.texts[i][1:].lstrip() or "-", sheet.rules) for i in listed}
    for index in listed:
        mark = seen[index]
        if mark is not None and mark.label in _SIGNED:
            for each in _around(listed, index):
                sheet.texts[each] = sheet.texts[each][1:].lstrip() or "-"
                sheet.marks[each] = seen[each]
            return
    for index in listed:
        mark = seen[index]
        if mark is None or mark.label is not Label.FURNITURE or sheet.texts[index][-1].isdigit():
            continue
        for each in filter(sheet.is_open, _around(listed, index)):
            if is_entry(sheet.texts[each]):
                sheet.marks[each] = mark


def _around(listed: list[int], index: int) -> list[int]:
    """Those of the lines that stand with one of them in a row."""
    found = [index]
    for each in reversed([i for i in listed if i < index]):
        if each == found[0] - 1:
            found.insert(0, each)
    for each in listed:
        if each == found[-1] + 1:
            found.append(each)
    return found
