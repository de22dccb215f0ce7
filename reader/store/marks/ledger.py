"""All operations that were read, and what they come to. Not safe for threads by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.store.marks.heads import Heads
from reader.store.marks.record import Op, Revision, number, operation
from reader.store.marks.snapshot import (
    Snapshot,
    gone_line,
    head_line,
    kept_line,
    snapshot_bytes,
)
from reader.store.marks.steplog import StepLog

DRAFT: Final = "draft"


class Ledger:
    """Operations of all sessions, on top of a snapshot."""

    def __init__(self) -> None:
        self.heads = Heads()
        self.drafts = Heads()
        self.steps = StepLog()
        self.vector: dict[str, int] = {}
        self.copies: dict[str, Op] = {}
        self.n = 0
        """The largest Lamport number ever seen."""
        self._since: dict[str, list[Op]] = {}
        """Operations that no snapshot holds, by session, in the order of their numbers."""
        self._kept: dict[tuple[str, bytes], None] = {}

    @property
    def kept_count(self) -> int:
        """How many records this version does not understand."""
        return len(self._kept)

    def rebased(self, base: Snapshot) -> Ledger:
        """A ledger on top of another snapshot, with the operations that it does not hold."""
        ledger = Ledger()
        ledger.vector = dict(base.vector)
        ledger.n = max(base.n, self.n)
        for op in base.heads:
            ledger.n = max(ledger.n, op.n)
            (ledger.drafts if op.verb == DRAFT else ledger.heads).add(op)
        for item_id, gone in base.gone:
            ledger.heads.mark_gone(item_id, gone)
            ledger.drafts.mark_gone(item_id, gone)
        for raw in base.steps:
            ledger.steps.add_folded(raw)
        ledger._kept = dict.fromkeys([*base.kept, *self._kept])
        ledger.copies = dict(base.copies)
        for ops in self._since.values():
            for op in ops:
                ledger.take(op)
        return ledger

    def take_damaged(self, snapshot: Snapshot) -> None:
        """Take in the good lines of a damaged snapshot; it hides nothing that was read."""
        self.n = max(self.n, snapshot.n)
        for op in snapshot.heads:
            self.n = max(self.n, op.n)
            (self.drafts if op.verb == DRAFT else self.heads).add(op)
        for item_id, gone in snapshot.gone:
            self.heads.mark_gone(item_id, gone)
            self.drafts.mark_gone(item_id, gone)
        for raw in snapshot.steps:
            self.steps.add_folded(raw)
        self._kept |= dict.fromkeys(snapshot.kept)

    def read(self, raw: bytes, session: str) -> Op | None:
        """Take in a record of a segment; returns the operation if it is one and new."""
        op = operation(raw, session)
        if op is None:
            self.n = max(self.n, number(raw))
            self._kept[(session, raw)] = None
            return None
        return op if self.take(op) else None

    def take(self, op: Op) -> bool:
        """Take in an operation; returns False if a snapshot holds it already."""
        self.n = max(self.n, op.n)
        if op.n <= self.vector.get(op.session, 0):
            return False
        self._since.setdefault(op.session, []).append(op)
        if op.verb == "copy":
            present = self.copies.get(op.article)
            if present is None or present.revision < op.revision:
                self.copies[op.article] = op
        elif op.verb == DRAFT:
            self.drafts.add(op)
        else:
            self.steps.add(op, op.fields)
            self.heads.add(op)
        return True

    def since(self, item_id: str) -> Iterator[Op]:
        """Operations on one item that no snapshot holds."""
        return (op for ops in self._since.values() for op in ops if op.id == item_id)

    def since_bytes(self) -> int:
        """How much a snapshot would take up from the segments."""
        return sum(len(op.raw) for ops in self._since.values() for op in ops)

    def next_vector(self) -> dict[str, int]:
        """The version vector of a snapshot of everything here."""
        vector = dict(self.vector)
        for session, ops in self._since.items():
            for op in ops:
                vector[session] = max(vector.get(session, 0), op.n)
        return vector

    def folded(self) -> bytes:
        """Everything here as a snapshot."""
        vector = self.next_vector()
        return snapshot_bytes(self.n, vector, self._lines(vector))

    def _lines(self, vector: dict[str, int]) -> Iterator[bytes]:
        for heads in (self.heads, self.drafts):
            for _, ops in sorted(heads.items()):
                for op in ops:
                    yield head_line(op)
            for item_id, gone in sorted(heads.unread(vector)):
                yield gone_line(item_id, gone)
        yield from self.steps.folded()
        for _, copy in sorted(self.copies.items()):
            yield head_line(copy)
        for session, raw in self._kept:
            yield kept_line(session, raw)


def revisions_of(ops: tuple[Op, ...]) -> tuple[Revision, ...]:
    """The names of operations."""
    return tuple(op.revision for op in ops)
