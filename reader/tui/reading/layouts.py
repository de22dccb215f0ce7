"""The three layouts: one language, interleaved, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Final

from reader.model.article import AlignedPair, Article, Language
from reader.model.marks import Layout
from reader.tui.reading.bands import Band, Cell, break_cell
from reader.tui.reading.content import Piece, Role, head_pieces
from reader.tui.reading.pairing import Pairing, Run
from reader.tui.reading.texts import Texts

SIDE_BY_SIDE_CELLS: Final = 100
"""Side by side needs this much, for two columns that can be read."""
_SIDE_MEASURE_CELLS: Final = 56
_SECONDARY_INDENT: Final = 2
_HEAD: Final = (Role.TITLE, Role.DECK, Role.META)
_DECK_HANG: Final = 2
_BULLET: Final = "- "
DOUBT_SIGN: Final = "~"
"""Beside the translation of a pair nobody is sure of; about equal, in ASCII."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things stand across the pane, in cells."""

    width: int
    gutter: int
    """Cells before each text column: marks, bar, blank."""
    lefts: tuple[int, ...]
    """First cell of each text column."""
    widths: tuple[int, ...]


def usable_layout(wanted: Layout, article: Article, width: int) -> Layout:
    """The layout that can be shown: one without two editions, no columns on a narrow screen."""
    if len(article.editions) < 2:
        return Layout.ONE
    if wanted is Layout.SIDE_BY_SIDE and width < SIDE_BY_SIDE_CELLS:
        return Layout.INTERLEAVED
    return wanted


def geometry(layout: Layout, width: int, measure_cells: int) -> Geometry:
    """Columns of the measure asked for, or what fits, in the middle of the pane."""
    gutter = 5 if width >= 30 else 3 if width >= 12 else 0
    margin = 1 if gutter else 0
    if layout is Layout.SIDE_BY_SIDE:
        room = (width - 2 * (gutter + margin)) // 2
        column = max(1, min(room, measure_cells, _SIDE_MEASURE_CELLS))
        left = max(gutter, (width - 2 * column - gutter - margin) // 2)
        return Geometry(width, gutter, (left, left + column + margin + gutter), (column, column))
    column = max(1, min(width - gutter - margin, measure_cells))
    return Geometry(width, gutter, (max(gutter, (width - column) // 2),), (column,))


class LayoutBuilder:
    """Makes the bands of one article, in any layout."""

    def __init__(self, article: Article, pairing: Pairing, texts: Texts) -> None:
        self._article = article
        self._pairing = pairing
        self._texts = texts
        self._made: dict[tuple[Layout, Language, bool], tuple[Band, ...]] = {}

    def bands(self, layout: Layout, language: Language, *, roomy: bool) -> tuple[Band, ...]:
        """All bands of the article, made once for each layout.

        Args:
            layout: One that can be shown (`usable_layout`).
            language: The language shown, or shown first when both are.
            roomy: Whether there are rows enough for blank ones in the head.
        """
        key = (layout, language, roomy)
        if key not in self._made:
            bands = tuple(self._head(layout, language, roomy))
            body = list(self._body(layout, language))
            if body:
                body[0] = replace(body[0], gap=(2 if roomy else 1) if bands else 0)
            self._made[key] = (*bands, *body)
        return self._made[key]

    def heads(self, language: Language, *, roomy: bool) -> tuple[tuple[Band, ...], ...]:
        """What stands above the body of a language shown alone, and above that of the other.

        Returns:
            Nothing where there are no two bodies.
        """
        if len(self._article.editions) < 2 or not all(
            edition.body for edition in self._article.editions.values()
        ):
            return ()
        return tuple(
            tuple(self._head(Layout.ONE, each, roomy)) for each in (language, language.other)
        )

    def _head(self, layout: Layout, language: Language, roomy: bool) -> Iterator[Band]:
        heads = [head_pieces(self._article, language)]
        if layout is Layout.SIDE_BY_SIDE:
            korean, english = (head_pieces(self._article, each) for each in Language)
            heads = [korean, tuple(piece for piece in english if piece.role is not Role.META)]
        elif layout is Layout.INTERLEAVED:
            yield from self._two_heads(language, roomy)
            return
        above = ""
        for row in _by_role(heads):
            role = next(cells[0].piece.role for cells in row if cells)
            yield Band(row, _head_gap(above, role, roomy))
            above = role

    def _two_heads(self, language: Language, roomy: bool) -> Iterator[Band]:
        first, other = (head_pieces(self._article, each) for each in (language, language.other))
        second = [piece for piece in other if piece.role is not Role.META]
        above = ""
        for role in _HEAD:
            for cell in _head_cells(first, role):
                yield Band(((cell,),), _head_gap(above, role, roomy))
                above = role
            gap = int(roomy and role is Role.DECK)
            for cell in _head_cells(second, role, secondary=True):
                yield Band(((cell,),), gap)
                gap = 0

    def _body(self, layout: Layout, language: Language) -> Iterator[Band]:
        if layout is Layout.ONE:
            for block in range(self._texts.count(language)):
                yield from self._alone(language, block)
        elif layout is Layout.INTERLEAVED:
            yield from self._interleaved(language)
        else:
            yield from self._side_by_side()

    def _alone(self, language: Language, block: int, secondary: bool = False) -> Iterator[Band]:
        gap = self._gap(language, block)
        for cell in self._cells(language, block, secondary):
            yield Band(((cell,),), gap)
            gap = 0

    def _cells(self, language: Language, block: int, secondary: bool = False) -> Iterator[Cell]:
        """The cells of one block, without the gap above it."""
        indent = _SECONDARY_INDENT if secondary else 0
        for piece in self._texts.pieces(language)[block]:
            if piece.role is Role.LIST_ITEM:
                bullet = _BULLET if piece.is_first else ""
                yield Cell(piece, 0, indent + len(_BULLET), bullet, secondary)
            else:
                yield Cell(piece, 0, indent, "", secondary)

    def _run(self, language: Language, run: Run) -> tuple[int, tuple[Cell, ...]]:
        """The gap above some blocks and their cells, one below the other."""
        cells: list[Cell] = []
        for number, block in enumerate(run):
            own = list(self._cells(language, block))
            if cells:
                own[0] = replace(own[0], gap=self._gap(language, block))
                if not self._pairing.follows(language, block, run[number - 1]):
                    cells.append(break_cell(language))
            cells += own
        return (self._gap(language, run[0]) if run else 0), tuple(cells)

    def _gap(self, language: Language, block: int) -> int:
        """Blank rows above a block: none within a list, two before a heading."""
        role = self._texts.pieces(language)[block][0].role
        if role is Role.HEADING:
            return 2
        above = self._texts.pieces(language)[block - 1][0].role if block else None
        return 0 if role is above is Role.LIST_ITEM else 1

    def _interleaved(self, language: Language) -> Iterator[Band]:
        for pair in self._groups(language):
            for block in pair.side(language):
                yield from self._alone(language, block)
            yield from self._under(language.other, pair)

    def _under(self, language: Language, pair: AlignedPair) -> Iterator[Band]:
        """The counterpart below what it says the same as."""
        above = None
        for block in pair.side(language):
            first, *others = self._alone(language, block, secondary=True)
            if above is not None and not self._pairing.follows(language, block, above):
                mark = break_cell(language, _SECONDARY_INDENT)
                yield Band(((replace(mark, gap=0),),), 1)
            if above is None and pair.complete:
                first = replace(first, gap=_gap_within(first))
                if pair.doubtful:
                    first = Band(((replace(first.columns[0][0], sign=DOUBT_SIGN),),), first.gap)
            yield first
            yield from others
            above = block

    def _side_by_side(self) -> Iterator[Band]:
        above: int | None = None
        waiting: list[Band] = []
        for pair in self._groups(Language.KO):
            english = pair.en
            if english and self._pairing.pair_of(Language.EN, english[0]):
                if above is not None and not self._pairing.follows(Language.EN, english[0], above):
                    waiting = list(_ending_in_break(waiting))
                above = english[-1]
                yield from waiting
                waiting = []
            waiting += self._beside(pair)
        yield from waiting

    def _beside(self, pair: AlignedPair) -> Iterator[Band]:
        gaps, sides = zip(*(self._run(each, pair.side(each)) for each in Language), strict=True)
        if pair.doubtful:
            korean, (first, *others) = sides
            sides = (korean, (replace(first, sign=DOUBT_SIGN), *others))
        if any(not cell.piece.is_last for cells in sides for cell in cells):
            yield from _in_slices(sides, max(gaps))
        else:
            yield Band(sides, max(gaps))

    def _groups(self, language: Language) -> Iterator[AlignedPair]:
        """What stands together, in order: each pair, then the captions and notes after it."""
        apart = {each: self._unpaired_kinds(each) for each in Language}
        yield from _one_by_one(*(apart[each].get(-1, ()) for each in Language))
        for pair in self._pairing.in_order_of(language):
            yield pair
            yield from _one_by_one(
                *(
                    tuple(chain.from_iterable(apart[each].get(i, ()) for i in pair.side(each)))
                    for each in Language
                )
            )

    def _unpaired_kinds(self, language: Language) -> dict[int, tuple[int, ...]]:
        """Captions and notes by the block they follow; -1 for those at the top."""
        apart: dict[int, tuple[int, ...]] = {}
        above = -1
        for index in range(self._texts.count(language)):
            if self._pairing.pair_of(language, index):
                above = index
            else:
                apart[above] = (*apart.get(above, ()), index)
        return apart


def _one_by_one(korean: Run, english: Run) -> Iterator[AlignedPair]:
    """Captions and notes of both languages beside each other; nobody doubts those."""
    for ko, en in zip_longest(korean, english):
        yield AlignedPair(() if ko is None else (ko,), () if en is None else (en,), 1.0)


def _ending_in_break(bands: Sequence[Band]) -> Iterator[Band]:
    """The bands with a mark below the last English block of them."""
    last = max((n for n, band in enumerate(bands) if band.columns[1]), default=None)
    for number, band in enumerate(bands):
        korean, english = band.columns
        if number == last:
            english = (*english, break_cell(Language.EN))
        yield replace(band, columns=(korean, english))


def _gap_within(band: Band) -> int:
    """Blank rows between a block and its counterpart: one only between paragraphs."""
    return min(band.gap, band.columns[0][0].piece.role is Role.PARAGRAPH)


def _head_gap(above: str, role: Role, roomy: bool) -> int:
    if not above or not roomy:
        return 1 if roomy else 0
    return 0 if above == role else 1


def _by_role(heads: Sequence[tuple[Piece, ...]]) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """Titles beside each other, then decks, then bylines: no line of a deck is that of another."""
    for role in _HEAD:
        sides = tuple(_head_cells(head, role) for head in heads)
        if any(sides):
            yield sides


def _head_cells(head: Sequence[Piece], role: Role, *, secondary: bool = False) -> tuple[Cell, ...]:
    """What a head has of one role; where a deck has lines of its own, it is seen where they end."""
    pieces = [piece for piece in head if piece.role is role]
    indent = _SECONDARY_INDENT if secondary else 0
    hang = _DECK_HANG if role is Role.DECK and len(pieces) > 1 else 0
    return tuple(Cell(piece, 0, indent, "", secondary, hang=hang) for piece in pieces)


def _in_slices(sides: Sequence[tuple[Cell, ...]], gap: int) -> Iterator[Band]:
    """Bands of one cell a side, so that a block of a million characters is not one band."""
    for number, cells in enumerate(zip_longest(*sides)):
        above = max((cell.gap for cell in cells if cell), default=0)
        yield Band(
            tuple((replace(cell, gap=0),) if cell else () for cell in cells),
            above if number else gap,
        )
