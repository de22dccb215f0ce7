"""Outlines say of a whole library what the marks themselves say of each article."""

from __future__ import annotations

from pathlib import Path

from reader.model.article import ArticleId, Language
from reader.model.marks import Outline, Point, ReadingPosition, Span
from reader.session import Session
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import a_store, copy_of, of, read_up_to
from tests.support import InMemoryCatalog, InMemoryLibrary, an_article

IDS = [ArticleId(letter * 10) for letter in "abcdef"]


def test_outlines_agree_with_the_marks_of_every_article(tmp_path: Path) -> None:
    """All kinds, removed ones and undone ones included, also for the next session."""
    articles = {one: an_article(one) for one in IDS}
    store = MarksStore(tmp_path / "marks", tmp_path / "state")
    session = Session(InMemoryLibrary(articles), lambda: store, InMemoryCatalog(articles))
    session.load_marks()
    a, b, c, d, e, f = IDS
    session.toggle_bookmark(a, Language.KO, 1)
    session.annotate(a, None, None, "")  # what was there before it still counts
    session.highlight(b, Language.KO, Span(Point(0, 0), Point(0, 3)))
    session.annotate(b, None, None, "메모 #물류 #항만")
    session.set_read([c], True)
    session.save_position(c, ReadingPosition(Language.EN, Point(0, 0)))
    session.save_position(d, ReadingPosition(Language.EN, Point(2, 0), progress=0.4))
    session.save_position(f, ReadingPosition(Language.EN, Point(4, 0), progress=1.0))
    session.toggle_bookmark(e)
    session.undo()
    session.correct_alignment(e, articles[e].alignment)
    session.save()
    store.close()

    later = MarksStore(tmp_path / "marks", tmp_path / "state")
    later.load()

    wanted = {article_id: marks.outline for article_id, marks in later.marks().items()}
    found = {one.article_id: one for one in later.outlines()}
    assert all(wanted.get(one, Outline(one)) == found.get(one, Outline(one)) for one in IDS)
    assert found[b].tags == {"물류", "항만"} and found[b].annotated
    assert found[a].bookmarked and found[a].annotated and found[c].read
    assert [one for one in IDS if one in found and found[one].begun] == [d]
    later.close()


def test_a_place_that_cannot_be_understood_is_none_in_outlines_too(tmp_path: Path) -> None:
    """As when a later version of the program knows another language."""
    store = a_store(tmp_path)
    read_up_to(store, 3)
    store.fold()
    assert [True] == [one.begun for one in store.outlines()]
    copy = copy_of(tmp_path)
    copy.write_text(copy.read_text("utf-8").replace("language: ko", "language: fr"), "utf-8")

    for _ in range(2):
        store.poll()

    assert not of(store).outline.begun
    assert [of(store).outline] == list(store.outlines())
