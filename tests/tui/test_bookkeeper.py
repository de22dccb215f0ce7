"""The last place in an article is taken in at every way out, and nowhere twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.article import ArticleId, Language
from reader.model.marks import Point, ReadingPosition, Step
from reader.session import Session
from reader.tui.bookkeeper import Bookkeeper
from tests.support import InMemoryMarks, a_session, an_article

A, B = ArticleId("aaaaaaaaaa"), ArticleId("bbbbbbbbbb")


@dataclass
class RescuingMarks(InMemoryMarks):
    """Keeps what is rescued from it."""

    rescued: list[Step] = field(default_factory=list)

    def rescue(self, steps: Sequence[Step]) -> Path | None:
        self.rescued += steps
        return Path("rescue")


def reading(marks: InMemoryMarks | None = None) -> tuple[Bookkeeper, Session]:
    """Somebody who has two articles."""
    session = a_session(an_article(A), an_article(B), marks=marks)
    return Bookkeeper(session), session


def at(block: int) -> ReadingPosition:
    """A place in the Korean text."""
    return ReadingPosition(Language.KO, Point(block, 0))


def block_of(session: Session, article_id: ArticleId) -> int | None:
    """Where the session knows the person to be."""
    found = session.reading(article_id)
    return found.position.point.block if found and found.position else None


def test_of_one_article_the_last_place_counts_and_is_taken_in_once() -> None:
    """A step for every line that is scrolled would be too many."""
    bookkeeper, session = reading()
    bookkeeper.remember(A, at(1))
    bookkeeper.remember(A, at(2))
    assert 0 == session.unsaved

    assert bookkeeper.take_in() is not None and bookkeeper.take_in() is None

    assert (2, 1) == (block_of(session, A), session.unsaved)


def test_the_place_in_another_article_is_taken_in_first() -> None:
    """Before the next one is read."""
    bookkeeper, session = reading()
    bookkeeper.remember(A, at(1))

    bookkeeper.remember(B, at(2))

    assert (1, None) == (block_of(session, A), block_of(session, B))


def test_what_is_given_up_is_not_saved_later() -> None:
    """Neither steps nor places nor what was typed and done."""
    marks = InMemoryMarks(refuse="no space left on device")
    bookkeeper, session = reading(marks)
    session.draft("note", "메모")
    bookkeeper.drafts.finish("note")
    session.toggle_bookmark(A)
    bookkeeper.remember(A, at(1))

    bookkeeper.give_up()
    marks.refuse = ""
    bookkeeper.save_all()

    assert ([], {}, None) == (marks.steps, marks.drafts(), bookkeeper.take_in())


def test_what_the_disk_refuses_at_the_end_is_rescued() -> None:
    """With the place; and what is being typed is kept as well."""
    marks = RescuingMarks(refuse="no space left on device")
    bookkeeper, session = reading(marks)
    session.toggle_bookmark(A)
    bookkeeper.remember(A, at(1))
    bookkeeper.drafts.keep("note", "메모")

    bookkeeper.save_all()

    assert ["Bookmarked", ""] == [step.label for step in marks.rescued]
    assert "메모" == marks.drafts()["note"]


def test_what_is_typed_again_after_it_was_done_is_kept() -> None:
    """Whenever what is done is dropped."""
    marks = InMemoryMarks()
    drafts = reading(marks)[0].drafts
    for text in ("첫 메모", "둘째 메모"):
        drafts.keep("note", text)
        drafts.finish("note")
        drafts.keep("note", f"{text}, 다시 고침")

        drafts.drop_done()
        drafts.write()

        assert f"{text}, 다시 고침" == marks.drafts()["note"] == drafts.left()["note"]
    drafts.finish("note")
    drafts.drop_done()
    drafts.keep("note", "셋째 메모")
    drafts.drop_done()
    drafts.write()
    assert "셋째 메모" == marks.drafts()["note"]
