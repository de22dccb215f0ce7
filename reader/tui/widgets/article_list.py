"""The list of articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, Final, Protocol

from textual.binding import BindingType

from reader.model.listing import ArticleRow
from reader.model.names import ArticleId, Language
from reader.session import RowState
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.widgets.article_rows import row_lines
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line

WINDOW_ROWS: Final = 64
KEPT_WINDOWS: Final = 16


class RowSource(Protocol):
    """Where the rows of a list come from, a window at a time."""

    def __len__(self) -> int: ...

    def window(self, start: int, stop: int) -> Sequence[ArticleRow]:
        """Some rows; fewer when the list has become shorter."""
        ...

    def position(self, article_id: ArticleId) -> int | None:
        """Where an article stands; None if it is not in the list."""
        ...

    def state(self, article_id: ArticleId) -> RowState:
        """What the person put on an article."""
        ...


class ArticleList(LineList):
    """Two lines an article, with one under the cursor.

    It asks its source for the rows that are on the screen and says what was chosen. It
    knows neither the library nor the reading pane.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.LIST)
    ROW_LINES = 2

    def __init__(self) -> None:
        super().__init__()
        self.language = Language.KO
        self._source: RowSource | None = None
        self._windows: dict[int, Sequence[ArticleRow]] = {}
        self._selected: dict[ArticleId, None] = {}

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor; None in an empty list."""
        return self._row(self.cursor)

    @property
    def selected(self) -> tuple[ArticleId, ...]:
        """The articles selected for the next command, in the order they were."""
        return tuple(self._selected)

    def show(self, source: RowSource, *wanted: ArticleId | None) -> None:
        """Show a list; the cursor goes to the first of some articles that is in it.

        If none is, it stays on its row's number. An article that it was on already stays on its
        line of the screen, too.
        """
        row, line = self.current, self.cursor * self.ROW_LINES - self.scroll_offset.y
        self._source = source
        self._windows.clear()
        places = ((one, source.position(one)) for one in dict.fromkeys(wanted) if one)
        at, place = next((found for found in places if found[1] is not None), (None, None))
        self.show_rows(len(source), self.cursor if place is None else place)
        if place is not None and row is not None and row.id == at:
            self.scroll_to(y=place * self.ROW_LINES - line, animate=False, force=True)

    def show_language(self, language: Language) -> None:
        """Show titles in another language; the rows stay."""
        self.language = language
        self.redraw_rows()

    def update_rows(self, article_ids: Collection[ArticleId] | None = None) -> None:
        """Draw the marks on rows anew; rows, cursor and scroll stay.

        Args:
            article_ids: The articles whose marks changed; None if any may have.
        """
        if article_ids is None:
            self.redraw_rows()
            return
        for row in {key[0] for key in self._drawn}:
            article = self._row(row)
            if article is None or article.id in article_ids:
                self.redraw_row(row)

    def go_to(self, article_id: ArticleId) -> bool:
        """Move the cursor to an article; False if it is not in the list."""
        if self.current and self.current.id == article_id:
            return True
        place = self._source.position(article_id) if self._source else None
        if place is None:
            return False
        self.cursor = place
        return True

    def neighbour(self, steps: int) -> ArticleRow | None:
        """The article some rows after (or before) the cursor; None at the ends."""
        place = self.cursor + steps
        return self._row(place) if 0 <= place < self.row_count else None

    def after(self, article_id: ArticleId) -> ArticleRow | None:
        """The article below another one; None at the end, or if that one is not in the list."""
        if self.current and self.current.id == article_id:
            return self.neighbour(1)
        place = self._source.position(article_id) if self._source else None
        return None if place is None else self._row(place + 1)

    def select(self, article_ids: Iterable[ArticleId]) -> None:
        """Select just these for the next command."""
        self._selected = dict.fromkeys(article_ids)
        self.redraw_rows()
        self.announce_highlighted()

    def deselect_absent(self) -> None:
        """Select nothing that is not in the list: a command would act on what is not seen."""
        if source := self._source:
            there = {one: None for one in self._selected if source.position(one) is not None}
            self._selected = there

    def clear_selection(self) -> bool:
        """Select nothing; False if nothing was."""
        there = bool(self._selected)
        if there:
            self.select(())
        return there

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        article = self._row(row)
        if article is None or self._source is None:
            return ((), ())
        state = self._source.state(article.id)
        selected = article.id in self._selected
        return row_lines(article, state, self.language, selected, width_cells)

    def action_toggle_mark(self) -> None:
        """Select the row, or not any more, and go on to the next."""
        if article := self.current:
            if article.id in self._selected:
                del self._selected[article.id]
            else:
                self._selected[article.id] = None
            self.redraw_row(self.cursor)
            self.cursor += 1
            self.announce_highlighted()

    def _row(self, row: int) -> ArticleRow | None:
        if self._source is None or not 0 <= row < self.row_count:
            return None
        number, place = divmod(row, WINDOW_ROWS)
        if number not in self._windows:
            while len(self._windows) >= KEPT_WINDOWS:
                self._windows.pop(next(iter(self._windows)))
            start = number * WINDOW_ROWS
            self._windows[number] = self._source.window(start, start + WINDOW_ROWS)
        window = self._windows[number]
        return window[place] if place < len(window) else None
