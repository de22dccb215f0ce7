"""This is where paragraphs of a Markdown page are put together that were broken to fit a width.

In Markdown a line may end anywhere in a paragraph. Few programs break lines, though, and many put
each paragraph on a line right under the last, so a paragraph is only joined where its lines are
of about one width and end inside sentences. It goes by the lines as they were written: without
the addresses of links they have any width.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.ingest.fields import is_field
from reader.ingest.shapes import ends_like_a_sentence
from reader.text.lazy import lazily

_SIGN = lazily(
    r"\s{0,3}(?:#{1,6}\s|[|<`~=+]|-{3}|\*{3}|_{3}|\[!|!\[|\[\[|(?:\*\s){3}|\[\^?[^\]]{1,40}\]:)"
)
"""What begins a line that is no text."""
_ITEM = lazily(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_QUOTED = lazily(r"\s{0,3}>\s?")
_NARROWEST: Final = 45
_WIDEST: Final = 110
_SHARE_OF_WIDTH: Final = 0.7
"""How wide the lines of a paragraph are, of its widest, but the last."""
_FEWEST: Final = 2
"""So many lines end inside sentences, unless the next begins with a small letter."""
_HARD: Final = ("  ", "\\")


def join_soft_breaks(lines: list[str]) -> None:
    """Join such lines, in place: the first has all, and the others are left empty."""
    block: list[int] = []
    for index, line in enumerate([*lines, ""]):
        new = not line.strip() or _SIGN.match(line) is not None or is_field(line)
        apart = new or _ITEM.match(line) is not None or _is_quoted(lines, block, line)
        if apart:
            _join(lines, block)
            block = []
        if not new:
            block.append(index)
        if line.endswith(_HARD):
            _join(lines, block)
            block = []


def _is_quoted(lines: Sequence[str], block: Sequence[int], line: str) -> bool:
    """Whether a quotation begins or ends above a line."""
    above = lines[block[-1]] if block else line
    return (_QUOTED.match(line) is None) != (_QUOTED.match(above) is None)


def _join(lines: list[str], block: Sequence[int]) -> None:
    if len(block) < _FEWEST or not ends_like_a_sentence(lines[block[-1]].rstrip()):
        return
    inner = [lines[index].rstrip() for index in block[:-1]]
    whole = [len(line) for line in inner if "[" not in line and "](" not in line]
    if any(not _NARROWEST <= length <= _WIDEST for length in whole):
        return
    if whole and min(whole) < max(whole) * _SHARE_OF_WIDTH:
        return
    inside = [index for index in block[:-1] if not ends_like_a_sentence(lines[index].rstrip())]
    small = sum(lines[index + 1].lstrip("> ")[:1].islower() for index in inside)
    if not inside or len(inside) * 2 < len(inner) or (len(inside) < _FEWEST and not small):
        return
    parts = [_QUOTED.sub("", lines[index]).strip() for index in block[1:]]
    lines[block[0]] = " ".join([lines[block[0]].rstrip(), *parts])
    for index in block[1:]:
        lines[index] = ""
