"""Copies edited by hand: what is meant is taken in, what cannot be read is left alone."""

from __future__ import annotations

from pathlib import Path

from reader.model.marks import Annotation, ItemChange, ItemId, MarkKind, Step
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    OTHER,
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    of,
    put,
    remove,
    rewrite,
)


def test_a_changed_text_is_taken_in_at_once(tmp_path: Path, store: MarksStore) -> None:
    """As a step that can be undone, and the other reader does not take it in again."""
    other = a_store(tmp_path)
    _edit(tmp_path, "첫째", "첫째, 손으로 고침")

    assert {ARTICLE} == store.poll()

    assert ["둘째", "첫째, 손으로 고침"] == bodies(store)
    last = store.history()[-1]
    assert "Edited by hand" == last.label
    assert {ARTICLE} == other.poll()
    assert of(store) == of(other)
    assert {} == of(store).conflicts

    change = last.changes[0]
    store.apply(Step("undo", "", (ItemChange(change.item_id, change.after, change.before),)))
    store.fold()
    assert ["둘째", "첫째"] == bodies(a_store(tmp_path))


def test_an_entry_without_an_id_is_given_one(tmp_path: Path, store: MarksStore) -> None:
    """The same one by every reader, so that it is there once."""
    other = a_store(tmp_path)
    _edit(tmp_path, "items:\n", "items:\n- kind: note\n  body: 손으로 쓴 것\n")

    store.poll()
    other.poll()
    store.fold()
    other.poll()

    assert ["둘째", "손으로 쓴 것", "첫째"] == bodies(store) == bodies(a_store(tmp_path))
    assert of(store) == of(other)
    (made,) = (a for a in of(store).annotations if a.body == "손으로 쓴 것")
    assert f"id: {made.id}" in copy_of(tmp_path).read_text("utf-8")
    assert 26 == len(made.id)


def test_an_entry_copied_and_changed_is_a_new_note(tmp_path: Path, store: MarksStore) -> None:
    """Two entries with one id are two notes: nothing is merged and nothing dropped."""
    copy = copy_of(tmp_path).read_text("utf-8")
    start, end = copy.index("- id: note-1"), copy.index("- id: note-2")
    _write(tmp_path, copy[:end] + copy[start:end].replace("첫째", "셋째") + copy[end:])

    store.poll()

    assert ["둘째", "셋째", "첫째"] == bodies(store)


def test_an_entry_taken_out_goes_to_the_trash(tmp_path: Path, store: MarksStore) -> None:
    """And comes back with an undo."""
    _cut_out(tmp_path, "note-1")

    store.poll()
    store.fold()

    assert ["둘째"] == bodies(store)
    assert "첫째" in copy_of(tmp_path).read_text("utf-8").partition("trash:")[2]
    assert isinstance(store.history()[-1].changes[0].before, Annotation)


def test_an_entry_moved_out_of_the_trash_is_there_again(tmp_path: Path, store: MarksStore) -> None:
    """Restoring by hand is moving a few lines."""
    remove(store, of(store).annotations[0])
    store.fold()
    _edit(tmp_path, "items:\n", "items:\n- id: note-1\n  kind: note\n  body: 첫째\n")

    store.poll()
    store.fold()

    assert ["둘째", "첫째"] == bodies(store)
    assert "trash:" not in copy_of(tmp_path).read_text("utf-8")


def test_saved_over_a_newer_copy_deletes_nothing(tmp_path: Path, store: MarksStore) -> None:
    """An editor that was opened before the last fold does not know of what was added since."""
    in_the_editor = copy_of(tmp_path).read_text("utf-8")
    put(store, a_note("셋째, inzwischen", "note-3"))
    rewrite(store, _note(store, "둘째"), "둘째, 고침")
    store.fold()

    _write(tmp_path, in_the_editor.replace("첫째", "첫째, 고침"))
    store.poll()

    assert ["둘째, 고침", "셋째, inzwischen", "첫째, 고침"] == bodies(store)


def test_an_edit_beside_a_change_keeps_both(tmp_path: Path, store: MarksStore) -> None:
    """Changed here and in the editor since the last fold: two versions."""
    rewrite(store, _note(store, "첫째"), "첫째, hier")
    _edit(tmp_path, "첫째", "첫째, im Editor")

    store.poll()

    (conflict,) = of(store).conflicts[ItemId("note-1")]
    assert isinstance(conflict, Annotation)
    assert {"첫째, hier", "첫째, im Editor"} < {conflict.body, *bodies(store)}


def test_an_edit_while_a_note_is_typed_keeps_both(tmp_path: Path, store: MarksStore) -> None:
    """What is typed wins on the screen."""
    typed_over = _note(store, "첫째")
    _edit(tmp_path, "첫째", "첫째, im Editor")
    store.poll()

    rewrite(store, typed_over, "첫째, getippt")

    assert "첫째, getippt" in bodies(store)
    (conflict,) = of(store).conflicts[ItemId("note-1")]
    assert isinstance(conflict, Annotation) and "첫째, im Editor" == conflict.body


def test_choosing_a_version_by_hand(tmp_path: Path, store: MarksStore) -> None:
    """Who takes an entry out of `versions:` has chosen the other."""
    other = a_store(tmp_path)
    rewrite(store, _note(store, "첫째"), "hier")
    rewrite(other, _note(other, "첫째"), "dort")
    store.poll()
    store.fold()
    copy = copy_of(tmp_path).read_text("utf-8")
    start = copy.index("versions:")
    _write(tmp_path, copy[:start] + copy[copy.index("revision:") :])

    store.poll()

    assert {} == of(store).conflicts
    assert 2 == len(bodies(store))


def test_a_half_saved_file_waits_for_its_other_half(tmp_path: Path, store: MarksStore) -> None:
    """A text cut off amid a save is not taken for what the person wrote."""
    whole = copy_of(tmp_path).read_text("utf-8").replace("둘째", "둘째, ganz")
    _write(tmp_path, whole[: whole.index(", ganz")])
    assert frozenset() == store.poll()
    _write(tmp_path, whole)

    store.poll()

    assert ["둘째, ganz", "첫째"] == bodies(store)
    assert {} == of(store).conflicts


def test_every_entry_taken_out_by_hand_is_a_deletion_of_every_entry(
    tmp_path: Path, store: MarksStore
) -> None:
    """An empty list says so; a missing one does not."""
    copy = copy_of(tmp_path).read_text("utf-8")
    _write(tmp_path, copy[: copy.index("items:")] + "items: []\n" + copy[copy.index("revision:") :])

    store.poll()

    assert [] == bodies(store)
    assert 2 == len(store.history()[-1].changes)


def test_a_copy_of_a_stranger_is_taken_in(tmp_path: Path) -> None:
    """A file somebody has written by hand, for an article that has no marks yet."""
    marks_folder(tmp_path).mkdir(parents=True)
    text = f"schema: 1\narticle: {OTHER}\nitems:\n- kind: bookmark\n- body: ohne alles\n"
    copy_of(tmp_path, OTHER).write_text(text, "utf-8")

    store = a_store(tmp_path)

    found = {annotation.kind: annotation.body for annotation in of(store, OTHER).annotations}
    assert {MarkKind.BOOKMARK: "", MarkKind.NOTE: "ohne alles"} == found
    store.fold()
    assert found == {a.kind: a.body for a in of(a_store(tmp_path), OTHER).annotations}


def _write(root: Path, text: str) -> None:
    copy_of(root).write_text(text, "utf-8")


def _edit(root: Path, old: str, new: str) -> None:
    text = copy_of(root).read_text("utf-8")
    assert old in text
    _write(root, text.replace(old, new, 1))


def _cut_out(root: Path, item: str) -> None:
    text = copy_of(root).read_text("utf-8")
    start = text.index(f"- id: {item}")
    end = text.index("- id:", start + 1)
    _write(root, text[:start] + text[end:])


def _note(store: MarksStore, body: str) -> Annotation:
    return next(a for a in of(store).annotations if a.body == body)
