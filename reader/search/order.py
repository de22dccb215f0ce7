"""The order of answers: the best first, without the weak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.search.corpus import Corpus
from reader.search.positions import stands_alone
from reader.search.ranking import SURE_SOUND, WEAKEST, WEAKEST_SHARE, WEAKEST_SOUND, Scored
from reader.search.results import Tier

_BEGUN: Final = 0.6
"""Times this, a title with 대만 comes behind a body with 댐."""
_GUESS: Final = 0.2
"""Times this, the best guess comes behind the weakest article that has the words as typed."""


class Answer(NamedTuple):
    """One article that answers, before its text was opened."""

    score: float
    number: int
    evidence: tuple[Scored, ...]
    """The best field of each token."""
    places: int
    """Of the readings that are shown."""
    typed: bool
    """Whether every token is there as it was typed."""


def score_of_words(scores: Sequence[float]) -> float:
    """The score of several words, each needed: the weakest counts more than the others."""
    return 0.6 * sum(scores) / len(scores) + 0.4 * min(scores)


def ranked(answers: Sequence[Answer]) -> list[Answer]:
    """Best first, without the weak: as typed before guesses; of equals those met last."""
    share = WEAKEST_SHARE * max((answer.score for answer in answers), default=0.0)
    kept = [a for a in answers if a.score >= max(share, _least(a))]
    if any(answer.typed for answer in kept):
        meant = [answer for answer in kept if not any(map(_is_by_chance, answer.evidence))]
        kept = [a if a.typed else a._replace(score=a.score * _GUESS) for a in meant or kept]
    if any(map(_is_begun, kept)) and any(map(_has_the_words, kept)):
        kept = [a._replace(score=a.score * _BEGUN) if _is_begun(a) else a for a in kept]
    return sorted(kept, key=lambda answer: (_worth(answer), -answer.number))


def first_of(answers: Sequence[Answer], limit: int, corpus: Corpus) -> list[Answer]:
    """The first of ranked answers; among equals those published last, then by id."""
    end = min(limit, len(answers))
    while 0 < end < len(answers) and _worth(answers[end]) == _worth(answers[end - 1]):
        end += 1
    shown = {answer.number: answer for answer in answers[:end]}
    newest = [shown[number] for number in corpus.newest(list(shown))]
    return sorted(newest, key=_worth)[:limit]


def _is_by_chance(scored: Scored) -> bool:
    """Whether what was typed stands inside another word alone, and as no word of a compound: rice
    in price, 기아 in 고기압."""
    if scored.typed or not scored.reading.is_typed or scored.reading.matcher.only_initials:
        return False
    is_word = scored.match.exact and scored.reading.matcher.is_hangul
    return not (is_word or scored.view.boundary(scored.match.start))


def _is_begun(answer: Answer) -> bool:
    """Whether it has what was typed only if its last syllable goes on: 대만 for 댐."""
    return any(not s.match.exact and s.reading.tier is Tier.LITERAL for s in answer.evidence)


def _has_the_words(answer: Answer) -> bool:
    return all(s.match.exact and stands_alone(s.view, s.match) for s in answer.evidence)


def _worth(answer: Answer) -> float:
    """Sorts answers, the best first; scores that differ in nothing but rounding are equal."""
    return -round(answer.score, 6)


def _least(answer: Answer) -> float:
    if answer.typed or any(s.reading.tier is not Tier.TRANSLITERATION for s in answer.evidence):
        return WEAKEST
    surest = min(scored.reading.base for scored in answer.evidence)
    return WEAKEST if surest >= SURE_SOUND else WEAKEST_SOUND
