"""What becomes of a dump that is taken in again without being read is what reading it gives."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import Article, Language
from reader.store.builder import BuildStatus, LibraryBuild
from reader.store.identity.extracted import Extracted
from reader.store.identity.made import Made, made
from reader.store.library import LibraryStore
from reader.store.record import DumpRecord
from tests.store.stories import CAFE, PORT, PORT_EN, a_story, tree

Dump = tuple[str, Sequence[Made]]
"""Its name, by which its digest is made too, and what is extracted."""
Kept = dict[str, tuple[DumpRecord, Extracted]]
DUPLICATE, SAME = BuildStatus.DUPLICATE, BuildStatus.SAME


def a_dump(name: str, *stories: Article) -> Dump:
    """A dump with articles one below the other."""
    return name, [
        made(replace(story, source=replace(story.source, dump=name[0], sha256=name, lines=lines)))
        for number, story in enumerate(stories)
        for lines in [(number * 10 + 1, number * 10 + 8)]
    ]


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both libraries are built at one time."""
    noon = "2024-03-11T12:00:00+09:00"
    monkeypatch.setattr("reader.store.additions.now_after", lambda earlier: noon)


def built(folder: Path, dumps: Sequence[Dump], kept: Kept | None) -> list[list[BuildStatus]]:
    """Build dumps, those that are kept without reading them if it may be done."""
    statuses = []
    with LibraryBuild(LibraryStore(folder)) as build:
        for name, articles in dumps:
            if kept and name in kept and (again := build.take_again(*kept[name])) is not None:
                statuses.append(again)
                continue
            extracted, ids, became = Extracted(), [], []
            for ready in articles:
                article_id, status = build.take(ready)
                extracted.add(ready.row, is_from_here=status is not DUPLICATE)
                ids.append(article_id)
                became.append(status)
            record = DumpRecord(name[0], name, 100, "utf-8", tuple(ids))
            build.record(record)
            statuses.append(became)
            if kept is not None:
                kept[name] = record, extracted
    return statuses


def side_by_side(folder: Path, builds: Sequence[Sequence[Dump]]) -> list[list[BuildStatus]]:
    """Build with what is kept and without, each time the same; what the last build gave."""
    quick, slow = folder / "quick" / "library", folder / "slow" / "library"
    built(quick, [], None)
    shutil.copytree(quick, slow)  # with its id
    kept: Kept = {}
    for number, dumps in enumerate(builds):
        statuses = built(quick, dumps, kept)
        assert statuses == built(slow, dumps, None), number
        assert tree(quick) == tree(slow), number
    return statuses


def test_a_fuller_page_further_down_is_the_one_it_is_from(tmp_path: Path) -> None:
    """From the second build on the first page is the duplicate."""
    dump = a_dump("a", a_story(body=PORT[:-2]), a_story(body=PORT))

    assert [[DUPLICATE, SAME]] == side_by_side(tmp_path, [[dump]] * 3)


def test_a_dump_that_the_library_forgot_is_a_new_one(tmp_path: Path) -> None:
    """Its text is the newer one again when it comes back in the place of a corrected one."""
    corrected = (*PORT[:-1], "배는 모두 쉰 척이었다.")
    old, other = a_dump("a1", a_story()), a_dump("b1", a_story(body=corrected))
    new = a_dump("a2", a_story(body=corrected))

    side_by_side(tmp_path, [[old], [other], [old, other], [new, other], [old]])


@pytest.mark.parametrize("seed", range(8))
def test_any_history_of_builds(tmp_path: Path, seed: int) -> None:
    """Pages that are alike in every way, cut, corrected and in any order."""
    rng = random.Random(seed)

    def a_page() -> Article:
        body = rng.choice([PORT, CAFE])
        cut = body[: rng.choice([1, len(body) - 1, len(body)])]
        en = PORT_EN[: rng.choice([0, 0, 1, len(PORT_EN)])]
        changed = (*cut[:-1], f"{cut[-1]} 정정.") if rng.random() < 0.3 else cut
        page = a_story(rng.choice(["부산항의 밤", "계산대"]), changed, en=en)
        has_korean = not en or rng.random() < 0.8
        editions = page.editions if has_korean else {Language.EN: page.editions[Language.EN]}
        return replace(page, editions=editions)

    dumps = [
        a_dump(f"{name}{state}", *(a_page() for _ in range(rng.randint(1, 4))))
        for name in "abc"
        for state in range(2)
    ]
    builds = [rng.sample(dumps, rng.randint(1, 4)) for _ in range(8)]

    side_by_side(tmp_path, [one for build in builds for one in (build, build)])
