"""Two columns of paragraphs and what speaks for and against their belonging together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import Final, NamedTuple

from reader.ingest.alignment.evidence import Evidence, Side
from reader.ingest.alignment.method import Method
from reader.ingest.alignment.path import Bead, Run

LEAD_MOST: Final = 4.0


class Texts(NamedTuple):
    """Everything known of an article before its paragraphs are aligned."""

    evidence: Evidence
    pairs: Sequence[Sequence[float]]
    """Score of the clues for every single pair of texts."""
    ko_sizes: Sequence[int]
    """Lengths in characters of the Korean texts of the evidence."""
    en_sizes: Sequence[int]
    answers: Sequence[Sequence[float]]
    """How many sentences of each pair of texts answer each other."""


class Passage(NamedTuple):
    """A run of one column, read as one text."""

    pairs: Sequence[float]
    """What speaks for it and each text of the other side."""
    alone: float
    """What speaks for it whatever it is paired with, or rather against it."""
    middle: float
    """Where it stands, as a share of the column."""
    size: int
    """In characters."""
    log_size: float


class Columns:
    """Paragraphs of both sides by their position in the column.

    Args:
        texts: The article.
        ko: Indexes into the texts of the Korean paragraphs, in order; at least one.
        en: The same for English.
        method: Weights.
    """

    def __init__(self, texts: Texts, ko: Sequence[int], en: Sequence[int], method: Method) -> None:
        self.ko = ko
        self.en = en
        self.pairs = [[texts.pairs[i][j] for j in en] for i in ko]
        """Score of the clues for every single pair."""
        self.answers = [[texts.answers[i][j] for j in en] for i in ko]
        """How many of their sentences answer each other."""
        self._method = method
        evidence = texts.evidence
        ko_pairs = [list(row) for row in evidence.hits]
        en_pairs = [list(column) for column in zip(*evidence.hits, strict=True)]
        ko_worth, en_worth = self._worths()
        for row, i in enumerate(ko):
            for column, j in enumerate(en):
                ko_pairs[i][j] += ko_worth[row][column]
                en_pairs[j][i] += en_worth[row][column]
        self._ko_column = _Column(ko, texts.ko_sizes, evidence.ko(ko_pairs), method)
        self._en_column = _Column(en, texts.en_sizes, evidence.en(en_pairs), method)

    def weighed(self, beads: Iterable[Bead]) -> tuple[list[float], list[float]]:
        """What the words and the place of each bead say for it, and what its lengths are.

        What they say is its clues, the sentences that are answered, and by how much each member
        of the longer run beats what else it could belong to. Of the lengths it is the logarithm
        of how many English characters stand for each Korean one.
        """
        lefts = {run: self._ko_column.passage(run) for run in {ko for ko, _ in beads}}
        rights = {run: self._en_column.passage(run) for run in {en for _, en in beads}}
        pair, place = self._method.pair, self._method.place
        said, log_ratios = [], []
        for ko, en in beads:
            ko_pairs, ko_alone, ko_middle, _, ko_log = lefts[ko]
            en_pairs, en_alone, en_middle, _, en_log = rights[en]
            if len(en) > 1:
                value = en_pairs[self.ko[ko[0]]]
            elif len(ko) > 1:
                value = ko_pairs[self.en[en[0]]]
            else:
                value = (ko_pairs[self.en[en[0]]] + en_pairs[self.ko[ko[0]]]) / 2
            value += pair + ko_alone + en_alone
            said.append(value - place * abs(ko_middle - en_middle))
            log_ratios.append(en_log - ko_log)
        return said, log_ratios

    def ratio(self, i: int, j: int) -> float:
        """How many English characters stand for each Korean one in a pair."""
        return self._en_column.passage((j,)).size / self._ko_column.passage((i,)).size

    def _worths(self) -> tuple[list[list[float]], list[list[float]]]:
        """What else each pair is worth in a bead of several Korean and of several English."""
        method = self._method
        ko_leads = [_leads(row) for row in self.pairs]
        en_leads = zip(*[_leads(column) for column in zip(*self.pairs, strict=True)], strict=True)
        return _worth(ko_leads, self.answers, method), _worth(en_leads, self.answers, method)


class _Column:
    """One column; its passages are read when they are first asked for."""

    def __init__(
        self, texts: Sequence[int], sizes: Sequence[int], side: Side, method: Method
    ) -> None:
        self._texts = texts
        self._side = side
        self._merge, self._skip = method.merge, method.skip
        self._ends = [0]
        for text in texts:
            self._ends.append(self._ends[-1] + max(1, sizes[text]))
        self._read: dict[Run, Passage] = {}

    def passage(self, run: Run) -> Passage:
        passage = self._read.get(run)
        if passage is None:
            passage = self._read[run] = self._passage(run)
        return passage

    def _passage(self, run: Run) -> Passage:
        ends = self._ends
        first, last = run[0], run[-1]
        told = self._side.told(tuple([self._texts[place] for place in run]))
        members = len(run)
        gaps = last - first + 1 - members
        against = self._merge * (members - 1) + self._skip * gaps
        size = sum([ends[place + 1] - ends[place] for place in run])
        middle = (ends[first] + ends[last + 1]) / ends[-1] / 2
        return Passage(told.pairs, told.alone - against, middle, size, log(size))


def _leads(values: Sequence[float]) -> list[float]:
    """By how much each value beats the best other, or else nothing; within bounds."""
    best, second = sorted([*values, 0.0, 0.0], reverse=True)[:2]
    leads = [value - (second if value == best else best) for value in values]
    return [max(-LEAD_MOST, min(LEAD_MOST, lead)) for lead in leads]


def _worth(
    leads: Iterable[Iterable[float]], answers: Iterable[Iterable[float]], method: Method
) -> list[list[float]]:
    return [
        [method.lead * lead + method.sentence * answer for lead, answer in zip(*rows, strict=True)]
        for rows in zip(leads, answers, strict=True)
    ]
