"""A frame draws what changed and nothing else, and shows what a whole frame would."""

from __future__ import annotations

import re
from collections.abc import Set
from random import Random

import pytest
from rich.console import Console
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

from reader.tui.frames import LeanCompositor
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from tests.tui.driving import WIDE, driven, settled

MOVES = re.compile(r"(?:\x1b\[\d+;\d+H)*(?=\x1b\[\d+;\d+H)")
"""Moves of the terminal's cursor that another one follows at once."""


def sent(compositor: Compositor, kind: type[Compositor], changed: Set[Region]) -> str:
    """What a compositor of a kind would send to the terminal."""
    compositor._dirty_regions = set(changed)
    update = kind.render_partial_update(compositor)
    assert update is not None
    console = Console(color_system="truecolor", force_terminal=True)
    return MOVES.sub("", update.render_segments(console))


@pytest.mark.parametrize("keys", [(), ("enter",), ("f",), ("B",)])
async def test_whatever_changed_is_sent_as_textual_itself_would(keys: tuple[str, ...]) -> None:
    random = Random(7)
    width, height = WIDE
    async with driven() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        compositor = pilot.app.screen._compositor
        assert isinstance(compositor, LeanCompositor)
        for _ in range(20):
            changed = set()
            for _ in range(random.randint(1, 4)):
                x, y = random.randrange(width), random.randrange(height)
                size = random.randint(1, width - x), random.randint(1, min(4, height - y))
                changed.add(Region(x, y, *size))
            lean = sent(compositor, LeanCompositor, changed)
            assert lean == sent(compositor, Compositor, changed)


async def test_a_key_in_the_list_does_not_draw_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = ArticlePane.render_lines

    def noted(pane: ArticlePane, crop: Region) -> list[Strip]:
        drawn.append("pane")
        return render(pane, crop)

    async with driven() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        monkeypatch.setattr(ArticlePane, "render_lines", noted)
        screen.say("something")
        screen.query_one(ArticleList).refresh(Region(0, 0, 10, 2))
        await settled(pilot)
    assert not drawn
