"""How good a match is: where in a word it stands, in which field, and how often."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.search.documents import HEAD, WEIGHTS, Document, DocumentField, Part
from reader.search.folding import Folded
from reader.search.grams import is_short
from reader.search.matcher import Match, Matcher
from reader.search.readings import Reading
from reader.text.particles import PARTICLES

STRONG: Final = 0.45
"""A literal score from which on a query needs no guessing."""
WEAKEST: Final = 0.22
WEAKEST_SOUND: Final = 0.45
"""The least score of an article whose only evidence is how a name sounds."""
WEAKEST_SHARE: Final = 0.42
"""The least score relative to the best article."""
_GOOD: Final = 0.5
_BONUS: Final = 0.10
"""The most that repeated good hits add in a body."""
_ANOTHER_FIELD: Final = 0.03
_THREE_INITIALS: Final = 0.75
"""Three initials meet by chance in one body of ten; one such place proves little."""
_NAMES: Final = frozenset({Part.AUTHOR, Part.PUBLISHER, Part.SECTION})


class Scored(NamedTuple):
    """The best a token does in one field."""

    score: float
    field: DocumentField
    match: Match
    reading: Reading
    places: int
    """How many matches the field holds."""


def score_token(
    document: Document, readings: Sequence[Reading], parts: frozenset[Part] | None
) -> list[Scored]:
    """The best score of a token in each field that holds it; empty if none does.

    Args:
        document: The article.
        readings: The ways to understand the token.
        parts: The only parts to look at, or None for all.
    """
    found = []
    for field in document.fields:
        if parts is not None and field.part not in parts:
            continue
        best: Scored | None = None
        for reading in readings:
            scored = score_field(field, reading)
            if scored and (best is None or scored.score > best.score):
                best = scored
        if best:
            found.append(best)
    return found


def score_field(field: DocumentField, reading: Reading) -> Scored | None:
    """The best score of one reading in one field; None if it is not there."""
    matcher, folded = reading.matcher, field.folded
    if field.part not in HEAD and is_short(matcher.token):
        return None
    matches = matcher.find(folded)
    best, best_match, good, places = 0.0, None, 0, 0
    for match in matches:
        position = position_factor(reading, folded, match, field.part)
        if not position:
            continue
        places += 1
        good += position > _GOOD
        if position > best:
            best, best_match = position, match
    if best_match is None:
        return None
    score = best * WEIGHTS[field.part]
    if field.part is Part.BODY:
        score += best * _BONUS * min(1.0, math.log2(max(good, 1)) / 5)
    return Scored(score * reading.base, field, best_match, reading, places)


def best_of(found: Sequence[Scored]) -> tuple[float, Scored]:
    """The score of a token in an article, and the field that carries it."""
    best = max(found, key=lambda scored: scored.score)
    fields = {scored.field.part for scored in found}
    return best.score * (1 + _ANOTHER_FIELD * min(2, len(fields) - 1)), best


def position_factor(reading: Reading, folded: Folded, match: Match, part: Part) -> float:
    """A factor from 0, not a match at all, to 1, a word by itself."""
    if reading.whole and not _stands_alone(folded, match):
        return 0.0
    return _position(reading.matcher, folded, match, part)


def _position(matcher: Matcher, folded: Folded, match: Match, part: Part) -> float:
    boundary = folded.boundary(match.start)
    if matcher.only_initials:
        return _initials_position(matcher, folded, match, part) if boundary else 0.0
    text = folded.text
    if matcher.starts_with_digit and not boundary and text[match.start - 1] in ".0123456789":
        return 0.0
    if not boundary and folded.word_end(match.start) < match.end:
        return 0.0  # the end of one word and the beginning of the next
    if boundary:
        factor = 1.0 if boundary == 2 else 0.93
    elif matcher.is_hangul and len(matcher) >= 2:
        factor = 0.6
    elif not matcher.is_hangul and len(matcher) >= 4:
        factor = 0.35
    else:
        return 0.0
    if not match.exact:
        return factor * 0.88
    run_end = folded.run_end(match.end - 1)
    if match.end < run_end:
        factor *= 0.99 if text[match.end : run_end] in PARTICLES else 0.88
        if matcher.starts_with_digit and text[match.end - 1 : match.end + 1].isdigit():
            factor *= 0.6  # 15 of 1544
    return factor


def _initials_position(matcher: Matcher, folded: Folded, match: Match, part: Part) -> float:
    """Initials name a word: they begin with it, and in a body cover it or are many."""
    word_end = folded.word_end(match.start)
    covers = match.end == word_end or folded.text[match.end : word_end] in PARTICLES
    crosses = any(folded.boundary(i) == 2 for i in range(match.start + 1, match.end))
    if crosses:
        end = folded.word_end(match.end - 1)
        covers = match.end == end or folded.text[match.end : end] in PARTICLES
    length = len(matcher)
    if part in HEAD:
        if length == 1 and part in _NAMES:
            return 0.0
    elif length < 3 or (length == 3 and (crosses or not covers)):
        return 0.0
    factor = 0.85 if covers else 0.72
    if length == 3 and part not in HEAD:
        factor *= _THREE_INITIALS
    return factor * 0.8 if crosses else factor


def _stands_alone(folded: Folded, match: Match) -> bool:
    if not folded.boundary(match.start):
        return False
    run_end = folded.run_end(match.end - 1)
    return match.end >= run_end or folded.text[match.end : run_end] in PARTICLES
