"""Symbolic links at the places where marks are written: nothing goes through, nothing is lost."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reader.errors import NotSaved
from reader.model.marks import ItemChange, Step
from reader.store.marks.disk import read
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    of,
    put,
    rewrite,
)

PLACES = ("", ".journal", *(f".journal/{n}" for n in ("seg", "old", "rejected")))
FILES = (".journal/lock", ".journal/snapshot.jsonl")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in which something was marked, folded and changed since."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    store.fold()
    rewrite(store, of(store).annotations[0], "changed since")
    store.fold()
    store.close()
    return tmp_path


def moved_away(library: Path, place: str) -> Path:
    """Put a link where something of ours was; returns where that is now."""
    path = marks_folder(library) / place
    away = library / "away"
    if path.exists():
        path.rename(away)
    elif place in FILES:
        away.write_bytes(b"precious")
    else:
        away.mkdir()
    path.symlink_to(away)
    return away


def contents(path: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below a path, or the file it is, as it stands."""
    paths = [path, *sorted(path.rglob("*"))]
    return {
        str(one): (one.stat().st_ino, one.read_bytes() if one.is_file() else b"") for one in paths
    }


@pytest.mark.parametrize("place", [*PLACES, *FILES])
def test_nothing_is_written_through_a_link(library: Path, place: str) -> None:
    """What is there is read; what is new goes to the state folder; which place it is, is said."""
    away = moved_away(library, place)
    (marks_folder(library) / "conflict.yaml").write_text(f"article: {ARTICLE}\nitems: [\n", "utf-8")
    before = contents(away)

    store = a_store(library)
    assert ["changed since"] == bodies(store)
    put(store, a_note("new", "note-2"))
    store.poll()
    store.fold()
    store.repair()
    store.close()

    assert before == contents(away)
    told = [str(problem) for problem in store.problems() if "marks go to" in str(problem)]
    assert [str(marks_folder(library) / place)] == [line.split(": ")[0] for line in told]
    assert "is a symbolic link" in told[0]
    assert ["changed since", "new"] == bodies(a_store(library))


def test_when_the_link_is_gone_both_are_one_again(library: Path) -> None:
    """With the folder back in its place the marks made meanwhile are folded into it."""
    away = moved_away(library, "")
    store = a_store(library)
    put(store, a_note("meanwhile", "note-2"))
    store.close()
    marks_folder(library).unlink()
    away.rename(marks_folder(library))

    store = a_store(library)
    store.fold()
    store.close()

    assert () == store.problems()
    assert "meanwhile" in copy_of(library).read_text("utf-8")


def test_a_folder_swapped_for_a_link_between_two_changes_is_noticed(library: Path) -> None:
    """The second change and the fold after it go elsewhere."""
    store = a_store(library)
    put(store, a_note("first", "note-2"))
    (marks_folder(library)).rename(library / "first-marks")
    (library / "empty").mkdir()
    marks_folder(library).symlink_to(library / "empty")

    put(store, a_note("second", "note-3"))
    store.fold()
    store.close()

    assert [] == list((library / "empty").iterdir())
    assert ["changed since", "first", "second"] == bodies(store)


def test_a_copy_that_is_a_link_is_neither_read_nor_written_over(library: Path) -> None:
    """The article's marks are shown from the journal, and saving goes on."""
    secret = library / "secret"
    secret.write_text("article: precious\n")
    copy = copy_of(library)
    copy.unlink()
    copy.symlink_to(secret)

    store = a_store(library)
    put(store, a_note("new", "note-2"))
    store.fold()
    store.close()

    assert copy.is_symlink() and "article: precious\n" == secret.read_text()
    (told,) = store.problems()
    assert str(told).startswith(f"{copy}: is a symbolic link")
    assert ["changed since", "new"] == bodies(a_store(library))


def test_a_copy_that_is_a_pipe_is_not_waited_for(library: Path) -> None:
    """Opening it would wait for a writer for ever; it is named, and the marks are shown."""
    copy = copy_of(library)
    copy.unlink()
    os.mkfifo(copy)

    store = MarksStore(marks_folder(library), library / "state")
    loading = threading.Thread(target=store.load, daemon=True)
    loading.start()
    loading.join(timeout=20)

    assert not loading.is_alive()
    assert ["changed since"] == bodies(store)
    assert f"{copy}: is not a regular file" in str(store.problems()[0])


def test_links_on_both_ways_are_not_saved_and_say_why(library: Path) -> None:
    """Nowhere is left to write to, not even for a rescue file beside the marks."""
    (library / "elsewhere").mkdir()
    moved_away(library, "")
    (library / "state").mkdir(exist_ok=True)
    (library / "state" / "marks").symlink_to(library / "elsewhere")
    (library / "state" / "rescue").symlink_to(library / "elsewhere")

    store = a_store(library)
    note = a_note("new", "note-2")
    with pytest.raises(NotSaved, match=r"state/marks is a symbolic link"):
        put(store, note)
    rescued = store.rescue([Step("s", "", (ItemChange(note.id, None, note),))])

    assert [] == list((library / "elsewhere").iterdir())
    assert rescued is not None
    rescued.unlink()


def test_the_library_itself_may_be_a_link(library: Path) -> None:
    """Or lie below one: only what is within it is ours to look after."""
    (library / "library").rename(library / "disk")
    (library / "library").symlink_to("disk")

    store = a_store(library)
    put(store, a_note("new", "note-2"))
    store.fold()
    store.close()

    assert () == store.problems()
    assert "new" in (library / "disk" / "marks" / f"{ARTICLE}.yaml").read_text("utf-8")


def test_a_file_that_is_a_link_is_not_read_through_it(tmp_path: Path) -> None:
    """One of ours that somebody has replaced."""
    secret = tmp_path / "secret"
    secret.write_text("x")
    (tmp_path / "link").symlink_to(secret)

    with pytest.raises(OSError, match="is a symbolic link"):
        read(tmp_path / "link")
