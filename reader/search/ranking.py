"""How good a match is: where in a word it stands, in which field, and how often."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.model.article import Language
from reader.search.documents import HEAD, KEY_OF, WEIGHTS, Document, FieldKey, Part, field_of
from reader.search.grams import is_filed_inside
from reader.search.matcher import Match, Matcher
from reader.search.readings import Reading
from reader.search.results import Tier
from reader.search.views import TextView
from reader.text.english import is_ending
from reader.text.particles import ENDINGS, PARTICLES

STRONG: Final = 0.45
"""A literal score from which on a query needs no guessing."""
WEAKEST: Final = 0.22
WEAKEST_SOUND: Final = 0.45
"""The least score of an article whose only evidence is how a name sounds."""
SURE_SOUND: Final = 0.82
"""A name by its sound with at least this factor is no weaker for standing in a caption."""
WEAKEST_SHARE: Final = 0.42
"""The least score relative to the best article."""
_GOOD: Final = 0.5
_BONUS: Final = 0.10
"""The most that repeated good hits add in a body: with 32 of them."""
_ANOTHER_FIELD: Final = 0.03
_THREE_INITIALS: Final = 0.75
"""Three initials meet by chance in one body of ten; one such place proves little."""
_ACROSS_WORDS: Final = 0.4
"""Initials of two words meet by chance: in a title they come behind one word in a body."""
_TWO: Final = 2
"""So few syllables meet by chance at the end of one word and the beginning of the next."""
_BEGINS: Final = 0.7
"""A better position than this is the beginning of a word."""
_NAMES: Final = frozenset({Part.AUTHOR, Part.PUBLISHER, Part.SECTION})


class Scored(NamedTuple):
    """The best a token does in one field."""

    score: float
    key: FieldKey
    view: TextView
    match: Match
    reading: Reading
    places: int
    """How many matches of the reading the field holds."""
    typed_weight: float
    """The weight of the field if what was typed itself begins a word there, else 0."""

    @property
    def typed(self) -> bool:
        """Whether what was typed itself begins a word there."""
        return self.typed_weight > 0


Written = Callable[[TextView, Match, str], bool]
"""Whether the text has a match with the capitals of a name."""


@dataclass(slots=True)
class _Tally:
    """What one reading found in one field."""

    match: Match
    position: float = 0.0
    good: int = 0
    places: int = 0


def score_token(
    document: Document,
    readings: Sequence[Reading],
    parts: frozenset[Part] | None,
    written: Written | None = None,
) -> list[Scored]:
    """The best score of a token in each field that holds it; empty if none does.

    Args:
        document: The article.
        readings: The ways to understand the token.
        parts: The only parts to look at, or None for all.
        written: Asked about names in capitals; None to take them in any case.
    """
    best: dict[str, Scored] = {}
    long = [reading for reading in readings if not reading.matcher.is_short]
    _score_view(document.head.folded, readings, parts, best, written)
    if not long or (parts is not None and parts <= HEAD):
        return list(best.values())
    in_head = len(best)
    _score_view(document.rest.words, long, parts, best, written)
    if len(best) == in_head:
        # Word by word there was nothing, so the words may stand apart: 재택 근무.
        apart = [reading for reading in long if len(reading.matcher) > 1]
        if apart:
            _score_view(document.rest.folded, apart, parts, best, written)
    return list(best.values())


def best_of(found: Sequence[Scored]) -> tuple[float, Scored]:
    """The score of a token in an article, and the field to show for it.

    What was typed is shown rather than another name of it, in the language it was typed in.
    """
    if len(found) == 1:
        return found[0].score, found[0]
    best = max(scored.score for scored in found)
    fields = {scored.key.part for scored in found}
    shown = found[0]
    for scored in found:
        if scored.typed_weight < shown.typed_weight or scored is shown:
            continue
        if scored.typed_weight > shown.typed_weight or _is_worthier(scored, shown):
            shown = scored
    return best * (1 + _ANOTHER_FIELD * min(2, len(fields) - 1)), shown


def places_of(found: Sequence[Scored], shown: Scored) -> int:
    """How many places there are of the reading that is shown; a title counts once."""
    if len(found) == 1:
        return shown.places
    reading = shown.reading
    other = Part.TITLE if shown.key.part is Part.WRITTEN_OUT else Part.WRITTEN_OUT
    places = 0
    for scored in found:
        if scored.reading is reading and scored.key.part is not other:
            places += scored.places
    return places


def _is_worthier(scored: Scored, other: Scored) -> bool:
    """Of fields that weigh the same, the one in the language of the word; else the better one."""
    if scored.typed_weight:
        fits, other_fits = _is_in_its_language(scored), _is_in_its_language(other)
        if fits != other_fits:
            return fits
    return scored.score > other.score


def _is_in_its_language(scored: Scored) -> bool:
    wanted = Language.KO if scored.reading.matcher.is_hangul else Language.EN
    return scored.key.language is wanted


def position_factor(reading: Reading, view: TextView, match: Match, part: Part) -> float:
    """A factor from 0, not a match at all, to 1, a word by itself."""
    if reading.whole and not _stands_alone(view, match):
        return 0.0
    if reading.tier is Tier.PARTICLE and not _is_inflected(reading.matcher, view, match):
        return 0.0
    return _position(reading.matcher, view, match, part)


def _is_inflected(matcher: Matcher, view: TextView, match: Match) -> bool:
    """Whether an English word goes on behind its stem as its other forms do."""
    behind = view.text[match.end : view.run_end(match.end - 1)]
    return not matcher.token.isalpha() or matcher.is_hangul or is_ending(matcher.token, behind)


def _score_view(
    view: TextView,
    readings: Sequence[Reading],
    parts: frozenset[Part] | None,
    best: dict[str, Scored],
    written: Written | None,
) -> None:
    """Note the best score of each field of a view, by its code."""
    for reading in readings:
        matches = reading.matcher.find(view)
        if not matches:
            continue
        for code, tally in _tallies(view, reading, matches, written).items():
            key = KEY_OF[code]
            if parts is not None and key.part not in parts:
                continue
            weight = WEIGHTS[key.part]
            score = _score(key.part, weight, tally) * reading.base
            typed = tally.position > _BEGINS and reading.is_typed
            known = best.get(code)
            if known is None or _is_better(typed, score, known):
                best[code] = Scored(
                    score, key, view, tally.match, reading, tally.places, weight if typed else 0.0
                )


def _is_better(typed: bool, score: float, known: Scored) -> bool:
    """What was typed counts before other names, whatever these score."""
    return score > known.score if typed == known.typed else typed


def _tallies(
    view: TextView, reading: Reading, matches: Sequence[Match], written: Written | None
) -> dict[str, _Tally]:
    """What the matches of a reading come to in each field, by its code."""
    tallies: dict[str, _Tally] = {}
    also: list[str] = []
    code, part, field_end = "", Part.TITLE, 0
    for match in matches:
        if match.start >= field_end:
            code, field_end = field_of(view, match.start)
            part = KEY_OF[code].part
        position = position_factor(reading, view, match, part)
        if not position:
            initials = reading.matcher.only_initials and view.boundary(match.start)
            if initials and not crosses_words(view, match):
                also.append(code)
            continue
        if reading.written and written and not written(view, match, reading.written):
            continue
        tally = tallies.get(code)
        if tally is None:
            tally = tallies[code] = _Tally(match)
        tally.places += 1
        tally.good += position > _GOOD
        if position > tally.position:
            tally.position, tally.match = position, match
    for code in also:  # 카카오톡 beside 카카오: too little for a hit, but a place of one
        if code in tallies:
            tallies[code].places += 1
    return tallies


def crosses_words(view: TextView, match: Match) -> bool:
    """Whether a match runs across a blank."""
    return match.end > view.word_end(match.start)


def _cuts_a_word(view: TextView, match: Match) -> bool:
    """Whether a match runs across a blank into the middle of a word: 한전 in 한 전문가."""
    if not crosses_words(view, match):
        return False
    behind = view.text[match.end : view.word_end(match.end - 1)]
    return bool(behind) and behind not in PARTICLES


def _score(part: Part, weight: float, tally: _Tally) -> float:
    score = tally.position * weight
    if part is Part.BODY:
        score += tally.position * _BONUS * min(1.0, math.log2(max(tally.good, 1)) / 5)
    return score


def _position(matcher: Matcher, view: TextView, match: Match, part: Part) -> float:
    boundary = view.boundary(match.start)
    if matcher.only_initials:
        return _initials_position(matcher, view, match, part) if boundary else 0.0
    text = view.text
    if matcher.starts_with_digit and not boundary and text[match.start - 1] in ".0123456789":
        return 0.0
    if boundary:
        if view.is_squeezed and match.exact and len(matcher) == _TWO and _cuts_a_word(view, match):
            return 0.0
        factor = 1.0 if boundary == 2 else 0.93
    elif view.word_end(match.start) < match.end:
        return 0.0  # the end of one word and the beginning of the next
    elif matcher.is_hangul and is_filed_inside(matcher.token):
        factor = 0.6
    elif not matcher.is_hangul and len(matcher) >= 4:
        factor = 0.35
    else:
        return 0.0
    if not match.exact:
        return factor * 0.88
    run_end = view.run_end(match.end - 1)
    if match.end < run_end:
        factor *= 0.99 if text[match.end : run_end] in PARTICLES else 0.88
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


def _stands_alone(view: TextView, match: Match) -> bool:
    if not view.boundary(match.start):
        return False
    run_end = view.run_end(match.end - 1)
    behind = view.text[match.end : run_end]
    return not behind or behind in PARTICLES or behind in ENDINGS
