"""Two sessions over one folder of marks: what both wrote is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.article import ArticleId, Language
from reader.model.marks import Annotation, Color, Point, Span
from reader.session import Session
from reader.store.marks.store import MarksStore
from tests.support import InMemoryCatalog, InMemoryLibrary, an_article

A = ArticleId("aaaaaaaaaa")


def a_reader(folder: Path) -> Session:
    """A session with the real store."""
    articles = {A: an_article(A)}
    store = MarksStore(folder / "marks", folder / "state")
    session = Session(InMemoryLibrary(articles), lambda: store, InMemoryCatalog(articles))
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


@pytest.fixture
def two_versions(tmp_path: Path) -> Iterator[Session]:
    """A session of two on one note that both have changed at once."""
    mine, theirs = a_reader(tmp_path), a_reader(tmp_path)
    mine.annotate(A, None, None, "처음 쓴 말")
    mine.save()
    theirs.poll()
    note = mine.marks(A).annotations[0].id
    mine.edit_annotation(note, body="내가 고친 말")
    theirs.edit_annotation(note, body="그쪽이 고친 말")
    for reader in (mine, theirs):
        reader.save()
    for reader in (mine, theirs):
        reader.poll()
    assert both(mine) == {"내가 고친 말", "그쪽이 고친 말"}
    yield mine
    mine.close()
    theirs.close()
    later = a_reader(tmp_path)
    assert both(later) == both(mine)
    later.close()


def both(session: Session) -> set[str]:
    """What the note on the article says, in all its versions."""
    marks = session.marks(A)
    others = [one for versions in marks.conflicts.values() for one in versions]
    return {one.body for one in (*marks.annotations, *others) if isinstance(one, Annotation)}


@pytest.mark.parametrize("what", ["colour", "tags", "place"])
def test_who_changes_no_words_leaves_those_of_the_other_version(
    two_versions: Session, what: str
) -> None:
    """He may never have seen them; also when he takes it back."""
    (note,) = two_versions.marks(A).annotations

    if what == "colour":
        two_versions.recolor([note.id], Color.PINK)
    elif what == "tags":
        two_versions.edit_annotation(note.id, tags=["다시"])
    else:
        two_versions.reattach(note.id, Language.KO, Span(Point(0, 0), Point(0, 3)))
    two_versions.save()

    assert {"내가 고친 말", "그쪽이 고친 말"} == both(two_versions)
    two_versions.undo()
    two_versions.save()
    assert {"내가 고친 말", "그쪽이 고친 말"} == both(two_versions)


def test_behind_a_version_that_is_removed_the_other_one_stands(two_versions: Session) -> None:
    """The screen is told, so that it can be read; undo brings the first one back beside it."""
    (note,) = two_versions.marks(A).annotations

    two_versions.remove_annotations([note.id])
    two_versions.save()

    assert {A} == two_versions.poll()
    assert {"내가 고친 말", "그쪽이 고친 말"} - {note.body} == both(two_versions)
    two_versions.undo()
    two_versions.save()
    assert {"내가 고친 말", "그쪽이 고친 말"} == both(two_versions)


def test_who_had_both_versions_before_him_has_chosen(two_versions: Session) -> None:
    """To take that back brings both back, to repeat it puts it in the place of both again."""
    marks = two_versions.marks(A)
    (note,), ((other,),) = marks.annotations, marks.conflicts.values()
    assert isinstance(other, Annotation)

    for choice in (
        lambda: two_versions.edit_annotation(note.id, body="둘을 합친 말", others=[other]),
        two_versions.redo,
    ):
        choice()
        assert {"둘을 합친 말"} == {one.body for one in two_versions.marks(A).annotations}
        two_versions.save()
        assert {"둘을 합친 말"} == both(two_versions)
        two_versions.undo()
        two_versions.save()
        assert {"내가 고친 말", "그쪽이 고친 말"} == both(two_versions)


def test_words_that_nobody_had_before_him_stay(two_versions: Session) -> None:
    """An editor that was opened before the other one wrote."""
    (note,) = two_versions.marks(A).annotations

    two_versions.edit_annotation(note.id, body="그 뒤에 쓴 말")
    two_versions.save()

    assert {"그 뒤에 쓴 말", *{"내가 고친 말", "그쪽이 고친 말"} - {note.body}} == both(
        two_versions
    )
