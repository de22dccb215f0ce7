"""A snapshot: everything folded so far, as lines of the journal.

Its first line counts the others, so that a snapshot cut at the end of a line is known to be
cut. It holds the heads of each item, the version vector, what was replaced but not read yet,
the last steps for undo, records that this version does not understand, and what the readable
copies held when they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from reader.store.marks.record import (
    FORMAT,
    Doc,
    Op,
    Revision,
    listed,
    number,
    operation,
    pack,
    parse,
    revisions,
    seal,
    unseal,
)

_HEAD: Final = re.compile(
    rb'\{"v":1,"n":(\d+),"op":"(put|del|draft|copy)","g":"([^"\\]*)","id":"([^"\\]*)"'
    rb',"art":"([^"\\]*)","sup":\[\][,}]'
)
"""The beginning of every head we write: spares parsing a hundred thousand of them."""


@dataclass(slots=True)
class Snapshot:
    """What a snapshot says; with nothing folded yet, nothing."""

    n: int = 0
    """The largest Lamport number its writer had seen."""
    vector: dict[str, int] = field(default_factory=dict)
    """For each session the number of its last operation that is in here."""
    heads: list[Op] = field(default_factory=list)
    gone: list[tuple[str, tuple[Revision, ...]]] = field(default_factory=list)
    """By item the revisions that were replaced before they were read."""
    steps: list[bytes] = field(default_factory=list)
    kept: list[tuple[str, bytes]] = field(default_factory=list)
    """Session and record of what was not understood."""
    copies: dict[str, Op] = field(default_factory=dict)
    damaged: bool = False
    """Lines are missing or do not fit their checksum."""
    rest: Snapshot | None = None
    """Of a recovered one: the good lines of the damaged one it stands in for."""

    def to_bytes(self) -> bytes:
        """What goes to disk; of a damaged or a recovered one nothing more than what is in it."""
        lines = list(self._lines())
        clocks: Doc = dict(sorted(self.vector.items()))
        meta: Doc = {"v": FORMAT, "n": self.n, "op": "meta", "vv": clocks, "lines": len(lines)}
        return b"".join([pack(meta), *lines])

    def _lines(self) -> Iterator[bytes]:
        yield from map(_head_line, sorted(self.heads, key=lambda op: (op.id, op.revision)))
        for item_id, gone in self.gone:
            yield pack({"v": FORMAT, "op": "gone", "id": item_id, "sup": listed(gone)})
        yield from self.steps
        yield from map(_head_line, self.copies.values())
        for session, raw in self.kept:
            text = raw.decode("ascii", "replace")
            yield pack({"v": FORMAT, "op": "kept", "g": session, "raw": text})


def read_snapshot(data: bytes) -> Snapshot:
    """Read what can be read; never raises."""
    snapshot, expected, found = Snapshot(), -1, -1
    lines = data.split(b"\n")
    snapshot.damaged = bool(lines.pop())
    for line in lines:
        raw = unseal(line)
        if raw is None:
            snapshot.damaged = True
            continue
        found += 1
        head = _HEAD.match(raw)
        if head is not None:
            _take_head(snapshot, _op(head, raw))
        else:
            fields = parse(raw) or {}
            if fields.get("op") == "meta":
                expected = _take_meta(snapshot, fields)
            else:
                _take_other(snapshot, fields, raw)
    snapshot.damaged = snapshot.damaged or expected < 0 or found != expected
    return snapshot


def _op(head: re.Match[bytes], raw: bytes) -> Op:
    n, verb, session, item_id, article = head.groups()
    return Op(int(n), session.decode(), verb.decode(), item_id.decode(), article.decode(), (), raw)


def _take_head(snapshot: Snapshot, op: Op) -> None:
    if op.verb == "copy":
        snapshot.copies[op.id] = op
    else:
        snapshot.heads.append(op)


def _take_meta(snapshot: Snapshot, fields: Doc) -> int:
    vector, lines = fields.get("vv"), fields.get("lines")
    snapshot.n = number(b"", fields)
    if isinstance(vector, dict):
        snapshot.vector = {s: n for s, n in vector.items() if isinstance(n, int)}
    return lines if isinstance(lines, int) else -1


def _take_other(snapshot: Snapshot, fields: Doc, raw: bytes) -> None:
    known = fields.get("v") == FORMAT
    match fields:
        case {"op": "gone", "id": str(item_id), "sup": sup} if known:
            snapshot.gone.append((item_id, revisions(sup) or ()))
        case {"op": "step"} if known:
            snapshot.steps.append(raw)
        case {"op": "kept", "g": str(session), "raw": str(text)} if known:
            snapshot.kept.append((session, text.encode("ascii", "backslashreplace")))
        case _:
            op = operation(raw, "")
            if op is None:
                snapshot.kept.append((str(fields.get("g", "")), raw))
            else:
                _take_head(snapshot, op)


def merged(snapshots: Iterable[Snapshot]) -> Snapshot:
    """Several snapshots as one, as when a file synchroniser left two.

    A head that one of them lacks although its vector covers it was replaced there.
    """
    whole = Snapshot()
    for one in snapshots:
        ours = {(op.id, op.revision) for op in whole.heads}
        theirs = {(op.id, op.revision) for op in one.heads}
        whole.heads = [
            *(op for op in whole.heads if (op.id, op.revision) in theirs or _new_to(one, op)),
            *(op for op in one.heads if (op.id, op.revision) not in ours and _new_to(whole, op)),
        ]
        whole.n = max(whole.n, one.n)
        for session, n in one.vector.items():
            whole.vector[session] = max(n, whole.vector.get(session, 0))
        whole.gone += one.gone
        whole.steps += one.steps
        whole.kept += one.kept
        for key, copy in one.copies.items():
            present = whole.copies.get(key)
            if present is None or present.revision < copy.revision:
                whole.copies[key] = copy
    return whole


def _new_to(snapshot: Snapshot, op: Op) -> bool:
    return op.n > snapshot.vector.get(op.session, 0)


def _head_line(op: Op) -> bytes:
    """One head, or one copy, as a line."""
    if _HEAD.match(op.raw):
        return seal(op.raw)
    fields = op.fields
    line: Doc = {
        "v": FORMAT,
        "n": op.n,
        "op": op.verb,
        "g": op.session,
        "id": op.id,
        "art": op.article,
        "sup": [],
    }
    dropped = {*line, "b", "s"}  # the step has them
    return pack(line | {key: value for key, value in fields.items() if key not in dropped})
