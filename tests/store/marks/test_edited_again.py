"""Copies edited by hand more than once, between copies, and in their trash."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import ArticleId
from reader.model.marks import ItemChange, Step
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    OTHER,
    a_note,
    a_store,
    bodies,
    copy_of,
    of,
    put,
    remove,
    rewrite,
)

NEW = "- kind: note\n  body: {}\n"


@pytest.fixture
def store(tmp_path: Path) -> MarksStore:
    """A store with two notes on one article and one on another, folded and open."""
    store = a_store(tmp_path)
    put(store, a_note("첫째", "note-1"))
    put(store, a_note("둘째", "note-2"))
    put(store, a_note("저쪽", "note-3", OTHER))
    store.fold()
    return store


def test_a_second_save_counts_from_the_first(tmp_path: Path, store: MarksStore) -> None:
    """Nobody has written the copy anew in between; there is one version, and one reader more."""
    beside = a_store(tmp_path)
    written = text_of(tmp_path)
    for words in ("첫째, 고침", "첫째, 더 고침", "첫째"):
        save(tmp_path, written.replace("첫째", words))
        store.poll()
        beside.poll()

        assert ["둘째", words] == bodies(store)
        assert {} == of(store).conflicts
        assert of(store) == of(beside)


def test_an_entry_that_is_saved_half_written_becomes_one_note(
    tmp_path: Path, store: MarksStore
) -> None:
    """And none when it is taken out again."""
    written = text_of(tmp_path)
    for words in ("쓰는", "쓰는 중", "다 썼다"):
        save(tmp_path, added(written, NEW.format(words)))
        store.poll()
        assert sorted(["둘째", words, "첫째"]) == bodies(store)
    save(tmp_path, written)
    store.poll()

    assert ["둘째", "첫째"] == bodies(store)


def test_what_the_screen_changed_between_two_saves_stays(tmp_path: Path, store: MarksStore) -> None:
    """The editor does not know of it: another note is left alone, of the same both are kept."""
    written = text_of(tmp_path)
    save(tmp_path, written.replace("첫째", "첫째, 손으로"))
    store.poll()
    put(store, a_note("화면에서", "note-4"))
    rewrite(store, next(a for a in of(store).annotations if a.body == "둘째"), "둘째, 화면에서")

    save(tmp_path, written.replace("첫째", "첫째, 손으로 더").replace("둘째", "둘째, 손으로"))
    store.poll()

    assert {"화면에서", "첫째, 손으로 더"} < set(bodies(store))
    (others,) = of(store).conflicts.values()
    said = {getattr(one, "body", "") for one in others} | set(bodies(store))
    assert {"둘째, 화면에서", "둘째, 손으로"} < said


@pytest.mark.parametrize("first", ["cut", "pasted", "both"])
def test_an_entry_moved_to_another_article_stands_there(
    tmp_path: Path, store: MarksStore, first: str
) -> None:
    """Whichever file is saved first; on this one it is in the trash."""
    here, there = text_of(tmp_path), text_of(tmp_path, OTHER)
    start, end = here.index("- id: note-1"), here.index("- id: note-2")
    saves = [(ARTICLE, here[:start] + here[end:]), (OTHER, added(there, here[start:end]))]
    for article, text in reversed(saves) if first == "pasted" else saves:
        save(tmp_path, text, article)
        if first != "both":
            store.poll()
    store.poll()

    for one in (store, a_store(tmp_path)):
        assert ["둘째"] == bodies(one)
        assert ["저쪽", "첫째"] == bodies(one, OTHER)
    store.fold()
    assert "첫째" in text_of(tmp_path).partition("trash:")[2]
    assert ["저쪽", "첫째"] == bodies(a_store(tmp_path), OTHER)


def test_an_entry_copied_to_another_article_stands_on_both(
    tmp_path: Path, store: MarksStore
) -> None:
    """Two readers call it the same; what becomes of one is nothing to the other."""
    here, there = text_of(tmp_path), text_of(tmp_path, OTHER)
    start, end = here.index("- id: note-1"), here.index("- id: note-2")
    save(tmp_path, added(there, here[start:end]), OTHER)
    beside = a_store(tmp_path)
    store.poll()
    remove(store, next(a for a in of(store).annotations if a.body == "첫째"))
    beside.poll()

    for one in (store, beside):
        assert ["둘째"] == bodies(one)
        assert ["저쪽", "첫째"] == bodies(one, OTHER)


def test_a_trash_that_was_emptied_stays_empty(tmp_path: Path, store: MarksStore) -> None:
    """What was removed may be nobody's business; only what was in it then is gone."""
    first = next(a for a in of(store).annotations if a.body == "첫째")
    removal = remove(store, first)
    store.fold()
    before, trash, _ = text_of(tmp_path).partition("trash:")
    assert trash
    remove(store, of(store).annotations[0])
    steps = [step.id for step in store.history()]

    save(tmp_path, before + text_of(tmp_path)[text_of(tmp_path).index("revision:") :])
    store.poll()
    store.fold()

    assert "첫째" not in text_of(tmp_path)
    assert "둘째" in text_of(tmp_path).partition("trash:")[2]
    assert steps == [step.id for step in store.history()]
    store.apply(Step("undo", "Undone", (ItemChange(removal.changes[0].item_id, None, first),)))
    assert ["첫째"] == bodies(store)


def test_what_a_fold_comes_across_is_told_at_the_next_poll(
    tmp_path: Path, store: MarksStore
) -> None:
    """Of another reader, and of a person with an editor; once."""
    beside = a_store(tmp_path)
    put(beside, a_note("옆 창에서", "note-5"))
    save(tmp_path, text_of(tmp_path, OTHER).replace("저쪽", "저쪽, 고침"), OTHER)

    store.fold()

    assert {ARTICLE, OTHER} == store.poll()
    assert frozenset() == store.poll()


def text_of(root: Path, article: ArticleId = ARTICLE) -> str:
    return copy_of(root, article).read_text("utf-8")


def save(root: Path, text: str, article: ArticleId = ARTICLE) -> None:
    copy_of(root, article).write_text(text, "utf-8")


def added(text: str, entry: str) -> str:
    """A copy with one entry more."""
    return text.replace("revision:", f"{entry}revision:")
