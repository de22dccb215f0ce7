"""Every command that can be given here, with its keys: the help and the palette."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from reader.text.cells import cell_len
from reader.text.keyboard import to_latin
from reader.tui.backdrop import Backdrop
from reader.tui.command_rows import Group
from reader.tui.command_words import words_for
from reader.tui.keys import BY_ID, COMMANDS, HEADINGS, Command, commands_of, shown
from reader.tui.matching import Haystack
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList

OTHER_WORDS = "By name, or in other words"
TEXTUALS_COPY = "screen.copy_text"
"""Every screen has it on the key that ours of the app is on, and passes the key on."""
KEY_CELLS = 20
PALETTE_KEY_CELLS = 12
"""In the palette there are names beside what commands do."""
NARROW_CELLS = 60
"""Below this fewer keys of a command are shown, so that what it does can be read."""


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One command as it can be given now; without an action, a heading."""

    description: str
    group: Group
    keys: tuple[str, ...] = ()
    """As people write them."""
    action: str = ""
    node: DOMNode | None = None
    """What the action is run on."""
    name: str = ""
    """The id of the command; "" for what is none of the table."""


def valid_here(screen: Screen[object]) -> list[HelpEntry]:
    """Every command of the table that has a key on a screen now, in the table's order."""
    found: dict[str, HelpEntry] = {}
    for key, (node, binding, enabled, _) in screen.active_bindings.items():
        if binding.action == TEXTUALS_COPY:
            node = screen.app
            binding = next(iter(node._bindings.key_to_bindings.get(key, ())), binding)
        command = BY_ID.get(binding.id or "")
        if enabled and command:
            keys = found[command.id].keys if command.id in found else ()
            found[command.id] = HelpEntry(
                command.description, command.group, (*keys, shown(key)), binding.action, node,
                command.id,
            )  # fmt: skip
    entries = [(command, found[command.id]) for command in COMMANDS if command.id in found]
    return [replace(entry, keys=_in_order(entry.keys, command)) for command, entry in entries]


def _in_order(keys: tuple[str, ...], command: Command) -> tuple[str, ...]:
    usual = [shown(key) for key in command.keys]
    return tuple(sorted(keys, key=lambda key: usual.index(key) if key in usual else len(usual)))


def with_headings(entries: Iterable[HelpEntry]) -> list[HelpEntry]:
    """The same entries, each group together under its name."""
    listed = list(entries)
    grouped: list[HelpEntry] = []
    for group in Group:
        members = [entry for entry in listed if entry.group is group]
        if members:
            grouped += [HelpEntry(group.value, group), *members]
    return grouped


class Searched:
    """Commands that are looked for by what they do, by their names and by other words."""

    def __init__(self, entries: Sequence[HelpEntry]) -> None:
        self._entries = entries

    @cached_property
    def _haystacks(self) -> list[tuple[HelpEntry, Haystack, Haystack]]:
        return [
            (one, Haystack(one.description, *one.keys, one.group),
             Haystack(one.description, *one.keys, one.group, one.name, words_for(one.name)))
            for one in self._entries
        ]  # fmt: skip

    def found(self, query: str) -> list[HelpEntry]:
        """What answers a query, under headings; Hangul may be Latin keys in the wrong layout.

        What does what was typed goes first, under its own headings.
        """
        if not query.strip():
            return with_headings(self._entries)
        return self._answers(query) or self._answers(to_latin(query))

    def _answers(self, query: str) -> list[HelpEntry]:
        plain = [entry for entry, told, _ in self._haystacks if told.answers(query)]
        named = [one for one, told, all_ in self._haystacks if all_.answers(query)
                 and not told.answers(query)]  # fmt: skip
        heading = [HelpEntry(OTHER_WORDS, Group.PROGRAM)] if named else []
        return [*with_headings(plain), *heading, *named]


def elsewhere(query: str, here: Iterable[HelpEntry]) -> str:
    """The first command of another place that answers a query, and where; "" without one.

    Args:
        query: What was typed.
        here: What can be done now. Places that some of it belongs to are no other places.
    """
    known = {BY_ID[entry.name].place for entry in here if entry.name in BY_ID}
    for heading, places in HEADINGS.items():
        if known.isdisjoint(places):
            there = [
                HelpEntry(one.description, one.group, (shown(one.keys[0]),), name=one.id)
                for one in commands_of(*places)
            ]
            for found in Searched(there).found(query):
                if found.keys:
                    return f"{heading[0].lower()}{heading[1:]}: {found.keys[0]} {found.description}"
    return ""


class HelpList(RowList[HelpEntry], can_focus=False):
    """One line a command; the keyboard stays in the box above it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "open", "run", show=False)]
    ROW_LINES = 1
    LEADS = True

    def __init__(self, *, names: bool) -> None:
        """A list.

        Args:
            names: Whether the names of the commands are shown where there is room.
        """
        super().__init__()
        self._names = names

    def reveal_cursor(self, *, anew: bool = False) -> None:
        if self.cursor <= 1:
            self.scroll_to(y=0, animate=False)
        else:
            super().reveal_cursor(anew=anew)

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        entry = self.rows[row]
        if not entry.action:
            return [fitted([Piece(f"  {entry.description}", Role.SIGN)], [], width_cells)]
        narrow = width_cells < NARROW_CELLS
        indent, room = (2, KEY_CELLS // 2) if narrow else (4, KEY_CELLS)
        room = min(room, PALETTE_KEY_CELLS) if self._names else room
        keys = keys_in(entry.keys, room)
        name = f"  {entry.name} " if self._names and not narrow and entry.name else ""
        words = whole_words(entry.description, width_cells - indent - room - 1 - len(name))
        pieces = [Piece(f"{' ' * indent}{keys:<{room}}", Role.KEY), Piece(f" {words}")]
        return [fitted(pieces, [Piece(name, Role.MUTED)], width_cells)]


def keys_in(keys: Sequence[str], room_cells: int) -> str:
    """As many keys as fit, at least one."""
    kept = ""
    for key in keys:
        longer = f"{kept}  {key}" if kept else key
        if kept and cell_len(longer) > room_cells:
            break
        kept = longer
    return kept


def whole_words(text: str, room_cells: int) -> str:
    """A text that ends after a word, in two dots, where it does not fit."""
    if cell_len(text) <= room_cells:
        return text
    words = text.split()
    while len(words) > 1 and cell_len(" ".join(words)) + 2 > room_cells:
        words.pop()
    return " ".join(words).rstrip(",;") + ".."


class HelpScreen(Backdrop[HelpEntry | None]):
    """Gives back the command to run, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "back", "back", show=False, id="help.back"),
        Binding("down", "move(1)", "next", show=False, id="help.down"),
        Binding("up", "move(-1)", "previous", show=False, id="help.up", priority=True),
        Binding("pagedown", "page(1)", "a page down", show=False, id="help.page-down"),
        Binding("pageup", "page(-1)", "a page up", show=False, id="help.page-up"),
        Binding("g,home", "end(-1)", "the top", show=False, id="help.top", priority=True),
        Binding("G,end", "end(1)", "the end", show=False, id="help.bottom", priority=True),
    ]

    def __init__(self, entries: Sequence[HelpEntry], label: str = "keys") -> None:
        super().__init__()
        self._entries = entries
        self._searched = Searched(entries)
        self._label = label
        self._scrolls = label == "keys"
        """Whether g and G move while nothing is typed; in the palette names are typed."""

    def compose(self) -> ComposeResult:
        with Vertical():
            way_out = ", Esc closes" if self.app.size.width >= NARROW_CELLS else ""
            yield EntryBar(self._label, f"type to filter, Enter runs{way_out}", id="help")
            yield HelpList(names=not self._scrolls)

    def on_mount(self) -> None:
        bar = self.query_one(EntryBar)
        bar.box.passed_on = "gG" if self._scrolls else ""
        bar.open()
        self._filter()

    @on(Input.Changed)
    def _filter(self) -> None:
        bar = self.query_one(EntryBar)
        found = self._searched.found(bar.box.value)
        self.query_one(HelpList).show(found, 1)
        bar.remark.show("" if found else self._nothing(bar.box.value.strip()), Role.WARNING)

    def _nothing(self, query: str) -> str:
        there = elsewhere(query, self._entries)
        return f"not here, but {there}" if there else f"no command here for {query}"

    @on(Input.Submitted)
    def _run(self, event: Input.Submitted) -> None:
        event.stop()
        self._give_back(self.query_one(HelpList).cursor)

    @on(LineList.Opened)
    def _run_pressed(self, event: LineList.Opened) -> None:
        event.stop()
        self._give_back(event.row)

    def _give_back(self, row: int) -> None:
        rows = self.query_one(HelpList).rows
        if rows and rows[row].action:
            self.dismiss(rows[row])

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)

    action_leave_box = action_back

    def action_move(self, rows: int) -> None:
        """Go to another command; headings are passed over."""
        listed = self.query_one(HelpList)
        row = listed.cursor + rows
        if 0 <= row < len(listed.rows) and not listed.rows[row].action:
            row += rows
        listed.cursor = max(1, row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "end":  # letters that are typed to filter stay letters
            bars = self.query(EntryBar)  # a key may be quicker than the screen is composed
            return self._scrolls and bool(bars) and not bars.first().box.value
        return super().check_action(action, parameters)

    def action_end(self, way: int) -> None:
        """The first or the last command."""
        listed = self.query_one(HelpList)
        listed.cursor = 1 if way < 0 else len(listed.rows) - 1

    def action_page(self, pages: int) -> None:
        """A page of commands."""
        listed = self.query_one(HelpList)
        listed.cursor += pages * listed.page_rows
