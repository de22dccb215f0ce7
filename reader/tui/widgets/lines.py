"""Lines of a list as plain values: pieces of text with a role, fitted to a width in cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from reader.text.cells import cell_len, truncate
from reader.text.sanitise import guard


class Role(StrEnum):
    """What a piece of a line is; the style sheet knows what it looks like."""

    TITLE = "title"
    READ = "read"
    MUTED = "muted"
    KEY = "key"
    UNREAD = "unread"
    SIGN = "sign"
    TAG = "tag"
    HIT = "hit"
    WARNING = "warning"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


class Piece(NamedTuple):
    """Some text in one role."""

    text: str
    role: Role = Role.TITLE


Line = tuple[Piece, ...]

_CUT: Final = ".."
_STOPS: Final = " .,…‘“([{（〈《「『【"
"""What would look like more dots before those, or opens what is cut off."""

width_of = lru_cache(maxsize=2048)(cell_len)
"""`cell_len`, of the same few pieces again and again."""


def fitted(left: Sequence[Piece], right: Sequence[Piece], width_cells: int) -> Line:
    """One line: the left part, cut if it must be, and the right part flush at the end.

    The right part is dropped when less than a third of the width would be left for a left one,
    or when it does not fit. What is cut ends in two dots: an ellipsis is two cells wide in some
    terminals. Text of others is guarded here; the line is never wider than `width_cells`.
    """
    right = [_guarded(piece) for piece in right if piece.text]
    taken = sum(width_of(piece.text) for piece in right)
    if taken > width_cells or (taken and left and width_cells - taken - 1 < width_cells // 3):
        right, taken = [], 0
    room = max(0, width_cells - taken - (1 if taken else 0))
    kept = _cut([_guarded(piece) for piece in left if piece.text], room)
    used = sum(width_of(piece.text) for piece in kept)
    gap = width_cells - used - taken
    return (*kept, Piece(" " * gap, Role.MUTED), *right) if gap > 0 else (*kept, *right)


def highlighted(text: str, spans: Iterable[tuple[int, int]], role: Role) -> list[Piece]:
    """A text in one role with some stretches of it as hits.

    Args:
        text: One line.
        spans: Half open, in code points; may overlap or run over the end.
        role: Of what lies between.
    """
    pieces: list[Piece] = []
    place = 0
    for start, end in sorted(spans):
        start, end = max(start, place), min(end, len(text))
        if start >= end:
            continue
        pieces += [Piece(text[place:start], role), Piece(text[start:end], Role.HIT)]
        place = end
    return [piece for piece in (*pieces, Piece(text[place:], role)) if piece.text]


def in_sight(
    text: str, spans: Sequence[tuple[int, int]], room_cells: int
) -> tuple[str, list[tuple[int, int]]]:
    """A text begun later, so that its first hit is seen in a narrow place.

    Args:
        text: One line.
        spans: Hits, half open, in code points.
        room_cells: How much of the text will be seen.

    Returns:
        The text, perhaps begun with two dots before a later word, and its spans.
    """
    if not spans:
        return text, []
    start, end = min(spans)
    if cell_len(text[:end]) <= room_cells - len(_CUT) or cell_len(text) <= room_cells:
        return text, list(spans)
    begin = start
    while begin > 0 and cell_len(text[begin - 1 : end]) <= room_cells // 2:
        begin -= 1
    blank = text.find(" ", begin, start)
    begin = blank + 1 if blank >= 0 else begin
    moved = len(_CUT) - begin
    later = [(max(a, begin) + moved, b + moved) for a, b in spans if b > begin]
    return _CUT + text[begin:], later


def with_dots(line: Sequence[Piece]) -> list[Piece]:
    """A cut line with what says so; nobody searched for that, so it is no part of a hit.

    Args:
        line: Up to where it is cut; at least one piece.
    """
    *before, last = line
    role = Role.MUTED if last.role is Role.HIT else last.role
    return [*before, Piece(last.text.rstrip(_STOPS), last.role), Piece(_CUT, role)]


def _guarded(piece: Piece) -> Piece:
    text = guard(piece.text)
    return piece if text is piece.text else Piece(text, piece.role)


def _cut(pieces: list[Piece], room_cells: int) -> list[Piece]:
    if sum(width_of(piece.text) for piece in pieces) <= room_cells:
        return pieces
    has_dots = room_cells > len(_CUT)
    room = room_cells - len(_CUT) if has_dots else room_cells
    kept: list[Piece] = []
    for piece in pieces:
        text = truncate(piece.text, room, "")
        kept.append(Piece(text, piece.role))
        room -= width_of(text)
        if text != piece.text:
            break
    while has_dots and kept and not kept[-1].text.strip(_STOPS):
        kept.pop()
    return with_dots(kept) if has_dots and kept else kept
