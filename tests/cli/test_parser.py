"""What may be typed behind a command, and in which order."""

from __future__ import annotations

import pytest

from reader.cli.building import COMMANDS as BUILDING
from reader.cli.exporting import COMMANDS as EXPORTING
from reader.cli.parser import Command, parse_command
from reader.cli.reading import COMMANDS as READING
from reader.cli.upkeep import COMMANDS as UPKEEP
from reader.errors import UsageError

EVERY = {one.name: one for one in (*BUILDING, *EXPORTING, *READING, *UPKEEP)}


@pytest.mark.parametrize(
    ("command", "typed", "name", "words"),
    [
        ("export", "markdown -o notes tag:AI", "query", ["tag:AI"]),
        ("export", "-o notes markdown tag:AI --prune 달러", "query", ["tag:AI", "달러"]),
        ("list", "카카오 --json 네이버", "query", ["카카오", "네이버"]),
        ("list", "카카오 -AI 네이버", "query", ["카카오", "-AI", "네이버"]),
        ("list", "카카오 -AI --json 네이버 -주가", "query", ["카카오", "-AI", "네이버", "-주가"]),
        ("list", "--library l -AI", "query", ["-AI"]),
        ("list", "-1 --library=l -o", "query", ["-1", "-o"]),
        ("list", "", "query", []),
        ("list", "--json --", "query", []),
        ("search", "카카오 -- --limit -AI", "query", ["카카오", "--limit", "-AI"]),
        ("export", "markdown -onotes -AI --output=notes 달러", "query", ["-AI", "달러"]),
        ("build", "-- -a.txt --b.txt", "dumps", ["-a.txt", "--b.txt"]),
        ("build", "- --jobs 2 --dry-run", "dumps", ["-"]),
        ("search", "-- -AI --limit 1", "query", ["-AI", "--limit", "1"]),
        ("concordance", "손실 --limit 1 전망", "word", ["손실", "전망"]),
        ("build", "a.txt --dry-run b.txt", "dumps", ["a.txt", "b.txt"]),
        ("remove", "a --library l b", "ids", ["a", "b"]),
    ],
)
def test_options_may_stand_anywhere(command: str, typed: str, name: str, words: list[str]) -> None:
    """Before the words of a command, between them and behind."""
    assert words == getattr(parse_command(EVERY[command], typed.split()), name)


@pytest.mark.parametrize(
    ("command", "typed", "named"),
    [
        ("show", "a b", "b"),
        ("list", "카카오 --jsn", "--jsn"),
        ("remove", "a -x", "-x"),
        ("remove", "a -1", "-1"),
        ("list", "카카오 --limit 5", "--limit"),
        ("search", "a --limit", "--limit: expected one argument"),
        ("list", "a --library -- b", "--library: expected one argument"),
        ("remove", "--library l", "required: ID"),
        ("remove", "--", "required: ID"),
        ("export", "markdown --output=", "-o/--output: it names nothing"),
        ("check", "a", "unrecognized arguments: a —"),
        ("search", "a --limit none", "none is not a number from 1"),
        ("search", "a --limit 0", "0 is not a number from 1"),
    ],
)
def test_what_is_no_option_is_named(command: str, typed: str, named: str) -> None:
    """Nothing that was typed is passed over."""
    asked: Command = EVERY[command]
    with pytest.raises(UsageError, match=named):
        parse_command(asked, typed.split())
