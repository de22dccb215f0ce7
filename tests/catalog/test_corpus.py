"""What search is told of one article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from reader.catalog.corpus import CatalogCorpus, Kept
from reader.catalog.database import Database
from reader.catalog.indexer import Conduct, Indexer
from reader.model.article import Article, Edition
from reader.search.grams import need_of
from tests.search.library import FakeSource, an_article

KOREAN = an_article("ko", "한국어로만", "글이 하나 있다.", deck=("부제",))
BOTH = an_article("both", "두 말로", "글이 하나 있다.", en=("In two", "There is one text."))
NAMED = replace(
    BOTH, publisher="신문 A", section="경제", published="2024-05-01T09:30:00+00:00"
)  # fmt: skip


@contextmanager
def corpus_of(article: Article) -> Iterator[CatalogCorpus]:
    """A library of one article."""
    database = Database(None)
    Indexer(database).update(FakeSource({article.id: article}), Conduct())
    with database.reading() as connection:
        yield CatalogCorpus(connection, Kept((0, 0)))
    database.close()


def count_statements(corpus: CatalogCorpus) -> list[str]:
    """What its database is asked from now on."""
    asked: list[str] = []
    corpus._connection.set_trace_callback(asked.append)
    return asked


def without_texts(article: Article) -> Article:
    """Its names and titles alone."""
    titles = {one: Edition(edition.title) for one, edition in article.editions.items()}
    return replace(article, editions=titles)


@pytest.mark.parametrize("article", [KOREAN, BOTH, NAMED])
def test_a_heading_is_the_article_without_its_texts(article: Article) -> None:
    """A hit in a title says the same whether its text was opened or not."""
    with corpus_of(article) as corpus:
        (number,) = corpus.candidates([], head=False)

        heading, whole = corpus.heading(number), corpus.article(number)

        assert heading == without_texts(whole)
        assert heading.published == article.published


@pytest.mark.parametrize(
    ("word", "in_heads", "in_all"),
    [("말로", True, True), ("하나", False, True), ("둘이", False, False), ("ㅁ", True, False)],
)
def test_whether_an_article_may_answer_is_asked_once(
    word: str, in_heads: bool, in_all: bool
) -> None:
    """And known the same way to whoever asks for the articles then; an initial is of heads."""
    with corpus_of(BOTH) as corpus:
        demands = [[need_of(word)]]
        for _ in range(2):
            assert in_all == corpus.holds(demands)
            assert in_heads == bool(list(corpus.candidates(demands, head=True)))
            assert in_all == bool(list(corpus.candidates(demands, head=False)))
        asked = count_statements(corpus)
        corpus.holds(demands)
        assert not asked
