"""Whatever happens to the catalog's file, nobody sees an error."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.catalog.catalog import Catalog
from reader.catalog.damage import is_in_the_way
from reader.catalog.database import PAGE_BYTES, Database
from reader.catalog.indexer import CatalogChange
from reader.errors import QueryError
from reader.model.article import Article, ArticleId
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

KAKAO = ArticleId("kakao")


def found(catalog: Catalog, query: str) -> list[str]:
    """The articles a query finds."""
    return ids(ask(catalog, query))


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
    """Of a version in whose tables, though they look the same, other things stand."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE articles SET title_ko = 'old'; PRAGMA user_version = 0")


def _older_without_mark(path: Path) -> None:
    _older(path)
    data = bytearray(path.read_bytes())
    data[68:72] = bytes(4)
    path.write_bytes(bytes(data))


def _delete(path: Path) -> None:
    path.unlink()


def assert_lost_and_made_anew(catalog: Catalog) -> None:
    """A question is answered with nothing, which is not the whole, and after an update as ever."""
    assert (found(catalog, "카카오"), catalog.is_whole) == ([], False)
    catalog.update(a_source())
    assert (found(catalog, "카카오"), catalog.is_whole) == (["kakao"], True)
    catalog.close()


@pytest.mark.parametrize(
    "harm",
    [_spoil_header, _spoil_pages, _truncate, _empty, _older, _older_without_mark, _delete],
    ids=lambda harm: harm.__name__.strip("_"),
)
def test_a_harmed_file_is_made_anew(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """Whatever happened to it between two starts, the next update brings everything back."""
    path = tmp_path / "catalog.db"
    first = Catalog(path)
    first.update(a_source())
    first.close()
    harm(path)
    second = Catalog(path)
    second.count(ListQuery(), NOTHING_MARKED)
    second.search("카카오", NOTHING_MARKED)
    second.update(a_source())
    assert found(second, "카카오") == ["kakao"]
    assert second.count(ListQuery(), NOTHING_MARKED) == len(ARTICLES)
    assert "old" not in {row.title_ko for row in second.rows(ListQuery(), NOTHING_MARKED, 0, 9)}
    second.close()
    third = Catalog(path)
    assert third.count(ListQuery(), NOTHING_MARKED) == len(ARTICLES)
    third.close()


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
    assert_lost_and_made_anew(catalog)


@pytest.mark.parametrize("query", ["카카오", "re:/카/", "is:read re:/(/"])
def test_a_question_holds_nobody_up_once_it_is_answered(tmp_path: Path, query: str) -> None:
    """The file can be tidied, whether the search came to its end, was cut short or failed."""
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    catalog.update(a_source())
    catalog.search(query, NOTHING_MARKED, limit=1, budget_ms=0)
    with contextlib.suppress(QueryError):
        catalog.count(ListQuery(filter=query), NOTHING_MARKED)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    other.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    other.close()
    catalog.close()


def test_tables_that_disagree_are_damage(tmp_path: Path) -> None:
    """A text without a row is not shown, and all is read again."""
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    catalog.update(a_source())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM articles WHERE id = 'kakao'")
    connection.close()
    assert_lost_and_made_anew(catalog)


def _wipe(path: Path, table: str) -> None:
    """Wipe out a block of the disk: SQLite takes what stood there for rows of nothing."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(sql, (table,)).fetchone()
    data = bytearray(path.read_bytes())
    end = page * PAGE_BYTES
    data[end - 4096 : end] = bytes(4096)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(("table", "query"), [("meta", "카카오"), ("words", "kkakaooo")])
def test_rows_of_nothing_are_damage(tmp_path: Path, table: str, query: str) -> None:
    """No question ends the program over them, nor the look over the file, which finds them."""
    path = tmp_path / "catalog.db"
    for verified in (False, True):
        catalog = Catalog(path)
        catalog.update(a_source())
        catalog.close()
        _wipe(path, table)
        catalog = Catalog(path)
        if verified:
            assert not catalog.verify()
        else:
            assert found(catalog, query) == []
        catalog.update(a_source())
        assert found(catalog, "카카오") == ["kakao"]
        assert catalog.verify()
        catalog.close()


def test_who_can_wait_is_answered_as_if_nothing_had_been_damaged(tmp_path: Path) -> None:
    """What was lost is filled again in the middle of the question."""
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    catalog.update(a_source())
    catalog.close()
    _wipe(path, "texts")
    catalog = Catalog(path)
    catalog.refill = lambda: catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    assert catalog.count(ListQuery(), NOTHING_MARKED) == len(ARTICLES)
    catalog.close()


def test_a_mistake_of_ours_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is sound is kept, and the mistake is heard of."""
    catalog = Catalog(tmp_path / "catalog.db")
    catalog.update(a_source())
    with monkeypatch.context() as patch, pytest.raises(AttributeError):
        patch.setattr("reader.catalog.listing.count", lambda *_: None.nothing)  # type: ignore[attr-defined]
        catalog.count(ListQuery(), NOTHING_MARKED)
    assert found(catalog, "카카오") == ["kakao"]
    catalog.close()


def test_a_broken_question_leaves_the_marks_as_they_were_told(tmp_path: Path) -> None:
    """What a connection knows of them outlives an error."""
    catalog = Catalog(tmp_path / "catalog.db")
    catalog.update(a_source())
    marked = Marked(read=frozenset({KAKAO}))
    with pytest.raises(QueryError):
        catalog.count(ListQuery(filter="is:read re:/(/"), marked)
    assert catalog.ids(ListQuery(filter="is:read"), marked) == [KAKAO]
    catalog.close()


def test_what_sqlite_took_back_by_itself_is_told_again(tmp_path: Path) -> None:
    """Some errors end a transaction, and with it goes what the scratch tables held."""
    database = Database(tmp_path / "catalog.db")
    with database.snapshot() as connection:
        connection.marks.tell(connection, Marked(read=frozenset({KAKAO})), 0)
        connection.execute("ROLLBACK")
    assert connection.marks.sets == {}
    database.close()


@pytest.fixture(name="temporary")
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return tmp_path / "temporary"


@pytest.mark.parametrize("there", [True, False])
def test_where_no_file_can_be_a_temporary_one_serves_or_memory(
    tmp_path: Path, temporary: Path, there: bool
) -> None:
    """A cache folder that is a file. Nothing is left behind."""
    (tmp_path / "cache").write_text("in the way")
    if there:
        temporary.mkdir()
    catalog = Catalog(tmp_path / "cache" / "catalog.db")
    assert temporary.exists() == there
    catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    catalog.close()
    assert not there or [] == list(temporary.iterdir())


def test_without_a_cache_folder_no_question_waits_for_another(
    tmp_path: Path, temporary: Path
) -> None:
    """The list is asked for on the screen's thread while a filter is at work behind it."""
    (tmp_path / "cache").write_text("in the way")
    temporary.mkdir()
    catalog = Catalog(tmp_path / "cache" / "catalog.db")
    catalog.update(a_source())
    counted: list[int] = []

    def ask() -> None:
        counted.append(catalog.count(ListQuery(), Marked()))

    with catalog._database.snapshot():
        asker = threading.Thread(target=ask, daemon=True)
        asker.start()
        asker.join(5)
        assert counted == [len(ARTICLES)]
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


def test_a_file_that_is_busy_at_the_start_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another reader keeps its good catalog, here of an empty library."""
    path = tmp_path / "catalog.db"
    catalog = Catalog(path)
    catalog.close()
    monkeypatch.setattr("reader.catalog.database.BUSY_MS", 10)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("DELETE FROM texts WHERE n = 0")
    catalog = Catalog(path)
    catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    catalog.close()
    other.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("application", [0, 0x47504B47])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, application: int) -> None:
    """Whatever its tables are called; memory serves."""
    path = tmp_path / "catalog.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("CREATE TABLE meta AS SELECT 'precious' AS value")
    connection.close()
    catalog = Catalog(path)
    catalog.update(a_source())
    assert found(catalog, "카카오") == ["kakao"]
    catalog.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM meta").fetchall() == [("precious",)]
    connection.close()


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


class Meanwhile:
    """Lets another program change the library at one of the points where a search asks on."""

    def __init__(self, change: Callable[[], object], call: int) -> None:
        self.change, self.calls_left = change, call

    def __call__(self) -> bool:
        self.calls_left -= 1
        if self.calls_left == 0:
            self.change()
        return False


@pytest.mark.parametrize("query", ["카카오", "re:/카카오/"])
@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize("articles", [[an_article("kakao", "달라진 제목", "다른 본문.")], []])
def test_a_search_sees_one_state_of_the_library(
    tmp_path: Path, query: str, call: int, articles: list[Article]
) -> None:
    """What is changed or removed under it is found as it was, and as it is the next time."""
    path = tmp_path / "catalog.db"
    ours, theirs = Catalog(path), Catalog(path)
    ours.update(a_source())
    after = FakeSource({article.id: article for article in articles})
    after.versions[KAKAO] = 2
    meanwhile = Meanwhile(lambda: theirs.update(after), call)

    hits = ours.search(query, NOTHING_MARKED, cancelled=meanwhile).hits

    assert [KAKAO] == [hit.article_id for hit in hits]
    assert "카카오" in hits[0].snippet
    assert meanwhile.calls_left <= 0
    assert [] == found(ours, query)
    assert len(articles) == ours.count(ListQuery(), NOTHING_MARKED)
    ours.close()
    theirs.close()
