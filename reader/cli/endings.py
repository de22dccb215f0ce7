"""What can end a command from outside: signals, closed streams, a system that refuses."""

from __future__ import annotations

import logging
import math
import os
import signal
import sys
import time
from types import FrameType
from typing import Final

from reader.cli.output import complain, discard

log = logging.getLogger(__name__)

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ONCE_SECONDS: Final = 1.0
"""Another signal within it says what the first one did, as of who presses Ctrl+C twice: what the
first has begun to save and let go is not torn apart. Later it may be that the first was lost."""
REFUSED: Final = 2


class Ended(KeyboardInterrupt):
    """A signal asked the command to stop; what it holds is saved and let go on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def end_on_signals() -> None:
    """Turn the signals that would kill the process at once into `Ended`, raised in its middle.

    One that is ignored, as a hangup under nohup, stays ignored.
    """
    ending = _Ending()
    for number in ENDING:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, ending)


def status_of(interrupt: KeyboardInterrupt) -> int:
    """The exit status after an interrupt or another signal."""
    return 128 + (interrupt.number if isinstance(interrupt, Ended) else signal.SIGINT)


def open_streams() -> None:
    """Give a standard stream that is closed to nobody, so that no file of ours gets its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            # the lowest free number is the one that is closed
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def refused(error: OSError) -> int:
    """Tell in one line what the system refused; returns the exit status."""
    log.error("refused by the system", exc_info=error)
    where = f"{error.filename}: " if error.filename else "the output could not be written: "
    if isinstance(error, FileNotFoundError) and not error.filename:
        where = "the folder the command was given in: "  # it was removed since
    reason = error.strerror or type(error).__name__
    complain(f"{where}{reason[:1].lower()}{reason[1:]}")
    try:
        sys.stdout.flush()
    except OSError:
        discard(sys.stdout)
    return REFUSED


class _Ending:
    """Takes the signals that end a command."""

    def __init__(self) -> None:
        self._heard = -math.inf

    def __call__(self, number: int, _: FrameType | None) -> None:
        now = time.monotonic()
        if now - self._heard > ONCE_SECONDS:
            self._heard = now
            raise Ended(number)
