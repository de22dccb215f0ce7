"""What a person should know about the files of his marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.store.marks.journal import Journal
from reader.store.marks.shelf import Shelf
from reader.store.marks.state import State
from reader.store.problem import Problem


def problems_of(
    journals: Sequence[Journal], shelves: Sequence[Shelf], state: State
) -> Iterator[Problem]:
    """Damaged journals, copies that wait to be mended, and records of later versions."""
    for journal in journals:
        for rejected in list(journal.damage.values()):
            where = f"what is left is in {rejected.copy}" if rejected.copy else ""
            yield Problem(rejected.path, 0, rejected.reason, where)
    for shelf in shelves:
        yield from list(shelf.problems.values())
    with state.lock:
        kept = state.ledger.kept_count
        strange = set(state.strange)
    folder = journals[0].folder
    if kept:
        what = f"{kept} records were written by a later version of the program"
        yield Problem(folder, 0, what, "they are kept; a later version shows them")
    for article in sorted(strange):
        path = shelves[0].folder / f"{article}.yaml"
        yield Problem(path, 0, "has marks of a kind that is not known", "they are kept")
