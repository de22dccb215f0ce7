"""The command line: parse, run, and turn every ending into an exit status."""

from __future__ import annotations

import gc
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.endings import (
    end_on_signals,
    open_streams,
    refused,
    status_of,
)
from reader.cli.light import load_dataclasses, load_lightly
from reader.cli.output import complain, discard
from reader.cli.words import parse_open, split_command
from reader.errors import Incomplete, ReaderError
from reader.firstscreen import Curtain

if TYPE_CHECKING:
    from reader.cli.parser import Command

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # or a traceback is printed before the log has begun


def main(argv: Sequence[str], curtain: Curtain | None = None) -> int:
    """Run one command line and return its exit status.

    Args:
        argv: The words after `reader`.
        curtain: The first screen, if one hangs before the list already.
    """
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(argv, curtain)
    except ReaderError as error:
        complain(error)
        return error.exit_status
    except KeyboardInterrupt as interrupt:
        return status_of(interrupt)
    except BrokenPipeError:  # `| head` has what it wanted
        discard(sys.stdout)
        return 0
    except OSError as error:
        return refused(error)
    except MemoryError:
        complain("not enough memory — close other programs or give less at a time")
        return 1
    except Exception as error:  # noqa: BLE001 - the last door: a bug is one line and a log
        if isinstance(error.__context__, KeyboardInterrupt):  # what it met was not ready for it
            return status_of(error.__context__)
        return _crashed(error)


def _run(argv: Sequence[str], curtain: Curtain | None) -> int:
    name, rest = split_command(argv, tuple(COMMAND_MODULES))
    if not name:
        try:
            opening = parse_open(rest)
            load_lightly()
            _start_log()
            from reader.cli.screen import load_screen

            show = load_screen(opening, curtain)
            return show()
        finally:
            if curtain:
                curtain.leave()  # before anything is said about an error
    from reader.compiled import keep_modules
    from reader.expressions import kept_expressions

    end_on_signals()
    load_dataclasses()
    with kept_expressions(os.environ):
        status = _run_command(name, rest)
    keep_modules(os.environ)
    return status


def _run_command(name: str, rest: Sequence[str]) -> int:
    command = _command(name)
    from reader.cli.parser import parse_command

    options = parse_command(command, rest)
    _start_log()
    gc.freeze()  # what was imported is no garbage, so nobody need look at it again
    gc.set_threshold(_YOUNG_OBJECTS)
    gc.enable()
    status = command.run(options)
    sys.stdout.flush()
    return status


_YOUNG_OBJECTS = 50_000
"""New objects after which garbage is looked for: next to none of what a command makes is any, and
looking for it after every 700, as Python does, takes a build some hundredths of its time."""
COMMAND_MODULES = {
    "build": "building",
    "list": "reading",
    "show": "reading",
    "search": "reading",
    "concordance": "reading",
    "mark": "marking",
    "marks": "marking",
    "export": "exporting",
    "import": "importing",
    "remove": "upkeep",
    "restore": "upkeep",
    "check": "upkeep",
    "keys": "upkeep",
}
"""Command → module of this package: each is imported when it is asked for, not before."""


def _command(name: str) -> Command:
    import importlib

    module = importlib.import_module(f"reader.cli.{COMMAND_MODULES[name]}")
    commands: tuple[Command, ...] = module.COMMANDS
    return next(command for command in commands if command.name == name)


def _start_log() -> None:
    from reader import paths
    from reader.log import start_log

    start_log(paths.log_folder())


def _crashed(error: Exception) -> int:
    """One line for the person; the traceback, without the values of variables, for the log."""
    from reader.log import log_path

    text = "".join(traceback.format_exception(error))
    log.error("crashed: %s", text)
    if isinstance(error, ImportError) and error.name and not error.name.startswith("reader"):
        lacking = Incomplete(f"the module {error.name}")
        complain(lacking)
        return lacking.exit_status
    kind = type(error).__name__
    where = f"; see {log_path()}" if log_path() else ""
    complain(f"internal error ({kind}) — nothing you wrote is lost{where}")
    return 1
