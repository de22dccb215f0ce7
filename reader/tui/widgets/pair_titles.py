"""The heads of the two columns of pairs."""

from __future__ import annotations

from reader.model.article import Article, Language
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine
from reader.tui.widgets.pair_list import NUMBER_CELLS, SIGN_CELLS
from reader.tui.widgets.two_columns import COLUMNS_CELLS, beside


class Titles(OneLine):
    """The titles of both editions, over their columns."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._titles = [article.title(language) for language in Language]

    def draw(self, width_cells: int) -> Line:
        indent = Piece(" " * SIGN_CELLS)
        room = width_cells - SIGN_CELLS
        if width_cells < COLUMNS_CELLS:
            titles = "   ".join(self._titles)
            return (indent, *fitted([Piece(titles, Role.MUTED)], [], room))
        left, right = (
            [[Piece(" " * NUMBER_CELLS), Piece(title, Role.MUTED)]] for title in self._titles
        )
        return (indent, *beside(left, right, room)[0])
