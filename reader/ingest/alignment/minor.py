"""Headings and list items: too short for their words alone, so their place decides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.ingest.alignment.links import Links
from reader.ingest.alignment.method import Method
from reader.ingest.alignment.path import Lattice


def minor_links(
    pairs: Sequence[Sequence[float]],
    ko: Sequence[int],
    en: Sequence[int],
    links: Links,
    method: Method,
) -> Links:
    """Links of blocks of one minor kind.

    Args:
        pairs: Score of the clues for every pair of blocks of the article.
        ko: Indexes into the pairs of the Korean blocks of this kind, in order.
        en: The same for English.
        links: Links of the paragraphs, by the same indexes.
        method: Weights.

    Returns:
        Links, one to one.
    """
    ko_side = sorted({i for i, _ in links})
    en_side = sorted({j for _, j in links})

    lattice = Lattice((len(ko), len(en)), ())
    scores = []
    for (a,), (b,) in lattice.beads:
        away = _away(en[b], _expected(ko[a], ko_side, links), en_side)
        value = method.minor - method.minor_away * away
        scores.append((value + method.minor_clue * pairs[ko[a]][en[b]]) / method.heat)
    chances = lattice.chances(scores)
    chain = lattice.best(chances, 0.5)
    return {(ko[a], en[b]): chances[a][b] for (a,), (b,) in chain}


def _expected(place: int, ko_side: Sequence[int], links: Links) -> tuple[float, float]:
    """Between which English indexes a Korean block's counterpart should stand."""
    at = bisect_left(ko_side, place)
    low, high = -1.0, float("inf")
    if at:
        low = max(j for i, j in links if i == ko_side[at - 1])
    if at < len(ko_side):
        high = min(j for i, j in links if i == ko_side[at])
    return (low, high) if low < high else (high - 1, low + 1)


def _away(place: int, expected: tuple[float, float], en_side: Sequence[int]) -> int:
    """How many linked paragraphs lie between a place and where it should be."""
    low, high = expected
    if low < place < high:
        return 0
    if place <= low:
        return sum(place < j <= low for j in en_side)
    return sum(high <= j < place for j in en_side)
