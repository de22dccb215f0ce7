"""Noticing what happens in a folder of many copies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.store.marks.aside import Watch, signatures_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fifteen hundred copies, in a folder that was last changed an hour ago."""
    for number in range(1500):
        (tmp_path / f"a{number:09d}.yaml").write_text("schema: 1\n")
    hour_ago = (tmp_path.stat().st_mtime - 3600,) * 2
    os.utime(tmp_path, hour_ago)
    return tmp_path


def test_a_file_written_in_place_is_noticed_in_two_looks(folder: Path) -> None:
    """Though nothing tells but the file itself."""
    watch, seen = Watch(folder), signatures_in(folder)
    assert all(watch.unchanged(seen) for _ in range(4))

    with (folder / "a000000777.yaml").open("a") as stream:
        stream.write("items: []\n")

    assert not (watch.unchanged(seen) and watch.unchanged(seen))


@pytest.mark.parametrize("what", ["made", "deleted", "replaced"])
def test_a_change_of_names_is_noticed_at_once(folder: Path, what: str) -> None:
    """The folder's own time tells it."""
    watch, seen = Watch(folder), signatures_in(folder)
    assert watch.unchanged(seen)
    if what == "made":
        (folder / "new.yaml").write_text("")
    elif what == "deleted":
        (folder / "a000000777.yaml").unlink()
    else:
        (folder / "x.tmp").write_text("schema: 1\n")
        (folder / "x.tmp").replace(folder / "a000000777.yaml")

    assert not watch.unchanged(seen)


def test_a_folder_that_has_just_changed_is_looked_at_whole(tmp_path: Path) -> None:
    """Its clock may not have ticked between two changes."""
    (tmp_path / "a.yaml").write_text("schema: 1\n")
    watch, seen = Watch(tmp_path), signatures_in(tmp_path)
    assert watch.unchanged(seen)
    moment = tmp_path.stat().st_mtime_ns

    (tmp_path / "b.yaml").write_text("schema: 1\n")
    os.utime(tmp_path, ns=(moment, moment))

    assert not watch.unchanged(seen)
