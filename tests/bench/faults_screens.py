"""The screen again and again under hostile libraries, storms, signals, links and full disks."""

from __future__ import annotations

import os
import random
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.bench.faults_kinds import KINDS
from tests.bench.terminal import Program
from tests.faults.hostile import EVIL, evil_article
from tests.faults.terminal import ALEXA, DUMPS, READER, UNPRIVILEGED, Place, Screen, a_place
from tests.faults.test_screen_library import TOUR
from tests.faults.wire import commands

_KEYS: Final = "jjkk  gGtlpb/a\x1b;\x1b?\x1b'\x1bnruzz[]hv3\x1b1}{)("
_READY: Final = "t flip"
MOST_SIGHT_SECONDS: Final = 2.0
MOST_HANGUP_SECONDS: Final = 3.0
MOST_STORM_SECONDS: Final = 1.0


def escapes(count: int) -> str:
    """Hostile libraries, every screen of each: no control function a clean one does not send."""
    clean: frozenset[str] = frozenset()
    for number in range(count + 1):
        with _place() as place:
            if number:
                _make_hostile(place, number)
            with place.screen() as screen:
                screen.until("b bookmark")
                for keys in TOUR:
                    screen.send(keys)
                    screen.settle(0.05, 1)
                screen.signal(signal.SIGTERM)
                _same(143, screen.wait(10))
                found = frozenset(one for one in commands(screen.output) if "]52;c;" not in one)
            clean = clean or found
            _same(frozenset(), found - clean)
    return f"{count} libraries, 0 new control functions"


def storm(count: int) -> str:
    """500 resizes while keys are pressed; it answers within a second afterwards."""
    slowest = 0.0
    for number in range(count):
        chance = random.Random(number)
        with _place() as place, place.screen() as screen:
            screen.until("b bookmark")
            for turn in range(500):
                screen.resize(chance.randint(1, 220), chance.randint(1, 60))
                screen.send(chance.choice(_KEYS))
                if turn % 5 == 0:
                    screen.settle(0.001, 0.01)
            screen.resize(100, 30)
            started = time.monotonic()
            screen.send("\x1b\x1b\x1b\x1b")
            screen.settle(0.25, 20)
            slowest = max(slowest, time.monotonic() - started - 0.25)
            screen.signal(signal.SIGTERM)
            _same(143, screen.wait(10))
    _same(True, slowest <= MOST_STORM_SECONDS)
    return f"{count} × 500 resizes, quiet {slowest:.1f} s after the last at the latest"


def hangup(count: int) -> str:
    """The terminal goes away while hangups are ignored: it ends by itself, marks are there."""
    slowest = 0.0
    for _ in range(count):
        with _place() as place:
            words = [*READER, "--library", str(place.library), ALEXA]
            deaf = Program(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *words], place.variables)
            screen = Screen(deaf)
            screen.until(_READY)
            screen.type("}b", "Bookmarked, saved")
            os.close(screen._fd)
            screen.ended = True
            started = time.monotonic()
            _same(129, screen.wait(5))
            slowest = max(slowest, time.monotonic() - started)
            _same(True, "bookmark" in place.run("marks").out)
    _same(True, slowest <= MOST_HANGUP_SECONDS)
    return f"{count} times, ended after {slowest:.1f} s at most"


def killed(count: int) -> str:
    """kill -9 of the screen at a random moment while marks are made: what was saved is there."""
    lost = acknowledged = 0
    for number in range(count):
        chance = random.Random(number)
        with _place() as place:
            with place.screen(ALEXA) as screen:
                screen.until(_READY)
                saved = 0
                for _ in range(chance.randint(1, 6)):
                    start = len(screen.output)
                    screen.send("}b")
                    screen.wait_for("saved", start=start)
                    saved += 1
                screen.send("}b")
                screen.settle(chance.random() / 20, chance.random() / 10)
                screen.signal(signal.SIGKILL)
                screen.wait(5)
            acknowledged += saved
            lost += max(0, saved - place.run("marks").out.split().count("bookmark"))
    _same(0, lost)
    return f"{count} kills, 0 of {acknowledged} acknowledged lost"


def fulldisk(count: int) -> str:
    """No byte more can be written, then it can: nothing is lost and it is saved by itself."""
    slowest = 0.0
    for _ in range(count):
        with _place() as place, place.screen(ALEXA) as screen:
            screen.until(_READY)
            old = resource.prlimit(screen.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
            screen.type("}b", "not saved")
            resource.prlimit(screen.pid, resource.RLIMIT_FSIZE, old)
            started = time.monotonic()
            screen.until(lambda shown: "not saved" not in shown)
            slowest = max(slowest, time.monotonic() - started)
            screen.signal(signal.SIGKILL)
            screen.wait(5)
            _same(True, "bookmark" in place.run("marks").out)
    return f"{count} times, saved by itself {slowest:.1f} s after there was room at the latest"


def readonly(count: int) -> str:
    """A library nobody may write to: opened, marked elsewhere, not a byte of it changed."""
    for _ in range(count):
        with _place() as place:
            place.library.chmod(0o555)
            bound = replace(place, prefix=UNPRIVILEGED if os.getuid() == 0 else ())
            before = place.files()
            with bound.screen(ALEXA) as screen:
                screen.until(_READY)
                screen.type("}b", "Bookmarked, saved")
                screen.signal(signal.SIGTERM)
                _same(143, screen.wait(5))
            _same(before, place.files())
            _same(True, "bookmark" in bound.run("marks").out)
            place.library.chmod(0o755)
    return f"{count} times"


def rebuild_while_open(count: int) -> str:
    """The library is built again and again, changed and removed, under a screen that is used."""
    with _place() as place, place.screen() as screen:
        screen.until("b bookmark")
        text = (DUMPS / "03_alexa.txt").read_text("utf-8")
        for number in range(count):
            dump = place.root / "03_alexa.txt"
            dump.write_text(text.replace("말", f"말{number}"), "utf-8")
            _same(True, place.run("build", dump).status in (0, 1))
            if number % 5 == 4:
                place.run("remove", ALEXA)
                place.run("restore", ALEXA)
            for keys in ("j", "\r", "}", "b", "t", "q"):
                screen.send(keys)
                screen.settle(0.02, 0.5)
        screen.signal(signal.SIGTERM)
        _same(143, screen.wait(10))
        _same(0, place.run("check").status)
    return f"{count} builds under an open screen"


def sight(count: int) -> str:
    """What others do is seen within two seconds: marks, edits of a copy, articles."""
    slowest: dict[str, float] = {}
    for _ in range(count):
        with _place() as place, place.screen(ALEXA) as screen:
            screen.until(_READY)
            article = place.library / "articles" / f"{ALEXA}.yaml"
            copy = place.library / "marks" / f"{ALEXA}.yaml"
            text = article.read_text("utf-8")

            def timed(name: str, wanted: str, screen: Screen = screen) -> None:
                started = time.monotonic()
                screen.until(wanted, 5)
                slowest[name] = max(slowest.get(name, 0.0), time.monotonic() - started)

            article.write_text(text.replace("아마존의 음성", "아마존이 만든 음성"), "utf-8")
            timed("a changed article", "아마존이 만든 음성")
            article.unlink()
            timed("one that went", "no longer in the library")
            article.write_text(text, "utf-8")
            screen.until(lambda shown: "no longer in the library" not in shown, 5)
            screen.send(";")
            screen.settle(0.3, 2)
            place.run("mark", ALEXA, stdin="남이 쓴 글\n")
            timed("another's note", "남이 쓴 글")
            copy.write_text(
                copy.read_text("utf-8").replace("남이 쓴 글", "손으로 고친 글"), "utf-8"
            )
            timed("an edited copy", "손으로 고친 글")
    _same({}, {name: seconds for name, seconds in slowest.items() if seconds > MOST_SIGHT_SECONDS})
    return ", ".join(f"{name} after {seconds:.1f} s" for name, seconds in slowest.items())


def symlinks(count: int) -> str:
    """Links at every place the program writes: replaced or refused, their targets unchanged."""
    names = (
        *("library.yaml", "library.yaml.lock", f"articles/{ALEXA}.yaml", f"marks/{ALEXA}.yaml"),
        *("marks", "marks/.journal", "marks/.journal/snapshot.jsonl", "marks/.journal/lock"),
        *("marks/.journal/seg", "marks/.journal/old", "marks/.journal/rejected"),
        *("articles", "trash"),
    )
    for name in list(names)[: max(1, count)]:
        with _place() as place:
            place.run("mark", ALEXA, stdin="먼저\n")
            target = place.root / "precious"
            target.write_text("precious")
            folder = place.root / "folder"
            folder.mkdir()
            path = place.library / name
            is_folder = path.is_dir() or path.name in ("old", "rejected", "trash")
            if path.exists():
                path.rename(place.root / "moved")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(folder if is_folder else target)
            place.run("mark", ALEXA, stdin="danach\n")
            place.run("build", DUMPS / "03_alexa.txt")
            place.run("remove", ALEXA)
            place.run("check", "--repair")
            _same(("precious", []), (target.read_text(), list(folder.iterdir())))
    return f"{len(names[: max(1, count)])} places"


def locale(count: int) -> str:
    """Odd environments in turn, each with a note in Hangul."""
    odd = (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "xx_YY.nope"},
        {"TERM": "nonsense"},
        {"TERM": "linux", "TZ": "No/Where"},
        {"COLUMNS": "x", "LINES": "-1"},
    )
    for variables in odd[: max(1, count)]:
        with _place() as bare:
            place = replace(bare, environment=variables)
            with place.screen(ALEXA) as screen:
                screen.until(_READY)
                screen.type("}a", "Esc keep")
                screen.send("한글")
                screen.settle(0.1)
                screen.type("\x1b", "saved")
                screen.signal(signal.SIGTERM)
                _same(143, screen.wait(5))
            place.run("marks")  # on its way out it brings the copies up to date
            (copy,) = (place.library / "marks").glob("*.yaml")
            _same(True, "한글" in copy.read_text("utf-8"))
    return f"{len(odd[: max(1, count)])} environments"


SCREENS: Final[dict[str, tuple[Callable[[int], str], int]]] = {
    "escapes": (escapes, 20),
    "storm": (storm, 10),
    "hangup": (hangup, 5),
    "killed": (killed, 100),
    "fulldisk": (fulldisk, 5),
    "readonly": (readonly, 3),
    "rebuild_while_open": (rebuild_while_open, 50),
    "sight": (sight, 10),
    "symlinks": (symlinks, 13),
    "locale": (locale, 6),
}
"""Name → what to run, and how often on a night."""


@contextmanager
def _place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        place = a_place(Path(folder) / "place")
        try:
            yield place
        finally:
            with suppress(OSError):
                place.library.chmod(0o755)


def _make_hostile(place: Place, number: int) -> None:
    """Every article replaced: some hand-made, some built from hostile dumps."""
    for path in sorted((place.library / "articles").iterdir())[1:]:
        path.unlink()
    for letter in "abc":
        article = evil_article(letter * 9 + "2")
        (place.library / "articles" / f"{article.id}.yaml").write_text(article.text, "utf-8")
    dumps = place.root / "dumps"
    dumps.mkdir()
    for kind, make in KINDS.items():
        (dumps / f"{kind}.txt").write_bytes(make(random.Random(number)))
    place.run("build", dumps)
    place.run("mark", "aaaaaaaaa2", stdin=EVIL.replace("\0", "") + "\n")


def _same(expected: object, actual: object) -> None:
    if expected != actual:
        raise AssertionError(f"expected {expected!r:.300}, got {actual!r:.300}")
