"""Which sentences of a translated paragraph say the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.sentence_pairs import likely_counterparts

NIGHT_KO = [
    "항구의 밤은 짧다.",
    "해운사 마린트랙스는 지난해 컨테이너 1,250만 개를 옮겼다고 밝혔다.",
    "한 해 전보다 7% 늘었다.",
    "까닭은 둘이다.",
    "새 부두가 열렸고 운임이 내렸다.",
]
NIGHT_EN = [
    "Nights at the port are short.",
    "Marinetrax, the shipping line, says it moved 12.5 million containers last year, "
    "7% more than the year before.",
    "There are two reasons.",
    "A new pier has opened.",
    "Freight rates have come down.",
]


def test_two_sentences_made_one_and_one_made_two_are_found_again() -> None:
    """As many on both sides, yet not one to one: length, numbers and names tell."""
    assert [0, 1, 1, 2, 3] == [one.start for one in likely_counterparts(NIGHT_KO, NIGHT_EN)]
    assert range(3, 5) == likely_counterparts(NIGHT_KO, NIGHT_EN)[-1]


def test_it_works_from_either_side() -> None:
    """Both ways the same sentences belong together."""
    there = likely_counterparts(NIGHT_KO, NIGHT_EN)
    back = likely_counterparts(NIGHT_EN, NIGHT_KO)
    links = {(here, other) for here, run in enumerate(there) for other in run}
    assert links == {(other, here) for here, run in enumerate(back) for other in run}


def test_a_sentence_that_was_left_out_has_a_neighbour() -> None:
    """Something is always given; that it is a guess is the caller's to say."""
    korean = [NIGHT_KO[0], NIGHT_KO[1], NIGHT_KO[3]]
    english = [NIGHT_EN[1], NIGHT_EN[2]]
    found = likely_counterparts(korean, english)
    assert [0, 0, 1] == [one.start for one in found]


def test_a_name_is_recognised_by_its_sound() -> None:
    """Where lengths say nothing, Hangul and Latin spellings of one name do."""
    korean = ["회의가 열렸다.", "카트리나 로페스는 반대했다.", "표결은 없었다."]
    english = [
        "Katrina Lopez was against it.",
        "There was no vote, nor did anybody there ask for one.",
    ]
    found = likely_counterparts(korean, english)
    assert (range(1), range(1, 2)) == (found[1], found[2])


@pytest.mark.parametrize("count", [1, 59, 200])
def test_long_texts_are_compared_by_their_share_of_the_way(count: int) -> None:
    """Two hundred sentences are a whole article; the table would grow with the square."""
    found = likely_counterparts(["문장이다."] * count, ["A sentence."] * 100)
    assert count == len(found) and all(found)
    assert all(0 <= one.start < one.stop <= 100 for one in found)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text("가나다 AB12.", min_size=0, max_size=20), min_size=1, max_size=8),
    st.lists(st.text("가나다 AB12.", min_size=0, max_size=20), min_size=1, max_size=8),
)
def test_whatever_the_texts_every_sentence_gets_a_run_in_order(
    mine: list[str], theirs: list[str]
) -> None:
    """Never empty, never beyond the end, never backwards."""
    found = likely_counterparts(mine, theirs)
    assert len(mine) == len(found)
    assert all(0 <= one.start < one.stop <= len(theirs) for one in found)
    assert all(one.start <= two.start and one.stop <= two.stop for one, two in pairwise(found))
