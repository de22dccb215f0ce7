"""Where in a word a match stands: what may count as a match, and how much."""

from __future__ import annotations

from typing import Final

from reader.search.documents import HEAD, TITLES, Part
from reader.search.grams import is_filed_inside
from reader.search.matcher import Match, Matcher
from reader.search.readings import Reading, is_latin
from reader.search.results import Tier
from reader.search.views import TextView
from reader.text.english import is_ending
from reader.text.particles import ENDINGS, PARTICLES

_THREE_INITIALS: Final = 0.6
"""Three initials meet by chance in one body of ten; where a title has them, no body counts."""
_ACROSS_WORDS: Final = 0.4
"""Initials of two words meet by chance: in a title they come behind one word in a body."""
_TWO: Final = 2
"""So few syllables meet by chance at the end of one word and the beginning of the next."""
_FIVE: Final = 5
"""And so few letters: peru in "super unit"."""
_FIRST_OF_WORD: Final = 2
"""The boundary before a word, and not where its script changes or a capital stands in it."""
_BEGUN_BY_TWO: Final = 0.55
"""Two letters are an abbreviation rather: a title with "Unveils" comes behind a body with "UN"."""
_NAMES: Final = frozenset({Part.AUTHOR, Part.PUBLISHER, Part.SECTION})
_ENDS_A_COMPOUND: Final = 0.75
"""A title with 기준금리 is about 금리; in a body many a word ends in another one by chance."""


def position_factor(reading: Reading, view: TextView, match: Match, part: Part) -> float:
    """A factor from 0, not a match at all, to 1, a word by itself."""
    if reading.whole and not stands_alone(view, match):
        return 0.0
    if reading.tier is Tier.TRANSLITERATION and not _is_of_a_compound(reading, view, match):
        return 0.0
    if reading.tier is Tier.PARTICLE and not _is_another_form(reading.matcher, view, match):
        return 0.0
    return _position(reading.matcher, view, match, part)


def _is_of_a_compound(reading: Reading, view: TextView, match: Match) -> bool:
    """Whether a word begins so or, if it is none that only sounds so, ends so."""
    if view.boundary(match.start):
        return True
    return not reading.whole and ends_a_word(reading.matcher, view, match)


def stands_alone(view: TextView, match: Match) -> bool:
    """Whether a match is a word by itself, with a particle at most."""
    if not view.boundary(match.start):
        return False
    run_end = view.run_end(match.end - 1)
    behind = view.text[match.end : run_end]
    return not behind or behind in PARTICLES or behind in ENDINGS


def crosses_words(view: TextView, match: Match) -> bool:
    """Whether a match runs across a blank."""
    return match.end > view.word_end(match.start)


def ends_a_word(matcher: Matcher, view: TextView, match: Match) -> bool:
    """Whether a Korean word ends a compound, as 금리 does in 기준금리로."""
    if not (match.exact and matcher.is_hangul) or crosses_words(view, match):
        return False
    behind = view.text[match.end : view.run_end(match.end - 1)]
    return not behind or behind in PARTICLES


def _is_another_form(matcher: Matcher, view: TextView, match: Match) -> bool:
    """Whether an English word begins with its stem and goes on as its other forms do, and a number
    in another notation with no digit: CrowdStrike is no form of struck, 9만8000 none of 90,000."""
    if matcher.starts_with_digit:
        return not view.text[match.end : match.end + 2].lstrip()[:1].isdigit()
    if not matcher.token.isalpha() or matcher.is_hangul:
        return True
    behind = view.text[match.end : view.run_end(match.end - 1)]
    return view.boundary(match.start) == _FIRST_OF_WORD and is_ending(matcher.token, behind)


def _is_few(matcher: Matcher, match: Match) -> bool:
    """Whether a match is short, and not of a syllable that goes on: 유룝 is 유료 방."""
    if match.end - match.start != len(matcher):
        return False
    return len(matcher) == _TWO or (is_latin(matcher.token) and len(matcher) <= _FIVE)


def _cuts_a_word(view: TextView, match: Match) -> bool:
    """Whether a match runs across a blank into the middle of a word: 한전 in 한 전문가."""
    if not crosses_words(view, match):
        return False
    behind = view.text[match.end : view.word_end(match.end - 1)]
    return bool(behind) and behind not in PARTICLES


def _position(matcher: Matcher, view: TextView, match: Match, part: Part) -> float:
    boundary = view.boundary(match.start)
    if matcher.only_initials:
        return _initials_position(matcher, view, match, part) if boundary else 0.0
    text = view.text
    if matcher.starts_with_digit and not boundary and text[match.start - 1] in ".0123456789":
        return 0.0
    if boundary:
        if view.is_squeezed and _is_few(matcher, match) and _cuts_a_word(view, match):
            return 0.0
        factor = 1.0 if boundary == _FIRST_OF_WORD else 0.93
    elif view.word_end(match.start) < match.end:
        return 0.0  # the end of one word and the beginning of the next
    elif matcher.is_hangul and is_filed_inside(matcher.token):
        factor = _ENDS_A_COMPOUND if part in TITLES else 0.6
    elif not matcher.is_hangul and len(matcher) >= 4:
        factor = 0.35
    else:
        return 0.0
    if not match.exact:
        return factor * 0.88
    run_end = view.run_end(match.end - 1)
    if match.end < run_end:
        if text[match.end : run_end] in PARTICLES:
            factor *= 0.99
        else:
            factor *= _BEGUN_BY_TWO if len(matcher) == _TWO and is_latin(matcher.token) else 0.88
        if matcher.starts_with_digit and text[match.end - 1 : match.end + 1].isdigit():
            factor *= 0.6  # 15 of 1544
    return factor


def _initials_position(matcher: Matcher, view: TextView, match: Match, part: Part) -> float:
    """Initials name a word: they begin with it, and in a body cover it or are many."""
    crosses = crosses_words(view, match)
    word_end = view.word_end(match.end - 1)
    covers = match.end == word_end or view.text[match.end : word_end] in PARTICLES
    length = len(matcher)
    if part in HEAD:
        if length == 1 and part in _NAMES:
            return 0.0
    elif crosses or length < 3 or (length == 3 and not covers):
        return 0.0
    factor = 0.85 if covers else 0.72
    if length == 3 and part not in HEAD:
        factor *= _THREE_INITIALS
    return factor * _ACROSS_WORDS if crosses else factor
