"""This is where each line of a page gets its language, and a page its one or two editions."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.text.language import language_of_line

_MIN_PROSE_LINES: Final = 2
_MIN_SHARE_EN: Final = 0.3
"""English characters for each Korean one, from which the English is an edition, not a quote.
A translation has about 2.3."""
_MIN_SHARE_KO: Final = 0.06
"""The same the other way round; a translation has about 0.45."""
_UNTITLED_SHARE_EN: Final = 0.9
"""The first where the English has neither a title nor a byline: then a quoted poem, or the small
print of a site, is likelier than a translation cut short."""
_ENGLISH_FOR_KOREAN: Final = 2.3
"""How many English characters weigh as much as a Korean one."""
_SIGNED: Final = (Label.BYLINE, Label.DATE, Label.AUTHOR)
_TITLE_CHARS: Final = {"ko": 8, "en": 15}
"""A shorter line beside the title is a kicker or a name."""
_SWITCHES: Final = 2
"""More changes of language than this, and the two take turns."""


def languages_of(sheet: Sheet) -> tuple[str, ...]:
    """The language of each line: "ko" or "en", all the same when there is one edition.

    A line of prose has its own. A short one has its own if the prose before or after it has the
    same, else that of what follows, so that a Latin heading stays in its Korean article. Where
    the languages take turns, the titles above the text do so too.
    """
    own: dict[int, str] = {}
    chars = {"ko": 0, "en": 0}
    texts, prose = sheet.texts, sheet.prose
    for index, mark in enumerate(sheet.marks[sheet.start :], sheet.start):
        if mark is None and prose[index]:
            text = texts[index]
            tongue = language_of_line(text)
            if tongue:
                own[index] = tongue
                chars[tongue] += len(text)
    if not chars["en"] or not _are_two_editions(sheet, own, chars):
        korean = chars["ko"] > 0 and chars["ko"] * _ENGLISH_FOR_KOREAN >= chars["en"]
        return ("ko" if korean or not chars["en"] else "en",) * len(sheet)
    return _line_by_line(sheet, own)


def _line_by_line(sheet: Sheet, prose: dict[int, str]) -> tuple[str, ...]:
    first = next(iter(prose.values()))
    main = language_of_line(sheet.texts[sheet.title]) if sheet.title >= 0 else first
    languages: list[str] = []
    coming = iter([*prose.items(), (len(sheet), "")])
    before, (where, after) = "", next(coming)
    above = _titled_above(sheet, prose, main)
    taking_turns = sum(one != two for one, two in pairwise(prose.values())) > _SWITCHES
    for index, text in enumerate(sheet.texts):
        if index > where:
            before, (where, after) = after, next(coming)
        own = after if index == where else language_of_line(text)
        if own and (own in (before, after) or (taking_turns and not before) or index == above):
            languages.append(own)
        else:
            languages.append(after or before or main)
    if sheet.title >= 0:
        languages[sheet.title] = main or first
    return tuple(languages)


def _titled_above(sheet: Sheet, prose: dict[int, str], main: str) -> int:
    """The line beside the title that is the other edition's title; -1 if there is none.

    Where that edition has lines of its own above its text, its title is among them.
    """
    other = "en" if main == "ko" else "ko"
    over, text = _above_first(prose, other)
    if over < 0:
        return -1  # its lines are nearest to it anyway
    own = (index for index in range(over + 1, text) if sheet.is_open(index))
    if any(language_of_line(sheet.texts[index]) == other for index in own):
        return -1
    for index in (sheet.title + 1, sheet.title - 1):
        if sheet.is_open(index) and len(sheet.texts[index]) >= _TITLE_CHARS[other]:
            return index if language_of_line(sheet.texts[index]) == other else -1
    return -1


def _above_first(prose: dict[int, str], tongue: str) -> tuple[int, int]:
    """The last line of prose above the first in a language, -1 if it is the first, and that."""
    over = -1
    for index, own in prose.items():
        if own == tongue:
            return over, index
        over = index
    return over, -1


def _are_two_editions(sheet: Sheet, prose: dict[int, str], chars: dict[str, int]) -> bool:
    languages = list(prose.values())
    counts = languages.count("ko"), languages.count("en")
    enough = min(counts) >= _MIN_PROSE_LINES or (
        min(counts) == 1 and max(counts) <= _MIN_PROSE_LINES
    )
    if not enough:
        return False
    if chars["en"] < chars["ko"] * _UNTITLED_SHARE_EN and not _has_header(sheet, prose):
        return False
    return chars["en"] >= chars["ko"] * _MIN_SHARE_EN and chars["ko"] >= chars["en"] * _MIN_SHARE_KO


def _has_header(sheet: Sheet, prose: dict[int, str]) -> bool:
    """Whether above the first English text stands anything that may be its title or byline."""
    over, first = _above_first(prose, "en")
    for index in range(first - 1, over, -1):
        if sheet.label(index) in _SIGNED:
            return True
        if sheet.is_open(index) and language_of_line(sheet.texts[index]) == "en":
            return True
    beside = range(max(0, sheet.title - 1), min(sheet.title + 2, first))
    return any(
        (index == sheet.title or sheet.is_open(index))
        and len(sheet.texts[index]) >= _TITLE_CHARS["en"]
        and language_of_line(sheet.texts[index]) == "en"
        for index in beside
    )
