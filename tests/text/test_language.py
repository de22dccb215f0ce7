"""Which language a text is in."""

from __future__ import annotations

import pytest

from reader.text.language import hangul_ratio, language_of, language_of_line


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("정부가 전기요금을 나눈다.", "ko"),
        ("MIT와 YC가 OpenAI의 ChatGPT Plus를 시험했다", "ko"),
        ("북유럽의 투자회사 노르드 캐피털(Nord Capital)", "ko"),
        ("사진=River Post", "ko"),
        ("The word 재벌 has no English equivalent", "en"),
        ("“We did,” she said.", "en"),
        ("At a Glance", "en"),
        ("2023. 11. 15", ""),
        ("— · —", ""),
        ("", ""),
    ],
)
def test_the_letters_tell(text: str, language: str) -> None:
    """And the quick test for lines agrees."""
    assert language == language_of(text)
    assert language == language_of_line(text)


def test_the_ratio_weighs_a_syllable_as_letters() -> None:
    """Two syllables are worth five letters."""
    assert 0.5 == hangul_ratio("한글 abcde")
    assert 0.0 == hangul_ratio("123")
    assert 1.0 == hangul_ratio("한글 123")
