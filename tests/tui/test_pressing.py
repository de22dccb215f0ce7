"""A key in a list or an article does its work, and shows it, before anything else is done."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reader.tui.app import ReaderApp
from reader.tui.frames import LeanCompositor
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.status_line import StatusLine
from tests.tui.driving import driven, settled


def main_of(pilot: Pilot[None]) -> MainScreen:
    assert isinstance(pilot.app, ReaderApp)
    assert pilot.app.main is not None
    return pilot.app.main


async def press(pilot: Pilot[None], key: str) -> None:
    """A key reaches the app, which has done nothing else yet when this returns."""
    with pilot.app._context():
        await pilot.app.on_event(events.Key(key, key if len(key) == 1 else None))


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every frame that was drawn."""
    drawn: list[object] = []
    render = LeanCompositor.render_partial_update

    def noted(compositor: LeanCompositor) -> object:
        drawn.append(compositor)
        return render(compositor)

    monkeypatch.setattr(LeanCompositor, "render_partial_update", noted)
    return drawn


async def test_one_frame_shows_the_row_and_its_number(frames: list[object]) -> None:
    async with driven() as pilot:
        frames.clear()
        await press(pilot, "j")
        main = main_of(pilot)
        assert main.articles.cursor == 1
        assert main.query_one(StatusLine).place == "2/3"
        assert len(frames) == 1
        assert not main.articles._repaint_required


async def test_a_bookmark_is_in_the_list_and_said_in_one_frame(frames: list[object]) -> None:
    async with driven() as pilot:
        frames.clear()
        await press(pilot, "b")
        main = main_of(pilot)
        said = main.query_one(StatusLine).message
        assert main.articles.current is not None
        assert main.session.state(main.articles.current.id).bookmarked
        assert said
        assert not said.endswith("saved")
        assert len(frames) == 1
        await settled(pilot)
        assert main.query_one(StatusLine).message == f"{said}, saved"


async def test_keys_that_follow_at_once_share_a_frame(frames: list[object]) -> None:
    async with driven() as pilot:
        frames.clear()
        for key in "jkjkj":
            await press(pilot, key)
        assert main_of(pilot).articles.cursor == 1
        assert len(frames) < 5


async def test_nothing_is_drawn_in_between_when_widgets_will_move(frames: list[object]) -> None:
    async with driven() as pilot:
        await settled(pilot)
        frames.clear()
        await press(pilot, "v")
        main = main_of(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        frames.clear()
        await press(pilot, "z")
        assert main.has_class("-zen")
        assert not frames


async def test_a_letter_in_a_box_is_a_letter() -> None:
    async with driven() as pilot:
        await pilot.press("f")
        await settled(pilot)
        await press(pilot, "j")
        await settled(pilot)
        main = main_of(pilot)
        assert main.articles.cursor == 0
        assert main.listed.filter_bar.box.value == "j"


async def test_a_key_that_was_moved_is_found_where_it_was_moved_to() -> None:
    async with driven(config={"keys": {"move.down": ["z"]}}) as pilot:
        await press(pilot, "z")
        assert main_of(pilot).articles.cursor == 1
        await press(pilot, "j")
        assert main_of(pilot).articles.cursor == 1


@pytest.mark.parametrize("key", ["b", "slash", "question_mark"])
async def test_a_key_behind_q_is_not_for_the_program(key: str) -> None:
    async with driven() as pilot:
        main = main_of(pilot)
        await press(pilot, "q")
        await press(pilot, key)
        assert pilot.app.screen is main
        assert not main.session.unsaved
    assert not pilot.app.return_code


async def test_what_is_typed_counts_although_the_terminal_said_it_is_not_at_the_front() -> None:
    """Hangul stays Hangul in a box; in the list it is keys."""
    async with driven() as pilot:
        for keys in (("slash",), ("챗", "escape", "ㅓ")):
            pilot.app.post_message(events.AppBlur())
            await pilot.pause()
            for key in keys:
                await press(pilot, key)
                if key == "챗":
                    assert pilot.app.focused.value == "챗"
            await settled(pilot)
        assert main_of(pilot).articles.cursor == 1
