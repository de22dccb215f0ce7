"""What the verbs of a session give back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.names import ArticleId, ItemId


class Change(NamedTuple):
    """One thing that has just changed in memory; `Session.save` makes it durable."""

    label: str
    """For the status line: "Bookmarked"."""
    article_ids: frozenset[ArticleId]
    annotation_ids: tuple[ItemId, ...] = ()
    quiet: bool = False
    """Not worth a word on the status line: reading positions."""


class RowState(NamedTuple):
    """What the list shows of a person's marks on one article."""

    bookmarked: bool = False
    """The article itself or one of its paragraphs."""
    notes: int = 0
    """Highlights and notes."""
    read: bool = False
    progress: float = 0.0
    """Share of the article before the reader's place, 0 to 1; 0 when never opened."""
    to_check: int = 0
    """Annotations whose place is fuzzy or lost."""
