"""Verbs in another tense."""

from __future__ import annotations

import pytest

from reader.text.verbs import other_tenses


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("내린", "내렸"),
        ("내렸다", "내린"),
        ("떠난", "떠났"),
        ("나왔습니다", "나온"),
        ("바꿨다며", "바꾼"),
        ("떨어졌다", "떨어지"),
        ("오른", "올랐"),
        ("올랐다", "오른"),
        ("부른", "불렀"),
        ("서둘렀다", "서두르"),
        ("놀랐다", "놀란"),
        ("무너진", "무너져 무너지"),
        ("번지는", "번졌"),
        ("막는", "막았"),
        ("막은", "막았"),
        ("먹은", "먹었"),
        ("막았다", "막은 막는 막고"),
        ("한국인", ""),
        ("줄인다", "줄였 줄이는 줄이고"),
        ("멈춘다", "멈췄 멈추는 멈추고"),
        ("떨어진다", "떨어지"),
        ("개인", ""),
        ("있다", ""),
        ("카카오", ""),
        ("난", ""),
        ("5만", ""),
        ("", ""),
    ],
)
def test_the_past_before_a_noun_is_that_of_a_sentence(word: str, other: str) -> None:
    """The form is cut before its ending; 개인 is a noun, and 개였다 something else."""
    assert other_tenses(word) == tuple(other.split())
