"""The floor of the search on the two real dumps; raise it when it gets better."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.catalog.catalog import Catalog
from tests.bench.search_quality import flickers, gold_catalog, guesses, measure, read_queries
from tests.support import shared_path


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    """The real articles."""
    made = gold_catalog(shared_path("gold", "seeds.json"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "reciprocal_rank", "precision"), [("seen", 0.99, 0.98), ("unseen", 0.99, 0.975)]
)
def test_queries_lead_to_the_right_articles_and_to_no_others(
    catalog: Catalog, name: str, reciprocal_rank: float, precision: float
) -> None:
    """Mean reciprocal rank, precision, and silence where nothing is."""
    quality = measure(catalog, read_queries(name))
    assert quality.reciprocal_rank >= reciprocal_rank, quality.failures
    assert quality.precision >= precision, quality.failures
    assert quality.empty[0] == quality.empty[1], quality.failures


def test_a_word_stays_in_the_first_three_while_it_is_typed(catalog: Catalog) -> None:
    """Thirty words, key by key, from the third key on."""
    looked, lost = flickers(catalog)
    assert looked > 200
    assert lost == []


def test_words_that_no_article_has_are_seldom_guessed(catalog: Catalog) -> None:
    """Six hundred common ones; a few are a slip or a sound away from a word that is there."""
    absent, guessed = guesses(catalog)
    assert absent > 500
    assert len(guessed) <= 0.045 * absent, guessed
