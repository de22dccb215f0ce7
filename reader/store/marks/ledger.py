"""All operations that were read, and what they come to. Not safe for threads by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from reader.store.marks.heads import Heads
from reader.store.marks.record import Op, number, operation
from reader.store.marks.snapshot import Snapshot
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
        ledger.n = self.n
        ledger._take_folded(base)
        ledger._kept = dict.fromkeys([*base.kept, *self._kept])
        ledger.copies = dict(base.copies)
        for ops in self._since.values():
            for op in ops:
                ledger.take(op)
        return ledger

    def take_damaged(self, snapshot: Snapshot) -> None:
        """Take in the good lines of a damaged snapshot; it hides nothing that was read."""
        self._take_folded(snapshot)
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
            present = self.copies.get(op.id)
            if present is None or present.revision < op.revision:
                self.copies[op.id] = op
        elif op.verb == DRAFT:
            self.drafts.add(op)
        else:
            self.steps.add(op, op.fields)
            self.heads.add(op)
        return True

    def since(self, item_ids: Collection[str]) -> Iterator[Op]:
        """Operations on some items that no snapshot holds."""
        return (op for ops in self._since.values() for op in ops if op.id in item_ids)

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

    def snapshot(self, without: Collection[str] = ()) -> Snapshot:
        """Everything here, to be written down; cheap, and its own whatever comes.

        Args:
            without: Sessions whose segments nobody has any more.
        """
        vector = self.next_vector()
        every = (self.heads, self.drafts)
        return Snapshot(
            n=self.n,
            vector={s: n for s, n in vector.items() if s not in without},
            heads=[op for heads in every for _, ops in heads.items() for op in ops],
            gone=[one for heads in every for one in heads.unread(vector)],
            steps=list(self.steps.folded()),
            kept=list(self._kept),
            copies=dict(self.copies),
        )

    def fold_up_to(self, vector: Mapping[str, int]) -> None:
        """Take in that a snapshot holds everything up to here."""
        self.vector = dict(vector)
        for session, ops in list(self._since.items()):
            self._since[session] = [op for op in ops if op.n > vector.get(session, 0)]
            if not self._since[session]:
                del self._since[session]
        self.heads.forget_gone(vector)
        self.drafts.forget_gone(vector)

    def _take_folded(self, snapshot: Snapshot) -> None:
        self.n = max([self.n, snapshot.n, *(op.n for op in snapshot.heads)])
        for op in snapshot.heads:
            (self.drafts if op.verb == DRAFT else self.heads).add(op)
        for item_id, gone in snapshot.gone:
            self.heads.mark_gone(item_id, gone)
            self.drafts.mark_gone(item_id, gone)
        for raw in snapshot.steps:
            self.steps.add_folded(raw)
