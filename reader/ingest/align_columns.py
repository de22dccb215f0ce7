"""Two columns of paragraphs and what speaks for and against their belonging together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from reader.ingest.align_evidence import Evidence
from reader.ingest.align_path import Run

USUAL_RATIO: Final = 2.2
"""How many English characters usually tell what one Korean character does."""
LEAD_MOST: Final = 4.0
ENOUGH_PAIRS: Final = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything known of an article before its paragraphs are aligned."""

    evidence: Evidence
    ko_sizes: Sequence[int]
    """Lengths in characters of the Korean texts of the evidence."""
    en_sizes: Sequence[int]
    answers: Sequence[Sequence[float]]
    """How many sentences of each pair of texts answer each other."""


class Columns:
    """Paragraphs of both sides by their position in the column.

    Args:
        texts: The article.
        ko: Indexes into the texts of the Korean paragraphs, in order; at least one.
        en: The same for English.
    """

    def __init__(self, texts: Texts, ko: Sequence[int], en: Sequence[int]) -> None:
        self.ko = ko
        self.en = en
        self.ratio = USUAL_RATIO
        self._texts = texts
        self._ko_ends = _running([texts.ko_sizes[i] for i in ko])
        self._en_ends = _running([texts.en_sizes[j] for j in en])
        self.pairs = [[texts.evidence.score((i,), (j,)) for j in en] for i in ko]
        """Score of the clues for every single pair."""
        self._ko_lead = [_leads(row) for row in self.pairs]
        turned = [_leads(column) for column in zip(*self.pairs, strict=True)]
        self._en_lead: list[tuple[float, ...]] = list(zip(*turned, strict=True))

    def learn_ratio(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Take the usual ratio of lengths from pairs that are sure; too few change nothing."""
        if len(pairs) >= ENOUGH_PAIRS:
            self.ratio = median(self._size((i,), (j,)) for i, j in pairs)

    def clues(self, ko: Run, en: Run) -> float:
        """What the words say of two runs, each read as one text."""
        if len(ko) == len(en) == 1:
            return self.pairs[ko[0]][en[0]]
        evidence = self._texts.evidence
        return evidence.score([self.ko[i] for i in ko], [self.en[j] for j in en])

    def lead(self, ko: Run, en: Run) -> float:
        """By how much each member of the longer run beats what else it could belong to."""
        if len(ko) == len(en) == 1:
            i, j = ko[0], en[0]
            return (self._en_lead[i][j] + self._ko_lead[i][j]) / 2
        if len(ko) == 1:
            return float(sum(self._en_lead[ko[0]][j] for j in en))
        return float(sum(self._ko_lead[i][en[0]] for i in ko))

    def answered(self, ko: Run, en: Run) -> float:
        """How many sentences of two runs answer each other."""
        answers = self._texts.answers
        return sum([answers[self.ko[i]][self.en[j]] for i in ko for j in en])

    def misfit(self, ko: Run, en: Run) -> float:
        """How far the lengths are from the usual ratio, as a natural logarithm."""
        return abs(math.log(self._size(ko, en) / self.ratio))

    def drift(self, ko: Run, en: Run) -> float:
        """How far apart the runs stand, as a share of the article."""
        ko_middle = (self._ko_ends[ko[0]] + self._ko_ends[ko[-1] + 1]) / self._ko_ends[-1]
        en_middle = (self._en_ends[en[0]] + self._en_ends[en[-1] + 1]) / self._en_ends[-1]
        return abs(ko_middle - en_middle) / 2

    def _size(self, ko: Run, en: Run) -> float:
        ko_size = sum([self._ko_ends[i + 1] - self._ko_ends[i] for i in ko])
        en_size = sum([self._en_ends[j + 1] - self._en_ends[j] for j in en])
        return en_size / ko_size


def _running(sizes: Sequence[int]) -> list[int]:
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + max(1, size))
    return ends


def _leads(values: Sequence[float]) -> list[float]:
    """By how much each value beats the best other, or else nothing; within bounds."""
    order = sorted([*values, 0.0, 0.0], reverse=True)
    rivals = (order[1] if value == order[0] else order[0] for value in values)
    leads = (value - rival for value, rival in zip(values, rivals, strict=True))
    return [max(-LEAD_MOST, min(LEAD_MOST, lead)) for lead in leads]
