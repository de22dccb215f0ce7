"""Bookmarks, highlights and notes as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType

from reader.model.marks import Annotation, ItemId, MarkKind
from reader.text.cells import cell_len
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.widgets.article_rows import BOOKMARK_SIGN, NOTE_SIGN, SELECTED_SIGN
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList

LEAST_LABEL_CELLS: Final = 20
"""Less of the title of an article would be a riddle."""


@dataclass(frozen=True, slots=True)
class AnnotationEntry:
    """One annotation with what the list needs to know of its article."""

    annotation: Annotation
    title: str
    """Of its article; "" when all entries are of one article."""
    text: str
    """What it is on: the quote, a bookmarked paragraph's beginning, or the title."""
    versions: int = 1
    """How many there are of it; more than one when it was changed in two places at once."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What a filter looks through."""
        tags = (f"#{tag}" for tag in self.annotation.tags)
        return (self.text, self.annotation.body, *tags, self.title)


class AnnotationList(RowList[AnnotationEntry]):
    """Two lines an annotation: what it is on, and what was written about it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.PANEL)
    ROW_LINES = 2

    def __init__(self) -> None:
        super().__init__()
        self._selected: dict[ItemId, None] = {}

    @property
    def selected(self) -> tuple[Annotation, ...]:
        """What is selected, from the top."""
        return tuple(
            entry.annotation for entry in self.rows if entry.annotation.id in self._selected
        )

    @property
    def selected_count(self) -> int:
        """How many are selected."""
        return len(self._selected)

    @property
    def chosen_entries(self) -> tuple[AnnotationEntry, ...]:
        """What commands act on: the selected ones from the top, else the one under the cursor."""
        current = self.current
        selected = [entry for entry in self.rows if entry.annotation.id in self._selected]
        return tuple(selected) or ((current,) if current else ())

    @property
    def chosen(self) -> tuple[Annotation, ...]:
        """The annotations that commands act on."""
        return tuple(entry.annotation for entry in self.chosen_entries)

    def show(self, rows: Sequence[AnnotationEntry], cursor: int | None = None) -> None:
        """Show other entries; the cursor stays on its annotation where it can."""
        ids = {entry.annotation.id for entry in rows}
        self._take_selected({one: None for one in self._selected if one in ids})
        super().show(rows, self.place_in(rows) if cursor is None else cursor)

    def known_by(self, row: AnnotationEntry) -> ItemId:
        return row.annotation.id

    def clear_selection(self) -> bool:
        """Select nothing; False if nothing was."""
        there = bool(self._selected)
        if there:
            self._select({})
        return there

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        entry = self.rows[row]
        one = entry.annotation
        versions = f"{entry.versions} versions" if entry.versions > 1 else ""
        status = "  ".join(word for word in (versions, one.status.word) if word)
        tags = " ".join(f"#{tag}" for tag in one.tags if f"#{tag}" not in one.body)
        language = one.language.upper() if one.language else ""
        first = fitted(
            [*self._sign(one), Piece(_one_line(entry.text))],
            [Piece(f"{status} ", Role.WARNING) if status else Piece(""), _tag(language)],
            width_cells,
        )
        left = [Piece("      "), *_written(one)]
        right = [_tag(self._told_color(one)), _tag(tags), _tag(one.created[:10])]
        room = width_cells - 1 - sum(cell_len(piece.text) for piece in (*left, *right))
        whole = "the whole article" if one.target is None else ""
        left.append(Piece(_label(entry.title or whole, room), Role.MUTED))
        return first, fitted(left, right, width_cells)

    def action_toggle_mark(self) -> None:
        """Select the row, or not any more, and go on to the next."""
        if current := self.current:
            wanted = current.annotation.id
            others = {one: None for one in self._selected if one != wanted}
            self._select(others if wanted in self._selected else {**others, wanted: None})
            self.cursor += 1

    def action_select_all(self) -> None:
        """Select every row; none if all are."""
        everything = {entry.annotation.id: None for entry in self.rows}
        self._select({} if self._selected == everything else everything)

    def _take_selected(self, item_ids: dict[ItemId, None]) -> None:
        if bool(item_ids) is not bool(self._selected):
            self.screen.post_message(self.Turned())
        self._selected = item_ids

    def _select(self, item_ids: dict[ItemId, None]) -> None:
        self._take_selected(item_ids)
        self.redraw_rows()
        self.announce_highlighted()

    def _told_color(self, one: Annotation) -> str:
        """The name of a colour that cannot be seen, "" where it can."""
        colored = self.app.no_color and one.kind is not MarkKind.BOOKMARK and one.target is not None
        return one.color.value if colored else ""

    def _sign(self, one: Annotation) -> list[Piece]:
        selected = SELECTED_SIGN if one.id in self._selected else " "
        pieces = [Piece(f" {selected} ", Role.SIGN)]
        if one.kind is MarkKind.BOOKMARK:
            return [*pieces, Piece(f"{BOOKMARK_SIGN}  ", Role.SIGN)]
        sign = NOTE_SIGN if one.kind is MarkKind.NOTE else " "
        return [*pieces, Piece(f"{sign} ", Role(one.color.value)), Piece(" ")]


def _tag(text: str) -> Piece:
    return Piece(f" {text} " if text else "", Role.TAG)


def _written(one: Annotation) -> list[Piece]:
    return [Piece(_one_line(one.body)), Piece("   ")] if one.body else []


def _label(text: str, room_cells: int) -> str:
    """What an annotation belongs to; "" where too little of it could be read."""
    return text if room_cells >= min(cell_len(text), LEAST_LABEL_CELLS) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
