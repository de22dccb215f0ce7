"""Orders of the lists of bookmarks and annotations."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reader.model.marks import Color
from reader.model.moments import creation
from reader.tui.widgets.annotation_list import AnnotationEntry


class Order(StrEnum):
    """Orders of a panel; doubtful annotations always come first."""

    PLACE = "by place"
    DATE = "newest first"
    COLOR = "by colour"


def ordered(entries: Sequence[AnnotationEntry], order: Order) -> list[AnnotationEntry]:
    """The entries in an order."""
    ordered = list(entries)
    if order is Order.DATE:
        ordered.sort(key=_made, reverse=True)
    elif order is Order.COLOR:
        colors = list(Color)
        ordered.sort(key=lambda entry: colors.index(entry.annotation.color))
    return sorted(ordered, key=lambda entry: not entry.annotation.status.is_doubtful)


def _made(entry: AnnotationEntry) -> tuple[bool, tuple[float, str, str]]:
    """Sorts by when notes were made; one that does not say so counts as the oldest."""
    one = entry.annotation
    return (bool(one.created), creation(one.created, one.id))
