"""The catalog follows the library, serves windows, and survives whatever happens to its file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader.catalog.catalog import Catalog
from reader.catalog.indexer import CatalogChange
from reader.model.article import ArticleId, Author
from reader.model.listing import ListQuery
from tests.search.library import (
    ARTICLES,
    NOTHING_MARKED,
    FakeSource,
    Marked,
    a_source,
    an_article,
    ask,
    ids,
)


def found(catalog: Catalog, query: str, marked: Marked = NOTHING_MARKED) -> list[str]:
    """The articles a query finds."""
    return ids(ask(catalog, query, marked))


@pytest.fixture(params=["file", "memory"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Catalog:
    """A full catalog, once in a file and once in memory."""
    made = Catalog(tmp_path / "cache" / "catalog.db" if request.param == "file" else None)
    made.update(a_source())
    request.addfinalizer(made.close)
    return made


def test_an_update_takes_in_what_is_new_and_nothing_twice(catalog: Catalog) -> None:
    """The second time nothing is read."""
    source = a_source()
    assert catalog.update(source) == CatalogChange()
    assert source.reads == []
    source.articles[ArticleId("new")] = an_article("new", "새벽 배송의 그늘", "물류센터의 밤.")
    assert catalog.update(source) == CatalogChange(added=1)
    assert found(catalog, "새벽 배송") == ["new"]


def test_a_changed_article_is_found_by_its_new_words_only(catalog: Catalog) -> None:
    """The index forgets the old text, the vocabulary too."""
    source = a_source()
    kakao = ArticleId("kakao")
    source.articles[kakao] = an_article("kakao", "달라진 제목", "전혀 다른 본문이다.")
    source.versions[kakao] = 2
    assert catalog.update(source) == CatalogChange(changed=1)
    assert found(catalog, "달라진 제목") == ["kakao"]
    assert "kakao" not in found(catalog, "카카오")
    assert found(catalog, "카가오") == []


def test_a_removed_article_is_gone_from_list_and_search(catalog: Catalog) -> None:
    """Its words are no longer suggested either."""
    source = a_source()
    del source.articles[ArticleId("netflix")]
    assert catalog.update(source) == CatalogChange(removed=1)
    assert catalog.row(ArticleId("netflix")) is None
    assert found(catalog, "넷플릭스") == found(catalog, "netflix") == []
    assert catalog.count(ListQuery(), NOTHING_MARKED) == len(ARTICLES) - 1


def test_taking_everything_out_leaves_nothing_behind(tmp_path: Path) -> None:
    """An empty library has an empty vocabulary and an empty index."""
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    catalog.update(a_source())
    catalog.update(FakeSource({}))
    catalog.close()
    with sqlite3.connect(path) as connection:
        for table in ("articles", "texts", "words", "names"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        hits = connection.execute("SELECT * FROM all_grams WHERE all_grams MATCH '카카'")
        assert hits.fetchall() == []
    connection.close()


def test_an_unreadable_file_has_a_row_that_says_why(catalog: Catalog) -> None:
    """And is read again when it was mended."""
    source = a_source()
    legal = ArticleId("legal")
    source.broken.add(legal)
    source.versions[legal] = 2
    catalog.update(source)
    row = catalog.row(legal)
    assert row is not None
    assert "line 3" in row.damaged
    assert found(catalog, "리걸테크") == []
    source.broken.clear()
    source.versions[legal] = 3
    catalog.update(source)
    assert found(catalog, "리걸테크") == ["legal"]


def test_a_file_that_breaks_keeps_its_row_in_its_place(catalog: Catalog) -> None:
    """And is told among the damaged ones until it was mended."""
    source = a_source()
    ids = catalog.ids(ListQuery(), NOTHING_MARKED)
    broken = ids[len(ids) // 2]
    before = catalog.row(broken)
    assert before is not None
    source.broken.add(broken)
    source.versions[broken] = 2
    catalog.update(source)
    assert catalog.ids(ListQuery(), NOTHING_MARKED) == ids
    row = catalog.row(broken)
    assert row is not None and row.damaged
    assert row._replace(damaged="") == before
    assert catalog.damaged(10) == [row]
    assert catalog.damaged(0) == []
    source.broken.clear()
    source.versions[broken] = 3
    catalog.update(source)
    assert catalog.row(broken) == before
    assert catalog.damaged(10) == []


def test_what_another_program_took_in_is_told(tmp_path: Path) -> None:
    """Once, and although there is nothing left to do."""
    path, source = tmp_path / "catalog.db", a_source()
    ours, theirs = Catalog(path), Catalog(path)
    assert ours.update(source) == CatalogChange(added=len(ARTICLES))
    assert not theirs.update(source)
    source.broken.add(ArticleId("legal"))
    source.versions[ArticleId("legal")] = 2
    assert theirs.update(source) == CatalogChange(changed=1)
    assert ours.update(source) == CatalogChange(elsewhere=True)
    assert ours.update(source) == theirs.update(source) == CatalogChange()
    ours.close()
    theirs.close()


def test_what_came_after_the_first_answer_is_told_by_the_first_update(tmp_path: Path) -> None:
    """The list shows what was there before."""
    path, source = tmp_path / "catalog.db", a_source()
    ours, theirs = Catalog(path), Catalog(path)
    assert [] == ours.rows(ListQuery(), NOTHING_MARKED, 0, 10)
    theirs.update(source)
    assert ours.update(source) == CatalogChange(elsewhere=True)
    assert ours.update(source) == CatalogChange()
    ours.close()
    theirs.close()


def test_progress_is_told_and_cancelling_keeps_what_was_done(tmp_path: Path) -> None:
    """The next update does the rest."""
    many = {
        article.id: article
        for article in (an_article(f"a{i:04}", f"제목 {i}", "본문") for i in range(450))
    }
    catalog = Catalog(tmp_path / "catalog.db")
    steps: list[tuple[int, int]] = []
    change = catalog.update(
        FakeSource(many), lambda done, total: steps.append((done, total)), lambda: bool(steps)
    )
    assert steps == [(200, 450)]
    assert change == CatalogChange(added=200)
    assert catalog.update(FakeSource(many)) == CatalogChange(added=250)
    catalog.close()


MARKED = Marked(
    read=frozenset({ArticleId("kakao"), ArticleId("essay")}),
    bookmarked=frozenset({ArticleId("netflix")}),
    tags={ArticleId("legal"): frozenset({"경제", "법"})},
)


def test_search_keeps_to_the_filters(catalog: Catalog) -> None:
    """Words and fields together; fields alone list what passes them."""
    assert found(catalog, "author:한지우 재택") == ["remote", "kakao"]
    assert found(catalog, "is:bookmarked", MARKED) == ["netflix"]
    assert found(catalog, "is:read 카카오", MARKED) == ["kakao"]
    assert found(catalog, "is:unread 카카오", MARKED) == []


def test_a_hit_in_a_title_says_whose_article_it_is_and_of_when() -> None:
    """In a body the text says enough."""
    article = replace(
        an_article("one", "새벽 배송의 그늘", "물류센터의 밤."),
        publisher="리더 다이제스트",
        author=Author("한지우"),
        published="2021-03-04T05:06:07+09:00",
    )
    catalog = Catalog(None)
    catalog.update(FakeSource({article.id: article}))
    for query in ("새벽", "author:한지우"):
        (hit,) = catalog.search(query, NOTHING_MARKED).hits
        assert hit.facts == "리더 다이제스트  한지우  2021-03-04"
    (hit,) = catalog.search("물류센터", NOTHING_MARKED).hits
    assert not hit.facts


def test_values_of_the_library_complete_a_query(catalog: Catalog) -> None:
    """Authors and publishers by how much they wrote, tags from the marks."""
    assert catalog.completions("author:한", 8, NOTHING_MARKED) == ["author:한지우"]
    assert catalog.completions("tag:", 4, MARKED) == ["tag:경제", "tag:법"]
    assert catalog.completions("tag:#경", 6, MARKED) == ["tag:#경제"]
    assert catalog.completions("is:b", 4, MARKED) == ["is:bookmarked"]


def test_a_catalog_is_kept_between_two_starts(tmp_path: Path) -> None:
    """Nothing is read again."""
    path = tmp_path / "catalog.db"
    first = Catalog(path)
    first.update(a_source())
    first.close()
    second = Catalog(path)
    assert found(second, "카카오") == ["kakao"]
    source = a_source()
    assert second.update(source) == CatalogChange()
    assert source.reads == []
    second.close()


def test_readers_see_whole_batches_while_another_thread_updates(tmp_path: Path) -> None:
    """Every count read meanwhile is one of the states between two batches."""
    catalog = Catalog(tmp_path / "catalog.db")
    many = {
        article.id: article
        for article in (an_article(f"a{i:04}", f"제목 {i}", "본문 글") for i in range(600))
    }
    seen: set[int] = set()
    problems: list[str] = []

    def read(stop: threading.Event) -> None:
        while not stop.is_set():
            seen.add(catalog.count(ListQuery(), NOTHING_MARKED))
            answer = catalog.search("제목", NOTHING_MARKED, limit=5)
            if answer.articles and not answer.hits:
                problems.append(answer.query)

    stop = threading.Event()
    readers: Sequence[threading.Thread] = [
        threading.Thread(target=read, args=(stop,)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    catalog.update(FakeSource(many))
    stop.set()
    for reader in readers:
        reader.join()
    assert seen <= {0, 200, 400, 600}
    assert problems == []
    assert catalog.count(ListQuery(), NOTHING_MARKED) == len(many)
    catalog.close()


def test_other_processes_may_read_and_fold(tmp_path: Path) -> None:
    """The catalog is the same, article for article."""
    many = {
        article.id: article
        for article in (an_article(f"a{i:04}", f"제목 {i}", f"본문 글 {i}") for i in range(1050))
    }
    alone, together = Catalog(tmp_path / "a.db"), Catalog(tmp_path / "b.db")
    alone.update(FakeSource(many))
    change = together.update(FakeSource(many), jobs=2)
    assert change == CatalogChange(added=1050)
    for name in ("articles", "texts", "words", "names"):
        tables = []
        for path in (tmp_path / "a.db", tmp_path / "b.db"):
            with sqlite3.connect(path) as connection:
                tables.append(connection.execute(f"SELECT * FROM {name}").fetchall())
            connection.close()
        assert tables[0] == tables[1]
    assert found(together, "제목 77")[0] == "a0077"
    alone.close()
    together.close()
