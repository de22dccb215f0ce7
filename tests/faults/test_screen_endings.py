"""The screen when it is killed, interrupted, stopped, cut off, squeezed or crashed."""

from __future__ import annotations

import random
import shlex
import shutil
import signal
import sys
import termios
import time

import pytest

from tests.bench.terminal import Program
from tests.faults.terminal import ALEXA, ALEXA_WORDS, READER, Place, Screen

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Alternate screen left, cursor shown, mouse and bracketed paste off."""


def test_kill_9_loses_nothing_that_was_called_saved(place: Place) -> None:
    """Row 1: and the text of a note that was being typed is offered again."""
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type("}b", "Bookmarked, saved")
        screen.type("a", "Esc keep")
        screen.send("쓰다 만 글이라도 잃지 않는다")
        time.sleep(2.3)  # a draft is at most two seconds old
        screen.signal(signal.SIGKILL)
        assert -signal.SIGKILL == screen.wait(5)

    assert "bookmark" in place.run("marks").out
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.settle(0.3)
        screen.type("}", "t flip")
        screen.type("a", "쓰다 만 글이라도 잃지 않는다")


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
)
def test_a_signal_ends_it_in_order(place: Place, number: int, status: int) -> None:
    """Rows 21 and 23: what was pressed a moment ago is saved, the terminal is as it was."""
    with place.screen(ALEXA) as screen:
        before = termios.ECHO | termios.ICANON
        screen.until("t flip")
        screen.type("}b", lambda shown: "\n Bookmarked" in shown)
        started = time.monotonic()
        screen.signal(number)
        assert status == screen.wait(5)
        assert 2.0 > time.monotonic() - started
        assert all(mode in screen.output for mode in RESTORED)
        assert before == screen.modes() & before

    assert "bookmark" in place.run("marks").out


def test_after_a_crash_of_the_interpreter_everything_saved_is_there(place: Place) -> None:
    """Row 23: its stack is in the log and not on the screen."""
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type("}b", "saved")
        screen.signal(signal.SIGSEGV)
        assert -signal.SIGSEGV == screen.wait(10)
        assert b"Segmentation" not in screen.output

    (log,) = place.home.rglob("reader.log")
    assert "Segmentation fault" in log.read_text("utf-8")
    assert "bookmark" in place.run("marks").out


def test_after_a_mistake_of_ours_the_last_key_is_saved_too(place: Place) -> None:
    """Row 24: the terminal is back within a second, one line says what and where to look."""
    command = [sys.executable, "-m", "tests.faults.crashing", "--library", str(place.library)]
    with Screen(Program([*command, ALEXA], place.variables)) as screen:
        screen.until("t flip")
        screen.send("}b")
        screen.settle(0.02, 0.2)
        started = time.monotonic()
        screen.send("z")
        assert 1 == screen.wait(5)
        assert 2.0 > time.monotonic() - started  # the end of Python included
        _, restored, after = screen.output.rpartition(RESTORED[0])
        assert restored and 1 == after.count(b"\n")
        assert b"KeyError" in after and b"reader.log" in after
        assert b"nobody may read this" not in screen.output

    (log,) = place.home.rglob("reader.log")
    assert "in _fail" in log.read_text("utf-8")
    assert "bookmark" in place.run("marks").out


@pytest.mark.parametrize("script", [False, True], ids=["itself", "a script"])
def test_stopped_and_brought_back_three_times(place: Place, *, script: bool) -> None:
    """Row 25: the terminal is given back, the screen is drawn again, saving goes on.

    Also if it is a script that the shell has started, which waits for it.
    """
    if shutil.which("bash") is None:
        pytest.skip("needs a shell with job control")
    shell = Program(
        ["bash", "--norc", "--noprofile", "-i"], {**place.variables, "PS1": "READY> "}, (100, 30)
    )
    command = shlex.join([*READER, "--library", str(place.library), ALEXA])
    command = shlex.join(["sh", "-c", f"{command}; true"]) if script else command
    with Screen(shell) as screen:
        screen.until("READY>")
        screen.type(f"{command}\n", "t flip")
        for _ in range(3):
            start = len(screen.output)
            screen.send("\x1a")
            screen.wait_for("Stopped", start=start)
            screen.wait_for("READY>", start=start)
            start = len(screen.output)
            screen.send("fg\n")
            screen.wait_for("t", start=start)
            screen.until(lambda shown: ALEXA_WORDS in shown and "t flip" in shown)
            screen.type("}b", "saved")
        screen.type("q", "q quit")
        screen.settle(0.6)  # a second q at once would be one too many
        screen.type("q", lambda shown: "READY>" in shown and "quit" not in shown)
        screen.send("exit\n")
        assert 0 == screen.wait(10)

    assert 3 == place.run("marks").out.split().count("bookmark")


@pytest.mark.parametrize("size", [(20, 5), (8, 3), (1, 1)], ids=["20x5", "8x3", "1x1"])
def test_small_screens_are_used_or_say_so(place: Place, size: tuple[int, int]) -> None:
    """Row 28: and the screen is usable at once when it grows."""
    with place.screen(ALEXA, size=size) as screen:
        screen.until(lambda shown: bool(shown.strip()))
        if size == (20, 5):
            assert "팔아도 남지 않는" in screen.until("팔아도")
        screen.resize(100, 30)
        screen.until("11/11")  # its row, also if it was opened before there was a list
        screen.until("flip")  # before that an Esc says that the article is not wanted after all
        screen.resize(*size)
        screen.send("j}kb?\x1b;\x1b/\x1b")
        screen.settle(0.3)
        screen.resize(100, 30)
        screen.until("flip")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)


def test_five_hundred_resizes_while_keys_are_pressed(place: Place) -> None:
    """Row 29: it answers a second later, and nothing has failed."""
    chance = random.Random(29)
    keys = "jjkk  gGtlpb/a\x1b;\x1b?\x1b'\x1bnruzz[]hv3\x1b1}{)("
    with place.screen() as screen:
        screen.until("b bookmark")
        for turn in range(500):
            screen.resize(chance.randint(1, 180), chance.randint(1, 50))
            screen.send(chance.choice(keys))
            if turn % 8 == 0:
                screen.settle(0.001, 0.01)
        screen.resize(100, 30)
        screen.send("\x1b\x1b\x1b\x1b")
        screen.settle(0.3, 10)
        screen.type("?", "Esc")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    (log,) = place.home.rglob("reader.log")
    assert "crashed" not in log.read_text("utf-8")


@pytest.mark.parametrize("opens", ["?", ":", ";", "'", "#", "i", "a", "/", "\\"])
def test_the_way_back_pressed_many_times_leads_to_the_list(place: Place, opens: str) -> None:
    """Row 24: a key that reaches a screen already left takes no other screen away."""
    with place.screen() as screen:
        screen.until("1/11")  # until then there are no rows to go to
        screen.send(opens)
        screen.settle(0.1, 1)
        screen.send("\x1b\x1b\x1b\x1b")
        screen.settle(0.3)  # a letter right after an Esc would be an Alt key
        screen.type("j", "2/11")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)
