"""Programs on a terminal of our own, timed: from exec to a text on the screen, from key to frame.

A program gets a fresh pseudo-terminal. Everything it writes is stamped when it can be read, so a
time ends with the chunk that brought the text that was waited for. What a modern terminal would
answer to is answered at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CELLS: Final = 120
LINES: Final = 40
PATIENCE_SECONDS: Final = 60.0
QUIET_SECONDS: Final = 0.12
"""Nothing more is expected of a program that has written nothing for so long."""
_ANSWERS: Final = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
)
_LONGEST: Final = max(len(question) for question, _ in _ANSWERS)
_OF_PYTHON: Final = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")


class NotShown(AssertionError):
    """A program did not show what was waited for; the end of its output is in the message."""


@dataclass(frozen=True, slots=True)
class Program:
    """A command line and what it runs in."""

    command: Sequence[str]
    environment: Mapping[str, str]
    """Added to the environment of this process."""
    size: tuple[int, int] = (CELLS, LINES)
    """Columns and lines of its terminal."""


class Terminal:
    """One run of a program; the clock starts just before fork and exec.

    Use it with `with`: at the end the program is told to stop, and killed if it does not.
    """

    def __init__(self, program: Program) -> None:
        columns, lines = program.size
        environment = _environment(program.environment, columns, lines)
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(program, environment)
        self._taken = bytearray()
        self.ended = False
        self.status: int | None = None
        """As `os.waitpid` gives it, once the program was waited for."""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_for(self, text: str, *, start: int = 0, patience: float = PATIENCE_SECONDS) -> float:
        """Wait until a text has been written from an offset into the output on.

        Args:
            text: Something that is written in one piece.
            start: Offset in bytes.
            patience: Seconds.

        Returns:
            When it was there, on the clock of `time.perf_counter`.

        Raises:
            NotShown: If it was not written in time, or the program ended.
        """
        wanted = text.encode()
        stamp = time.perf_counter()
        end = stamp + patience
        looked = start
        while self._taken.find(wanted, looked) < 0:
            looked = max(start, len(self._taken) - len(wanted))
            chunk = self._read(end - time.perf_counter())
            stamp = time.perf_counter()
            if not chunk:
                raise NotShown(f"{text!r} is not in {self.output[-600:]!r}")
            self._take(chunk)
        return stamp

    @property
    def output(self) -> bytes:
        """All that was written."""
        return bytes(self._taken)

    def send(self, keys: str) -> float:
        """Type; returns when."""
        stamp = time.perf_counter()
        os.write(self._fd, keys.encode())
        return stamp

    def settle(self, quiet: float = QUIET_SECONDS, patience: float = PATIENCE_SECONDS) -> float:
        """Take in output until there is none for some seconds.

        Returns:
            When the last of it came, on the clock of `time.perf_counter`; 0.0 if none did.
        """
        last = 0.0
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            chunk = self._read(quiet)
            if not chunk:
                break
            last = time.perf_counter()
            self._take(chunk)
        return last

    def resize(self, columns: int, lines: int) -> float:
        """Give the terminal another size; returns when."""
        stamp = time.perf_counter()
        _set_size(self._fd, columns, lines)
        return stamp

    def modes(self) -> int:
        """The local modes of the terminal: `termios.ECHO`, `termios.ICANON` …"""
        return int(termios.tcgetattr(self._fd)[3])

    def peak_mib(self) -> float:
        """The most memory it has had; 0.0 where the system does not say."""
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the program and its terminal."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._gone(0.0):
                break
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
            self._gone(2.0)
        with contextlib.suppress(OSError):
            os.close(self._fd)

    def wait(self, patience: float = PATIENCE_SECONDS) -> int:
        """Wait until the program ends by itself; returns its exit status, -n for signal n."""
        if not self._gone(patience) or self.status is None:
            raise NotShown(f"it does not end: {self.output[-600:]!r}")
        while chunk := self._read(0.0):  # its last words
            self._take(chunk)
        return os.waitstatus_to_exitcode(self.status)

    def _gone(self, patience: float) -> bool:
        end = time.perf_counter() + patience
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
            elif time.perf_counter() >= end:
                return False
            elif self.ended:
                time.sleep(0.002)
            else:
                self._take(self._read(0.01))
        return True

    def _read(self, patience: float) -> bytes:
        """What is there, waited for; b"" if nothing comes or the program ended."""
        if self.ended:
            return b""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, patience))
        if not ready:
            return b""
        try:
            chunk = os.read(self._fd, 1 << 16)
        except OSError:
            chunk = b""
        self.ended = not chunk
        return chunk

    def _take(self, chunk: bytes) -> None:
        # What came before is not copied: megabytes for each part of a large frame would be
        # counted as the program's time.
        before = bytes(self._taken[-_LONGEST:])
        self._taken += chunk
        for question, answer in _ANSWERS:
            new = (before + chunk).count(question) - before.count(question)
            if new:
                with contextlib.suppress(OSError):
                    os.write(self._fd, answer * new)


def _environment(added: Mapping[str, str], columns: int, lines: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_PYTHON}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    for name in ("COLUMNS", "LINES", "NO_COLOR", "LC_ALL"):
        kept.pop(name, None)
    return {**kept, **terminal, **added}


def _become(program: Program, environment: Mapping[str, str]) -> None:
    try:
        _set_size(0, *program.size)
        os.execvpe(program.command[0], list(program.command), dict(environment))
    finally:
        os._exit(127)


def _set_size(descriptor: int, columns: int, lines: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
