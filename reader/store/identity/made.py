"""An extracted article made ready for the library, in any process."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reader.model.article import Article
from reader.store.documents import article_text
from reader.store.identity.known import Known, known
from reader.store.identity.prints import first_id


class Made(NamedTuple):
    """An article with what a build needs to know of it."""

    article: Article
    """Under the id it gets if nobody has seen it before."""
    row: Known
    """What it is recognised by."""
    file: bytes = b""
    """Its file under that id; empty if nobody has worked it out yet."""


def made(draft: Article, *, with_file: bool = False) -> Made:
    """Make an article ready.

    Args:
        draft: The article as extracted; its id does not count, its source does, with the digest
            of the dump.
        with_file: Whether its file will be wanted: that of an article seen before is not.
    """
    article = replace(draft, id=first_id(draft))
    file = article_text(article).encode() if with_file else b""
    return Made(article, known(article), file)
