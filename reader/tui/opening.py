"""Where an article is to be opened: what search, bookmarks and annotations give back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the list is opened without marks and without a search
    from reader.model.marks import Annotation, ItemId
    from reader.model.names import ArticleId, Language
    from reader.search.results import Found, Hit


class Opening(NamedTuple):
    """An article and perhaps a place in it."""

    article_id: ArticleId
    language: Language | None = None
    """None: the language it was last read in."""
    block: int | None = None
    """None: the place where the person left it."""
    offset_chars: int = 0
    found: Found | None = None
    """The search it comes from, so that its hits stay alive."""
    at_hit: int | None = None
    """Which hit of the search to go to: 0 the first, -1 the last; None goes to the block."""
    reattach: ItemId | None = None
    """An annotation that is to be put on another passage there."""


def opening_of_hit(hit: Hit, found: Found) -> Opening:
    """Where a hit is; a hit in title, deck or author opens the article at its top."""
    from reader.search.results import Field

    block = hit.block if hit.field is Field.BODY else 0
    offset = hit.span[0] if hit.field is Field.BODY else 0
    return Opening(hit.article_id, hit.language, block, offset, found)


def opening_of_annotation(annotation: Annotation) -> Opening:
    """Where an annotation is; one on the article, or a lost one, opens the article."""
    span = annotation.span
    if span is None or annotation.language is None:
        return Opening(annotation.article_id)
    return Opening(
        annotation.article_id, annotation.language, span.start.block, span.start.offset_chars
    )
