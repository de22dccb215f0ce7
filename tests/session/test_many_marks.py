"""Many marks on one article: what was found once is not looked for again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.model.article import ArticleId, Language
from reader.model.marks import Color, Marks, Point, Span
from reader.session import Session
from tests.support import KO_BODY, InMemoryMarks, a_session, an_article

A = ArticleId("aaaaaaaaaa")
MANY = 60


@dataclass
class CountingMarks(InMemoryMarks):
    """Says how often the marks were asked for."""

    asked: int = 0

    def marks(self) -> Mapping[ArticleId, Marks]:
        self.asked += 1
        return super().marks()


def session_with_many(marks: InMemoryMarks) -> Session:
    """A session whose marks, all on one article, are saved."""
    session = a_session(an_article(A), marks=marks)
    for number in range(MANY):
        session.annotate(A, None, None, f"{number}번째 메모")
    session.save()
    return session


def test_a_change_of_many_annotations_looks_at_their_article_a_few_times() -> None:
    """Removing, recolouring and importing thousands of them is one look at the rest."""
    marks = CountingMarks()
    session = session_with_many(marks)
    there = session.marks(A).annotations
    ids = [one.id for one in there]
    marks.asked = 0

    session.recolor(ids, Color.PINK)
    session.remove_annotations(ids)
    session.adopt(there)

    assert 10 > marks.asked
    assert {Color.YELLOW} == {one.color for one in session.marks(A).annotations}
    assert MANY == len(session.marks(A).annotations)


def test_a_place_is_looked_for_once_in_a_text() -> None:
    """In one that has changed it takes milliseconds for each, and each key asks for all."""
    marks = InMemoryMarks()
    first = a_session(an_article(A), marks=marks)
    for start in range(8):
        first.highlight(A, Language.KO, Span(Point(0, start), Point(0, start + 3)))
    first.save()
    session = a_session(an_article(A, ko_body=("앞에 새 문단이 있다.", *KO_BODY)), marks=marks)
    found = session.marks(A).annotations

    session.annotate(A, None, None, "다시 읽을 것")
    session.recolor([found[0].id], Color.PINK)

    there = {one.id: one for one in session.marks(A).annotations}
    assert all(there[one.id] is one for one in found[1:])
    assert Color.PINK is there[found[0].id].color
    assert {1} == {one.span.start.block for one in found if one.span}
