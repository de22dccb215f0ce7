"""Signals, a lost terminal, no terminal and a crash, on a real pseudo-terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.tui.terminal import in_time, watch_terminal
from tests.support import PROJECT

CHILD = [sys.executable, "-m", "tests.tui.terminal_child"]
RESTORED = b"\x1b[?1049l"
STARTED = "크레인".encode()


class OnTerminal:
    """A child on a pseudo-terminal of 80 by 24."""

    def __init__(self, mode: str, saved: Path) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color"}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            [*CHILD, mode, str(saved)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=PROJECT,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def read_until(self, wanted: bytes, seconds: float = 15) -> bool:
        """Read what the child writes until something is there; False if it is not in time."""
        end = time.monotonic() + seconds
        while wanted not in self.output and time.monotonic() < end:
            if not self._read(0.1) and self.process.poll() is not None:
                break
        return wanted in self.output

    def end(self, seconds: float = 15) -> int:
        """Read to the end; returns the exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while self._read(0.1):
            pass
        return self.process.wait(timeout=1)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)


@contextlib.contextmanager
def on_terminal(mode: str, saved: Path) -> Iterator[OnTerminal]:
    """A child that is killed if it is still there at the end."""
    child = OnTerminal(mode, saved)
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.process.kill()
        child.process.wait()
        with contextlib.suppress(OSError):
            os.close(child.master)


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_saves_the_place_and_gives_the_terminal_back(
    number: signal.Signals, status: int, tmp_path: Path
) -> None:
    saved = tmp_path / "saved"
    with on_terminal("plain", saved) as child:
        assert child.read_until(STARTED)
        child.read_until(b"find")
        os.write(child.master, b"}}")
        time.sleep(0.3)
        started = time.monotonic()
        child.process.send_signal(number)

        assert child.end() == status
        assert time.monotonic() - started < 5
        assert RESTORED in child.output
        assert saved.read_text() == "2"
        assert saved.with_suffix(".reading").read_text() == "aaaaaaaaaa"


def test_the_interrupt_key_is_an_interrupt(tmp_path: Path) -> None:
    with on_terminal("plain", tmp_path / "saved") as child:
        assert child.read_until(STARTED)
        child.read_until(b"find")
        os.write(child.master, b"\x03")

        assert child.end() == 130
        assert RESTORED in child.output


def test_a_terminal_that_is_gone_ends_it_even_if_hangups_are_ignored(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with on_terminal("deaf", saved) as child:
        assert child.read_until(STARTED)
        child.read_until(b"find")
        os.write(child.master, b"}")
        time.sleep(0.3)
        os.close(child.master)

        assert child.process.wait(timeout=10) == 129
        assert saved.read_text() == "1"
        assert saved.with_suffix(".reading").read_text() == "aaaaaaaaaa"


@pytest.mark.parametrize(
    ("found", "done"), [([select.POLLHUP], ["saved", 129]), ([], [])], ids=["gone", "unknown"]
)
def test_a_terminal_is_watched_on_macos_too(
    monkeypatch: pytest.MonkeyPatch, found: list[int], done: list[object]
) -> None:
    """It tells of a hangup who asks for it, and cannot watch every terminal."""

    class Poll:
        """As there."""

        asked = 0

        def register(self, _: int, events: int) -> None:
            """What to look for."""
            self.asked = events

        def poll(self, _: float) -> list[tuple[int, int]]:
            """What there is of it."""
            assert self.asked & select.POLLHUP
            return [(0, found.pop() if found else select.POLLNVAL)]

    acts: list[object] = []
    monkeypatch.setattr(select, "poll", Poll)
    monkeypatch.setattr(os, "_exit", acts.append)

    watch_terminal(lambda: acts.append("saved"))
    for thread in threading.enumerate():
        if thread.name == "terminal":
            thread.join(5)

    assert done == acts


def test_a_crash_is_one_line_without_anything_private(tmp_path: Path) -> None:
    with on_terminal("crash", tmp_path / "saved") as child:
        status = child.end(20)

        assert status == 1
        before, restored, after = child.output.rpartition(RESTORED)
        assert restored
        assert b"the screen stopped by a mistake in the program (KeyError)" in after
        assert b"Traceback" not in child.output
        assert b"nobody may read this" not in before + after


def test_without_a_shell_there_is_no_way_to_it(tmp_path: Path) -> None:
    """As in `xterm -e reader`: nobody could bring back what has stopped."""
    with on_terminal("plain", tmp_path / "saved") as child:
        assert child.read_until(STARTED)
        child.read_until(b"find")
        os.write(child.master, b"\x1a")
        assert child.read_until(b"No shell")
        child.process.send_signal(signal.SIGTSTP)
        os.write(child.master, b"\x03")

        assert child.end() == 130


def test_a_last_act_is_given_a_limited_time() -> None:
    assert in_time(lambda: None, 1.0)
    assert not in_time(lambda: time.sleep(0.5), 0.05)
