"""What is shown of the heads: one version of each item, and the others beside it."""

from __future__ import annotations

from reader.model.moments import creation
from reader.model.names import READING_SUFFIX
from reader.store.marks.copies import Contents, Entry
from reader.store.marks.documents import digest
from reader.store.marks.heads import Heads
from reader.store.marks.record import Op


def shown(heads: tuple[Op, ...]) -> Op | None:
    """The head to show; None if the item was deleted or never was."""
    standing = versions(heads)
    return standing[-1] if standing else None


def versions(heads: tuple[Op, ...]) -> list[Op]:
    """The versions of an item that stand, the one to show last.

    Heads that say the same count once. One counts for nothing beside one that was made from
    what it says, or has deleted just that: whoever did so had read it, and it comes from where
    nobody knew, as from a copy that a file synchroniser brought late. Of a reading position the
    last one counts: nobody wrote it.
    """
    puts = [op for op in heads if op.verb == "put"]
    if len(heads) < 2 or not puts:
        return puts
    if puts[-1].id == puts[-1].article + READING_SUFFIX:
        return puts[-1:]
    made_from = {op.revision: op.fields.get("was") for op in heads}
    deleted = {made_from[op.revision] for op in heads if op.verb == "del"}
    puts = [op for op in puts if text_digest(op) not in deleted]
    said: dict[str, Op] = {}
    for op in puts:
        text = text_digest(op)
        if not any(made_from[o.revision] == text for o in puts if o is not op):
            said[_words(op)] = op
    return sorted(said.values(), key=lambda op: op.revision) or puts[-1:]


def text_digest(op: Op) -> str:
    """What an operation's item says."""
    return digest(op.doc, op.id, op.article)


def _words(op: Op) -> str:
    """What an operation's item says, whenever it was made: two readers who take in an entry
    without a date may give it two."""
    undated = {key: value for key, value in op.doc.items() if key != "created"}
    return digest(undated, op.id, op.article)


def contents_of(article: str, heads: Heads) -> Contents:
    """What the readable copy of an article has to say."""
    items: list[Entry] = []
    others: list[Entry] = []
    trash: list[Entry] = []
    for item_id in heads.of_article(article):
        ops = heads.of(item_id)
        standing = versions(ops)
        if standing:
            items.append(Entry(item_id, standing[-1].doc))
            others += [Entry(item_id, op.doc) for op in standing[:-1]]
        elif ops and ops[-1].doc:
            deleted = {"deleted": str(ops[-1].fields.get("at", ""))}
            trash.append(Entry(item_id, deleted | ops[-1].doc))

    def order(entry: Entry) -> tuple[float, str, str]:
        return creation(str(entry.doc.get("created", "")), entry.item_id)

    return Contents(
        article,
        tuple(sorted(items, key=order)),
        tuple(sorted(others, key=order)),
        tuple(sorted(trash, key=lambda entry: (str(entry.doc["deleted"]), entry.item_id))),
    )
