"""Answers that are equally good come in the same order, whenever the catalog met them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from reader.catalog.catalog import Catalog
from reader.model.article import Article
from tests.search.library import NOTHING_MARKED, FakeSource, an_article

FIRST_BUDGET_MS = 10_000.0
"""A first answer, but on any machine in time."""


def equal(article_id: str, published: str = "") -> Article:
    """An article that says what the others say."""
    return an_article(article_id, "부산항의 밤", "크레인은 쉬지 않는다.", published=published)


def met(articles: Sequence[Article], *, together: bool) -> Catalog:
    """A catalog that met articles at once, or one after the other."""
    catalog, known = Catalog(None), {}
    for number, article in enumerate(articles, 1):
        known[article.id] = article
        if not together or number == len(articles):
            catalog.update(FakeSource(dict(known)))
    return catalog


@pytest.mark.parametrize("query", ["부산항", "쉬지", "re:/크레인/"])
@pytest.mark.parametrize("together", [True, False])
def test_among_equals_the_newest_come_first_then_they_go_by_id(query: str, together: bool) -> None:
    """Whole or cut to a few."""
    articles = (equal("b", "2024-01-02"), equal("c"), equal("a"), equal("d", "2024-01-01"))

    for order in permutations(articles):
        catalog = met(order, together=together)
        for limit in (4, 3, 2, 1):
            found = catalog.search(query, NOTHING_MARKED, limit)
            assert ["b", "d", "a", "c"][:limit] == [hit.article_id for hit in found.hits]
        catalog.close()


def test_a_better_answer_comes_before_a_newer_one() -> None:
    better = an_article(
        "better", "밤의 부산항", "크레인, 크레인, 또 크레인.", published="2020-01-01"
    )
    catalog = met([better, equal("newer", "2024-01-01")], together=True)

    found = catalog.search("크레인", NOTHING_MARKED)

    assert ["better", "newer"] == [hit.article_id for hit in found.hits]


def test_what_a_first_answer_shows_of_equals_stays_where_it_is() -> None:
    """The whole answer comes a moment later, to the same screen."""
    many = [equal(f"e{number:02}", f"2024-01-{31 - number}") for number in range(30)]
    catalog = met(many, together=True)

    first = catalog.search("부산항", NOTHING_MARKED, 4, FIRST_BUDGET_MS)
    whole = catalog.search("부산항", NOTHING_MARKED, 30, cancelled=lambda: False)

    assert (False, True) == (first.complete, whole.complete)
    assert first.article_ids == whole.article_ids[: len(first.article_ids)]
