"""Help shows what is valid here, and runs it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from reader.tui.command_words import WORDS
from reader.tui.keys import COMMANDS
from reader.tui.screens.help import HelpEntry, HelpList, keys_in, whole_words
from reader.tui.screens.main import MainScreen
from tests.tui.driving import SMALL, driven, press, screen_text, status


async def test_help_shows_only_keys_of_this_place() -> None:
    async with driven() as pilot:
        await press(pilot, "question_mark")
        descriptions = {e.description for e in pilot.app.screen.query_one(HelpList).rows}
        assert "search the whole library" in descriptions
        assert "next paragraph" not in descriptions

        await press(pilot, "escape", "enter", "question_mark")
        descriptions = {e.description for e in pilot.app.screen.query_one(HelpList).rows}
        assert "next paragraph" in descriptions
        assert "search the whole library" not in descriptions


async def test_typing_filters_and_enter_runs() -> None:
    async with driven() as pilot:
        await press(pilot, "question_mark", *"mark on", "enter")

        assert isinstance(pilot.app.screen, MainScreen)
        assert "Bookmarked, saved" in status(pilot.app)


async def test_a_command_runs_where_help_was_opened() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "question_mark", *"or English", "enter")

        assert "Nights at Busan" in screen_text(pilot.app)


async def test_the_palette_knows_every_theme() -> None:
    async with driven() as pilot:
        await press(pilot, "colon", *"theme: nord", "enter")

        assert pilot.app.theme == "nord"


async def test_arrows_pass_over_headings() -> None:
    async with driven() as pilot:
        await press(pilot, "question_mark")
        listed = pilot.app.screen.query_one(HelpList)
        await pilot.press("down", "up", "up")
        for rows in (*[1] * (len(listed.rows) + 3), *[-1] * (len(listed.rows) + 3)):
            pilot.app.screen.action_move(rows)
            assert listed.rows[listed.cursor].action
        assert listed.cursor == 1


async def test_help_fits_a_small_screen() -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, "question_mark")

        text = screen_text(pilot.app)
        assert "search the whole library" in text
        assert "Enter runs " in text


async def test_what_can_be_done_here_comes_before_moving() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "question_mark")
        headings = [e.description for e in _entries(pilot) if not e.action]
        assert ["Reading", "Finding", "Marking", "Moving", "The program"] == headings

        await press(pilot, "escape", "v", "question_mark")
        assert "While text is selected" == _entries(pilot)[0].description


async def test_g_and_end_move_while_nothing_is_typed() -> None:
    async with driven() as pilot:
        await press(pilot, "question_mark", "G")
        listed = pilot.app.screen.query_one(HelpList)
        assert len(listed.rows) - 1 == listed.cursor

        await press(pilot, "g")
        assert 1 == listed.cursor

        await press(pilot, "end", "home", *"lang")
        assert ["language of titles"] == [e.description for e in _entries(pilot) if e.action]


async def test_in_the_palette_g_is_a_letter() -> None:
    async with driven() as pilot:
        await press(pilot, "colon", *"gruvbox")

        assert {"theme: gruvbox"} == {e.description for e in _entries(pilot) if e.action}


def test_keys_and_words_are_left_out_whole() -> None:
    assert "Space  PgDn" == keys_in(("Space", "PgDn", "Ctrl+f"), 11)
    assert "Space" == keys_in(("Space", "PgDn"), 3)
    assert "Korean or English.." == whole_words("Korean or English, the place stays", 20)
    assert "next row" == whole_words("next row", 8)


def _entries(pilot: Pilot[None]) -> Sequence[HelpEntry]:
    return pilot.app.screen.query_one(HelpList).rows


def names_of(pilot: Pilot[None]) -> list[str]:
    """The names of the commands in the list, in its order."""
    return [entry.name for entry in pilot.app.screen.query_one(HelpList).rows if entry.action]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("article.flip", "article.flip"),
        ("flip", "article.flip"),
        ("width", "article.narrower"),
        ("내보", "article.export"),
        ("ㄷ테ㅐㄳ", "article.export"),
        ("soqhsorl", "article.export"),
        ("columns", "article.layout"),
    ],
)
async def test_commands_are_found_by_name_by_other_words_and_in_the_wrong_layout(
    typed: str, name: str
) -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "colon", *typed)
        assert name == names_of(pilot)[0]


async def test_what_a_command_does_goes_before_its_other_words() -> None:
    """So Enter runs what is read in the first row."""
    async with driven() as pilot:
        await press(pilot, "colon", *"save")
        names = names_of(pilot)
        assert names.index("list.saved") < names.index("list.bookmark")
        assert "By name, or in other words" in screen_text(pilot.app)


async def test_the_palette_shows_names_where_there_is_room() -> None:
    for size, shown in (((120, 36), True), ((80, 24), True), (SMALL, False)):
        async with driven(size=size) as pilot:
            await press(pilot, "enter", "colon", *"layout")
            assert ("article.layout" in screen_text(pilot.app)) is shown
            await press(pilot, "escape", "question_mark")
            assert "article.flip" not in screen_text(pilot.app)


@pytest.mark.parametrize("typed", ["quit", "종료"])
async def test_how_to_quit_is_told_in_an_article_too(typed: str) -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "question_mark", *typed)

        (entry,) = [e for e in pilot.app.screen.query_one(HelpList).rows if e.action]
        assert entry.keys == ("Ctrl+c",)
        assert (entry.action, entry.node) == ("app.interrupt", pilot.app)


async def test_what_is_no_command_is_said() -> None:
    async with driven() as pilot:
        await press(pilot, "colon", *"xyzzy", "enter")
        assert "no command here for xyzzy" in screen_text(pilot.app)
        await press(pilot, "backspace", "backspace", "backspace", "backspace", "backspace")
        assert "no command" not in screen_text(pilot.app)


async def test_a_command_of_another_place_is_told_with_the_place() -> None:
    async with driven() as pilot:
        await press(pilot, "colon", *"width")
        assert "not here, but in an article: - narrower text" in screen_text(pilot.app)

        await press(pilot, "escape", "enter", "colon", *"filter")
        assert "not here, but in the list of articles: f filter by a query" in screen_text(
            pilot.app
        )


def test_every_other_word_is_for_a_command_there_is() -> None:
    """A command that is renamed takes its words along."""
    assert {*WORDS} <= {command.id.partition(".")[2] for command in COMMANDS}
