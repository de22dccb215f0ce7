"""The open library, read: the list, the articles, and the marks that are on them now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.model.listing import ArticleRow, ListQuery, View
from reader.model.names import ArticleId
from reader.session.change import RowState
from reader.session.marked import Marked
from reader.session.opened import FileState, OpenedArticles
from reader.session.ports import CatalogPort, LibraryPort, MarksPort
from reader.session.session_marks import SessionMarks
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.catalog.indexer import CatalogChange
    from reader.model.article import AlignedPair, Article
    from reader.model.marks import Annotation, Marks, Reading
    from reader.session import correction
else:  # a list is shown before anything is marked
    correction = later("reader.session.correction")

MOST_DAMAGED: Final = 100
"""How many damaged articles are told one by one."""


class OpenLibrary:
    """What is there. Each method may be called on any thread."""

    def __init__(
        self, library: LibraryPort, open_marks: Callable[[], MarksPort], catalog: CatalogPort
    ) -> None:
        """Open a library.

        Args:
            library: Its articles.
            open_marks: Opens what keeps the marks, when something first needs it.
            catalog: Its list and search.
        """
        self._library = library
        self._catalog = catalog
        self._marks = SessionMarks(open_marks)
        self._opened = OpenedArticles(library)

    @property
    def name(self) -> str:
        """The name of the library."""
        return self._library.name

    def damaged(self) -> tuple[str, ...]:
        """What is wrong with files of articles, one line each; those of many are not all told."""
        return tuple(row.damaged for row in self._catalog.damaged(MOST_DAMAGED))

    def refresh(
        self,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CatalogChange:
        """Bring the catalog up to date with the articles on disk; any thread.

        Articles in memory are forgotten if anything changed, also by another program, so that
        they are read anew; but for the one that is held.
        """
        change = self._catalog.update(self._library, on_progress, cancelled)
        if change:
            self._opened.forget()
        return change

    @property
    def is_whole(self) -> bool:
        """Whether list and search know all articles; else the library is still to be read."""
        return self._catalog.is_whole

    # ---- the list

    def count(self, query: ListQuery) -> int:
        """How many articles a list has."""
        return self._catalog.count(query, self._marked)

    def rows(self, query: ListQuery, start: int, stop: int) -> Sequence[ArticleRow]:
        """A window of a list."""
        return self._catalog.rows(query, self._marked, start, stop)

    def ids(
        self, query: ListQuery, cancelled: Callable[[], bool] | None = None
    ) -> Sequence[ArticleId]:
        """Every article of a list as it is at this moment, in order; any thread.

        Once it is cancelled the work ends soon, and there are none.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        return self._catalog.ids(query, self._marked, cancelled)

    def position(self, query: ListQuery, article_id: ArticleId) -> int | None:
        """Where an article stands in a list; None if it is not in it."""
        return self._catalog.position(query, self._marked, article_id)

    def row(self, article_id: ArticleId) -> ArticleRow | None:
        """The row of one article; None if the catalog does not know it."""
        return self._catalog.row(article_id)

    def view_counts(self) -> Mapping[View, int]:
        """How many articles each view has."""
        return {view: self.count(ListQuery(view=view)) for view in View}

    def kept_marks(self, article_id: ArticleId) -> Marks:
        """The marks on one article as they are kept; no file is read to place them in its text."""
        return self._marks.of(article_id)

    def state(self, article_id: ArticleId) -> RowState:
        """What the list shows of the marks on one article."""
        if not self._marks.has(article_id):
            return RowState()
        marks = self.kept_marks(article_id)
        position = marks.reading.position if marks.reading else None
        return RowState(
            bookmarked=marks.has_bookmark,
            notes=marks.note_count,
            read=marks.read,
            progress=position.progress if position else 0.0,
            to_check=sum(a.status.is_doubtful for a in marks.annotations),
        )

    # ---- reading

    def article(self, article_id: ArticleId) -> Article:
        """One article: the one that is held, else from memory if it was opened lately.

        Raises:
            ArticleMissing: If the library has none with this id.
            Unreadable: If its file is damaged.
        """
        return self._opened.article(article_id)

    def fresh(self, article_id: ArticleId) -> Article:
        """One article as its file has it now; any thread. Raises what `article` does."""
        return self._opened.fresh(article_id)

    def hold(self, article: Article | None) -> None:
        """Say which article the person has before him; None for none.

        Passages that he marks are places in this text, whatever becomes of its file: also when
        it has changed, cannot be read any more or has left the library.
        """
        self._opened.hold(article)

    def file_state(self, article_id: ArticleId) -> FileState:
        """What became of an article's file since it was read; each change is told once.

        Looks at the disk: call it on a worker.

        Raises:
            Unreadable: If the file cannot be looked at.
        """
        return self._opened.file_state(article_id)

    def alignment(self, article_id: ArticleId) -> tuple[AlignedPair, ...]:
        """The aligned pairs, as the person corrected them if they did."""
        article = self.article(article_id)
        by_hand = self.kept_marks(article_id).alignment
        return correction.corrected(article, by_hand) if by_hand else article.alignment

    def marks(self, article_id: ArticleId) -> Marks:
        """The marks on one article, each at its place in the text of today."""
        marks = self.kept_marks(article_id)
        try:
            article = self.article(article_id)
        except ReaderError:
            return marks
        return replace(marks, annotations=self._opened.placed(article, marks.annotations))

    def reading(self, article_id: ArticleId) -> Reading | None:
        """How far the person is with an article; None if it was never opened or marked."""
        return self.kept_marks(article_id).reading

    def annotations(self, article_id: ArticleId | None = None) -> list[Annotation]:
        """The annotations of an article, or of the library (None), in document order.

        For the library this reads every annotated article: call it on a worker thread.
        """
        if article_id is not None:
            from reader.model.order import in_document_order

            found = self.marks(article_id).annotations
            with suppress(ReaderError):
                return in_document_order(found, self.alignment(article_id))
            return in_document_order(found, ())  # nobody knows the pairs of an article that is gone
        everyone = sorted(self._marked.annotated | self._marked.bookmarked)
        return [a for one in everyone for a in self.annotations(one)]

    @property
    def _marked(self) -> Marked:
        return self._marks.marked
