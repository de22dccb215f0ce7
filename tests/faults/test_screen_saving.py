"""The screen when a disk, a folder or a file of marks fails it."""

from __future__ import annotations

import resource
import shutil
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.terminal import ALEXA, UNPRIVILEGED, Place

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit and setpriv")


def test_a_full_disk_is_said_and_what_waited_is_saved_by_itself(place: Place) -> None:
    """Row 3: the same error as a full quota, lifted while the program runs."""
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        old = resource.prlimit(screen.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        screen.type("}}b", "not saved")
        screen.until(_has_bookmark_sign)  # it stays visible
        screen.type("}h", lambda shown: "2 changes" in shown or "3 changes" in shown)
        assert "" == place.run("marks").out

        resource.prlimit(screen.pid, resource.RLIMIT_FSIZE, old)
        screen.until(lambda shown: "not saved" not in shown)
        screen.signal(signal.SIGKILL)
        screen.wait()

    kinds = [line.split()[1] for line in place.run("marks").out.splitlines()]
    assert ["bookmark", "highlight"] == sorted(kinds)


def test_leaving_with_a_full_disk_keeps_the_note_in_a_rescue_file(place: Place) -> None:
    """Row 3: what cannot be saved to the library is taken in by the next start."""
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        shutil.rmtree(place.library / "marks", ignore_errors=True)
        (place.library / "marks").write_text("a file where the folder was")
        screen.type("b", "not saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert list(place.home.rglob("*rescue*.jsonl"))
    (place.library / "marks").unlink()
    assert "bookmark" in place.run("marks").out


def test_a_read_only_library_is_opened_and_its_marks_go_elsewhere(place: Place) -> None:
    """Row 5: no traceback, no loop, and the marks are there at the next start."""
    place = _unprivileged(place)
    place.library.chmod(0o555)
    before = place.files()
    with place.screen(ALEXA, size=(200, 30)) as screen:
        screen.until("t flip")
        screen.type("b", "saved")
        screen.until("the library is read-only")
        assert "marks go to" in screen.text()
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert before == place.files()
    assert "bookmark" in place.run("marks").out
    assert 2 == place.run("build", place.library).status


def test_a_home_nobody_can_write_to_is_no_obstacle(place: Place) -> None:
    """Row 30: caches live in memory, marks in the library."""
    place = _unprivileged(place)
    place.home.chmod(0o555)
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type("b", "saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert "bookmark" in place.run("marks").out
    assert [] == list(place.home.iterdir())


def test_a_library_that_vanishes_takes_nothing_with_it(place: Place, tmp_path: Path) -> None:
    """Row 5: what is marked afterwards is kept, and no half library is begun in its place."""
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        away = place.library.rename(tmp_path / "away")
        screen.type("b", "the library's folder is gone")
        assert not place.library.exists()
        away.rename(place.library)
        screen.until(lambda shown: "not saved" not in shown)
        screen.signal(signal.SIGKILL)
        screen.wait()

    assert "bookmark" in place.run("marks").out


def test_marks_broken_by_hand_are_named_and_never_written_over(place: Place) -> None:
    """Row 10: while the screen is open; what is marked then is kept beside it."""
    place.run("mark", ALEXA, stdin="처음부터 있던 메모\n")
    copy = place.library / "marks" / f"{ALEXA}.yaml"
    with place.screen(ALEXA, size=(200, 30)) as screen:
        screen.until("t flip")
        broken = copy.read_bytes() + b"\n\tnot: [yaml\n"
        copy.write_bytes(broken)
        screen.until(f"{ALEXA}.yaml:")  # with its line, where paths are not cut
        screen.type("b", "saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert broken == copy.read_bytes()
    told = place.run("marks").out
    assert "처음부터 있던 메모" in told and "bookmark" in told


def test_marks_edited_by_hand_are_taken_in_within_seconds(place: Place) -> None:
    """Row 11: on the screen that is open."""
    place.run("mark", ALEXA, stdin="고치기 전\n")
    copy = place.library / "marks" / f"{ALEXA}.yaml"
    with place.screen() as screen:
        screen.until("b bookmark")
        screen.type(";", "고치기 전")
        copy.write_text(copy.read_text("utf-8").replace("고치기 전", "손으로 고침"), "utf-8")
        screen.until("손으로 고침", patience=5)


def test_a_note_edited_in_its_file_while_it_is_typed_has_two_versions(place: Place) -> None:
    """Rows 6 and 11: what is typed is shown, both texts are kept, and the list says so."""
    place.run("mark", ALEXA, stdin="처음 쓴 글\n")
    copy = place.library / "marks" / f"{ALEXA}.yaml"
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type(";", "처음 쓴 글")
        screen.type("a", "Esc keep")
        copy.write_text(copy.read_text("utf-8").replace("처음 쓴 글", "파일에 쓴 글"), "utf-8")
        screen.settle(2.0)
        screen.send(" 화면에 쓴 글")
        screen.settle(0.1)
        screen.type("\x1b", "2 versions")
        assert "화면에 쓴 글" in screen.text()
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    place.run("marks")  # on its way out it brings the copies up to date
    items, _, others = copy.read_text("utf-8").partition("versions:")
    assert "화면에 쓴 글" in items and "파일에 쓴 글" in others


def test_two_screens_save_and_see_each_other(place: Place) -> None:
    """Rows 6 and 7: also while the other one is stopped in the middle of something."""
    with place.screen(ALEXA) as first, place.screen(ALEXA) as second:
        first.until("t flip")
        second.until("t flip")
        second.type("}b", "saved")
        first.until(_has_bookmark_sign, patience=3)  # two seconds, and a busy machine
        first.signal(signal.SIGSTOP)
        second.type("}}h", "Highlighted yellow, saved")
        first.signal(signal.SIGCONT)
        first.type("}}}}b", "saved")

    told = place.run("marks").out.split()
    assert (2, 1) == (told.count("bookmark"), told.count("highlight"))


def _has_bookmark_sign(shown: str) -> bool:
    return any("*" in row[:14] for row in shown.splitlines())


def _unprivileged(place: Place) -> Place:
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    return replace(place, prefix=UNPRIVILEGED)
