"""The door to the screen."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.color import Color

from reader.text.cells import cell_len
from reader.tui.guard import GuardFilter

HOSTILE = (
    "[/b]",
    "[@click=app.quit]종료[/]",
    "[해외 DS] [email protected]",
    "\x1b]52;c;YQ==\x07",
    "\x1b[31mred",
    "a\u202eb\u2066c",
    "\x9b31m",
    "zero\u200bwidth\ufeff",
    "nul\x00 del\x7f nel\x85 ls\u2028",
    "\ud800",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_filter_leaves_nothing_to_obey_and_shifts_nothing(text: str) -> None:
    (segment,) = GuardFilter().apply([Segment(text)], Color.parse("black"))

    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in segment.text)
    assert "\u202e" not in segment.text
    assert cell_len(segment.text) == cell_len(text.replace("\t", "").replace("\n", ""))


def test_clean_segments_pass_untouched() -> None:
    segment = Segment("카카오 [/b]")

    (passed,) = GuardFilter().apply([segment], Color.parse("black"))

    assert passed is segment
