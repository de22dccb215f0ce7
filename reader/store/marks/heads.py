"""The merge: which operations on an item stand, whatever the order they were read in.

The heads of an item are the operations that no operation replaces: one normally, two after
two readers changed the item without seeing each other. The union of operations has no order,
so every reader comes to the same heads; clocks are never compared.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

from reader.store.marks.record import Op, Revision


class Heads:
    """The heads of every item."""

    def __init__(self) -> None:
        self._heads: dict[str, tuple[Op, ...]] = {}
        self._gone: dict[str, set[Revision]] = {}
        self._of_article: dict[str, dict[str, None]] = {}

    def add(self, op: Op) -> None:
        """Take in one operation."""
        if op.sup:
            self.mark_gone(op.id, op.sup)
        present = self._heads.get(op.id, ())
        if op.revision in self._gone.get(op.id, ()) or any(
            op.revision == head.revision for head in present
        ):
            return
        self._heads[op.id] = tuple(sorted((*present, op), key=_order)) if present else (op,)
        self._of_article.setdefault(op.article, {})[op.id] = None

    def mark_gone(self, item_id: str, revisions: Iterable[Revision]) -> None:
        """Take in that something replaced these, though it was not read yet itself."""
        gone = set(revisions)
        self._gone.setdefault(item_id, set()).update(gone)
        present = self._heads.get(item_id, ())
        self._heads[item_id] = tuple(head for head in present if head.revision not in gone)

    def of(self, item_id: str) -> tuple[Op, ...]:
        """The heads of an item, the one to show last; () if it never was."""
        return self._heads.get(item_id, ())

    def items(self) -> Iterator[tuple[str, tuple[Op, ...]]]:
        """Every item with its heads."""
        return ((item_id, heads) for item_id, heads in self._heads.items() if heads)

    def articles(self) -> Iterator[str]:
        """Every article that ever had an item."""
        return (article for article in self._of_article if article)

    def of_article(self, article: str) -> list[str]:
        """The ids of an article's items, deleted ones too."""
        return list(self._of_article.get(article, ()))

    def revisions(self, article: str) -> set[Revision]:
        """The names of all heads of an article's items."""
        return {op.revision for item_id in self.of_article(article) for op in self.of(item_id)}

    def fingerprint(self, article: str) -> int:
        """A number that changes when the heads of an article's items do."""
        named = sorted(self.revisions(article))
        return zlib.crc32(repr(named).encode("utf-8", "replace"))

    def forget_gone(self, vector: Mapping[str, int]) -> None:
        """Forget what was replaced where a version vector covers it."""
        for item_id, gone in list(self._gone.items()):
            left = {(n, session) for n, session in gone if n > vector.get(session, 0)}
            if left:
                self._gone[item_id] = left
            else:
                del self._gone[item_id]

    def unread(self, vector: Mapping[str, int]) -> Iterator[tuple[str, tuple[Revision, ...]]]:
        """What was replaced and is not covered by a version vector: a fold must remember it."""
        for item_id, gone in self._gone.items():
            open_ends = [(n, session) for n, session in gone if n > vector.get(session, 0)]
            if open_ends:
                yield item_id, tuple(sorted(open_ends))


def _order(op: Op) -> Revision:
    return op.revision
