"""The column the article is in, with the commands that are valid there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical

from reader.tui.bindings import bindings_of
from reader.tui.keys import Place


class ArticleColumn(Vertical):
    """Around the article pane and the line to find in it.

    The pane's own keys go before these, so that a key may mean something else while text is
    selected.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.ARTICLE)
