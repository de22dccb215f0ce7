"""What a person wrote is found by the search over the library, among the articles."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.model.article import ArticleId
from reader.search.corpus import Effort
from reader.search.notes import NoteHit, search_notes, with_notes
from reader.search.results import Field, Found, Hit, Tier
from tests.support import a_session, an_article

A, B = ArticleId("a"), ArticleId("b")
NOTES: Mapping[ArticleId, tuple[str, ...]] = {
    A: ("부두 노동자의 야간 수당을 다시 볼 것", "#물류 #항만"),
    B: ("The Fed again; ask about ai.\n재택 근무 통계", "카카오톡 이야기"),
}


def found(query: str) -> list[str]:
    """The texts found by a query in the notes, with the article."""
    hits = search_notes(query, NOTES, Effort())
    return [f"{hit.article_id} {hit.text[slice(*hit.span)]}" for hit in hits]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("수당", ["a 수당"]),
        ("야간 수당", ["a 야간"]),
        ("야간 물류", ["a 야간"]),
        ("물류", ["a 물류"]),
        ("#항만", ["a #항만"]),
        ("카캉", ["b 카카오"]),
        ("ㅂㄷㄴㄷㅈ", []),
        ("ㄴㄷㅈ", ["a 노동자"]),
        ("재택근무", ["b 재택 근무"]),
        ("연준", ["b Fed"]),
        ("인공지능", []),
        ("AI", ["b ai"]),
        ("anffb", ["a 물류"]),
        ('"야간 수당"', ["a 야간 수당"]),
        ("수당 -야간", []),
        ("수당 통계", []),
        ("title:수당", []),
        ("is:unread 수당", []),
        ("re:/수당/", []),
        ("is:", []),
        ("ㅅ", []),
        ("-수당", []),
        ("김치", []),
        ("", []),
    ],
)
def test_notes_are_found_as_articles_are(query: str, texts: list[str]) -> None:
    """Folded, half-typed, by initials and other names; every word on the same article."""
    assert texts == found(query)


def test_a_spent_budget_is_told() -> None:
    """What was found by then, and the effort knows."""
    effort = Effort(budget_ms=0)
    assert search_notes("수당", NOTES, effort) == []
    assert effort.cut_short


def a_hit(article_id: str, score: float, tier: Tier = Tier.LITERAL) -> Hit:
    """A hit in a title."""
    return Hit(ArticleId(article_id), "제목", score, tier, Field.TITLE, None, None, (0, 2), "제목")


def test_notes_stand_among_the_articles_by_their_score() -> None:
    """Behind a title and before a body; before every guess; each article once."""
    answer = Found("수당", (a_hit("x", 1.0), a_hit("y", 0.58)), articles=2, places=2)
    notes = [NoteHit(one, 0.75, Tier.LITERAL, "수당", (0, 2)) for one in (A, ArticleId("x"))]
    merged = with_notes(answer, notes, lambda one: f"{one}의 제목", 10)
    assert [hit.article_id for hit in merged.hits] == ["x", "a", "y"]
    assert (merged.articles, merged.places, merged.complete) == (3, 3, True)
    assert merged.hits[1].field is Field.NOTE
    assert merged.hits[1].title == "a의 제목"

    guesses = Found("수당", (a_hit("x", 0.9, Tier.TYPO),), articles=1, places=1)
    assert [h.article_id for h in with_notes(guesses, notes, str, 10).hits] == ["a", "x"]


def test_the_note_of_an_article_that_is_gone_is_not_shown() -> None:
    """Nothing could be opened."""
    note = NoteHit(A, 0.75, Tier.LITERAL, "수당", (0, 2))
    answer = Found("수당")
    assert with_notes(answer, [note], lambda _: "", 10) is answer


def test_a_session_finds_a_note_as_soon_as_it_is_written() -> None:
    """And no longer once it is taken back."""
    session = a_session(an_article("a"))
    session.annotate(A, None, None, "톨게이트 요금 비교", ("도로",))
    for query in ("톨게이트", "도로"):
        hits = session.search(query).hits
        assert [(hit.article_id, hit.field) for hit in hits] == [(A, Field.NOTE)]
        assert query in hits[0].snippet
    session.undo()
    assert session.search("톨게이트").hits == ()
