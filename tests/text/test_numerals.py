"""One amount, several notations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numerals import other_notations


@pytest.mark.parametrize(
    ("token", "other"),
    [
        ("14900원", "1만4900원"),
        ("1만4900원", "14900원"),
        ("44000톤", "4만4천톤"),
        ("4만4천톤", "44000톤"),
        ("1천만명", "1000만명"),
        ("1000명", "1천명"),
        ("1조5000억", "1조5천억"),
        ("1조5000억", "1.5조"),
        ("1.5조원", "1조5000억원"),
        ("4천7백명", "4700명"),
        ("20퍼센트", "20%"),
        ("0.25%포인트", "0.25%p"),
        ("250밀리", "250mm"),
        ("2미터30", "2m30"),
        ("20%", "20percent"),
        ("121미터", "121m"),
        ("600메가와트", "600mw"),
        ("3번째", "세번째"),
        ("세번째로", "3번째로"),
        ("1번째", "첫번째"),
        ("첫번째", "1번째"),
        ("한번째", "1번째"),
        ("두배", "2배"),
        ("10시간", "열시간"),
    ],
)
def test_an_amount_is_written_in_other_ways(token: str, other: str) -> None:
    """With the unit it has, or the other name of that unit."""
    assert other in other_notations(token)


@pytest.mark.parametrize(
    "token",
    [
        "카카오",
        "2024년",
        "17주째",
        "999",
        "26조7348억",
        "천명",
        "1.2.3",
        "0원",
        "gpt4",
        "11번째",
        "한번",
        "첫배",
    ],
)
def test_what_has_one_notation_stays(token: str) -> None:
    """Years, small numbers, and amounts that are no round thousands."""
    assert other_notations(token) == ()


@given(st.integers(1000, 10**15))
def test_the_notations_of_an_amount_are_notations_of_each_other(value: int) -> None:
    """None of them is another amount."""
    typed = f"{value}원"
    every = {typed, *other_notations(typed)}
    for notation in every:
        assert set(other_notations(notation)) <= every - {notation}


@given(st.text("0123456789조억만천백십.%m원도첫두배", max_size=20))
def test_no_token_is_too_odd(token: str) -> None:
    """Whatever stands there, it is never given back itself."""
    assert token not in other_notations(token)
