"""Marks in places that are read-only, gone or without locks, and rescue files."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import NotSaved
from reader.model.marks import ItemChange, Step
from tests.bench.marks_support import (
    ARTICLE,
    a_note,
    a_store,
    bodies,
    marks_folder,
    of,
    put,
    rewrite,
)


def is_within(descriptor: int, folder: Path) -> bool:
    """Whether an open folder is this one or lies below it."""
    held = os.fstat(descriptor)
    return any(os.path.samestat(held, Path(below).stat()) for below, _, _ in os.walk(folder))


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, int], None]:
    """Make the system refuse every writing call below a folder."""

    def make(folder: Path, code: int) -> None:
        def guarded(name: str) -> None:
            real = getattr(os, name)

            def call(path: object, *rest: object, **named: object) -> object:
                writes = name != "open" or int(str(rest[0])) & (
                    os.O_CREAT | os.O_WRONLY | os.O_RDWR
                )
                held = named.get("dir_fd", named.get("dst_dir_fd"))
                inside = is_within(held, folder) if isinstance(held, int) else False
                if writes and (inside or str(path).startswith(str(folder))):
                    raise OSError(code, os.strerror(code), str(path))
                return real(path, *rest, **named)

            monkeypatch.setattr(os, name, call)

        for name in ("open", "mkdir", "rename", "replace", "link", "unlink"):
            guarded(name)

    return make


def test_a_read_only_library_keeps_its_marks_in_the_state_folder(
    tmp_path: Path, refuse: Callable[[Path, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there is shown, what is new goes beside it, and later both are one again."""
    store = a_store(tmp_path)
    put(store, a_note("before", "note-1"))
    store.fold()
    store.close()
    library = marks_folder(tmp_path)
    before = {p: p.read_bytes() for p in library.rglob("*") if p.is_file()}
    refuse(library, errno.EROFS)

    store = a_store(tmp_path)
    rewrite(store, of(store).annotations[0], "changed meanwhile")
    put(store, a_note("new", "note-2"))
    store.fold()
    store.close()

    assert store.read_only_library
    assert any("read-only — marks go to" in str(problem) for problem in store.problems())
    assert before == {p: p.read_bytes() for p in library.rglob("*") if p.is_file()}
    assert ["changed meanwhile", "new"] == bodies(a_store(tmp_path))
    assert (tmp_path / "state" / "marks" / f"{ARTICLE}.yaml").exists()
    monkeypatch.undo()
    later = a_store(tmp_path)
    assert ["changed meanwhile", "new"] == bodies(later)
    later.fold()
    assert "changed meanwhile" in (library / f"{ARTICLE}.yaml").read_text("utf-8")
    assert not later.read_only_library
    shutil.rmtree(tmp_path / "state")
    last = a_store(tmp_path)
    assert ["changed meanwhile", "new"] == bodies(last)
    assert {} == of(last).conflicts
    last.poll()
    assert () == last.problems()  # the state folder is one person's: it may be another machine


def test_nowhere_to_write_is_not_saved_and_nothing_breaks(
    tmp_path: Path, refuse: Callable[[Path, int], None]
) -> None:
    """Everything is shown; a change says why it is not saved; no file is tried for ever."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    store.fold()
    store.close()
    refuse(tmp_path, errno.EACCES)

    store = a_store(tmp_path)
    with pytest.raises(NotSaved, match="Permission denied"):
        put(store, a_note("new"))
    store.poll()
    store.fold()

    assert ["before"] == bodies(store)
    store.close()


def test_a_library_that_vanished_is_not_begun_anew(tmp_path: Path) -> None:
    """Unplugged: not saved. Plugged in again: saved, with all that was there."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    (tmp_path / "library").rename(tmp_path / "elsewhere")

    with pytest.raises(NotSaved, match="gone"):
        put(store, a_note("new", "note-2"))
    assert not (tmp_path / "library").exists()

    (tmp_path / "elsewhere").rename(tmp_path / "library")
    put(store, a_note("new", "note-2"))
    assert ["before", "new"] == bodies(a_store(tmp_path))


@pytest.mark.parametrize("mounted", [False, True])
def test_nor_by_what_is_done_behind_the_screen(tmp_path: Path, mounted: bool) -> None:
    """After others wrote, there would be copies to write again: into nothing, or into the empty
    folder that a disk was mounted on."""
    store = a_store(tmp_path)
    put(store, a_note("before"))
    store.fold()
    other = a_store(tmp_path)
    put(other, a_note("of another", "note-2"))
    other.fold()
    other.close()
    store.poll()
    (tmp_path / "library").rename(tmp_path / "elsewhere")
    if mounted:
        (tmp_path / "library").mkdir()

    store.poll()
    store.fold()
    with pytest.raises(NotSaved, match="gone"):
        put(store, a_note("new", "note-3"))
    assert not [*tmp_path.glob("library/*")]
    assert () == store.problems()

    if mounted:
        (tmp_path / "library").rmdir()
    (tmp_path / "elsewhere").rename(tmp_path / "library")
    put(store, a_note("new", "note-3"))
    assert ["before", "new", "of another"] == bodies(a_store(tmp_path))


def test_a_journal_deleted_under_a_session_is_written_again(tmp_path: Path) -> None:
    """What the session knows is in its memory; the next fold writes all of it."""
    store = a_store(tmp_path)
    put(store, a_note("before", "note-1"))
    shutil.rmtree(marks_folder(tmp_path) / ".journal")

    put(store, a_note("after", "note-2"))
    store.poll()
    store.fold()
    store.close()

    assert ["after", "before"] == bodies(a_store(tmp_path))


def test_marks_stay_when_the_library_is_built_again(tmp_path: Path) -> None:
    """They hang on the id: an article that changed, shrank or went takes none of them along."""
    articles = tmp_path / "library" / "articles"
    articles.mkdir(parents=True)
    (articles / f"{ARTICLE}.yaml").write_text("schema: 1\n")
    store = a_store(tmp_path)
    put(store, a_note("bleibt"))
    store.fold()

    shutil.rmtree(articles)
    store.poll()

    assert ["bleibt"] == bodies(store) == bodies(a_store(tmp_path))


@pytest.fixture(params=[errno.ENOTSUP, errno.EINVAL])
def no_locks(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A file system that knows neither flock nor hard links, as some network ones."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr("fcntl.flock", refuse)
    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_and_links_everything_is_saved_and_read(tmp_path: Path) -> None:
    """Sessions have names of their own; copies are written; young segments stay where they are."""
    here, there = a_store(tmp_path), a_store(tmp_path)
    put(here, a_note("here"))
    put(there, a_note("there"))
    here.fold()
    there.fold()
    rewrite(here, of(here).annotations[0], "changed")
    here.fold()

    there.poll()
    assert bodies(here) == bodies(there) == bodies(a_store(tmp_path))
    assert 2 == len(bodies(here))
    segments = list((marks_folder(tmp_path) / ".journal" / "seg").iterdir())
    assert len(segments) >= 2


@pytest.mark.usefixtures("no_locks")
def test_without_locks_segments_older_than_a_day_are_folded(tmp_path: Path) -> None:
    """A session that still writes to one notices and begins another."""
    sleeping = a_store(tmp_path)
    put(sleeping, a_note("old"))
    folder = marks_folder(tmp_path) / ".journal" / "seg"
    (segment,) = folder.iterdir()
    day_before = time.time() - 90_000
    os.utime(segment, (day_before, day_before))
    other = a_store(tmp_path)
    other.fold()
    assert segment.name not in {path.name for path in folder.iterdir()}

    put(sleeping, a_note("after a long sleep"))

    assert ["after a long sleep", "old"] == bodies(a_store(tmp_path))


def test_rescued_steps_are_taken_in_by_the_next_session(
    tmp_path: Path, refuse: Callable[[Path, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that build on each other, once, and in the history."""
    store = a_store(tmp_path)
    note = a_note("saved", "note-1")
    put(store, note)
    changed = a_note("not saved", "note-1")
    again = a_note("not saved either", "note-1")
    steps = [
        Step("s-1", "Noted", (ItemChange(note.id, note, changed),)),
        Step("s-2", "Noted", (ItemChange(note.id, changed, again),)),
    ]

    path = store.rescue(steps)

    assert path is not None and 0 == path.stat().st_mode & 0o077
    assert None is store.rescue([])
    later = a_store(tmp_path)
    assert ["not saved either"] == bodies(later)
    assert ["s-1", "s-2"] == [step.id for step in later.history()[-2:]]
    assert {} == of(later).conflicts
    assert not path.exists()
    refuse(tmp_path / "state", errno.EROFS)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fallback = a_store(tmp_path).rescue(steps[:1])
    assert fallback is not None and tmp_path == fallback.parent


def test_rescued_steps_that_find_no_room_wait_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the banner says; room that comes while we run is not noticed."""
    note = a_note("rescued")
    path = a_store(tmp_path).rescue([Step("s", "", (ItemChange(note.id, None, note),))])
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _: refuse_room())
        store = a_store(tmp_path)
    store.poll()

    (problem,) = store.problems()
    assert (path, True) == (problem.path, "next start" in problem.remedy)
    assert ([], ["rescued"]) == (bodies(store), bodies(a_store(tmp_path)))


def refuse_room() -> None:
    """A full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_rescue_file_of_another_library_is_left_alone(tmp_path: Path) -> None:
    """Two libraries share a folder for temporary files."""
    one, two = a_store(tmp_path / "one"), a_store(tmp_path / "two")
    note = a_note("of one")
    path = one.rescue([Step("s", "", (ItemChange(note.id, None, note),))])
    assert path is not None
    (tmp_path / "two" / "state" / "rescue").mkdir(parents=True)
    shutil.copy(path, tmp_path / "two" / "state" / "rescue")

    two.load()

    assert [] == bodies(two)
