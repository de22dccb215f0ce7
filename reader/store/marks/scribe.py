"""Steps as records: what is written, and what it says it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.marks import MarkItem, Step, StepKind, now
from reader.store.marks.documents import digest, document
from reader.store.marks.record import FORMAT, Doc, Op, Revision, listed, pack
from reader.store.marks.state import State
from reader.store.marks.values import clean


@dataclass(frozen=True, slots=True)
class Written:
    """Operations with the lines that carry them."""

    ops: tuple[Op, ...]
    lines: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one item, as documents."""

    item_id: str
    article: str
    before: Doc | None
    after: Doc | None
    """None: deleted; thrown away where there is nothing before either."""
    sup: tuple[Revision, ...]
    """The revisions it replaces."""


def of_step(step: Step, state: State, session: str) -> Written:
    """The records of a step, one a change; call it with the state's lock held."""
    edits: list[Edit] = []
    in_step: dict[str, tuple[Revision, MarkItem | None]] = {}
    for index, change in enumerate(step.changes):
        article = change.article_id
        earlier, made = in_step.get(change.item_id, (None, None))
        goes_on = earlier is not None and made == change.before  # else it is of another version
        sup = (earlier,) if earlier and goes_on else state.replaced_by(change, article)
        in_step[change.item_id] = ((state.ledger.n + 1 + index, session), change.after)
        before, after = document_of(change.before), document_of(change.after)
        edits.append(Edit(change.item_id, article, before, after, sup))
    return of_edits(step, edits, state.ledger.n, session)


def of_edits(step: Step, edits: Sequence[Edit], n: int, session: str) -> Written:
    """The records of changes that a step consists of.

    Args:
        step: Its id, label and kind; its own changes are not looked at.
        edits: The changes.
        n: The largest Lamport number seen so far.
        session: Who writes them.
    """
    records = [_record(step, index, n + 1 + index, edit) for index, edit in enumerate(edits)]
    return written(records, session)


def of_copies(copies: Sequence[Doc], n: int, session: str) -> Written:
    """The records of what readable copies held when we wrote them.

    Args:
        copies: What each record says besides its number.
        n: The largest Lamport number seen so far.
        session: Who writes them.
    """
    records: list[Doc] = []
    for index, copy in enumerate(copies):
        head: Doc = {"v": FORMAT, "n": n + 1 + index, "op": "copy"}
        records.append(head | copy)
    return written(records, session)


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
                record,
            )
        )
    return Written(tuple(ops), b"".join(lines))


def document_of(item: MarkItem | None) -> Doc | None:
    """An item as a document; None stays None."""
    return None if item is None else document(item)


def _record(step: Step, index: int, n: int, edit: Edit) -> Doc:
    deleted = edit.after is None
    record: Doc = {
        "v": FORMAT,
        "n": n,
        "op": "del" if deleted else "put",
        "id": edit.item_id,
        "art": edit.article,
        "sup": listed(edit.sup),
        "at": now(),
        "d": edit.before if deleted else edit.after,
    }
    if edit.before is not None:
        record["was"] = digest(edit.before, edit.item_id, edit.article)
    # what is thrown out of the trash is there neither before nor after: nobody undoes it
    if step.kind is StepKind.QUIET or (edit.before is None and deleted):
        record["q"] = 1
    else:
        record["s"] = [step.id, str(clean(step.label)), step.kind.value, step.of, index]
        record["b"] = edit.before
    return record
