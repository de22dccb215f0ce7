"""What a large build does for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import indexing, workshop
from reader.cli.indexing import LARGE_BYTES, MANY, Indexing
from reader.cli.opening import open_catalog
from reader.model.article import ArticleId
from reader.store.builder import BuildStatus
from reader.store.library import LibraryStore
from tests.cli.running import DUMPS, CommandLine


def test_only_a_large_build_is_taken_in_at_once(alexa: CommandLine) -> None:
    """The catalog knows its articles before anybody asks; a small build is not kept waiting."""
    store = LibraryStore(alexa.library).open()
    (article_id,) = store.article_ids()
    for articles, known in ((MANY - 1, False), (MANY, True)):
        following = Indexing(store, jobs=1)
        for _ in range(articles):
            following.became(ArticleId("x"), ArticleId("x"), BuildStatus.CHANGED)
        following.finish(shown=False)
        following.close()
        catalog = open_catalog(store)
        assert known == (catalog.row(ArticleId(article_id)) is not None)
        catalog.close()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_large_build_writes_is_not_read_again(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """Once it is known to be large, and whatever is not as it was offered is read."""
    monkeypatch.setattr(indexing, "MANY", 3)
    monkeypatch.setattr(indexing, "PACE", 1.0)
    monkeypatch.setattr(workshop, "WORTH_A_POOL", 0)
    read: list[ArticleId] = []
    real = LibraryStore.article

    def article(store: LibraryStore, article_id: ArticleId) -> object:
        read.append(article_id)
        return real(store, article_id)

    monkeypatch.setattr(LibraryStore, "article", article)
    monkeypatch.setattr(workshop, "GROUP_ARTICLES", 2)
    monkeypatch.setattr(workshop, "WAITING_CHARS", 0)

    assert 0 == reader("build", str(DUMPS), "--jobs", jobs).status

    store = LibraryStore(reader.library).open()
    ids = set(store.article_ids())
    assert set(read) < ids and len(read) == len(set(read))
    catalog = open_catalog(store)
    try:
        assert all(catalog.row(one) is not None for one in ids)
        assert not catalog.update(store)
    finally:
        catalog.close()


def test_many_bytes_need_not_be_counted_first(alexa: CommandLine) -> None:
    """As soon as it is seen that their articles are new."""
    following = Indexing(LibraryStore(alexa.library).open(), jobs=1, dump_bytes=LARGE_BYTES)
    assert not following.wants_entries
    for _ in range(50):
        following.became(ArticleId("x"), ArticleId("x"), BuildStatus.NEW)
    assert following.wants_entries


def test_in_a_new_library_all_articles_are_new(tmp_path: Path) -> None:
    """So the first ones need not be read again either."""
    following = Indexing(LibraryStore(tmp_path / "new"), jobs=1, dump_bytes=LARGE_BYTES)
    assert following.wants_entries


def test_building_again_makes_nothing_ready_for_the_catalog(alexa: CommandLine) -> None:
    """Of articles that are there already nobody wants entries."""
    following = Indexing(LibraryStore(alexa.library).open(), jobs=1)
    for _ in range(MANY):
        following.became(ArticleId("x"), ArticleId("x"), BuildStatus.NEW)
    assert following.wants_entries
    for _ in range(MANY):
        following.became(ArticleId("x"), ArticleId("x"), BuildStatus.SAME)
    assert not following.wants_entries
