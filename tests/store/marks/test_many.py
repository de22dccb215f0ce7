"""Many marks on one article: a change costs what it changes."""

from __future__ import annotations

from pathlib import Path

from reader.model.marks import Annotation, ItemChange, Step
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import a_note, a_store, bodies, choose, of, put, remove, rewrite


def test_a_change_leaves_the_other_annotations_as_they_were_made(tmp_path: Path) -> None:
    """They are the very same; to make thousands anew at each line of `mark` takes minutes."""
    store = with_notes(tmp_path, "a", "b", "c")
    a, b, c = of(store).annotations

    rewrite(store, b, "b, in other words")
    remove(store, a)
    put(store, a_note("d", "note-d"))

    assert ["b, in other words", "c", "d"] == bodies(store)
    assert of(store).annotations[1] is c
    assert of(a_store(tmp_path)) == of(store)


def test_what_another_reader_changed_is_made_anew_and_nothing_else(tmp_path: Path) -> None:
    """Another version beside ours, too, and its end."""
    store = with_notes(tmp_path, "a", "b")
    a, b = of(store).annotations
    theirs = a_store(tmp_path)
    rewrite(theirs, of(theirs).annotations[0], "a, there")
    rewrite(store, a, "a, here")
    store.poll()

    assert [a.id] == list(of(store).conflicts)
    assert of(store).annotations[1] is b
    theirs.poll()
    assert of(theirs) == of(store)

    shown, (other,) = of(theirs).annotations[0], of(theirs).conflicts[a.id]
    choose(theirs, shown, other, "a, both")
    store.poll()
    assert ["a, both", "b"] == bodies(store)
    assert {} == of(store).conflicts


def test_what_is_not_understood_is_told_as_long_as_it_stands(tmp_path: Path) -> None:
    """Also where only other items of the article have changed since."""
    store = with_notes(tmp_path, "a", "b")
    store.fold()
    copy = tmp_path / "library" / "marks" / f"{of(store).article_id}.yaml"
    copy.write_text(copy.read_text("utf-8").replace("kind: highlight", "kind: memo", 1), "utf-8")
    store.poll()
    store.poll()

    assert ["b"] == bodies(store)
    put(store, a_note("c", "note-c"))
    assert ["b", "c"] == bodies(store)
    assert ["memo" in str(problem) for problem in store.problems()] == [True]
    remove(store, next(one for one in of(store).annotations if one.body == "c"))
    assert ["b"] == bodies(store)
    store.fold()
    copy.write_text(copy.read_text("utf-8").replace("kind: memo", "kind: highlight", 1), "utf-8")
    store.poll()
    store.poll()
    assert ["a", "b"] == bodies(store)
    assert [] == list(store.problems())


def with_notes(root: Path, *texts: str) -> MarksStore:
    """A store with notes on one article, in this order, all made as one step."""
    store = a_store(root)
    notes = [a_note(text, f"note-{text}") for text in texts]
    store.apply(Step("step", "Noted", tuple(made(note) for note in notes)))
    assert list(texts) == bodies(store)
    return store


def made(note: Annotation) -> ItemChange:
    """The change that makes a note."""
    return ItemChange(note.id, None, note)
