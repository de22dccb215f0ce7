"""The orders of the marks on an article: as they were made, and as they stand in its text."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from reader.model.article import AlignedPair, Language
from reader.model.marks import Annotation
from reader.model.moments import creation


def in_order_of_creation(
    annotations: Iterable[Annotation], changed: Mapping[str, Annotation | None]
) -> tuple[Annotation, ...]:
    """Annotations after some of them changed, each at its place again.

    Args:
        annotations: On one article, in this order.
        changed: By id how each is now, new ones too; None takes one away.
    """
    kept = [one for one in annotations if one.id not in changed]
    new = sorted((one for one in changed.values() if one is not None), key=_made)
    if not kept:
        return tuple(new)
    for one in new:
        insort(kept, one, key=_made)
    return tuple(kept)


def in_document_order(
    annotations: Iterable[Annotation], alignment: Sequence[AlignedPair]
) -> list[Annotation]:
    """On the whole article first, then as they stand in the text, orphaned ones last.

    Passages of the two languages are interleaved as the alignment has them.

    Args:
        annotations: On one article.
        alignment: Of that article; empty where it is in one language.
    """
    return sorted(annotations, key=lambda one: _place(one, alignment))


def _place(
    annotation: Annotation, alignment: Sequence[AlignedPair]
) -> tuple[int, int, str, int, int, tuple[float, str, str]]:
    last = _made(annotation)
    if annotation.place is None:
        return (0, 0, "", 0, 0, last)
    span, language = annotation.span, annotation.place.language
    if span is None:
        return (2, 0, "", 0, 0, last)
    side = "" if language is Language.KO else language.value
    block = span.start.block
    return (1, _rank(alignment, language, block), side, block, span.start.offset_chars, last)


def _made(annotation: Annotation) -> tuple[float, str, str]:
    return creation(annotation.created, annotation.id)


def _rank(alignment: Sequence[AlignedPair], language: Language, block: int) -> int:
    """Where a block stands among the aligned pairs; blocks in none follow the one before."""
    rank = 0
    for number, pair in enumerate(alignment, start=1):
        run = pair.side(language)
        if run and run[0] <= block:
            rank = max(rank, number)
    return rank
