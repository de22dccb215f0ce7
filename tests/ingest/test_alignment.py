"""Paragraphs of the Korean and the English edition find each other."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.alignment.align import align
from reader.ingest.alignment.lexicon import Lexicon, everyday
from reader.ingest.alignment.method import PLAIN
from reader.model.article import AlignedPair, Block, BlockKind
from tests.bench.align_quality import dump_cases, dump_score, score_all
from tests.bench.align_variants import documents, variants

PROJECT = Path(__file__).resolve().parents[2]
MARKS = {"# ": BlockKind.HEADING, "* ": BlockKind.LIST_ITEM, "= ": BlockKind.CAPTION}
PORT = (
    "부산항의 밤은 길다. 크레인 40대가 쉬지 않고 상자를 옮긴다.",
    "Nights at Busan port are long. Forty cranes never stop moving boxes.",
)
TRAFFIC = (
    "지난해 물동량은 2,400만 TEU로 역대 가장 많았다.",
    "Traffic reached 24 million TEU last year, the most on record.",
)
UNION = (
    "노조는 야간 수당을 올려 달라며 다음 주 파업을 예고했다.",
    "The union wants higher pay for night work and has announced a strike next week.",
)
MAERSK = (
    "덴마크 선사 머스크는 새 터미널에 3억 달러를 투자하기로 했다.",
    "The Danish line Maersk will invest $300 million in a new terminal.",
)
FISH = (
    "어민들은 준설 공사로 바다가 흐려져 물고기가 줄었다고 걱정한다.",
    "Fishermen worry that dredging has clouded the sea and left fewer fish.",
)
STORIES = (PORT, TRAFFIC, UNION, MAERSK, FISH)


def body(*texts: str) -> tuple[Block, ...]:
    """Paragraphs; `# ` makes a heading, `* ` a list item, `= ` a caption."""
    return tuple(
        Block(MARKS[text[:2]], text[2:]) if text[:2] in MARKS else Block(BlockKind.PARAGRAPH, text)
        for text in texts
    )


def shape(pairs: Sequence[AlignedPair]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Pairs without their confidence."""
    return [(pair.ko, pair.en) for pair in pairs]


def test_faithful_paragraphs_pair_one_to_one_and_surely() -> None:
    """The plain case."""
    pairs = align(body(*(ko for ko, _ in STORIES)), body(*(en for _, en in STORIES)))

    assert [((n,), (n,)) for n in range(5)] == shape(pairs)
    assert all(pair.confidence > 0.7 for pair in pairs)


def test_an_english_paragraph_that_the_korean_dropped_stands_alone_in_its_place() -> None:
    """Nothing is hidden, and nothing is pulled into a neighbour."""
    ko = body(PORT[0], TRAFFIC[0], MAERSK[0], FISH[0])
    en = body(PORT[1], TRAFFIC[1], UNION[1], MAERSK[1], FISH[1])

    pairs = align(ko, en)

    assert [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,)), ((3,), (4,))] == shape(pairs)
    assert 0.0 == pairs[2].confidence


def test_a_korean_paragraph_without_english_stands_alone_in_its_place() -> None:
    """The other way round, at the beginning."""
    ko = body(UNION[0], PORT[0], TRAFFIC[0], MAERSK[0])
    en = body(PORT[1], TRAFFIC[1], MAERSK[1])

    assert [((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))] == shape(align(ko, en))


def test_paragraphs_run_together_pair_with_all_their_parts() -> None:
    """One Korean paragraph for two English ones, and two for one."""
    ko = body(f"{PORT[0]} {TRAFFIC[0]}", UNION[0], MAERSK[0], FISH[0])
    en = body(PORT[1], TRAFFIC[1], UNION[1], f"{MAERSK[1]} {FISH[1]}")

    assert [((0,), (0, 1)), ((1,), (2,)), ((2, 3), (3,))] == shape(align(ko, en))


def test_a_paragraph_taken_out_of_order_does_not_pull_the_rest_out_of_step() -> None:
    """The Korean brings the investment first; the others keep their partners."""
    ko = body(MAERSK[0], PORT[0], TRAFFIC[0], UNION[0], FISH[0])
    en = body(PORT[1], TRAFFIC[1], UNION[1], FISH[1], MAERSK[1])

    pairs = align(ko, en)

    assert {((1,), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))} <= set(shape(pairs))
    assert ((0,), (4,)) in shape(pairs)


def test_captions_and_notes_take_no_part() -> None:
    """They are in no pair at all."""
    ko = (*body("= 사진=부산항만공사", *PORT[:1]), Block(BlockKind.NOTE, TRAFFIC[0]))
    en = body(PORT[1], TRAFFIC[1])

    assert [((1,), (0,)), ((), (1,))] == shape(align(ko, en))


def test_headings_pair_with_headings_by_their_place() -> None:
    """Even if their words have nothing in common."""
    ko = body("# 쉬지 않는 부두", PORT[0], TRAFFIC[0], "# 남은 과제", UNION[0], MAERSK[0])
    en = body("# Busy days", PORT[1], TRAFFIC[1], "# A long road", UNION[1], MAERSK[1])

    assert [((n,), (n,)) for n in range(6)] == shape(align(ko, en))


def test_a_heading_never_pairs_with_a_paragraph() -> None:
    """Not even with the same words."""
    ko = body(f"# {TRAFFIC[0]}", PORT[0])
    en = body(TRAFFIC[1], PORT[1])

    assert [((), (0,)), ((0,), ()), ((1,), (1,))] == shape(align(ko, en))


def test_list_items_pair_with_list_items() -> None:
    """A summary in bullets on one side only stays alone."""
    ko = body(PORT[0], "* 임금 협상", "* 바다 오염", TRAFFIC[0])
    en = body(PORT[1], "* Wage talks", "* Pollution of the sea", TRAFFIC[1])

    assert [((n,), (n,)) for n in range(4)] == shape(align(ko, en))
    alone = align(body(PORT[0], TRAFFIC[0]), body(f"* {PORT[1]}", PORT[1], TRAFFIC[1]))
    assert [((), (0,)), ((0,), (1,)), ((1,), (2,))] == shape(alone)


def test_an_article_in_one_language_has_no_pairs_but_its_own() -> None:
    """Empty bodies are no error."""
    assert () == align((), ())
    assert [((0,), ()), ((1,), ())] == shape(align(body(PORT[0], TRAFFIC[0]), ()))
    assert [((), (0,))] == shape(align((), body(PORT[1])))


def test_a_stranger_is_no_partner() -> None:
    """Two texts about different things do not pair only for being alone."""
    pairs = align(body(FISH[0]), body("The orchestra opens its season with Mahler on Friday."))

    assert all(pair.confidence < 0.6 for pair in pairs)


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(list(BlockKind)),
        st.sampled_from(["", " ", "1", "가", "a", *PORT, *TRAFFIC, *MAERSK]),
    ),
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(BLOCKS, BLOCKS)
def test_every_block_stands_in_exactly_one_pair(ko: list[Block], en: list[Block]) -> None:
    """Whatever the bodies; pairs are of one kind, in Korean order, and sure from 0 to 1."""
    pairs = align(ko, en)

    takes_part = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}
    assert [i for i, b in enumerate(ko) if b.kind in takes_part] == sorted(
        i for pair in pairs for i in pair.ko
    )
    assert [j for j, b in enumerate(en) if b.kind in takes_part] == sorted(
        j for pair in pairs for j in pair.en
    )
    starts = [pair.ko[0] for pair in pairs if pair.ko]
    assert starts == sorted(starts)
    for pair in pairs:
        kinds = {ko[i].kind for i in pair.ko} | {en[j].kind for j in pair.en}
        assert 1 == len(kinds)
        assert 0.0 <= pair.confidence <= 1.0
        assert bool(pair.ko and pair.en) == (pair.confidence > 0.0)


def test_the_same_bodies_always_align_the_same() -> None:
    """A build must not change a byte when nothing changed."""
    ko, en = body(*(ko for ko, _ in STORIES)), body(*(en for _, en in STORIES))

    assert align(ko, en) == align(ko, en)


@pytest.mark.parametrize(("half", "floor"), [("tuning", 0.96), ("unseen", 0.96)])
def test_quality_stays_above_its_floor(half: str, floor: float) -> None:
    """Link F1 on seeded variants of our documents; the bench tells more."""
    cases = [
        case
        for case in variants(documents(half), [0])
        if case.recipe in ("mixed", "dropped", "moved")
    ]

    score = score_all(cases, everyday())["all"]

    assert floor <= score.f1, str(score)


def test_without_the_dictionary_names_and_numbers_still_carry_much() -> None:
    """The method does not live by its table alone."""
    cases = [case for case in variants(documents("tuning"), [0]) if case.recipe == "dropped"]

    assert 0.5 < score_all(cases, Lexicon({}))["all"].f1 < score_all(cases, everyday())["all"].f1


def test_the_real_dumps_align() -> None:
    """Two articles, 21 links made by hand."""
    if not dump_cases():
        pytest.skip("needs ../shared/gold/seeds.json")

    assert 0.9 <= dump_score(everyday(), PLAIN).f1


def test_an_article_aligns_well_below_a_third_of_a_second() -> None:
    """Two documents end to end are as long as a long article; even in any order."""
    units = [unit for document in list(documents("tuning").values())[:2] for unit in document]
    ko = [Block(unit.kind, unit.ko) for unit in units]
    en = [Block(unit.kind, unit.en) for unit in units]
    random.Random(1).shuffle(en)

    began = time.process_time()
    align(ko, en)

    assert time.process_time() - began < 0.3


def test_a_very_long_article_is_aligned_a_stretch_at_a_time() -> None:
    """In step over hundreds of paragraphs, some without a counterpart."""
    count = 600
    numbers = [1_000 + 7 * n for n in range(count)]
    ko = [f"{n}번 창고에서 상자 {n * 3}개를 옮겼다." for n in numbers]
    en = [f"Warehouse {n} moved {n * 3} boxes." for n in numbers if n % 10]

    pairs = align(body(*ko), body(*en))

    at = {text: place for place, text in enumerate(en)}
    found = {(i, j) for pair in pairs for i in pair.ko for j in pair.en}
    right = {
        (i, at[f"Warehouse {n} moved {n * 3} boxes."]) for i, n in enumerate(numbers) if n % 10
    }
    assert len(found & right) > 0.9 * len(right)
    assert len(found - right) < 0.05 * len(right)


def test_the_order_of_sets_changes_nothing() -> None:
    """Python shuffles its sets from run to run; a build must not."""
    program = (
        "from tests.bench.align_variants import documents\n"
        "from reader.ingest.alignment.lexicon import everyday\n"
        "from reader.ingest.alignment.method import PLAIN\n"
        "from reader.ingest.alignment.align import find_links\n"
        "from reader.model.article import Block\n"
        "units = documents('tuning')['packaging_plant']\n"
        "ko, en = ([Block(u.kind, t) for u, t in zip(units, side)]\n"
        "          for side in ([u.ko for u in units], [u.en for u in units]))\n"
        "print(sorted(find_links(ko, en, everyday(), PLAIN).items()))\n"
    )

    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=PROJECT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert 1 == len(outputs)
    assert outputs != {b"[]\n"}
