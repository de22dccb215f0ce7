"""Every system call of put, fold and copy failing, or the program dying at it, one at a time.

    python -m tests.bench.marks_faults

The scenario runs in a child whose N-th call of one kind is hit; N grows until the scenario ends
without reaching it. Afterwards a new reader has to find everything that was acknowledged.
"""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import NotSaved
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    OTHER,
    a_folder,
    a_note,
    a_store,
    bodies,
    copy_of,
    of,
    put,
    read_up_to,
    remove,
    rewrite,
)

CALLS = (
    *("write", "fsync", "replace", "rename", "link"),
    *("open", "unlink", "ftruncate", "mkdir", "flock"),
)
LONGEST_S = 20


@dataclass(frozen=True)
class Fault:
    """What happens at a call."""

    name: str
    code: int = 0
    """The error; 0 to die."""
    afterwards: bool = False
    """Whether the call is done before the program dies."""
    for_ever: bool = False
    """Whether every later call of the kind fails too."""


QUICK = (
    Fault("die"),
    Fault("ENOSPC", errno.ENOSPC),
    Fault("EIO", errno.EIO),
)
ALL = (
    *QUICK,
    Fault("die after", afterwards=True),
    Fault("EDQUOT", errno.EDQUOT),
    Fault("EROFS", errno.EROFS),
    Fault("EACCES", errno.EACCES),
    Fault("full for ever", errno.ENOSPC, for_ever=True),
    Fault("EIO for ever", errno.EIO, for_ever=True),
    Fault("EROFS for ever", errno.EROFS, for_ever=True),
    Fault("short", -1),
)


def prepare(root: Path) -> None:
    """A library with folded marks, an edited copy, and a dead session's segment."""
    store = a_store(root)
    first = a_note("first", "note-1")
    put(store, first)
    put(store, a_note("other", "note-2", OTHER))
    put(store, a_note("to go", "note-3"))
    store.fold()
    rewrite(store, of(store).annotations[0], "first, changed")
    store.close()
    copy = copy_of(root, OTHER)
    copy.write_text(copy.read_text("utf-8").replace("other", "other, by hand"), "utf-8")


def scenario(root: Path, tell: Callable[[str], None]) -> None:
    """Put, fold, change, delete, fold; tells what was acknowledged."""
    store = a_store(root, 0)
    attempts: list[tuple[str, Callable[[], object]]] = [
        ("put new", lambda: put(store, a_note("new", "note-4"))),
        ("read", lambda: read_up_to(store, 4)),
        ("fold", store.fold),
        ("put newer", lambda: put(store, a_note("newer", "note-5", OTHER))),
        ("gone", lambda: _remove_one(store)),
        ("draft", lambda: store.draft("note:1", "half")),
        ("fold", store.poll),
        ("put newest", lambda: put(store, a_note("newest", "note-6"))),
        ("fold", store.fold),
    ]
    for name, attempt in attempts:
        try:
            attempt()
        except NotSaved:
            continue
        tell(name)
    store.close()


def _remove_one(store: MarksStore) -> None:
    found = [note for note in of(store).annotations if note.body == "to go"]
    if not found:
        raise NotSaved("it is not on the screen")
    remove(store, found[0])


def arm(call: str, number: int, fault: Fault, hit: Callable[[], None]) -> None:
    """Make the N-th call of a kind go wrong in this process."""
    home = fcntl if call == "flock" else os
    real = getattr(home, call)
    count = 0

    def wrapped(*args: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count == number or (fault.for_ever and count > number):
            hit()
            if fault.code == -1:
                return real(args[0], args[1][:7]) if call == "write" else real(*args, **named)
            if fault.code:
                raise OSError(fault.code, os.strerror(fault.code))
            if fault.afterwards:
                real(*args, **named)
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **named)

    setattr(home, call, wrapped)


def hit_one(root: Path, call: str, number: int, fault: Fault) -> tuple[bool, list[str]]:
    """Run the scenario in a child with one fault.

    Returns:
        Whether the fault was reached, and what is wrong afterwards.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _child(root, writing, (call, number, fault))
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        lines = stream.read().decode("utf-8", "replace").split("\n")
    status = os.waitpid(child, 0)[1]
    wrong = [line for line in lines if line.startswith("Traceback")]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        wrong.append("hung")
    elif wrong:
        wrong = ["\n".join(lines)]
    return "hit" in lines, wrong + check(root, {line for line in lines if line})


def _child(root: Path, writing: int, what: tuple[str, int, Fault]) -> None:
    real_write = os.write

    def tell(word: str) -> None:
        real_write(writing, word.encode() + b"\n")

    try:
        signal.alarm(LONGEST_S)
        logging.disable(logging.CRITICAL)
        arm(*what, hit=lambda: tell("hit"))
        scenario(root, tell)
    except Exception:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        real_write(writing, traceback.format_exc().encode())
    finally:
        os._exit(0)


def check(root: Path, acknowledged: set[str]) -> list[str]:
    """What a new reader, and one after a fold, does not find."""
    wrong: list[str] = []
    for turn in ("at once", "after a fold"):
        store = a_store(root)
        here, there = bodies(store), bodies(store, OTHER)
        wanted = {"first, changed"} | ({"new"} if "put new" in acknowledged else set())
        wanted |= {"newest"} if "put newest" in acknowledged else set()
        if wanted - set(here):
            wrong.append(f"{turn}: {sorted(wanted - set(here))} not among {here}")
        if "gone" in acknowledged and "to go" in here:
            wrong.append(f"{turn}: a deleted note is back")
        if "put newer" in acknowledged and "newer" not in there:
            wrong.append(f"{turn}: newer not among {there}")
        if "other, by hand" not in there:
            wrong.append(f"{turn}: the edit by hand is lost: {there}")
        if "draft" in acknowledged and "note:1" not in store.drafts():
            wrong.append(f"{turn}: the draft is lost")
        if any(marks.conflicts for marks in (of(store), of(store, OTHER))):
            wrong.append(f"{turn}: two versions of one text")
        store.fold()
        store.close()
    problems = [str(problem) for problem in a_store(root).problems()]
    return wrong + problems


def run(
    faults: Sequence[Fault] = ALL,
    calls: Sequence[str] = CALLS,
    report: Callable[[str], None] = print,
) -> int:
    """Hit every call with every fault; returns how often anything was wrong afterwards."""
    bad = runs = 0
    started = time.monotonic()
    with a_folder() as template:
        prepare(template)
        for call in calls:
            for fault in faults:
                number, reached = 0, True
                while reached:
                    number += 1
                    with a_folder() as root:
                        shutil.copytree(template, root, dirs_exist_ok=True)
                        reached, wrong = hit_one(root, call, number, fault)
                    runs += reached
                    bad += bool(wrong)
                    for line in wrong[:2]:
                        report(f"  {fault.name} at {call} {number}: {line}")
    report(f"{runs} faults: {bad} with anything wrong, {time.monotonic() - started:.0f} s")
    return bad


if __name__ == "__main__":
    sys.exit(bool(run()))
