"""What a session needs of the store and the catalog, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # promises are only read, never kept here
    from reader.catalog.indexer import CatalogChange
    from reader.model.article import Article, ArticleId
    from reader.model.listing import ArticleRow, ListQuery, MarkedArticles
    from reader.model.marks import Marks, Outline, Step
    from reader.model.names import Stamp
    from reader.search.results import Found
    from reader.store.file_stat import FileStat


class LibraryPort(Protocol):
    """Articles on disk."""

    @property
    def name(self) -> str:
        """The library's name, for the title bar."""
        ...

    def stats(self) -> Iterable[FileStat]:
        """Every article's file, in no order; none is opened."""
        ...

    def additions(self, seen: Stamp) -> tuple[Stamp, Mapping[ArticleId, str]] | None:
        """When each article was added, with a stamp; None if that is the one seen before."""
        ...

    def file_stat(self, article_id: ArticleId) -> FileStat | None:
        """One article's file, which is not opened; None if there is none.

        Raises:
            Unreadable: If it cannot be looked at.
        """
        ...

    def article(self, article_id: ArticleId) -> Article:
        """Read one article.

        Raises:
            ArticleMissing: If there is none with this id.
            Unreadable: If its file is damaged.
        """
        ...


class MarksPort(Protocol):
    """Marks on disk. `apply` is called on one thread at a time; the rest on any."""

    def load(self) -> None:
        """Read everything."""
        ...

    def marks(self) -> Mapping[ArticleId, Marks]:
        """The current state; cheap."""
        ...

    def outlines(self) -> Iterable[Outline]:
        """The marks of every article in outline: what there is, without the texts."""
        ...

    def apply(self, step: Step) -> None:
        """Make one step durable before returning.

        Raises:
            NotSaved: If the disk refuses; nothing was acknowledged.
        """
        ...

    def history(self) -> Sequence[Step]:
        """The last 200 steps but the quiet ones, oldest first, earlier sessions included."""
        ...

    def poll(self) -> frozenset[ArticleId]:
        """Articles whose marks others changed since the last call.

        Now and then it writes a readable copy: call it each second, on a worker.
        """
        ...

    def fold(self) -> None:
        """Bring the readable copies up to date."""
        ...

    def draft(self, key: str, text: str) -> None:
        """Keep text that is being typed."""
        ...

    def drafts(self) -> Mapping[str, str]:
        """Texts that were being typed and never finished, by what they belong to."""
        ...

    def drop_draft(self, key: str) -> None:
        """Forget a draft: it was saved or discarded."""
        ...

    def problems(self) -> Sequence[object]:
        """Files that could not be understood, with file and line."""
        ...

    def rescue(self, steps: Sequence[Step]) -> Path | None:
        """Keep what could not be saved somewhere else; None if nowhere is left."""
        ...

    def close(self) -> None:
        """Let go of the journal."""
        ...


class CatalogPort(Protocol):
    """The list and the search, independent of the size of the library."""

    @property
    def is_whole(self) -> bool:
        """Whether it has been through all articles; else there may be more than it knows."""
        ...

    def update(
        self,
        source: LibraryPort,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CatalogChange:
        """Take in what changed in the library since the last time."""
        ...

    def completions(self, query: str, cursor: int, marked: MarkedArticles) -> list[str]:
        """What the item at the cursor can be completed to, likeliest first."""
        ...

    def count(self, query: ListQuery, marked: MarkedArticles) -> int:
        """How many articles a list has."""
        ...

    def rows(
        self, query: ListQuery, marked: MarkedArticles, start: int, stop: int
    ) -> Sequence[ArticleRow]:
        """A window of a list."""
        ...

    def ids(
        self,
        query: ListQuery,
        marked: MarkedArticles,
        cancelled: Callable[[], bool] | None = None,
    ) -> Sequence[ArticleId]:
        """Every article of a list, in order; none once it is cancelled.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        ...

    def position(
        self, query: ListQuery, marked: MarkedArticles, article_id: ArticleId
    ) -> int | None:
        """Where an article stands in a list; None if it is not there."""
        ...

    def row(self, article_id: ArticleId) -> ArticleRow | None:
        """The row of one article; None if the catalog does not know it."""
        ...

    def damaged(self, limit: int) -> Sequence[ArticleRow]:
        """Articles whose files cannot be read."""
        ...

    def search(
        self,
        query: str,
        marked: MarkedArticles,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        """Answer a query, best first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
