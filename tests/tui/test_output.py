"""What is written to the terminal gets there whole and in order, and nobody waits for it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.tui.output import Output

LONG = "한글과 English 줄\n" * 40_000
"""More than any terminal takes at once."""


class Reading:
    """The other end of a terminal."""

    def __init__(self) -> None:
        self.master, self.slave = os.openpty()
        os.set_blocking(self.slave, True)

    def read(self, size: int) -> bytes:
        """So many bytes, as the terminal shows them: with a carriage return at each end."""
        data = b""
        while len(data) < size:
            data += os.read(self.master, size - len(data))
        return data


@pytest.fixture
def terminal() -> Iterator[Reading]:
    there = Reading()
    yield there
    os.close(there.master)
    os.close(there.slave)


def shown(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def test_a_frame_that_the_terminal_takes_is_written_at_once(terminal: Reading) -> None:
    output = Output(terminal.slave)
    assert output.offer("부산항\n") is None
    assert terminal.read(len(shown("부산항\n"))) == shown("부산항\n")
    output.close()


def test_what_a_slow_terminal_does_not_take_comes_later_and_before_what_follows(
    terminal: Reading,
) -> None:
    output = Output(terminal.slave)
    rests = [output.offer(LONG), output.offer("다음"), output.offer("끝")]
    assert rests == ["", "다음", "끝"]

    def write_rests() -> None:
        for rest in rests:
            output.write(rest or "")

    thread = threading.Thread(target=write_rests)
    thread.start()
    wanted = shown(f"{LONG}다음끝")
    assert terminal.read(len(wanted)) == wanted
    thread.join()
    assert output.offer("다시") is None
    assert terminal.read(6) == "다시".encode()
    output.close()


def test_a_terminal_that_is_gone_holds_nobody_up() -> None:
    master, slave = os.openpty()
    output = Output(slave)
    os.close(master)
    rest = output.offer("아무도")
    assert rest == ""
    output.write(rest)
    output.close()
    os.close(slave)


def test_what_is_no_terminal_is_left_to_the_thread(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as file:
        output = Output(file.fileno())
        rest = output.offer("글")
        assert rest == "글"
        output.write(rest)
        assert output.fileno() == file.fileno()
        output.close()
    assert path.read_text("utf-8") == "글"


def test_half_a_character_is_not_lost_between_two_writes(terminal: Reading) -> None:
    """The terminal may stop in the middle of one."""
    output = Output(terminal.slave)
    text = "가" * 100_000
    rest = output.offer(text)
    assert rest == ""
    thread = threading.Thread(target=output.write, args=(rest,))
    thread.start()
    assert terminal.read(300_000).decode() == text
    thread.join()
    output.close()
