"""Every command a person can give with a key: one table for bindings, footer, help and README.

A command is bound where it makes sense (its place) and acts through a Textual action of the
widget that has the keyboard, of its screen (`screen.…`) or of the app (`app.…`). Ids are
`place.verb`; the config file moves keys by them. Nothing here needs Textual, so the command
line can print the table too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from reader.model.names import Color
from reader.tui import command_rows as rows
from reader.tui.command_rows import Group


class Place(StrEnum):
    """Where a command is valid."""

    EVERYWHERE = "everywhere"
    MOVE = "move"
    """In every list: articles, hits, bookmarks, annotations, tags."""
    LIST = "list"
    ARTICLE = "article"
    PANE = "pane"
    """In the text of an article."""
    SELECTING = "selecting"
    """In the text of an article while some of it is selected; goes before all others."""
    PANEL = "panel"
    """In the lists of bookmarks and annotations."""
    SAVED = "saved"
    """In the list of saved views."""
    ALIGN = "align"
    """In the pairs of an article."""
    CONCORDANCE = "concordance"
    """In the sentences with a word."""


class Command(NamedTuple):
    """One command and its keys."""

    id: str
    keys: tuple[str, ...]
    """Textual's key names: "j", "ctrl+d", "left_square_bracket"."""
    action: str
    label: str
    """One or two words for the footer."""
    description: str
    """What it does, for help and README; a clause without a full stop."""
    group: Group
    place: Place
    footer: int = 0
    """Rank in the footer, 1 first; 0 is never shown there."""


_NAMED: Final[Mapping[str, str]] = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "tab": "Tab",
    "delete": "Del",
    "insert": "Ins",
    "backspace": "Backspace",
}
"""How a key is written for people that is no character."""
_RENAMED: Final[Mapping[str, str]] = {
    "slash": "solidus",
    "backslash": "reverse_solidus",
    "at": "commercial_at",
    "minus": "hyphen-minus",
    "plus": "plus_sign",
    "underscore": "low_line",
    "less_than_sign": "less-than_sign",
    "greater_than_sign": "greater-than_sign",
}
"""What Textual does not call as Unicode does, but for blanks."""
_OF_WRITTEN: Final = {written.lower(): name for name, written in _NAMED.items()}
_OF_UNICODE: Final = {unicode: name for name, unicode in _RENAMED.items()}
_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt", "meta", "super"})


def shown(key: str) -> str:
    """A key as people write it: "ctrl+d" → "Ctrl+d", "slash" → "/"."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    name = _NAMED.get(last) or _character(last) or (last.upper() if _is_function(last) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def key_name(written: str) -> str:
    """Textual's name of a key a person wrote: "Ctrl+d" → "ctrl+d", "/" → "slash"."""
    *modifiers, last = written.split("+") if written not in ("+", "Ctrl++") else [written]
    name = _name_of(last) if len(last) == 1 else _OF_WRITTEN.get(last.lower(), last.lower())
    return "+".join([*(modifier.lower() for modifier in modifiers), name])


def is_key(name: str) -> bool:
    """Whether a key of this name can be pressed: "ctrl+d" and "slash", and not "ctrl+slah"."""
    *modifiers, last = name.split("+") if name != "+" else [name]
    known = len(last) == 1 or last in _NAMED or _is_function(last) or bool(_character(last))
    return set(modifiers) <= _MODIFIERS and known


def _is_function(name: str) -> bool:
    return name[:1] == "f" and name[1:].isdecimal()


def _name_of(character: str) -> str:
    """What Textual calls the key of a character: "%" → "percent_sign"."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace(" ", "_")
    return _OF_UNICODE.get(name, name.replace("-", "_"))


def _character(name: str) -> str:
    """The character of a key: "percent_sign" → "%"; "" if it is named for none."""
    try:
        found = unicodedata.lookup(_RENAMED.get(name, name).replace("_", " "))
    except KeyError:
        return ""
    return found if found.isprintable() else ""


def _colors(place: Place, action: str, words: str) -> Iterator[Command]:
    for number, color in enumerate(Color, 1):
        keys, description = (str(number),), f"{words} {color}"
        yield Command(
            f"{place}.{color}", keys, f"{action}('{color}')", "", description, Group.MARK, place
        )


def _commands(place: Place, table: Iterable[rows.Row], prefix: str = "") -> Iterator[Command]:
    for verb, written, action, label, description, group, footer in table:
        name = f"{prefix or place}.{verb}"
        keys = tuple(key_name(key) for key in written.split())
        yield Command(name, keys, action, label, description, group, place, footer)


COMMANDS: Final[tuple[Command, ...]] = (
    *_commands(Place.MOVE, rows.MOVE),
    *_commands(Place.LIST, (*rows.LIST, *rows.BOTH)),
    *_commands(Place.PANE, rows.PANE, Place.ARTICLE),
    *_commands(Place.SELECTING, rows.SELECTING, Place.ARTICLE),
    *_commands(Place.ARTICLE, (*rows.ARTICLE, *rows.BOTH)),
    *_colors(Place.ARTICLE, "screen.highlight", "while selecting: highlight in"),
    *_commands(Place.PANEL, rows.PANEL),
    *_colors(Place.PANEL, "screen.recolor", "make it"),
    *_commands(Place.SAVED, rows.SAVED),
    *_commands(Place.ALIGN, rows.ALIGN),
    *_commands(Place.CONCORDANCE, rows.CONCORDANCE),
    *_commands(Place.EVERYWHERE, rows.EVERYWHERE),
)
BY_ID: Final[Mapping[str, Command]] = {command.id: command for command in COMMANDS}


def commands_of(*places: Place) -> tuple[Command, ...]:
    """The commands of some places, place by place, each in the order of the table."""
    return tuple(command for place in places for command in COMMANDS if command.place is place)


def key_table() -> Iterator[str]:
    """The table as lines of plain text, for `reader keys`."""
    for heading, places in HEADINGS.items():
        yield heading
        for command in commands_of(*places):
            keys = "  ".join(shown(key) for key in command.keys)
            yield f"  {keys:<22} {command.description:<38} {command.id}"
        yield ""


HEADINGS: Final[Mapping[str, tuple[Place, ...]]] = {
    "In every list": (Place.MOVE,),
    "In the list of articles": (Place.LIST,),
    "In an article": (Place.PANE, Place.ARTICLE),
    "While text is selected": (Place.SELECTING,),
    "In the lists of bookmarks and annotations": (Place.PANEL,),
    "In the list of saved views": (Place.SAVED,),
    "While the alignment is corrected": (Place.ALIGN,),
    "In the sentences with a word": (Place.CONCORDANCE,),
    "Everywhere": (Place.EVERYWHERE,),
}
"""Where commands are valid, as people call it."""
