"""What a person may set in the config file, checked entry by entry.

A wrong entry never stops the program: it is named in a banner and its default stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.tui.keys import BY_ID, COMMANDS, Command, Place, is_key, key_name, shown

KNOWN: Final = ("theme", "keys", "titles", "dictionary")
DICTIONARY: Final = "https://en.dict.naver.com/#/search?query={word}"
"""It has Korean and English words, and forms of both."""


class Settings(NamedTuple):
    """The config file as the screen uses it."""

    theme: str = "reader-night"
    titles: str = "ko"
    """Language of the titles in the list: "ko" or "en"."""
    dictionary: str = DICTIONARY
    """The web address of a word, which stands for `{word}` in it."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Textual's key names of every command that is not on its default keys."""
    problems: tuple[str, ...] = ()
    """What was wrong with the file, one line each."""

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys a command is on."""
        return self.keys.get(command.id, command.keys)


def settings_from(config: Mapping[str, object], themes: Iterable[str]) -> Settings:
    """Read the parsed config file.

    Args:
        config: `theme`, `titles`, `dictionary` and `keys`: a mapping of command ids to one key or
            several ("article.highlight: [h, H]"). Keys are written as help shows them.
        themes: The names that `theme` may have.
    """
    problems = [f"config: {name} is not a setting" for name in config if name not in KNOWN]
    theme = str(config.get("theme") or Settings().theme)
    if theme not in themes:
        problems.append(f"config: there is no theme {theme}")
        theme = Settings().theme
    titles = str(config.get("titles") or "ko")
    if titles not in ("ko", "en"):
        problems.append("config: titles is ko or en")
        titles = "ko"
    dictionary = str(config.get("dictionary") or DICTIONARY)
    if "{word}" not in dictionary or not dictionary.startswith(("https://", "http://")):
        problems.append("config: dictionary is a web address with {word} in it")
        dictionary = DICTIONARY
    wanted, key_problems = _wanted(config.get("keys") or {})
    keys, clashes = _keymap(wanted)
    return Settings(theme, titles, dictionary, keys, (*problems, *key_problems, *clashes))


def _wanted(entries: object) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    if not isinstance(entries, Mapping):
        return {}, ["config: keys is a list of `command: key`"]
    wanted: dict[str, tuple[str, ...]] = {}
    problems = []
    for command_id, value in entries.items():
        written = value if isinstance(value, (list, tuple)) else [value]
        if command_id not in BY_ID:
            problems.append(f"config: keys: there is no command {command_id}")
        elif not all(isinstance(key, str) and key.strip() for key in written):
            problems.append(f"config: keys: {command_id} is not a key or a list of keys")
        elif wrong := [key for key in written if not is_key(key_name(str(key).strip()))]:
            problems.append(f"config: keys: there is no key {wrong[0]}, as {command_id} has it")
        else:
            wanted[str(command_id)] = tuple(key_name(str(key).strip()) for key in written)
    return wanted, problems


def _keymap(wanted: dict[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Keys of all commands that moved; a key a person chose is taken from its old command.

    That is told until he has said himself which keys the old one is to have.
    """
    keymap: dict[str, tuple[str, ...]] = {}
    problems = []
    taken: dict[tuple[Place, str], str] = {}
    for command_id, keys in wanted.items():
        place = _reach(BY_ID[command_id])
        double = [key for key in keys if (place, key) in taken]
        if double:
            other = taken[place, double[0]]
            problems.append(f"config: keys: {shown(double[0])} is on {other} and {command_id}")
            continue
        taken.update({(place, key): command_id for key in keys})
        keymap[command_id] = keys
    for command in COMMANDS:
        place = _reach(command)
        gone = [key for key in command.keys if (place, key) in taken]
        if command.id not in keymap and gone:
            kept = keymap[command.id] = tuple(key for key in command.keys if key not in gone)
            left = f"{' '.join(map(shown, kept))} is left" if kept else "it has no key left"
            problems.append(
                f"config: keys: {taken[place, gone[0]]} takes {shown(gone[0])} from {command.id}; "
                f"{left}"
            )
    return keymap, problems


def _reach(command: Command) -> Place:
    """Where its keys meet those of others: the text and its screen are both an article."""
    return Place.ARTICLE if command.place is Place.PANE else command.place
