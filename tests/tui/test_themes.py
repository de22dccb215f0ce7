"""Our themes can be read."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.model.marks import Color as MarkColor
from reader.tui.themes import BLENDS, THEMES, next_theme, themes_for, with_our_variables
from tests.tui.driving import driven, press

READABLE = 4.5
DIM, BRIGHT = (0, 170), (85, 255)
FAINT_INK = 3.0
"""Some terminals have an ink that is not more readable on their own ground."""
SEEN = 2.2
"""What is no text is seen from here on; among sixteen colours the greys leave no choice."""
TINGE = 20
"""So much warmer or colder a grey may become without being another colour."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 has it."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    one, other = luminance(Color.parse(ink)), luminance(Color.parse(ground))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


SIXTEEN = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [(r, g if (r, g, b) != (170, 170, 0) else 85, b) for b in DIM for g in DIM for r in DIM],
    [(r, g, b) for b in BRIGHT for g in BRIGHT for r in BRIGHT],
)
"""The sixteen colours as the console has them."""


def as_shown(theme: Theme, color_system: str) -> Theme:
    """A theme in the colours that a terminal makes of it."""
    if color_system == "truecolor":
        return theme
    system = {"256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}[color_system]

    def shown(color: str | None) -> str:
        return RichColor.parse(str(color)).downgrade(system).get_truecolor(SIXTEEN).hex

    return Theme(
        theme.name,
        primary=shown(theme.primary),
        secondary=shown(theme.secondary),
        accent=shown(theme.accent),
        warning=shown(theme.warning),
        error=shown(theme.error),
        success=shown(theme.success),
        foreground=shown(theme.foreground),
        background=shown(theme.background),
        surface=shown(theme.surface),
        panel=shown(theme.panel),
        variables={name: shown(color) for name, color in theme.variables.items()},
    )


EVERYWHERE = [
    pytest.param(as_shown(theme, system), id=f"{theme.name} {system}")
    for system in ("truecolor", "256", "standard")
    for theme in themes_for(system)
]
"""Our themes as they are shown on terminals of all kinds."""


@pytest.mark.parametrize("theme", EVERYWHERE)
def test_every_ink_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = theme.variables
    grounds = [theme.background, theme.surface, theme.panel]
    grounds += [variables["reader-cursor"], variables["reader-cursor-idle"]]
    inks = [theme.foreground, theme.primary, theme.accent, theme.warning, theme.error]
    inks += [theme.success, theme.secondary, variables["reader-muted"]]
    faint = [
        (ink, ground)
        for ink in inks
        for ground in grounds
        if contrast(str(ink), str(ground)) < READABLE
    ]

    assert not faint


@pytest.mark.parametrize("theme", EVERYWHERE)
def test_rows_under_the_cursor_and_bars_are_seen(theme: Theme) -> None:
    variables = theme.variables

    assert variables["reader-cursor"] not in (theme.background, theme.surface)
    assert variables["reader-cursor-idle"] != theme.background
    assert contrast(variables["reader-bar"], str(theme.background)) > SEEN


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_row_under_the_cursor_stands_out(theme: Theme) -> None:
    """As far as its text lets it."""
    assert contrast(theme.variables["reader-cursor"], str(theme.surface)) >= 1.2


@pytest.mark.parametrize("theme", [p for p in EVERYWHERE if "256" in str(p.id)])
def test_where_there_are_256_colours_grey_stays_grey_and_paper_paper(theme: Theme) -> None:
    ours = next(one for one in THEMES if one.name == theme.name)
    for name in ("background", "surface", "panel"):
        hue = Color.parse(getattr(theme, name))
        wanted = Color.parse(getattr(ours, name))
        assert abs((hue.r - hue.b) - (wanted.r - wanted.b)) <= TINGE, name


@pytest.mark.parametrize("theme", EVERYWHERE)
def test_marked_text_can_be_read(theme: Theme) -> None:
    for name in MarkColor:
        ground = theme.variables[f"mark-{name}"]
        assert contrast(str(theme.foreground), ground) >= READABLE
    hit, ink = theme.variables["reader-hit"], theme.variables["reader-hit-text"]
    assert contrast(ink, hit) >= READABLE


def test_there_is_a_variable_for_every_colour_of_the_model() -> None:
    assert {f"mark-{color}" for color in MarkColor} <= set(BLENDS)
    for theme in THEMES:
        variables = with_our_variables(theme.to_color_system().generate() | theme.variables)
        assert {*BLENDS, "reader-hit-text"} <= set(variables)
        assert variables["reader-muted"] == theme.variables["reader-muted"]


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_the_other_themes_are_completed(name: str) -> None:
    variables = with_our_variables(BUILTIN_THEMES[name].to_color_system().generate())

    assert {*BLENDS, "reader-hit-text"} <= set(variables)
    assert contrast(variables["reader-hit-text"], variables["reader-hit"]) >= READABLE
    if not name.startswith(("ansi", "solarized")):  # the one has no inks, the other faint ones
        assert contrast(variables["reader-muted"], variables["reader-cursor"]) >= FAINT_INK


PALETTES = {
    "ansi-dark": [("#000000", "#aaaaaa"), ("#1e1e1e", "#d4d4d4"), ("#002b36", "#93a1a1")],
    "ansi-light": [("#ffffff", "#000000"), ("#fdf6e3", "#586e75"), ("#eeeeee", "#333333")],
}
"""Grounds and inks that terminals have by default."""


@pytest.mark.parametrize("name", PALETTES)
def test_colours_left_to_the_terminal_are_completed_by_ones_to_be_read(name: str) -> None:
    variables = with_our_variables(BUILTIN_THEMES[name].to_color_system().generate())
    muted = variables["reader-muted"]
    for ground, ink in PALETTES[name]:
        assert contrast(muted, ground) >= READABLE
        for part in ("reader-cursor", "reader-cursor-idle", *(f"mark-{c}" for c in MarkColor)):
            assert contrast(ink, variables[part]) >= FAINT_INK, part
    for part in ("reader-cursor", "reader-cursor-idle"):
        assert contrast(muted, variables[part]) >= READABLE
    for part in ("reader-hit", "reader-selection"):
        assert contrast(variables[f"{part}-text"], variables[part]) >= READABLE
    assert variables["primary"] == BUILTIN_THEMES[name].primary


def test_the_key_goes_through_ours() -> None:
    first, second, third = (theme.name for theme in THEMES)

    assert [next_theme(first), next_theme(second), next_theme(third)] == [second, third, first]
    assert next_theme("nord") == first


async def test_themes_change_while_reading() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "T")
        assert pilot.app.theme == "reader-day"

        for name in ("nord", "textual-light", "textual-dark"):
            pilot.app.theme = name
            await pilot.pause()
