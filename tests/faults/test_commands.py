"""Commands when their input, their output, their library or the system is not as it should be."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.hostile import BOMBS, EVIL, evil_article
from tests.faults.terminal import ALEXA, DUMPS, READER, UNPRIVILEGED, Place, a_place
from tests.faults.wire import commands

COMMANDS = (
    ("list",),
    ("show", ALEXA),
    ("search", "카카오"),
    ("marks",),
    ("export", "text"),
    ("build", "--explain", DUMPS),
)
HARMLESS = {repr("\n"), repr("\t"), repr("\r"), repr("\ufeff")}


def in_shell(place: Place, line: str, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a shell line in which `reader` is the program with these words."""
    command = shlex.join([*READER, *map(str, words), "--library", str(place.library)])
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.replace('reader', command)}"],
        env={**os.environ, **place.variables},
        input=b"",
        capture_output=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: str(words[0]))
def test_a_reader_that_has_enough_is_no_error(place: Place, words: tuple[str | Path, ...]) -> None:
    """Row 27: `| head`, and one that reads nothing at all."""
    for end in ("head -c 1", "true"):
        ran = in_shell(place, f"reader | {end}", *words)
        assert (0, b"") == (ran.returncode, ran.stderr), end


def test_an_output_that_takes_nothing_is_one_line(place: Place) -> None:
    """Row 3: standard output on a full disk."""
    ran = in_shell(place, "reader > /dev/full", "list")
    assert 2 == ran.returncode
    assert b"no space left on device" in ran.stderr
    assert 1 == len(ran.stderr.splitlines())


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_nobodys(place: Place, closed: str) -> None:
    """Row 26: no file of ours gets the number of a stream, so nothing is written into it."""
    ran = in_shell(place, f"reader {closed}", "list")
    assert 0 == ran.returncode
    assert (b"" if closed == ">&-" else 11) == (ran.stdout and len(ran.stdout.splitlines()))
    noted = in_shell(place, f"reader {closed}", "mark", ALEXA)
    assert 0 == noted.returncode, noted.stderr
    assert 0 == place.run("check").status


def test_notes_are_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    """Row 30: nothing is decoded to holes; what is no text is refused with its line."""
    place = a_place(tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    noted = place.run("mark", ALEXA, stdin="잃지 말 것\n".encode() + "한글".encode("cp949") + b"\n")
    assert (1, 1) == (noted.status, noted.out.count("ACK"))
    assert "line 2" in noted.err
    copy = (place.library / "marks" / f"{ALEXA}.yaml").read_text("utf-8")
    assert "잃지 말 것" in copy


def test_a_korean_locale_speaks_and_hears_its_own(tmp_path: Path) -> None:
    """Row 30: notes and lists in EUC-KR, files in UTF-8."""
    if shutil.which("localedef") is None:
        pytest.skip("needs localedef")
    made = subprocess.run(
        ["localedef", "-i", "ko_KR", "-f", "EUC-KR", str(tmp_path / "ko_KR.EUC-KR")],
        capture_output=True,
        check=False,
    )
    if not (tmp_path / "ko_KR.EUC-KR").is_dir():
        pytest.skip(f"no EUC-KR locale: {made.stderr!r}")
    root = tmp_path / "place"
    place = a_place(root, LOCPATH=str(tmp_path), LC_ALL="ko_KR.EUC-KR", PYTHONUTF8="0")
    noted = place.run("mark", ALEXA, stdin="한글 메모\n".encode("euc-kr"))
    shown = in_shell(place, "reader", "marks")
    assert 0 == noted.status
    assert "한글 메모" in shown.stdout.decode("euc-kr", "replace")
    assert "한글 메모" in (place.library / "marks" / f"{ALEXA}.yaml").read_text("utf-8")


def test_a_build_that_is_told_to_stop_lets_go_of_everything(place: Place, tmp_path: Path) -> None:
    """Rows 9 and 21: a second one is refused meanwhile; the lock and the workers are gone."""
    dump = tmp_path / "many.txt"
    text = b"\n\n".join(path.read_bytes() for path in sorted(DUMPS.iterdir()))
    numbered = (text.replace("카카오".encode(), f"카카오{n}".encode()) for n in range(30))
    dump.write_bytes(b"\n\n".join(numbered))
    first = subprocess.Popen(
        [*READER, "build", str(dump), "--library", str(place.library), "--jobs", "2"],
        env={**os.environ, **place.variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    lock = place.library / "library.yaml.lock"
    wait_until(lambda: lock.exists() and lock.read_text() == f"{first.pid}\n")
    before = place.files()
    second = place.run("build", DUMPS)
    assert (2, before["library.yaml"]) == (second.status, place.files()["library.yaml"])
    assert str(first.pid) in second.err

    first.send_signal(signal.SIGTERM)
    _, errors = first.communicate(timeout=10)  # a worker left behind would keep the pipes open
    assert (143, b"") == (first.returncode, errors)
    assert not lock.exists()
    assert 0 == place.run("check").status


def test_a_worker_that_is_killed_costs_time_and_nothing_else(place: Place) -> None:
    """Row 45: as a system short of memory does."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.dying", "build", str(DUMPS), "--jobs", "2"],
        env={**os.environ, **place.variables, "READER_LIBRARY": str(place.library)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (0, b"") == (ran.returncode, ran.stderr)
    logs = "".join(path.read_text("utf-8") for path in place.root.rglob("reader.log"))
    assert "a process was lost" in logs or "no processes that make" in logs


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_files_of_a_later_version_are_left_alone(place: Place) -> None:
    """Row 16: one article is enough to keep a build from touching the library."""
    article = place.library / "articles" / f"{ALEXA}.yaml"
    article.write_bytes(article.read_bytes().replace(b"schema: 1", b"schema: 9", 1))
    before = set_down(place)
    built = place.run("build", DUMPS)
    repaired = place.run("check", "--repair")
    listed = place.run("list")
    assert (2, 1, 0) == (built.status, repaired.status, listed.status)
    assert "newer version" in built.err and "newer version" in repaired.out
    assert before == set_down(place)


def set_down(place: Place) -> dict[str, bytes]:
    """The files of a library but the journal, which has a lock once somebody looked."""
    return {name: data for name, data in place.files().items() if "/.journal/" not in name}


def test_repair_says_what_it_mended_and_what_is_left(place: Place) -> None:
    """Rows 10 and 12: and keeps what was damaged."""
    place.run("mark", ALEXA, stdin="메모\n")
    copy = place.library / "marks" / f"{ALEXA}.yaml"
    copy.write_bytes(copy.read_bytes() + b"\n\tnot: [yaml\n")
    assert 1 == place.run("check").status
    mended = place.run("check", "--repair")
    assert (0, 1) == (mended.status, mended.out.count("written anew"))
    kept = list((place.library / "marks" / ".journal").rglob(f"{ALEXA}*"))
    assert any(b"not: [yaml" in path.read_bytes() for path in kept)
    assert 0 == place.run("check").status


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_in_yaml_are_refused_at_once(place: Place, name: str) -> None:
    """Row 39: in an article, in marks, in a site profile; everything else works."""
    place.run("mark", ALEXA, stdin="지킬 것\n")
    bomb = BOMBS[name]
    profiles = place.home / "config" / "reader" / "profiles"
    profiles.mkdir(parents=True)
    (profiles / "bomb.yaml").write_bytes(bomb)
    copy = place.library / "marks" / f"{ALEXA}.yaml"
    copy.write_bytes(bomb)
    article = place.library / "articles" / "7dbib2htbr.yaml"
    article.write_bytes(bomb)
    checked = place.run("check")
    told = place.run("marks")
    built = place.run("build", DUMPS / "03_alexa.txt")

    assert 1 == checked.status
    assert f"{article}:1: " in checked.out and f"{copy}:1: " in checked.out
    assert (0, True) == (told.status, "지킬 것" in told.out)
    assert 1 == built.status and "bomb.yaml:1: " in built.err
    assert bomb == copy.read_bytes() and not (place.root / "pwned").exists()


def test_a_hostile_library_drives_no_terminal(place: Place) -> None:
    """Rows 31, 33 and 40: YAML escapes are escapes; names of files are shown too."""
    hostile = evil_article()
    (place.library / "articles" / f"{hostile.id}.yaml").write_text(hostile.text, "utf-8")
    for folder in ("articles", "marks"):
        (place.library / folder).mkdir(exist_ok=True)
        (place.library / folder / "x\x1b]0;x\x07[b].yaml").write_text("article: [\x1b[2J", "utf-8")
    note = json.dumps({"body": EVIL, "tags": [EVIL[:64]]})
    assert 0 == place.run("mark", hostile.id, stdin=f"{note}\n").status
    for words in (
        ("list",),
        ("show", hostile.id),
        ("search", "클릭"),
        ("concordance", "클릭"),
        ("marks",),
        ("check",),
        ("show", "\x1b]0;x\x07"),
        ("build", "/nowhere/\x1b]0;x\x07\n11 articles"),
        *(("export", name) for name in ("markdown", "jsonld", "csv", "anki", "text")),
    ):
        ran = place.run(*words)
        found = commands(ran.out.encode()) | commands(ran.err.encode())
        assert set() == found - HARMLESS, words
        assert "[@click" in ran.out or words[0] not in ("list", "show", "marks") or ran.status


@pytest.mark.parametrize("name", ["x" * 5000, "nowhere\nspoofed: 1 article", "/dev/zero", "loop"])
def test_names_that_are_no_dumps_stop_nobody(place: Place, tmp_path: Path, name: str) -> None:
    """Row 35: skipped in one line; the dump beside it is built."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    word = tmp_path / "loop" if name == "loop" else name
    ran = place.run("build", word, DUMPS / "03_alexa.txt")
    assert 1 == ran.status
    assert 1 == sum("skipped" in line for line in ran.out.splitlines())
    assert not any(line.startswith("spoofed") for line in ran.out.splitlines())


@pytest.mark.parametrize(
    "title",
    [
        "../../outside",
        "/etc/outside",
        "CON",
        "nul\0here",
        "긴" * 4000,
        "$(touch pwned)",
        "`id`; -x",
    ],
    ids=["up", "root", "device", "nul", "long", "shell", "option"],
)
def test_no_title_leads_out_of_the_library(place: Place, tmp_path: Path, title: str) -> None:
    """Rows 37 and 41: ids only in paths; nothing is executed."""
    sentence = "한국은행 금융통화위원회가 기준금리를 동결했다고 서울에서 밝혔다. "
    dump = tmp_path / "dump.txt"
    body = "\n\n".join([sentence * 5] * 4)
    dump.write_text(f"{title}\n\n홍길동 기자\n\n{body}\n", "utf-8")
    around = set(tmp_path.rglob("*")) - set(place.library.rglob("*")) - set(place.home.rglob("*"))
    before = set(place.library.iterdir())
    ran = place.run("build", dump)
    after = set(tmp_path.rglob("*")) - set(place.library.rglob("*")) - set(place.home.rglob("*"))

    assert ran.status in (0, 2)
    made = {place.library / "marks", place.library / "added.yaml"}
    assert (around, before) == (after, set(place.library.iterdir()) - made)
    assert all(len(path.stem) == 10 for path in (place.library / "articles").iterdir())


@pytest.mark.parametrize("name", ["articles", "trash", "marks", "marks/.journal"])
def test_a_link_in_the_library_is_named_and_nothing_goes_through(place: Place, name: str) -> None:
    """Row 38: reading goes on, a note is kept elsewhere, whatever else would write is refused."""
    place.run("mark", ALEXA, stdin="먼저\n")
    path, away = place.library / name, place.root / "away"
    if path.exists():
        path.rename(away)
    else:
        away.mkdir()
    path.symlink_to(away)
    before = {one: one.stat().st_size for one in away.rglob("*")}
    words = (("build", DUMPS), ("remove", ALEXA), ("restore", ALEXA), ("check", "--repair"))
    ran = [place.run(*line) for line in words]
    noted = place.run("mark", ALEXA, stdin="나중\n")
    told = "".join(one.out + one.err for one in [*ran, noted, place.run("check")])

    assert before == {one: one.stat().st_size for one in away.rglob("*")}
    assert f"{path}: is a symbolic link" in told
    assert (0, 1) == (noted.status, noted.out.count("ACK"))
    listed, marks = place.run("list"), place.run("marks")
    assert (0, 11) == (listed.status, len(listed.out.splitlines()))
    assert "먼저" in marks.out and "나중" in marks.out


def test_two_files_of_one_id_are_both_named(place: Place) -> None:
    """Row 19: the first is shown, the marks are its own."""
    article = place.library / "articles" / f"{ALEXA}.yaml"
    twin = article.with_name("zzzzzzzzzz.yaml")
    twin.write_bytes(article.read_bytes())
    place.run("mark", ALEXA, stdin="누구의 메모인가\n")
    checked, shown = place.run("check"), place.run("show", ALEXA)
    assert (1, 0) == (checked.status, shown.status)
    assert str(twin) in checked.out and str(article) in checked.out
    assert "누구의 메모인가" in place.run("marks").out


def test_a_folder_nobody_may_enter_is_one_line(place: Place) -> None:
    """Row 5: whatever the command."""
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    place.library.chmod(0)
    for words in (("list",), ("marks",), ("build", DUMPS)):
        ran = replace(place, prefix=UNPRIVILEGED).run(*words)
        assert ran.status in (1, 2)
        assert "permission denied" in ran.err.lower()
        assert 1 == len(ran.err.splitlines())
    place.library.chmod(0o755)


def test_marks_nobody_may_look_at_are_found_by_a_check(place: Place) -> None:
    """The articles are there all the same."""
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    place.run("mark", ALEXA, stdin="메모\n")
    (place.library / "marks").chmod(0)
    closed = replace(place, prefix=UNPRIVILEGED)

    checked, listed = closed.run("check"), closed.run("list")

    (place.library / "marks").chmod(0o700)
    assert (1, 0) == (checked.status, listed.status)
    assert f"{place.library / 'marks'}: cannot be read: permission denied" in checked.out


@pytest.mark.parametrize("mib", [40, 60, 90])
def test_too_little_memory_is_one_line(place: Place, mib: int) -> None:
    """Row 45: exit 0 or 1, and the marks are there."""
    place.run("mark", ALEXA, stdin="메모\n")
    ran = in_shell(place, f"ulimit -v {mib * 1024}; reader", "build", DUMPS)
    assert ran.returncode in (0, 1), ran.stderr
    if ran.returncode:
        assert 1 >= len(ran.stderr.splitlines()), ran.stderr
    assert "메모" in place.run("marks").out


def test_code_points_that_are_no_letters_are_filed_like_others(place: Place) -> None:
    """Rows 32 and 46: the cache takes what the last page of the syllables ends with, and more."""
    article = place.library / "articles" / f"{ALEXA}.yaml"
    odd = "".join(map(chr, (0xD7A4, 0xD7AF, 0xD7CB, 0xD7FF, 0x1100, 0x11FF, 0xA97C, 0x10FFFD)))
    text = article.read_text("utf-8").replace("알렉사", f"알{odd}렉사 {odd}")
    article.write_text(text, "utf-8")
    listed, found = place.run("list"), place.run("search", "감원")
    assert (0, 11, 0) == (listed.status, len(listed.out.splitlines()), found.status)
    assert ALEXA in found.out
