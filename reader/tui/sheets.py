"""The style sheets, one for each widget or screen that needs one."""

from __future__ import annotations

from pathlib import Path

from textual.types import CSSPathType

_NAMES = (
    "one_line",
    "line_list",
    "too_small",
    "view_bar",
    "status_line",
    "banner",
    "key_footer",
    "search_box",
    "entry_bar",
    "article_list",
    "article_pane",
    "reader_screen",
    "desk",
    "search",
    "headline",
    "align",
    "naming",
    "saved",
    "concordance",
    "choice",
    "note",
    "help",
    "information",
)

SHEETS: CSSPathType = [str(Path(__file__).parent / "styles" / f"{name}.tcss") for name in _NAMES]
