"""Copies that are written while the program is open, some seconds after the last mark."""

from __future__ import annotations

import fcntl
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.store.marks.store import SETTLE_SECONDS, MarksStore
from tests.bench.marks_support import (
    OTHER,
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    of,
    put,
    read_up_to,
    remove,
    rewrite,
)


@dataclass
class Clock:
    """The monotonic clock, which stands until it is told to go on."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which copies are waited for."""
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def later(store: MarksStore, clock: Clock, seconds: float = SETTLE_SECONDS) -> None:
    """Look again after a while."""
    clock.seconds += seconds
    store.poll()


def text_of(root: Path) -> str:
    return copy_of(root).read_text("utf-8")


def test_a_copy_is_written_when_an_article_is_left_alone(tmp_path: Path, clock: Clock) -> None:
    """Not at each mark; another article does not wait for it."""
    store = a_store(tmp_path)
    put(store, a_note("첫째"))
    put(store, a_note("저쪽", article=OTHER))
    later(store, clock, SETTLE_SECONDS - 1)
    put(store, a_note("둘째"))
    later(store, clock, 1)
    assert (False, True) == (copy_of(tmp_path).exists(), copy_of(tmp_path, OTHER).exists())

    later(store, clock)

    assert "첫째" in text_of(tmp_path) and "둘째" in text_of(tmp_path)


def test_a_copy_is_written_once(tmp_path: Path, clock: Clock) -> None:
    """Neither again for the record of what was written, nor by another reader who saw it."""
    store, beside = a_store(tmp_path), a_store(tmp_path)
    put(store, a_note())
    later(store, clock)
    written = copy_of(tmp_path).stat().st_ino
    segments = [path.stat().st_size for path in marks_folder(tmp_path).glob(".journal/seg/*")]

    for one in (beside, store, beside, store):
        later(one, clock)

    assert written == copy_of(tmp_path).stat().st_ino
    assert segments == [p.stat().st_size for p in marks_folder(tmp_path).glob(".journal/seg/*")]


def test_a_place_reached_writes_no_copy(tmp_path: Path, clock: Clock) -> None:
    """It goes along with what is marked, or at the end."""
    store = a_store(tmp_path)
    read_up_to(store, 4)
    later(store, clock)
    assert not copy_of(tmp_path).exists()

    put(store, a_note())
    later(store, clock)

    assert "block: 4" in text_of(tmp_path)


def test_a_copy_the_program_died_over_is_written_by_the_next(tmp_path: Path, clock: Clock) -> None:
    """Its marks are in the journal."""
    put(a_store(tmp_path), a_note("nobody folds"))

    store = a_store(tmp_path)
    later(store, clock)

    assert "nobody folds" in text_of(tmp_path)


def test_what_an_editor_saved_is_left_as_it_is(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """It would ask at the next save whether to write over it; at the end it is put in order."""
    words = text_of(tmp_path).replace("첫째", "첫째, 손으로")
    begin, end = words.index("- id: note-2"), words.index("revision:")
    words = words[:begin] + "- kind: note\n  body: 새로\n" + words[end:]
    copy_of(tmp_path).write_text(words, "utf-8")
    for _ in range(3):
        later(store, clock)

    assert ["새로", "첫째, 손으로"] == bodies(store)
    assert words == text_of(tmp_path)
    store.fold()
    assert "trash:" in text_of(tmp_path)


def test_an_editor_that_began_before_a_copy_goes_on_from_its_own_last_save(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """Though copies were written under it, by this program and by the next one."""
    words = text_of(tmp_path)
    on_screen: list[str] = []
    for number, who in enumerate((store, store, a_store(tmp_path), a_store(tmp_path))):
        copy_of(tmp_path).write_text(words.replace("첫째", f"첫째, {number}"), "utf-8")
        later(who, clock)
        on_screen.append(f"화면 {number}")
        put(who, a_note(on_screen[-1], f"screen-{number}"))
        later(who, clock)

        assert on_screen[-1] in text_of(tmp_path)
        assert ["둘째", f"첫째, {number}", *on_screen] == bodies(who)
        assert {} == of(who).conflicts


def test_an_editor_may_write_without_ids_and_go_back_to_what_it_had_saved(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """Each save counts from the one before it, whatever was written in between."""
    words = text_of(tmp_path)
    for number, added in enumerate((["하나"], ["하나", "둘"], ["하나"], ["둘"], ["셋"])):
        entries = "".join(f"- kind: note\n  body: {one}\n" for one in added)
        copy_of(tmp_path).write_text(words.replace("revision:", f"{entries}revision:"), "utf-8")
        later(store, clock)
        put(store, a_note("화면", f"screen-{number}"))
        later(store, clock)

        assert "화면" in text_of(tmp_path)
        assert sorted(added) == [
            one for one in bodies(store) if one not in ("첫째", "둘째", "화면")
        ]
        assert {} == of(store).conflicts


def test_a_copy_that_is_being_saved_is_waited_for(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """An editor that has written half of it is not written over."""
    words = text_of(tmp_path).replace("둘째", "둘째, 손으로")
    half = words[: words.index("- id: note-2")]
    put(store, a_note("화면에서", "note-3"))
    clock.seconds += SETTLE_SECONDS
    copy_of(tmp_path).write_text(half, "utf-8")
    store.poll()
    assert half == text_of(tmp_path)

    copy_of(tmp_path).write_text(words, "utf-8")
    later(store, clock)
    later(store, clock)

    assert ["둘째, 손으로", "첫째", "화면에서"] == bodies(store)
    assert "화면에서" in text_of(tmp_path)
    assert () == store.problems()


def test_a_copy_that_was_mended_is_brought_up_to_date(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """Also where the person only took back his mistake."""
    words = text_of(tmp_path)
    copy_of(tmp_path).write_text(words.replace("items:", "items"), "utf-8")
    later(store, clock)
    put(store, a_note("meanwhile"))
    later(store, clock)
    later(store, clock)
    assert "meanwhile" not in text_of(tmp_path)

    copy_of(tmp_path).write_text(words, "utf-8")
    later(store, clock)
    later(store, clock)

    assert "meanwhile" in text_of(tmp_path)


def test_copies_that_take_long_are_written_less_often(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is to notice that they are written."""
    store = a_store(tmp_path)
    put(store, a_note("first"))
    with monkeypatch.context() as slow:
        slow.setattr("reader.store.marks.folding.sync_folder", lambda _: clock.go_on(0.5))
        later(store, clock)
    put(store, a_note("second"))

    for _ in range(9):
        later(store, clock)
        assert "second" not in text_of(tmp_path)
    later(store, clock)

    assert "second" in text_of(tmp_path)


def test_what_is_removed_goes_to_the_trash_of_the_copy(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """And out of it again."""
    first = next(one for one in of(store).annotations if one.body == "첫째")
    remove(store, first)
    later(store, clock)
    assert "첫째" in text_of(tmp_path).partition("trash:")[2]

    put(store, first)
    rewrite(store, first, "첫째, 다시")
    later(store, clock)

    assert "trash:" not in text_of(tmp_path)
    assert "첫째, 다시" in text_of(tmp_path)


def test_a_day_of_marks_does_not_fill_the_disk_with_copies(
    tmp_path: Path, store: MarksStore, clock: Clock
) -> None:
    """Of those that nobody edited the last ten stay; what a person wrote stays longer."""
    for number in range(30):
        if number == 3:
            edited = text_of(tmp_path).replace("둘째", "둘째, 손으로")
            copy_of(tmp_path).write_text(edited, "utf-8")
            later(store, clock)
        put(store, a_note(f"{number}", f"note-{number}"))
        later(store, clock)

    old = [path.read_text("utf-8") for path in marks_folder(tmp_path).glob(".journal/old/*.yaml")]
    assert 12 >= len(old) >= 10
    assert edited in old


def test_while_another_folds_a_copy_waits(tmp_path: Path, clock: Clock) -> None:
    """It is written a few seconds after."""
    store = a_store(tmp_path)
    put(store, a_note())
    with (marks_folder(tmp_path) / ".journal" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        later(store, clock)
    assert not copy_of(tmp_path).exists()

    later(store, clock)

    assert copy_of(tmp_path).exists()
