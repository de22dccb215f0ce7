"""What a build hands over is taken in as if it had been read, and nothing else is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.catalog.catalog import Catalog
from reader.catalog.indexer import CatalogChange, Stat
from reader.catalog.intake import Intake, made_ready
from reader.model.article import ArticleId
from tests.search.library import ARTICLES, NOTHING_MARKED, FakeSource, an_article

KAKAO = ArticleId("kakao")


@pytest.fixture
def source() -> FakeSource:
    """The small library, of which each file is told to be written."""
    return FakeSource({article.id: article for article in ARTICLES})


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    """An empty catalog."""
    return Catalog(tmp_path / "handed.db")


def all_written(source: FakeSource) -> Callable[[Intake], None]:
    """Tells an intake that every file stands in its place."""

    def tell(intake: Intake) -> None:
        for stat in source.stats():
            intake.written(Stat(stat.id, stat.size, stat.mtime_ns))

    return tell


def content(path: Path) -> list[list[tuple[object, ...]]]:
    """What a catalog knows, whatever the order in which it learned it."""
    with sqlite3.connect(path) as connection:
        return [
            sorted(connection.execute(query).fetchall(), key=repr)
            for query in (
                "SELECT id, size, mtime_ns, title_ko, minutes, title_key FROM articles",
                "SELECT id, head, rest, raw FROM articles JOIN texts USING (n)",
                "SELECT * FROM words",
                "SELECT * FROM names",
                "SELECT * FROM meta WHERE key = 'articles'",
            )
        ]


def test_what_was_handed_over_is_not_read_and_is_all_there(
    catalog: Catalog, source: FakeSource, tmp_path: Path
) -> None:
    """Byte for byte what reading the files gives."""
    intake = catalog.intake()
    for start in range(0, len(ARTICLES), 3):
        intake.offer(made_ready(ARTICLES[start : start + 3]))
    all_written(source)(intake)
    intake.finish()

    assert CatalogChange() == catalog.update(source)
    assert [] == source.reads
    read = Catalog(tmp_path / "read.db")
    read.update(source)
    assert content(tmp_path / "read.db") == content(tmp_path / "handed.db")
    hits = catalog.search("카카오", NOTHING_MARKED).hits
    assert hits == read.search("카카오", NOTHING_MARKED).hits != ()


def test_what_was_dropped_is_read_and_leaves_no_words_behind(
    catalog: Catalog, source: FakeSource, tmp_path: Path
) -> None:
    """An article that turned out to be another is as if it had not been offered."""
    other = an_article(KAKAO, "뜻밖의 제목", "전혀 다른 본문이다.")
    intake = catalog.intake()
    intake.offer(made_ready([other, *(one for one in ARTICLES if one.id != KAKAO)]))
    intake.drop(KAKAO)
    all_written(source)(intake)
    intake.finish()

    assert CatalogChange(added=1) == catalog.update(source)
    assert [KAKAO] == source.reads
    read = Catalog(tmp_path / "read.db")
    read.update(source)
    assert content(tmp_path / "read.db") == content(tmp_path / "handed.db")


def test_only_what_was_written_is_taken_in(catalog: Catalog, source: FakeSource) -> None:
    """A build may end before its last files."""
    intake = catalog.intake()
    intake.offer(made_ready(ARTICLES[:2]))
    intake.offer(made_ready(ARTICLES[2:]))
    for stat in source.stats():
        if stat.id in {article.id for article in ARTICLES[:2]}:
            intake.written(Stat(stat.id, stat.size, stat.mtime_ns))
    intake.finish()

    assert CatalogChange(added=len(ARTICLES) - 2) == catalog.update(source)


def test_two_of_one_id_are_both_left_to_be_read(catalog: Catalog, source: FakeSource) -> None:
    """Nobody knows yet which of them will have it."""
    intake = catalog.intake()
    intake.offer(made_ready([*ARTICLES, an_article(KAKAO, "뜻밖의 제목", "다른 본문이다.")]))
    all_written(source)(intake)
    intake.finish()

    assert CatalogChange(added=1) == catalog.update(source)
    assert [KAKAO] == source.reads


def test_a_catalog_that_breaks_meanwhile_is_left_to_the_update(
    catalog: Catalog, source: FakeSource, tmp_path: Path
) -> None:
    """The build goes on, and in the end everything is there."""
    intake = catalog.intake()
    with sqlite3.connect(tmp_path / "handed.db") as connection:
        connection.execute("DROP TABLE names")
    intake.offer(made_ready(ARTICLES))
    all_written(source)(intake)
    intake.finish()

    assert len(ARTICLES) == catalog.update(source).added
    assert catalog.search("카카오", NOTHING_MARKED).hits


def test_a_damaged_text_that_is_written_anew_is_left_to_the_update(
    catalog: Catalog, source: FakeSource, tmp_path: Path
) -> None:
    """As is any other damage."""
    catalog.update(source)
    with sqlite3.connect(tmp_path / "handed.db") as connection:
        connection.execute("UPDATE texts SET rest = x'00'")
    source.versions = {article.id: 2 for article in ARTICLES}
    intake = catalog.intake()
    intake.offer(made_ready(ARTICLES))
    all_written(source)(intake)
    intake.finish()

    assert len(ARTICLES) == catalog.update(source).added
    assert catalog.search("카카오", NOTHING_MARKED).hits
