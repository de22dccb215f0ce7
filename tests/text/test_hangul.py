"""Syllables are arithmetic, and jamo stay the ones that were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.hangul import (
    CONJOINING,
    HALF_WIDTH,
    compose,
    decompose,
    initials,
    is_consonant,
    is_hangul,
    is_syllable,
    is_vowel,
    keystrokes,
)

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(SYLLABLES)
def test_a_syllable_is_the_sum_of_its_letters(syllable: str) -> None:
    """Taking apart and putting together again changes nothing, for all 11,172."""
    assert syllable == compose(*decompose(syllable))


@given(st.text())
def test_initials_keep_every_offset(text: str) -> None:
    """An offset into the initials is an offset into the text."""
    assert len(initials(text)) == len(text)


@given(st.lists(SYLLABLES, min_size=1, max_size=6))
def test_what_is_typed_so_far_is_a_prefix_of_the_keystrokes(word: list[str]) -> None:
    """A word cut anywhere is typed with a prefix of its keys."""
    whole = keystrokes("".join(word))
    for end in range(len(word)):
        assert whole.startswith(keystrokes("".join(word[:end])))


@pytest.mark.parametrize("bad", ["", "a", "ㄱ", "가나"])
def test_only_a_single_syllable_can_be_taken_apart(bad: str) -> None:
    """Anything else is a mistake of the caller."""
    with pytest.raises(ValueError, match="not a syllable"):
        decompose(bad)


@pytest.mark.parametrize("letters", [("ㅏ", "ㄱ", ""), ("ㄳ", "ㅏ", ""), ("ㄱ", "ㅏ", "ㄸ")])
def test_a_letter_in_the_wrong_place_makes_no_syllable(letters: tuple[str, str, str]) -> None:
    """ㄸ never closes a syllable, ㄳ never opens one."""
    with pytest.raises(ValueError, match="no syllable"):
        compose(*letters)


@pytest.mark.parametrize(
    ("char", "kinds"),
    [
        ("가", (True, False, False, True)),
        ("힣", (True, False, False, True)),
        ("ㄱ", (False, True, False, True)),
        ("ㄳ", (False, True, False, True)),
        ("ㅎ", (False, True, False, True)),
        ("ㅏ", (False, False, True, True)),
        ("ㅣ", (False, False, True, True)),
        ("a", (False, False, False, False)),
        ("漢", (False, False, False, False)),
        ("\u1100", (False, False, False, False)),
    ],
)
def test_characters_know_their_kind(char: str, kinds: tuple[bool, ...]) -> None:
    """Syllable, consonant, vowel, any of them."""
    assert kinds == (is_syllable(char), is_consonant(char), is_vowel(char), is_hangul(char))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("과", "ㄱㅗㅏ"),
        ("값", "ㄱㅏㅂㅅ"),
        ("깎", "ㄲㅏㄲ"),
        ("ㄳㅙ", "ㄱㅅㅗㅐ"),
        ("의", "ㅇㅡㅣ"),
    ],
)
def test_keystrokes_count_key_presses(text: str, expected: str) -> None:
    """ㄲ is one press with Shift, ㅘ and ㅄ are two."""
    assert expected == keystrokes(text)


def test_double_consonants_are_initials_of_their_own() -> None:
    """까 begins with ㄲ, not with ㄱ."""
    assert initials("까치 뽀뽀") == "ㄲㅊ ㅃㅃ"


def test_the_fold_tables_lead_to_compatibility_letters() -> None:
    """Conjoining and half-width letters become the ones a keyboard gives."""
    assert "\u110f\u110f\u110b".translate(CONJOINING) == "ㅋㅋㅇ"
    assert "\u1161\u11aa".translate(CONJOINING) == "ㅏㄳ"
    assert "\uffa1\uffa3\uffbe\uffc2\uffdc".translate(HALF_WIDTH) == "ㄱㄳㅎㅏㅣ"
    assert all(is_consonant(c) or is_vowel(c) for c in (*CONJOINING.values(), *HALF_WIDTH.values()))
