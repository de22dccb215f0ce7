"""What may be typed after `reader`, and the help that tells of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UsageError
from reader.firstscreen import terminal_size

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

OVERVIEW = """\
reader — a terminal reader for people who live between Korean and English

usage:
  reader [--library DIR] [ID]      open the library (at an article)
  reader COMMAND … [--library DIR]

make and mend a library
  build DUMP…      add the articles of dumps: files, folders, globs, `-`
  remove ID…       put articles into the library's trash; their marks stay
  restore ID…      take them out again
  check            verify library, marks and catalog; --repair mends

read and search without the screen
  list [QUERY]     the articles, or those that match; --removed: the trash
  show ID          one article, in Korean, English or both
  search QUERY     the best places for a query: 카카오, ㅋㅋㅇ, zkzkdh, netflix
  concordance WORD every sentence with a word, beside its counterpart

marks
  mark ID          add annotations from standard input, one JSON object a line
  marks            every annotation
  export FORMAT    annotations as markdown, jsonld, csv, anki or text
  import FILE      annotations back from jsonld

  keys             the keys of the screen

options
  --library DIR    another library than your own (also $READER_LIBRARY)
  --version        the version
  --help           this page; `reader COMMAND --help` tells of a command

On the screen press ? for the keys. Exit status: 0 done; 1 something in the
input failed, the rest was done; 2 usage, no terminal, not saved, or nothing
could be done; 128+n ended by signal n.
"""

_PIPE_CELLS = 80
"""How wide help is where nobody says how wide it may be."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `reader`."""

    name: str
    summary: str
    """One line for its own help."""
    details: str
    """What one would want to know, with examples."""
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    """Gives the exit status."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Refuse the command line.

        Raises:
            UsageError: Always.
        """
        raise UsageError(message, remedy=f"see `{self.prog} --help`")

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help. What cannot be written fails here, where it is told."""
        (file or sys.stdout).write(self.format_help())
        sys.stdout.flush()


def parse_command(command: Command, argv: Sequence[str]) -> argparse.Namespace:
    """The options of one command, which may stand before, between and behind its words."""
    parser = Parser(
        prog=f"reader {command.name}",
        description=command.summary,
        epilog=command.details,
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    command.arguments(parser)
    add_library(parser)
    typed = _sorted(parser, argv)
    words = ["--", *typed.words] if typed.words else []
    options, left = parser.parse_known_args([*typed.options, *words])
    unknown = typed.unknown + [word for word in left if word != "--"]
    if "query" not in options:  # in one, `-word` has a meaning
        unknown += typed.dashed
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _formatter(prog: str) -> argparse.HelpFormatter:
    """As argparse makes one for every option, but without loading what tells the width."""
    told = os.environ.get("COLUMNS", "")
    size = terminal_size(os.environ)
    columns = size[0] if size else int(told) if told.isdecimal() else 0
    return argparse.RawDescriptionHelpFormatter(prog, width=(columns or _PIPE_CELLS) - 2)


class _Typed(NamedTuple):
    """What was typed behind a command, each kind in its order."""

    options: list[str]
    """Those the command has, with their values."""
    words: list[str]
    dashed: list[str]
    """Those of the words that begin like an option."""
    unknown: list[str]
    """Options the command does not have."""


def _sorted(parser: Parser, argv: Sequence[str]) -> _Typed:
    """Tell options from words, wherever they stand; `--` ends the options.

    What argparse makes of options between words is another thing in each version of Python, and
    it takes `-word` for an option.
    """
    known, typed, rest = parser._option_string_actions, _Typed([], [], [], []), iter(argv)
    for word in rest:
        short = known.get(word[:2])
        if word == "--":
            typed.words.extend(rest)
        elif word in known:
            takes_value = known[word].nargs != 0
            typed.options.extend([word, *islice(rest, int(takes_value))])
        elif word.partition("=")[0] in known or (short and short.nargs != 0):
            typed.options.append(word)  # its value with it: --limit=5, -onotes
        elif word.startswith("--") and " " not in word:
            typed.unknown.append(word)
        else:
            typed.words.append(word)
            if len(word) > 1 and word.startswith("-"):
                typed.dashed.append(word)
    return typed


def add_library(parser: argparse.ArgumentParser) -> None:
    """The option every command has."""
    parser.add_argument(
        "--library",
        metavar="DIR",
        help="the library's folder (default: $READER_LIBRARY, else your own)",
    )


def add_query(parser: argparse.ArgumentParser, words: str = "only articles that match") -> None:
    """The words of a query, perhaps none."""
    parser.add_argument("query", nargs="*", default=[], metavar="QUERY", help=words)


def some_file(text: str) -> str:
    """The name of a file, for argparse; an empty one is a script's variable that is not set."""
    if not text:
        raise argparse.ArgumentTypeError("it names nothing")
    return text


def count(text: str) -> int:
    """A whole number from 1, for argparse."""
    with suppress(ValueError):
        if (number := int(text)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"{text} is not a number from 1")
