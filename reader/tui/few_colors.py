"""Our themes on terminals of 256 and of 16 colours.

A soft tint has no neighbour there: rounded to what the terminal has, a dark grey turns navy and
old paper pink. So every colour is chosen anew, among those that are shown as they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

_NAMES: Final = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel"),
    *("mark-yellow", "mark-green", "mark-blue", "mark-pink", "mark-purple"),
    *("reader-muted", "reader-cursor", "reader-cursor-idle", "reader-bar"),
    *("reader-hit", "reader-hit-text"),
)
"""What the rows below stand for."""

_CHOSEN: Final[Mapping[tuple[str, str], str]] = {
    ("256", "reader-night"): """
        #87afd7 #afafd7 #d7af87 #d7af5f #ff8787 #87d787
        #dcdcdc #1c1c1c #262626 #303030
        #5f5f00 #005f00 #005f87 #87005f #5f00af
        #b4b4b4 #3a3a3a #303030 #6c6c6c
        #ffd787 #1c1c1c""",
    ("256", "reader-day"): """
        #005f87 #5f00af #870000 #870000 #af0000 #005f00
        #262626 #ffffff #f5f5f5 #eaeaea
        #ffffaf #afffaf #afd7ff #ffd7ff #d7d7ff
        #585858 #d7d7ff #eaeaea #8a8a8a
        #ffd75f #262626""",
    ("256", "reader-sepia"): """
        #5f5f00 #5f005f #870000 #870000 #af0000 #005f00
        #303030 #ffffd7 #ffffd7 #d7d7af
        #ffd75f #d7ff87 #afd7d7 #ffafaf #d7afd7
        #585858 #ffd7af #ffffaf #87875f
        #ffaf00 #1c1c1c""",
    ("standard", "reader-night"): """
        #55ffff #ff55ff #ffff55 #ffff55 #ff55ff #55ff55
        #ffffff #000000 #000000 #0000aa
        #aa5500 #555555 #0000aa #aa0000 #aa00aa
        #aaaaaa #0000aa #0000aa #555555
        #ffff55 #000000""",
    ("standard", "reader-day"): """
        #0000aa #aa00aa #aa0000 #aa0000 #aa0000 #0000aa
        #000000 #ffffff #ffffff #55ffff
        #ffff55 #55ff55 #55ffff #ff55ff #aaaaaa
        #555555 #55ffff #55ffff #aaaaaa
        #ffff55 #000000""",
    ("standard", "reader-sepia"): """
        #0000aa #aa00aa #aa0000 #aa0000 #aa0000 #0000aa
        #000000 #ffffff #ffffff #ffff55
        #ffff55 #55ff55 #55ffff #ff55ff #aaaaaa
        #555555 #ffff55 #ffff55 #aaaaaa
        #55ffff #000000""",
}
"""By what the terminal can show and the theme. Sixteen colours have no green that can be read
under white: at night it is grey."""


def chosen_for(color_system: str, theme: Theme) -> Theme:
    """A theme of ours in the colours of a terminal.

    Args:
        color_system: What Rich calls it: "256", or "standard" for sixteen; with any other the
            theme is as it was.
        theme: One of ours, or it is as it was too.
    """
    written = _CHOSEN.get((color_system, theme.name))
    if written is None:
        return theme
    colors = dict(zip(_NAMES, written.split(), strict=True))
    return Theme(
        theme.name,
        primary=colors["primary"],
        secondary=colors["secondary"],
        accent=colors["accent"],
        warning=colors["warning"],
        error=colors["error"],
        success=colors["success"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        dark=theme.dark,
        variables={name: colors[name] for name in theme.variables},
    )
