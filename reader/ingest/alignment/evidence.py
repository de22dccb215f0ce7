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

from reader.ingest.alignment.clues import Clues, Key, Size
from reader.ingest.alignment.method import Method

HALF: Final = 0.5
"""Added to every count, so that nothing is impossible."""
BACKGROUND: Final = 1.0
"""So many texts without the clue are added to each side: a short article is a small sample."""
SUREST: Final = 50.0
"""Log-odds above this are as good as this, and do not overflow."""


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
        self._weighed: list[tuple[Weight, Set[int], Set[int]]] = []
        self.hits = [[0.0] * size[1] for _ in clues.ko]
        """What clues that both texts of a pair have add to `alone` of both."""
        self.ko_alone = [0.0] * size[0]
        """Score of each text's clues if the other side has none of them; never above 0."""
        self.en_alone = [0.0] * size[1]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, tokens in enumerate(clues.en):
            for token in tokens:
                places[token].append(index)
        for key, (ko_at, trust) in _by_key(clues).items():
            en_at = set().union(*[places[token] for token in key])
            weight = _weight((len(ko_at), len(en_at)), size, trust, absence)
            if weight is not None:
                self._add(weight, ko_at, en_at)

    def _add(self, weight: Weight, ko_at: Set[int], en_at: Set[int]) -> None:
        self._weighed.append((weight, ko_at, en_at))
        for j in en_at:
            self.en_alone[j] += weight.en_alone
        for i in ko_at:
            self.ko_alone[i] += weight.ko_alone
            hits = self.hits[i]
            for j in en_at:
                hits[j] += weight.hit

    def table(self) -> list[list[float]]:
        """Log-likelihood ratio that two texts belong together, by Korean and English index."""
        return [
            [hit + alone + other for hit, other in zip(row, self.en_alone, strict=True)]
            for row, alone in zip(self.hits, self.ko_alone, strict=True)
        ]

    def ko(self, pairs: Sequence[Sequence[float]]) -> Side:
        """The Korean side, for what runs of its texts tell.

        Args:
            pairs: `hits`, with whatever else speaks for each pair of texts.
        """
        clues = [(weight.hit, weight.ko_alone, ko, en) for weight, ko, en in self._weighed]
        return Side(clues, pairs, self.ko_alone)

    def en(self, pairs: Sequence[Sequence[float]]) -> Side:
        """The English side; here the pairs are by English and Korean index."""
        clues = [(weight.hit, weight.en_alone, en, ko) for weight, ko, en in self._weighed]
        return Side(clues, pairs, self.en_alone)


class Told(NamedTuple):
    """What a run of texts of one side tells, read as one text."""

    pairs: Sequence[float]
    """By text of the other side, what speaks for the pair besides `alone` of both."""
    alone: float
    """Score of its clues if the other side has none of them; never above 0."""
    common: Set[int]
    """Those of its clues that stand in other texts of this side, too."""


class Side:
    """What runs of texts of one side tell.

    Args:
        clues: What each adds if both sides have it and if this one does, where it stands on
            this side, and where on the other.
        pairs: By text of this side and of the other, what speaks for the pair.
        alone: By text what its clues add in any case.
    """

    def __init__(
        self,
        clues: Sequence[tuple[float, float, Set[int], Set[int]]],
        pairs: Sequence[Sequence[float]],
        alone: Sequence[float],
    ) -> None:
        self._clues = clues
        common: list[set[int]] = [set() for _ in alone]
        for number, (_, _, here, _) in enumerate(clues):
            if len(here) > 1:
                for index in here:
                    common[index].add(number)
        texts = zip(pairs, alone, common, strict=True)
        self._told: dict[tuple[int, ...], Told] = {
            (index,): Told(*text) for index, text in enumerate(texts)
        }

    def told(self, run: tuple[int, ...]) -> Told:
        """What these texts tell; a clue that stands in several of them counts once."""
        told = self._told.get(run)
        if told is None:
            before, last = self.told(run[:-1]), self.told(run[-1:])
            pairs = [value + more for value, more in zip(before.pairs, last.pairs, strict=True)]
            alone = before.alone + last.alone
            for number in before.common & last.common:
                hit, without, _, there = self._clues[number]
                alone -= without
                for other in there:
                    pairs[other] -= hit
            told = self._told[run] = Told(pairs, alone, before.common | last.common)
        return told


@lru_cache(maxsize=4096)
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
    en_odds = [exp(score / heat) for score in evidence.en_alone]
    weights = [
        [
            odds * other * exp(min(SUREST, hit / heat)) if hit else odds * other
            for hit, other in zip(row, en_odds, strict=True)
        ]
        for row, odds in zip(
            evidence.hits, [exp(score / heat) for score in evidence.ko_alone], strict=True
        )
    ]
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
