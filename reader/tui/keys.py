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


KEY_NAMES: Final[Mapping[str, str]] = {
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "backslash": "\\",
    "semicolon": ";",
    "apostrophe": "'",
    "comma": ",",
    "full_stop": ".",
    "number_sign": "#",
    "question_mark": "?",
    "exclamation_mark": "!",
    "colon": ":",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "asterisk": "*",
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
}
"""How a key is written for people, where it is not its own name."""

_UNSHOWN: Final = frozenset({"backspace", "insert"})
"""Keys no command is on by default."""
_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt", "meta", "super"})
_NAMED: Final = {shown: name for name, shown in KEY_NAMES.items()}


def shown(key: str) -> str:
    """A key as people write it: "ctrl+d" → "Ctrl+d", "slash" → "/"."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    name = KEY_NAMES.get(last, last.upper() if last[:1] == "f" and last[1:].isdigit() else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def key_name(written: str) -> str:
    """Textual's name of a key a person wrote: "Ctrl+d" → "ctrl+d", "/" → "slash"."""
    *modifiers, last = written.split("+") if written not in ("+", "Ctrl++") else [written]
    if last not in _NAMED and len(last) > 1:
        last = _NAMED.get(last.capitalize(), last.lower())
    return "+".join([*(modifier.lower() for modifier in modifiers), _NAMED.get(last, last)])


def is_key(name: str) -> bool:
    """Whether a key of this name can be pressed: "ctrl+d" and "slash", and not "ctrl+slah"."""
    *modifiers, last = name.split("+") if name != "+" else [name]
    is_function = last[:1] == "f" and last[1:].isdecimal()
    known = len(last) == 1 or last in KEY_NAMES or last in _UNSHOWN or is_function
    return set(modifiers) <= _MODIFIERS and (known or _is_character(last))


def _is_character(name: str) -> bool:
    """Whether it is the name of one: "percent_sign"."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


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
    for heading, places in _HEADINGS.items():
        yield heading
        for command in commands_of(*places):
            keys = "  ".join(shown(key) for key in command.keys)
            yield f"  {keys:<22} {command.description:<38} {command.id}"
        yield ""


def markdown_table() -> str:
    """The table of the README: one row for each set of keys, list and article side by side."""
    sides = (
        (Place.MOVE, Place.LIST, Place.EVERYWHERE),
        (Place.PANE, Place.ARTICLE, Place.EVERYWHERE),
    )
    cells: dict[str, list[list[str]]] = {}
    for side, places in enumerate(sides):
        for command in commands_of(*places):
            row = cells.setdefault(" ".join(f"`{shown(k)}`" for k in command.keys), [[], []])
            row[side].append(command.description)
    lines = ["| key | list | article |", "|---|---|---|"]
    for keys, (left, right) in cells.items():
        words = ["; ".join(side) or "–" for side in (left, right)]
        lines.append(f"| {keys} | {words[0]} | {'same' if left == right else words[1]} |")
    lines += [""] + [_sentence(heading, places) for heading, places in _ELSEWHERE.items()]
    return "\n".join(lines).replace("`|`", "`\\|`") + "\n"


def _sentence(heading: str, places: tuple[Place, ...]) -> str:
    """The commands of a lesser place on one line, for the README."""
    told = [
        f"{' '.join(f'`{shown(k)}`' for k in command.keys)} {command.description}"
        for command in commands_of(*places)
    ]
    return f"- **{heading}:** {' · '.join(told)}"


_HEADINGS: Final[Mapping[str, tuple[Place, ...]]] = {
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

_ELSEWHERE: Final[Mapping[str, tuple[Place, ...]]] = {
    heading: places
    for heading, places in _HEADINGS.items()
    if not {*places} & {Place.MOVE, Place.LIST, Place.PANE, Place.EVERYWHERE}
}
"""What has no column in the table of the README."""

__all__ = [
    "BY_ID",
    "COMMANDS",
    "Command",
    "Group",
    "Place",
    "commands_of",
    "key_name",
    "key_table",
    "markdown_table",
    "shown",
]
