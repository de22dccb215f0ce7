"""The first screen on a real terminal: as the program then draws it, and gone without a trace."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from reader.tui.first_lines import list_cells
from tests.bench.terminal import Program, Terminal
from tests.bench.terminal_screen import TerminalScreen
from tests.support import PROJECT

ALTERNATE = b"\x1b[?1049h"
MAIN = b"\x1b[?1049l"


@dataclass(frozen=True)
class Home:
    """A person's folders, with a library in one of them."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def frames(self) -> list[Path]:
        return sorted((self.folder / "cache" / "reader" / "first").glob("*"))

    def program(
        self,
        *argv: str,
        size: tuple[int, int] = (120, 36),
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> Program:
        """`reader` in this home."""
        places = {
            f"XDG_{name.upper()}_HOME": str(self.folder / name)
            for name in ("cache", "config", "data", "state")
        }
        command = (sys.executable, "-P", "-m", "reader", *argv)
        return Program(command, {**places, "PYTHONPATH": str(PROJECT), **more}, size)

    def start(self, size: tuple[int, int] = (120, 36), keys: str = "") -> bytes:
        """Open the library, type, quit; everything that was written before quitting."""
        program = self.program("--library", str(self.library), size=size)
        with Terminal(program) as terminal:
            _wait_until_settled(terminal)
            if keys:
                terminal.send(keys)
                _wait_until_settled(terminal)
            output = terminal.output
            terminal.send("q")
            assert 0 == terminal.wait()
            assert terminal.output.count(ALTERNATE) == terminal.output.count(MAIN) == 1
        return output


def _wait_until_settled(terminal: Terminal) -> None:
    terminal.wait_for("\x1b[?2026l")
    terminal.settle(0.6)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    shutil.copytree(PROJECT / "library", tmp_path / "library")
    return Home(tmp_path)


@pytest.mark.parametrize(
    ("size", "keys", "row"),
    [
        ((120, 36), "", 1),
        ((100, 20), "", 1),
        ((80, 24), "jjjj", 5),
        ((60, 9), "jjjjj", 6),
        ((99, 20), "", 1),
        ((161, 50), "", 1),
        ((240, 50), "G", 11),
        ((120, 16), "G", 11),
    ],
)
def test_the_first_screen_is_what_the_program_draws(
    home: Home, size: tuple[int, int], keys: str, row: int
) -> None:
    """Cell by cell and colour by colour, but for the article that comes beside the list; the
    cursor is where it was left."""
    home.start(size, keys)

    output = home.start(size)
    end = output.index(b"\x1b[?1000h")
    first = TerminalScreen(*size).feed(output[:end])
    settled = TerminalScreen(*size).feed(output)

    height = size[1]
    beside = range(size[0] if size[0] < 100 else list_cells(size[0]))
    assert [] == list(first.differences(settled, beside))
    bars = [0, height - 2, height - 1] if height > 9 else [height - 1]
    for line in bars:
        assert first.text[line] == settled.text[line]
    assert any("KO" in line for line in first.text)
    assert any(f" {row}/11" in first.text[line] for line in bars)
    assert 1 == settled.cleared


@pytest.mark.parametrize(
    ("size", "keys", "words"),
    [
        ((120, 36), "2", ("2 Unread 11", "1/11")),
        ((120, 16), "\\jjj\r", ("by title  7/11",)),
        ((80, 24), "fAI\rj", (" filter  AI", "2/")),
        ((100, 20), "f" + "-다이제스트" * 12 + "\r", (" filter  -다이제스트-", "1/11")),
        ((120, 36), "p", ("1/11",)),
    ],
    ids=["view", "order", "filter", "long filter", "no preview"],
)
def test_the_list_that_was_left_is_on_the_first_screen(
    home: Home, size: tuple[int, int], keys: str, words: tuple[str, ...]
) -> None:
    """And what the program draws is the same, without another list in between."""
    home.start(size, keys)

    output = home.start(size)
    end = output.index(b"\x1b[?1000h")
    first = TerminalScreen(*size).feed(output[:end])
    settled = TerminalScreen(*size).feed(output)

    whole = size[0] < 100 or keys == "p"
    beside = range(size[0] if whole else list_cells(size[0]))
    assert [] == list(first.differences(settled, beside))
    for line in (0, size[1] - 2, size[1] - 1):
        assert first.text[line] == settled.text[line]
    assert [] == [word for word in words if word not in "\n".join(first.text)]
    screen = TerminalScreen(*size)
    for frame in output.split(b"\x1b[?2026l")[:-1]:
        assert [] == list(screen.feed(frame).differences(first, beside))


def test_marks_are_on_the_first_screen(home: Home) -> None:
    """A bookmark made in one run is there in the first frame of the next."""
    before = home.start(keys="b")
    assert "⚑" in "".join(TerminalScreen(120, 36).feed(before).text)

    output = home.start()
    first = TerminalScreen(120, 36).feed(output[: output.index(b"\x1b[?1000h")])

    assert "⚑" in "".join(first.text)
    assert "4 Bookmarked 1" in first.text[0]


def test_the_program_never_draws_less_than_the_first_screen_shows(home: Home) -> None:
    """No frame between the two lacks the counts or shows an empty list."""
    home.start()
    output = home.start()
    frames = output.split(b"\x1b[?2026l")

    screen = TerminalScreen(120, 36)
    for frame in frames[:-1]:
        text = screen.feed(frame).text
        assert "1 All 11" in text[0]
        assert "▪" in text[1]


def test_a_key_typed_at_once_is_not_lost(home: Home) -> None:
    """What is typed while the program is still loading moves the cursor of the list."""
    home.start()

    with Terminal(home.program("--library", str(home.library))) as terminal:
        terminal.wait_for("1/11")
        assert not terminal.modes() & (termios.ECHO | termios.ICANON)
        terminal.send("j")
        terminal.wait_for("2/11")


def test_what_is_typed_at_once_is_done_in_its_order(home: Home) -> None:
    """A key that needs more than the list waits for it, and so do those behind it."""
    home.start()

    with Terminal(home.program("--library", str(home.library))) as terminal:
        terminal.wait_for("1/11")
        terminal.send("jj\r")
        terminal.wait_for("%  3/11")


@pytest.mark.parametrize("moment", ["\x1b[?25l", "1/11"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_program_is_there_leaves_the_terminal_as_it_was(
    home: Home, number: signal.Signals, moment: str
) -> None:
    """Out of the alternate screen, cursor shown, modes as before, also half-way through it."""
    home.start()

    with Terminal(home.program("--library", str(home.library))) as terminal:
        before = terminal.modes()
        terminal.wait_for(moment)
        os.kill(terminal.pid, number)
        status = terminal.wait()
        assert status in (-number, 128 + number)
        assert 1 == terminal.output.count(ALTERNATE) == terminal.output.count(MAIN)
        assert b"Traceback" not in terminal.output
        assert before == terminal.modes()


def test_in_the_background_nothing_is_drawn(home: Home) -> None:
    """The terminal belongs to the shell then."""
    home.start()
    inner = home.program("--library", str(home.library))
    code = (
        "import os, signal, sys, time\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    os.setpgid(0, 0)\n"
        "    os.execvp(sys.argv[1], sys.argv[1:])\n"
        "os.waitpid(child, os.WUNTRACED)\n"
        "os.kill(child, signal.SIGKILL)\n"
        "print('over')\n"
    )
    command = (sys.executable, "-c", code, *inner.command)

    with Terminal(Program(command, inner.environment, inner.size)) as terminal:
        terminal.wait_for("over")
        assert "▪".encode() not in terminal.output


def test_an_error_is_said_on_the_terminal_as_it_was(home: Home) -> None:
    """A library that was taken away: the first screen goes before the word does."""
    home.start()
    (home.library / "library.yaml").write_text("schema: 99\n", "utf-8")

    with Terminal(home.program("--library", str(home.library))) as terminal:
        assert 2 == terminal.wait()
        assert terminal.output.index(MAIN) < terminal.output.index(b"reader:")


@pytest.mark.parametrize(
    ("argv", "more"),
    [
        ((), {"NO_COLOR": "1"}),
        (("aaaaaaaaaa",), {}),
        (("list",), {}),
        ((), {"COLORTERM": "", "TERM": "xterm"}),
    ],
    ids=["no colours", "an article", "a command", "another terminal"],
)
def test_where_it_would_be_wrong_there_is_none(
    home: Home, argv: tuple[str, ...], more: dict[str, str]
) -> None:
    """Nothing is written before the program itself writes."""
    home.start()

    with Terminal(home.program("--library", str(home.library), *argv, more=more)) as terminal:
        terminal.wait_for("\x1b[?1000h" if not argv else "\n")
        head = terminal.output.split(b"\x1b[?1000h")[0]

    assert "▪".encode() not in head


def test_another_size_has_no_first_screen(home: Home) -> None:
    """A kept frame is for one size."""
    home.start((120, 36))

    output = home.start((100, 30))

    assert "▪".encode() not in output[: output.index(b"\x1b[?1000h")]


def test_a_change_of_the_config_file_forgets_the_colours(home: Home) -> None:
    """The frame was drawn in the old theme."""
    home.start()
    config = home.folder / "config" / "reader" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("theme: reader-day\n", "utf-8")

    output = home.start()
    assert "▪".encode() not in output[: output.index(b"\x1b[?1000h")]
    output = home.start()

    end = output.index(b"\x1b[?1000h")
    first = TerminalScreen(120, 36).feed(output[:end])
    assert [] == list(
        first.differences(TerminalScreen(120, 36).feed(output), range(list_cells(120)))
    )
