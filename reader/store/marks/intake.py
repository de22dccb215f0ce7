"""What an edited copy means: which items a person changed, added and took out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.store.marks.copies import Contents, Entry, derived_id
from reader.store.marks.documents import digest, normal
from reader.store.marks.ledger import Ledger
from reader.store.marks.record import Doc, Revision
from reader.store.marks.scribe import Edit
from reader.store.marks.showing import shown, text_digest, versions

Told = Mapping[str, Sequence[str]]
"""By item, the digests of what a copy says about it."""


def edits_of(contents: Contents, base: Told | None, ledger: Ledger) -> list[Edit]:
    """Compare a copy with the version it was made from.

    Args:
        contents: The copy as it is now.
        base: What it said when we wrote it. None if that is not known: then nothing is taken
            for deleted, and what differs becomes another version beside ours.
        ledger: What is known now.
    """
    said: dict[str, list[tuple[str, Doc]]] = {}
    # other versions first: what is written last is what is shown
    for entry in (*contents.versions, *contents.items):
        doc = normal(entry.doc, entry.item_id, contents.article)
        told = digest(doc, entry.item_id, contents.article)
        said.setdefault(entry.item_id, []).append((told, doc))
    if base is None:  # what was ours once is nothing new
        ours = _known(said, ledger)
        said = {
            one: [new for new in found if new[0] not in ours[one]] for one, found in said.items()
        }
    edits: list[Edit] = []
    for item_id, found in said.items():
        edits += _of_item(item_id, found, contents.article, base, ledger)
    if base is None:
        edits += _trashed(contents.trash, contents.article, ledger)
        return edits
    in_trash = {entry.item_id for entry in contents.trash}
    for item_id in base:
        if item_id not in said and base[item_id]:
            edits += _of_item(item_id, [], contents.article, base, ledger)
        elif item_id not in said and item_id not in in_trash:
            edits += _thrown_away(item_id, contents.article, ledger)
    return edits


def with_own_ids(contents: Contents, ledger: Ledger) -> Contents:
    """A copy in which what stands on another article has an id of its own.

    So it is when somebody took an entry out of one copy and put it into another: each counts
    by itself. The id follows from both, so that two readers who see the entry give it the same.
    """
    article = contents.article

    def own(entry: Entry) -> Entry:
        articles = {op.article for op in ledger.heads.of(entry.item_id)}
        if not articles or article in articles:
            return entry
        item_id = derived_id(f"{article} {entry.item_id}")
        return Entry(item_id, entry.doc | {"id": item_id})

    items, versions, trash = (
        tuple(map(own, entries)) for entries in (contents.items, contents.versions, contents.trash)
    )
    return replace(contents, items=items, versions=versions, trash=trash)


def _of_item(
    item_id: str,
    found: list[tuple[str, Doc]],
    article: str,
    base: Told | None,
    ledger: Ledger,
) -> Iterator[Edit]:
    heads = ledger.heads.of(item_id)
    standing = {text_digest(op) for op in versions(heads)}
    was = set(base.get(item_id, ())) if base is not None else set()
    new = [(told, doc) for told, doc in found if told not in was and told not in standing]
    gone = was - {told for told, _ in found}
    replaced = [op for op in heads if op.verb == "put" and text_digest(op) in gone]
    current = shown(tuple(replaced)) or shown(heads)
    before = current.doc if current is not None and (replaced or not new) else None
    sup: tuple[Revision, ...] = tuple(op.revision for op in replaced)
    for index, (_, doc) in enumerate(new):
        if index == 0 and base is not None:
            sup += tuple(op.revision for op in heads if op.verb == "del")
        yield Edit(item_id, article, before if index == 0 else None, doc, sup)
        sup = ()
    if not new and replaced:
        yield Edit(item_id, article, before, None, sup)


def _trashed(trash: Sequence[Entry], article: str, ledger: Ledger) -> Iterator[Edit]:
    """Deleted items that only the copy knows of, as after the journal was lost."""
    for entry in trash:
        if not ledger.heads.of(entry.item_id):
            doc = {key: value for key, value in entry.doc.items() if key != "deleted"}
            yield Edit(entry.item_id, article, normal(doc, entry.item_id, article), None, ())


def _thrown_away(item_id: str, article: str, ledger: Ledger) -> Iterator[Edit]:
    """A deleted item that a person took out of the trash: what it said is not kept there."""
    heads = ledger.heads.of(item_id)
    if heads and not versions(heads):
        yield Edit(item_id, article, None, None, tuple(op.revision for op in heads))


def _known(item_ids: Collection[str], ledger: Ledger) -> dict[str, set[str]]:
    """By item, the digests of everything the journal remembers of it."""
    digests: dict[str, set[str]] = {item_id: set() for item_id in item_ids}
    heads = (op for item_id in item_ids for op in ledger.heads.of(item_id))
    for op in (*heads, *ledger.since(item_ids)):
        digests[op.id].add(text_digest(op))
    for step in ledger.steps.last():
        for part in step.parts:
            if part.item_id in digests:
                docs = (doc for doc in (part.before, part.after) if doc is not None)
                digests[part.item_id] |= {digest(doc, part.item_id, part.article) for doc in docs}
    return digests
