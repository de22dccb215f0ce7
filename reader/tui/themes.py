"""The colours of the program: one calm dark theme, one light, one like old paper.

A theme has `$mark-<name>` for each highlight colour of the model, to lie behind `$foreground`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.color import Color
from textual.theme import Theme

NIGHT: Final = Theme(
    name="reader-night",
    primary="#8fb4d9",
    secondary="#b3a6d6",
    accent="#e0b477",
    warning="#e5b567",
    error="#ec8a85",
    success="#9cc48a",
    foreground="#d7dae0",
    background="#191c22",
    surface="#1f232a",
    panel="#272c35",
    dark=True,
    variables={
        "mark-yellow": "#584a1c",
        "mark-green": "#2c4a2e",
        "mark-blue": "#27446a",
        "mark-pink": "#5c3047",
        "mark-purple": "#45366a",
        "reader-muted": "#a3aab6",
        "reader-cursor": "#2f3744",
        "reader-bar": "#656f7d",
        "reader-cursor-idle": "#252a33",
        "reader-hit": "#f0c674",
        "reader-hit-text": "#191c22",
    },
)
DAY: Final = Theme(
    name="reader-day",
    primary="#1f5f99",
    secondary="#6a4c93",
    accent="#8f4d00",
    warning="#8a5300",
    error="#b3261e",
    success="#2e6b34",
    foreground="#23262b",
    background="#fbfbf9",
    surface="#f4f4f0",
    panel="#e9e9e4",
    dark=False,
    variables={
        "mark-yellow": "#fbeaa0",
        "mark-green": "#cfecc6",
        "mark-blue": "#cbe0f7",
        "mark-pink": "#f8d3e2",
        "mark-purple": "#e0d5f5",
        "reader-muted": "#565c66",
        "reader-cursor": "#cfe0f2",
        "reader-bar": "#8b96a3",
        "reader-cursor-idle": "#ecece8",
        "reader-hit": "#ffd54a",
        "reader-hit-text": "#23262b",
    },
)
SEPIA: Final = Theme(
    name="reader-sepia",
    primary="#7a4a1e",
    secondary="#5d5a2b",
    accent="#96371f",
    warning="#7a4800",
    error="#9c2b20",
    success="#4c6124",
    foreground="#43352a",
    background="#f6ecd9",
    surface="#f0e4cd",
    panel="#e6d8bd",
    dark=False,
    variables={
        "mark-yellow": "#f3dc8c",
        "mark-green": "#d3dfae",
        "mark-blue": "#c9dadd",
        "mark-pink": "#efc9bd",
        "mark-purple": "#dccbdc",
        "reader-muted": "#5f4f3e",
        "reader-cursor": "#e2cfae",
        "reader-bar": "#99886f",
        "reader-cursor-idle": "#eaddc3",
        "reader-hit": "#e9b44c",
        "reader-hit-text": "#43352a",
    },
)
THEMES: Final = (NIGHT, DAY, SEPIA)
"""Ours, in the order in which a key cycles through them."""

BLENDS: Final = {
    "mark-yellow": ("background", "warning", 0.35),
    "mark-green": ("background", "success", 0.35),
    "mark-blue": ("background", "primary", 0.35),
    "mark-pink": ("background", "error", 0.35),
    "mark-purple": ("background", "secondary", 0.35),
    "reader-muted": ("background", "foreground", 0.88),
    "reader-cursor": ("background", "primary", 0.25),
    "reader-cursor-idle": ("background", "primary", 0.15),
    "reader-bar": ("background", "foreground", 0.5),
    "reader-hit": ("background", "warning", 1.0),
    "reader-selection": ("background", "primary", 1.0),
    "reader-selection-text": ("primary", "background", 1.0),
}
"""Our variables where a theme of somebody else lacks them: from, to, how far. The text of a hit
is black or white, whichever can be read on it."""


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Ours, in colours a terminal can show.

    Args:
        color_system: What Rich calls it: "truecolor", "256", "standard"; None without colours.
    """
    if color_system is None or color_system == "truecolor":
        return THEMES
    from reader.tui.few_colors import chosen_for  # most terminals do without

    return tuple(chosen_for(color_system, theme) for theme in THEMES)


def with_our_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of any theme, completed by ours, mixed from its own colours.

    Where a theme leaves the colours to the terminal there is nothing to mix: nobody knows them.
    Ours of the night or of the day are then right on any ground that is dark or light.
    """
    completed = dict(variables)
    if variables["background"].startswith("ansi"):
        ours = DAY if variables.get("ansi-background") == "ansi_white" else NIGHT
        selection = {
            "reader-selection": str(ours.primary),
            "reader-selection-text": str(ours.background),
        }
        return {**ours.variables, **selection, **completed}
    for name, (start, end, factor) in BLENDS.items():
        if name not in completed:
            mixed = Color.parse(variables[start]).blend(Color.parse(variables[end]), factor)
            completed[name] = mixed.hex6
    if "reader-hit-text" not in completed:
        completed["reader-hit-text"] = (
            Color.parse(completed["reader-hit"]).get_contrast_text(1).hex6
        )
    return completed


def next_theme(current: str) -> str:
    """The theme after this one; the first of ours after any other."""
    names = [theme.name for theme in THEMES]
    place = names.index(current) + 1 if current in names else 0
    return names[place % len(names)]
