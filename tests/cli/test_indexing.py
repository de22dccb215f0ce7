"""What a large build does for the next start."""

from __future__ import annotations

from reader.cli.indexing import MANY, index_now
from reader.cli.opening import open_catalog
from reader.model.article import ArticleId
from reader.store.library import LibraryStore
from tests.cli.running import CommandLine


def test_only_a_large_build_is_taken_in_at_once(alexa: CommandLine) -> None:
    """The catalog knows its articles before anybody asks; a small build is not kept waiting."""
    store = LibraryStore(alexa.library).open()
    (article_id,) = store.article_ids()
    for articles, known in ((MANY - 1, False), (MANY, True)):
        index_now(store, articles, jobs=1, shown=False)
        catalog = open_catalog(store)
        assert known == (catalog.row(ArticleId(article_id)) is not None)
        catalog.close()
