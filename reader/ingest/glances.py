"""This is where lines are told apart at a glance, so that only few have to be looked at closely.

Most lines of a dump are whole paragraphs, or furniture that stands on every page. The first show
by their length and their two ends that they are prose and nothing else; of the second each is
looked at once in a dump.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.ingest.bylines import BYLINE_STARTS
from reader.ingest.rules import SHORT_CHARS, Rules
from reader.ingest.shapes import NOT_ABBREVIATED, is_separator, shows_a_body
from reader.text.lazy import lazily

PROSE: Final = ord("p")
"""A paragraph and nothing else, whatever one asks; only a pattern of a profile may know better."""
BODY: Final = ord("b")
"""Any other line that shows that a page has a body."""
FURNITURE: Final = ord("f")
"""A whole-line rule knows it, or it is a menu word."""
OPENING: Final = ord("o")
"""The last line of a known opening of a page."""
SIGN: Final = ord("s")
"""Perhaps a horizontal line or an address, or it names a year as dates do."""
OTHER: Final = ord("l")
PLAIN: Final = ord("n")
"""As `OTHER`, and known not to end an article."""

LONG_CHARS: Final = 240
"""Longer lines are prose, or furniture that a pattern knows, and no date, address or title."""
_DATE_CHARS: Final = 100
"""Longer lines are neither dates nor bylines."""
_YEAR = lazily(r"(?:19|20)\d\d")
_PROSE = lazily(
    r"(?!\d{1,2}[.)]|[가나다라마바사아자차카타파하][.)])"  # no item of a list
    r"[0-9A-EG-Za-z가-힣“‘\"']"  # no bullet, no sign of a heading; F is for file photos
    rf"(?s:.){{{SHORT_CHARS - 2},}}[^\W_]\.\Z(?:(?<=[^\x00-\x7f]\.)|{NOT_ABBREVIATED})"
)
_REMEMBERED_LINES: Final = 4_000


class Glances:
    """Gives every line its kind and remembers those of short ones.

    Args:
        rules: Those by which pages are told apart.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._known: dict[str, int] = {}

    def kinds(self, texts: Sequence[str]) -> bytearray:
        """The kind of each line, one of the constants above."""
        known, is_prose = self._known.get, _PROSE.match
        return bytearray(
            [
                known(text) or self._remembered(text)
                if len(text) <= SHORT_CHARS
                else PROSE
                if is_prose(text)
                and (len(text) > _DATE_CHARS or _is_plain(text))
                and "://" not in text
                else _seen_closely(text)
                for text in texts
            ]
        )

    def ends_nothing(self, text: str) -> None:
        """Tell that a line, wherever it stands, is no end of an article."""
        if self._known.get(text) == OTHER:
            self._known[text] = PLAIN

    def _remembered(self, text: str) -> int:
        if len(self._known) >= _REMEMBERED_LINES:
            self._known.clear()
        rules, key = self._rules, text.casefold()
        if key in rules.openings:
            kind = OPENING
        elif key in rules.entries:
            kind = FURNITURE
        else:
            kind = _seen_closely(text)
        self._known[text] = kind
        return kind


def _is_plain(text: str) -> bool:
    """Whether a sentence has nothing in it that a byline or date has."""
    return "@" not in text and text[0] not in BYLINE_STARTS and not _names_a_year(text)


def _seen_closely(text: str) -> int:
    if len(text) > LONG_CHARS:
        return BODY
    if is_separator(text) or "://" in text or (len(text) <= _DATE_CHARS and _names_a_year(text)):
        return SIGN
    return BODY if shows_a_body(text) else OTHER


def _names_a_year(text: str) -> bool:
    return ("20" in text or "19" in text) and _YEAR.search(text) is not None
