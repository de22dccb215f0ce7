"""How much two runs of texts, one in each language, speak of the same things.

The weight of a clue is a log-likelihood ratio, so that a clue which stands in half of all
texts of either side says little and one that stands in a single text of each says much. What
one side says and the other lacks speaks, softly, against.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

from reader.ingest.align_clues import Clues, Key, Size
from reader.ingest.align_method import Method

HALF: Final = 0.5
"""Added to every count, so that nothing is impossible."""
BACKGROUND: Final = 1.0
"""So many texts without the clue are added to each side: a short article is a small sample."""
SUREST: Final = 50.0
"""Log-odds above this are as good as this, and do not overflow."""


class Told(NamedTuple):
    """What a run of texts of one side tells, read as one text."""

    hits: Sequence[float]
    """What the clues add that each text of the other side has too, besides `alone` of both."""
    alone: float
    """Score of the clues if the other side has none of them; never above 0."""


class Weight(NamedTuple):
    """What a clue adds to the score of two runs."""

    hit: float
    """If it stands on both sides, besides what it adds for each of them."""
    ko_alone: float
    """For standing on the Korean side; never above 0, as the next."""
    en_alone: float


class Evidence:
    """Weighted clues of one article.

    Args:
        clues: By text.
        absence: How much a clue counts that one side has and the other lacks.
    """

    def __init__(self, clues: Clues, absence: float) -> None:
        size = len(clues.ko), len(clues.en)
        ko, en = _Side(*size), _Side(*reversed(size))
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, tokens in enumerate(clues.en):
            for token in tokens:
                places[token].append(index)
        for key, (ko_at, trust) in _by_key(clues).items():
            en_at = set().union(*[places[token] for token in key])
            weight = _weight((len(ko_at), len(en_at)), size, trust, absence)
            if weight is not None:
                ko.add((weight.hit, weight.ko_alone), ko_at, en_at)
                en.add((weight.hit, weight.en_alone), en_at, ko_at)
        self.ko = ko.told
        """What a run of Korean texts tells; at least one."""
        self.en = en.told
        """What a run of English texts tells; at least one."""
        self._size = size

    def table(self) -> list[list[float]]:
        """Log-likelihood ratio that two texts belong together, by Korean and English index."""
        en_alone = [self.en((j,)).alone for j in range(self._size[1])]
        return [
            [hit + ko.alone + other for hit, other in zip(ko.hits, en_alone, strict=True)]
            for ko in [self.ko((i,)) for i in range(self._size[0])]
        ]


class _Side:
    """What the texts of one side tell.

    Args:
        size: How many texts it has.
        other: How many the other side has.
    """

    def __init__(self, size: int, other: int) -> None:
        self._clues: list[set[int]] = [set() for _ in range(size)]
        self._hits = [[0.0] * other for _ in range(size)]
        self._alone = [0.0] * size
        self._weights: list[tuple[float, float]] = []
        self._others: list[Set[int]] = []
        """By clue, which texts of the other side have it."""

    def add(self, weight: tuple[float, float], here: Set[int], there: Set[int]) -> None:
        """A clue with what it adds if the other side has it and in any case."""
        hit, alone = weight
        clue = len(self._weights)
        self._weights.append(weight)
        self._others.append(there)
        for index in here:
            self._clues[index].add(clue)
            self._alone[index] += alone
            hits = self._hits[index]
            for other in there:
                hits[other] += hit

    def told(self, run: Sequence[int]) -> Told:
        """What a run tells; a clue that stands in several of its texts counts once."""
        first, *rest = run
        clues, hits, alone = self._clues[first], self._hits[first], self._alone[first]
        for index in rest:
            again = clues & self._clues[index]
            clues = clues | self._clues[index]
            hits = [hit + more for hit, more in zip(hits, self._hits[index], strict=True)]
            alone += self._alone[index]
            for clue in again:
                hit, other_alone = self._weights[clue]
                alone -= other_alone
                for other in self._others[clue]:
                    hits[other] -= hit
        return Told(hits, alone)


@lru_cache(maxsize=65536)
def _weight(found: Size, size: Size, trust: float, absence: float) -> Weight | None:
    """Weigh a clue by in how many of how many texts it stands; None if in nearly all."""
    ko_share, en_share = (
        (count + HALF) / (texts + 2 * HALF + BACKGROUND)
        for count, texts in zip(found, size, strict=True)
    )
    hit = log(trust / max(ko_share, en_share))
    if hit <= 0.0:
        return None
    both = trust * min(ko_share, en_share)
    ko_alone = absence * min(0.0, log((ko_share - both) / (ko_share * (1.0 - en_share))))
    en_alone = absence * min(0.0, log((en_share - both) / (en_share * (1.0 - ko_share))))
    return Weight(hit - ko_alone - en_alone, ko_alone, en_alone)


def _by_key(clues: Clues) -> dict[Key, tuple[set[int], float]]:
    """Where each clue stands on the Korean side and the greatest trust in it."""
    found: dict[Key, tuple[set[int], float]] = {}
    for index, keys in enumerate(clues.ko):
        for key, trust in keys.items():
            places, before = found.get(key, (set(), 0.0))
            places.add(index)
            found[key] = places, max(trust, before)
    return found


def answered(
    evidence: Evidence, home: tuple[Sequence[int], Sequence[int]], size: Size, method: Method
) -> list[list[float]]:
    """How many sentences of each pair of paragraphs answer each other.

    Args:
        evidence: Of the sentences.
        home: For each Korean and each English sentence the index of its paragraph, rising.
        size: How many paragraphs there are of each language.
        method: Weights.

    Returns:
        Expected numbers by Korean and English paragraph. Sentences compete: each is given to
        its likely partners and to none, in parts that make one.
    """
    heat = method.sentence_heat
    weights = [[exp(min(SUREST, score / heat)) for score in row] for row in evidence.table()]
    alone = exp(method.sentence_alone / heat)
    en_halves = [0.5 / (sum(column) + alone) for column in zip(*weights, strict=True)]
    stretches = _stretches(home[1], size[1])
    counts = [[0.0] * size[1] for _ in range(size[0])]
    for row, ko_home in zip(weights, home[0], strict=True):
        ko_half = 0.5 / (sum(row) + alone)
        shares = [
            weight * (ko_half + en_half) for weight, en_half in zip(row, en_halves, strict=True)
        ]
        into = counts[ko_home]
        for en_home, start, stop in stretches:
            into[en_home] += sum(shares[start:stop])
    return counts


def _stretches(home: Sequence[int], size: int) -> list[tuple[int, int, int]]:
    """Each paragraph that has sentences, its first and the one after its last."""
    return [
        (index, start, stop)
        for index in range(size)
        if (start := bisect_left(home, index)) < (stop := bisect_right(home, index))
    ]
