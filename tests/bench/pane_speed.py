"""How fast the article pane answers, against yardsticks of the same second.

`python -m tests.bench.pane_speed [--pairs N] [--huge]` runs the pane and the yardsticks side by
side on pseudo-terminals and presses a key in one, then in the other: key → last byte of the
frame. A movement, a flip and a layout change go against a bare echo (a Static that shows a
count); opening 50,000 characters against echo, Static and Markdown; a resize against Static,
both less what the echo takes, because Textual waits before it lays out a new size.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time

ROWS, COLUMNS = 36, 120
QUIET_SECONDS = 0.08
"""Output that pauses for so long is a whole frame."""
QUIET_AFTER_OPENING_SECONDS = 0.6
"""A Static or Markdown of 50,000 characters pauses between an empty frame and a full one."""
LONGEST_SECONDS = 30.0
ANSWERS = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
)
GOALS = {
    "line down / echo": 2.0,
    "page down / echo": 2.0,
    "paragraph / echo": 2.0,
    "flip / echo": 2.0,
    "layout / echo": 2.0,
    "open 50k / echo": 4.0,
    "open 50k / Static": 0.35,
    "open 50k / Markdown": 0.15,
    "resize 50k / Static": 0.3,
}


class Program:
    """One of `pane_apps` on a terminal of its own."""

    def __init__(self, name: str) -> None:
        command = [sys.executable, "-m", "tests.bench.pane_apps", name]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            os.execv(command[0], command)
        self._size(COLUMNS)
        self.first_frame = self.last_byte()

    def last_byte(self, quiet: float = QUIET_SECONDS) -> float:
        """When the output fell quiet, after there was some."""
        end = time.perf_counter() + LONGEST_SECONDS
        last = 0.0
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet if last else 1.0)
            if not ready and last:
                break
            if ready:
                data = os.read(self.fd, 1 << 20)
                last = time.perf_counter()
                for asked, answer in ANSWERS:
                    if asked in data:
                        os.write(self.fd, answer)
        return last

    def press(self, keys: bytes, quiet: float = QUIET_SECONDS) -> float:
        """Milliseconds from a key to the end of what it painted."""
        began = time.perf_counter()
        os.write(self.fd, keys)
        return (self.last_byte(quiet) - began) * 1000

    def resize(self, columns: int) -> float:
        """Milliseconds from a new width to the end of what it painted."""
        began = time.perf_counter()
        self._size(columns)
        os.kill(self.pid, signal.SIGWINCH)
        return (self.last_byte(QUIET_AFTER_OPENING_SECONDS) - began) * 1000

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _size(self, columns: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))


def keys(pairs: int) -> dict[str, list[float]]:
    """Ratios of the pane's keys to the echo's."""
    echo, pane = Program("echo"), Program("pane")
    time.sleep(2)
    pressed = {
        "line down": b"j",
        "page down": b" ",
        "paragraph": b"}",
        "flip": b"t",
        "layout": b"l",
        "peek": b"p",
    }
    found: dict[str, list[float]] = {}
    for key in b"xtttllljk":
        echo.press(b"x")
        pane.press(bytes([key]))
    for _ in range(pairs):
        for name, key in pressed.items():
            times = 3 if name == "layout" else 1
            for _ in range(times):
                floor, took = echo.press(b"x"), pane.press(key)
                found.setdefault(f"{name} / echo", []).append(took / floor)
                found.setdefault(f"{name} (ms)", []).append(took)
                found.setdefault("echo (ms)", []).append(floor)
    echo.close()
    pane.close()
    return found


def opening(pairs: int) -> dict[str, list[float]]:
    """Ratios of opening and resizing a 50,000-character article."""
    programs = {name: Program(name) for name in ("echo", "pane", "static", "markdown")}
    found: dict[str, list[float]] = {}
    time.sleep(2)
    for number in range(pairs):
        times = {
            name: program.press(b"x", QUIET_AFTER_OPENING_SECONDS)
            for name, program in programs.items()
        }
        found.setdefault("open 50k (ms)", []).append(times["pane"])
        for other, label in (("echo", "echo"), ("static", "Static"), ("markdown", "Markdown")):
            ratio = times["pane"] / times[other]
            found.setdefault(f"open 50k / {label}", []).append(ratio)
        width = 80 + 3 * (number % 13)
        took = {name: programs[name].resize(width) for name in ("echo", "pane", "static")}
        ratio = (took["pane"] - took["echo"]) / (took["static"] - took["echo"])
        found.setdefault("resize 50k / Static", []).append(ratio)
        found.setdefault("resize 50k (ms)", []).append(took["pane"])
    for program in programs.values():
        program.close()
    return found


def huge() -> dict[str, list[float]]:
    """Milliseconds for texts nobody should have to read."""
    found: dict[str, list[float]] = {}
    for name, label in (("line", "1 MB on one line"), ("blocks", "20,000 blocks")):
        program = Program(name)
        for key in (*"xj Gg",) * 3:
            took = program.press(key.encode())
            found.setdefault(f"{label}, key {key!r} (ms)", []).append(took)
        found[f"{label}, resize (ms)"] = [program.resize(width) for width in (90, 110, 70)]
        program.close()
    return found


def main() -> None:
    """Print every median beside its goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--huge", action="store_true", help="texts of a megabyte too")
    chosen = parser.parse_args()
    measured = {**keys(chosen.pairs), **opening(max(9, chosen.pairs // 2))}
    if chosen.huge:
        measured |= huge()
    for name, values in measured.items():
        median = statistics.median(values)
        goal = GOALS.get(name)
        verdict = "" if goal is None else f"goal {goal:<5} {'ok' if median <= goal else 'MISSED'}"
        print(f"{name:<34} {median:>9.2f}   {min(values):>8.2f} … {max(values):<8.2f} {verdict}")


if __name__ == "__main__":
    main()
