"""Our themes can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.model.marks import Color as MarkColor
from reader.tui.themes import BLENDS, THEMES, next_theme, with_our_variables
from tests.tui.driving import driven, press

READABLE = 4.5
FAINT_INK = 3.0
"""Some terminals have an ink that is not more readable on their own ground."""


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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_marked_text_can_be_read(theme: Theme) -> None:
    for name in MarkColor:
        ground = theme.variables[f"mark-{name}"]
        assert contrast(str(theme.foreground), ground) >= READABLE
    hit, ink = theme.variables["reader-hit"], theme.variables["reader-hit-text"]
    assert contrast(ink, hit) >= READABLE


def test_there_is_a_variable_for_every_colour_of_the_model() -> None:
    assert {f"mark-{color}" for color in MarkColor} <= set(BLENDS)
    for theme in THEMES:
        assert set(BLENDS) <= set(theme.variables)


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_the_other_themes_are_completed(name: str) -> None:
    variables = BUILTIN_THEMES[name].to_color_system().generate()

    assert set(BLENDS) <= set(with_our_variables(variables))


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
    assert contrast(variables["reader-hit-text"], variables["reader-hit"]) >= READABLE
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
