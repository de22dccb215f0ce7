"""This is where it is seen where on a page its text stands, whatever the lines around it say.

Sentences count for a region by their length, and every short line that ends none against it: the
text is the region for which most can be said. What a notice in a header or a list of teasers has
of sentences does not outweigh the menus between it and the text.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.labelled import IN_COMMENTS, LINK_ALONE, OPENS_LINKS, Label, Mark
from reader.ingest.labelling.footers import CLAIMS
from reader.ingest.labelling.menu_rows import is_entry
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import has_bullet, is_ornament, is_title_like, shows_a_body

_MENU_LINES: Final = 6
"""So many short lines between two texts, and the upper one is no part of the article."""
_MOST_CHARS: Final = 400
"""A longer paragraph counts no more than one of this length: a page may have one long notice."""
_SHORT_COST: Final = 30
_KNOWN_COST: Final = 10
"""Less than an unknown one costs furniture that is known: boxes stand in the middle of texts."""
_LINES_ABOVE: Final = 6
"""With fewer lines above its title a page has no menus there."""
_BOX_COST: Final = 150
"""So much one that opens links to other articles or comments: what follows may look like a text."""
_CLAIM_COST: Final = 400
"""So much a copyright: under it hardly a text goes on."""
_FEWEST_ABOVE: Final = 3
"""So many short lines between title and text are no decks,"""
_MANY_ABOVE: Final = 20
"""nor is any with so many lines above the title."""
_FEWEST_BELOW: Final = 10
"""So many lines under the text are the foot of a page,"""
_FEWEST_KNOWN: Final = 2
"""if so many are known."""
_LEFT_OUT: Final = (Label.HEADING, Label.LIST_ITEM, Label.PARAGRAPH, Label.NOTE)
_UNDER_TITLE: Final = (Label.HEADING, Label.LIST_ITEM, Label.PARAGRAPH, Label.DECK)
OUTSIDE: Final = Mark(Label.FURNITURE, "outside of the text")
CUT_SHORT: Final = ("...", "…")
"""So the teasers of other articles end, and titles."""
_LONG_CHARS: Final = 70
"""Lines from this length on cost nothing without a bullet: a text may be broken into lines."""


class Region(NamedTuple):
    """Where a text stands: its first and its last line; (0, -1) if there is none."""

    first: int
    last: int


NOWHERE: Final = Region(0, -1)


def below_notices(sheet: Sheet, region: Region, prose: int) -> int:
    """Where the text begins: at `prose`, or below the notices and menus of a header that it is in.

    Args:
        sheet: A page before its title is known.
        region: Where its text stands.
        prose: The first line that looks like a text.
    """
    first = region.first
    if first <= prose:
        return prose
    short = sum(
        sheet.is_open(index) and not sheet.prose[index] and is_entry(sheet.texts[index])
        for index in range(prose, first)
    )
    return first if short >= _MENU_LINES else prose


def region_of_text(sheet: Sheet) -> Region:
    """The region that most can be said for."""
    prose, marks, texts = sheet.prose, sheet.marks, sheet.texts
    if True not in prose:
        return NOWHERE
    best = run = 0
    first, last, start = 0, -1, 0
    for index in range(prose.index(True), len(prose) - prose[::-1].index(True)):
        mark = marks[index]
        if mark is not None:
            if run > 0 and mark.label is Label.FURNITURE:
                run -= _cost(texts[index], mark)
        elif prose[index] and (worth := _worth(texts[index])):
            if run <= 0:
                run, start = 0, index
            run += worth
            if run > best:
                best, first, last = run, start, index
        elif run > 0 and not _may_go_on(sheet, index):
            run -= _SHORT_COST
    while sheet.adjacent(first) and _may_go_on(sheet, first - 1):
        first -= 1  # a paragraph that was broken into lines begins there
    return Region(first, last)


def _cost(text: str, mark: Mark) -> int:
    """How much a line of furniture counts against the region it stands in."""
    if mark is OPENS_LINKS or mark is IN_COMMENTS:
        return _BOX_COST
    if mark is LINK_ALONE:
        return _SHORT_COST
    return _CLAIM_COST if text.startswith(CLAIMS) else _KNOWN_COST


def _worth(text: str) -> int:
    """How many characters a paragraph counts; 0 if it is a teaser, or a line drawn."""
    if text[0].isalnum() and text[-1] == "." and text[-2] != ".":  # nearly every one
        return min(len(text) if text.isascii() else 2 * len(text), _MOST_CHARS)
    if text.endswith(CUT_SHORT) or is_ornament(text):
        return 0
    if has_bullet(text):
        return min(len(text), _MOST_CHARS) // 2
    return min(len(text) if text.isascii() else 2 * len(text), _MOST_CHARS)


def _may_go_on(sheet: Sheet, index: int) -> bool:
    """Whether an open line is so long that it may be one of those a paragraph was broken into."""
    text = sheet.texts[index]
    return sheet.is_open(index) and len(text) >= _LONG_CHARS and not has_bullet(text)


def label_outside(sheet: Sheet, region: Region) -> bool:
    """Label what stands between title and text, and under the text, where these are menus.

    Args:
        sheet: A page with a label for every line.
        region: Where its text stands.

    Returns:
        Whether there was such a thing.
    """
    header = range(max(0, sheet.start), region.first)
    above = [i for i in header if sheet.label(i) in _UNDER_TITLE and _is_small(sheet, i)]
    if sheet.title < _LINES_ABOVE or (len(above) < _FEWEST_ABOVE and sheet.title < _MANY_ABOVE):
        above = []
    elif above[-1:] == [region.first - 1] and _may_head_text(sheet, above[-1]):
        del above[-1]
    below = range(_where_it_ends(sheet, region), len(sheet))
    found = bool(above)
    for index in above:
        sheet.marks[index] = OUTSIDE
    for index in below:
        if sheet.label(index) in _LEFT_OUT:
            sheet.marks[index] = OUTSIDE
            found = True
    return found


def _may_head_text(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) is Label.HEADING and is_title_like(sheet.texts[index])


def _is_small(sheet: Sheet, index: int) -> bool:
    """Whether a line between title and text says too little to be of the article."""
    text = sheet.texts[index]
    return is_entry(text) or (sheet.label(index) is Label.PARAGRAPH and not shows_a_body(text))


def _where_it_ends(sheet: Sheet, region: Region) -> int:
    """The first line under the text that is of menus; the end of the page if there are none.

    What stands right under the text may be a list or a table of it.
    """
    below = range(region.last + 1, len(sheet))
    if len(below) < _FEWEST_BELOW or region.last < 0:
        return len(sheet)
    known = [index for index in below if sheet.label(index) is Label.FURNITURE]
    if len(known) < _FEWEST_KNOWN:
        return len(sheet)
    end = known[0]
    while end - 1 > region.last and _heads_nothing(sheet, end - 1):
        end -= 1
    return end


def _heads_nothing(sheet: Sheet, index: int) -> bool:
    """Whether a line right over what is known to be of the foot is of it as well."""
    label = sheet.label(index)
    return label is Label.HEADING or (
        label is Label.PARAGRAPH and not shows_a_body(sheet.texts[index])
    )
