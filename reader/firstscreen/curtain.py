"""The terminal between the start of the process and the program's own first frame.

`hang` writes the kept frame and makes the terminal wait quietly for keys, which the program then
gets. After it exactly one of two things happens, whatever else does: the program takes over
(`hand_over`), or the terminal is put back (`leave`).
"""

from __future__ import annotations

import os
import sys
import termios
from _collections_abc import Mapping, Sequence

from reader.firstscreen.frame import frame_path, key_of, load, shown

TYPE_CHECKING = False  # by this name a type checker knows it; `typing` costs more than the screen
if TYPE_CHECKING:
    import signal
    from types import FrameType
else:  # without the enumerations around it, which are a sixth of the time to the first screen
    import _signal as signal

ENTER = "\x1b[?1049h"
"""Into the alternate screen; the program must not send it again, or the screen is cleared."""
LEAVE = "\x1b[?1049l\x1b[?25h"
_HIDE_CURSOR = "\x1b[?25l"
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_QUIET = ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
_UNTOUCHED = ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)


class Curtain:
    """A first screen that hangs before the program."""

    def __init__(self) -> None:
        self._modes = termios.tcgetattr(0)
        self._hangs = True
        for number in _ENDING:
            signal.signal(number, self._end)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        quiet = termios.tcgetattr(0)
        quiet[0] &= _UNTOUCHED
        quiet[3] &= _QUIET
        termios.tcsetattr(0, termios.TCSANOW, quiet)

    def hand_over(self) -> bool:
        """Give the terminal to the program, in its own modes and on the alternate screen.

        Returns:
            False if there is nothing to hand over any more.
        """
        if not self._hangs:
            return False
        self._put_back()
        return True

    def leave(self) -> None:
        """Put the terminal back as it was; after `hand_over` this does nothing."""
        if self._hangs:
            self._put_back()
            _write(LEAVE)

    def _put_back(self) -> None:
        self._hangs = False
        for number in (*_ENDING, signal.SIGTSTP):
            if signal.getsignal(number) in (self._end, signal.SIG_IGN):  # not yet the program's
                interrupts = number == signal.SIGINT  # Python's own way, not the kernel's
                signal.signal(number, signal.default_int_handler if interrupts else signal.SIG_DFL)
        termios.tcsetattr(0, termios.TCSANOW, self._modes)

    def _end(self, number: int, _: FrameType | None) -> None:
        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def hang(argv: Sequence[str], environment: Mapping[str, str]) -> Curtain | None:
    """Show the first screen if the list is what will be opened and a right one was kept.

    Args:
        argv: The words after `reader`.
        environment: Of the process.

    Returns:
        None if nothing was shown and the terminal is as it was.
    """
    named = library_named(argv, environment)
    if named is None or not _can_draw(environment):
        return None
    size = terminal_size(environment)
    path = frame_path(named, environment)
    if size is None or path is None:
        return None
    frame = load(path, key_of(named, size, environment))
    if frame is None or len(frame.lines) != size[1]:
        return None
    try:
        curtain = Curtain()
    except termios.error:
        return None
    try:
        _write(ENTER + _HIDE_CURSOR + shown(frame))
    except OSError:
        curtain.leave()
        return None
    return curtain


def library_named(argv: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The library a command line opens the list of, "" for the person's own.

    Returns:
        None if it is not the list that is asked for.
    """
    words = list(argv)
    if len(words) == 2 and words[0] == "--library":
        named = words[1]
    elif len(words) == 1 and words[0].startswith("--library="):
        named = words[0].partition("=")[2]
    elif words:
        return None
    else:
        named = ""
    return named or environment.get("READER_LIBRARY", "")


def terminal_size(environment: Mapping[str, str]) -> tuple[int, int] | None:
    """Columns and lines as the program will see them; None if the terminal does not say."""
    try:
        real = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return None
    told = [environment.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, lines = (int(one) if one.isdecimal() else 0 for one in told)
    return columns or real.columns, lines or real.lines


def _can_draw(environment: Mapping[str, str]) -> bool:
    """Whether escape codes in colour are welcome, and the terminal is ours at this moment."""
    if environment.get("NO_COLOR") or environment.get("TERM", "") in ("", "dumb"):
        return False
    if not (os.isatty(0) and os.isatty(1) and os.isatty(2)):
        return False
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:  # not our terminal
        return False


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(2, data) :]
