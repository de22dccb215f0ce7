"""How the program behaves towards its terminal when things end badly.

Signals end it in order; a terminal that has vanished ends it at once; a crash leaves one
line and a log. In each case what the person did is kept.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import select
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reader.errors import ReaderError

log = logging.getLogger(__name__)

SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
POLL_MS: Final = 1000
GONE: Final = 128 + signal.SIGHUP
FLUSH_SECONDS: Final = 1.0
"""How long saving may take when there is no time left."""


class ScreenCrashed(ReaderError):
    """A mistake of ours ended the screen."""

    def __init__(self, kind: str, log_path: Path | None) -> None:
        where = f"; the log is {log_path}" if log_path else ""
        super().__init__(
            f"the screen stopped by a mistake in the program ({kind})",
            remedy=f"your marks are kept{where}",
        )


def has_shell() -> bool:
    """Whether a shell waits in this terminal that could bring back what it stopped.

    One that does puts each job into a process group of its own. Where the program, or the script
    it was called from, is all there is (`xterm -e reader`, `ssh -t host reader`, a container),
    what stops is never continued.
    """
    try:
        session = os.getsid(0)
        return os.getpgrp() != session and os.getsid(os.getppid()) == session
    except OSError:  # the one that started it is gone
        return False


def on_signals(end: Callable[[int], None]) -> None:
    """Call `end` with 128 + n in the running event loop when a signal n asks us to stop."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, end, 128 + number)


def watch_terminal(last_act: Callable[[], None]) -> None:
    """End the process when its terminal is gone, whatever the event loop is doing.

    A thread, because the loop can be stuck behind the dead output. `last_act` is given a
    second.
    """
    threading.Thread(target=_watch, args=(last_act,), name="terminal", daemon=True).start()


def log_faults(log_path: Path | None) -> None:
    """Let a crash of the interpreter itself leave its stack in the log, not on the screen."""
    if log_path is None:
        return
    try:
        stream = log_path.open("a", encoding="utf-8")
    except OSError as error:
        log.warning("no fault log: %s", error)
        return
    faulthandler.enable(stream)


def in_time(act: Callable[[], None], seconds: float = FLUSH_SECONDS) -> bool:
    """Run something on a thread for a limited time; False if it was not done by then."""
    thread = threading.Thread(target=act, name="last act", daemon=True)
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()


def _watch(last_act: Callable[[], None]) -> None:
    poll = select.poll()
    poll.register(0, select.POLLHUP)  # Linux always reports it, macOS where it is asked to
    while True:
        for _, found in poll.poll(POLL_MS):
            if found & select.POLLNVAL:
                log.info("the terminal is of a kind that cannot be watched")
                return
            log.warning("the terminal is gone")
            in_time(last_act)
            os._exit(GONE)
