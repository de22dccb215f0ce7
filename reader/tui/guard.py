"""The last door that text of others passes on its way to the screen.

What came from a dump, a file, the clipboard or an error message is drawn as plain pieces of
text (`widgets.lines`, `widgets.pane_strips`), so it is never read as markup. Whatever a widget
draws then passes `GuardFilter`, whoever wrote the widget.
"""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.text.cells import cell_len
from reader.text.lazy import lazily
from reader.text.sanitise import FORBIDDEN, REPLACEMENT, is_clean

_NOT_ON_A_LINE: Final = lazily(f"[\t\n]|{FORBIDDEN.pattern}")


class GuardFilter(LineFilter):
    """Takes out of every drawn line what a terminal would obey instead of show.

    It works after layout, so what had a width is replaced by as many U+FFFD and what had
    none is deleted: nothing shifts.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [harmless(segment) for segment in segments]


def harmless(segment: Segment) -> Segment:
    """The same without what may never reach a terminal, as wide as before."""
    text = segment.text
    if segment.control is not None or (is_clean(text) and "\t" not in text and "\n" not in text):
        return segment
    return Segment(_NOT_ON_A_LINE.sub(_filling, segment.text), segment.style)


def _filling(match: re.Match[str]) -> str:
    return REPLACEMENT * cell_len(match[0])
