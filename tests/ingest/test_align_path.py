"""Ways through two columns are counted once each, and the best is found."""

from __future__ import annotations

import math

import pytest

from reader.ingest.align_path import Lattice, Run


def nothing(ko: Run, en: Run) -> float:
    """All beads as likely as none."""
    return 0.0


def small(i: int, j: int) -> bool:
    """No larger beads."""
    return False


def test_one_pair_that_nothing_speaks_for_is_even() -> None:
    """Two ways: together or apart."""
    links = Lattice((1, 1), nothing, 1.0, small).links()

    assert links == {(0, 0): pytest.approx(0.5)}


def test_each_set_of_beads_is_counted_once() -> None:
    """Two by two has six monotonic sets of links: none, four of one, one of two."""
    links = Lattice((2, 2), nothing, 1.0, small).links()

    assert links[0, 0] == pytest.approx(2 / 6)
    assert links[1, 1] == pytest.approx(2 / 6)
    assert links[0, 1] == pytest.approx(1 / 6)
    assert links[1, 0] == pytest.approx(1 / 6)


def test_odds_become_probabilities() -> None:
    """A score is a natural logarithm of odds, divided by the heat."""
    links = Lattice((1, 1), lambda ko, en: 4.0, 2.0, small).links()

    assert links[0, 0] == pytest.approx(math.exp(2.0) / (1.0 + math.exp(2.0)))


def test_a_paragraph_in_the_middle_may_be_left_out_of_a_bead() -> None:
    """The Korean tells the first and the third of three English paragraphs."""
    lattice = Lattice((1, 3), lambda ko, en: 9.0 if en == (0, 2) else 0.0, 1.0, lambda i, j: True)

    links = lattice.links()
    best = lattice.best(lambda ko, en: sum(links[i, j] - 0.4 for i in ko for j in en))

    assert [((0,), (0, 2))] == [(bead.ko, bead.en) for bead in best]
    assert links[0, 1] < 0.01 < 0.99 < links[0, 2]


def test_the_best_chain_is_monotonic() -> None:
    """Two beads that cross cannot both be taken; the better one is."""
    gains = {((0,), (1,)): 2.0, ((1,), (0,)): 3.0}
    lattice = Lattice((2, 2), nothing, 1.0, small)

    best = lattice.best(lambda ko, en: gains.get((ko, en), -1.0))

    assert [((1,), (0,))] == [(bead.ko, bead.en) for bead in best]


def test_no_paragraphs_mean_no_links() -> None:
    """An edition may be empty."""
    assert {} == Lattice((0, 3), nothing, 1.0, small).links()
    assert [] == Lattice((0, 0), nothing, 1.0, small).best(nothing)
