"""A list of marks has the order of an export."""

from __future__ import annotations

from reader.model.article import ArticleId, Language
from reader.model.marks import Point, Span
from reader.session import Session
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article

A = ArticleId("aaaaaaaaaa")
KO, EN = Language.KO, Language.EN


def test_marks_of_both_languages_are_told_as_they_are_read() -> None:
    """The article's own first, what stands nowhere any more last; also when the article is gone."""
    library = InMemoryLibrary({A: an_article(A, ko_body=("없어질 문단", "첫째", "둘째"))})
    session = Session(library, InMemoryMarks, InMemoryCatalog(library.articles))
    session.annotate(A, KO, Span(Point(0, 0), Point(0, 6)), "orphaned")
    session.annotate(A, EN, Span(Point(1, 0), Point(1, 3)), "second pair, English")
    session.annotate(A, EN, Span(Point(0, 0), Point(0, 3)), "first pair, English")
    session.annotate(A, KO, Span(Point(2, 0), Point(2, 2)), "second pair, Korean")
    session.annotate(A, None, None, "the article")
    library.articles[A] = an_article(A, ko_body=("첫째", "둘째"))
    session.file_state(A)

    expected = ["the article", "first pair, English"]
    expected += ["second pair, Korean", "second pair, English", "orphaned"]
    assert expected == [one.body for one in session.annotations(A)]
    exported = session.annotated_article(A)
    assert expected == [one.body for one in exported.in_document_order()]

    del library.articles[A]
    session.file_state(A)
    assert 5 == len(session.annotations(A))
    assert "the article" == session.annotations(A)[0].body
