"""This is where the title of a page is found that was kept whole, with all menus of its site.

There rows of short lines stand above the title and under it, and headlines of other articles
among them. What tells it from these no site has to be known for: what the text says, and where
a date, a byline and the text stand.
"""

from __future__ import annotations

import re
from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.links import LINK, UNDER_END
from reader.ingest.labelling.menu_rows import ROW, is_entry
from reader.ingest.labelling.regions import CUT_SHORT, Region
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import POINTS, has_bullet, has_number, is_title_like
from reader.text.lazy import lazily

_LINES_ABOVE: Final = 20
"""So many lines above its text show that a page was kept with its menus."""
_TITLE_LINES: Final = 60
"""How far above the text a title stands."""
_TEXT_LINES: Final = 30
"""So many lines of the text say what it is about."""
_SIGNED_LINES: Final = 3
"""How soon under the title a date or byline stands."""
_DOUBTED_WORDS: Final = 2
"""So many words are added to those that a line has: a name has few, and the text says them all."""
_WORDS_OF_ENTRY: Final = 3
_WORDS_OF_TITLE: Final = 2
"""So many words of the text a title says if its deck follows; more, if it is short as an entry."""
_TIMES: Final = 4
"""What a page says more often is an entry of its menus."""
_GOOD_CHARS: Final = 16
_LONG_CHARS: Final = 140

_SAID: Final = 5.0
"""A title's words stand in its text: for all of them."""
_SIGNED: Final = 2.0
"""A date or byline is right below."""
_MARKED: Final = 3.0
"""It is marked as the one heading of the first rank."""
_AGAIN: Final = 0.5
"""It stands on the page once more, alone or with the site's name."""
_LONG_ENOUGH: Final = 1.0
"""It says more than an entry of a menu."""
_SHORT: Final = -0.5
"""It is as short as one."""
_LISTED: Final = -4.0
"""It is an item of a list, as links to other articles are, or what is in a letter."""
_NAMES_PICTURE: Final = -3.0
"""Right below it is said whose picture it is the text of."""
_FAR: Final = -0.04
"""For every line between it and the text."""
_ENOUGH: Final = 3.0
"""With less than this nothing is known about a line."""

_WORD = lazily(r"[A-Za-z][A-Za-z'’]{3,}|[가-힣]{2,}|[A-Z]{2,}|\d{2,}")
_FIELD = lazily(r"_{3,}|\[[^\]]*\s{2,}\]|\[[A-Za-z\d_-]{6,}\]|://|\w@\w")
_DATED = lazily(
    r"(?=.*\b(?:19|20)\d\d)(?:.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|"
    r".*\d{1,2}[-./:년월]\s?\d)|by\s[A-Z]",
    re.IGNORECASE,
)
_IN_ANY_TEXT: Final = frozenset(
    {"about", "also", "been", "does", "from", "have", "here", "into", "just"}
    | {"more", "most", "over", "than", "that", "their", "them", "then", "there"}
    | {"they", "this", "what", "when", "where", "which", "will", "with", "would"}
    | {"your"}
)
"""Words that say nothing of what a text is about."""
_LETTERS: Final = 2
"""So many syllables of a Korean word are the same before all its endings."""


def title_over_text(sheet: Sheet, region: Region) -> int:
    """The line above the text for which most speaks as its title; -1 if it is no whole page.

    What was taken for links between the two is open again.
    """
    if region.first < _LINES_ABOVE and not any(map(sheet.is_marked_first, range(region.first))):
        return -1
    said = _words(" ".join(sheet.texts[region.first : region.first + _TEXT_LINES]))
    lines = range(max(0, region.first - _TITLE_LINES), region.first)
    scores = {
        index: _score(sheet, index, said) + _FAR * (region.first - index)
        for index in lines
        if _may_be(sheet, index)
    }
    best = max(scores, key=lambda index: scores[index], default=-1)
    if best < 0 or scores[best] < _ENOUGH:
        return -1
    if scores.get(best - 1, 0.0) > 0 and _is_deck(sheet, best, said):
        best -= 1
    for index in range(best + 1, region.first):  # the box of links was above the title
        if sheet.marks[index] is LINK:
            sheet.marks[index] = None
    return best


def _is_deck(sheet: Sheet, index: int, said: frozenset[str]) -> bool:
    """Whether what says most of the text stands right under a shorter line that says it as well."""
    above = sheet.texts[index - 1]
    if len(above) >= len(sheet.texts[index]) or has_bullet(above) or sheet.is_marked_first(index):
        return False
    words = _words(above)
    known = len(words & said)
    least = _WORDS_OF_ENTRY if is_entry(above) else _WORDS_OF_TITLE
    return known >= least and known * 2 >= len(words)


def _may_be(sheet: Sheet, index: int) -> bool:
    mark, text = sheet.marks[index], sheet.texts[index]
    if mark is not None and (mark not in _SOFT):
        return False
    bare = text.rstrip(".…") if text.endswith(CUT_SHORT) else text
    if not is_title_like(bare) or sheet.texts.count(text) > _TIMES:
        return False  # and nothing is looked for in an endless line
    if text.casefold() in sheet.rules.entries or _FIELD.search(text) is not None:
        return False
    # not a sentence that was broken into lines
    return not (sheet.adjacent(index + 1) and sheet.texts[index + 1][0].islower())


_SOFT: Final = (ROW, LINK, UNDER_END)
"""Furniture by rules that go by what stands around a line, and not by what it says."""


def _score(sheet: Sheet, index: int, said: frozenset[str]) -> float:
    text = sheet.texts[index]
    words = _words(text)
    score = _SAID * len(words & said) / (len(words) + _DOUBTED_WORDS)
    score += _SIGNED * _is_signed(sheet, index)
    score += _MARKED * sheet.is_marked_first(index)
    score += _AGAIN * (sum(text in other for other in sheet.texts) > 1)
    if is_entry(text):
        score += _SHORT
    elif _GOOD_CHARS <= len(text) <= _LONG_CHARS:
        score += _LONG_ENOUGH
    listed = has_bullet(text) or has_number(text) or text[0] == "□"
    score += _LISTED * (text[0] not in POINTS and listed)
    return score + _NAMES_PICTURE * (sheet.label(index + 1) is Label.CAPTION)


def _is_signed(sheet: Sheet, index: int) -> bool:
    """Whether soon under a line a date or a byline stands, and no credit of a picture before."""
    for below in range(index + 1, min(len(sheet), index + 1 + _SIGNED_LINES)):
        if sheet.label(below) is Label.CAPTION:
            return False
        if sheet.label(below) in (Label.DATE, Label.BYLINE, Label.AUTHOR):
            return True
        if _DATED.match(sheet.texts[below][:100]) is not None:
            return True
    return False


def _words(text: str) -> frozenset[str]:
    """The words of a text that say something, without endings."""
    return frozenset(
        word[:_LETTERS] if "가" <= word[0] <= "힣" else word.casefold()[:6]
        for word in _WORD.findall(text)
        if word.casefold() not in _IN_ANY_TEXT
    )
