"""What a session gives to the exporters, and takes from an importer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model.listing import ListQuery
from reader.model.names import ArticleId, ItemId, Language
from reader.session.change import Change
from reader.session.verbs import Verbs
from reader.text.counting import counted
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.export.values import AnnotatedArticle
    from reader.model import article as articles
    from reader.model import marks as items
    from reader.model.marks import Annotation, ItemChange
else:  # a list is shown before anything is exported
    articles, items = later("reader.model.article"), later("reader.model.marks")


class Exporting(Verbs):
    """Annotations out, whole, and in again as they were."""

    def annotated_articles(self, query: str = "") -> list[AnnotatedArticle]:
        """The annotated articles that match a query, in the order of the list; any thread.

        With the query "" also those that are no longer in the library: their marks stay.

        Raises:
            QueryError: If the query cannot be understood.
        """
        marked = self._marked.annotated | self._marked.bookmarked
        found = [one for one in self.ids(ListQuery(filter=query)) if one in marked]
        if not query:
            found += sorted(marked - set(found))
        return [self.annotated_article(article_id) for article_id in found]

    def annotated_article(self, article_id: ArticleId) -> AnnotatedArticle:
        """One article with its annotations; a bare title where the article is gone."""
        from reader.export.values import AnnotatedArticle

        annotations = tuple(self.annotations(article_id))
        versions = self._versions(article_id)
        try:
            return AnnotatedArticle(
                self.article(article_id), self.alignment(article_id), annotations, versions
            )
        except ReaderError:
            gone = articles.Edition(f"{article_id} (no longer in the library)")
            return AnnotatedArticle(
                articles.Article(article_id, {Language.KO: gone}), (), annotations, versions
            )

    def adopt(self, annotations: Iterable[Annotation]) -> Change:
        """Take in annotations as they were exported: ids, dates and targets stay.

        Those that are here already, word for word, are left alone; one step for all.

        Args:
            annotations: Of several with the same id the first is shown, the others are versions
                beside it.
        """
        from reader.export.web_check import checked

        given: dict[ItemId, list[Annotation]] = {}
        for one in annotations:
            with suppress(ReaderError):
                one = checked(one, self.article(one.article_id))
            given.setdefault(one.id, []).append(one)
        article_ids = {new[0].article_id for new in given.values()}
        here = self.kept_annotations(article_ids)
        beside = {key: one for each in article_ids for key, one in self._versions(each).items()}
        changes = []
        for item_id, new in given.items():
            old = [here[item_id], *beside.get(item_id, ())] if item_id in here else []
            changes += _adopted(new, old)
        count = len({change.item_id for change in changes})
        return self._change(f"{counted(count, 'annotation')} imported", changes)

    def kept_annotations(self, article_ids: Iterable[ArticleId]) -> dict[ItemId, Annotation]:
        """The annotations of some articles by id, as they are kept."""
        marks = map(self.kept_marks, set(article_ids))
        return {one.id: one for each in marks for one in each.annotations}

    def _versions(self, article_id: ArticleId) -> dict[ItemId, tuple[Annotation, ...]]:
        """The versions of annotations beside those that are shown."""
        return {
            item_id: tuple(one for one in versions if isinstance(one, items.Annotation))
            for item_id, versions in self.kept_marks(article_id).conflicts.items()
        }


def _adopted(new: Sequence[Annotation], old: Sequence[Annotation]) -> list[ItemChange]:
    """The changes that take in the versions of an annotation; of each the one to show first.

    What is here is replaced, unless the file has it too: then the others stand beside it.
    """
    missing = [one for one in reversed(new) if not any(_same(one, there) for there in old)]
    changes = [items.ItemChange(one.id, None, one) for one in missing]
    if missing and old and not any(_same(one, there) for one in new for there in old):
        changes[-1] = items.ItemChange(old[0].id, old[0], missing[-1])
    return changes


def _same(one: Annotation, other: Annotation) -> bool:
    """Whether two annotations differ in nothing but where they were last found."""
    return replace(one, resolved=None) == replace(other, resolved=None)
