"""Words on the terminal: guarded, in colour nowhere, JSON in ASCII."""

from __future__ import annotations

import os
import sys
from typing import Final, TextIO

from reader.errors import ReaderError
from reader.text.sanitise import guard

MEASURE_CELLS: Final = 76
LONGEST_COMPLAINT: Final = 1000
"""What was typed may be quoted in a complaint, and what was typed may be endless."""


def say(text: str = "") -> None:
    """Print a line of text from anywhere; what could drive a terminal is replaced."""
    print("\n".join(guard(line) for line in text.split("\n")))


def say_json(value: object, *, lines: bool = False) -> None:
    """Print JSON: one value, or with `lines` each entry of a list on a line of its own."""
    import json

    if lines and isinstance(value, list):
        for entry in value:
            print(json.dumps(entry, ensure_ascii=True))
    else:
        print(json.dumps(value, ensure_ascii=True, indent=1))


def complain(error: ReaderError | str) -> None:
    """Tell a problem on standard error, in one line.

    Where that takes nothing (a full disk) the exit status has to say it alone.
    """
    text = " ".join(guard(str(error)).split())
    if len(text) > LONGEST_COMPLAINT:
        text = f"{text[: LONGEST_COMPLAINT // 2]} … {text[-LONGEST_COMPLAINT // 2 :]}"
    try:
        print(f"reader: {text}", file=sys.stderr, flush=True)
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or the interpreter fails at its end."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())
    os.close(devnull)


def terminal_cells() -> int | None:
    """How wide the terminal is that is printed on; None in a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # what is piped does not need it

    return get_terminal_size().columns


def cut(text: str, room_cells: int | None) -> str:
    """A text that takes no more than a line of the terminal; all of it where there is none."""
    if room_cells is None:
        return text
    from reader.text.cells import truncate

    return truncate(guard(text), room_cells)


def paragraph(text: str, indent: str = "") -> str:
    """A paragraph broken for the terminal; one long line where there is none."""
    room_cells = terminal_cells()
    if room_cells is None:
        return indent + text
    from reader.text.linebreak import break_lines

    width = max(8, min(MEASURE_CELLS, room_cells - 2) - len(indent))
    lines = break_lines(text, width)
    return "\n".join(indent + text[line.start : line.end] for line in lines)


class Progress:
    """A quiet bar on standard error, drawn only on a terminal and taken away at the end."""

    WIDTH: Final = 24

    def __init__(self, total: int, *, wanted: bool) -> None:
        self.total = max(1, total)
        self.done = 0
        self._shown = wanted and sys.stderr.isatty()
        self._last = -1

    def advance(self, amount: int, note: str) -> None:
        """So much more is done; `note` stands behind the bar."""
        self.done += amount
        if not self._shown:
            return
        permille = min(1000, self.done * 1000 // self.total)
        if permille == self._last:
            return
        self._last = permille
        filled = self.WIDTH * permille // 1000
        bar = "#" * filled + "-" * (self.WIDTH - filled)
        sys.stderr.write(f"\r[{bar}] {permille // 10:3d} %  {guard(note)[:40]}\x1b[K")
        sys.stderr.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self._shown and self._last >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
