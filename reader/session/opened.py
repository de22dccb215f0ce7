"""Articles in memory: the one a person has before him, and those that were opened lately.

A file may change, break or go while its article is open. What is done to a passage is done to the
text on the screen, so that text stays the article until the screen shows another.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from reader.model.names import AnchorStatus, ArticleId, ItemId, Language
from reader.session.ports import LibraryPort
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.model import anchors
    from reader.model import article as articles
    from reader.model.anchors import CanonicalText
    from reader.model.article import Article
    from reader.model.marks import Annotation
    from reader.store.file_stat import FileStat

    _Placed = dict[ItemId, tuple[Annotation, Annotation]]
    """By its id an annotation that was looked for, and the same at its place."""
else:  # a list is shown before an article is opened
    anchors, articles = later("reader.model.anchors"), later("reader.model.article")

KEPT_ARTICLES: Final = 32
"""How many articles stay in memory after they were opened."""


class FileState(StrEnum):
    """What became of an article's file since the article was read."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class OpenedArticles:
    """Articles by id, each read once. Safe on any thread."""

    def __init__(self, library: LibraryPort) -> None:
        self._library = library
        self._lock = threading.RLock()
        self._held: Article | None = None
        self._articles: OrderedDict[ArticleId, Article] = OrderedDict()
        self._files: dict[ArticleId, FileStat | None] = {}
        """How each file was when it was last read or looked at."""
        self._texts: dict[tuple[ArticleId, Language], tuple[Article, CanonicalText]] = {}
        self._placed: dict[ArticleId, tuple[Article, _Placed]] = {}

    def article(self, article_id: ArticleId) -> Article:
        """The one that is held, else from memory, else from the library.

        Raises:
            ArticleMissing: If the library has none with this id.
            Unreadable: If its file is damaged.
        """
        with self._lock:
            if self._held is not None and self._held.id == article_id:
                return self._held
            if article_id in self._articles:
                self._articles.move_to_end(article_id)
                return self._articles[article_id]
        return self._read(article_id)

    def fresh(self, article_id: ArticleId) -> Article:
        """The article as its file has it now, read again only if the file is another.

        Raises:
            ArticleMissing: If the library has none with this id.
            Unreadable: If its file is damaged.
        """
        now = self._library.file_stat(article_id)
        with self._lock:
            if article_id in self._articles and self._files.get(article_id) == now:
                return self._articles[article_id]
        return self._read(article_id)

    def hold(self, article: Article | None) -> None:
        """Let this be the article of its id, whatever becomes of its file; None for none."""
        with self._lock:
            self._held = article

    def file_state(self, article_id: ArticleId) -> FileState:
        """What became of an article's file; a change is told once.

        Raises:
            Unreadable: If the file cannot be looked at.
        """
        now = self._library.file_stat(article_id)
        if now is None:
            return FileState.GONE
        with self._lock:
            if self._files.setdefault(article_id, now) == now:
                return FileState.SAME
            self._files[article_id] = now
            self._articles.pop(article_id, None)
        return FileState.CHANGED

    def forget(self) -> None:
        """Files have changed: all but the one that is held are read anew."""
        with self._lock:
            self._articles.clear()
            self._texts.clear()
            self._placed.clear()

    def text(self, article: Article, language: Language) -> CanonicalText:
        """The text of an edition as anchors count in it; an empty one if there is none."""
        key = (article.id, language)
        with self._lock:
            known = self._texts.get(key)
            if known is None or known[0] is not article:
                edition = article.editions.get(language) or articles.Edition("")
                known = self._texts[key] = (article, anchors.CanonicalText(edition))
            return known[1]

    def placed(self, article: Article, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Annotations of an article, each with where it stands in this text.

        Each is looked for once, as long as neither it nor the article changes.
        """
        with self._lock:
            of, known = self._placed.get(article.id, (None, {}))
            if of is not article:
                _, known = self._placed[article.id] = (article, {})
        found = []
        for one in annotations:
            kept, placed = known.get(one.id, (None, one))
            if kept is not one:
                placed = self._look_for(article, one)
                known[one.id] = (one, placed)
            found.append(placed)
        return tuple(found)

    def _look_for(self, article: Article, annotation: Annotation) -> Annotation:
        target = annotation.place
        if target is None:
            return annotation
        text = self.text(article, target.language)
        known = annotation.resolved
        same_text = known is not None and known.text_hash == text.hash
        if known and same_text and (known.span is None or text.holds(known.span)):
            return annotation
        from reader.search.anchors import resolve

        found = resolve(target, text)
        if found.status is AnchorStatus.ANCHORED and found.span == target.span:
            return replace(annotation, resolved=None) if known else annotation
        return replace(annotation, resolved=found)

    def _read(self, article_id: ArticleId) -> Article:
        # looked at before it is read: what is saved in between counts as a change
        seen = self._library.file_stat(article_id)
        with self._lock:
            self._files[article_id] = seen
            self._articles.pop(article_id, None)
        article = self._library.article(article_id)
        with self._lock:
            if self._files.get(article_id) != seen:  # a faster thread knows a newer text
                return self._articles.get(article_id, article)
            self._articles[article_id] = article
            while len(self._articles) > KEPT_ARTICLES:
                old, _ = self._articles.popitem(last=False)
                self._files.pop(old, None)
                self._placed.pop(old, None)
                for language in Language:
                    self._texts.pop((old, language), None)
        return article
