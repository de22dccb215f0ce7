"""The most likely way through two sequences of paragraphs, and how likely each link is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

RUNS: Final = ((0, 1), (0, 2), (0, 1, 2), (0, 1, 3), (0, 2, 3))
"""Which paragraphs a bead may join, from its first; one in between may be left out."""
NARROW_FROM: Final = 2500
"""Above so many places, only those within a band about the diagonal are looked at."""
BAND: Final = 0.3
NEVER: Final = -math.inf


Run = tuple[int, ...]
"""Positions in one column, in order."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Two runs that say the same, with the score of that claim."""

    ko: Run
    en: Run
    score: float

    @property
    def stop(self) -> tuple[int, int]:
        """The place just after it."""
        return self.ko[-1] + 1, self.en[-1] + 1


Score = Callable[[Run, Run], float]
"""Log-odds that two runs belong together."""
Hopeful = Callable[[int, int], bool]


class Lattice:
    """All monotonic ways through an article.

    Args:
        size: How many Korean and English paragraphs there are.
        score: Log-odds of a bead; a paragraph left alone scores 0.
        heat: What scores are divided by before they become probabilities; clues are not
            independent, so that the plain sum is too sure of itself.
        hopeful: Whether a pair says enough to be looked at as part of a larger bead.
    """

    def __init__(self, size: tuple[int, int], score: Score, heat: float, hopeful: Hopeful) -> None:
        self._size = size
        self._heat = heat
        self._beads: dict[tuple[int, int], list[Bead]] = {}
        for i in range(size[0]):
            for j in range(size[1]):
                if self._near(i, j):
                    shapes = self._shapes_at(i, j, hopeful)
                    self._beads[i, j] = [Bead(ko, en, score(ko, en)) for ko, en in shapes]

    def _near(self, i: int, j: int) -> bool:
        n, m = self._size
        return n * m <= NARROW_FROM or abs(i / n - j / m) <= BAND

    def _shapes_at(self, i: int, j: int, hopeful: Hopeful) -> Iterator[tuple[Run, Run]]:
        n, m = self._size
        yield (i,), (j,)
        for steps in RUNS:
            if j + steps[-1] < m:
                en = tuple([j + step for step in steps])
                if any(hopeful(i, k) for k in en):
                    yield (i,), en
            if i + steps[-1] < n:
                ko = tuple([i + step for step in steps])
                if any(hopeful(k, j) for k in ko):
                    yield ko, (j,)

    def links(self) -> dict[tuple[int, int], float]:
        """Probability of every link that has any, by (Korean index, English index)."""
        n, m = self._size
        forward = self._forward()
        backward = self._backward()
        whole = forward[n][m]
        found: dict[tuple[int, int], float] = {}
        for (i, j), beads in self._beads.items():
            for bead in beads:
                after = backward[bead.stop[0]][bead.stop[1]]
                share = math.exp(forward[i][j] + bead.score / self._heat + after - whole)
                if share > 1e-4:
                    for ki in bead.ko:
                        for ej in bead.en:
                            found[ki, ej] = found.get((ki, ej), 0.0) + share
        return found

    def best(self, gain: Score) -> list[Bead]:
        """The chain of beads with the greatest sum of gains."""
        n, m = self._size
        top = [[0.0] * (m + 1) for _ in range(n + 1)]
        chosen: dict[tuple[int, int], Bead] = {}
        for i in range(n - 1, -1, -1):
            for j in range(m - 1, -1, -1):
                best = max(top[i + 1][j], top[i][j + 1])
                for bead in self._beads.get((i, j), ()):
                    value = gain(bead.ko, bead.en) + top[bead.stop[0]][bead.stop[1]]
                    if value > best:
                        best = value
                        chosen[i, j] = bead
                top[i][j] = best
        return list(_walk(top, chosen))

    def _forward(self) -> list[list[float]]:
        """Log weight of all ways from the start to each place.

        Paragraphs left alone between two beads are passed Korean first, so that one and the
        same set of beads is counted once.
        """
        n, m = self._size
        into: dict[tuple[int, int], list[float]] = {(0, 0): [0.0]}
        total = [[NEVER] * (m + 1) for _ in range(n + 1)]
        for j in range(m + 1):
            for i in range(n + 1):
                arrived = _log_sum(into.pop((i, j), ()))
                if i < n:
                    into.setdefault((i + 1, j), []).append(arrived)
                here = total[i][j] = _log_sum((arrived, total[i][j - 1])) if j else arrived
                for bead in self._beads.get((i, j), ()):
                    into.setdefault(bead.stop, []).append(here + bead.score / self._heat)
        return total

    def _backward(self) -> list[list[float]]:
        """Log weight of all ways from just after a bead that ends at each place to the end."""
        n, m = self._size
        fresh = [[NEVER] * (m + 1) for _ in range(n + 1)]
        passing = [[NEVER] * (m + 1) for _ in range(n + 1)]
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                ways = [
                    bead.score / self._heat + fresh[bead.stop[0]][bead.stop[1]]
                    for bead in self._beads.get((i, j), ())
                ]
                ways.append(passing[i][j + 1] if j < m else 0.0 if i == n else NEVER)
                passing[i][j] = _log_sum(ways)
                after = fresh[i + 1][j] if i < n else NEVER
                fresh[i][j] = _log_sum((passing[i][j], after))
        return fresh


def _walk(top: Sequence[Sequence[float]], chosen: dict[tuple[int, int], Bead]) -> Iterator[Bead]:
    i = j = 0
    while i < len(top) - 1 and j < len(top[0]) - 1:
        bead = chosen.get((i, j))
        if bead is not None:
            yield bead
            i, j = bead.stop
        elif top[i + 1][j] >= top[i][j + 1]:
            i += 1
        else:
            j += 1


def _log_sum(values: Sequence[float]) -> float:
    top = max(values, default=NEVER)
    if top == NEVER:
        return NEVER
    return top + math.log(sum([math.exp(value - top) for value in values]))
