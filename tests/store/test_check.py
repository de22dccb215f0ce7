"""What is wrong in a library is named with file and line; mending loses nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reader.errors import NewerSchema
from reader.model.article import Article
from reader.store import check
from reader.store.atomic import DRAFT_SUFFIX
from reader.store.library import LibraryStore
from reader.store.problem import Problem
from tests.store.stories import CAFE, a_story, build, from_dump, tree


@pytest.fixture
def store(tmp_path: Path) -> LibraryStore:
    """A library with two articles."""
    store = LibraryStore(tmp_path / "lib")
    build(store, a_story(), a_story("사람 없는 계산대", CAFE, lines=(30, 50)))
    return store


def the_only(problems: list[Problem]) -> Problem:
    """The one problem there is."""
    assert 1 == len(problems), problems
    return problems[0]


def damaged_files(store: LibraryStore) -> list[bytes]:
    """What was set aside."""
    return [path.read_bytes() for path in sorted(store.places.damaged.iterdir())]


def long_ago(path: Path) -> None:
    """Have a draft be of a write that nobody is at any more."""
    hours_ago = time.time() - 3600
    os.utime(path, (hours_ago, hours_ago))


def test_a_sound_library_has_no_problems_and_is_not_changed(store: LibraryStore) -> None:
    """Neither by looking nor by mending; marks and a README are nobody's business."""
    (store.folder / "marks").mkdir()
    (store.folder / "marks" / "odd").write_text("[")
    (store.folder / "README.md").write_text("ours\n")
    (store.places.articles / ".DS_Store").write_bytes(b"\0")
    before = tree(store.folder)

    assert [] == store.check()
    assert [] == store.repair()

    assert before == tree(store.folder)


def test_a_broken_article_is_named_with_its_line_and_kept_aside(store: LibraryStore) -> None:
    """The other article works; mending keeps the bytes, and building brings the article back."""
    first = store.article_ids()[0]
    path = store.article_file(first)
    good = path.read_bytes()
    broken = good.replace(b"author: {", b"author: {{")
    path.write_bytes(broken)

    problem = the_only(store.check())
    assert (path, good.count(b"\n", 0, good.index(b"author: {")) + 1) == (
        problem.path,
        problem.line,
    )
    assert "a.txt" in problem.remedy
    mended = the_only(store.repair())

    assert "trash/damaged" in mended.remedy
    assert [broken] == damaged_files(store)
    assert "not there" in the_only(store.check()).what
    build(store, a_story(), a_story("사람 없는 계산대", CAFE, lines=(30, 50)))
    assert good == path.read_bytes()
    assert [] == store.check()


def test_two_files_with_one_id_are_both_named(store: LibraryStore) -> None:
    """The one named by the id is kept; the other is set aside, not merged, not dropped."""
    first = store.article_ids()[0]
    own = store.article_file(first)
    for name in ("aaaaaaaaaa.yaml", f"{first} (copy).yaml"):
        copy = store.places.articles / name
        copy.write_bytes(own.read_bytes() + b"mine: 1\n")

        problem = the_only(store.check())
        assert copy == problem.path
        assert str(own) in problem.what
        store.repair()

        assert [] == store.check()
        assert any(data.endswith(b"mine: 1\n") for data in damaged_files(store))
    assert 2 == len(damaged_files(store))
    assert 2 == len(store.article_ids())


def test_an_article_under_a_wrong_name_gets_its_own_back(store: LibraryStore) -> None:
    """Renamed by hand, renamed again."""
    first = store.article_ids()[0]
    own = store.article_file(first)
    own.rename(own.with_name("my favourite.yaml"))

    problems = store.check()
    assert any("is not named by it" in problem.what for problem in problems)
    store.repair()

    assert [] == store.check()
    assert own.is_file()


def test_of_two_wrong_names_for_one_article_none_is_lost(store: LibraryStore) -> None:
    """Its own file is missing: one becomes it, the other is kept aside."""
    own = store.article_file(store.article_ids()[0])
    good = own.read_bytes()
    own.rename(own.with_name("copy1.yaml"))
    own.with_name("copy2.yaml").write_bytes(good + b"mine: 2\n")

    store.repair()

    assert good == own.read_bytes()
    assert [good + b"mine: 2\n"] == damaged_files(store)
    assert [] == store.check()


def test_what_a_killed_first_start_left_is_named_and_set_aside(store: LibraryStore) -> None:
    """A whole copy of the bundled library; and the drafts of a record and of a copy of marks."""
    left = store.folder / f".0123456789abcdef{DRAFT_SUFFIX}"
    (left / "articles").mkdir(parents=True)
    (left / "articles" / "aaaaaaaaaa.yaml").write_text("a copy")
    draft = store.folder / f".library.yaml.0123456789abcdef{DRAFT_SUFFIX}"
    draft.write_text("half")
    copy = store.places.marks / f".aaaaaaaaaa.yaml.0123456789abcdef{DRAFT_SUFFIX}"
    snapshot = store.places.marks / ".journal" / f".snapshot.0123456789abcdef{DRAFT_SUFFIX}"
    snapshot.parent.mkdir(parents=True)
    copy.write_text("half a note")
    snapshot.write_text("half the notes")
    drafts = {left, draft, copy, snapshot}

    assert [] == store.check() == store.repair()  # somebody may be writing them right now
    for path in drafts:
        long_ago(path)

    assert drafts == {problem.path for problem in store.check()}
    store.repair()

    assert [] == store.check()
    assert not any(path.exists() for path in drafts)
    assert "a copy" == (store.places.damaged / left.name / "articles/aaaaaaaaaa.yaml").read_text()


def test_drafts_behind_a_link_are_left_alone(store: LibraryStore, tmp_path: Path) -> None:
    """Nothing is moved out of a folder that is somewhere else."""
    draft = tmp_path / "marks" / f".aaaaaaaaaa.yaml.0123456789abcdef{DRAFT_SUFFIX}"
    draft.parent.mkdir()
    draft.write_text("half a note")
    long_ago(draft)
    store.places.marks.symlink_to(draft.parent)

    assert [] == store.repair()
    assert draft.exists()


def test_an_article_that_goes_while_the_library_is_read_is_no_problem(
    store: LibraryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`reader remove` and `reader check` may run at once, in either order."""
    gone = store.article_ids()[1]
    real = check.read_article_file

    def removing(path: Path) -> Article:
        if store.article_file(gone).exists():
            store.remove([gone])
        return real(path)

    monkeypatch.setattr(check, "read_article_file", removing)

    assert [] == store.check()


def test_links_and_litter_among_the_articles_are_named(store: LibraryStore, tmp_path: Path) -> None:
    """A link is moved, not followed; a half-written file is set aside; notes stay."""
    outside = tmp_path / "outside.yaml"
    outside.write_text("precious")
    link = store.places.articles / "aaaaaaaaaa.yaml"
    link.symlink_to(outside)
    half = store.places.articles / ".bbbbbbbbbb.yaml.0123.new"
    half.write_text("half")
    long_ago(half)
    (store.places.articles / "notes.txt").write_text("buy milk")

    whats = " ".join(problem.what for problem in store.check())
    assert "symbolic link" in whats
    assert "cut short" in whats
    store.repair()

    assert "notes.txt" == the_only(store.check()).path.name
    assert "precious" == outside.read_text()
    assert not link.is_symlink()


def test_a_broken_record_is_made_again_with_its_id(store: LibraryStore) -> None:
    """The old one is kept; caches that go by the id stay good."""
    before = store.record()
    broken = store.places.record.read_bytes() + b"\tx\n"
    store.places.record.write_bytes(broken)

    problem = the_only(store.check())
    assert (store.places.record, broken.count(b"\n")) == (problem.path, problem.line)
    store.repair()

    again = LibraryStore(store.folder).open()
    assert before.id == again.library_id
    assert [] == again.check()
    assert [broken] == damaged_files(store)


def test_a_missing_record_is_written_again(store: LibraryStore) -> None:
    """With the id the library had without it."""
    store.places.record.unlink()
    library_id = LibraryStore(store.folder).open().library_id

    assert "is missing" == the_only(store.check()).what
    store.repair()

    assert [] == store.check()
    assert library_id == LibraryStore(store.folder).open().library_id


def test_an_article_that_left_its_dump_goes_to_the_trash_when_asked(store: LibraryStore) -> None:
    """It stays until a person asks for a repair, and can be restored."""
    story = a_story()
    ids = store.article_ids()
    build(store, from_dump(story, "a.txt", "another digest"))
    (kept,) = store.record().dumps[0].articles
    (left,) = set(ids) - {kept}

    assert ids == store.article_ids()
    assert "is no longer in a.txt" == the_only(store.check()).what
    store.repair()

    assert [kept] == list(store.article_ids())
    assert [left] == list(store.removed_ids())
    assert story.editions == store.article(kept).editions
    store.restore([left])
    assert ids == store.article_ids()


def test_an_article_in_the_library_and_in_its_trash_is_named(store: LibraryStore) -> None:
    """The library's is kept."""
    first = store.article_ids()[0]
    data = store.article_file(first).read_bytes()
    store.remove([first])
    store.article_file(first).write_bytes(data)

    assert "in its trash" in the_only(store.check()).what
    store.repair()

    assert [] == store.check()
    assert data == store.article_file(first).read_bytes()


def test_what_is_no_library_is_one_problem(tmp_path: Path) -> None:
    """An empty folder, and none at all."""
    assert "is not a library" == the_only(LibraryStore(tmp_path).check()).what
    assert "does not exist" == the_only(LibraryStore(tmp_path / "none").check()).what


def test_a_library_from_the_future_is_not_judged(store: LibraryStore) -> None:
    """A check by an old version could only do harm."""
    text = store.places.record.read_text("utf-8").replace("schema: 1", "schema: 2")
    store.places.record.write_text(text, "utf-8")
    before = tree(store.folder)

    for look in (store.check, store.repair):
        with pytest.raises(NewerSchema):
            look()

    assert before == tree(store.folder)


def test_an_article_from_the_future_is_named_and_left_alone(store: LibraryStore) -> None:
    """Nothing of it is damaged; a newer program reads it."""
    path = sorted(store.places.articles.iterdir())[0]
    path.write_text(path.read_text("utf-8").replace("schema: 1", "schema: 2"), "utf-8")
    before = tree(store.folder)

    assert "newer version" in str(the_only(store.check()))
    assert [] == store.repair()

    assert before == tree(store.folder)


def test_a_problem_reads_like_a_compilers() -> None:
    """File, line, what, what to do."""
    problem = Problem(Path("articles/x.yaml"), 12, "`id` must be text", "mend it")

    assert "articles/x.yaml:12: `id` must be text — mend it" == str(problem)
    assert "a: gone" == str(Problem(Path("a"), 0, "gone"))
