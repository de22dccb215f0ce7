"""Sentences with a word, each with the places where the word stands in it."""

from __future__ import annotations

import sys
from types import FrameType

from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.search.find import find_in_article
from reader.session import Session
from reader.session.concordance import ConcordanceLine, lines_of
from reader.text.sentences import sentences
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article

A, B = ArticleId("aaaaaaaaaa"), ArticleId("bbbbbbbbbb")
ARTICLE = an_article(
    A,
    ko_body=("부두는 넓다. 밤의 부두는 조용하고, 낮의 부두는 붐빈다.", "항구는 잔다."),
    en_body=("The quay is wide. It is quiet at night, busy by day.", "The harbour sleeps."),
)


def lines(article: Article, word: str) -> list[ConcordanceLine]:
    """The sentences of an article with a word."""
    places = find_in_article(article, word, heads=False)
    return list(lines_of(article, article.alignment, places))


def test_each_sentence_is_there_once_with_every_place_of_the_word() -> None:
    """The places count from its own beginning."""
    first, second = lines(ARTICLE, "부두")

    assert ("부두는 넓다.", ((0, 2),)) == (first.sentence, first.spans)
    assert "밤의 부두는 조용하고, 낮의 부두는 붐빈다." == second.sentence
    assert ["부두", "부두"] == [second.sentence[slice(*span)] for span in second.spans]
    body = ARTICLE.editions[Language.KO].body[0].text
    assert body.endswith(second.sentence, second.start_chars)
    assert "It is quiet at night, busy by day." == second.counterpart.text


class HalfLibrary(InMemoryLibrary):
    """One of its articles cannot be read."""

    def article(self, article_id: ArticleId) -> Article:
        if article_id == A:
            raise ReaderError("it is damaged")
        return super().article(article_id)


def test_an_article_that_cannot_be_read_keeps_no_other_from_being_read() -> None:
    """Until nobody wants them any more; titles are no sentences."""
    other = an_article(B, ko="부두", ko_body=("부두는 넓다.",), en_body=("It is wide.",))
    articles = {A: ARTICLE, B: other}
    session = Session(HalfLibrary(articles), InMemoryMarks, InMemoryCatalog(articles))

    assert [(B, 0)] == [(line.article_id, line.block) for line in session.concordance("부두")]
    whole = Session(InMemoryLibrary(articles), InMemoryMarks, InMemoryCatalog(articles))
    assert 2 == len(list(whole.each_sentence("부두")))
    assert 1 == len(whole.concordance("부두", limit=1))
    assert [] == list(whole.each_sentence("부두", lambda: True))


def test_a_paragraph_is_divided_once_however_often_it_has_the_word() -> None:
    """In its sentences and in those of the other side; sixteen thousand places took ten seconds."""
    article = an_article(ko_body=("부두는 부두다. " * 50,), en_body=("A quay is a quay. " * 50,))
    divided: list[object] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is sentences.__code__:
            divided.append(frame)

    sys.setprofile(watch)
    try:
        found = lines(article, "부두")
    finally:
        sys.setprofile(None)

    assert (50, 2) == (len(found), len(found[0].spans))
    assert 2 == len(divided)


def test_many_words_take_long_sooner_than_a_few() -> None:
    """A key must not wait for a sentence that was pasted."""
    article = an_article(A, ko_body=("부두는 밤에 조용하다. " * 400,), en_body=())
    articles = {A: article}
    session = Session(InMemoryLibrary(articles), InMemoryMarks, InMemoryCatalog(articles))

    assert not session.takes_long(A, "부두는 밤에")
    assert session.takes_long(A, "낮의 부두는 넓고 밤의 부두는 조용하고 새벽의 부두는 춥다고 한다")
