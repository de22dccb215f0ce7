"""The table of commands, and keys under a Korean input method."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from textual.keys import _character_to_key

from reader.model.article import ArticleId
from reader.text.keyboard import LETTER_OF
from reader.tui.app import ReaderApp
from reader.tui.desk.list_column import ListColumn
from reader.tui.keys import (
    BY_ID,
    COMMANDS,
    Command,
    Place,
    commands_of,
    is_key,
    key_name,
    key_table,
    shown,
)
from reader.tui.screens.align import AlignScreen
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.bookmarks import BookmarksScreen
from reader.tui.screens.concordance import ConcordanceScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.saved import SavedList, SavedScreen
from reader.tui.widgets.annotation_list import AnnotationList
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.concordance_list import ConcordanceList
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.pair_list import PairList
from tests.tui.driving import driven, press, settled, status, three_articles

WHERE: Mapping[Place, Sequence[tuple[type, type]]] = {
    Place.MOVE: [(LineList, MainScreen)],
    Place.LIST: [(ArticleList, MainScreen)],
    Place.ARTICLE: [(ArticlePane, MainScreen)],
    Place.PANE: [(ArticlePane, MainScreen)],
    Place.SELECTING: [(ArticlePane, MainScreen)],
    Place.PANEL: [(AnnotationList, AnnotationsScreen), (AnnotationList, BookmarksScreen)],
    Place.SAVED: [(SavedList, SavedScreen)],
    Place.ALIGN: [(PairList, AlignScreen)],
    Place.CONCORDANCE: [(ConcordanceList, ConcordanceScreen)],
    Place.EVERYWHERE: [(LineList, MainScreen)],
}
"""What has the keyboard in each place, and on which screen."""
AROUND: Mapping[type, type] = {ArticleList: ListColumn}
"""What does what they cannot do themselves."""
NOT_OF_BOOKMARKS = {"panel.edit"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_done_where_it_is_offered(command: Command) -> None:
    """Footer, help, palette and README offer it in each of these places."""
    whose, _, verb = command.action.partition("(")[0].rpartition(".")
    for widget, screen in WHERE[command.place]:
        if screen is not BookmarksScreen or command.id not in NOT_OF_BOOKMARKS:
            around = (widget, AROUND.get(widget, widget))
            doers = {"": around, "screen": (screen,), "app": (ReaderApp,)}[whose]
            assert any(hasattr(doer, f"action_{verb}") for doer in doers)


def test_every_command_has_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("place", list(Place))
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    keys = Counter(key for command in commands_of(place) for key in command.keys)

    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("character", string.punctuation)
def test_a_character_has_the_name_that_its_key_comes_with(character: str) -> None:
    """Else a command that is moved there is bound, and yet not known by its key."""
    name = _character_to_key(character)

    assert (name, character) == (key_name(character), shown(name))
    assert is_key(name)


@pytest.mark.parametrize("key", sorted({key for c in COMMANDS for key in c.keys}))
def test_keys_are_written_so_that_they_can_be_read_back(key: str) -> None:
    assert key_name(shown(key)) == key


def test_shift_is_needed_only_where_there_is_another_way() -> None:
    """Shift gets lost on most letters under a Korean input method."""
    for command in COMMANDS:
        capitals = [key for key in command.keys if len(key) == 1 and key.isupper()]
        if capitals and capitals[0] not in "QWERTOP":
            assert len(command.keys) > 1, command.id


def test_the_table_names_every_command() -> None:
    text = "\n".join(key_table())

    assert all(command.id in text for command in COMMANDS)


async def test_a_jamo_is_the_key_it_is_on() -> None:
    async with driven() as pilot:
        await press(pilot, "ㅓ", "ㅓ", "ㅏ")

        assert pilot.app.screen.query_one(ArticleList).cursor == 1


async def test_a_committed_syllable_is_taken_apart_in_order() -> None:
    """`허` is g and j: to the top and down; `ㅘ` is h and k; `ㄳ` is r and t."""
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "ㅎ", "ㅓ", "허")
        assert pilot.app.screen.query_one(ArticleList).cursor == 1

        await press(pilot, "ㄳ")
        assert session.state(ArticleId("article001")).read
        assert pilot.app.screen.query_one(ArticleList).language == "en"


async def test_the_input_method_is_mentioned_once() -> None:
    async with driven() as pilot:
        await press(pilot, "ㅓ")
        assert "Hangul input is on" in status(pilot.app)

        pilot.app.open_screens.say("")
        await press(pilot, "ㅏ")
        assert status(pilot.app) == ""


async def test_hangul_is_text_where_text_is_typed() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", "ㅓ", "하")

        assert pilot.app.screen.query_one("SearchBox").value == "ㅓ하"


async def test_control_works_under_the_input_method() -> None:
    async with driven() as pilot:
        await pilot.press("b")
        await settled(pilot)
        await press(pilot, "u", "ctrl+ㄱ")

        assert "Redone: Bookmarked" in status(pilot.app)


def test_every_letter_of_the_table_has_a_jamo() -> None:
    letters = {key for c in COMMANDS for key in c.keys if len(key) == 1 and key.isalpha()}

    assert {key for key in letters if key.lower() not in LETTER_OF} == set()
