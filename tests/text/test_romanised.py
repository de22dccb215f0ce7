"""Korean words behind their romanisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.hangul import is_syllable
from reader.text.romanised import romanised


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("incheon", "인천"),
        ("daegu", "대구"),
        ("gyeongju", "경주"),
        ("yeouido", "여의도"),
        ("makgeolli", "막걸리"),
        ("gangneung", "강릉"),
        ("seoraksan", "설악산"),
        ("jongno", "종로"),
        ("silla", "신라"),
        ("hallasan", "한라산"),
        ("wangsimni", "왕십리"),
        ("dongnimmun", "독립문"),
        ("seoullyeok", "서울역"),
        ("pusan", "부산"),
        ("pyongyang", "평양"),
        ("kimjongun", "김정은"),
        ("yoonsukyeol", "윤석열"),
        ("leejaemyung", "이재명"),
        ("parkgeunhye", "박근혜"),
        ("ohsehoon", "오세훈"),
        ("chungeuisun", "정의선"),
    ],
)
def test_places_and_names_are_read_as_they_are_spelled(latin: str, hangul: str) -> None:
    """By the rules, which write what is spoken, and as names freely are."""
    assert hangul in romanised(latin)


@pytest.mark.parametrize(("latin", "hangul"), [("daegu", "대거"), ("yeosu", "여서")])
def test_an_open_syllable_has_its_plain_vowel(latin: str, hangul: str) -> None:
    """Sung and Jong are names with another one, before a final."""
    assert hangul not in romanised(latin)


@pytest.mark.parametrize("latin", ["market", "strength", "x", "", "kim"])
def test_what_is_no_syllables_or_but_one_is_nothing(latin: str) -> None:
    """Most English words are no romanisation."""
    assert not romanised(latin)


@given(st.text(alphabet="aeounygklmst", max_size=24))
def test_whatever_is_spelled_the_readings_are_few_and_words(latin: str) -> None:
    """Whole syllables, two or more."""
    readings = romanised(latin)
    assert len(readings) <= 600
    assert all(len(one) > 1 and all(map(is_syllable, one)) for one in readings)
