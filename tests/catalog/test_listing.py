"""Windows of the list: sorts, views, filters and positions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.catalog.catalog import Catalog
from reader.errors import QueryError
from reader.model.article import ArticleId, Language
from reader.model.listing import ListQuery, Sort, View
from tests.search.library import (
    ARTICLES,
    NOTHING_MARKED,
    FakeSource,
    Marked,
    a_catalog,
    a_source,
    an_article,
)


@pytest.fixture(name="catalog", scope="module")
def full_catalog() -> Iterator[Catalog]:
    """The small library, in memory."""
    made = a_catalog()
    yield made
    made.close()


def listed(catalog: Catalog, query: ListQuery, marked: Marked = NOTHING_MARKED) -> list[str]:
    """A whole list, by windows of three."""
    size = catalog.count(query, marked)
    windows = [catalog.rows(query, marked, start, start + 3) for start in range(0, size, 3)]
    return [row.id for window in windows for row in window]


def test_a_row_shows_the_article_without_opening_it(catalog: Catalog) -> None:
    """Titles, names, languages, minutes and the place in the dump."""
    row = catalog.row(ArticleId("essay"))
    assert row is not None
    assert (row.title_ko, row.title_en) == ("챗GPT 과제를 낸 교수", "A professor assigns ChatGPT")
    assert row.languages == (Language.KO, Language.EN)
    assert (row.author, row.published, row.minutes) == ("서은결", "2023-11-14", 1)
    assert (row.dump, row.lines, row.damaged) == ("small.txt", (40, 45), "")


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.DUMPS, ["kakao", "netflix", "remote", "essay", "chips", "sleeve", "legal", "port"]),
        (
            Sort.PUBLISHED,
            ["netflix", "kakao", "chips", "essay", "remote", "sleeve", "legal", "port"],
        ),
        (Sort.PUBLISHER, ["kakao", "netflix", "remote", "essay", "sleeve", "legal", "port",
                          "chips"]),
        (Sort.LENGTH, ["kakao", "netflix", "remote", "essay", "chips", "sleeve", "legal", "port"]),
    ],
)  # fmt: skip
def test_the_list_comes_sorted_in_windows(catalog: Catalog, sort: Sort, ids: list[str]) -> None:
    """And every row knows its position."""
    query = ListQuery(sort=sort)
    assert listed(catalog, query) == ids
    for place, one in enumerate(ids):
        assert catalog.position(query, NOTHING_MARKED, ArticleId(one)) == place


def test_titles_sort_without_their_brackets(catalog: Catalog) -> None:
    """[해외 DS] stands among the 해s, and Latin before Hangul."""
    assert listed(catalog, ListQuery(sort=Sort.TITLE))[0] == "port"
    assert listed(catalog, ListQuery(sort=Sort.TITLE))[-1] == "chips"


MARKED = Marked(
    read=frozenset({ArticleId("kakao"), ArticleId("essay")}),
    reading=frozenset({ArticleId("chips")}),
    bookmarked=frozenset({ArticleId("netflix"), ArticleId("gone")}),
    annotated=frozenset({ArticleId("legal")}),
    tags={ArticleId("legal"): frozenset({"경제", "법"})},
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ListQuery(View.UNREAD), ["netflix", "remote", "chips", "sleeve", "legal", "port"]),
        (ListQuery(View.READING), ["chips"]),
        (ListQuery(View.BOOKMARKED), ["netflix"]),
        (ListQuery(View.ANNOTATED), ["legal"]),
        (ListQuery(filter="is:read"), ["kakao", "essay"]),
        (ListQuery(filter="has:note"), ["legal"]),
        (ListQuery(filter="tag:경"), ["legal"]),
        (ListQuery(filter="tag:#경"), []),
        (ListQuery(filter="tag:#경제"), ["legal"]),
        (ListQuery(filter=unicodedata.normalize("NFD", 'tag:"#경제"')), ["legal"]),
        (ListQuery(filter="has:tag"), ["legal"]),
        (ListQuery(filter="-is:read lang:en"), ["chips", "port"]),
        (ListQuery(filter="lang:both"), ["essay", "chips"]),
        (ListQuery(filter="author:한지우"), ["kakao", "remote"]),
        (ListQuery(filter="author:ㅎㅈㅇ"), ["kakao", "remote"]),
        (ListQuery(filter="author:gkswldn"), ["kakao", "remote"]),
        (ListQuery(filter="author:한짛"), []),
        (ListQuery(filter="publisher:칩스"), ["chips"]),
        (ListQuery(filter="after:2023-11-15"), ["kakao", "netflix", "chips"]),
        (ListQuery(filter="before:2023-11"), ["remote"]),
        (ListQuery(filter="카카오"), ["kakao"]),
        (ListQuery(View.UNREAD, filter="재택"), ["remote"]),
        (ListQuery(filter="재택 -카카오"), ["remote"]),
        (ListQuery(filter="title:재택"), ["remote"]),
        (ListQuery(filter="re:/제레마.아/"), ["sleeve"]),
        (ListQuery(filter="-re:/다\\./"), ["port"]),
    ],
)
def test_views_and_filters(catalog: Catalog, query: ListQuery, ids: list[str]) -> None:
    """By marks, names, dates and words, in the order of the list."""
    assert listed(catalog, query, MARKED) == ids
    for place, one in enumerate(ids):
        assert catalog.position(query, MARKED, ArticleId(one)) == place
    outside = next((a.id for a in ARTICLES if a.id not in ids), None)
    if outside:
        assert catalog.position(query, MARKED, outside) is None


def test_marks_may_change_between_two_questions(catalog: Catalog) -> None:
    """The list follows at once."""
    query = ListQuery(View.BOOKMARKED)
    assert listed(catalog, query, MARKED) == ["netflix"]
    assert listed(catalog, query, Marked(bookmarked=frozenset({ArticleId("port")}))) == ["port"]
    assert listed(catalog, query) == []


def test_a_filter_that_is_no_query_is_refused(catalog: Catalog) -> None:
    """The list says so instead of showing something else; the search answers with the problem."""
    with pytest.raises(QueryError):
        catalog.count(ListQuery(filter="is:foo"), NOTHING_MARKED)
    answer = catalog.search("카카오 is:foo", NOTHING_MARKED)
    assert "unread" in answer.problem


def test_marks_may_be_known_before_their_article() -> None:
    """A mark on an article that comes later counts from then on, and not before."""
    marked = Marked(
        read=frozenset({ARTICLES[0].id, ARTICLES[1].id}),
        bookmarked=frozenset({ARTICLES[1].id}),
        tags={ARTICLES[1].id: frozenset({"항만"})},
    )
    source = FakeSource({ARTICLES[0].id: ARTICLES[0]})
    catalog = Catalog(None)
    unread, kept = ListQuery(View.UNREAD), ListQuery(View.BOOKMARKED)
    for articles, bookmarked in ((ARTICLES[:1], 0), (ARTICLES[:3], 1), (ARTICLES[2:3], 0)):
        source.articles = {article.id: article for article in articles}
        catalog.update(source)
        left = [article.id for article in articles if article.id not in marked.read]
        assert listed(catalog, unread, marked) == left
        assert catalog.count(kept, marked) == bookmarked
        assert catalog.count(ListQuery(filter="tag:항만"), marked) == bookmarked
    catalog.close()


def test_a_filter_that_is_given_up_ends_and_leaves_nothing_half_done() -> None:
    """Asked for the second time it is answered as if it had never been begun."""
    catalog, query = a_catalog(), ListQuery(filter="re:/[가-힣]{2}/")
    asked: list[bool] = []

    def soon() -> bool:
        asked.append(True)
        return len(asked) > 3

    assert catalog.ids(query, NOTHING_MARKED, soon) == []
    assert len(asked) <= 5
    assert len(catalog.ids(query, NOTHING_MARKED, lambda: False)) == catalog.count(
        query, NOTHING_MARKED
    )
    assert catalog.count(query, NOTHING_MARKED) > 3


def test_the_words_of_a_filter_are_looked_for_once(tmp_path: Path) -> None:
    """Whichever thread asks again, and whatever was marked since: until an article changes, or
    where the filter asks for marks itself."""
    source = a_source()
    catalog = Catalog(tmp_path / "catalog.db")
    catalog.update(source)
    asked: list[bool] = []

    def ask(query: str, marked: Marked = NOTHING_MARKED) -> tuple[int, bool]:
        """How many articles there are, and whether they were looked for."""
        asked.clear()
        listed = ListQuery(filter=query)
        with ThreadPoolExecutor(1) as thread:
            found = thread.submit(catalog.ids, listed, marked, lambda: bool(asked.append(True)))
            return len(found.result()), bool(asked)

    read = Marked(read=frozenset({ArticleId("kakao")}))
    assert [(1, True), (1, False), (1, False)] == [
        ask("카카오"),
        ask("카카오"),
        ask("카카오", read),
    ]
    assert [(0, True), (1, True)] == [ask("카카오 is:read"), ask("카카오 is:read", read)]
    source.versions[ArticleId("port")] = 2
    catalog.update(source)
    assert (1, True) == ask("카카오")
    catalog.close()


ZONES = {
    "earliest": "2024-03-11T16:00:00+09:00",
    "day": "2024-03-12",
    "morning": "2024-03-11T23:30:00+00:00",
    "noon": "2024-03-12T12:00:00+09:00",
    "evening": "2024-03-12T05:00:00-05:00",
    "later": "2024-03-13T01:00:00+09:00",
    "unknown": "",
}
"""In order; the morning and the evening are those of 12 March in Korea."""


@pytest.fixture(name="zoned", scope="module")
def catalog_of_zones() -> Iterator[Catalog]:
    articles = (an_article(one, one, "글", published=ZONES[one]) for one in reversed(ZONES))
    made = a_catalog(*articles)
    yield made
    made.close()


def test_articles_of_all_zones_stand_in_the_order_of_time(zoned: Catalog) -> None:
    """And each shows its date as it was written."""
    newest_first = [one for one in reversed(ZONES) if ZONES[one]] + ["unknown"]
    query = ListQuery(sort=Sort.PUBLISHED)
    assert newest_first == listed(zoned, query)
    for place, one in enumerate(newest_first):
        assert place == zoned.position(query, NOTHING_MARKED, ArticleId(one))
        row = zoned.row(ArticleId(one))
        assert row is not None and ZONES[one] == row.published


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("before:2024-03-12", ["earliest"]),
        ("after:2024-03-12", ["day", "morning", "noon", "evening", "later"]),
        ("after:2024-03-12 before:2024-03-13", ["day", "morning", "noon", "evening"]),
    ],
)
def test_a_day_is_a_day_in_korea(zoned: Catalog, query: str, ids: list[str]) -> None:
    assert set(ids) == set(listed(zoned, ListQuery(filter=query)))
    assert set(ids) == {hit.article_id for hit in zoned.search(query, NOTHING_MARKED).hits}


def test_among_equal_answers_the_newest_is_that_of_the_latest_moment(zoned: Catalog) -> None:
    found = zoned.search("글", NOTHING_MARKED).hits
    assert [one for one in reversed(ZONES) if ZONES[one]] + ["unknown"] == [
        hit.article_id for hit in found
    ]
