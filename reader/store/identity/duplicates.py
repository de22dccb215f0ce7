"""On which of several pages an article of the library is taken to be.

An article that the library has from another page is a duplicate and the first one stays, except
that

* a fuller one takes its place: with a language more, or a quarter more text;
* from a dump never built before, an unpoorer one takes its place: it is the newer text.

Both rules give the same library when the same dumps are built again, in whatever order.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from reader.store.identity.identities import Identities
from reader.store.identity.known import Known

_FULLER: Final = 1.25
_POORER: Final = 0.8


def is_on_another_page(row: Known, there: Known, identities: Identities) -> bool:
    """Whether an extracted article is not the one of the library on the page that is from.

    Args:
        row: The extracted article.
        there: The one it was recognised as.
        identities: What this build has met.
    """
    apart = row.lines[0] > there.lines[1] or there.lines[0] > row.lines[1]
    return (
        identities.was_on_its_page(there.id)
        or row.dump != there.dump
        or (row.sha == there.sha and apart)
    )


def takes_the_place(
    row: Known, there: Known, identities: Identities, built_before: Collection[int]
) -> bool:
    """Whether an article from another page is rather kept than the one of the library.

    Args:
        row: The extracted article.
        there: The one it was recognised as.
        identities: What this build has met.
        built_before: Digests of the digests of all dumps of earlier builds.
    """
    more = row.languages & there.languages == there.languages
    if more and (row.languages != there.languages or row.chars >= _FULLER * there.chars):
        return True
    newer = (
        row.sha not in built_before
        and not identities.was_on_its_page(there.id)
        and {one.exact for one in row.prints} != {one.exact for one in there.prints}
    )
    return newer and more and row.chars >= _POORER * there.chars
