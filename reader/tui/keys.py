"""Every command a person can give with a key: one table for bindings, footer, help and README.

A command is bound where it makes sense (its place) and acts through a Textual action of the
widget that has the keyboard, of its screen (`screen.…`) or of the app (`app.…`). Ids are
`place.verb`; the config file moves keys by them. Nothing here needs Textual, so the command
line can print the table too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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


class Group(StrEnum):
    """Under which heading the help shows a command."""

    MOVE = "Moving"
    READ = "Reading"
    FIND = "Finding"
    MARK = "Marking"
    LIST = "The list"
    PROGRAM = "The program"


@dataclass(frozen=True, slots=True)
class Command:
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
    "colon": ":",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
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


_Row = tuple[str, str, str, str, str, Group, int]
"""Verb, keys, action, label, description, group, rank in the footer."""

_COLORS: Final = ("yellow", "green", "blue", "pink", "purple")

_MOVE: Final[tuple[_Row, ...]] = (
    ("down", "j down", "cursor_down", "", "next row", Group.MOVE, 0),
    ("up", "k up", "cursor_up", "", "previous row", Group.MOVE, 0),
    ("page-down", "space pagedown ctrl+f", "page_down", "", "a page down", Group.MOVE, 0),
    ("page-up", "pageup ctrl+b", "page_up", "", "a page up", Group.MOVE, 0),
    ("half-down", "ctrl+d", "half_down", "", "half a page down", Group.MOVE, 0),
    ("half-up", "ctrl+u", "half_up", "", "half a page up", Group.MOVE, 0),
    ("first", "g home", "first", "", "first row", Group.MOVE, 0),
    ("last", "G end", "last", "", "last row", Group.MOVE, 0),
)

_BOTH: Final[tuple[_Row, ...]] = (
    ("bookmark", "b", "screen.bookmark", "bookmark", "bookmark on or off", Group.MARK, 5),
    ("note", "a", "screen.note", "note", "write a note", Group.MARK, 6),
    ("bookmarks", "'", "screen.bookmarks", "bookmarks", "all bookmarks", Group.MARK, 0),
    ("annotations", ";", "screen.annotations", "marks", "highlights and notes", Group.MARK, 7),
    ("tags", "#", "screen.tags", "tags", "all tags", Group.MARK, 0),
    ("export", "e", "screen.export", "export", "export annotations", Group.MARK, 0),
    ("read", "r", "screen.toggle_read", "read", "read or unread", Group.READ, 0),
    ("source", "o", "screen.source", "source", "open the source on the web", Group.READ, 0),
    ("information", "i", "screen.information", "info", "where it came from", Group.READ, 0),
    ("copy", "y", "screen.copy", "copy", "copy the title or the text", Group.READ, 0),
)

_LIST: Final[tuple[_Row, ...]] = (
    ("open", "enter right", "open", "open", "open at the saved place", Group.READ, 1),
    ("search", "/", "screen.search", "search", "search the whole library", Group.FIND, 2),
    ("next-match", "n", "screen.match(1)", "", "next hit of the last search", Group.FIND, 0),
    ("previous-match", "N", "screen.match(-1)", "", "previous hit", Group.FIND, 0),
    ("filter", "f", "screen.filter", "filter", "filter by a query", Group.FIND, 3),
    ("language", "t", "screen.flip_titles", "titles", "language of titles", Group.LIST, 4),
    ("preview", "p", "screen.preview", "preview", "preview on or off", Group.LIST, 0),
    ("sort", "\\", "screen.sort", "sort", "choose the order", Group.LIST, 0),
    ("view-all", "1", "screen.view('all')", "", "all articles", Group.LIST, 0),
    ("view-unread", "2", "screen.view('unread')", "", "unread", Group.LIST, 0),
    ("view-reading", "3", "screen.view('reading')", "", "begun, not finished", Group.LIST, 0),
    ("view-bookmarked", "4", "screen.view('bookmarked')", "", "bookmarked", Group.LIST, 0),
    ("view-annotated", "5", "screen.view('annotated')", "", "annotated", Group.LIST, 0),
    ("select", "v", "toggle_mark", "select", "select for r, b, e", Group.LIST, 0),
    ("back", "escape left", "screen.step_back", "", "drop selection or filter", Group.LIST, 0),
    ("quit", "q", "app.quit", "quit", "quit; everything is kept", Group.PROGRAM, 9),
)

_ARTICLE: Final[tuple[_Row, ...]] = (
    ("back", "q escape left", "screen.back", "back", "back to the list", Group.READ, 9),
    ("previous", "[", "screen.article(-1)", "", "previous article", Group.MOVE, 0),
    ("next", "]", "screen.article(1)", "", "next article", Group.MOVE, 0),
    ("find", "/", "screen.find", "find", "find in both languages", Group.FIND, 3),
    ("next-match", "n f3", "screen.match(1)", "", "next hit", Group.FIND, 0),
    ("previous-match", "N shift+f3", "screen.match(-1)", "", "previous hit", Group.FIND, 0),
    ("highlight", "h", "screen.highlight", "highlight", "highlight the sentence", Group.MARK, 4),
    ("previous-mark", ",", "screen.annotation(-1)", "", "previous annotation", Group.MARK, 0),
    ("next-mark", ".", "screen.annotation(1)", "", "next annotation", Group.MARK, 0),
    ("remove", "x", "screen.remove", "", "remove the annotation here", Group.MARK, 0),
    ("zen", "z", "screen.zen", "", "nothing but the text", Group.READ, 0),
)

_PANE: Final[tuple[_Row, ...]] = (
    ("line-down", "j down", "lines(1)", "", "a line down", Group.MOVE, 0),
    ("line-up", "k up", "lines(-1)", "", "a line up", Group.MOVE, 0),
    ("page-down", "space pagedown ctrl+f", "page(1)", "", "a page down", Group.MOVE, 0),
    ("page-up", "pageup ctrl+b", "page(-1)", "", "a page up", Group.MOVE, 0),
    ("half-down", "ctrl+d", "half(1)", "", "half a page down", Group.MOVE, 0),
    ("half-up", "ctrl+u", "half(-1)", "", "half a page up", Group.MOVE, 0),
    ("top", "g home", "end(-1)", "", "the top", Group.MOVE, 0),
    ("bottom", "G end", "end(1)", "", "the end", Group.MOVE, 0),
    ("next-paragraph", "}", "paragraph(1)", "", "next paragraph", Group.MOVE, 0),
    ("previous-paragraph", "{", "paragraph(-1)", "", "previous paragraph", Group.MOVE, 0),
    ("next-sentence", ")", "sentence(1)", "", "next sentence", Group.MOVE, 0),
    ("previous-sentence", "(", "sentence(-1)", "", "previous sentence", Group.MOVE, 0),
    ("flip", "t", "flip", "flip", "Korean or English, the place stays", Group.READ, 1),
    ("layout", "l", "next_layout", "layout", "one, in turn, side by side", Group.READ, 2),
    ("peek", "p", "peek", "peek", "this paragraph in the other language", Group.READ, 0),
    ("narrower", "-", "measure(-4)", "", "narrower text", Group.READ, 0),
    ("wider", "+ =", "measure(4)", "", "wider text", Group.READ, 0),
    ("select", "v", "select", "select", "select text", Group.MARK, 0),
)

_SELECTING: Final[tuple[_Row, ...]] = (
    ("grow-right", "right", "grow('grapheme', 1)", "", "a character on", Group.MARK, 0),
    ("grow-left", "left", "grow('grapheme', -1)", "", "a character back", Group.MARK, 0),
    ("grow-word", "w", "grow('word', 1)", "word", "a word on", Group.MARK, 0),
    ("shrink-word", "b", "grow('word', -1)", "", "a word back", Group.MARK, 0),
    ("swap-ends", "o", "swap_ends", "other end", "go on at the other end", Group.MARK, 0),
    ("stop-selecting", "escape", "stop_selecting", "", "select nothing", Group.MARK, 0),
)

_PANEL: Final[tuple[_Row, ...]] = (
    ("open", "enter right", "screen.open", "go there", "jump to the place", Group.READ, 1),
    ("edit", "a", "screen.edit", "edit", "edit the note", Group.MARK, 2),
    ("remove", "x delete", "screen.remove", "remove", "remove", Group.MARK, 3),
    ("filter", "/ f", "screen.filter", "filter", "filter by what is written", Group.FIND, 4),
    ("scope", "tab", "screen.scope", "scope", "this article or the library", Group.LIST, 5),
    ("sort", "\\", "screen.sort", "sort", "next order", Group.LIST, 6),
    ("confirm", "c", "screen.confirm", "confirm", "an uncertain place is right", Group.MARK, 0),
    ("select", "v", "toggle_mark", "select", "select for the next command", Group.LIST, 0),
    ("copy", "y", "screen.copy", "copy", "copy quote and note", Group.READ, 0),
    ("export", "e", "screen.export", "export", "export annotations", Group.MARK, 0),
    ("back", "q escape left", "screen.back", "back", "back", Group.READ, 9),
)

_EVERYWHERE: Final[tuple[_Row, ...]] = (
    ("help", "? f1", "app.help", "help", "what every key does here", Group.PROGRAM, 8),
    ("palette", ": ctrl+p", "app.command_palette", "", "every command by name", Group.PROGRAM, 0),
    ("undo", "u", "app.undo", "undo", "undo, also after a restart", Group.PROGRAM, 0),
    ("redo", "ctrl+r", "app.redo", "redo", "redo", Group.PROGRAM, 0),
    ("theme", "T", "app.next_theme", "theme", "dark, light, sepia", Group.PROGRAM, 0),
    ("redraw", "ctrl+l", "app.redraw", "", "draw the screen anew", Group.PROGRAM, 0),
    ("interrupt", "ctrl+c", "app.interrupt", "", "copy selection, else quit", Group.PROGRAM, 0),
)


def _colors(place: Place, action: str, words: str) -> Iterator[Command]:
    for number, color in enumerate(_COLORS, 1):
        keys, description = (str(number),), f"{words} {color}"
        yield Command(
            f"{place}.{color}", keys, f"{action}('{color}')", "", description, Group.MARK, place
        )


def _commands(place: Place, rows: Iterable[_Row], prefix: str = "") -> Iterator[Command]:
    for verb, written, action, label, description, group, footer in rows:
        name = f"{prefix or place}.{verb}"
        keys = tuple(key_name(key) for key in written.split())
        yield Command(name, keys, action, label, description, group, place, footer)


COMMANDS: Final[tuple[Command, ...]] = (
    *_commands(Place.MOVE, _MOVE),
    *_commands(Place.LIST, (*_LIST, *_BOTH)),
    *_commands(Place.PANE, _PANE, Place.ARTICLE),
    *_commands(Place.SELECTING, _SELECTING, Place.ARTICLE),
    *_commands(Place.ARTICLE, (*_ARTICLE, *_BOTH)),
    *_colors(Place.ARTICLE, "screen.highlight", "while selecting: highlight in"),
    *_commands(Place.PANEL, _PANEL),
    *_colors(Place.PANEL, "screen.recolor", "make it"),
    *_commands(Place.EVERYWHERE, _EVERYWHERE),
)
BY_ID: Final[Mapping[str, Command]] = {command.id: command for command in COMMANDS}


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands of one place, in the order of the table."""
    return tuple(command for command in COMMANDS if command.place is place)
