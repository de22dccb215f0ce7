"""The articles of a dump as they were extracted, kept small, to be taken in again without it.

What comes of a dump depends on what else the library has: a twin, another page with the same
article, a dump that is not among those built before. So not what came of it is kept but what is
asked: what each article is recognised by. Of one that is from this very page the library has that
itself, and a digest tells whether it still is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.model.names import ArticleId
from reader.store.identity.identities import Identities
from reader.store.identity.known import Known
from reader.store.identity.tables import ROW_BYTES, packed, unpacked

_DIGEST_BYTES: Final = 8


class Extracted:
    """What the articles of one dump are recognised by, in their order.

    Args:
        wholes: The digests of all, as `wholes` gives them.
        others: Those that are not from this page, as `others` gives them.
    """

    def __init__(self, wholes: bytes = b"", others: bytes = b"") -> None:
        self.wholes = bytearray(wholes)
        self.others = bytearray(others)

    def add(self, row: Known, *, is_from_here: bool) -> None:
        """Add the next article.

        Args:
            row: What it is recognised by.
            is_from_here: Whether the library has the same under the id it was given.
        """
        self.wholes += row.whole.to_bytes(_DIGEST_BYTES)
        if not is_from_here:
            self.others += packed(row, 0)

    def rows(self, ids: Sequence[ArticleId], identities: Identities) -> Iterator[Known | None]:
        """What each is recognised by; None if that is not known any more.

        Args:
            ids: Those they were given.
            identities: What the library has.
        """
        places = range(0, len(self.others), ROW_BYTES)
        others = {
            row.whole: row
            for row in (unpacked(bytes(self.others[at : at + ROW_BYTES])) for at in places)
        }
        for number, article_id in enumerate(ids):
            at = number * _DIGEST_BYTES
            whole = int.from_bytes(self.wholes[at : at + _DIGEST_BYTES])
            row = others.get(whole) or identities.get(article_id)
            yield row if row is not None and row.whole == whole else None
