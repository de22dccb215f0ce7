"""What the session knows of marks, while it changes under whoever looks at it."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import ArticleId
from reader.model.marks import Outline
from reader.session.marked import Marked


def an_outline(article_id: str, *tags: str) -> Outline:
    """An article with tags."""
    return Outline(ArticleId(article_id), tags=frozenset(tags), notes=frozenset({"메모"}))


def test_what_was_handed_out_stays_as_it_was() -> None:
    """A worker walks through it while the person goes on marking."""
    marked = Marked([an_outline("a1", "경제"), an_outline("a2", "법")])
    tags, notes = marked.tags, marked.notes

    for _ in tags:
        marked.update(an_outline("a3", "새것"))
        marked.update(an_outline("a2"))

    assert {"a1": {"경제"}, "a2": {"법"}} == tags
    assert {"a1", "a2"} == notes.keys()
    assert {"a1": {"경제"}, "a3": {"새것"}} == marked.tags


def test_what_is_no_more_is_known_no_more() -> None:
    """A note that was removed is found by no search, an article that was read is not half read."""
    a1 = ArticleId("a1")
    marked = Marked([replace(an_outline("a1", "법"), begun=True, bookmarked=True)])
    assert {a1} == marked.reading == marked.bookmarked
    assert {a1: ("메모", "#법")} == marked.notes

    marked.update(Outline(a1, read=True, begun=True))

    assert not (marked.reading or marked.bookmarked or marked.notes or marked.tags)
    assert {a1} == marked.read
