"""How much two runs of texts, one in each language, speak of the same things.

The weight of a clue is a log-likelihood ratio, so that a clue which stands in half of all
texts of either side says little and one that stands in a single text of each says much. What
one side says and the other lacks speaks, softly, against.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from reader.ingest.align_clues import Clues, Key
from reader.ingest.align_method import Method

HALF: Final = 0.5
"""Added to every count, so that nothing is impossible."""
BACKGROUND: Final = 1.0
"""So many texts without the clue are added to each side: a short article is a small sample."""


class Evidence:
    """Weighted clues of one article.

    Args:
        clues: By text.
        absence: How much a clue counts that one side has and the other lacks.
    """

    def __init__(self, clues: Clues, absence: float) -> None:
        self._absence = absence
        self._ko: list[set[int]] = [set() for _ in clues.ko]
        self._en: list[set[int]] = [set() for _ in clues.en]
        self._hit: list[float] = []
        self._ko_alone: list[float] = []
        self._en_alone: list[float] = []
        places: dict[str, set[int]] = defaultdict(set)
        for index, tokens in enumerate(clues.en):
            for token in tokens:
                places[token].add(index)
        for key, (ko_at, trust) in _by_key(clues).items():
            self._add(ko_at, set().union(*(places[token] for token in key)), trust)

    def score(self, ko: Sequence[int], en: Sequence[int]) -> float:
        """Log-likelihood ratio that two runs, each read as one text, belong together."""
        ko_clues = self._ko[ko[0]] if len(ko) == 1 else set().union(*[self._ko[i] for i in ko])
        en_clues = self._en[en[0]] if len(en) == 1 else set().union(*[self._en[j] for j in en])
        total = sum([self._hit[clue] for clue in ko_clues & en_clues])
        total += sum([self._ko_alone[clue] for clue in ko_clues])
        return total + sum([self._en_alone[clue] for clue in en_clues])

    def table(self) -> list[list[float]]:
        """The score of every single pair, by Korean and English index."""
        hit = self._hit
        en_alone = [sum([self._en_alone[clue] for clue in clues]) for clues in self._en]
        rows: list[list[float]] = []
        for ko_clues in self._ko:
            alone = sum([self._ko_alone[clue] for clue in ko_clues])
            row = [
                sum([hit[clue] for clue in ko_clues & en_clues]) + alone + other
                for en_clues, other in zip(self._en, en_alone, strict=True)
            ]
            rows.append(row)
        return rows

    def _add(self, ko_at: Collection[int], en_at: Collection[int], trust: float) -> None:
        """Weigh one clue by where it stands; one that stands everywhere is left out."""
        ko_share = (len(ko_at) + HALF) / (len(self._ko) + 2 * HALF + BACKGROUND)
        en_share = (len(en_at) + HALF) / (len(self._en) + 2 * HALF + BACKGROUND)
        hit = math.log(trust / max(ko_share, en_share))
        if hit <= 0.0:
            return
        both = trust * min(ko_share, en_share)
        ko_alone = math.log((ko_share - both) / (ko_share * (1.0 - en_share)))
        en_alone = math.log((en_share - both) / (en_share * (1.0 - ko_share)))
        clue = len(self._hit)
        self._ko_alone.append(self._absence * min(ko_alone, 0.0))
        self._en_alone.append(self._absence * min(en_alone, 0.0))
        self._hit.append(hit - self._ko_alone[-1] - self._en_alone[-1])
        for index in ko_at:
            self._ko[index].add(clue)
        for index in en_at:
            self._en[index].add(clue)


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
    evidence: Evidence,
    home: tuple[Sequence[int], Sequence[int]],
    size: tuple[int, int],
    method: Method,
) -> list[list[float]]:
    """How many sentences of each pair of paragraphs answer each other.

    Args:
        evidence: Of the sentences.
        home: For each Korean and each English sentence the index of its paragraph.
        size: How many paragraphs there are of each language.
        method: Weights.

    Returns:
        Expected numbers by Korean and English paragraph. Sentences compete: each is given to
        its likely partners and to none, in parts that make one.
    """
    heat = method.sentence_heat
    weights = [[math.exp(min(50.0, value / heat)) for value in row] for row in evidence.table()]
    alone = math.exp(method.sentence_alone / heat)
    en_sums = [sum(column) + alone for column in zip(*weights, strict=True)]
    counts = [[0.0] * size[1] for _ in range(size[0])]
    for row, ko_home in zip(weights, home[0], strict=True):
        into = counts[ko_home]
        ko_sum = sum(row) + alone
        for weight, en_home, en_sum in zip(row, home[1], en_sums, strict=True):
            into[en_home] += weight * (1.0 / ko_sum + 1.0 / en_sum) / 2.0
    return counts
