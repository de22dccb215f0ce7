"""The footer tells what can be done now, by the keys that do it."""

from __future__ import annotations

import pytest

from reader.session import Session
from reader.tui.hints import hints_by, hints_of
from reader.tui.keys import Place
from reader.tui.screens.information import FactList
from reader.tui.settings import Settings
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, a_session, an_article
from tests.tui.driving import SMALL, WIDE, driven, lines, press, screen_text, settled


@pytest.mark.parametrize(
    ("keys", "absent"),
    [
        (("5",), "Enter open"),
        (("s",), "a rename"),
        (("f", *"qqqq", "enter"), "Enter open"),
        (("slash", *"qqqq"), "Enter open"),
        (("semicolon",), "Enter go there"),
        (("a", "number_sign", "t", "escape", "number_sign", "slash", *"qqqq"), "Enter show"),
        (("asterisk", *"qqqq", "enter"), "Enter open"),
    ],
)
async def test_an_empty_list_offers_nothing_of_a_row(keys: tuple[str, ...], absent: str) -> None:
    """And offers it again where there is one."""
    async with driven(size=WIDE) as pilot:
        await press(pilot, *keys)
        assert absent not in lines(pilot.app)[-1]
        assert "back" in lines(pilot.app)[-1] or "q quit" in lines(pilot.app)[-1]

        await press(pilot, "escape", "escape", "1")
        assert "Enter open" in lines(pilot.app)[-1]


async def test_an_empty_library_offers_nothing_of_a_row() -> None:
    session = Session(InMemoryLibrary({}), InMemoryMarks, InMemoryCatalog({}))
    async with driven(session, size=WIDE) as pilot:
        footer = lines(pilot.app)[-1]
        assert "search" in footer
        assert "open" not in footer
        assert "bookmark" not in footer


async def test_an_article_of_one_language_offers_no_other() -> None:
    """What can be done with it has the room."""
    session = a_session(an_article("article000", en=""), an_article("article001"))
    async with driven(session, size=SMALL) as pilot:
        await press(pilot, "enter")
        assert " / find   h highlight   ? help   q back" == lines(pilot.app)[-1]
        await press(pilot, "right_square_bracket")
        assert lines(pilot.app)[-1].startswith(" t flip ")


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_an_empty_view_says_why_it_is_empty(size: tuple[int, int]) -> None:
    """In place of the rows, for as long as there are none; a filter says it under its line."""
    async with driven(size=size) as pilot:
        await press(pilot, "4")
        assert "   No bookmarks yet; b makes one" in screen_text(pilot.app)
        await press(pilot, "3")
        assert "   Nothing is begun" in screen_text(pilot.app)
        await press(pilot, "f", *"qqqq")
        assert "Nothing is begun" not in screen_text(pilot.app)
        await press(pilot, "escape", "1", "b", "4")
        assert "No bookmarks yet" not in screen_text(pilot.app)


async def test_information_is_as_high_as_it_has_to_be() -> None:
    async with driven(size=WIDE) as pilot:
        await press(pilot, "i")
        listed = pilot.app.screen.query_one(FactList)
        assert listed.size.height == listed.row_count

        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert listed.size.height == 7
        assert listed.row_count > 7


async def test_the_footer_of_a_mode_shows_the_keys_that_were_chosen() -> None:
    config = {"keys": {"list.remove": "D", "article.grow-word": "W", "article.yellow": "F5"}}
    async with driven(size=WIDE, config=config) as pilot:
        await press(pilot, "v")
        assert " D to the trash " in lines(pilot.app)[-1]
        await press(pilot, "escape", "enter", "v")
        assert " W b by word " in lines(pilot.app)[-1]
        assert " F5-5 colour " in lines(pilot.app)[-1]


async def test_what_can_be_done_with_a_selection_goes_before_how_it_grows() -> None:
    """On a small screen there is room for the first of them."""
    async with driven(size=SMALL) as pilot:
        await press(pilot, "v")
        assert " r read   b bookmark   ? help   Esc none" == lines(pilot.app)[-1]
        await press(pilot, "escape", "enter", "v")
        assert " h highlight   ? help   Esc stop" == lines(pilot.app)[-1]


async def test_a_panel_offers_what_can_be_done_with_what_is_selected() -> None:
    """And nothing that does nothing there: a bookmark has no note, the list no article."""
    async with driven(size=WIDE) as pilot:
        await press(pilot, "b", "apostrophe")
        assert (
            " Enter go there   x remove   / filter   \\ sort   ? help   q back"
            == lines(pilot.app)[-1]
        )
        await press(pilot, "v")
        assert " x remove   y copy   e export" in lines(pilot.app)[-1]
        assert "colour" not in lines(pilot.app)[-1]
        await press(pilot, "escape", "escape", "enter", "right_curly_bracket", "h", "semicolon")
        assert "Tab scope" in lines(pilot.app)[-1]
        await press(pilot, "v")
        assert " x remove   1-5 colour" in lines(pilot.app)[-1]
        await press(pilot, "x")
        assert "remove" not in lines(pilot.app)[-1]


def test_a_command_without_a_key_is_not_offered() -> None:
    settings = Settings(keys={"list.search": (), "list.open": ("o",)})

    assert (("o", "open"), ("f", "filter")) == hints_of((Place.LIST,), settings)[:2]
    named = (("list.search", "x"), ("list.open list.search", "y"), ("list.open", "z"))
    assert (("o", "z"),) == hints_by(named, settings)
