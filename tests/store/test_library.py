"""A library is opened, read, written, and its articles go to the trash and back."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.errors import ArticleMissing, LibraryBusy, NewerSchema, Unreadable, WriteFailed
from reader.model.article import ArticleId
from reader.store.library import LibraryStore
from tests.store.stories import CAFE, a_story, build, tree
from tests.support import an_article, save_article

A, B = ArticleId("aaaaaaaaaa"), ArticleId("bbbbbbbbbb")


def a_library(folder: Path) -> LibraryStore:
    """A library with two articles that were built."""
    store = LibraryStore(folder)
    build(store, a_story(), a_story("사람 없는 계산대", CAFE, lines=(30, 50)))
    return store.open()


def test_an_article_that_is_saved_is_there(tmp_path: Path) -> None:
    """Listed, with its file's size, and read as it was saved."""
    store = a_library(tmp_path)

    save_article(store, an_article(A))

    assert an_article(A) == store.article(A)
    assert A in store.article_ids()
    listed = {file.id: file for file in store.stats()}
    path = tmp_path / "articles" / f"{A}.yaml"
    assert (path, path.stat().st_size, path.stat().st_mtime_ns) == (
        listed[A].path,
        listed[A].size,
        listed[A].mtime_ns,
    )


def test_what_is_no_library_is_said_in_one_line(tmp_path: Path) -> None:
    """A folder that is not there, and one that is something else."""
    with pytest.raises(Unreadable, match=r"does not exist — .*build DUMP"):
        LibraryStore(tmp_path / "none").open()
    with pytest.raises(Unreadable, match="is not a library"):
        LibraryStore(tmp_path).open()


def test_the_record_says_what_was_built(tmp_path: Path) -> None:
    """Name, a stable id, and the dumps."""
    store = a_library(tmp_path / "서재")

    assert "서재" == store.name
    assert store.library_id == LibraryStore(tmp_path / "서재").open().library_id
    (dump,) = store.record().dumps
    assert ("a.txt", "sha of a.txt", 1000, "utf-8") == (
        dump.name,
        dump.sha256,
        dump.size_bytes,
        dump.encoding,
    )
    assert sorted(dump.articles) == list(store.article_ids())


def test_opening_does_not_read_the_dumps(tmp_path: Path) -> None:
    """However many there are; and a record in another order still opens."""
    store = a_library(tmp_path)
    with store.places.record.open("a") as stream:
        stream.write("- name: x\n" * 5_000 + "- broken: [\n")

    assert store.name == LibraryStore(tmp_path).open().name
    with pytest.raises(Unreadable):
        store.record()

    store.places.record.write_text("dumps: []\nname: 뒤집힌 서재\nid: abc\nschema: 1\n", "utf-8")
    assert "뒤집힌 서재" == LibraryStore(tmp_path).open().name


def test_a_record_from_the_future_is_refused_and_untouched(tmp_path: Path) -> None:
    """Opening and building both leave it byte for byte."""
    store = a_library(tmp_path)
    text = store.places.record.read_text("utf-8").replace("schema: 1", "schema: 9")
    store.places.record.write_text(text, "utf-8")
    before = tree(tmp_path)

    for attempt in (lambda: LibraryStore(tmp_path).open(), lambda: build(store, a_story())):
        with pytest.raises(NewerSchema, match="schema 9"):
            attempt()

    assert before == tree(tmp_path)


CONFLICT = "<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\n"


@pytest.mark.parametrize("head", ["", "id: [\n", "name: [단독] 서재\n", CONFLICT])
def test_a_broken_record_keeps_nobody_from_the_articles(tmp_path: Path, head: str) -> None:
    """It is named with its line; the id is still the library's; builds wait until it is mended."""
    store = a_library(tmp_path)
    good = store.places.record.read_text("utf-8")
    text = good.replace("schema: 1\n", f"schema: 1\n{head}") if head else ""
    store.places.record.write_text(text, "utf-8")

    again = LibraryStore(tmp_path).open()

    assert 2 == len(again.article_ids())
    assert re.search(r"library\.yaml:\d+: .* — mend it, or `reader check --repair`", again.damage)
    assert (store.library_id == again.library_id) == bool(head)
    with pytest.raises(Unreadable, match=r"library\.yaml:\d"):
        build(again, a_story())
    assert text == store.places.record.read_text("utf-8")

    again.repair()
    assert "" == LibraryStore(tmp_path).open().damage


def test_a_broken_record_can_be_made_again_where_there_is_nothing_else(tmp_path: Path) -> None:
    """Somebody took the articles away to build them anew."""
    (tmp_path / "library.yaml").write_text("name: [\n")
    store = LibraryStore(tmp_path).open()
    assert "library.yaml" in store.damage
    store.repair()
    assert ("", []) == (LibraryStore(tmp_path).open().damage, store.check())


def test_a_broken_record_from_the_future_is_left_alone(tmp_path: Path) -> None:
    """What this version does not understand may be right."""
    store = a_library(tmp_path)
    store.places.record.write_text("schema: 2\nid: [\n", "utf-8")
    with pytest.raises(NewerSchema, match="schema 2"):
        LibraryStore(tmp_path).open()


def test_a_file_is_no_library(tmp_path: Path) -> None:
    """And nobody is told to remove it."""
    (tmp_path / "dump.txt").write_text("words")
    with pytest.raises(Unreadable, match="is not a folder — name the folder of a library"):
        LibraryStore(tmp_path / "dump.txt").open()


def test_articles_without_a_record_can_be_read(tmp_path: Path) -> None:
    """A build that was killed at the wrong moment leaves nothing that cannot be opened."""
    store = a_library(tmp_path)
    store.places.record.unlink()

    again = LibraryStore(tmp_path).open()

    assert 2 == len(again.article_ids())
    assert again.library_id == LibraryStore(tmp_path).open().library_id


@pytest.mark.parametrize(
    "odd", ["../../etc/p", "", "AAAAAAAAAA", "aaaaaaaaa1", "aaaaaaaaaa\n", "a" * 99]
)
def test_no_id_leads_out_of_the_library(tmp_path: Path, odd: str) -> None:
    """An id that is none is an article that is not there, before any path is made."""
    store = a_library(tmp_path)

    for call in (store.article, store.article_file, lambda i: store.remove([i])):
        with pytest.raises(ArticleMissing):
            call(ArticleId(odd))


def test_a_file_under_another_articles_name_is_damaged(tmp_path: Path) -> None:
    """A copy never passes for a second article."""
    store = a_library(tmp_path)
    first = store.article_ids()[0]
    (tmp_path / "articles" / f"{A}.yaml").write_bytes(store.article_file(first).read_bytes())

    with pytest.raises(Unreadable, match=f"holds the article '{first}'") as refusal:
        store.article(A)

    assert 2 == refusal.value.line


def test_a_linked_article_is_not_followed(tmp_path: Path) -> None:
    """A library from a stranger cannot show a person's own files."""
    store = a_library(tmp_path / "lib")
    secret = tmp_path / f"{A}.yaml"
    secret.write_text("schema: 1\n", "utf-8")
    (tmp_path / "lib" / "articles" / secret.name).symlink_to(secret)

    with pytest.raises(Unreadable, match="symbolic link"):
        store.article(A)


def test_the_library_itself_may_be_a_link(tmp_path: Path) -> None:
    """People move their library to another disk."""
    a_library(tmp_path / "disk" / "lib")
    (tmp_path / "lib").symlink_to("disk/lib")

    store = LibraryStore(tmp_path / "lib").open()

    save_article(store, an_article(A))
    assert (tmp_path / "disk" / "lib" / "articles" / f"{A}.yaml").is_file()


@pytest.mark.parametrize("name", ["articles", "trash", "trash/damaged"])
def test_no_folder_of_a_library_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    """Saving, removing, restoring and repairing refuse it by name; reading goes on."""
    store = LibraryStore(tmp_path / "lib")
    damaged = ArticleId("cccccccccc")
    for article_id in (A, B, damaged):
        save_article(store, an_article(article_id))
    store.remove([B])
    store.places.damaged.mkdir()
    store.article_file(damaged).write_text("broken: [")
    (store.folder / name).rename(tmp_path / "away")
    (store.folder / name).symlink_to(tmp_path / "away")
    before = sorted((tmp_path / "away").rglob("*"))

    attempts: list[Callable[[], object]] = [
        lambda: save_article(store, an_article(ArticleId("dddddddddd"))),
        lambda: store.remove([A]),
        lambda: store.restore([B]),
        store.repair,
    ]
    refused = []
    for attempt in attempts:
        try:
            attempt()
        except WriteFailed as error:
            refused.append(str(error))

    assert before == sorted((tmp_path / "away").rglob("*"))
    assert any("symbolic link" in line and str(store.folder / name) in line for line in refused)
    assert [store.folder / name] == [p.path for p in store.check() if "symbolic link" in p.what]
    assert damaged in store.article_ids()


def test_removed_articles_come_back_as_they_were(tmp_path: Path) -> None:
    """To the trash and back, byte for byte; marks are not touched."""
    store = a_library(tmp_path)
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "note.yaml").write_text("a: 1\n")
    before = tree(tmp_path)
    ids = store.article_ids()

    store.remove(ids)
    assert [] == list(store.article_ids())
    assert ids == store.removed_ids()
    with pytest.raises(ArticleMissing):
        store.article(ids[0])
    store.restore(ids)

    assert before == tree(tmp_path)


def test_removing_what_is_not_there_removes_nothing(tmp_path: Path) -> None:
    """All or none; and nothing in the library is written over by a restore."""
    store = a_library(tmp_path)
    first, second = store.article_ids()

    with pytest.raises(ArticleMissing):
        store.remove([first, A])
    with pytest.raises(ArticleMissing):
        store.restore([first])
    assert [first, second] == list(store.article_ids())

    text = store.article_file(first).read_bytes()
    store.remove([first])
    store.article_file(first).write_bytes(text)
    with pytest.raises(WriteFailed, match="there is one already"):
        store.restore([first])


def test_nobody_removes_during_a_build(tmp_path: Path) -> None:
    """The lock names the process that holds it, and is gone afterwards."""
    store = a_library(tmp_path)

    with store.lock(), pytest.raises(LibraryBusy, match=f"process {os.getpid()}"):
        store.remove(store.article_ids())

    assert not store.places.lock.exists()


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """And what it points at keeps its content."""
    store = a_library(tmp_path / "lib")
    (tmp_path / "precious").write_text("keep")
    store.places.lock.symlink_to(tmp_path / "precious")

    with pytest.raises(WriteFailed), store.lock():
        pass

    assert "keep" == (tmp_path / "precious").read_text()


@pytest.mark.parametrize(("code", "left"), [(errno.ENOLCK, 0), (errno.EINVAL, 0), (errno.EIO, 2)])
def test_a_library_is_rewritten_without_a_lock_only_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, left: int
) -> None:
    """As in some network folders; where the system fails somebody else may hold it."""
    store = a_library(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(WriteFailed) if left else nullcontext():
        store.remove(store.article_ids())

    assert left == len(store.article_ids())


def test_the_first_start_copies_the_bundled_library(tmp_path: Path) -> None:
    """Articles and record, with an id of its own; not the marks; and only once."""
    bundled = a_library(tmp_path / "bundled")
    (tmp_path / "bundled" / "marks").mkdir()
    (tmp_path / "bundled" / "dumps").mkdir()
    own = tmp_path / "home" / "library"

    store = LibraryStore.create(own, tmp_path / "bundled")
    save_article(store, an_article(A))
    again = LibraryStore.create(own, tmp_path / "bundled")

    assert sorted([A, *bundled.article_ids()]) == list(again.article_ids())
    assert "My library" == store.name
    assert bundled.library_id != store.library_id == again.library_id
    assert bundled.record().dumps == store.record().dumps
    assert ["articles", "library.yaml"] == sorted(path.name for path in own.iterdir())


def test_a_first_start_beside_older_marks_keeps_them(tmp_path: Path) -> None:
    """A person who deleted all but the marks gets articles again; the marks stay."""
    a_library(tmp_path / "bundled")
    own = tmp_path / "own"
    (own / "marks").mkdir(parents=True)
    (own / "marks" / "x.yaml").write_text("a: 1\n")

    store = LibraryStore.create(own, tmp_path / "bundled")

    assert 2 == len(store.article_ids())
    assert "a: 1\n" == (own / "marks" / "x.yaml").read_text()


def test_a_first_start_without_the_bundled_library_is_said(tmp_path: Path) -> None:
    """An installation without its library names it and leaves no half one behind."""
    with pytest.raises(Unreadable, match="has no articles"):
        LibraryStore.create(tmp_path / "own", tmp_path / "none")

    assert not (tmp_path / "own").exists()


def test_a_first_start_that_the_disk_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left behind but the empty folder, and the next start is the first."""
    a_library(tmp_path / "bundled")
    own = tmp_path / "own"

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as refusing:
        refusing.setattr(os, "rename", refuse)
        with pytest.raises(WriteFailed):
            LibraryStore.create(own, tmp_path / "bundled")
    assert [] == list(own.iterdir())

    assert 2 == len(LibraryStore.create(own, tmp_path / "bundled").article_ids())


def test_a_first_start_without_a_place_for_it_says_how_to_name_one(tmp_path: Path) -> None:
    """There is no old file yet of which one could say that it is untouched."""
    a_library(tmp_path / "bundled")
    (tmp_path / "home").touch()

    with pytest.raises(WriteFailed, match="or set HOME to"):
        LibraryStore.create(tmp_path / "home" / "own", tmp_path / "bundled")


def test_files_that_are_no_articles_are_not_listed(tmp_path: Path) -> None:
    """Copies of other programs, and names that can be no id."""
    store = a_library(tmp_path)
    ids = store.article_ids()
    for name in ("AAAAAAAAAA.yaml", "aaaaaaaa01.yaml", f"{ids[0]} (1).yaml", "notes.yaml"):
        (tmp_path / "articles" / name).write_bytes(store.article_file(ids[0]).read_bytes())

    assert ids == LibraryStore(tmp_path).open().article_ids()
