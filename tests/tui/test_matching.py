"""The filter of small lists."""

from __future__ import annotations

import pytest

from reader.tui.matching import matches


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "카카오"),
        ("카카오", "카카오의 설비투자"),
        ("카카ㅇ", "카카오의 설비투자"),
        ("ㅋㅋㅇ", "카카오의 설비투자"),
        ("zkzkdh", "카카오의 설비투자"),
        ("설비 카카오", "카카오의 설비투자"),
        ("한국은행", "한국 은행"),
        ("KAKAO", "kakao corp"),
        ("ｋａｋａｏ", "kakao corp"),
        ("#경제", "#경제 #금리"),
    ],
)
def test_it_is_found(query: str, text: str) -> None:
    assert matches(query, text)


@pytest.mark.parametrize(("query", "text"), [("네이버", "카카오"), ("kakao naver", "kakao")])
def test_it_is_not_found(query: str, text: str) -> None:
    assert not matches(query, text)
