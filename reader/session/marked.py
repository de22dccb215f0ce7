"""Which articles carry which marks, kept up to date one article at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.model.article import ArticleId
from reader.model.marks import ItemId, Marks


class Marked:
    """Sets of articles for views and filters; immutable ones, replaced when they change."""

    def __init__(self, marks: Iterable[Marks] = ()) -> None:
        groups: tuple[set[ArticleId], ...] = (set(), set(), set(), set())
        self._tags: dict[ArticleId, frozenset[str]] = {}
        self._owners: dict[ItemId, ArticleId] = {}
        for one in marks:
            for group, member in zip(groups, _memberships(one), strict=True):
                if member:
                    group.add(one.article_id)
            self._note(one)
        self.read, self.reading, self.bookmarked, self.annotated = map(frozenset, groups)

    @property
    def tags(self) -> Mapping[ArticleId, frozenset[str]]:
        """The tags of each article's annotations, without `#`."""
        return self._tags

    def update(self, marks: Marks) -> None:
        """Take in the new marks of one article."""
        read, reading, bookmarked, annotated = _memberships(marks)
        article_id = marks.article_id
        self.read = _with(self.read, article_id, read)
        self.reading = _with(self.reading, article_id, reading)
        self.bookmarked = _with(self.bookmarked, article_id, bookmarked)
        self.annotated = _with(self.annotated, article_id, annotated)
        self._note(marks)

    def owner(self, annotation_id: ItemId) -> ArticleId | None:
        """The article an annotation is or was on; None if it was never seen."""
        return self._owners.get(annotation_id)

    def _note(self, marks: Marks) -> None:
        for annotation in marks.annotations:
            self._owners[annotation.id] = marks.article_id
        tags = frozenset(tag for annotation in marks.annotations for tag in annotation.tags)
        if tags:
            self._tags[marks.article_id] = tags
        else:
            self._tags.pop(marks.article_id, None)


def _memberships(marks: Marks) -> tuple[bool, bool, bool, bool]:
    opened = marks.reading is not None and marks.reading.position is not None
    return (marks.read, opened and not marks.read, marks.has_bookmark, marks.note_count > 0)


def _with(group: frozenset[ArticleId], member: ArticleId, wanted: bool) -> frozenset[ArticleId]:
    if (member in group) == wanted:
        return group
    return group | {member} if wanted else group - {member}
