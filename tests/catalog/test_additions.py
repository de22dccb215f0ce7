"""The order of adding, and the filter by it."""

from __future__ import annotations

import pytest

from reader.catalog.catalog import Catalog
from reader.model.article import ArticleId
from reader.model.listing import ListQuery, Sort
from tests.search.library import NOTHING_MARKED, FakeSource, a_source, an_article

ONE, TWO, NEXT, UNKNOWN = (ArticleId(name) for name in ("one", "two", "next", "unknown"))
MONDAY, TUESDAY = "2024-03-11T07:00:00+09:00", "2024-03-12T07:00:00+09:00"
LATEST = ListQuery(sort=Sort.ADDED)


@pytest.fixture
def source() -> FakeSource:
    """Four articles, of which one was there before anybody noted when."""
    names = (UNKNOWN, ONE, TWO, NEXT)
    source = a_source(*(an_article(one, one, "글", line=place) for place, one in enumerate(names)))
    source.added = {ONE: MONDAY, TWO: MONDAY, NEXT: TUESDAY}
    return source


def listed(catalog: Catalog, query: ListQuery) -> list[str]:
    return [row.id for row in catalog.rows(query, NOTHING_MARKED, 0, 9)]


def test_the_articles_of_the_last_build_come_first(source: FakeSource) -> None:
    """Those of one build as in the dumps, those of nobody knows when last; each has its place."""
    catalog = Catalog(None)
    catalog.update(source)

    ids = [NEXT, ONE, TWO, UNKNOWN]
    assert ids == listed(catalog, LATEST)
    places = [catalog.position(LATEST, NOTHING_MARKED, one) for one in ids]
    assert [0, 1, 2, 3] == places
    row = catalog.row(NEXT)
    assert row is not None and TUESDAY == row.added


def test_what_is_noted_after_the_articles_were_taken_in_counts(source: FakeSource) -> None:
    """A build notes it at its end: the list is another then, though no article is."""
    noted, source.added = source.added, {}
    catalog = Catalog(None)
    catalog.update(source)
    source.added = noted

    change = catalog.update(source)
    again = catalog.update(source)

    assert (True, False) == (bool(change), bool(again))
    assert NEXT == listed(catalog, LATEST)[0]
    assert len(source.articles) == len(source.reads)


def test_an_article_that_comes_back_has_its_time(source: FakeSource) -> None:
    """From the trash; and one that was changed keeps it."""
    catalog = Catalog(None)
    gone = source.articles.pop(NEXT)
    catalog.update(source)
    source.articles[NEXT] = gone
    source.versions[TWO] = 2

    catalog.update(source)

    assert [NEXT, ONE, TWO, UNKNOWN] == listed(catalog, LATEST)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("added:2024-03-12", {NEXT}),
        ("추가:2024-03", {NEXT, ONE, TWO}),
        ("-added:2024-03-12", {ONE, TWO, UNKNOWN}),
        ("added:9999y", {NEXT, ONE, TWO}),
    ],
)
def test_a_filter_asks_for_what_was_added_since(
    source: FakeSource, query: str, ids: set[ArticleId]
) -> None:
    """What nobody noted was not added since any day."""
    catalog = Catalog(None)
    catalog.update(source)

    assert ids == set(listed(catalog, ListQuery(filter=query)))
