"""Articles are recognised by their text, and doubt means two."""

from __future__ import annotations

import os
import random
import time
import zlib
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path

import pytest

from reader.model.article import (
    AlignedPair,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Language,
)
from reader.store.builder import BuildStatus
from reader.store.file_stat import FileStat
from reader.store.identity.identities import Identities
from reader.store.identity.known import Known, known
from reader.store.identity.prints import prints_of
from reader.store.identity.sorted_table import Table
from reader.store.identity.tables import read_tables
from reader.store.library import LibraryStore
from tests.store.stories import CAFE, PORT, PORT_EN, a_story, build, from_dump, tree

NEW, SAME, CHANGED, DUPLICATE = BuildStatus


def words(seed: int, count: int) -> list[str]:
    """Made-up Korean words, the same for the same seed."""
    chance = random.Random(seed)
    return [
        "".join(chr(chance.randint(0xAC00, 0xD7A3)) for _ in range(chance.randint(1, 5)))
        for _ in range(count)
    ]


def a_text(seed: int, corrected: int = 0, count: int = 300) -> tuple[str, ...]:
    """A body of made-up words, with some of them put right."""
    text = words(seed, count)
    chance = random.Random(-seed)
    for place in chance.sample(range(count), corrected):
        text[place] = "고침"
    return tuple(" ".join(text[start : start + 30]) for start in range(0, count, 30))


def likeness(one: Article, other: Article) -> float:
    """How alike two Korean articles are estimated to be."""
    return prints_of(one)[0].likeness(prints_of(other)[0])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 18, 19, 257, 258, 259, 2_000])
@pytest.mark.parametrize("distinct", [2, 30, 5_000])
def test_a_sketch_is_the_smallest_hashes_of_three_words_in_a_row(count: int, distinct: int) -> None:
    """However many there are; files of the last build hold such sketches."""
    text = [f"낱말{random.Random(number).randrange(distinct)}" for number in range(count)]
    story = a_story(body=(" ".join(text),))

    hashes = [zlib.crc32(word.encode()) for word in text]
    runs = {
        (a * 0x9E3779B1 ^ b * 0x85EBCA77 ^ c) & 0xFFFFFFFF
        for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
    }
    assert sorted(runs)[:16] == list(prints_of(story)[0].hashes())


def test_layout_does_not_count() -> None:
    """Joined paragraphs, punctuation, captions and notes leave the text the same."""
    story = a_story()
    joined = " ".join(PORT).replace(".", " …").replace(",", "")
    edition = replace(
        story.editions[Language.KO],
        body=(
            Block(BlockKind.NOTE, "이 기사는 제휴 기사입니다."),
            Block(BlockKind.PARAGRAPH, joined),
            Block(BlockKind.CAPTION, "출처=항만공사"),
        ),
    )

    assert (
        prints_of(story)[0].exact
        == prints_of(replace(story, editions={Language.KO: edition}))[0].exact
    )


def test_the_estimate_is_near_the_truth() -> None:
    """Unlike texts are unlike; a few corrected words leave a text alike."""
    unlike = [likeness(a_story(body=a_text(n)), a_story(body=a_text(n + 1))) for n in range(50)]
    alike = [likeness(a_story(body=a_text(n)), a_story(body=a_text(n, 6))) for n in range(50)]

    assert max(unlike) <= 0.1
    assert min(alike) >= 0.6
    assert 0.8 <= sum(alike) / len(alike)


def test_five_corrected_words_in_a_hundred_keep_the_identity(tmp_path: Path) -> None:
    """Under the same title, in each of forty articles, and no two are taken for one."""
    store = LibraryStore(tmp_path / "lib")
    stories = [a_story(f"이야기 {n}", a_text(n), lines=(n * 10, n * 10 + 5)) for n in range(40)]
    corrected = [
        from_dump(a_story(f"이야기 {n}", a_text(n, 15), lines=(n * 10, n * 10 + 5)), "a.txt", "2")
        for n in range(40)
    ]
    first = build(store, *stories)

    assert [(one, CHANGED) for one, _ in first] == build(store, *corrected)


def test_a_new_title_and_a_corrected_word_keep_the_identity_in_the_same_dump(
    tmp_path: Path,
) -> None:
    """The extractor learned to leave a prefix out, and a typo was mended."""
    store = LibraryStore(tmp_path / "lib")
    stories = [a_story(f"[속보] 이야기 {n}", a_text(n)) for n in range(30)]
    better = [from_dump(a_story(f"이야기 {n}", a_text(n, 1)), "a.txt", "2") for n in range(30)]
    first = [build(store, story)[0] for story in stories]

    second = [build(store, story)[0] for story in better]

    kept = sum(one == other for (one, _), (other, _) in zip(first, second, strict=True))
    assert kept >= 27
    assert len(store.article_ids()) == 30 + (30 - kept)


def test_two_states_of_one_wire_story_side_by_side_are_two_articles(tmp_path: Path) -> None:
    """The second adds a paragraph under another title; both pages are in the dump."""
    store = LibraryStore(tmp_path / "lib")
    early = a_story("부산항 기록 경신", a_text(1))
    late = a_story("부산항 기록 경신(종합)", (*a_text(1), *a_text(2)[:2]), lines=(30, 50))

    results = build(store, early, late)

    assert [NEW, NEW] == [status for _, status in results]
    assert [(one, SAME) for one, _ in results] == build(store, early, late)


def test_the_notice_a_site_shows_for_every_article_is_no_article(tmp_path: Path) -> None:
    """Twenty titles over the same paragraph stay twenty."""
    store = LibraryStore(tmp_path / "lib")
    notice = ("이 기사는 유료 회원만 읽을 수 있습니다. " * 6,)
    pages = [a_story(f"제목 {n}", notice, lines=(n * 10, n * 10 + 5)) for n in range(20)]

    results = build(store, *pages)

    assert 20 == len({one for one, _ in results})
    assert [(one, SAME) for one, _ in results] == build(store, *pages)


def test_an_article_without_text_is_known_by_its_title(tmp_path: Path) -> None:
    """And gets its text later without becoming another."""
    store = LibraryStore(tmp_path / "lib")
    ((first, _),) = build(store, a_story(en=("",)))

    assert [(first, SAME)] == build(store, a_story(en=("",)))
    assert [(first, CHANGED)] == build(store, from_dump(a_story(en=PORT_EN), "a.txt", "2"))


@pytest.mark.parametrize("title", ["", "…", "[]"])
def test_articles_without_a_title_do_not_become_one(tmp_path: Path, title: str) -> None:
    """With no title to go by, the text makes the id."""
    store = LibraryStore(tmp_path / "lib")

    results = build(store, a_story(title), a_story(title, CAFE, lines=(30, 50)))

    assert [NEW, NEW] == [status for _, status in results]
    assert [(one, SAME) for one, _ in results] == build(
        store, a_story(title), a_story(title, CAFE, lines=(30, 50))
    )


def test_everything_in_an_article_counts_as_its_content() -> None:
    """A field that is added to the model and forgotten in the digest would never be updated."""
    story = replace(a_story(en=PORT_EN), section="경제", published="2024-01-08")
    other = {
        "editions": a_story(body=CAFE).editions,
        "publisher": "다른 신문",
        "section": "사회",
        "published": "2024-01-09",
        "author": Author("한여울", "기자", "", "a@example.com"),
        "alignment": (AlignedPair((0,), (0,), 0.5),),
        "warnings": ("날짜가 없습니다",),
        "source": replace(story.source, url="https://example.com/1"),
    }
    assert {field.name for field in fields(Article)} - {"id", "extra"} == set(other)

    for name, value in other.items():
        assert known(story).content != known(replace(story, **{name: value})).content, name
    for source in ({"dump": "b"}, {"sha256": "b"}, {"lines": (1, 2)}):
        moved = replace(story, source=replace(story.source, **source))
        assert known(story).content == known(moved).content
        assert known(story).whole != known(moved).whole


def rows() -> list[Known]:
    """A few articles as an index knows them."""
    stories = [a_story(), a_story(en=PORT_EN), a_story("카페", CAFE), a_story("짧다", ("가",))]
    return [
        known(story)._replace(id=ArticleId(letter * 10), size=7, mtime_ns=9, trashed=letter == "b")
        for letter, story in zip("dacb", stories, strict=True)
    ]


def listed(row: Known) -> FileStat:
    """An article's file as its folder lists it."""
    return FileStat(row.id, Path(row.id), row.size, row.mtime_ns)


def saved(path: Path) -> Identities:
    """An index with some articles, as the last build left it on disk."""
    index = Identities()
    for row in rows():
        index.put(row)
    index.save(path)
    return index


def all_of(table: Table) -> list[bytes]:
    """Every record of a table."""
    return list(chain.from_iterable(table.stretches()))


def test_identities_survive_their_file(tmp_path: Path) -> None:
    """Row by row, and found by all that they were found by."""
    path = tmp_path / "cache" / "identities.bin"
    saved(path)

    index = Identities(path)

    for row in rows():
        assert index.keep(listed(row), trashed=row.trashed)
        assert row == index.get(row.id)
    assert index.find(known(a_story("다른 제목", CAFE))) == index.get(ArticleId("c" * 10))
    assert ArticleId("e" * 10) not in index


def test_a_file_that_is_not_as_it_was_is_not_taken_from_the_tables(tmp_path: Path) -> None:
    """Another size, another time, another folder; and what is gone is not found by its text."""
    path = tmp_path / "identities.bin"
    saved(path)
    row = rows()[0]
    for other in (
        (row._replace(size=8), False),
        (row._replace(mtime_ns=8), False),
        (row, True),
    ):
        index = Identities(path)
        assert not index.keep(listed(other[0]), trashed=other[1])
        assert index.get(row.id) is None
        assert index.find(known(a_story())) is None


def test_a_damaged_file_of_identities_is_as_good_as_none(tmp_path: Path) -> None:
    """Cut anywhere or with a byte changed anywhere: nothing is read, nobody is bothered."""
    path = tmp_path / "identities.bin"
    saved(path)
    good = path.read_bytes()
    for place in range(0, len(good), 7):
        for bad in (good[:place], good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :]):
            path.write_bytes(bad)
            assert not any(Identities(path).keep(listed(row), trashed=False) for row in rows())
    assert 0 == len(read_tables(tmp_path).rows)


def test_a_notice_under_thousands_of_titles_does_not_slow_a_build_down() -> None:
    """What many articles share tells nothing and is not looked through."""
    notice = ("이 기사는 유료 회원만 읽을 수 있습니다. " * 6,)
    index = Identities()
    began = time.monotonic()

    for number in range(3_000):
        row = known(a_story(f"제목 {number}", notice))._replace(id=ArticleId(f"{number:010}"))
        assert index.find(row) is None
        index.put(row)
        index.meet(row.id, on_its_page=True)

    assert time.monotonic() - began < 30


def many_rows(count: int) -> list[Known]:
    """Articles of which some share their text, their title or most of both."""
    chance = random.Random(5)
    made = []
    for number in range(count):
        body = a_text(chance.randrange(count // 2), chance.randrange(3), 60)
        row = known(a_story(f"이야기 {chance.randrange(count // 2)}", body))
        made.append(row._replace(id=ArticleId(f"{chance.randrange(count):010}"), size=number))
    return made


@pytest.mark.parametrize("most_young", [1, 2, 7, 64])
def test_identities_are_the_same_wherever_they_lie(tmp_path: Path, most_young: int) -> None:
    """In memory or in a file: found, met, changed, stamped and kept for the next build alike."""
    path = tmp_path / "identities.bin"
    saved(path)
    here, there = Identities(path), Identities(path, most_young)
    for index in (here, there):
        assert index.keep(listed(rows()[2]), trashed=False)

    for place, row in enumerate(many_rows(300)):
        found = here.find(row)
        assert found == there.find(row)
        for index in (here, there):
            if not found or place % 3 == 0:
                index.put(row)
                index.meet(row.id, on_its_page=place % 2 == 0)
            if place % 5 == 0:
                index.stamp(row.id, place, place)
        assert here.get(row.id) == there.get(row.id)
        assert here.was_met(row.id) == there.was_met(row.id)
        assert here.was_on_its_page(row.id) == there.was_on_its_page(row.id)

    for index, name in ((here, "here"), (there, "there")):
        index.save(tmp_path / name)
        index.close()
    one, other = (read_tables(tmp_path / name) for name in ("here", "there"))
    assert 100 < len(one.rows)
    assert all_of(one.rows) == all_of(other.rows)
    assert all_of(one.clues) == all_of(other.clues)
    again = Identities(tmp_path / "there")
    assert again.keep(listed(rows()[2]), trashed=False)
    assert not again.was_met(rows()[2].id)


def test_identities_stay_in_memory_where_no_file_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk makes a build take more memory, and nothing else."""
    monkeypatch.setattr("reader.store.identity.identities.set_down", lambda *_: None)
    index = Identities(tmp_path / "identities.bin", 2)

    for row in rows():
        index.put(row)

    assert rows() == [index.get(row.id) for row in rows()]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    """The build is done all the same."""
    (tmp_path / "file").touch()

    results = build(LibraryStore(tmp_path / "lib"), a_story(), cache=tmp_path / "file" / "x.bin")

    assert [NEW] == [status for _, status in results]


def test_articles_changed_behind_the_caches_back_are_read_again(tmp_path: Path) -> None:
    """Edited, deleted and added by hand or by another build."""
    store, cache = LibraryStore(tmp_path / "lib"), tmp_path / "identities.bin"
    stories = [a_story(), a_story("사람 없는 계산대", CAFE, lines=(30, 50))]
    (first, _), (second, _) = build(store, *stories, cache=cache)
    good = tree(store.folder)
    path = store.article_file(first)
    path.write_text(path.read_text("utf-8").replace("스무 척", "천 척"), "utf-8")
    store.article_file(second).unlink()

    again = build(store, *stories, cache=cache)

    assert [(first, CHANGED), (second, NEW)] == again
    assert good == tree(store.folder)


@pytest.mark.parametrize("year", [1901, 1969, 2300, 2440])
def test_files_of_any_time_are_built(tmp_path: Path, year: int) -> None:
    """As an archive or a clock that was wrong leaves them."""
    store, cache = LibraryStore(tmp_path / "lib"), tmp_path / "identities.bin"
    ((article_id, _),) = build(store, a_story(), cache=cache)
    good = tree(store.folder)
    seconds = int((year - 1970) * 365.25 * 86400)
    os.utime(store.article_file(article_id), (seconds, seconds))

    for _ in range(2):
        assert [(article_id, SAME)] == build(store, a_story(), cache=cache)

    assert good == tree(store.folder)


def test_an_index_forgets_what_an_article_was() -> None:
    """After a change only the new text is found."""
    index = Identities()
    old, new = (known(a_story(body=body))._replace(id=ArticleId("a" * 10)) for body in (PORT, CAFE))
    index.put(old)
    index.put(new._replace(prints=tuple(one._replace(key=1) for one in new.prints)))

    assert index.find(known(a_story("다른 제목", PORT))) is None
    found = index.find(known(a_story("다른 제목", CAFE)))
    assert found is not None
    assert found.id == "a" * 10
