"""Finding a query inside one article."""

from __future__ import annotations

import re

from reader.model.article import Article
from reader.search.results import Place


def find_in_article(article: Article, query: str) -> tuple[Place, ...]:
    """Every place of a query in the bodies of an article, in reading order.

    (First version: as typed, without regard to case.)
    """
    if not query.strip():
        return ()
    pattern = re.compile(re.escape(query.strip()), re.IGNORECASE)
    return tuple(
        Place(language, block, match.span())
        for language, block, text in article.texts()
        for match in pattern.finditer(text)
    )
