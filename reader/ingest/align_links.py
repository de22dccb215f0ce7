"""Links between the paragraphs of two editions, each with its probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.ingest.align_clues import Evidence, Trust
from reader.ingest.align_path import Lattice

Links = dict[tuple[int, int], float]
"""(Korean index, English index) to a probability from 0 to 1."""
LEAST_RATIO, MOST_RATIO = 1.6, 3.0
"""How many English characters usually tell what one Korean character does."""


@dataclass(frozen=True, slots=True)
class Method:
    """Everything that was tuned; scores are natural logarithms of odds."""

    trust: Trust = field(default_factory=Trust)
    pair: float = 0.3
    """Odds that two paragraphs belong together before anything is known."""
    merge: float = 1.0
    """Against each further member of a bead."""
    length: float = 1.5
    """Against a length ratio e times as large as usual."""
    spread: float = 0.35
    """How far from the usual ratio of lengths nothing is held against a bead."""
    place: float = 1.5
    """Against a bead from one end of one side to the other end of the other."""
    heat: float = 2.5
    least: float = 0.4
    """Probability from which a link is made."""
    cross_least: float = 3.0
    """Evidence from which a paragraph that was left alone joins one out of order."""
    cross_margin: float = 2.0
    """By how much that must beat every other."""


PLAIN: Final = Method()


class Columns:
    """Two columns of paragraphs with what speaks for their pairs.

    Args:
        evidence: Of the whole article.
        ko: Indexes into the evidence of the Korean paragraphs to be aligned, in order.
        en: The same for English.
        sizes: Lengths in characters of all Korean and all English texts of the evidence.
    """

    def __init__(
        self,
        evidence: Evidence,
        ko: Sequence[int],
        en: Sequence[int],
        sizes: tuple[Sequence[int], Sequence[int]],
    ) -> None:
        self.ko = ko
        self.en = en
        self._evidence = evidence
        self._ko_ends = _running([sizes[0][i] for i in ko])
        self._en_ends = _running([sizes[1][j] for j in en])
        ratio = self._en_ends[-1] / self._ko_ends[-1]
        self._ratio = min(MOST_RATIO, max(LEAST_RATIO, ratio))

    def clues(self, ko: range, en: range) -> float:
        """What the words say of two runs."""
        return self._evidence.score(self.ko[ko.start : ko.stop], self.en[en.start : en.stop])

    def misfit(self, ko: range, en: range) -> float:
        """How far the lengths are from the usual ratio, as a natural logarithm."""
        ko_size = self._ko_ends[ko.stop] - self._ko_ends[ko.start]
        en_size = self._en_ends[en.stop] - self._en_ends[en.start]
        return abs(math.log(en_size / ko_size / self._ratio))

    def drift(self, ko: range, en: range) -> float:
        """How far apart the runs stand, as a share of the article."""
        ko_middle = (self._ko_ends[ko.start] + self._ko_ends[ko.stop]) / self._ko_ends[-1]
        en_middle = (self._en_ends[en.start] + self._en_ends[en.stop]) / self._en_ends[-1]
        return abs(ko_middle - en_middle) / 2


def paragraph_links(columns: Columns, method: Method = PLAIN) -> Links:
    """The likeliest links, by positions in the two columns."""

    def score(ko: range, en: range) -> float:
        value = columns.clues(ko, en) + method.pair - method.merge * (len(ko) * len(en) - 1)
        value -= method.length * max(0.0, columns.misfit(ko, en) - method.spread)
        return value - method.place * columns.drift(ko, en)

    lattice = Lattice(len(columns.ko), len(columns.en), score, method.heat)
    probable = lattice.links()

    def gain(ko: range, en: range) -> float:
        return sum([probable.get((i, j), 0.0) - method.least for i in ko for j in en])

    beads = lattice.best(gain)
    links = {(i, j): probable[i, j] for bead in beads for i in bead.ko for j in bead.en}
    return links | crossing_links(columns, links, method)


def crossing_links(columns: Columns, links: Links, method: Method) -> Links:
    """Links out of order, for English paragraphs that were left alone."""
    linked = {j for _, j in links}
    found: Links = {}
    for j in range(len(columns.en)):
        if j in linked:
            continue
        here = range(j, j + 1)
        ranked = sorted(
            ((columns.clues(range(i, i + 1), here), i) for i in range(len(columns.ko))),
            reverse=True,
        )
        best, place = ranked[0]
        second = max(0.0, ranked[1][0]) if len(ranked) > 1 else 0.0
        if best >= method.cross_least and best - second >= method.cross_margin:
            found[place, j] = 0.5
    return found


def _running(sizes: Sequence[int]) -> list[int]:
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + max(1, size))
    return ends
