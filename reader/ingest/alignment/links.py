"""Links between the paragraphs of two editions, each with its probability."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Final

from reader.ingest.alignment.columns import Columns
from reader.ingest.alignment.method import Method
from reader.ingest.alignment.path import Lattice

Links = dict[tuple[int, int], float]
"""(Korean index, English index) to a probability from 0 to 1."""
USUAL_RATIO: Final = 2.2
"""How many English characters usually tell what one Korean character does."""
SURE: Final = 0.85
ENOUGH_PAIRS: Final = 3


def paragraph_links(columns: Columns, method: Method) -> Links:
    """The likeliest links, by indexes into the texts of the columns.

    The first pass only learns how long this translator's English is; the second decides.
    """
    hopeful = [
        (i, j) for i, row in enumerate(columns.pairs) for j, value in enumerate(row) if value > 0.0
    ]
    lattice = Lattice((len(columns.ko), len(columns.en)), hopeful)
    said, log_ratios = columns.weighed(lattice.beads)
    chances = lattice.chances(_scores(said, log_ratios, USUAL_RATIO, method))
    ratio = _usual_ratio(columns, chances)
    if ratio != USUAL_RATIO:
        chances = lattice.chances(_scores(said, log_ratios, ratio, method))
    chain = lattice.best(chances, method.least)
    links = {(i, j): chances[i][j] for ko, en in chain for i in ko for j in en}
    links |= _crossing_links(columns, links, method)
    return {(columns.ko[i], columns.en[j]): chance for (i, j), chance in links.items()}


def _scores(
    said: Sequence[float], log_ratios: Sequence[float], usual: float, method: Method
) -> list[float]:
    """Log-odds of beads: what is said for them less what their lengths say against them.

    They are divided by the heat, since clues are not independent and the plain sum is too
    sure of itself.
    """
    expected, spread, heat = log(usual), method.spread, method.heat
    length, most = method.length, method.length_most
    scores = []
    for value, log_ratio in zip(said, log_ratios, strict=True):
        odd = abs(log_ratio - expected) - spread
        if odd > 0.0:
            against = length * odd
            value -= against if against < most else most
        scores.append(value / heat)
    return scores


def _usual_ratio(columns: Columns, chances: Sequence[Sequence[float]]) -> float:
    """The usual ratio of lengths among the links that are sure, if they are enough."""
    ratios = sorted(
        columns.ratio(i, j)
        for i, row in enumerate(chances)
        for j, chance in enumerate(row)
        if chance >= SURE
    )
    if len(ratios) < ENOUGH_PAIRS:
        return USUAL_RATIO
    half = len(ratios) // 2
    return (ratios[half] + ratios[-half - 1]) / 2


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
    value = columns.pairs[i][j] + method.cross_sentence * columns.answers[i][j]
    if value < method.cross:
        return {}
    return {(i, j): 1.0 - 0.5 * exp((method.cross - value) / method.heat)}
