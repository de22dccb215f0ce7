"""Files cut short or with one byte changed: nothing else is lost and nothing is overwritten.

python -m tests.bench.marks_damage [PLACES IN EACH FILE, 0 for every byte]
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.marks_support import (
    ARTICLE,
    OTHER,
    a_folder,
    a_note,
    a_store,
    bodies,
    marks_folder,
    of,
    put,
    remove,
    rewrite,
)

SOME_PLACES = 250
"""How many bytes of each file are changed when all places are cut."""
FOLDED = {"하나", "둘", "셋, 고침"}
"""What stands in the snapshot and in a copy."""
FRESH = ["넷", "다섯", "여섯"]
"""What stands in one segment alone."""


def prepare(root: Path) -> None:
    """A library folded twice, with three notes that only a segment holds."""
    store = a_store(root)
    put(store, a_note("하나", "note-1"))
    put(store, a_note("둘", "note-2", OTHER))
    put(store, a_note("셋", "note-3"))
    store.fold()
    rewrite(store, next(a for a in of(store).annotations if a.body == "셋"), "셋, 고침")
    put(store, a_note("버릴 것", "note-x"))
    remove(store, next(a for a in of(store).annotations if a.body == "버릴 것"))
    store.fold()
    store.close()
    writer = a_store(root)
    for number, body in enumerate(FRESH):
        put(writer, a_note(body, f"fresh-{number}"))
    writer.close()


def damages(data: bytes, places: int, dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """The data cut short at some or all places, and with one byte changed at some."""
    everywhere = range(len(data))
    some = sorted(dice.sample(everywhere, min(places or SOME_PLACES, len(data))))
    for place in some if places else everywhere:
        yield f"cut at {place}", data[:place]
    for place in some:
        changed = bytes([data[place] ^ dice.choice((1, 4, 32))])
        yield f"byte {place}", data[:place] + changed + data[place + 1 :]


def wrong_after(root: Path, name: str, damaged: bytes) -> list[str]:
    """What is lost beyond the record that was hit, or written over."""
    wrong: list[str] = []
    target = root / name
    fresh = "/seg/" in name
    copy = target.suffix == ".yaml"
    for turn in range(2):
        store = a_store(root)
        seen = {*bodies(store), *bodies(store, OTHER)}
        seen |= {
            getattr(version, "body", "")
            for article in (ARTICLE, OTHER)
            for versions in of(store, article).conflicts.values()
            for version in versions
        }
        seen |= {  # a copy with another text in it is an edit, which can be undone
            getattr(change.before, "body", "")
            for step in store.history()
            for change in step.changes
            if copy and step.label == "Edited by hand"
        }
        lost = sorted(FOLDED - seen)
        lost_fresh = [body for body in FRESH if body not in seen]
        if lost:
            wrong.append(f"lost {lost} in turn {turn}")
        if "버릴 것" in {*bodies(store), *bodies(store, OTHER)} and not copy:
            wrong.append(f"a deleted note is back in turn {turn}")
        if lost_fresh and not fresh:
            wrong.append(f"lost {lost_fresh} in turn {turn}")
        if fresh and lost_fresh != FRESH[len(FRESH) - len(lost_fresh) :] and len(lost_fresh) > 1:
            wrong.append(f"lost {lost_fresh}, more than was hit")
        held = [str(one.path) for one in store.problems() if "mend the file" in one.remedy]
        store.fold()
        if str(target) in held and target.read_bytes() != damaged:
            wrong.append("a file that cannot be read was written over")
        store.close()
    journal = marks_folder(root) / ".journal"
    kept = [p for f in ("old", "rejected") for p in (journal / f).glob("*") if p.is_file()]
    here = target.exists() and target.read_bytes() == damaged
    if not here and damaged.strip() and not any(path.read_bytes() == damaged for path in kept):
        wrong.append("the damaged bytes are gone")
    return wrong


def run(places: int, report: Callable[[str], None] = print) -> int:
    """Damage every file; returns how often more was lost than was hit."""
    bad = done = 0
    started = time.monotonic()
    with a_folder() as template:
        prepare(template)
        files = sorted(p for p in template.rglob("*") if p.is_file() and p.name != "lock")
        for file in files:
            name = str(file.relative_to(template))
            for what, damaged in damages(file.read_bytes(), places, random.Random(name)):
                with a_folder() as root:
                    shutil.copytree(template, root, dirs_exist_ok=True)
                    (root / name).write_bytes(damaged)
                    wrong = wrong_after(root, name, damaged)
                done += 1
                bad += bool(wrong)
                for line in wrong:
                    report(f"  {name}, {what}: {line}")
    report(
        f"{done} damages in {len(files)} files: {bad} times more lost than was hit,"
        f" {time.monotonic() - started:.0f} s"
    )
    return bad


if __name__ == "__main__":
    sys.exit(bool(run(int(sys.argv[1]) if len(sys.argv) > 1 else 0)))
