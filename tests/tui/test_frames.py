"""A frame draws what changed and nothing else, and shows what a whole frame would."""

from __future__ import annotations

import re
from collections.abc import Set
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip

from reader.tui.app import ReaderApp
from reader.tui.frames import LeanCompositor, without
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.plain_bar import LeanBar
from tests.bench.terminal_screen import Cell, TerminalScreen
from tests.support import a_session, an_article
from tests.tui.driving import WIDE, driven, settled

MOVES = re.compile(r"(?:\x1b\[\d+;\d+H)*(?=\x1b\[\d+;\d+H)")
"""Moves of the terminal's cursor that another one follows at once."""
CONSOLE = Console(color_system="truecolor", force_terminal=True)


def sent(compositor: Compositor, kind: type[Compositor], changed: Set[Region]) -> str:
    """What a compositor of a kind would send to the terminal."""
    compositor._dirty_regions = set(changed)
    update = kind.render_partial_update(compositor)
    assert update is not None
    return MOVES.sub("", update.render_segments(CONSOLE))


def seen(output: str) -> list[list[Cell]]:
    """What a terminal shows then."""
    return TerminalScreen(*WIDE).feed(output.encode()).rows


@pytest.mark.parametrize("keys", [(), ("enter",), ("f",), ("B",), ("slash", "항")])
async def test_whatever_changed_is_sent_as_textual_itself_would(keys: tuple[str, ...]) -> None:
    """But that Textual halves a syllable where what changed begins or ends in it."""
    random = Random(7)
    width, height = WIDE
    async with driven() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        compositor = pilot.app.screen._compositor
        assert isinstance(compositor, LeanCompositor)
        whole = compositor.render_full_update().render_segments(CONSOLE)
        for _ in range(20):
            changed = set()
            for _ in range(random.randint(1, 4)):
                x, y = random.randrange(width), random.randrange(height)
                size = random.randint(1, width - x), random.randint(1, min(4, height - y))
                changed.add(Region(x, y, *size))
            lean = sent(compositor, LeanCompositor, changed)
            usual = sent(compositor, Compositor, changed)
            assert seen(whole + lean) == seen(whole)
            assert lean == usual or seen(whole + usual) != seen(whole)


async def test_no_syllable_is_halved_at_the_end_of_what_changed() -> None:
    """What the list was wide before is no edge of anything any more."""
    async with driven() as pilot:
        await pilot.press("p")
        await settled(pilot)
        compositor = pilot.app.screen._compositor
        whole = compositor.render_full_update().render_segments(CONSOLE)
        for width in range(1, 30):
            changed = {Region(0, 1, width, 6)}
            assert seen(whole + sent(compositor, LeanCompositor, changed)) == seen(whole)


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


async def test_other_rows_leave_the_scroll_bar_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = LeanBar.render_lines

    def noted(bar: LeanBar, crop: Region) -> list[Strip]:
        drawn.append("bar")
        return render(bar, crop)

    articles = [an_article(f"article{n:03}") for n in range(40)]
    async with driven(a_session(*articles)) as pilot:
        rows = pilot.app.screen.query_one(ArticleList)
        assert rows.show_vertical_scrollbar
        monkeypatch.setattr(LeanBar, "render_lines", noted)
        rows.show_rows(rows.row_count)
        await settled(pilot)
        assert not drawn
        rows.show_rows(rows.row_count - 1)
        await settled(pilot)
        assert drawn


async def test_a_screen_that_opens_is_laid_out_and_drawn_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    lay_out, draw = Screen._refresh_layout, Compositor.render_full_update

    def noted_layout(screen: Screen[object], *rest: object) -> None:
        done.append(f"{type(screen).__name__} laid out")
        lay_out(screen, *rest)  # type: ignore[arg-type]

    def noted_drawing(compositor: Compositor, simplify: bool = False) -> LayoutUpdate:
        done.append(f"{type(compositor.root).__name__} drawn")
        return draw(compositor, simplify)

    async with driven() as pilot:
        monkeypatch.setattr(Screen, "_refresh_layout", noted_layout)
        monkeypatch.setattr(Compositor, "render_full_update", noted_drawing)
        for key, name in (("question_mark", "HelpScreen"), ("slash", "SearchScreen")):
            done.clear()
            await pilot.press(key)
            await settled(pilot)
            assert type(pilot.app.screen).__name__ == name
            assert done.count(f"{name} laid out") == 1
            assert done.count(f"{name} drawn") == 1
            await pilot.press("escape")
            await settled(pilot)


async def test_behind_a_dialog_all_is_as_faint_as_textual_makes_it() -> None:
    async with driven() as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        app = pilot.app
        main, help_screen = app.screen_stack[-2:]
        below, color = main._compositor.render_strips()[0], help_screen.styles.background
        visible_screen_stack.set([main])
        (faint,) = help_screen.render_lines(Region(0, 0, below.cell_length, 1))
        wanted = Strip(BackgroundScreen.process_segments(below, color), below.cell_length)
        assert color.a < 1
        assert faint.render(app.console) == wanted.render(app.console)


async def test_a_dialog_is_whole_while_the_screen_below_does_not_know_its_new_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A terminal that grows tells the uppermost screen first."""
    async with driven() as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        main, help_screen = pilot.app.screen_stack[-2:]
        monkeypatch.setattr(main._compositor, "render_strips", lambda: [Strip.blank(39)] * 5)
        visible_screen_stack.set([main])
        strips = help_screen.render_lines(help_screen.size.region)
        assert [strip.cell_length for strip in strips] == [WIDE[0]] * WIDE[1]


@given(*[st.builds(Region, *[st.integers(0, 9)] * 4)] * 2)
def test_what_is_left_behind_a_widget_is_every_cell_beside_it(one: Region, front: Region) -> None:
    left = [cell for piece in without(one, front) for cell in cells(piece)]
    assert len(left) == len(set(left))
    assert set(left) == set(cells(one)) - set(cells(front))


def cells(region: Region) -> list[tuple[int, int]]:
    """Every cell of a region."""
    return [(x, y) for x in region.column_range for y in region.line_range]


KEYS_IN_AN_ARTICLE = (
    *("j", "k", "space", "pageup", "ctrl+d", "G", "g", "t", "l", "p", "minus", "plus"),
    *("right_curly_bracket", "left_parenthesis", "v", "escape", "h", "u"),
)


async def test_the_frames_of_an_article_add_up_to_its_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever moves in it is drawn anew where it was and where it is, key by key."""
    terminal, random = TerminalScreen(*WIDE), Random(11)

    def sent_to_terminal(_: ReaderApp, __: Screen[object], update: object) -> None:
        if isinstance(update, CompositorUpdate):
            terminal.feed(update.render_segments(CONSOLE).encode())

    monkeypatch.setattr(ReaderApp, "_display", sent_to_terminal)
    body = [f"부산항의 {n}번째 문단. " * 12 for n in range(40)]
    english = [f"Paragraph {n} of the port. " * 12 for n in range(40)]
    async with driven(a_session(an_article(ko_body=body, en_body=english))) as pilot:
        for key in ("enter", *random.choices(KEYS_IN_AN_ARTICLE, k=40)):
            await pilot.press(key)
            await settled(pilot)
            whole = pilot.app.screen._compositor.render_full_update().render_segments(CONSOLE)
            assert terminal.text == TerminalScreen(*WIDE).feed(whole.encode()).text, key
