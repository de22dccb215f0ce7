"""What a person should know about the files of his marks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.model.marks import Color, MarkKind
from reader.store.atomic import reason_of
from reader.store.marks.disk import read_quietly
from reader.store.marks.journal import Journal
from reader.store.marks.shelf import Shelf
from reader.store.marks.state import State, Strange
from reader.store.problem import Problem


def problems_of(
    journals: Sequence[Journal], shelves: Sequence[Shelf], state: State
) -> Iterator[Problem]:
    """Closed folders, damaged journals, copies to be mended, and records of later versions."""
    for journal in journals:
        yield from _closed(journal)
        for rejected in list(journal.damage.values()):
            where = f"what can be read counts; it is kept as it was in {rejected.copy}"
            yield Problem(rejected.path, 0, rejected.reason, where if rejected.copy else "")
    for shelf in shelves:
        yield from list(shelf.problems.values())
    with state.lock:
        kept = state.ledger.kept_count
        strange = dict(state.strange)
    folder = journals[0].folder
    if kept:
        what = f"{kept} records were written by a later version of the program"
        yield Problem(folder, 0, what, "they are kept; a later version shows them")
    for article in sorted(strange):
        yield from _not_understood(shelves[0].folder / f"{article}.yaml", strange[article])


def _closed(journal: Journal) -> Iterator[Problem]:
    """The first folder of a journal that is there and cannot be read, if there is one."""
    for folder in (journal.folder.parent, journal.folder, journal.segments):
        try:
            os.scandir(folder).close()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            what = f"cannot be read: {reason_of(error)}"
            yield Problem(folder, 0, what, "see to the folder; the marks in it are not shown")
            return


def _not_understood(path: Path, strange: Sequence[Strange]) -> Iterator[Problem]:
    """What a person wrote into a copy that says nothing to this version."""
    lines = read_quietly(path).decode("utf-8", "replace").splitlines()
    for item_id, key, value in strange:
        wanted = _WANTED.get(key, "cannot be understood")
        what = f"{key}: {value} {wanted}" if isinstance(value, str) else f"{key}: {wanted}"
        remedy = "the mark is kept and not shown" if key == "kind" else "it is kept and not used"
        yield Problem(path, _line(lines, path.stem, item_id, key), what, remedy)


def _line(lines: Sequence[str], article: str, item_id: str, key: str) -> int:
    """Where a copy has a key of an item, from 1; 0 if it does not have it."""
    heads = (f"- id: {item_id}", f"{item_id.removeprefix(f'{article}-')}:")
    inside = False
    for number, line in enumerate(lines, 1):
        told = line.strip()
        if told in heads:
            inside = True
        elif inside and told.startswith("- id:"):
            break
        if inside and told.startswith(f"{key}:"):
            return number
    return 0


_WANTED: Final = {
    "kind": f"is not known, only {', '.join(kind.value for kind in MarkKind)}",
    "color": f"is not known, only {', '.join(color.value for color in Color)}",
    "body": "must be text, so put it in quotes",
    "tags": "must be a list, as [one, two]",
}
"""What is told of the values that people write."""
