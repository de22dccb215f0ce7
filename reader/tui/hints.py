"""What the footer says: which keys matter, and in one or two words what they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reader.tui.keys import BY_ID, Place, commands_of, shown
from reader.tui.settings import Settings
from reader.tui.widgets.key_footer import Hint

Named = Sequence[tuple[str, str]]
"""Hints as `hints_by` takes them."""

FINDING: Final = (("Enter", "to the hits"), ("Esc", "back"))
FILTERING: Final = (
    ("Tab", "complete"),
    ("Ctrl+s", "save as a view"),
    ("Enter", "keep"),
    ("Esc", "drop"),
)
SELECTING: Final = (
    ("article.highlight", "highlight"),
    ("article.note", "note"),
    ("article.copy", "copy"),
    ("article.yellow - article.purple", "colour"),
    ("article.grow-word article.shrink-word", "by word"),
    ("article.swap-ends", "other end"),
    ("everywhere.help", "help"),
    ("article.stop-selecting", "stop"),
)
SELECTED: Final = (
    ("list.read", "read"),
    ("list.bookmark", "bookmark"),
    ("list.remove", "to the trash"),
    ("list.export", "export"),
    ("list.select", "select"),
    ("list.select-all", "all"),
    ("everywhere.help", "help"),
    ("list.back", "none"),
)
REATTACHING: Final = (
    ("article.reattach", "put the annotation here"),
    ("article.select", "select first"),
    ("article.next-sentence article.next-paragraph", "go on"),
    ("everywhere.help", "help"),
    ("article.back", "leave it"),
)


def hints_of(
    places: Iterable[Place], settings: Settings, idle_verbs: frozenset[str] = frozenset()
) -> tuple[Hint, ...]:
    """Keys and words for the commands of some places, the most important first.

    Args:
        places: Where the person is.
        settings: Which keys he has moved.
        idle_verbs: Of commands that are left out.
    """
    commands = [one for one in commands_of(*places) if one.footer]
    commands = [one for one in commands if one.id.partition(".")[2] not in idle_verbs]
    ranked = sorted(commands, key=lambda one: one.footer)
    pairs = [(settings.keys_of(command), command.label) for command in ranked]
    return tuple((shown(keys[0]), label) for keys, label in pairs if keys)


def hints_by(named: Named, settings: Settings) -> tuple[Hint, ...]:
    """Keys and words for some commands, in their order.

    Args:
        named: The id of a command, or several as "a.b a.c", or the first and the last of some as
            "a.b - a.e", and words; where one of them has no key there is no hint.
        settings: Which keys the person has moved.
    """
    hints = []
    for ids, words in named:
        keys = [settings.keys_of(BY_ID[one]) if one in BY_ID else (one,) for one in ids.split()]
        if all(keys):
            hints.append((" ".join(shown(each[0]) for each in keys).replace(" - ", "-"), words))
    return tuple(hints)
