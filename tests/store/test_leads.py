"""What many articles have in common tells nothing of any of them."""

from __future__ import annotations

from reader.model.names import ArticleId
from reader.store.identity.identities import Identities
from reader.store.identity.known import Known, known
from tests.store.stories import CAFE, PORT, a_story


def alike(count: int) -> list[Known]:
    """Articles of other titles and texts, with nearly all sentences in common."""
    row = known(a_story(body=PORT * 3))
    prints = [row.prints[0]._replace(key=n << 8, exact=n << 40) for n in range(1, count + 1)]
    return [row._replace(id=ArticleId(f"{one.key:010}"), prints=(one,)) for one in prints]


def test_what_many_articles_share_tells_something_again_when_fewer_have_it() -> None:
    """A hundred with the same sentences are not looked through; ninety-nine are."""
    index = Identities()
    first, *others, asked = alike(101)
    for row in (first, *others):
        index.put(row)
    assert index.find(asked) is None

    index.put(first._replace(prints=known(a_story(body=CAFE)).prints))

    found = index.find(asked)
    assert found is not None
    assert found in others
