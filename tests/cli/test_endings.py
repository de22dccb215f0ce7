"""However a command ends, there is one line and the right exit status."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.endings import ENDING, ONCE_SECONDS, Ended, end_on_signals, status_of
from reader.cli.parser import OVERVIEW
from tests.cli.running import DUMPS, CommandLine, only
from tests.support import PROJECT


def a_process(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m reader` in a process of its own, input and output not a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )


def test_help_names_every_command(reader: CommandLine) -> None:
    """And each has a help of its own."""
    assert 0 == reader.bare("--help").status
    names = "build list show search concordance mark marks remove restore check keys"
    for name in names.split():
        assert f"\n  {name} " in OVERVIEW
        ran = reader.bare(name, "--help")
        assert 0 == ran.status and ran.out.startswith(f"usage: reader {name}")


def test_an_interrupt_that_something_stumbles_over_is_an_interrupt(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As argparse does, which puts back what it had not yet taken."""

    def stumbling(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise AttributeError("save_nargs")

    monkeypatch.setattr("reader.cli.parser.parse_command", stumbling)
    ran = reader("list")
    assert (130, "") == (ran.status, ran.err)


def test_version_and_unknown_words(reader: CommandLine) -> None:
    """A word that is no command and no id is told."""
    assert "reader 0.1.0\n" == reader.bare("--version").out
    ran = reader.bare("biuld", "x.txt")
    assert 2 == ran.status
    assert 2 == reader.bare("biuld").status
    assert "neither a command nor an article's id" in only(reader.bare("biuld").err.splitlines())


def test_without_a_terminal_the_screen_says_so_in_one_line() -> None:
    """Exit 2 at once, nothing on standard output."""
    ran = a_process()
    assert (2, b"") == (ran.returncode, ran.stdout)
    assert b"needs a terminal" in only(ran.stderr.decode().splitlines()).encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [[], ["show", "aaaaaaaaaa"], ["list"]])
def test_a_complaint_that_cannot_be_told_leaves_the_exit_status(
    alexa: CommandLine, words: list[str]
) -> None:
    """It is all that is left to say."""
    command = [sys.executable, "-m", "reader", *words, "--library", str(alexa.library)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=full, stderr=full, timeout=60
        )
    assert 2 == ran.returncode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["list", "--help"]])
@pytest.mark.parametrize("options", [(), ("-u",)])
def test_help_that_cannot_be_written_is_one_line_too(words: list[str], options: list[str]) -> None:
    """Nothing logs yet when it is asked for, and no traceback is printed instead."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, *options, "-m", "reader", *words]
        ran = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert 2 == ran.returncode
    assert "no space left" in only(ran.stderr.decode().splitlines())


def test_a_folder_that_is_gone_is_not_the_outputs_fault(
    alexa: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell may stand in one, and a relative name leads nowhere then."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    ran = alexa.bare("list", "--library", "news")
    assert 2 == ran.status
    assert "the folder the command was given in: no such file" in only(ran.err.splitlines())


@pytest.mark.parametrize("without", [0, 1, 2])
@pytest.mark.parametrize("word", [(), ("aaaaaaaaaa",)])
def test_one_stream_without_a_terminal_is_enough(without: int, word: tuple[str, ...]) -> None:
    """Said before a library is opened or made, or an article looked for."""
    master, slave = pty.openpty()
    streams = [slave, slave, slave]
    streams[without] = subprocess.DEVNULL
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "reader", "--library", "/not/there", *word],
            cwd=PROJECT,
            env={**os.environ, "TERM": "xterm"},
            stdin=streams[0],
            stdout=streams[1],
            stderr=subprocess.PIPE if without == 2 else streams[2],
            timeout=60,
        )
        said = ran.stderr if without == 2 else os.read(master, 4096)
    finally:
        os.close(slave)
        os.close(master)

    assert 2 == ran.returncode
    assert b"needs a terminal" in said and 1 == said.count(b"\n") and b"\x1b" not in said


def test_a_closed_pipe_is_no_error(reader: CommandLine) -> None:
    """`reader list | head`."""
    reader("build", DUMPS)
    command = f"{sys.executable} -m reader list --library {reader.library} | head -n 1"
    ran = subprocess.run(["sh", "-c", command], cwd=PROJECT, capture_output=True, timeout=60)
    assert (1, b"") == (len(ran.stdout.splitlines()), ran.stderr)


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.split_command", interrupt)
    assert 130 == main(["list"])


@pytest.mark.parametrize("number", ENDING)
def test_a_second_interrupt_says_what_the_first_said(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """What is being saved is not torn apart; a later one is heard, as the first may be lost."""
    clock = 100.0
    monkeypatch.setattr("reader.cli.endings.time.monotonic", lambda: clock)
    before = {one: signal.getsignal(one) for one in ENDING}
    try:
        for one in ENDING:
            signal.signal(one, signal.SIG_DFL)
        end_on_signals()
        with pytest.raises(Ended) as first:
            signal.raise_signal(number)
        for again in ENDING:
            signal.raise_signal(again)
        clock += ONCE_SECONDS + 0.1
        with pytest.raises(Ended):
            signal.raise_signal(number)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    assert 128 + number == status_of(first.value)


def test_a_bug_is_one_line_and_a_log(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """The traceback goes to the log."""
    reader("build", DUMPS / "03_alexa.txt")

    def explode(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reader.store.library.LibraryStore.article", explode)
    ran = reader("show", "aaaaaaaaaa")
    assert 1 == ran.status
    assert "internal error (RuntimeError)" in only(ran.err.splitlines())
    (log,) = home.rglob("reader.log")
    assert "in explode" in log.read_text("utf-8")


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": "dumb"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/x", "XDG_STATE_HOME": "/proc/x"},
        {"TZ": "Nowhere/Nothing"},
    ],
    ids=["C", "ascii", "dumb", "no home", "no zone"],
)
def test_odd_environments_work(reader: CommandLine, environment: dict[str, str]) -> None:
    """Files are UTF-8 whatever the locale says."""
    built = a_process("build", "--library", reader.library, DUMPS / "03_alexa.txt", **environment)
    listed = a_process("list", "--library", reader.library, **environment)
    assert (0, 0) == (built.returncode, listed.returncode), built.stderr + listed.stderr
    assert b"Traceback" not in built.stderr + listed.stderr
    assert 1 == len(listed.stdout.splitlines())
    (article,) = (reader.library / "articles").iterdir()
    assert "아마존" in article.read_text("utf-8")


LAST = """
import atexit, sys, threading
from reader.__main__ import main

class Kept:
    def __del__(self):
        print("taken apart")

def work():
    threading.main_thread().join()
    print("worked")

kept = Kept()
kept.itself = kept
atexit.register(print, "left")
if {at_work}:
    threading.Thread(target=work).start()
sys.argv = ["reader", "biuld"]
main()
"""


@pytest.mark.parametrize(
    ("at_work", "last"), [(False, "left"), (True, "worked\nleft\ntaken apart")]
)
def test_a_process_ends_without_being_taken_apart_unless_it_is_at_work(
    at_work: bool, last: str
) -> None:
    """What is to be done at the end is done, what was said is written, the exit status is right."""
    script = [sys.executable, "-c", LAST.format(at_work=at_work)]
    ran = subprocess.run(script, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (2, last) == (ran.returncode, ran.stdout.rstrip("\n"))
    assert "neither a command nor an article's id" in ran.stderr
