"""Steps as records: what is written, and what it says it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.model.marks import ItemChange, Step, StepKind
from reader.store.marks.documents import digest, document
from reader.store.marks.record import FORMAT, Doc, Op, Revision, listed, pack
from reader.store.marks.state import State
from reader.store.marks.values import clean


@dataclass(frozen=True, slots=True)
class Written:
    """Operations with the lines that carry them."""

    ops: tuple[Op, ...]
    lines: bytes


def of_step(step: Step, state: State, session: str) -> Written:
    """The records of a step, one a change; call it with the state's lock held."""
    records: list[tuple[Doc, str]] = []
    in_step: dict[str, Revision] = {}
    for index, change in enumerate(step.changes):
        article = article_of(change)
        n = state.ledger.n + 1 + index
        earlier = in_step.get(change.item_id)
        sup = (earlier,) if earlier else state.replaced_by(change, article)
        in_step[change.item_id] = (n, session)
        records.append((_record(step, index, n, sup), article))
    return written([record for record, _ in records], session)


def of_draft(key: str, text: str | None, sup: Sequence[Revision], n: int, session: str) -> Written:
    """The record of a draft; a text of None forgets it."""
    record: Doc = {
        "v": FORMAT,
        "n": n,
        "op": "draft",
        "id": str(clean(key)),
        "art": "",
        "sup": listed(sup),
        "at": now(),
        "d": None if text is None else {"text": clean(text)},
    }
    return written([record], session)


def written(records: Sequence[Doc], session: str) -> Written:
    """Records as lines and as the operations they will be once they are durable."""
    lines = [pack(record) for record in records]
    ops = []
    for record, line in zip(records, lines, strict=True):
        n, sup = record["n"], record["sup"]
        assert isinstance(n, int) and isinstance(sup, list)
        ops.append(
            Op(
                n,
                session,
                str(record["op"]),
                str(record["id"]),
                str(record["art"]),
                tuple((entry[0], entry[1]) for entry in sup),
                line[9:-1],
            )
        )
    return Written(tuple(ops), b"".join(lines))


def article_of(change: ItemChange) -> str:
    """The article whose item is changed.

    Raises:
        ValueError: If there is an item neither before nor after.
    """
    item = change.after or change.before
    if item is None:
        raise ValueError("a change needs an item before or after it")
    return item.article_id


def now() -> str:
    """The wall clock, for people."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _record(step: Step, index: int, n: int, sup: tuple[Revision, ...]) -> Doc:
    change = step.changes[index]
    article, item = article_of(change), change.after or change.before
    assert item is not None
    before = document(change.before) if change.before is not None else None
    record: Doc = {
        "v": FORMAT,
        "n": n,
        "op": "put" if change.after is not None else "del",
        "id": change.item_id,
        "art": article,
        "sup": listed(sup),
        "at": now(),
        "d": document(item),
    }
    if before is not None:
        record["was"] = digest(before, change.item_id, article)
    if step.kind is StepKind.QUIET:
        record["q"] = 1
    else:
        record["s"] = [step.id, str(clean(step.label)), step.kind.value, step.of, index]
        record["b"] = before
    return record
