"""Text that was being typed when a session ended."""

from __future__ import annotations

from collections.abc import Collection

from reader.store.marks.journal import Journal
from reader.store.marks.record import Op
from reader.store.marks.segment import is_alive


def left_over(
    ops: tuple[Op, ...], own: Collection[str], journals: tuple[Journal, ...]
) -> tuple[Op, ...]:
    """Draft operations of this session and of those that have ended."""
    return tuple(op for op in ops if op.session in own or not _alive(op.session, journals))


def text_of(ops: tuple[Op, ...]) -> str | None:
    """The text that operations on one key come to; None if it was dropped."""
    texts = [text for op in ops if isinstance(text := op.doc.get("text"), str)]
    return texts[-1] if texts else None


def _alive(session: str, journals: tuple[Journal, ...]) -> bool:
    return any(is_alive(journal.segments / session) for journal in journals)
