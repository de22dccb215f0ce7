"""The two-set keyboard, both ways, with the slips people make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.keyboard import KEY_OF, keys_of, to_hangul, to_latin

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("zkzkdh", "카카오"),
        ("ZKZKDH", "카카오"),
        ("RKa", "깜"),
        ("dkssud", "안녕"),
        ("ekfr", "닭"),
        ("ekfrl", "달기"),
        ("rkqtdl", "값이"),
        ("asdf", "ㅁㄴㅇㄹ"),
        ("dho", "왜"),
        ("Ekr", "딱"),
        ("gksrnr dmsgod", "한국 은행"),
        ("rkEk", "가따"),
        ("hlk", "ㅚㅏ"),
        ("chatgpt", "촘ㅅ헷"),
        ("zkzkdh2", "카카오2"),
        ("", ""),
        ("Q", "ㅃ"),
    ],
)
def test_keys_become_what_the_input_method_would_show(keys: str, expected: str) -> None:
    """Caps lock, Shift, moving finals and compound letters included."""
    assert expected == to_hangul(keys)


@pytest.mark.parametrize(
    ("hangul", "expected"),
    [
        ("ㅗㅐㅈ디ㅣ", "howell"),
        ("ㅙㅈ디ㅣ", "howell"),
        ("ㅗ디ㅣㅐ", "hello"),
        ("카카오", "zkzkdh"),
        ("꺅", "Rir"),
        ("값 x", "rkqt x"),
    ],
)
def test_hangul_becomes_the_keys_it_was_typed_with(hangul: str, expected: str) -> None:
    """Letters that the input method fused come apart again."""
    assert expected == to_latin(hangul)


@given(st.lists(SYLLABLES, min_size=1, max_size=8))
def test_every_korean_word_survives_the_wrong_layout(word: list[str]) -> None:
    """Typed with the layout off and converted back, a word is the same word."""
    text = "".join(word)
    assert text == to_hangul(to_latin(text), caps_lock=False)


@pytest.mark.parametrize(
    ("char", "keys"),
    [
        ("ㅓ", ("j",)),
        ("ㅂ", ("q",)),
        ("ㅃ", ("Q",)),
        ("ㅘ", ("h", "k")),
        ("ㄳ", ("r", "t")),
        ("하", ("g", "k")),
        ("닭", ("e", "k", "f", "r")),
        ("뷁", ("q", "n", "p", "f", "r")),
        ("a", ()),
        ("漢", ()),
        ("", ()),
    ],
)
def test_one_typed_character_is_dispatched_as_its_keys(char: str, keys: tuple[str, ...]) -> None:
    """Commands work with the input method on; a syllable is several commands."""
    assert keys == keys_of(char)


def test_all_thirty_three_letters_have_a_key_of_their_own() -> None:
    """No two letters share a key with the same Shift."""
    assert 33 == len(KEY_OF) == len(set(KEY_OF.values()))
