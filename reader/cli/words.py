"""What was typed after `reader`: the name of a command, or what the screen is to open."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from reader import __version__
from reader.errors import UsageError

_SEE = "see `reader --help`"


class OpenOptions:
    """The options of the screen."""

    __slots__ = ("id", "library")

    def __init__(self) -> None:
        self.library: str | None = None
        """A folder; None if it was not given."""
        self.id = ""
        """Of an article; "" for the list."""


def split_command(argv: Sequence[str], names: Sequence[str]) -> tuple[str, list[str]]:
    """The command's name ("" to open the screen) and everything else that was typed."""
    rest = list(argv)
    index = 0
    while index < len(rest) and rest[index].startswith("--library"):
        index += 1 if "=" in rest[index] else 2
    if index < len(rest) and rest[index] in names:
        return rest.pop(index), rest
    return "", rest


def parse_open(argv: Sequence[str]) -> OpenOptions:
    """The options of the screen; prints the overview or the version and ends when asked to.

    Raises:
        UsageError: If they are no options of the screen.
    """
    if any(word in ("-h", "--help") for word in argv):
        from reader.cli.parser import OVERVIEW

        _say_and_end(OVERVIEW)
    if "--version" in argv:
        _say_and_end(f"reader {__version__}\n")
    options, unknown = OpenOptions(), []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "--library":
            options.library = value if equals else next(words, "")
            if not (equals or options.library) or (options.library or "").startswith("-"):
                raise UsageError("argument --library: expected one argument", remedy=_SEE)
        elif options.id or word.startswith("-"):
            unknown.append(word)
        else:
            options.id = word
    if unknown:
        raise UsageError(f"unrecognized arguments: {' '.join(unknown)}", remedy=_SEE)
    return options


def _say_and_end(text: str) -> NoReturn:
    sys.stdout.write(text)
    sys.stdout.flush()  # what cannot be written fails here, where it is told
    raise SystemExit(0)
