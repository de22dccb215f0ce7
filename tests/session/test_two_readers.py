"""Two sessions over one folder of marks: what both wrote is kept."""

from __future__ import annotations

from pathlib import Path

from reader.model.article import ArticleId
from reader.session import Session
from reader.store.marks.store import MarksStore
from tests.support import InMemoryCatalog, InMemoryLibrary, an_article

A = ArticleId("aaaaaaaaaa")


def a_reader(folder: Path) -> Session:
    """A session with the real store."""
    articles = {A: an_article(A)}
    store = MarksStore(folder / "marks", folder / "state")
    session = Session(InMemoryLibrary(articles), store, InMemoryCatalog(articles))
    session.load_marks()
    return session


def test_a_note_that_both_edit_keeps_both_texts(tmp_path: Path) -> None:
    """The editor was open when the other's text arrived: neither is lost."""
    mine = a_reader(tmp_path)
    mine.annotate(A, None, None, "처음 쓴 말")
    mine.save()
    theirs = a_reader(tmp_path)
    (open_in_my_editor,) = mine.marks(A).annotations
    theirs.edit_annotation(open_in_my_editor.id, body="그쪽이 고친 말")
    theirs.save()
    mine.poll()

    mine.edit_annotation(open_in_my_editor.id, body="내가 고친 말", seen=open_in_my_editor)
    mine.save()

    assert {A} == mine.poll()  # so that the screen shows that there are two
    assert frozenset() == mine.poll()
    theirs.poll()
    for reader in (mine, theirs):
        marks = reader.marks(A)
        (shown,) = marks.annotations
        (others,) = marks.conflicts.values()
        texts = {shown.body, *(getattr(one, "body", "") for one in others)}
        assert {"그쪽이 고친 말", "내가 고친 말"} == texts


def test_changes_to_different_articles_and_places_do_not_meet(tmp_path: Path) -> None:
    """Both see both after a poll, with no second version of anything."""
    mine, theirs = a_reader(tmp_path), a_reader(tmp_path)
    mine.toggle_bookmark(A)
    mine.save()
    theirs.annotate(A, None, None, "메모")
    theirs.save()

    assert {A} == mine.poll()
    assert {A} == theirs.poll()

    for reader in (mine, theirs):
        assert 2 == len(reader.marks(A).annotations)
        assert not reader.marks(A).conflicts
