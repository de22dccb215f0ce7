"""Verbs on many articles or annotations at once: one step, one undo."""

from __future__ import annotations

from reader.model.article import ArticleId, Language
from reader.model.marks import Color, Point, Span
from reader.session import Session
from tests.support import a_session, an_article

A, B, C = (ArticleId(letter * 10) for letter in "abc")


def three() -> Session:
    """A session over three articles."""
    return a_session(*(an_article(one) for one in (A, B, C)))


def bookmarked(session: Session) -> list[ArticleId]:
    """The articles with a bookmark of their own."""
    return [one for one in (A, B, C) if session.marks(one).bookmarked]


def test_bookmarks_on_many_articles_are_one_step() -> None:
    session = three()
    session.toggle_bookmark(B)

    change = session.set_bookmarked([A, B, C], True)

    assert [A, B, C] == bookmarked(session)
    assert "Bookmarked 2 articles" == change.label
    assert {A, C} == change.article_ids
    session.undo()
    assert [B] == bookmarked(session)


def test_taking_bookmarks_away_leaves_those_on_paragraphs() -> None:
    session = three()
    session.set_bookmarked([A, B], True)
    session.toggle_bookmark(A, Language.KO, 1)

    session.set_bookmarked([A, B, C], False)

    assert [] == bookmarked(session)
    assert session.marks(A).has_bookmark
    session.undo()
    assert [A, B] == bookmarked(session)


def test_bookmarking_what_is_bookmarked_changes_nothing() -> None:
    session = three()
    session.set_bookmarked([A], True)
    session.save()

    change = session.set_bookmarked([A], True)

    assert "Nothing to change" == change.label
    assert 0 == session.unsaved


def test_a_colour_for_many_annotations_is_one_step() -> None:
    session = three()
    ids = [
        session.highlight(one, Language.KO, Span(Point(0), Point(0, 3)), color).annotation_ids[0]
        for one, color in ((A, Color.YELLOW), (B, Color.PINK), (C, Color.BLUE))
    ]

    change = session.recolor(ids[:2] + ids[2:], Color.PINK)

    assert "Recoloured pink" == change.label
    assert {A, C} == change.article_ids
    assert [Color.PINK] * 3 == [one.color for one in session.annotations()]
    session.undo()
    assert [Color.YELLOW, Color.PINK, Color.BLUE] == [one.color for one in session.annotations()]
    session.redo()
    assert {Color.PINK} == {one.color for one in session.annotations()}
