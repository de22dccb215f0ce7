"""Which of an item's heads is shown, and which are other versions of it."""

from __future__ import annotations

from reader.store.marks.documents import ALIGNMENT, READING, digest
from reader.store.marks.record import Op


def shown(heads: tuple[Op, ...]) -> Op | None:
    """The head to show; None if the item was deleted or never was."""
    standing = versions(heads)
    return standing[-1] if standing else None


def versions(heads: tuple[Op, ...]) -> list[Op]:
    """The versions of an item that stand, the one to show last.

    Heads that say the same count once. A head that only found a place again counts for
    nothing beside one that was made from the text it carries. Of a reading position the last
    one counts: nobody wrote it.
    """
    puts = [op for op in heads if op.verb == "put"]
    if len(puts) < 2:
        return puts
    if puts[-1].id == puts[-1].article + READING:
        return puts[-1:]
    fields = {op.revision: op.fields for op in puts}
    made_from = {fields[op.revision].get("was") for op in puts}
    said: dict[str, Op] = {}
    for op in puts:
        text = text_digest(op)
        if not (fields[op.revision].get("q") and text in made_from):
            said[text] = op
    return sorted(said.values(), key=lambda op: op.revision) or puts[-1:]


def text_digest(op: Op) -> str:
    """What an operation's item says."""
    return digest(op.doc, op.id, op.article)


def is_single(op: Op) -> bool:
    """Whether an article has at most one item of this sort."""
    return op.id in (op.article + READING, op.article + ALIGNMENT)
