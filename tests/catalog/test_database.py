"""Whatever happens to the catalog's file, nobody sees an error."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from reader.catalog.catalog import Catalog
from reader.catalog.database import is_in_the_way
from reader.catalog.indexer import CatalogChange
from reader.model.article import Article, ArticleId
from reader.model.listing import ListQuery
from tests.search.library import ARTICLES, NOTHING_MARKED, FakeSource


def a_source() -> FakeSource:
    """The small library."""
    return FakeSource({article.id: article for article in ARTICLES})


def found(catalog: Catalog, query: str) -> list[str]:
    """The articles a query finds."""
    return [hit.article_id for hit in catalog.search(query, NOTHING_MARKED).hits]


def _spoil_header(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def _spoil_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _older(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()


def _delete(path: Path) -> None:
    path.unlink()


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.close()


@pytest.mark.parametrize(
    "harm",
    [_spoil_header, _spoil_pages, _truncate, _empty, _older, _delete, _foreign],
    ids=lambda harm: harm.__name__.strip("_"),
)
def test_a_harmed_file_is_made_anew(tmp_path: Path, harm: object) -> None:
    """Whatever happened to it between two starts, the next update brings everything back."""
    path = tmp_path / "catalog.db"
    first = Catalog(path)
    first.update(a_source())
    first.close()
    assert callable(harm)
    harm(path)
    second = Catalog(path)
    second.count(ListQuery(), NOTHING_MARKED)
    second.search("카카오", NOTHING_MARKED)
    second.update(a_source())
    assert found(second, "카카오") == ["kakao"]
    assert second.count(ListQuery(), NOTHING_MARKED) == len(ARTICLES)
    assert not second.lost
    second.close()


def test_a_file_that_breaks_while_open_is_left_for_a_new_one(tmp_path: Path) -> None:
    """The question is answered with nothing, and the catalog asks for an update."""
    path = tmp_path / "catalog.db"
    Catalog(path).close()
    catalog = Catalog(path)
    catalog.update(a_source())
    catalog.close()
    catalog = Catalog(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE texts SET rest = x'00', raw = x'00'")
    connection.close()
    assert found(catalog, "카카오") == []
    assert catalog.lost
    catalog.update(a_source())
    assert (found(catalog, "카카오"), catalog.lost) == (["kakao"], False)
    catalog.close()


def test_a_folder_that_cannot_be_written_leaves_memory(tmp_path: Path) -> None:
    """A cache folder that is a file."""
    (tmp_path / "cache").write_text("in the way")
    catalog = Catalog(tmp_path / "cache" / "catalog.db")
    catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    catalog.close()


def test_a_file_locked_by_another_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update goes to memory; the file stays the other's."""
    monkeypatch.setattr("reader.catalog.database.BUSY_MS", 10)
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    other.close()
    catalog.close()


class Meddler(FakeSource):
    """A library that another process takes in while we are reading it."""

    other: Catalog

    def article(self, article_id: ArticleId) -> Article:
        if not self.reads:
            self.other.update(a_source())
        return super().article(article_id)


def test_two_programs_may_update_the_same_file(tmp_path: Path) -> None:
    """What both take in is there once, and its words count once."""
    path = tmp_path / "catalog.db"
    ours, theirs = Catalog(path), Catalog(path)
    source = Meddler({article.id: article for article in ARTICLES})
    source.other = theirs
    ours.update(source)
    with sqlite3.connect(path) as connection:
        counted = connection.execute("SELECT count(*) FROM articles").fetchone()
        words = connection.execute("SELECT documents FROM words WHERE keys = 'zkzkdh'").fetchone()
    connection.close()
    assert (counted, words) == ((len(ARTICLES),), (1,))
    assert found(ours, "카카오") == found(theirs, "카카오") == ["kakao"]
    assert ours.update(a_source()) == CatalogChange()
    ours.close()
    theirs.close()


def test_a_lock_is_told_from_damage() -> None:
    """A file that is busy is not thrown away."""
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    assert is_in_the_way(busy)
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert not is_in_the_way(broken)
    assert not is_in_the_way(zlib.error("incorrect header check"))
