"""How Korean spells foreign words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.loanwords import spelling_cost

NO_LOANWORD = 0.11
"""What the search takes for too much."""


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("넷플릭스", "netflix"),
        ("뮤직카우", "musicow"),
        ("나이키", "nike"),
        ("케이크", "cake"),
        ("타이어", "tire"),
        ("삿포로", "sapporo"),
        ("리더십", "leadership"),
        ("컬렉션", "collection"),
        ("겐슬러", "gensler"),
        ("멕시코", "mexico"),
        ("엑스포", "expo"),
        ("스퀘어", "square"),
        ("모차르트", "mozart"),
        ("시진핑", "xijinping"),
        ("할리우드", "hollywood"),
        ("까르띠에", "cartier"),
        ("챔피언", "champion"),
        ("쓰나미", "tsunami"),
    ],
)
def test_names_are_spelled_so(hangul: str, latin: str) -> None:
    assert spelling_cost(hangul, latin) < NO_LOANWORD


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("뜬다", "tender"),  # no tense letter for a plain one
        ("붙어", "butter"),  # no such final
        ("칩이", "cheaper"),  # a final goes over to the vowel
        ("버린", "violin"),  # between vowels an l is two
        ("켈리", "carry"),  # and two are no r
        ("반성", "fencing"),
        ("산다", "senator"),
        ("적조", "sokcho"),
        ("서명", "samyang"),
        ("마스", "messi"),
        ("테니스", "danish"),
    ],
)
def test_what_only_sounds_so_is_spelled_otherwise(hangul: str, latin: str) -> None:
    """All of these sound alike enough to be found by their sound."""
    assert spelling_cost(hangul, latin) >= NO_LOANWORD


def test_one_letter_more_or_less_costs_a_long_word_little() -> None:
    """A slip in netflix is still 넷플릭스, and another word is not."""
    assert spelling_cost("넷플릭스", "netmlix") < 0.25 < spelling_cost("대통령", "president")


@given(st.text("가강나뜬각닭리스트으아위", max_size=7), st.text("abeghilorstxz", max_size=9))
def test_a_cost_is_a_share(hangul: str, latin: str) -> None:
    assert 0 <= spelling_cost(hangul, latin) <= 1


def test_half_typed_text_is_no_loanword() -> None:
    assert spelling_cost("넷ㅍ", "netf") == 1


def test_a_hundred_words_take_no_time() -> None:
    """Of a search only the few words that sound alike are looked at."""
    began = time.process_time()
    for number in range(100):
        spelling_cost("크라우드스트라이크"[: 3 + number % 7], f"crowdstrike{'e' * (number // 7)}")
    assert time.process_time() - began < 0.2
