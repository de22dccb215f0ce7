"""When articles came into a library is noted once, beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import Unreadable
from reader.model.article import ArticleId
from reader.store.additions import (
    Addition,
    Additions,
    additions_of,
    additions_since,
    additions_text,
    note_additions,
    read_additions,
)
from reader.store.library import LibraryStore
from tests.store.stories import CAFE, a_story, build, tree

FILE = Path("added.yaml")
OLD, NEW = ArticleId("aaaaaaaaaa"), ArticleId("bbbbbbbbbb")


@pytest.fixture
def store(tmp_path: Path) -> LibraryStore:
    """A library of one article."""
    store = LibraryStore(tmp_path / "lib")
    build(store, a_story())
    return store


def test_each_build_is_a_line() -> None:
    """Keys that a person or a later version wrote are kept."""
    builds = (Addition("2024-03-11T07:00:00+09:00", (OLD,), {"by": "cron"}), Addition("", (NEW,)))
    additions = Additions(builds, {"note": "손으로 씀"})

    text = additions_text(additions)

    assert additions == read_additions(text.encode(), FILE)
    assert '- {at: "2024-03-11T07:00:00+09:00", articles: ["aaaaaaaaaa"], by: cron}' in text
    assert {OLD: "2024-03-11T07:00:00+09:00", NEW: ""} == additions.moments()


def test_a_build_notes_what_it_added_and_no_more(store: LibraryStore) -> None:
    """The article of the build before keeps its time; a build without news writes nothing."""
    first = additions_of(store.places).builds
    (cafe, _), (port, _) = build(store, a_story("사람 없는 계산대", CAFE, dump="b.txt"), a_story())
    before = tree(store.folder)

    build(store, a_story())

    one, other = additions_of(store.places).builds
    assert ((one,), (port,), (cafe,)) == (first, one.articles, other.articles)
    assert one.at <= other.at
    assert other.at.endswith("+09:00")
    assert before == tree(store.folder)


def test_a_clock_that_was_put_back_makes_no_older_news(store: LibraryStore) -> None:
    """The list would show yesterday's above today's."""
    future = Additions((Addition("2999-01-01T00:00:00+09:00", (OLD,)),))
    store.places.additions.write_text(additions_text(future), "utf-8")

    note_additions(store.places, [NEW])

    times = [one.at for one in additions_of(store.places).builds]
    assert times == sorted(times) and len(set(times)) == 2


def test_a_file_that_cannot_be_read_is_named_and_kept(store: LibraryStore) -> None:
    """Nobody knows the days then, and everything else works; the next build begins anew."""
    damaged = "schema: 1\nbuilds:\n- at: [\n"
    store.places.additions.write_text(damaged, "utf-8")

    answer = additions_since(store.places, (0, 0))
    problems = [problem for problem in store.check() if problem.path == store.places.additions]
    ((cafe, _),) = build(store, a_story("사람 없는 계산대", CAFE, dump="b.txt"))

    assert answer is not None and {} == answer[1]
    assert [True] == [problem.line > 0 for problem in problems]
    assert damaged == (store.places.damaged / "added.yaml").read_text("utf-8")
    assert {cafe} == set(additions_of(store.places).moments())


def test_a_file_of_a_later_version_is_left_alone(store: LibraryStore) -> None:
    """Its articles are built all the same."""
    newer = "schema: 99\nbuilds: []\n"
    store.places.additions.write_text(newer, "utf-8")

    build(store, a_story("사람 없는 계산대", CAFE, dump="b.txt"))

    assert newer == store.places.additions.read_text("utf-8")
    assert 2 == len(store.article_ids())


def test_what_is_no_such_file_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable) as refused:
        read_additions(b"schema: 1\nbuilds:\n- at: x\n  articles: {}\n", FILE)

    assert 4 == refused.value.line


def test_the_answer_is_given_once(store: LibraryStore) -> None:
    """As long as the file is as it was."""
    answer = store.additions((0, 0))

    assert answer is not None
    assert store.additions(answer[0]) is None
