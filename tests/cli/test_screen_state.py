"""The file of the screen's habits."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.screen_state import FILE_NAME, ScreenState
from reader.errors import WriteFailed


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


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"theme: [", b"a: &x b"])
def test_a_damaged_file_counts_as_none_and_is_written_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    state = ScreenState(tmp_path)

    assert {} == state.read()
    state.keep({"theme": "reader-day"})
    assert "reader-day" == state.read()["theme"]


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("schema: 2\ntheme: new\n", "utf-8")
    state = ScreenState(tmp_path)

    assert {} == state.read()
    state.keep({"theme": "reader-day"})
    assert "schema: 2\ntheme: new\n" == path.read_text("utf-8")


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed):
        ScreenState(tmp_path / "gone").keep({"theme": "reader-day"})
