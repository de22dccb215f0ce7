"""The most likely way through two sequences of paragraphs, and how likely each link is.

The places of the lattice are numbered row by row: place i * (m + 1) + j stands before Korean
paragraph i and before English paragraph j of m.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp, inf, log1p
from typing import Final

from reader.ingest.alignment.clues import Size

RUNS: Final = ((0, 1), (0, 2), (0, 1, 2), (0, 1, 3), (0, 2, 3))
"""Which paragraphs a bead may join, from its first; one in between may be left out."""
NARROW_FROM: Final = 2500
"""Above so many places, only those within a band about the diagonal are looked at."""
BAND: Final = 0.3
NEVER: Final = -inf
WORTH_COUNTING: Final = 1e-4
"""Less likely beads add nothing to a link."""
NEGLIGIBLE: Final = 1e-9
"""Places that less of all ways lead through are passed over."""

Link = tuple[int, int]
"""A Korean and an English index."""
Run = tuple[int, ...]
"""Positions in one column, in order."""
Bead = tuple[Run, Run]
"""A Korean and an English run that may say the same; one of them is a single paragraph."""


class Lattice:
    """All monotonic ways through an article.

    Args:
        size: How many Korean and English paragraphs there are.
        hopeful: Pairs that say enough to be looked at as part of a larger bead.
    """

    def __init__(self, size: Size, hopeful: Iterable[Link]) -> None:
        self._rows, self._width = size[0] + 1, size[1] + 1
        self.beads: list[Bead] = []
        """Every bead on any way."""
        self._from: dict[int, list[tuple[int, int]]] = {}
        """By place the number of each bead that begins there and the place just after it."""
        ko_hopes, en_hopes = self._by_side(hopeful)
        ko_runs, en_runs = _runs(size[0]), _runs(size[1])
        for i, j in _near(size):
            ko, en = (i,), (j,)
            beads: list[Bead] = [(ko, en)]
            beads += [(ko, run) for run in en_runs[j] if not ko_hopes[i].isdisjoint(run)]
            beads += [(run, en) for run in ko_runs[i] if not en_hopes[j].isdisjoint(run)]
            self._add(i * self._width + j, beads)

    def _add(self, place: int, beads: Sequence[Bead]) -> None:
        width = self._width
        stops = [(ko[-1] + 1) * width + en[-1] + 1 for ko, en in beads]
        self._from[place] = list(enumerate(stops, len(self.beads)))
        self.beads += beads

    def chances(self, scores: Sequence[float]) -> list[list[float]]:
        """Probability of every link, by Korean and English index; 0.0 where it is very small.

        Args:
            scores: Log-odds of each bead; a paragraph left alone scores 0.
        """
        found = [[0.0] * (self._width - 1) for _ in range(self._rows - 1)]
        for number, share in self._shares(scores):
            ko, en = self.beads[number]
            for i in ko:
                row = found[i]
                for j in en:
                    row[j] += share
        return found

    def best(self, chances: Sequence[Sequence[float]], least: float) -> list[Bead]:
        """The chain of beads whose links are likely: the greatest sum of what is over `least`.

        Args:
            chances: Probability of every link.
            least: What a link must be likelier than to be worth making.
        """
        width = self._width
        top = [0.0] * (self._rows * width)
        chosen: dict[int, tuple[int, int]] = {}
        gains = self._gains(chances, least)
        for row in range(self._rows - 2, -1, -1):
            for place in range((row + 1) * width - 2, row * width - 1, -1):
                best = max(top[place + width], top[place + 1])
                for number, stop in self._from.get(place, ()):
                    if gains[number] + top[stop] > best:
                        best = gains[number] + top[stop]
                        chosen[place] = number, stop
                top[place] = best
        return list(self._walk(top, chosen))

    def _gains(self, chances: Sequence[Sequence[float]], least: float) -> list[float]:
        """What each bead adds to a chain; -1.0 if it has no likely link, which is never chosen."""
        likely = [
            (i, j)
            for i, row in enumerate(chances)
            for j, chance in enumerate(row)
            if chance > least
        ]
        of_ko, of_en = self._by_side(likely)
        return [
            -1.0
            if of_ko[ko[0]].isdisjoint(en) and of_en[en[0]].isdisjoint(ko)
            else sum([chances[i][j] - least for i in ko for j in en])
            for ko, en in self.beads
        ]

    def _by_side(self, links: Iterable[Link]) -> tuple[list[set[int]], list[set[int]]]:
        """The English partners of each Korean paragraph and the Korean of each English one."""
        of_ko: list[set[int]] = [set() for _ in range(self._rows - 1)]
        of_en: list[set[int]] = [set() for _ in range(self._width - 1)]
        for i, j in links:
            of_ko[i].add(j)
            of_en[j].add(i)
        return of_ko, of_en

    def _walk(self, top: Sequence[float], chosen: dict[int, tuple[int, int]]) -> Iterator[Bead]:
        place, width = 0, self._width
        while place < len(top) - width and place % width < width - 1:
            if place in chosen:
                number, place = chosen[place]
                yield self.beads[number]
            else:
                place += width if top[place + width] >= top[place + 1] else 1

    def _shares(self, scores: Sequence[float]) -> Iterator[tuple[int, float]]:
        """The probability of each bead where it counts.

        All ways flow from the start to the end, parting at each place by what lies ahead.
        Paragraphs left alone between two beads are passed Korean first, so that one and the
        same set of beads is counted once.
        """
        onward, after = self._onward(scores)
        width = self._width
        arrived = [1.0] + [0.0] * (len(after) - 1)
        for row in range(self._rows - 1):
            passing = 0.0
            for place in range(row * width, (row + 1) * width - 1):
                here, below = arrived[place], place + width
                passing += here * exp(onward[place] - after[place])
                arrived[below] += here * exp(after[below] - after[place])
                if passing < NEGLIGIBLE:
                    continue
                for number, stop in self._from.get(place, ()):
                    share = passing * exp(scores[number] + after[stop] - onward[place])
                    arrived[stop] += share
                    if share > WORTH_COUNTING:
                        yield number, share
                passing *= exp(onward[place + 1] - onward[place])

    def _onward(self, scores: Sequence[float]) -> tuple[list[float], list[float]]:
        """Logarithm of the weight of all ways from each place to the end.

        First without another Korean paragraph left alone before the next bead, then with any:
        as from just after a bead.
        """
        width = self._width
        onward = [0.0] * (self._rows * width)
        after = [0.0] * (self._rows * width)
        for row in range(self._rows - 2, -1, -1):
            ahead = NEVER
            for place in range((row + 1) * width - 1, row * width - 1, -1):
                for number, stop in self._from.get(place, ()):
                    way = scores[number] + after[stop]
                    if way > ahead:
                        ahead, way = way, ahead
                    ahead += log1p(exp(way - ahead))
                onward[place] = ahead
                below = after[place + width]
                after[place] = max(ahead, below) + log1p(exp(-abs(ahead - below)))
        return onward, after


def _near(size: Size) -> Iterator[tuple[int, int]]:
    """The places where beads may begin."""
    n, m = size
    band = BAND if n * m > NARROW_FROM else 1.0
    return ((i, j) for i in range(n) for j in range(m) if abs(i / n - j / m) <= band)


def _runs(count: int) -> list[list[Run]]:
    """By its first paragraph every run of several, in a column of so many."""
    return [
        [tuple([first + step for step in steps]) for steps in RUNS if first + steps[-1] < count]
        for first in range(count)
    ]
