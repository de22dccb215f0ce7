"""The open library: what can be read, found, marked and undone.

The session is the one mutable object. A verb changes memory at once and returns a `Change`;
`save` makes all pending steps durable, in order, on a worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.model.listing import ArticleRow, ListQuery, View
from reader.model.names import ArticleId, ItemId
from reader.session.change import Change, RowState
from reader.session.exporting import Exporting
from reader.session.finding import Finding
from reader.session.history import History
from reader.session.marked import Marked
from reader.session.opened import FileState, OpenedArticles
from reader.session.ports import CatalogPort, Draft, LibraryPort, MarksPort
from reader.session.session_marks import SessionMarks
from reader.session.verbs import AnnotationMissing, Verbs
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.catalog.indexer import CatalogChange
    from reader.model.article import AlignedPair, Article
    from reader.model.marks import Annotation, Marks, Reading, ReadingPosition, Step
    from reader.session import correction as correcting
    from reader.session import places
else:  # a list is shown before anything is marked
    correcting, places = later("reader.session.correction"), later("reader.session.places")

MOST_DAMAGED: Final = 100
"""How many damaged articles are told one by one."""


class Session(Verbs, Finding, Exporting):
    """One library, open for reading and marking.

    Call the verbs on the thread that owns the session; `load_marks`, `poll`, `search` and
    `save` on any, `save` on one at a time.
    """

    def __init__(self, library: LibraryPort, marks: MarksPort, catalog: CatalogPort) -> None:
        self._library = library
        self._store = marks
        self._catalog = catalog
        self._marks = SessionMarks(marks)
        self._opened = OpenedArticles(library)

    @property
    def name(self) -> str:
        """The name of the library."""
        return self._library.name

    @property
    def unsaved(self) -> int:
        """How many steps are not durable yet, quiet ones included."""
        return self._marks.unsaved

    def problems(self) -> tuple[str, ...]:
        """What is wrong with files of marks, one line each."""
        return tuple(str(problem) for problem in self._store.problems())

    def damaged(self) -> tuple[str, ...]:
        """What is wrong with files of articles, one line each; those of many are not all told."""
        return tuple(row.damaged for row in self._catalog.damaged(MOST_DAMAGED))

    def load_marks(self) -> None:
        """Read what the person put on articles; until then nothing is marked."""
        self._marks.load()

    def poll(self) -> frozenset[ArticleId]:
        """Take in marks that others made; returns the articles they are on."""
        return self._marks.poll()

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
        correction = self.kept_marks(article_id).alignment
        return correcting.corrected(article, correction) if correction else article.alignment

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

    def save_position(self, article_id: ArticleId, position: ReadingPosition) -> Change:
        """Remember where the person is; not a step of the undo history."""
        with suppress(ReaderError):  # without its text the number of the paragraph has to do
            position = places.anchored(position, self.article(article_id))
        return super().save_position(article_id, position)

    # ---- saving

    def save(self) -> int:
        """Make all pending steps durable, oldest first; returns how many.

        Raises:
            NotSaved: If the disk refuses. What is not durable stays pending.
        """
        return self._marks.save()

    def rescue(self) -> Path | None:
        """Keep unsaved steps outside the library; None if that failed too."""
        return self._marks.rescue()

    def abandon(self) -> None:
        """Forget unsaved steps: they are in a rescue file, or not wanted any more."""
        self._marks.abandon()

    def draft(self, key: str, text: str) -> None:
        """Keep text that is being typed; `key` names what it belongs to."""
        self._store.draft(key, text)

    def drafts(self) -> Mapping[str, Draft]:
        """Texts that were being typed when a program ended."""
        return self._store.drafts()

    def drop_draft(self, key: str) -> None:
        """Forget a draft."""
        self._store.drop_draft(key)

    def close(self) -> None:
        """Save what is pending, bring the readable copies up to date, let go.

        Raises:
            NotSaved: If something could not be saved; nothing is closed then.
        """
        self.save()
        self._store.fold()
        self._store.close()
        self._catalog.close()

    # ---- within

    @property
    def _history(self) -> History:
        return self._marks.history

    @property
    def _marked(self) -> Marked:
        return self._marks.marked

    def _make(self, step: Step) -> Change:
        return self._marks.take(step)

    def _annotations(self, annotation_ids: Iterable[ItemId]) -> list[Annotation]:
        known: dict[ItemId, Annotation] = {}
        found = []
        for one in annotation_ids:
            if one not in known and (owner := self._marked.owner(one)) is not None:
                known |= {a.id: a for a in self.marks(owner).annotations}
            if one not in known:
                raise AnnotationMissing(one)
            found.append(known[one])
        return found
