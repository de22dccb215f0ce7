"""Random histories of several readers against the order-free union of what they wrote.

python -m tests.bench.marks_merge [HISTORIES]
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.marks import Annotation, Marks
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    a_folder,
    a_note,
    a_store,
    of,
    put,
    remove,
    rewrite,
    texts,
)

ITEMS = ("item-x", "item-y", "item-z")
READERS = 3
Heads = dict[str, list[tuple[int, str]]]


@dataclass
class History:
    """What was written, and what its writers had on their screens."""

    replaced: dict[tuple[int, str], list[tuple[int, str]]] = field(default_factory=dict)
    text: dict[tuple[int, str], str] = field(default_factory=dict)
    item: dict[tuple[int, str], str] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    """Texts that were replaced by somebody who had not seen them."""

    def union(self) -> Heads:
        """The heads: operations that no operation replaces."""
        gone = {revision for sup in self.replaced.values() for revision in sup}
        heads: Heads = {}
        for revision, item in self.item.items():
            if revision not in gone:
                heads.setdefault(item, []).append(revision)
        return {item: sorted(found) for item, found in heads.items()}


def heads_of(store: MarksStore) -> Heads:
    """The heads a reader has come to."""
    ledger = store._state.ledger
    return {
        item: [op.revision for op in heads] for item, heads in ledger.heads.items() if item in ITEMS
    }


def play(seed: int, root: Path) -> tuple[bool, History]:
    """Play one history; returns whether all readers came to the union, and the history."""
    dice = random.Random(seed)
    stores = [a_store(root, dice.choice((0, 60, 60))) for _ in range(READERS)]
    screens: list[Marks] = [Marks(ARTICLE)] * READERS
    history = History()
    for number in range(dice.randint(3, 40)):
        who = dice.randrange(READERS)
        what = dice.random()
        if what < 0.2:
            stores[who].poll()
        elif what < 0.4:
            screens[who] = of(stores[who])
        elif what < 0.48:
            stores[who].fold()
        elif what < 0.53:
            stores[who].close()
            stores[who] = a_store(root)
            screens[who] = of(stores[who])
        else:
            _change(stores[who], screens[who], dice, f"{seed}/{number}", history)
            screens[who] = of(stores[who])
    want = history.union()
    for store in stores:
        store.poll()
    same = all(heads_of(store) == want for store in stores)
    shown = [of(store) for store in stores]
    for store in stores:
        store.close()
    last = a_store(root)
    same = same and heads_of(last) == want and all(one == of(last) for one in shown)
    last.fold()
    last.close()
    return same and heads_of(a_store(root)) == want, history


def _change(
    store: MarksStore, screen: Marks, dice: random.Random, text: str, history: History
) -> None:
    item = dice.choice(ITEMS)
    seen = texts(screen).get(item, set())
    before: Annotation | None = next((a for a in screen.annotations if a.id == item), None)
    deleting = before is not None and dice.random() < 0.15
    if before is not None and deleting:
        remove(store, before)
    elif before is not None:
        rewrite(store, before, text)
    else:
        put(store, a_note(text, item))
    op = max((op for ops in store._state.ledger._since.values() for op in ops), key=lambda o: o.n)
    history.replaced[op.revision] = list(op.sup)
    history.text[op.revision] = "" if deleting else text
    history.item[op.revision] = item
    for revision in op.sup:
        was = history.text.get(revision, "")
        if was and was not in seen:
            history.unseen.append(was)


def run(histories: int, report: Callable[[str], None] = print) -> tuple[int, int]:
    """Play many; returns how many differed from the union and how many texts went unseen."""
    sync, differing, unseen, conflicts = os.fsync, 0, 0, 0
    os.fsync = lambda fd: None
    started = time.monotonic()
    try:
        for seed in range(histories):
            with a_folder() as root:
                same, history = play(seed, root)
            differing += not same
            unseen += len(history.unseen)
            conflicts += any(len(heads) > 1 for heads in history.union().values())
    finally:
        os.fsync = sync
    seconds = time.monotonic() - started
    report(
        f"{histories} histories of {READERS} readers, {conflicts} with concurrent edits:"
        f" {differing} differing from the union, {unseen} texts gone unseen, {seconds:.1f} s"
    )
    return differing, unseen


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    sys.exit(any(run(count)))
