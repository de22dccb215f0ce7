"""This is where a sentence gets its likeliest counterparts among those of a translated paragraph.

Nothing is known but the two texts. Translations keep the order and, roughly, the length of
sentences; what both sides print alike (numbers, Latin words) and what sounds alike (names) does
the rest. The cheapest way through both texts in order is taken, and it is a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import inf, log
from typing import Final, NamedTuple

from reader.text.lazy import lazily
from reader.text.particles import stems
from reader.text.transliteration import skeleton_of_hangul, skeleton_of_latin

_STEPS: Final = (
    *((1, 1, 0.0), (1, 2, 0.5), (2, 1, 0.5), (2, 2, 1.2), (1, 3, 1.1), (3, 1, 1.1)),
    *((1, 4, 1.6), (4, 1, 1.6), (1, 0, 1.5), (0, 1, 1.5)),
)
"""How many sentences here say the same as how many there, and how rare that is."""
_EVEN_CHARS: Final = 12
"""Added to both lengths, so that a few characters mean little beside a short sentence."""
_MOST_SENTENCES: Final = 60
"""Of longer texts only the share of the way is compared: the table grows with the square."""
_SAME: Final = 1.2
"""What something in common is worth if it stands in one sentence of each side only."""
_SMALL: Final = 0.5
"""A number of one digit is worth so much of that."""
_SURE_CONSONANTS: Final = 3

_NUMBER = lazily(r"\d[\d,]*(?:\.\d+)?")
_LATIN = lazily(r"[A-Za-z][A-Za-z'’&+-]*[A-Za-z]")
_HANGUL = lazily(r"[가-힣]{2,}")


class _Sides(NamedTuple):
    """Two texts in sentences, and what is to be known about them."""

    chars: Sequence[float]
    """How many characters come before each sentence here, as long as they would be there."""
    their_chars: Sequence[int]
    """How many come before each there."""
    worth: dict[tuple[int, int], float]
    """What two sentences have in common, where that is anything."""


def likely_counterparts(mine: Sequence[str], theirs: Sequence[str]) -> tuple[range, ...]:
    """For each sentence of a text the sentences of its translation that likeliest say the same.

    Args:
        mine: Sentences in either of the two languages.
        theirs: Those of the other one; at least one.

    Returns:
        A range of indexes for each sentence, never empty; ranges never run backwards.

    Example:
        >>> ko = ["값은 30% 올랐다.", "까닭은 셋이다. 하나는 환율이다."]
        >>> en = ["Prices rose by 30%.", "There are three reasons.", "One is the currency."]
        >>> likely_counterparts(ko, en)
        (range(0, 1), range(1, 3))
    """
    if len(mine) > _MOST_SENTENCES or len(theirs) > _MOST_SENTENCES:
        return tuple([_by_share(place, len(mine), len(theirs)) for place in range(len(mine))])
    return _likely(tuple(mine), tuple(theirs))


@lru_cache(maxsize=64)  # one is asked for sentence by sentence
def _likely(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[range, ...]:
    found = [range(0)] * len(mine)
    for first, end, there in _way(_sides(mine, theirs)):
        found[first:end] = [there] * (end - first)
    return tuple([there if there else _beside(there, len(theirs)) for there in found])


def _by_share(place: int, mine: int, theirs: int) -> range:
    there = place * theirs // mine
    return range(there, there + 1)


def _beside(nothing: range, theirs: int) -> range:
    """What stands where a sentence was left out."""
    there = min(nothing.start, theirs - 1)
    return range(there, there + 1)


def _sides(mine: Sequence[str], theirs: Sequence[str]) -> _Sides:
    here, there = [_marks(text) for text in mine], [_marks(text) for text in theirs]
    seen_here, seen_there = (
        Counter(mark for one in side for mark in one) for side in (here, there)
    )
    worth = {}
    for row, one in enumerate(here):
        for column, other in enumerate(there):
            common = one & other
            if common:
                worth[row, column] = sum(
                    _value(mark) / (seen_here[mark] * seen_there[mark]) for mark in common
                )
    chars = list(accumulate(map(len, mine), initial=0))
    others = list(accumulate(map(len, theirs), initial=0))
    growth = max(1, others[-1]) / max(1, chars[-1])
    return _Sides([count * growth for count in chars], others, worth)


def _value(mark: str) -> float:
    return _SAME * (_SMALL if len(mark) == 1 else 1.0)


@lru_cache(maxsize=512)
def _marks(text: str) -> frozenset[str]:
    """What a translation prints alike: numbers, Latin words, and how names sound."""
    numbers = (number.replace(",", "") for number in _NUMBER.findall(text))
    return frozenset((*numbers, *_latin(text), *_sounds(text)))


def _latin(text: str) -> Iterator[str]:
    for word in _LATIN.findall(text):
        yield word.casefold()
        if word[0].isupper():
            yield from _sure(skeleton_of_latin(word))


def _sounds(text: str) -> Iterator[str]:
    for run in _HANGUL.findall(text):
        for form in (run, *stems(run)):
            yield from _sure(skeleton_of_hangul(form))


def _sure(skeleton: str) -> Iterator[str]:
    if len(skeleton) >= _SURE_CONSONANTS:
        yield f"~{skeleton}"


def _way(sides: _Sides) -> Iterator[tuple[int, int, range]]:
    """The cheapest steps through both texts, last first: from and to here, and what is there."""
    rows, columns = len(sides.chars) - 1, len(sides.their_chars) - 1
    cost = {(0, 0): 0.0}
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows + 1):
        for column in range(columns + 1):
            for here, there, rare in _STEPS:
                before = cost.get((row - here, column - there), inf) if (here, there) else inf
                if before == inf:
                    continue
                total = before + rare + _misfit(sides, (row - here, row), (column - there, column))
                if total < cost.get((row, column), inf):
                    cost[row, column], step[row, column] = total, (here, there)
    while rows or columns:
        here, there = step[rows, columns]
        rows, columns = rows - here, columns - there
        yield rows, rows + here, range(columns, columns + there)


def _misfit(sides: _Sides, here: tuple[int, int], there: tuple[int, int]) -> float:
    """How little two runs of sentences look like each other's translation."""
    if here[0] == here[1] or there[0] == there[1]:
        return 0.0
    chars = sides.chars[here[1]] - sides.chars[here[0]]
    others = sides.their_chars[there[1]] - sides.their_chars[there[0]]
    worth = sum(
        sides.worth.get((row, column), 0.0) for row in range(*here) for column in range(*there)
    )
    return abs(log((chars + _EVEN_CHARS) / (others + _EVEN_CHARS))) * 1.5 - worth
