"""What the list shows when it opens, as plain lines for the next start.

It is made of the same lines as the widgets draw, put where the style sheets put the widgets; a
test holds it equal to the real screen, cell by cell.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from reader.errors import QueryError
from reader.model.names import ArticleId, Language
from reader.session import Session
from reader.text.cells import cell_len, truncate
from reader.tui.guard import harmless
from reader.tui.hints import hints_of
from reader.tui.keys import Place
from reader.tui.listing import Listing, has_to_be_held, place_told
from reader.tui.remembered import Remembered
from reader.tui.screens.reader_screen import (
    LEAST_CELLS,
    LEAST_LINES,
    LOW_LINES,
    NARROW_CELLS,
)
from reader.tui.services import FirstLines
from reader.tui.settings import Settings
from reader.tui.widgets.article_rows import row_lines
from reader.tui.widgets.drawing import CURSOR, segments_of, solid
from reader.tui.widgets.key_footer import KeyFooter
from reader.tui.widgets.line_list import first_row
from reader.tui.widgets.lines import Line, Piece, Role
from reader.tui.widgets.plain_bar import PlainBar
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.view_bar import ViewBar

LIST_PERCENT: Final = 38
LEAST_LIST_CELLS: Final = 40
MOST_LIST_CELLS: Final = 80
"""The width of `#list-column` beside the article, as its style sheet has it."""
ROW_LINES: Final = 2
MOST_SECONDS: Final = 0.2
"""How long who leaves may wait for the list of the next start."""
_SYSTEMS: Final = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}


@dataclass(frozen=True, slots=True)
class Canvas:
    """What the lines are drawn for."""

    size: tuple[int, int]
    """Columns and lines."""
    variables: Mapping[str, str]
    """Of the theme."""
    color_system: str | None
    """As the console names it; None for no colours."""


def first_lines(
    session: Session, settings: Settings, canvas: Canvas, remembered: Remembered
) -> FirstLines:
    """Every line of the screen as it opens, without the article beside the list.

    Args:
        session: The library.
        settings: As they will be.
        canvas: The terminal of the next start, if it is the one of now.
        remembered: The list that will be shown, and the article it will open on.

    Returns:
        Nothing where the opening screen is another one: too small, troubled, without colours, or a
        list of which there is nothing any more, or that cannot be understood; or where the list
        takes long to make.
    """
    columns, lines = canvas.size
    system = _SYSTEMS.get(canvas.color_system or "")
    if columns < LEAST_CELLS or lines < LEAST_LINES or system is None:
        return ()
    if settings.problems or session.problems():
        return ()
    query = remembered.listed
    until = time.monotonic() + MOST_SECONDS
    if has_to_be_held(query):
        try:
            listing = Listing.held(session, query, lambda: time.monotonic() > until)
        except QueryError:  # of a file that somebody edited
            return ()
        if not listing:
            return ()
    else:
        listing = Listing(session, query)
    return [
        [(_look(part.style or Style(), system), part.text) for part in _joined(line) if part.text]
        for line in _screen(listing, session, settings, canvas, remembered)
    ]


def _screen(
    listing: Listing,
    session: Session,
    settings: Settings,
    canvas: Canvas,
    remembered: Remembered,
) -> Iterator[list[Segment]]:
    columns, lines = canvas.size
    low = lines <= LOW_LINES
    count = len(listing)
    cursor = listing.position(ArticleId(remembered.article)) or 0
    bar = ViewBar()
    bar.set_reactive(ViewBar.counts, session.view_counts())
    bar.set_reactive(ViewBar.name_shown, session.name)
    bar.set_reactive(ViewBar.saved, {n: one.name for n, one in remembered.saved.items()})
    bar.set_reactive(ViewBar.view, listing.query.view)
    bar.set_reactive(ViewBar.slot, remembered.slot)
    status = StatusLine()
    place = place_told(listing.query, cursor, str(count)) if count else "nothing here"
    status.set_reactive(StatusLine.place, place)
    footer = KeyFooter()
    footer.set_reactive(KeyFooter.hints, hints_of((Place.LIST, Place.EVERYWHERE), settings))
    if not low:
        yield _line(canvas, bar.draw(columns), columns, "panel")
    listed = replace(canvas, size=(columns, lines - (1 if low else 3)))
    whole = columns < NARROW_CELLS or not remembered.preview
    width = columns if whole else list_cells(columns)
    yield from _list(listing, Language(settings.titles), listed, width, cursor)
    yield _line(canvas, status.draw(columns), columns, "panel")
    if not low:
        yield _line(canvas, footer.draw(columns), columns, "background")


def list_cells(columns: int) -> int:
    """How wide the list is beside the article."""
    return max(LEAST_LIST_CELLS, min(columns * LIST_PERCENT // 100, MOST_LIST_CELLS))


def _list(
    listing: Listing, language: Language, canvas: Canvas, width: int, cursor: int
) -> Iterator[list[Segment]]:
    """The list, the bar beside it and the empty place of the article."""
    columns, height = canvas.size
    beside = [Segment(" " * (columns - width), solid(canvas.variables, "background"))]
    if query := listing.query.filter:
        height -= 1
        yield [*_filter(canvas, query, width), *beside]
    count = len(listing)
    top = first_row(cursor, count, height, ROW_LINES)
    bar = _bar(canvas, height, count * ROW_LINES, top * ROW_LINES)
    room = width - (1 if bar else 0)
    drawn: list[Line] = []
    for row in listing.window(top, top - (-height // ROW_LINES)):
        drawn += row_lines(row, listing.state(row.id), language, False, room)
    for number in range(height):
        ground = (
            CURSOR if number < len(drawn) and number // ROW_LINES == cursor - top else "surface"
        )
        line = drawn[number] if number < len(drawn) else ()
        yield [*_line(canvas, line, room, ground), *bar[number : number + 1], *beside]


def _filter(canvas: Canvas, query: str, width: int) -> list[Segment]:
    """The line in which the filter stands."""
    name = Piece(" filter ", Role.KEY)
    typed = f" {truncate(query, width - len(name.text) - 2, '')}"
    base = solid(canvas.variables, "panel")
    blank = " " * (width - len(name.text) - cell_len(typed))
    return [*segments_of((name,), canvas.variables, base), Segment(typed + blank, base)]


def _bar(canvas: Canvas, height: int, virtual: int, position: int) -> list[Segment]:
    if virtual <= height:
        return []
    colors = {name: solid(canvas.variables, name).bgcolor for name in ("surface", "panel")}
    style = Style(color=colors["panel"], bgcolor=colors["surface"])
    if style.color is None or style.bgcolor is None:
        return []
    segments = PlainBar.render_bar(
        height, virtual, height, position, 1, True, style.bgcolor, style.color
    ).segments
    return [one for one in segments if not one.control and one.text != "\n"]


def _line(canvas: Canvas, line: Line, width: int, ground: str) -> list[Segment]:
    base = solid(canvas.variables, ground)
    segments = segments_of(line, canvas.variables, base)
    missing = width - sum(cell_len(piece.text) for piece in line)
    return [*segments, Segment(" " * missing, base)] if missing > 0 else segments


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbours of one style as one, and reversed colours the right way round."""
    joined: list[Segment] = []
    for segment in segments:
        style = segment.style or Style()
        if style.reverse:
            style = Style(color=style.color, bgcolor=style.color)
        style = Style(color=style.color or style.bgcolor, bgcolor=style.bgcolor)
        segment = harmless(segment)
        if joined and joined[-1].style == style:
            joined[-1] = Segment(joined[-1].text + segment.text, style)
        else:
            joined.append(Segment(segment.text, style))
    return joined


def _look(style: Style, system: ColorSystem) -> str:
    codes: list[str] = []
    if style.color:
        codes += style.color.downgrade(system).get_ansi_codes(foreground=True)
    if style.bgcolor:
        codes += style.bgcolor.downgrade(system).get_ansi_codes(foreground=False)
    return ";".join(codes) or "0"
