"""How much a Hangul word sounds like a Latin one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.transliteration import similarity, skeleton_of_hangul, skeleton_of_latin


@pytest.mark.parametrize(
    ("hangul", "latin", "expected"),
    [
        ("넷플릭스", "netflix", 0.99),
        ("하웰", "howell", 0.95),
        ("가트너", "gartner", 0.96),
        ("네이버", "naver", 0.84),
        ("에세이", "essay", 0.77),
        ("나비", "naver", 0.98),
        ("쿠팡", "coupang", 1.0),
        ("마이크로소프트", "microsoft", 0.93),
        ("저커버그", "zuckerberg", 0.93),
    ],
)
def test_known_names_keep_their_measured_similarity(
    hangul: str, latin: str, expected: float
) -> None:
    """Gates elsewhere were set on these values."""
    assert expected == pytest.approx(similarity(hangul, latin), abs=0.011)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("샌프란시스코", "sanfrancisco"),
        ("런던", "london"),
        ("알고리즘", "algorithm"),
        ("플랫폼", "platform"),
        ("서비스", "service"),
        ("에너지", "energy"),
        ("워싱턴", "washington"),
        ("크리스토퍼", "christopher"),
        ("김민수", "kimminsoo"),
        ("스타트업", "startup"),
        ("반덴버그", "vandenberg"),
        ("오사카", "osaka"),
    ],
)
def test_foreign_names_and_loanwords_are_recognised(hangul: str, latin: str) -> None:
    """Everything above .8 counts as a name in search and alignment."""
    assert similarity(hangul, latin) >= 0.8
    assert 1 >= _edits(skeleton_of_hangul(hangul), skeleton_of_latin(latin))


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("학교", "school"), ("대통령", "president"), ("부산", "netflix"), ("도서관", "library")],
)
def test_words_of_the_language_resemble_no_english_word(hangul: str, latin: str) -> None:
    """A word is not a name."""
    assert similarity(hangul, latin) < 0.5


def test_case_does_not_matter() -> None:
    """Names are printed in capitals, brands in anything."""
    assert similarity("넷플릭스", "netflix") == similarity("넷플릭스", "NetFlix")
    assert "NTPLKS" == skeleton_of_latin("NETFLIX")


def test_what_is_not_whole_syllables_has_no_sound() -> None:
    """Half-typed text and other scripts match nothing."""
    assert "" == skeleton_of_hangul("ㅋㅋ")
    assert 0.0 == similarity("넷ㅍ", "netflix")
    assert 0.0 == similarity("넷플릭스", "123")
    assert 0.0 == similarity("", "")


@given(st.text("가나다라마바사아자차카타파하한글닭", max_size=8), st.text(max_size=10))
def test_similarity_is_a_share(hangul: str, latin: str) -> None:
    """No input raises, and the answer is always between 0 and 1."""
    assert 0.0 <= similarity(hangul, latin) <= 1.0


@given(
    st.text("가나다라마바사아자차카타파하한글닭", max_size=8),
    st.text("abcdeghiklmnoprstuwy", max_size=10),
    st.sampled_from((0.3, 0.8, 0.9)),
)
def test_a_floor_only_hides_what_is_below_it(hangul: str, latin: str, floor: float) -> None:
    """Giving up early must not change what is found."""
    whole = similarity(hangul, latin)

    assert similarity(hangul, latin, floor) == (whole if whole >= floor else 0.0)


@pytest.mark.parametrize("floor", [0.5, 0.8, 0.84])
def test_a_name_is_found_above_any_floor_it_reaches(floor: float) -> None:
    """Real pairs, since made-up ones are seldom alike."""
    for hangul, latin in (("넷플릭스", "netflix"), ("저커버그", "zuckerberg"), ("쿠팡", "coupang")):
        assert similarity(hangul, latin, floor) == similarity(hangul, latin) > floor


def test_ten_thousand_comparisons_take_a_blink() -> None:
    """Search tries many candidates on a key press: far below 0.1 ms each, even when cold."""
    names = [a + b + c for a in "가나다라마" for b in "비시지치키" for c in "너더러머버"]
    words = [a + b + c for a in ("ka", "na", "da") for b in ("bi", "si") for c in ("ner", "der")]

    began = time.process_time()
    for name in names:
        for word in words:
            similarity(name, word)
    each_ms = (time.process_time() - began) / (len(names) * len(words)) * 1000

    assert each_ms < 0.1


def _edits(left: str, right: str) -> int:
    """Levenshtein distance, written for being obviously right."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = _next_row(row, i, a, right)
    return row[-1]


def _next_row(row: list[int], i: int, char: str, right: str) -> list[int]:
    done = [i]
    for j, other in enumerate(right, 1):
        done.append(min(row[j] + 1, done[-1] + 1, row[j - 1] + (char != other)))
    return done
