"""Rows of the vocabulary, and the minutes a text takes."""

from __future__ import annotations

import re
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.catalog.entries import SYLLABLES_A_MINUTE, WORDS_A_MINUTE, minutes_of
from reader.catalog.words import filed, keys_of_word, sound_number
from reader.model.article import Article, ArticleId, Block, BlockKind, Edition, Language
from reader.text.transliteration import skeleton_of_hangul, skeleton_of_latin

KOREAN = st.text("가각간갈감강까나다따라마바빠사싸아자짜차카타파하힣놓닭", min_size=2, max_size=12)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@given(st.dictionaries(KOREAN | LATIN, st.integers(-3, 9), max_size=8))
def test_words_are_filed_together_as_each_by_itself(counts: dict[str, int]) -> None:
    """By their keys, how often they stand somewhere, and how they sound."""
    rows = {keys: (count, sound) for keys, count, sound in filed(counts)}
    assert rows == {
        keys_of_word(word): (
            count,
            sound_number(
                skeleton_of_latin(word) if word.isascii() else skeleton_of_hangul(word),
            ),
        )
        for word, count in counts.items()
    }


@pytest.mark.parametrize(
    "text", ["", "가" * 501, "It’s -- well-known 'x'", "가\U0001f600a漢b " * 900]
)
def test_minutes_are_those_of_syllables_and_words(text: str) -> None:
    """Joined by apostrophes and hyphens a word is one word."""
    edition = Edition("", (), (Block(BlockKind.PARAGRAPH, text),))
    article = Article(ArticleId("aaaaaaaaaa"), {Language.KO: edition})
    syllables = len(re.findall("[가-힣]", text))
    words = len(re.findall("[A-Za-z][A-Za-z'’-]*", text))
    expected = max(1, ceil(syllables / SYLLABLES_A_MINUTE + words / WORDS_A_MINUTE))
    assert minutes_of(article) == expected
