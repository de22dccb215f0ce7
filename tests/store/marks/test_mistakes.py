"""Copies that are no YAML any more, or the same in other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store.marks.aside import put_aside
from reader.store.marks.store import MarksStore
from tests.bench.marks_support import (
    ARTICLE,
    a_note,
    a_store,
    bodies,
    copy_of,
    marks_folder,
    of,
    put,
)

MISTAKES: dict[str, Callable[[str], str]] = {
    "tab": lambda t: t.replace("  kind", "\tkind", 1),
    "missing quote": lambda t: t.replace('created: "', 'created: "x" "', 1),
    "open quote": lambda t: t.replace("body: 첫째", 'body: "첫째', 1),
    "bad indent": lambda t: t.replace("  kind", " kind", 1),
    "tag at the start": lambda t: t.replace("body: 첫째", "body: [단독] 첫째", 1),
    "brace": lambda t: t.replace("body: 첫째", "body: {첫째", 1),
    "colon": lambda t: t.replace("body: 첫째", "body: 제목: 첫째", 1),
    "percent": lambda t: t.replace("body: 첫째", "body: %첫째", 1),
    "at": lambda t: t.replace("body: 첫째", "body: @첫째", 1),
    "star": lambda t: t.replace("body: 첫째", "body: *첫째", 1),
    "anchor": lambda t: t.replace("body: 첫째", "body: &x 첫째", 1),
    "tags behind a note": lambda t: t.replace("body: 첫째", "body: 첫째 #숫자 #감원", 1),
    "nothing but a tag": lambda t: t.replace("body: 첫째", "body: #숫자", 1),
    "exclamation mark": lambda t: t.replace("body: 첫째", "body: ! 첫째", 1),
    "python tag": lambda t: t.replace("body: 첫째", "body: !!python/name:os.system 첫째", 1),
    "conflict markers": lambda t: t.replace(
        "- id: note-2", "<<<<<<< HEAD\n- id: note-2\n=======\n", 1
    ),
    "duplicate key": lambda t: t.replace("  kind", "  body: zweimal\n  kind", 1),
    "two documents": lambda t: t + "---\nschema: 1\n",
    "no schema": lambda t: t.replace("schema: 1\n", "", 1),
    "a later schema": lambda t: t.replace("schema: 1\n", "schema: 2\n", 1),
    "no article": lambda t: t.replace(f"article: {ARTICLE}\n", "", 1),
    "a path as article": lambda t: t.replace(ARTICLE, "../../etc/x", 1),
    "items misspelt": lambda t: t.replace("items:", "itens:", 1),
    "items a text": lambda t: t[: t.index("items:")] + "items: alle\n",
    "entry a text": lambda t: t.replace("items:\n", "items:\n- nur so\n", 1),
    "id a list": lambda t: t.replace("id: note-1", "id: [note-1]", 1),
    "reading a list": lambda t: t.replace("revision:", "reading: [1]\nrevision:", 1),
    "latin-1": lambda t: t.replace("첫째", "caf\udce9", 1),
    "nul": lambda t: t.replace("첫째", "\0", 1),
    "escape": lambda t: t.replace("첫째", "\x1b[31m", 1),
    "deep": lambda t: t.replace("body: 첫째", "body: " + "[" * 5000, 1),
    "markdown": lambda t: "# my notes\n\nfirst\n",
    "html": lambda t: "<!DOCTYPE html><html></html>\n",
}
"""What people and programs do to YAML, and it is not a copy any more."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_costs_nothing(tmp_path: Path, store: MarksStore, mistake: str) -> None:
    """The line is named, the file is left byte for byte, all marks are there, saving goes on."""
    broken = MISTAKES[mistake](copy_of(tmp_path).read_text("utf-8"))
    data = broken.encode("utf-8", "surrogateescape")
    copy_of(tmp_path).write_bytes(data)

    store.poll()
    store.poll()
    put(store, a_note("셋째", "note-3"))
    store.fold()

    assert data == copy_of(tmp_path).read_bytes()
    (problem,) = store.problems()
    assert copy_of(tmp_path) == problem.path
    assert problem.line > 0
    assert ["둘째", "셋째", "첫째"] == bodies(store) == bodies(a_store(tmp_path))
    kept = (marks_folder(tmp_path) / ".journal" / "rejected").glob(f"{ARTICLE}.yaml.*")
    assert data in [path.read_bytes() for path in kept]

    copy_of(tmp_path).write_text(f"schema: 1\narticle: {ARTICLE}\nitems: []\n", "utf-8")
    store.poll()
    store.fold()
    assert () == store.problems()
    assert "셋째" in copy_of(tmp_path).read_text("utf-8")


def test_repair_writes_a_broken_copy_anew_and_keeps_it(tmp_path: Path, store: MarksStore) -> None:
    """For those who do not want to mend it themselves."""
    copy_of(tmp_path).write_text("items: [", "utf-8")
    store.poll()
    store.poll()

    assert [copy_of(tmp_path)] == store.repair()

    assert "첫째" in copy_of(tmp_path).read_text("utf-8")
    assert () == store.problems()
    old = marks_folder(tmp_path) / ".journal" / "old"
    assert "items: [" in [path.read_text("utf-8") for path in old.glob("*.taken")]


def test_a_save_that_begins_while_a_copy_is_replaced_is_given_back(
    tmp_path: Path, store: MarksStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very file: what is written to it afterwards is seen."""
    edited = copy_of(tmp_path).read_bytes().replace("첫째".encode(), "첫째, mine".encode())
    broken = edited[: edited.index(b", mine")] + b'"\t: [\n'
    editor = copy_of(tmp_path).open("r+b", buffering=0)

    def aside_too_late(path: Path, present: bytes, old: Path) -> Path:
        aside = put_aside(path, present, old)
        editor.truncate(0)
        editor.write(broken)
        return aside

    put(store, a_note("셋째", "note-3"))
    with monkeypatch.context() as patch, editor:
        patch.setattr("reader.store.marks.aside.put_aside", aside_too_late)
        store.fold()
        assert broken == copy_of(tmp_path).read_bytes()
        assert ["둘째", "셋째", "첫째"] == bodies(store)
        editor.seek(0)
        editor.truncate(0)
        editor.write(edited)
    store.poll()

    assert ["둘째", "셋째", "첫째, mine"] == bodies(store)
    assert {".journal", copy_of(tmp_path).name} == {
        p.name for p in marks_folder(tmp_path).iterdir()
    }


HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda d: d.replace(b"\n", b"\r\n"),
    "BOM": lambda d: b"\xef\xbb\xbf" + d,
    "UTF-16": lambda d: d.decode().encode("utf-16"),
    "swapped entries": lambda d: _swapped(d),
    "comments": lambda d: b"# mine\n" + d.replace(b"items:", b"items: # all of them"),
    "quotes": lambda d: d.replace("body: 첫째".encode(), "body: '첫째'".encode()),
}
"""What changes a copy's bytes and not what it says."""


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_says_the_same_changes_nothing(tmp_path: Path, store: MarksStore, kind: str) -> None:
    """No step, no version, no deletion."""
    steps = len(store.history())
    copy_of(tmp_path).write_bytes(HARMLESS[kind](copy_of(tmp_path).read_bytes()))

    store.poll()
    store.poll()

    assert ["둘째", "첫째"] == bodies(store)
    assert {} == of(store).conflicts
    assert steps == len(store.history())
    assert () == store.problems()


def _swapped(data: bytes) -> bytes:
    first, second = data.index(b"- id: note-1"), data.index(b"- id: note-2")
    end = data.index(b"revision:")
    return data[:first] + data[second:end] + data[first:second] + data[end:]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("kind: highlight", "kind: Notiz", "kind: Notiz is not known, only bookmark, "),
        ("kind: highlight", "kind: [highlight]", "is not known, only bookmark, "),
        ("body: 첫째", "body: [단독, 첫째]", "body: must be text, so put it in quotes"),
        ("tags: [금리]", "tags: 금리, 환율", "tags: 금리, 환율 must be a list, as [one, two]"),
        ("color: yellow", "color: gelb", "color: gelb is not known, only yellow, "),
    ],
)
def test_what_a_person_wrote_and_nobody_understands_is_named(
    tmp_path: Path, store: MarksStore, right: str, wrong: str, told: str
) -> None:
    """With its line, in this session and in later ones, until it is mended."""
    path = copy_of(tmp_path)
    path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    store.poll()
    store.fold()

    assert "둘째" in bodies(store)
    (problem,) = store.problems()
    lines = path.read_text("utf-8").splitlines()
    assert told in str(problem)
    assert lines[problem.line - 1].strip().startswith(f"{right.partition(':')[0]}:")
    later = a_store(tmp_path)
    bodies(later)
    assert (problem,) == later.problems()

    lines[problem.line - 1] = f"  {right}"
    mended = [line for line in lines if not line.startswith("  - ")]
    path.write_text("\n".join(mended), "utf-8")
    store.poll()
    store.poll()
    assert ["둘째", "첫째"] == sorted(bodies(store))
    assert () == store.problems()
