"""This is where a line under the prose shows that the article is over, or another page begins."""

from __future__ import annotations

from enum import Enum
from typing import Final

from reader.ingest.bylines import byline_of
from reader.ingest.labelled import ENDS_ARTICLE
from reader.ingest.menus import is_menu_row, path_of
from reader.ingest.rules import SHORT_CHARS, Rules
from reader.text.lazy import lazily

_CLAIM = lazily(  # every branch begins with a character, which makes the search quick
    r"ⓒ|©|\([cC]\)|저작권자|무단\s?(?:전재|복제|배포)|Copyright|"
    r"Rights [Rr]eserved|rights [Rr]eserved"
)
_BYLINE_CHARS: Final = 100
_REMEMBERED_LINES: Final = 2_000


class Ending(Enum):
    """What such a line is."""

    SIGNED = "a byline"
    CLAIMED = "the copyright, or the box under an article"
    HEADER = "the header of a site"


def ending_of(text: str, rules: Rules) -> Ending | None:
    """What a line under the prose says about the page's end; None if nothing."""
    if _CLAIM.search(text) is not None and rules.mark_of(text) is not None:
        return Ending.CLAIMED
    if len(text) > _BYLINE_CHARS:
        return None
    if len(text) <= SHORT_CHARS:
        key = text.casefold()
        if key in rules.publishers:
            return Ending.HEADER
        if rules.exact.get(key) is ENDS_ARTICLE:
            return Ending.CLAIMED
    if path_of(text, rules.entries) or is_menu_row(text, rules.entries):
        return Ending.HEADER
    return Ending.SIGNED if byline_of(text) is not None else None


class Endings:
    """`ending_of` with a memory: a site prints the same lines on every page."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._known: dict[str, Ending | None] = {}

    def of(self, text: str) -> Ending | None:
        """What a line under the prose says about the page's end; None if nothing."""
        try:
            return self._known[text]
        except KeyError:
            if len(self._known) >= _REMEMBERED_LINES:
                self._known.clear()
            self._known[text] = ending = ending_of(text, self._rules)
            return ending
