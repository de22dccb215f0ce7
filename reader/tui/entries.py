"""What a list of marks shows: what was read on workers, brought up to what is in memory now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from textual.message import Message

from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.model.marks import Annotation, Marks
from reader.session import Change, Session
from reader.tui.widgets.annotation_list import AnnotationEntry


@dataclass
class PanelRead(Message):
    """The annotations of some articles have been read."""

    scope: ArticleId | None
    """What the panel was of when they were asked for."""
    entries: Mapping[ArticleId, Sequence[AnnotationEntry]]
    moment: int
    """When they were asked for, as `Entries` counts."""
    whole: bool
    """Whether these are all there are."""


class Entries:
    """The entries of a panel, those of each article in document order.

    What is read may be older than what the person has done since it was asked for: of each article
    only what was asked for after its last change counts.
    """

    def __init__(self) -> None:
        self._of: dict[ArticleId, Sequence[AnnotationEntry]] = {}
        self._changed: dict[ArticleId, int] = {}
        """When the marks on an article changed last."""
        self.moment = 0
        """How many changes there have been."""

    def __iter__(self) -> Iterator[AnnotationEntry]:
        return chain.from_iterable(self._of[one] for one in sorted(self._of))

    def __bool__(self) -> bool:
        return any(self._of.values())

    def note(self, article_ids: Iterable[ArticleId]) -> None:
        """Marks on articles have changed: what is being read of them is out of date."""
        self.moment += 1
        self._changed.update(dict.fromkeys(article_ids, self.moment))

    def follow(self, change: Change, marks: Callable[[ArticleId], Marks]) -> None:
        """Take in what a change did to the entries there are, without reading an article.

        Args:
            change: What was done.
            marks: Tells the marks on an article as they are kept.
        """
        self.note(change.article_ids)
        for article_id in change.article_ids & self._of.keys():
            kept = {one.id: one for one in marks(article_id).annotations}
            self._of[article_id] = [
                replace(one, annotation=kept[one.annotation.id])
                if one.annotation.id in change.annotation_ids
                else one
                for one in self._of[article_id]
                if one.annotation.id in kept
            ]

    def take(self, read: PanelRead) -> None:
        """Take in what was read."""
        for article_id in [*self._of] if read.whole else ():
            if article_id not in read.entries and self._counts(read, article_id):
                del self._of[article_id]
        for article_id, entries in read.entries.items():
            if self._counts(read, article_id):
                self._of[article_id] = entries

    def _counts(self, read: PanelRead, article_id: ArticleId) -> bool:
        return read.moment >= self._changed.get(article_id, 0)


def read_entries(
    session: Session,
    article_ids: Collection[ArticleId] | None,
    wanted: Callable[[Annotation], bool],
    *,
    with_titles: bool,
) -> dict[ArticleId, list[AnnotationEntry]]:
    """Read the annotations of articles, and of each article what its entries say; on a worker.

    Args:
        session: Has them.
        article_ids: None: all of the library.
        wanted: Whether an annotation is to be shown.
        with_titles: Whether entries name their articles.
    """
    entries: dict[ArticleId, list[AnnotationEntry]] = {one: [] for one in article_ids or ()}
    asked = [None] if article_ids is None else article_ids
    for annotation in chain.from_iterable(session.annotations(one) for one in asked):
        if wanted(annotation):
            entry = _entry(session, annotation, with_title=with_titles)
            entries.setdefault(annotation.article_id, []).append(entry)
    return entries


def _entry(session: Session, one: Annotation, *, with_title: bool) -> AnnotationEntry:
    article: Article | None
    try:
        article = session.article(one.article_id)
    except ReaderError:
        article = None
    title = article.title(one.language or Language.KO) if article and with_title else ""
    text = _subject(one, article)
    others = session.kept_marks(one.article_id).conflicts.get(one.id, ())
    return AnnotationEntry(one, title if title != text else "", text, 1 + len(others))


def _subject(annotation: Annotation, article: Article | None) -> str:
    """What an annotation is on, as one line; the article is None if it is gone."""
    quote = annotation.target.exact if annotation.target else ""
    span, language = annotation.span, annotation.language
    if article and span and language and language in article.editions:
        block = article.editions[language].body[span.start.block : span.start.block + 1]
        if span.start == span.end and block and block[0].text.startswith(quote):
            return block[0].text  # of a paragraph its beginning is quoted
    if quote.strip():
        return quote
    return article.title() if article else "(the article is not in the library)"
