"""Rows of an article become strips: signs, paragraph bar, text in its styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.names import Language
from reader.text.cells import cell_len
from reader.tui.reading.bands import CellRow, Row
from reader.tui.reading.content import Piece, Role
from reader.tui.reading.decor import Decorations, Stretch
from reader.tui.reading.layouts import Geometry

BAR: Final = "▐"
"""Stands beside the current paragraph; this half block is one cell wide in every terminal."""
_MOST_SIGNS: Final = 3

OVERLAYS: Final = (
    "sentence",
    "mark-yellow",
    "mark-green",
    "mark-blue",
    "mark-pink",
    "mark-purple",
    "unsure",
    "hit",
    "hit-current",
    "flash",
    "selection",
)
PARTS: Final = (*Role, "secondary", "bar", "bar-idle", "bar-beside", "sign", *OVERLAYS)
COMPONENTS: Final = {f"article-pane--{part}" for part in PARTS}

StyleOf = Callable[[str], Style]
"""The style of a part by its name, without the widget's own."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What the paragraph cursor looks like now."""

    language: Language
    block: int
    beside: frozenset[tuple[Language, int]]
    """The blocks that say the same and are in sight too; they carry a fainter bar."""
    focused: bool
    at_head: bool
    """Whether it is on the article as a whole: nothing but its head is in sight."""

    def bar(self, piece: Piece) -> str:
        """The name of the bar beside a piece; "" for none."""
        here = "bar" if self.focused else "bar-idle"
        if self.at_head:
            return here if piece.block is None and piece.language is self.language else ""
        if piece.block is None:
            return ""
        if (piece.language, piece.block) == (self.language, self.block):
            return here
        return "bar-beside" if (piece.language, piece.block) in self.beside else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that decides how a row looks."""

    geometry: Geometry
    decorations: Decorations
    cursor: Cursor
    over: Callable[[Language, int], Sequence[Stretch]]
    """What lies over the marks of a block for a moment: sentence, flash, selection."""
    style_of: StyleOf
    base: Style


def strip_of(row: Row, scene: Scene) -> Strip:
    """One row as a strip of exactly the width of the pane."""
    segments: list[Segment] = []
    at = 0
    for number, cell_row in enumerate(row):
        if cell_row is None:
            continue
        left = scene.geometry.lefts[number] - scene.geometry.gutter
        if left > at:
            segments.append(Segment(" " * (left - at), scene.base))
            at = left
        for segment in _cell_segments(cell_row, scene):
            segments.append(segment)
            at += cell_len(segment.text)
    width = scene.geometry.width
    if at < width:
        segments.append(Segment(" " * (width - at), scene.base))
        return Strip(segments, width)
    return Strip(segments, at).adjust_cell_length(width, scene.base)


def _cell_segments(row: CellRow, scene: Scene) -> Iterable[Segment]:
    yield from _gutter(row, scene)
    cell = row.cell
    style = scene.base + scene.style_of("secondary" if cell.secondary else cell.piece.role)
    if cell.piece.role in (Role.PEEK, Role.PINNED):
        style = scene.base + scene.style_of(cell.piece.role)
    if row.indent:
        bullet = cell.bullet if row.first or cell.piece.role is Role.PINNED else ""
        yield Segment(bullet.rjust(row.indent), style)
    yield from _runs(row, scene, style)


def _gutter(row: CellRow, scene: Scene) -> Iterable[Segment]:
    """Signs, bar, blank: as wide as the gutter."""
    room = scene.geometry.gutter - 2
    if room < 0:
        return
    piece = row.cell.piece
    signs = _signs(row, scene)[-min(room, _MOST_SIGNS) :]
    yield Segment(" " * (room - len(signs)), scene.base)
    if signs:
        yield Segment(signs, scene.base + scene.style_of("sign"))
    bar = scene.cursor.bar(piece)
    if bar:
        yield Segment(BAR, scene.base + scene.style_of(bar))
    yield Segment(" " if bar else "  ", scene.base)


def _signs(row: CellRow, scene: Scene) -> str:
    piece = row.cell.piece
    doubt = "" if row.number else row.cell.sign
    if piece.block is None:
        is_title = piece.role is Role.TITLE and row.first and not row.cell.secondary
        return scene.decorations.article_signs if is_title else doubt
    return doubt + scene.decorations.signs(
        (piece.language, piece.block),
        row.line,
        first=row.first,
        last=row.line.end >= len(piece.text.rstrip()),
    )


def _runs(row: CellRow, scene: Scene, style: Style) -> Iterable[Segment]:
    """The text of a line, cut where its style changes."""
    piece, line = row.cell.piece, row.line
    key = (piece.language, piece.number)
    both = (*scene.decorations.stretches(*key), *scene.over(*key))
    stretches = [each for each in both if each.start < line.end and line.start < each.end]
    stretches.sort(key=_is_above_sentence)
    if not stretches:
        yield Segment(piece.text[line.start : line.end], style)
        return
    edges = {line.start, line.end}
    for each in stretches:
        edges |= {max(each.start, line.start), min(each.end, line.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        run = style
        for each in stretches:
            if each.start <= start and end <= each.end:
                run += scene.style_of(each.style)
        yield Segment(piece.text[start:end], run)


def _is_above_sentence(stretch: Stretch) -> bool:
    """The chosen sentence lies under everything else; the rest keeps its order."""
    return stretch.style != "sentence"
