"""Ways through two columns are counted once each, and the best is found."""

from __future__ import annotations

import math

import pytest

from reader.ingest.alignment.path import Lattice


def test_one_pair_that_nothing_speaks_for_is_even() -> None:
    """Two ways: together or apart."""
    lattice = Lattice((1, 1), ())

    assert lattice.chances([0.0]) == [[pytest.approx(0.5)]]


def test_each_set_of_beads_is_counted_once() -> None:
    """Two by two has six monotonic sets of links: none, four of one, one of two."""
    lattice = Lattice((2, 2), ())

    chances = lattice.chances([0.0] * len(lattice.beads))

    assert [pytest.approx([2 / 6, 1 / 6]), pytest.approx([1 / 6, 2 / 6])] == chances


def test_odds_become_probabilities() -> None:
    """A score is a natural logarithm of odds."""
    chances = Lattice((1, 1), ()).chances([2.0])

    assert chances[0][0] == pytest.approx(math.exp(2.0) / (1.0 + math.exp(2.0)))


def test_a_way_that_cannot_win_costs_no_accuracy() -> None:
    """Places that nearly no way leads through are passed over; nobody can tell."""
    lattice = Lattice((6, 6), ())

    chances = lattice.chances([30.0 if ko == en else 0.0 for ko, en in lattice.beads])

    assert chances == [pytest.approx([float(i == j) for j in range(6)]) for i in range(6)]


def test_larger_beads_are_made_of_hopeful_pairs_only() -> None:
    """One sixth member is too many; one paragraph in between may be left out."""
    beads = Lattice((1, 5), [(0, 4)]).beads

    assert {(1,), (2, 4), (3, 4), (2, 3, 4), (1, 2, 4), (1, 3, 4)} <= {en for _, en in beads}
    assert not {(0, 1), (0, 1, 2)} & {en for _, en in beads}


def test_a_paragraph_in_the_middle_may_be_left_out_of_a_bead() -> None:
    """The Korean tells the first and the third of three English paragraphs."""
    lattice = Lattice((1, 3), [(0, 0)])

    chances = lattice.chances([9.0 if en == (0, 2) else 0.0 for _, en in lattice.beads])

    assert [((0,), (0, 2))] == lattice.best(chances, 0.4)
    assert chances[0][1] < 0.01 < 0.99 < chances[0][2]


def test_the_best_chain_is_monotonic() -> None:
    """Two beads that cross cannot both be taken; the better one is."""
    chances = [[0.0, 0.6], [0.7, 0.0]]

    assert [((1,), (0,))] == Lattice((2, 2), ()).best(chances, 0.4)


def test_a_chain_takes_what_outweighs_what_it_drags_along() -> None:
    """Two likely links make a larger bead, if neither is too weak."""
    lattice = Lattice((1, 2), [(0, 0)])

    assert [((0,), (0, 1))] == lattice.best([[0.5, 0.48]], 0.45)
    assert [((0,), (0,))] == lattice.best([[0.5, 0.2]], 0.45)
    assert [] == lattice.best([[0.3, 0.2]], 0.45)


def test_no_paragraphs_mean_no_links() -> None:
    """An edition may be empty."""
    assert [] == Lattice((0, 3), ()).chances([])
    assert [] == Lattice((0, 0), ()).best([], 0.5)
