"""The file of the screen's habits."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.screen_state import FILE_NAME, MAX_BYTES, ScreenState
from reader.errors import Unreadable, WriteFailed
from tests.support import PROJECT


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    state = ScreenState(tmp_path)
    assert {} == state.read()

    state.keep({"theme": "reader-day", "searches": ["투자", "no", "1:30", "[/]\u2028"]})

    entries = ScreenState(tmp_path).read()
    assert "reader-day" == entries["theme"]
    assert ["투자", "no", "1:30", "[/]\u2028"] == entries["searches"]
    assert "1" == entries["schema"]


def test_entries_that_are_not_named_stay(tmp_path: Path) -> None:
    one, other = ScreenState(tmp_path), ScreenState(tmp_path)
    view = {"name": "항만", "query": "부산", "view": "all"}

    one.keep({"theme": "reader-day", "saved": {"6": view}})
    other.keep({"saved": {"7": view}})
    one.keep({"saved": {"6": ""}})

    entries = one.read()
    assert "reader-day" == entries["theme"]
    assert {"7": view} == entries["saved"]


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"theme: [", b"a: &x b", b"a: b\n" + b"#" * MAX_BYTES],
)
def test_a_damaged_file_is_said_and_kept_beside_the_new_one(tmp_path: Path, data: bytes) -> None:
    """What the person typed may still be in it; one that was set aside before stays too."""
    path = tmp_path / FILE_NAME
    for _ in range(2):
        path.write_bytes(data)
        state = ScreenState(tmp_path)
        assert {} == state.read()
        assert f"{path} is damaged" in state.problem
        state.keep({"theme": "reader-day"})

    assert "reader-day" == state.read()["theme"]
    kept = {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.name != FILE_NAME}
    assert {"screen.damaged-1.yaml": data, "screen.damaged-2.yaml": data} == kept


def test_a_file_that_cannot_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even when it can be read again: what the screen holds is not what was in it."""
    ScreenState(tmp_path).keep({"saved": {"6": {"name": "항만", "query": "부산", "view": "all"}}})
    before = (tmp_path / FILE_NAME).read_bytes()
    state = ScreenState(tmp_path)

    def refuse(descriptor: int, count: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("os.read", refuse)
        assert {} == state.read()
        with pytest.raises(Unreadable):
            ScreenState(tmp_path).keep({"theme": "reader-day"})
    with pytest.raises(Unreadable):
        state.keep({"saved": {"6": {"name": "새", "query": "새", "view": "all"}}})

    assert "input/output error" in state.problem
    assert "nothing is remembered until the next start" in state.problem
    assert before == (tmp_path / FILE_NAME).read_bytes()
    assert "항만" in str(ScreenState(tmp_path).read())


def test_readers_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each reads what is there, adds its own and writes all of it."""
    program = (
        "import sys; from pathlib import Path; from reader.cli.screen_state import ScreenState\n"
        "state = ScreenState(Path(sys.argv[1]))\n"
        "for number in range(20):\n"
        "    state.keep({'saved': {sys.argv[2] + str(number): 'x'}})\n"
    )
    readers = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name], cwd=PROJECT)
        for name in "ab"
    ]

    assert [0, 0] == [one.wait() for one in readers]
    saved = ScreenState(tmp_path).read()["saved"]
    assert isinstance(saved, dict)
    assert {f"{name}{number}" for name in "ab" for number in range(20)} == set(saved)


def test_a_reader_that_never_finishes_holds_nobody_up_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be kept is said, so that it is tried again."""
    monkeypatch.setattr("reader.cli.screen_state.PATIENCE_SECONDS", 0.0)
    other = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(WriteFailed, match="another reader"):
            ScreenState(tmp_path).keep({"theme": "reader-day"})
    finally:
        os.close(other)

    ScreenState(tmp_path).keep({"theme": "reader-day"})
    assert "reader-day" == ScreenState(tmp_path).read()["theme"]


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("schema: 2\ntheme: new\n", "utf-8")
    state = ScreenState(tmp_path)

    assert {} == state.read()
    state.keep({"theme": "reader-day"})
    assert "schema: 2\ntheme: new\n" == path.read_text("utf-8")


def test_where_nothing_can_be_kept_nothing_was(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    state = ScreenState(tmp_path / "file" / "id")

    assert ({}, "") == (state.read(), state.problem)
    with pytest.raises(WriteFailed):
        state.keep({"theme": "reader-day"})


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed):
        ScreenState(tmp_path / "gone").keep({"theme": "reader-day"})


def test_it_is_read_again_only_when_it_was_written(tmp_path: Path) -> None:
    one, other = ScreenState(tmp_path), ScreenState(tmp_path)
    one.read()
    assert one.recall() is None

    other.keep({"theme": "reader-day"})
    entries = one.recall()
    assert entries is not None
    assert "reader-day" == entries["theme"]
    assert one.recall() is None

    (tmp_path / FILE_NAME).write_bytes(b"theme: [")
    assert one.recall() is None
