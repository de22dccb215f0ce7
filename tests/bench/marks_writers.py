"""Several processes writing at once, also beside one that is stopped; and how long a put takes.

python -m tests.bench.marks_writers [CHANGES EACH]
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree

from tests.bench.marks_support import ARTICLE, a_note, a_store, bodies, put

PUT_LIMIT_MS = 200.0


@dataclass(frozen=True)
class Figures:
    """What came of it."""

    survived: int
    wanted: int
    waits_ms: tuple[float, ...]
    """Of every put, sorted."""
    waits_for_others_ms: tuple[float, ...]
    """The same without the time that the disk took, which other programs use too."""

    @property
    def median_ms(self) -> float:
        """The median wait."""
        return statistics.median(self.waits_ms)

    @property
    def p99_ms(self) -> float:
        """99 of 100 puts waited less."""
        return self.waits_ms[int(len(self.waits_ms) * 0.99)]

    @property
    def longest_ms(self) -> float:
        """The longest wait."""
        return self.waits_ms[-1]

    @property
    def longest_for_others_ms(self) -> float:
        """The longest wait for anything but the disk."""
        return self.waits_for_others_ms[-1]

    def __str__(self) -> str:
        return (
            f"{self.survived} of {self.wanted} survive; put median {self.median_ms:.2f} ms,"
            f" p99 {self.p99_ms:.2f} ms, longest {self.longest_ms:.1f} ms,"
            f" without the disk's own time {self.longest_for_others_ms:.1f} ms"
        )


def measure(writers: int, changes: int, *, stopped: bool = False, folding: bool = False) -> Figures:
    """Let processes write notes at once, on a real disk.

    Args:
        writers: How many.
        changes: How many notes each.
        stopped: Whether another one is stopped (SIGSTOP) amid writing all the while.
        folding: Whether another one folds without end.
    """
    root = Path(tempfile.mkdtemp())
    helpers: list[int] = []
    try:
        a_store(root).close()
        if stopped:
            helpers.append(_fork(lambda: _write_for_ever(root)))
            time.sleep(0.2)
            os.kill(helpers[-1], signal.SIGSTOP)
        if folding:
            helpers.append(_fork(lambda: _fold_for_ever(root)))
        waits = _write_all(root, writers, changes)
        found = bodies(a_store(root))
        wanted = {f"w{w}-{n}" for w in range(writers) for n in range(changes)}
        survived = len(wanted & set(found))
        totals, others = (tuple(sorted(column)) for column in zip(*waits, strict=True))
        return Figures(survived, len(wanted), totals, others)
    finally:
        for child in helpers:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        rmtree(root, ignore_errors=True)


def short_sessions(sessions: int) -> int:
    """Sessions of one note each against one that folds without end; returns how many are lost."""
    root = Path(tempfile.mkdtemp())
    a_store(root).close()
    folding = _fork(lambda: _fold_for_ever(root))
    try:
        for number in range(sessions):
            store = a_store(root)
            put(store, a_note(f"s-{number}", f"s-{number}"))
            store.close()
        return sessions - len({*bodies(a_store(root))} & {f"s-{n}" for n in range(sessions)})
    finally:
        os.kill(folding, signal.SIGKILL)
        os.waitpid(folding, 0)
        rmtree(root, ignore_errors=True)


def _write_all(root: Path, writers: int, changes: int) -> list[tuple[float, float]]:
    pipes = [os.pipe() for _ in range(writers)]
    children = []
    for number, (_, writing) in enumerate(pipes):
        prefix = f"w{number}"
        children.append(_fork(partial(_write, root, prefix, changes, writing)))
        os.close(writing)
    waits: list[tuple[float, float]] = []
    for (reading, _), child in zip(pipes, children, strict=True):
        with os.fdopen(reading, "rb") as stream:
            lines = stream.read().decode("ascii").split("\n")[:-1]
        waits += [(float(line.split()[0]), float(line.split()[1])) for line in lines]
        os.waitpid(child, 0)
    return waits


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def _write(root: Path, prefix: str, changes: int, tell: int) -> None:
    store = a_store(root)
    disk = _timed_disk()
    waits = []
    for number in range(changes):
        note = a_note(f"{prefix}-{number}", f"{prefix}-{number}", ARTICLE)
        disk[0] = 0.0
        started = time.perf_counter()
        put(store, note)
        wait = time.perf_counter() - started
        waits.append(f"{wait * 1000:.3f} {(wait - disk[0]) * 1000:.3f}\n")
    store.close()
    with os.fdopen(tell, "w", encoding="ascii") as stream:
        stream.write("".join(waits))


def _timed_disk() -> list[float]:
    """Have this process add the seconds that writing and syncing take to the number returned."""
    seconds = [0.0]

    def wrap(name: str) -> None:
        real = getattr(os, name)

        def timed(*args: object) -> object:
            started = time.perf_counter()
            try:
                return real(*args)
            finally:
                seconds[0] += time.perf_counter() - started

        setattr(os, name, timed)

    wrap("write")
    wrap("fsync")
    wrap("open")
    return seconds


def _write_for_ever(root: Path) -> None:
    store = a_store(root)
    for number in range(10_000_000):
        put(store, a_note("x", f"stopped-{number % 50}"))


def _fold_for_ever(root: Path) -> None:
    store = a_store(root)
    while True:
        store.poll()
        store.fold()


def run(changes: int, report: Callable[[str], None] = print) -> bool:
    """Measure all; returns whether anything was lost.

    A wait over the limit is told and not judged: on a busy machine a process may be kept from
    running for longer. Waiting for a stopped peer would never end.
    """
    bad = False
    for title, figures in (
        ("two writers", measure(2, changes)),
        ("two writers beside a stopped one", measure(2, changes, stopped=True)),
        ("two writers beside one that folds", measure(2, changes, folding=True)),
        ("four writers", measure(4, changes)),
    ):
        report(f"{title}: {figures}")
        bad |= figures.survived < figures.wanted
        if figures.longest_for_others_ms > PUT_LIMIT_MS:
            report(f"  over {PUT_LIMIT_MS:.0f} ms: run it again on a quiet machine")
    sessions = max(50, changes // 3)
    lost = short_sessions(sessions)
    report(f"{sessions} short sessions against a folding loop: {lost} lost")
    return bad or lost > 0


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
