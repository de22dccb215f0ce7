"""The door through which text of others reaches the screen.

Everything that came from a dump, a file, the clipboard or an error message becomes
`Content` here and nowhere else, so it is never read as markup. `GuardFilter` is the last
door behind it: whatever a widget draws passes it, whoever wrote the widget.
"""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from reader.text.cells import cell_len
from reader.text.lazy import lazily
from reader.text.sanitise import FORBIDDEN, REPLACEMENT, guard, is_clean

_NOT_ON_A_LINE: Final = lazily(f"[\t\n]|{FORBIDDEN.pattern}")


def as_content(text: str, style: str = "") -> Content:
    """Text as it is, never as markup.

    Args:
        text: Anything; what a terminal must not get is shown as U+FFFD.
        style: A style for all of it, with theme variables: "$text-muted"; "" for none.

    Returns:
        Content of exactly `len(text)` characters.
    """
    return Content.styled(guard(text), style) if style else Content(guard(text))


class GuardFilter(LineFilter):
    """Takes out of every drawn line what a terminal would obey instead of show.

    It works after layout, so what had a width is replaced by as many U+FFFD and what had
    none is deleted: nothing shifts.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> Segment:
    text = segment.text
    if segment.control is not None or (is_clean(text) and "\t" not in text and "\n" not in text):
        return segment
    return Segment(_NOT_ON_A_LINE.sub(_filling, segment.text), segment.style)


def _filling(match: re.Match[str]) -> str:
    return REPLACEMENT * cell_len(match[0])
