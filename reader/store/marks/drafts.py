"""Text that was being typed when a session ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.store.marks.journal import Journal
from reader.store.marks.record import Op
from reader.store.marks.segment import is_alive


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished text, the newest of its key."""

    key: str
    """What it belongs to, as the editor named it."""
    text: str


def left_over(
    ops: tuple[Op, ...], own: Collection[str], journals: tuple[Journal, ...]
) -> tuple[Op, ...]:
    """Draft operations of this session and of those that have ended."""
    return tuple(op for op in ops if op.session in own or not _alive(op.session, journals))


def draft_from(ops: tuple[Op, ...]) -> Draft | None:
    """The draft that operations on one key come to; None if it was dropped."""
    drafts = [Draft(op.id, text) for op in ops if isinstance(text := op.doc.get("text"), str)]
    return drafts[-1] if drafts else None


def _alive(session: str, journals: tuple[Journal, ...]) -> bool:
    return any(is_alive(journal.segments / session) for journal in journals)
