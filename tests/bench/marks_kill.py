"""kill -9 at random moments: three writers that also fold, and nothing acknowledged is lost.

    python -m tests.bench.marks_kill [KILLS]

Each writer adds notes of its own and adds a line to a note that all share; after each
acknowledgement it tells the parent. Every told text has to be there afterwards: a note as it
was told or later, a line in one of the versions of the shared note.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader.model.marks import Annotation
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    OTHER,
    a_folder,
    a_note,
    a_store,
    of,
    put,
    read_up_to,
    rewrite,
    texts,
)

WRITERS = 3
SHARED = "shared-note"
ROUNDS_PER_LIBRARY = 12
LONGEST_LIFE_S = 0.24


def write_until_killed(root: Path, name: str, tell: Callable[[str], None]) -> None:
    """Add notes and lines for ever, telling each when it was acknowledged."""
    store = a_store(root, 0)
    dice = random.Random(name)
    for number in range(1_000_000):
        text = f"{name}-{number}"
        what = dice.random()
        if what < 0.5:
            put(store, a_note(text, f"note-{text}", dice.choice((ARTICLE, OTHER))))
            tell(f"note {text}")
        elif what < 0.8:
            _add_line(store, text)
            tell(f"line {text}")
        elif what < 0.9:
            read_up_to(store, number)
        elif what < 0.97:
            store.poll()
        else:
            store.fold()


def _add_line(store: MarksStore, text: str) -> None:
    shared: Annotation | None = None
    for annotation in of(store).annotations:
        if annotation.id == SHARED:
            shared = annotation
    if shared is None:
        put(store, a_note(text, SHARED))
        return
    seen = texts(of(store))[SHARED]
    lines = {line for body in seen for line in body.split("\n")}
    rewrite(store, shared, "\n".join(sorted(lines | {text})))


def start_writer(root: Path, name: str) -> tuple[int, int]:
    """Fork a writer; returns its process id and where to read what was acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 70
    try:
        os.close(reading)
        write_until_killed(root, name, lambda text: _tell(writing, text))
    finally:
        os._exit(status)


def _tell(fd: int, text: str) -> None:
    os.write(fd, text.encode() + b"\n")


def told(fd: int) -> set[str]:
    """Everything that was acknowledged before the end."""
    data = b""
    with os.fdopen(fd, "rb") as stream:
        data = stream.read()
    return set(data.decode().split("\n")[:-1])


def missing(root: Path, acknowledged: set[str]) -> tuple[list[str], list[str]]:
    """What of it a new reader does not find, and what it cannot read."""
    store = a_store(root)
    found: set[str] = set()
    for article in (ARTICLE, OTHER):
        for item, bodies in texts(of(store, article)).items():
            if item == SHARED:
                found |= {f"line {line}" for body in bodies for line in body.split("\n")}
            else:
                found |= {f"note {body}" for body in bodies}
    unreadable = [str(problem) for problem in store.problems() if "missing" not in problem.what]
    store.close()
    return sorted(acknowledged - found), unreadable


def run(kills: int, report: Callable[[str], None] = print) -> tuple[int, int]:
    """Kill writers; returns how many acknowledged texts were lost and how many files unreadable."""
    dice, done, lost, unreadable, total = random.Random(9), 0, 0, 0, 0
    started = time.monotonic()
    while done < kills:
        with a_folder() as root:
            acknowledged: set[str] = set()
            for turn in range(ROUNDS_PER_LIBRARY):
                if done >= kills:
                    break
                writers = [start_writer(root, f"{done}-{turn}-{i}") for i in range(WRITERS)]
                for child, _ in writers:
                    time.sleep(dice.uniform(0.005, LONGEST_LIFE_S / WRITERS))
                    with suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                    done += 1
                for child, reading in writers:
                    acknowledged |= told(reading)
                    status = os.waitpid(child, 0)[1]
                    unreadable += not os.WIFSIGNALED(status)  # it ended by itself: an error
                gone, broken = missing(root, acknowledged)
                lost += len(gone)
                unreadable += len(broken)
                for line in (*gone[:3], *broken[:3]):
                    report(f"  {line}")
            total += len(acknowledged)
    report(
        f"{done} kills of {WRITERS} writers: {lost} of {total} acknowledged lost,"
        f" {unreadable} unreadable, {time.monotonic() - started:.0f} s"
    )
    return lost, unreadable


if __name__ == "__main__":
    sys.exit(any(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)))
