"""Which articles carry which marks, kept up to date one article at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.marks import Outline
    from reader.model.names import ArticleId, ItemId


class Marked:
    """Sets of articles for views and filters; immutable ones, replaced when they change."""

    def __init__(self, outlines: Iterable[Outline] = ()) -> None:
        groups: tuple[set[ArticleId], ...] = (set(), set(), set(), set())
        self._tags: dict[ArticleId, frozenset[str]] = {}
        self._notes: dict[ArticleId, tuple[str, ...]] = {}
        self._owners: dict[ItemId, ArticleId] = {}
        for one in outlines:
            for group, member in zip(groups, _memberships(one), strict=True):
                if member:
                    group.add(one.article_id)
            self._note(one)
        self.read, self.reading, self.bookmarked, self.annotated = map(frozenset, groups)

    @property
    def tags(self) -> Mapping[ArticleId, frozenset[str]]:
        """The tags of each article's annotations, without `#`.

        A copy: it may be walked on any thread.
        """
        return dict(self._tags)

    @property
    def notes(self) -> Mapping[ArticleId, tuple[str, ...]]:
        """The notes on each article, and its tags as one more line: what a search looks through.

        A copy: it may be walked on any thread.
        """
        return dict(self._notes)

    @property
    def annotation_count(self) -> int:
        """How many annotations there are or were."""
        return len(self._owners)

    def update(self, outline: Outline) -> None:
        """Take in how the marks of one article are now."""
        read, reading, bookmarked, annotated = _memberships(outline)
        article_id = outline.article_id
        self.read = _with(self.read, article_id, read)
        self.reading = _with(self.reading, article_id, reading)
        self.bookmarked = _with(self.bookmarked, article_id, bookmarked)
        self.annotated = _with(self.annotated, article_id, annotated)
        self._note(outline)

    def owner(self, annotation_id: ItemId) -> ArticleId | None:
        """The article an annotation is or was on; None if it was never seen."""
        return self._owners.get(annotation_id)

    def _note(self, outline: Outline) -> None:
        for annotation_id in outline.annotation_ids:
            self._owners[annotation_id] = outline.article_id
        tags = " ".join(f"#{tag}" for tag in sorted(outline.tags))
        texts = (*sorted(outline.notes), tags) if tags else tuple(sorted(outline.notes))
        if texts:
            self._notes[outline.article_id] = texts
        else:
            self._notes.pop(outline.article_id, None)
        if outline.tags:
            self._tags[outline.article_id] = outline.tags
        else:
            self._tags.pop(outline.article_id, None)


def _memberships(outline: Outline) -> tuple[bool, bool, bool, bool]:
    reading = outline.begun and not outline.read
    return (outline.read, reading, outline.bookmarked, outline.annotated)


def _with(group: frozenset[ArticleId], member: ArticleId, wanted: bool) -> frozenset[ArticleId]:
    if (member in group) == wanted:
        return group
    return group | {member} if wanted else group - {member}
