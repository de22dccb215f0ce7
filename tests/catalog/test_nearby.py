"""Words a slip away, looked up instead of compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.catalog.nearby import near_skeletons, near_words, one_slip
from reader.catalog.words import keys_of_word, sound_number, word_of_keys

WORDS = (
    "카카오",
    "카카오톡",
    "넷플릭스",
    "재택근무",
    "재택",
    "리걸테크",
    "kakao",
    "netflix",
    "마이아",
)


@pytest.fixture(name="connection")
def a_vocabulary() -> Iterator[sqlite3.Connection]:
    """A table of words as the catalog has it."""
    with closing(_vocabulary(map(keys_of_word, WORDS))) as connection:
        yield connection


def _vocabulary(words: Iterable[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE words (keys TEXT PRIMARY KEY, documents INTEGER)")
    rows = [(keys, place) for place, keys in enumerate(words, 1)]
    connection.executemany("INSERT INTO words VALUES (?, ?)", rows)
    return connection


@pytest.mark.parametrize(
    ("typed", "distance", "meant"),
    [
        ("카가오", 1, "카카오"),
        ("카오카", 1, None),
        ("넷플렉스", 1, "넷플릭스"),
        ("넷픞릭스", 1, "넷플릭스"),
        ("넷플리스", 1, "넷플릭스"),
        ("재택큰무", 1, "재택근무"),
        ("재택그무", 2, "재택근무"),
        ("재택근뮤즈", 2, "재택근무"),
        ("리걸탴", 1, "리걸테크"),
        ("netfilx", 1, "netflix"),
        ("netflx", 1, "netflix"),
        ("kakoa", 1, "kakao"),
        ("zkzkdh", 1, None),
    ],
)
def test_the_word_that_was_meant_is_among_them(
    connection: sqlite3.Connection, typed: str, distance: int, meant: str | None
) -> None:
    """Whole, or as the word that begins so; scripts are kept apart."""
    found = [word.text for word in near_words(connection, keys_of_word(typed), distance)]
    assert (meant in found) if meant else not found


@pytest.mark.parametrize("ends", ["qrst", "abcdefghijklmnopqrst"])
@pytest.mark.parametrize("typed", ["rkrkrks", "rkrkskr", "rkkrrrs", "rkrkrs", "krkrsk", "=rkrkrks"])
def test_no_word_a_slip_away_is_missed(ends: str, typed: str) -> None:
    """However many words begin as the typed one does."""
    mark = "=" if typed.startswith("=") else ""
    begun = (mark + "".join(one) for one in product("rks", repeat=6))
    words = {word + end for word in begun for end in ("", *ends)}
    with closing(_vocabulary(words)) as connection:
        found = {word.text for word in near_words(connection, typed, 1)}
    assert {word_of_keys(word) for word in words if OSA.distance(word, typed) == 1} <= found


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=6))
def test_everything_one_slip_away_is_tried_and_nothing_else(keys: str, other: str) -> None:
    """The same slips that the distance counts."""
    tried = list(one_slip(keys, "abc"))
    assert len(tried) == len(set(tried))
    assert all(OSA.distance(keys, one) == 1 for one in tried)
    if OSA.distance(keys, other) == 1:
        assert other in tried


@given(st.lists(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=6))
def test_a_word_is_told_by_its_keys(syllables: list[str]) -> None:
    """In ASCII, and back."""
    word = "".join(syllables)
    assert keys_of_word(word).isascii()
    assert word_of_keys(keys_of_word(word)) == word


def test_short_skeletons_have_no_neighbours() -> None:
    """One consonant of three is too much to be wrong about."""
    assert near_skeletons("KNT") == set()
    assert {"KNTL", "KNT", "KNTLM", "NKTL"} - {"KNTL"} <= near_skeletons("KNTL")
    assert len({sound_number(one) for one in near_skeletons("KNTL")}) == len(near_skeletons("KNTL"))
