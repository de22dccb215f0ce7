"""The undo history: which steps were made, put together from the records they left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reader.store.marks.record import FORMAT, Doc, Json, Op, Revision, pack, parse

KEPT_STEPS: Final = 200
_SLACK: Final = 4
"""The log is cut when it is this many times too long, not at every step."""


@dataclass(frozen=True, slots=True)
class StepPart:
    """One item of a step."""

    item_id: str
    article: str
    before: Doc | None
    after: Doc | None


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """One step as the journal tells it."""

    id: str
    label: str
    kind: str
    of: str
    parts: tuple[StepPart, ...]


@dataclass(slots=True)
class _Entry:
    first: Revision
    records: dict[int, bytes] = field(default_factory=dict)
    """Segment records by their place in the step; a whole step of a snapshot under -1."""


class StepLog:
    """The last steps, whoever made them, oldest first."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}

    def add(self, op: Op, fields: Doc) -> None:
        """Take in the part of a step that an operation is; quiet ones are none."""
        match fields.get("s"):
            case [str(step_id), str(), str(), str(), int(index)]:
                entry = self._entries.setdefault(step_id, _Entry(op.revision))
                # a step that was tried again keeps the place of its first try
                entry.first = min(entry.first, op.revision)
                if -1 not in entry.records:
                    entry.records.setdefault(index, op.raw)
                self._trim()

    def add_folded(self, raw: bytes) -> list[str]:
        """Take in a step from a snapshot or a rescue file; returns its id in a list, if any."""
        fields = parse(raw) or {}
        match (fields.get("id"), fields.get("n"), fields.get("g")):
            case (str(step_id), int(n), str(session)):
                self._entries[step_id] = _Entry((n, session), {-1: raw})
                return [step_id]
        return []

    def step(self, step_id: str) -> LoggedStep:
        """One step.

        Raises:
            KeyError: If there is none with this id.
        """
        return _step(step_id, self._entries[step_id])

    def __contains__(self, step_id: str) -> bool:
        return step_id in self._entries

    def ids(self) -> frozenset[str]:
        """The ids of all steps there are."""
        return frozenset(self._entries)

    def last(self, *, but: frozenset[str] = frozenset()) -> list[LoggedStep]:
        """The last steps, oldest first, without some."""
        wanted = [item for item in self._sorted() if item[0] not in but][-KEPT_STEPS:]
        return [_step(step_id, entry) for step_id, entry in wanted]

    def folded(self) -> Iterator[bytes]:
        """The last steps as lines of a snapshot."""
        for step_id, entry in self._sorted()[-KEPT_STEPS:]:
            step = _step(step_id, entry)
            parts: list[Json] = [[p.item_id, p.article, p.before, p.after] for p in step.parts]
            yield pack(
                {
                    "v": FORMAT,
                    "n": entry.first[0],
                    "op": "step",
                    "g": entry.first[1],
                    "id": step.id,
                    "s": [step.label, step.kind, step.of],
                    "c": parts,
                }
            )

    def _sorted(self) -> list[tuple[str, _Entry]]:
        return sorted(self._entries.items(), key=lambda item: item[1].first)

    def _trim(self) -> None:
        if len(self._entries) > KEPT_STEPS * _SLACK:
            for step_id, _ in self._sorted()[:-KEPT_STEPS]:
                del self._entries[step_id]


def _step(step_id: str, entry: _Entry) -> LoggedStep:
    if -1 in entry.records:
        return _whole(step_id, parse(entry.records[-1]) or {})
    records = [parse(raw) or {} for _, raw in sorted(entry.records.items())]
    match records[0].get("s"):
        case [_, str(label), str(kind), str(of), _]:
            return LoggedStep(step_id, label, kind, of, tuple(_part(r) for r in records))
    return LoggedStep(step_id, "", "change", "", ())


def _whole(step_id: str, fields: Doc) -> LoggedStep:
    label = kind = of = ""
    match fields.get("s"):
        case [str(label), str(kind), str(of)]:
            pass
    parts: list[StepPart] = []
    changes = fields.get("c")
    for change in changes if isinstance(changes, list) else []:
        match change:
            case [str(item_id), str(article), before, after]:
                parts.append(StepPart(item_id, article, _doc(before), _doc(after)))
    return LoggedStep(step_id, label, kind, of, tuple(parts))


def _part(record: Doc) -> StepPart:
    deleted = record.get("op") == "del"
    after = None if deleted else _doc(record.get("d"))
    return StepPart(
        str(record.get("id", "")), str(record.get("art", "")), _doc(record.get("b")), after
    )


def _doc(value: Json) -> Doc | None:
    return value if isinstance(value, dict) else None
