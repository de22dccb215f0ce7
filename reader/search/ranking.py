"""How good an article is for a token: in which field it stands, how well, and how often."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.model.article import Language
from reader.search.documents import HEAD, KEY_OF, WEIGHTS, Document, FieldKey, Part, field_of
from reader.search.matcher import MOST_MATCHES, Match
from reader.search.positions import crosses_words, position_factor
from reader.search.readings import Reading
from reader.search.results import Tier
from reader.search.views import TextView

STRONG: Final = 0.45
"""A literal score from which on a query needs no guessing."""
WEAKEST: Final = 0.22
WEAKEST_SOUND: Final = 0.42
"""The least score of an article whose only evidence is how a name sounds."""
SURE_SOUND: Final = 0.82
"""A name by its sound with at least this factor is no weaker for standing in a caption."""
WEAKEST_SHARE: Final = 0.42
"""The least score relative to the best article."""
_GOOD: Final = 0.5
_BONUS: Final = 0.10
"""The most that repeated good hits add in a body: with 32 of them."""
_ANOTHER_FIELD: Final = 0.03
_BEGINS: Final = 0.7
"""A better position than this is the beginning of a word."""
_ASIDE: Final = frozenset(
    code for code, key in KEY_OF.items() if key.part in (Part.CAPTION, Part.NOTE)
)
"""The codes of the fields that say things by the way."""


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


_Places = list[tuple[Reading, list[Match]]]
"""Where readings stand in a view."""
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
    _score_view(document.head.folded, _places(readings, document.head.folded), parts, best, written)
    if not long or (parts is not None and parts <= HEAD):
        return list(best.values())
    in_head = len(best)
    words = _places(long, document.rest.words)
    _score_view(document.rest.words, words, parts, best, written)
    if _ASIDE.issuperset(list(best)[in_head:]):
        # Word by word there was nothing but by the way, so they may stand apart: 재택 근무.
        apart = _places_apart(words, document.rest.folded)
        if apart:
            _score_view(document.rest.folded, apart, parts, best, written)
    return list(best.values())


def _places(readings: Sequence[Reading], view: TextView) -> _Places:
    return [(reading, reading.matcher.find(view)) for reading in readings]


def _places_apart(words: _Places, folded: TextView) -> _Places:
    """The places without blanks, of readings of which there are more than word by word: only what
    runs across a blank is new."""
    apart: _Places = []
    for reading, within in words:
        matcher = reading.matcher
        if len(matcher) > 1 and not matcher.only_initials:  # those begin one word in a body
            matches = matcher.find(folded)
            if len(matches) > len(within) or len(matches) == MOST_MATCHES:
                apart.append((reading, matches))
    return apart


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


def _score_view(
    view: TextView,
    places: _Places,
    parts: frozenset[Part] | None,
    best: dict[str, Scored],
    written: Written | None,
) -> None:
    """Note the best score of each field of a view, by its code."""
    for reading, matches in places:
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
            if typed and known and known.typed and _is_the_very_word(reading, tally.match):
                score = max(score, known.score)  # it is shown, and worth no less than its forms
            elif known and not _is_better(typed, score, known):
                continue
            best[code] = Scored(
                score, key, view, tally.match, reading, tally.places, weight if typed else 0.0
            )


def _is_the_very_word(reading: Reading, match: Match) -> bool:
    return match.exact and reading.tier is Tier.LITERAL


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


def _score(part: Part, weight: float, tally: _Tally) -> float:
    score = tally.position * weight
    if part is Part.BODY:
        score += tally.position * _BONUS * min(1.0, math.log2(max(tally.good, 1)) / 5)
    return score
