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
from reader.search.readings import Reading
from reader.search.results import Tier
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


def test_what_was_typed_in_the_wrong_layout_is_no_sound(
    corpus: CatalogCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found by its keys; what sounds like zkzkdh is nothing anybody meant."""
    sound = Reading("소리", Tier.TRANSLITERATION, 0.8)
    monkeypatch.setattr("reader.search.plan.sound_readings", lambda *_: [sound])
    for query, sounds in (("zkzkdh", False), ("netflix", True)):
        (token,) = planned(query, corpus).tokens
        assert (sound in token.readings) is sounds


def test_words_are_looked_for_together_only_where_they_stand_so(corpus: CatalogCorpus) -> None:
    assert planned("재택 근무", corpus).whole is not None
    assert planned("카카오 골프", corpus).whole is None


def test_what_is_nowhere_is_looked_for_as_it_was_typed(corpus: CatalogCorpus) -> None:
    (token,) = planned("뷁뷁", corpus).tokens
    assert [reading.text for reading in token.readings] == ["뷁뷁"]


def test_a_word_before_another_one_is_no_longer_being_typed(corpus: CatalogCorpus) -> None:
    """댐 반대 is not looked for in 대면 … 반대."""
    first, last = planned("카카 골프", corpus).tokens
    assert first.readings[0].finished and not last.readings[0].finished
    (alone,) = planned("카카", corpus).tokens
    assert not alone.readings[0].finished
