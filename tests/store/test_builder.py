"""An article keeps its identity whatever a build finds, and nothing is written in vain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryBusy, NewerSchema, Unreadable
from reader.model.article import Article, Author, Language, Source
from reader.model.names import ARTICLE_ID
from reader.store.builder import BuildStatus, LibraryBuild
from reader.store.identity.made import made
from reader.store.library import LibraryStore
from tests.store.stories import CAFE, PORT, PORT_EN, a_story, build, from_dump, tree

NEW, SAME, CHANGED, DUPLICATE = BuildStatus


@pytest.fixture
def store(tmp_path: Path) -> LibraryStore:
    """Where a library may be made."""
    return LibraryStore(tmp_path / "lib")


def correct(story: Article, old: str = "스무 척", new: str = "서른 척") -> Article:
    """The story after an editor changed a word."""
    edition = story.editions[Language.KO]
    body = tuple(replace(block, text=block.text.replace(old, new)) for block in edition.body)
    assert body != edition.body
    return replace(story, editions={**story.editions, Language.KO: replace(edition, body=body)})


def retitle(story: Article, title: str) -> Article:
    """The story under another title."""
    edition = replace(story.editions[Language.KO], title=title)
    return replace(story, editions={**story.editions, Language.KO: edition})


@pytest.mark.parametrize("with_cache", [True, False])
def test_building_twice_changes_no_byte(
    store: LibraryStore, tmp_path: Path, with_cache: bool
) -> None:
    """With the identities of the last build at hand and without."""
    stories = [a_story(en=PORT_EN), a_story("사람 없는 계산대", CAFE, lines=(30, 50))]
    cache = tmp_path / "identities.bin" if with_cache else None
    first = build(store, *stories, cache=cache)
    before = tree(store.folder)

    second = build(store, *stories, cache=cache)

    assert [NEW, NEW] == [status for _, status in first]
    assert [(article_id, SAME) for article_id, _ in first] == second
    assert before == tree(store.folder)
    assert all(ARTICLE_ID.fullmatch(article_id) for article_id, _ in first)


def test_the_id_comes_from_title_author_and_publisher(tmp_path: Path) -> None:
    """The same in any library, whatever the text; folding forgives case, width and marks."""
    ids = {
        build(LibraryStore(tmp_path / str(number)), story)[0][0]
        for number, story in enumerate(
            [
                a_story("Busan: 밤 ABC"),
                a_story("busan 밤, ＡＢＣ", CAFE),
                a_story("BUSAN 밤 abc", dump="other.txt", lines=(7, 8)),
            ]
        )
    }
    others = {
        build(LibraryStore(tmp_path / f"other{number}"), story)[0][0]
        for number, story in enumerate(
            [
                a_story("Busan: 낮 ABC"),
                replace(a_story("Busan: 밤 ABC"), author=Author("남도윤")),
                replace(a_story("Busan: 밤 ABC"), publisher="다른경제"),
            ]
        )
    }

    assert 1 == len(ids)
    assert 3 == len(others - ids)


@pytest.mark.parametrize(
    "change",
    [
        correct,
        lambda story: retitle(story, "부산항, 불을 끄지 않는다"),
        lambda story: correct(retitle(story, "부산항, 불을 끄지 않는다")),
        lambda story: replace(story, author=Author("한여울", "선임기자")),
        lambda story: replace(story, publisher="항만경제신문"),
        lambda story: replace(story, section="경제"),
    ],
    ids=["text", "title", "title and text", "position", "publisher", "section"],
)
def test_a_corrected_article_is_changed_and_keeps_its_id(
    store: LibraryStore, change: object
) -> None:
    """A better extractor and an editor's pencil change the article, not its identity."""
    assert callable(change)
    ((first, _),) = build(store, a_story())
    corrected = change(from_dump(a_story(), "a.txt", "new digest"))

    assert [(first, CHANGED)] == build(store, corrected)

    assert replace(corrected, id=first) == store.article(first)
    assert [first] == list(store.article_ids())
    assert [(first, SAME)] == build(store, corrected)


def test_a_longer_dump_moves_its_articles_and_changes_nothing_else(store: LibraryStore) -> None:
    """The lines and the digest of the source follow; the reader sees the same article."""
    ((first, _),) = build(store, a_story())
    moved = replace(a_story(), source=Source("a.txt", "longer", (41, 60), "", "utf-8"))

    assert [(first, SAME)] == build(store, moved)

    assert (41, 60) == store.article(first).source.lines
    assert ["longer"] == [dump.sha256 for dump in store.record().dumps]


def test_the_same_article_in_two_dumps_is_one(store: LibraryStore) -> None:
    """The first dump keeps it; both records name it; nothing flips when they are built again."""
    stories = [a_story(), from_dump(a_story(), "b.txt")]

    (first, _), again = build(store, *stories)
    before = tree(store.folder)

    assert (first, DUPLICATE) == again
    assert "a.txt" == store.article(first).source.dump
    assert [("a.txt", (first,)), ("b.txt", (first,))] == [
        (dump.name, dump.articles) for dump in store.record().dumps
    ]
    assert [(first, SAME), (first, DUPLICATE)] == build(store, *stories)
    assert [(first, DUPLICATE)] == build(store, stories[1])
    assert before == tree(store.folder)

    other = LibraryStore(store.folder.with_name("other"))
    assert [(first, NEW), (first, DUPLICATE)] == build(other, *stories[::-1])
    assert [first] == list(other.article_ids())


def test_the_same_page_twice_in_a_dump_is_one(store: LibraryStore) -> None:
    """Crawlers fetch pages twice."""
    twice = [a_story(), a_story(lines=(30, 49))]

    (first, _), again = build(store, *twice)

    assert (first, DUPLICATE) == again
    assert [(first, SAME), (first, DUPLICATE)] == build(store, *twice)
    assert (1, 20) == store.article(first).source.lines


def test_a_newer_dump_brings_the_newer_text(store: LibraryStore) -> None:
    """And building the older one again does not bring the older text back."""
    older, newer = a_story(), correct(from_dump(a_story(), "b.txt"))
    ((first, _),) = build(store, older)

    assert [(first, CHANGED)] == build(store, newer)
    before = tree(store.folder)

    assert "서른 척" in store.article(first).editions[Language.KO].body[0].text
    assert [(first, DUPLICATE)] == build(store, older)
    assert [(first, DUPLICATE), (first, SAME)] == build(store, older, newer)
    assert before == tree(store.folder)


def test_a_teaser_never_takes_the_place_of_the_article(store: LibraryStore) -> None:
    """Half the text, or one language less, is a poorer copy; a fuller one is welcome."""
    full = a_story(en=PORT_EN)
    teaser = from_dump(a_story(body=PORT[:2]), "b.txt")
    korean = from_dump(a_story(), "c.txt")
    ((first, _),) = build(store, full)

    assert [(first, DUPLICATE), (first, DUPLICATE)] == build(store, teaser, korean)
    assert 2 == len(store.article(first).languages)

    other = LibraryStore(store.folder.with_name("other"))
    assert [(first, NEW)] == build(other, teaser)
    assert [(first, CHANGED)] == build(other, full)
    assert full.editions == other.article(first).editions


def test_one_title_and_two_stories_are_two_articles(tmp_path: Path) -> None:
    """In either order there are two, and each is found again."""
    same_title = [a_story("오늘의 부두"), a_story("오늘의 부두", CAFE, lines=(30, 50))]
    for number, stories in enumerate([same_title, same_title[::-1]]):
        store = LibraryStore(tmp_path / str(number))

        results = build(store, *stories)

        assert [NEW, NEW] == [status for _, status in results]
        assert 2 == len(store.article_ids())
        assert [(i, SAME) for i, _ in results] == build(store, *stories)
        assert [(i, SAME) for i, _ in results[::-1]] == build(store, *stories[::-1])


def test_a_daily_report_is_a_new_article_each_day(store: LibraryStore) -> None:
    """The same title and half the same sentences, on another day."""
    body = (*PORT[:2], CAFE[0], CAFE[1])
    monday = replace(a_story("부두 시황"), published="2024-01-08")
    tuesday = replace(a_story("부두 시황", body, dump="b.txt"), published="2024-01-09")

    results = build(store, monday) + build(store, tuesday)

    assert [NEW, NEW] == [status for _, status in results]
    assert 2 == len(store.article_ids())


@pytest.mark.parametrize(("before", "after"), [("2024-01-08", ""), ("", "2024-01-09"), ("", "")])
def test_a_rewritten_article_without_a_date_is_the_same_one(
    store: LibraryStore, before: str, after: str
) -> None:
    """Only two different days make two of it; else the marks on it would be on none."""
    body = (*PORT[:2], CAFE[0], CAFE[1])
    old = replace(a_story("부두 시황"), published=before)
    new = replace(a_story("부두 시황", body, dump="b.txt"), published=after)

    ((first, _),) = build(store, old)

    assert [(first, CHANGED)] == build(store, new)


def test_short_texts_are_not_taken_for_each_other(store: LibraryStore) -> None:
    """Two pages that say only that there is nothing to say are two."""
    nothing = ("기사를 찾을 수 없습니다.",)

    results = build(store, a_story("하나", nothing), a_story("둘", nothing, lines=(30, 40)))

    assert [NEW, NEW] == [status for _, status in results]


def test_keys_a_person_added_survive_a_rebuild(store: LibraryStore) -> None:
    """Even when the text changes."""
    ((first, _),) = build(store, a_story())
    path = store.article_file(first)
    path.write_text(path.read_text("utf-8") + "rating: 5\n", "utf-8")
    before = tree(store.folder)

    assert [(first, SAME)] == build(store, a_story())
    assert before == tree(store.folder)
    build(store, correct(from_dump(a_story(), "a.txt", "new")))

    assert path.read_text("utf-8").endswith("rating: 5\n")


def test_a_removed_article_stays_removed(store: LibraryStore) -> None:
    """A build looks after it in the trash, so that it comes back up to date."""
    ((first, _),) = build(store, a_story())
    store.remove([first])

    with LibraryBuild(store) as building:
        assert (first, SAME) == building.take(made(a_story()))
        assert building.was_removed(first)
    assert [(first, CHANGED)] == build(store, correct(from_dump(a_story(), "a.txt", "new")))

    assert [] == list(store.article_ids())
    store.restore([first])
    assert "서른 척" in store.article(first).editions[Language.KO].body[0].text


def test_a_damaged_article_is_built_again_and_kept_aside(store: LibraryStore) -> None:
    """Broken by hand, mended by the next build; the broken bytes are not lost."""
    ((first, _),) = build(store, a_story())
    good = store.article_file(first).read_bytes()
    store.article_file(first).write_bytes(b"a: [")

    assert [(first, CHANGED)] == build(store, a_story())

    assert good == store.article_file(first).read_bytes()
    assert [b"a: ["] == [path.read_bytes() for path in store.places.damaged.iterdir()]


def test_an_article_from_the_future_stops_a_build(store: LibraryStore) -> None:
    """It is not damaged, so it is neither built again nor set aside."""
    ((first, _),) = build(store, a_story())
    path = store.article_file(first)
    path.write_text(path.read_text("utf-8").replace("schema: 1", "schema: 2"), "utf-8")
    before = tree(store.folder)

    with pytest.raises(NewerSchema):
        build(store, a_story())

    assert before == tree(store.folder)


def test_marks_are_never_opened(store: LibraryStore) -> None:
    """Whatever lies there stays as it is."""
    marks = store.folder / "marks"
    marks.mkdir(parents=True)
    (marks / "x.yaml").write_bytes(b"[\xff")

    build(store, a_story())

    assert b"[\xff" == (marks / "x.yaml").read_bytes()


def test_a_dry_run_writes_nothing_and_says_the_same(store: LibraryStore) -> None:
    """Not even a folder or a lock; a running build does not stop it."""
    stories = [a_story(), from_dump(a_story(), "b.txt"), a_story("사람 없는 계산대", CAFE)]

    with LibraryBuild(store, dry_run=True) as building:
        said = [building.take(made(story)) for story in stories]

    assert not store.folder.exists()
    assert said == build(store, *stories)


def test_only_one_build_at_a_time(store: LibraryStore) -> None:
    """The second one is told who is at it, and leaves nothing behind."""
    with LibraryBuild(store) as building:
        building.take(made(a_story()))
        with pytest.raises(LibraryBusy, match="process"), LibraryBuild(store):
            pass
        building.take(made(a_story("사람 없는 계산대", CAFE, lines=(30, 50))))

    assert 2 == len(store.article_ids())


def test_a_build_that_fails_says_nothing_was_built(store: LibraryStore) -> None:
    """Its articles may be there, its dumps are not in the record; the lock is let go."""
    with pytest.raises(ZeroDivisionError), LibraryBuild(store) as building:
        building.take(made(a_story()))
        raise ZeroDivisionError

    assert () == store.record().dumps
    assert [NEW] == [status for _, status in build(store, a_story())]


def test_a_build_that_is_interrupted_keeps_what_it_has(store: LibraryStore) -> None:
    """Ctrl+C: what was taken in is there, and the next build does the rest."""
    with pytest.raises(KeyboardInterrupt), LibraryBuild(store) as building:
        first, _ = building.take(made(a_story()))
        raise KeyboardInterrupt

    assert [first] == list(store.article_ids())
    assert [(first, SAME)] == build(store, a_story())


def test_a_damaged_record_stops_a_build_before_it_begins(store: LibraryStore) -> None:
    """Nothing is written into a library nobody understands."""
    build(store, a_story())
    store.places.record.write_text("schema: [", "utf-8")
    before = tree(store.folder)

    with pytest.raises(Unreadable):
        build(store, a_story("사람 없는 계산대", CAFE))

    assert before == tree(store.folder)
