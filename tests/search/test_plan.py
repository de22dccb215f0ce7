"""What a query is taken for, in a library of our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.catalog.corpus import CatalogCorpus, Kept
from reader.catalog.database import Database
from reader.catalog.indexer import Conduct, Indexer
from reader.search.corpus import Effort
from reader.search.plan import Plan, plan
from reader.search.query import parse
from tests.search.library import a_source


@pytest.fixture(scope="module")
def corpus() -> Iterator[CatalogCorpus]:
    """The small library."""
    database = Database(None)
    Indexer(database).update(a_source(), Conduct())
    with database.reading() as connection:
        yield CatalogCorpus(connection, Kept((0, 0)))
    database.close()


def planned(query: str, corpus: CatalogCorpus) -> Plan:
    """How a query is understood."""
    return plan(parse(query).terms, corpus, Effort())


def test_what_no_article_can_hold_is_not_looked_for_beside_a_guess(corpus: CatalogCorpus) -> None:
    (token,) = planned("zkzkdh", corpus).tokens
    assert "카카오" in {reading.text for reading in token.readings}
    assert "zkzkdh" not in {reading.text for reading in token.readings}


def test_words_are_looked_for_together_only_where_they_stand_so(corpus: CatalogCorpus) -> None:
    assert planned("재택 근무", corpus).whole is not None
    assert planned("카카오 골프", corpus).whole is None


def test_what_is_nowhere_is_looked_for_as_it_was_typed(corpus: CatalogCorpus) -> None:
    (token,) = planned("뷁뷁", corpus).tokens
    assert [reading.text for reading in token.readings] == ["뷁뷁"]
