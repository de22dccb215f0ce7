"""Links between the paragraphs of two editions, each with its probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from reader.ingest.align_columns import Columns
from reader.ingest.align_method import Method
from reader.ingest.align_path import Lattice, Run

Links = dict[tuple[int, int], float]
"""(Korean index, English index) to a probability from 0 to 1."""
SURE: Final = 0.85


def paragraph_links(columns: Columns, method: Method) -> Links:
    """The likeliest links, by indexes into the texts of the columns.

    The first pass only learns how long this translator's English is; the second decides.
    """
    known = _Scores(columns, method)
    first = known.lattice().links()
    columns.learn_ratio([pair for pair, chance in first.items() if chance >= SURE])
    lattice = known.lattice()
    probable = lattice.links()

    def gain(ko: Run, en: Run) -> float:
        return sum([probable.get((i, j), 0.0) - method.least for i in ko for j in en])

    beads = lattice.best(gain)
    links = {(i, j): probable[i, j] for bead in beads for i in bead.ko for j in bead.en}
    links |= _crossing_links(columns, links, method)
    return {(columns.ko[i], columns.en[j]): chance for (i, j), chance in links.items()}


class _Scores:
    """Scores of beads; what does not hang on the ratio of lengths is worked out once."""

    def __init__(self, columns: Columns, method: Method) -> None:
        self._columns = columns
        self._method = method
        self._said: dict[tuple[Run, Run], float] = {}

    def lattice(self) -> Lattice:
        """All ways through, scored by the ratio of lengths as now known."""
        columns = self._columns
        size = len(columns.ko), len(columns.en)
        pairs = columns.pairs
        return Lattice(size, self._score, self._method.heat, lambda i, j: pairs[i][j] > 0.0)

    def _score(self, ko: Run, en: Run) -> float:
        method = self._method
        said = self._said.get((ko, en))
        if said is None:
            said = self._said[ko, en] = self._words(ko, en)
        odd = max(0.0, self._columns.misfit(ko, en) - method.spread)
        return said - min(method.length_most, method.length * odd)

    def _words(self, ko: Run, en: Run) -> float:
        columns, method = self._columns, self._method
        value = method.pair + columns.clues(ko, en)
        value += method.lead * columns.lead(ko, en)
        value += method.sentence * columns.answered(ko, en)
        value -= method.merge * (len(ko) * len(en) - 1)
        value -= method.skip * (ko[-1] - ko[0] - len(ko) + en[-1] - en[0] - len(en) + 2)
        return value - method.place * columns.drift(ko, en)


def _crossing_links(columns: Columns, links: Links, method: Method) -> Links:
    """Links out of order, for paragraphs that were left alone and clearly belong somewhere."""
    found: Links = {}
    linked_ko = {i for i, _ in links}
    linked_en = {j for _, j in links}
    for j, column in enumerate(zip(*columns.pairs, strict=True)):
        if j not in linked_en and (i := _clear_best(column, method)) is not None:
            found |= _crossing(columns, i, j, method)
    linked_ko.update(i for i, _ in found)
    for i, row in enumerate(columns.pairs):
        if i not in linked_ko and (place := _clear_best(row, method)) is not None:
            found |= _crossing(columns, i, place, method)
    return found


def _clear_best(values: Sequence[float], method: Method) -> int | None:
    """The place of the best value, if it beats every other and nothing by enough."""
    best, second = sorted([*values, 0.0, 0.0], reverse=True)[:2]
    return values.index(best) if best - second >= method.cross_lead else None


def _crossing(columns: Columns, i: int, j: int, method: Method) -> Links:
    """The link, if its words and its sentences say enough."""
    value = columns.pairs[i][j] + method.cross_sentence * columns.answered((i,), (j,))
    if value < method.cross:
        return {}
    return {(i, j): 1.0 - 0.5 * math.exp((method.cross - value) / method.heat)}
