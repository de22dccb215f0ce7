"""Rows under the mouse: the first click goes there, one on the row of the cursor opens it."""

from __future__ import annotations

import pytest
from textual.events import Key, MouseScrollDown

from reader.model.article import ArticleId
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.line_list import LineList
from tests.tui.driving import driven, lent, press, settled, three_articles

SECOND = ArticleId("article001")


async def test_the_second_click_on_an_article_opens_it() -> None:
    async with driven() as pilot:
        await pilot.click(LineList, offset=(5, 3))
        await settled(pilot)
        assert SECOND == pilot.app.main.row_id and not pilot.app.main.reading

        await pilot.click(LineList, offset=(5, 3))
        await settled(pilot)
        assert pilot.app.main.reading and SECOND == pilot.app.main.target_id


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("slash", *"부산항"), id="search"),
        pytest.param(("semicolon",), id="annotations"),
        pytest.param(("apostrophe",), id="bookmarks"),
        pytest.param(("asterisk", *"부산항", "enter"), id="concordance"),
        pytest.param(("number_sign",), id="tags"),
        pytest.param(("s",), id="saved views"),
    ],
)
async def test_a_click_on_the_row_of_the_cursor_opens_it(keys: tuple[str, ...]) -> None:
    """From every list that leads to the main screen."""
    session = three_articles()
    session.annotate(SECOND, None, None, "다시 볼 것 #근무")
    session.toggle_bookmark(SECOND)
    saved = {"saved": {"6": {"name": "근무", "query": "카카오", "view": "all"}}}

    async with driven(session, services=lent(remembered=saved)) as pilot:
        await press(pilot, *keys)
        assert not isinstance(pilot.app.screen, MainScreen)
        await pilot.click(LineList, offset=(5, 0))
        await settled(pilot)

        assert isinstance(pilot.app.screen, MainScreen)


@pytest.mark.parametrize("key", ["apostrophe", "semicolon", "s", "question_mark"])
async def test_the_wheel_leaves_the_keyboard_to_what_is_being_opened(key: str) -> None:
    """It may turn before there is anything to turn it on."""
    async with driven() as pilot:
        pilot.app.post_message(Key(key, None))
        pilot.app.post_message(MouseScrollDown(None, 59, 9, 0, 0, 0, False, False, False, 59, 9))
        await settled(pilot)
        assert not isinstance(pilot.app.screen, MainScreen)

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
