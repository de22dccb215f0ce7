"""A particle is cut off only where it can stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.particles import PARTICLES, noun_of_verb, stems


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("카카오는", "카카오"),
        ("카카오의", "카카오"),
        ("카카오를", "카카오"),
        ("서울로", "서울"),
        ("부산으로", "부산"),
        ("하웰씨", "하웰"),
        ("넷플릭스에서는", "넷플릭스"),
        ("변협이", "변협"),
        ("변협과의", "변협"),
        ("챗gpt의", "챗gpt"),
        ("네이버까지", "네이버"),
        ("학생들에게", "학생"),
    ],
)
def test_the_noun_is_left_when_the_particle_goes(word: str, expected: str) -> None:
    """What a person looks for is the noun."""
    assert expected in stems(word)


@pytest.mark.parametrize(
    "word",
    [
        "가을",
        "바나나",
        "나이",
        "카카오은",
        "부산는",
        "부산로",
        "1000만",
        "2도",
        "이",
        "",
    ],
)
def test_nothing_is_cut_where_the_sounds_disagree(word: str) -> None:
    """은 after a vowel, 로 after a consonant, numbers and short words stay whole."""
    assert stems(word) == ()


def test_a_particle_of_two_syllables_is_not_cut_in_two() -> None:
    """There is no noun 스타트업으."""
    assert ("스타트업",) == stems("스타트업으로")


@given(st.text(alphabet="가나다각달 는은이를로도만에서", max_size=12))
def test_a_stem_and_its_particle_are_the_word(word: str) -> None:
    """Each stem is a proper beginning of two or more characters; the rest is a particle."""
    for stem in stems(word):
        assert word.startswith(stem)
        assert 2 <= len(stem) < len(word)
        assert word[len(stem) :] in PARTICLES


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("인수했다", "인수"),
        ("매각하는", "매각"),
        ("해고된", "해고"),
        ("공개했습니다", "공개"),
        ("인상시킨", "인상"),
        ("합병할", "합병"),
        ("해킹당한", "해킹"),
        ("승인받은", "승인"),
        ("감당할", "감당"),
        ("지난해", ""),
        ("북한", ""),
        ("말했다", ""),
        ("카카오", ""),
        ("", ""),
    ],
)
def test_the_noun_is_left_when_the_verb_it_became_goes(word: str, noun: str) -> None:
    """Where one of two syllables is left."""
    assert noun_of_verb(word) == noun
