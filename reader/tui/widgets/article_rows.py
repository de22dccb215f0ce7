"""One article as two lines of the list."""

from __future__ import annotations

from reader.model.listing import ArticleRow
from reader.model.names import Language
from reader.session import RowState
from reader.text.cells import cell_len
from reader.tui.troubles import short_path
from reader.tui.widgets.lines import Line, Piece, Role, fitted

UNREAD_SIGN = "▪"
BOOKMARK_SIGN = "⚑"
NOTE_SIGN = "✎"
SELECTED_SIGN = "✓"
"""All of one cell in every terminal: none has an ambiguous East Asian width."""


def row_lines(
    row: ArticleRow, state: RowState, language: Language, selected: bool, width_cells: int
) -> tuple[Line, Line]:
    """The title with what is new about it, and what else is known about the article."""
    if selected:
        sign = Piece(f" {SELECTED_SIGN} ", Role.SIGN)
    elif not state.read and not row.damaged:
        sign = Piece(f" {UNREAD_SIGN} ", Role.UNREAD)
    else:
        sign = Piece("   ", Role.MUTED)
    where, _, why = short_path(row.damaged).partition(": ")
    title = row.title(language) or (f"(damaged) {where}" if row.damaged else "(no title)")
    first = fitted(
        [sign, Piece(title, Role.READ if state.read else Role.TITLE)],
        [Piece(" ")],
        width_cells,
    )
    if row.damaged:
        wrong = f"   {why}" if title.endswith(where) else f"   {where}: {why}"
        return first, fitted([Piece(wrong, Role.WARNING)], [], width_cells)
    right = _marks(row, state)
    room = width_cells - sum(cell_len(piece.text) for piece in right) - 1
    left = Piece("   " + "  ".join(_facts(row, room - 3)), Role.MUTED)
    return first, fitted([left], right, width_cells)


def _facts(row: ArticleRow, room_cells: int) -> list[str]:
    """What fits of publisher, author, date and minutes; the minutes go first, then the author."""
    minutes = f"{row.minutes} min" if row.minutes else ""
    facts = [row.publisher, row.author, row.published[:10], minutes]
    for least in (3, 1, 2):
        if sum(cell_len(fact) + 2 for fact in facts if fact) - 2 <= room_cells:
            break
        facts[least] = ""
    return [fact for fact in facts if fact]


def _marks(row: ArticleRow, state: RowState) -> list[Piece]:
    pieces = []
    if state.to_check:
        pieces.append(Piece(f"?{state.to_check} ", Role.WARNING))
    if state.notes:
        pieces.append(Piece(f"{NOTE_SIGN}{state.notes} ", Role.SIGN))
    if state.bookmarked:
        pieces.append(Piece(f"{BOOKMARK_SIGN} ", Role.SIGN))
    if state.progress and not state.read:
        pieces.append(Piece(f"{round(state.progress * 100)}% ", Role.SIGN))
    languages = " ".join(language.upper() for language in row.languages)
    return [*pieces, Piece(f"{languages:>5} ", Role.TAG)]
