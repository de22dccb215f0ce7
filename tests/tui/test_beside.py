"""The article beside the list: the keyboard is in the list as long as it is not being read."""

from __future__ import annotations

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from reader.tui.screens.help import HelpScreen
from tests.tui.driving import (
    WIDE,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)

PARAGRAPH = (20, 8)
"""Of an article, in the pane beside the list."""


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_leaves_the_keyboard_in_the_list(key: str) -> None:
    """It went to the article, while the footer told the keys of the list."""
    async with driven(size=WIDE) as pilot:
        await press(pilot, key, "j")
        assert pilot.app.main.articles.cursor == 1
        await press(pilot, "enter")
        assert pilot.app.main.reading


async def test_a_click_opens_the_article_where_it_was_clicked() -> None:
    async with driven(size=WIDE) as pilot:
        await press(pilot, "j")
        await pilot.click("ArticlePane", offset=PARAGRAPH)
        await settled(pilot)
        assert pilot.app.main.reading
        assert "article001" == pilot.app.main.article.id
        assert "h highlight" in lines(pilot.app)[-1]

        await press(pilot, "q", "k")
        assert pilot.app.main.articles.cursor == 0


async def test_what_is_selected_with_the_mouse_beside_the_list_is_what_keys_act_on() -> None:
    session = three_articles()
    async with driven(session, size=WIDE) as pilot:
        for kind, column in ((MouseDown, 50), (MouseMove, 56), (MouseUp, 56)):
            at = (column, 9, 0, 0, 1, False, False, False, column, 9)
            pilot.app.post_message(kind(None, *at))
        await settled(pilot)
        assert "by word" in lines(pilot.app)[-1]
        await press(pilot, "h")
        assert "Highlighted" in status(pilot.app)

    (only,) = session.annotations()
    assert only.target is not None
    assert only.target.exact == "부산항의"


async def test_tab_and_a_click_leave_the_keyboard_in_the_box_of_the_help() -> None:
    async with driven(size=WIDE) as pilot:
        await press(pilot, "colon", "tab", *"sepia")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "theme: reader-sepia" in screen_text(pilot.app)
