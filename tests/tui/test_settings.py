"""The config file, entry by entry."""

from __future__ import annotations

import pytest

from reader.tui.keys import BY_ID
from reader.tui.settings import Settings, settings_from
from tests.tui.driving import driven, press, screen_text

THEMES = ("reader-night", "reader-day")


def test_an_empty_file_changes_nothing() -> None:
    assert settings_from({}, THEMES) == Settings()


def test_a_key_can_be_moved_and_its_old_command_gives_way() -> None:
    settings = settings_from({"keys": {"article.note": "h"}}, THEMES)

    assert settings.keys["article.note"] == ("h",)
    assert settings.keys_of(BY_ID["article.highlight"]) == ()
    assert settings.keys_of(BY_ID["list.note"]) == ("a",)
    assert settings.problems == (
        "config: keys: article.note takes h from article.highlight; it has no key left",
    )


@pytest.mark.parametrize("command", ["article.flip", "article.bookmark"])
def test_a_key_that_is_taken_is_told_until_both_commands_have_theirs(command: str) -> None:
    """Also where one is bound to the text and the other to the screen around it."""
    settings = settings_from({"keys": {command: "j"}}, THEMES)

    assert settings.keys["article.line-down"] == ("down",)
    assert settings.problems == (
        f"config: keys: {command} takes j from article.line-down; Down is left",
    )
    both = {"keys": {command: "j", "article.line-down": "Down"}}
    assert settings_from(both, THEMES).problems == ()


def test_keys_are_written_as_help_shows_them() -> None:
    settings = settings_from({"keys": {"list.search": ["Ctrl+k", "/"]}}, THEMES)

    assert settings.keys["list.search"] == ("ctrl+k", "slash")
    assert settings.problems == ()


def test_what_is_wrong_is_named_and_the_rest_stands() -> None:
    config = {
        "theme": "neon",
        "titles": "en",
        "colour": "red",
        "dictionary": "ftp://words.example/{word}",
        "keys": {"list.fly": "x", "list.note": ["w"], "list.read": ["w"], "list.tags": [""]},
    }

    settings = settings_from(config, THEMES)

    assert settings.theme == "reader-night"
    assert settings.titles == "en"
    assert settings.keys["list.note"] == ("w",)
    assert settings.dictionary == Settings().dictionary
    assert len(settings.problems) == 6


def test_keys_that_are_no_mapping_are_named() -> None:
    (problem,) = settings_from({"keys": ["j"]}, THEMES).problems

    assert "keys is a list of" in problem


@pytest.mark.parametrize(
    "key", ["w", "한", "Del", "Ctrl+d", "shift+Tab", "F12", "%", "+", "percent_sign", "alt+left"]
)
def test_a_key_may_be_any_that_can_be_pressed(key: str) -> None:
    settings = settings_from({"keys": {"list.tags": key}}, THEMES)
    assert "list.tags" in settings.keys
    assert not any("there is no key" in problem for problem in settings.problems)


@pytest.mark.parametrize("key", ["nosuchkey", "Ctrl+", "Strg+d", "Page Down", "ctrl-d", "fx"])
def test_a_key_that_nobody_can_press_is_named_and_the_default_stays(key: str) -> None:
    settings = settings_from({"keys": {"list.tags": [key, "w"]}}, THEMES)
    assert (f"config: keys: there is no key {key}, as list.tags has it",) == settings.problems
    assert settings.keys_of(BY_ID["list.tags"]) == BY_ID["list.tags"].keys


async def test_moved_keys_work_and_are_shown() -> None:
    config = {"keys": {"list.bookmark": "w"}, "theme": "reader-sepia"}
    async with driven(config=config) as pilot:
        assert " w bookmark" in screen_text(pilot.app)
        assert pilot.app.theme == "reader-sepia"

        await press(pilot, "b")
        assert "⚑" not in screen_text(pilot.app)

        await press(pilot, "w")
        assert "⚑" in screen_text(pilot.app)


async def test_problems_are_on_the_screen_and_do_not_stop_it() -> None:
    async with driven(config={"theme": "neon"}) as pilot:
        assert "there is no theme neon" in screen_text(pilot.app)
