"""What search is told of one article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.catalog.corpus import CatalogCorpus, Kept
from reader.catalog.database import Database
from reader.catalog.indexer import Conduct, Indexer
from reader.model.article import Article, Edition
from tests.search.library import FakeSource, an_article

KOREAN = an_article("ko", "한국어로만", "글이 하나 있다.", deck=("부제",))
BOTH = an_article("both", "두 말로", "글이 하나 있다.", en=("In two", "There is one text."))
NAMED = replace(
    BOTH, publisher="신문 A", section="경제", published="2024-05-01T09:30:00+00:00"
)  # fmt: skip


def without_texts(article: Article) -> Article:
    """Its names and titles alone."""
    titles = {one: Edition(edition.title) for one, edition in article.editions.items()}
    return replace(article, editions=titles)


@pytest.mark.parametrize("article", [KOREAN, BOTH, NAMED])
def test_a_heading_is_the_article_without_its_texts(article: Article) -> None:
    """A hit in a title says the same whether its text was opened or not."""
    database = Database(None)
    Indexer(database).update(FakeSource({article.id: article}), Conduct())
    with database.reading() as connection:
        corpus = CatalogCorpus(connection, Kept((0, 0)))
        (number,) = corpus.candidates([], head=False)

        heading, whole = corpus.heading(number), corpus.article(number)

    assert heading == without_texts(whole)
    assert heading.published == article.published
    database.close()
