"""What is drawn in a shorter way looks as Textual itself would draw it."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import Monochrome
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widgets import Input

from reader.search.results import Found
from reader.tui.guard import GuardFilter
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.plain_bar import LeanBar
from reader.tui.widgets.search_box import SearchBox
from reader.tui.widgets.strips import LeanStrip, through
from tests.tui.driving import SMALL, driven, press, screen_text, settled, three_articles
from tests.tui.test_search import hit_in

RED, BLACK = Style(color="red"), Color(0, 0, 0)
CONSOLE = Console(color_system="truecolor", force_terminal=True)


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """Each character with its look."""
    return [(char, segment.style) for segment in strip for char in segment.text]


def test_a_strip_makes_its_caches_when_they_are_asked_for() -> None:
    segments = [Segment("카카오", RED), Segment(" AI", Style())]
    lean, usual = LeanStrip(segments), Strip(segments)

    for _ in range(2):
        assert lean.cell_length == usual.cell_length == 9
        assert lean.crop(1, 7) == usual.crop(1, 7)
        assert list(lean.divide([4, 9])) == list(usual.divide([4, 9]))
        assert lean.adjust_cell_length(12) == usual.adjust_cell_length(12)
        assert lean.apply_style(RED) == usual.apply_style(RED)
        assert lean.render(CONSOLE) == usual.render(CONSOLE)
    with pytest.raises(AttributeError):
        _ = lean.nothing


def test_a_strip_goes_through_filters_as_one_by_one() -> None:
    segments = [Segment("카카오\x1b[31m", RED)]
    filters = [Monochrome(), GuardFilter()]

    lean = LeanStrip(segments)
    seen = through(lean, filters, BLACK)

    assert seen == through(Strip(segments), filters, BLACK)
    assert "\x1b" not in seen.text
    assert through(lean, filters, BLACK) is seen
    assert through(lean, [GuardFilter()], BLACK) != seen


@pytest.mark.parametrize("keys", [(), ("pagedown",), ("pagedown",) * 9])
async def test_a_scroll_bar_is_the_one_of_textual(keys: tuple[str, ...]) -> None:
    session = three_articles()
    hits = tuple(hit_in(f"article{number:03}") for number in range(30))
    session._catalog.search = lambda query, *_, **__: Found(query, hits, 30, 30)
    async with driven(session, size=SMALL) as pilot:
        await press(pilot, "slash", "항", *keys)
        bar = pilot.app.screen.query_one(HitList).vertical_scrollbar
        assert isinstance(bar, LeanBar)
        assert bar.display

        whole = Region(0, 0, *bar.size)
        lean, usual = bar.render_lines(whole), ScrollBar.render_lines(bar, whole)

        assert len(lean) == bar.size.height > 4
        assert [cells(strip) for strip in lean] == [cells(strip) for strip in usual]


@pytest.mark.parametrize("typed", ["카카오 AI", "물동량 " * 12])
@pytest.mark.parametrize("moves", [(), ("left", "left"), ("home",)])
async def test_a_box_is_the_one_of_textual(typed: str, moves: tuple[str, ...]) -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, "slash", *typed.replace(" ", "_"))
        box = pilot.app.screen.query_one(SearchBox)
        box.value = typed
        await press(pilot, *moves)

        assert cells(box.render_line(0)) == cells(Input.render_line(box, 0))


async def test_a_box_and_a_scroll_bar_change_with_the_theme_and_the_keyboard() -> None:
    """What their style sheet makes of them is kept, but no longer than it holds."""
    session = three_articles()
    hits = tuple(hit_in(f"article{number:03}") for number in range(30))
    session._catalog.search = lambda query, *_, **__: Found(query, hits, 30, 30)
    async with driven(session, size=SMALL) as pilot:
        await press(pilot, "slash", "항")
        box, found = pilot.app.screen.query_one(SearchBox), pilot.app.screen.query_one(HitList)
        bar = found.vertical_scrollbar
        seen = []
        for change in (lambda: None, found.focus, lambda: pilot.app.action_wear("reader-sepia")):
            change()
            await settled(pilot)
            seen.append(drawn := [cells(strip) for strip in bar.render_lines(bar.size.region)])
            whole = ScrollBar.render_lines(bar, bar.size.region)
            assert drawn == [cells(strip) for strip in whole]
            assert cells(box.render_line(0)) == cells(Input.render_line(box, 0))
        assert seen[0] != seen[-1]


async def test_a_letter_takes_the_place_of_what_is_selected() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"항만")
        box = pilot.app.screen.query_one(SearchBox)
        box.select_all()
        await press(pilot, "물")

        assert box.value == "물"


async def test_a_letter_its_hits_and_their_number_are_in_one_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.tui.answers.WAIT_SECONDS", 60)
    async with driven() as pilot:
        await press(pilot, "slash")
        await settled(pilot)
        with pilot.app._context():
            await pilot.app.on_event(events.Key("물", "물"))

        assert not pilot.app.screen.query_one(HitList)._repaint_required
        assert not pilot.app.screen.query_one(SearchBox)._repaint_required
        assert "3 articles" in screen_text(pilot.app)
