"""The keys of the article pane itself: moving, turning, selecting."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

_MOVING: Final = (
    ("line-down", "j,down", "lines(1)", "A line down"),
    ("line-up", "k,up", "lines(-1)", "A line up"),
    ("page-down", "space,pagedown,ctrl+f", "page(1)", "A page down"),
    ("page-up", "pageup,ctrl+b", "page(-1)", "A page up"),
    ("half-down", "ctrl+d", "half(1)", "Half a page down"),
    ("half-up", "ctrl+u", "half(-1)", "Half a page up"),
    ("top", "g,home", "end(-1)", "The top"),
    ("bottom", "G,end", "end(1)", "The end"),
    ("next-paragraph", "right_curly_bracket", "paragraph(1)", "Next paragraph"),
    ("previous-paragraph", "left_curly_bracket", "paragraph(-1)", "Previous paragraph"),
    ("next-sentence", "right_parenthesis", "sentence(1)", "Next sentence"),
    ("previous-sentence", "left_parenthesis", "sentence(-1)", "Previous sentence"),
)
_TURNING: Final = (
    ("flip", "t", "flip", "Korean or English", "flip"),
    ("layout", "l", "next_layout", "One language, both in turn, side by side", "layout"),
    ("peek", "p", "peek", "This paragraph in the other language; again keeps it", "peek"),
    ("narrower", "minus", "measure(-4)", "Narrower text", ""),
    ("wider", "plus,equals_sign", "measure(4)", "Wider text", ""),
    ("select", "v", "select", "Select text", "select"),
)
_SELECTING: Final = (
    ("grow-right", "right", "grow('grapheme', 1)", "Select the next character"),
    ("grow-left", "left", "grow('grapheme', -1)", "Select back a character"),
    ("grow-word", "w", "grow('word', 1)", "Select to the end of the word"),
    ("shrink-word", "b", "grow('word', -1)", "Select back a word"),
    ("swap-ends", "o", "swap_ends", "Go on at the other end"),
    ("stop-selecting", "escape", "stop_selecting", "Select nothing"),
)
SELECTING_ACTIONS: Final = frozenset({"grow", "swap_ends", "stop_selecting"})
"""What is there only while text is selected; else the key means what it means elsewhere."""


def _binding(verb: str, keys: str, action: str, words: str, label: str = "") -> Binding:
    return Binding(
        keys, action, label or words, show=bool(label), id=f"article.{verb}", tooltip=words
    )


PANE_BINDINGS: Final[list[BindingType]] = [
    *(_binding(*row) for row in _MOVING),
    *(_binding(*row) for row in _TURNING),
    *(_binding(*row) for row in _SELECTING),
]
