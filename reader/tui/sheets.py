"""The style sheets, one for each widget or screen that needs one.

Those of the list are read before it is shown, the others behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.types import CSSPathType

_FIRST = (
    "one_line",
    "line_list",
    "too_small",
    "view_bar",
    "status_line",
    "banner",
    "key_footer",
    "article_list",
    "reader_screen",
    "desk",
)
_LATER = (
    "search_box",
    "entry_bar",
    "article_pane",
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


def _paths(names: Iterable[str]) -> list[Path]:
    return [Path(__file__).parent / "styles" / f"{name}.tcss" for name in names]


FIRST_SHEETS: CSSPathType = [*_paths(_FIRST)]
LATER_SHEETS = _paths(_LATER)
