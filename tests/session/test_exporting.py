"""Which articles are exported, and what of an import is new."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import ArticleId, Language
from reader.model.marks import AnchorStatus, Point, Resolution, Span
from reader.session import Session
from reader.session.marking import removal_of
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, a_session, an_article

A, B, C = (ArticleId(letter * 10) for letter in "abc")
SPAN = Span(Point(0, 0), Point(0, 3))


def test_what_is_marked_is_exported_also_where_its_article_is_gone() -> None:
    """Each once; a query chooses among those that are there."""
    articles = {A: an_article(A), B: an_article(B, ko="세관의 새벽"), C: an_article(C)}
    session = Session(InMemoryLibrary(articles), InMemoryMarks, InMemoryCatalog(articles))
    session.toggle_bookmark(A)
    session.annotate(B, None, None, "메모")
    gone = articles.pop(B)

    assert [A, B] == [one.article.id for one in session.annotated_articles()]
    assert [A] == [one.article.id for one in session.annotated_articles("부산")]
    articles[B] = gone
    assert [B] == [one.article.id for one in session.annotated_articles("세관")]


def test_only_what_differs_is_taken_in() -> None:
    """Where it was last found is no difference."""
    session = a_session(an_article(A))
    session.highlight(A, Language.KO, SPAN)
    (here,) = session.marks(A).annotations
    found = replace(here, resolved=Resolution("0" * 16, AnchorStatus.MOVED, SPAN))

    assert "Nothing to change" == session.adopt([found]).label
    assert "1 annotation imported" == session.adopt([replace(here, body="메모")]).label
    assert ["메모"] == [one.body for one in session.marks(A).annotations]


def test_marks_of_the_store_are_shown_with_those_that_are_not_saved() -> None:
    """Also what was done before the store was read."""
    marks = InMemoryMarks()
    earlier = a_session(an_article(A), an_article(B), marks=marks)
    earlier.toggle_bookmark(A)
    earlier.save()
    articles = {one: an_article(one) for one in (A, B)}
    session = Session(InMemoryLibrary(articles), lambda: marks, InMemoryCatalog(articles))
    session.annotate(B, None, None, "메모 #항만")

    session.load_marks()

    assert (True, 1) == (session.state(A).bookmarked, session.state(B).notes)
    assert {"항만": 1} == session.tags()
    session.save()
    assert (True, 1) == (session.state(A).bookmarked, session.state(B).notes)


def test_what_was_removed_is_told() -> None:
    """Of one note how it begins, of more how many."""
    session = a_session(an_article(A))
    session.highlight(A, Language.KO, SPAN)
    session.annotate(A, None, None, "밤의 항구\n둘째 줄")
    highlight, note = sorted(session.marks(A).annotations, key=lambda one: one.body)

    assert "Highlight removed" == removal_of([highlight])
    assert "Note removed: 밤의 항구 둘째 줄" == removal_of([note])
    assert "2 annotations removed" == removal_of([highlight, note])
