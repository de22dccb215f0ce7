"""Numbers that two languages write differently."""

from __future__ import annotations

import pytest

from reader.ingest.alignment.numbers import korean_numbers
from reader.ingest.alignment.tokens import english_words


def english_numbers(text: str) -> frozenset[str]:
    """Numbers are sought together with words."""
    return english_words(text).numbers


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("1,544억 원", "154.4 billion won"),
        ("3조 5000억원", "3.5 trillion won"),
        ("1만2000명", "12,000 people"),
        ("2천만 대", "20 million units"),
        ("37만 곳", "370,000 shops"),
        ("1억 6000만 원", "160 million won"),
        ("320억 원", "32bn won"),
        ("50만 명", "half a million people, or five hundred thousand"),
        ("12.5%", "12.5 percent"),
        ("11월", "in November"),
        ("5월 3일", "on May 3"),
        ("8월", "Aug. 9"),
        ("3분의 2", "two-thirds of them"),
        ("4분의 1", "a quarter of them"),
        ("두 배", "twice as much"),
        ("세 번째", "the third time"),
        ("다섯 명", "five people"),
        ("서른 살", "thirty years old"),
        ("25명", "twenty-five people"),
        ("3배", "threefold"),
        ("1990년대", "the 1990s"),
        ("21세기", "the 21st century"),
        ("2020~2022년", "from 2020 to 2022"),
    ],
)
def test_the_same_number_has_the_same_key(korean: str, english: str) -> None:
    """All that the Korean says is found in the English."""
    expected = korean_numbers(korean)

    assert expected
    assert expected & english_numbers(english)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("1,544억 원", "1,544 won"),
        ("5월", "You may go."),
        ("5월", "It may rain in six hours."),
        ("세상이 바뀌었다", "three"),
        ("두려움", "two"),
        ("2월", "2"),
    ],
)
def test_different_things_have_different_keys(korean: str, english: str) -> None:
    """A month is no number, an auxiliary no month, the head of a word no numeral."""
    assert not korean_numbers(korean) & english_numbers(english)


def test_long_numbers_agree_to_three_digits() -> None:
    """One side rounds: 1억 5437만 and 154 million."""
    assert korean_numbers("1억 5437만") == english_numbers("154 million")


def test_texts_without_numbers_have_none() -> None:
    """Empty text, and "one" as a pronoun."""
    assert frozenset() == korean_numbers("")
    assert frozenset() == english_numbers("One never knows which one.")
