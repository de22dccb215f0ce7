"""Corrections are the same in every run of the program."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rapidfuzz.distance import OSA

from reader.search.lexicon import NoLexicon, Word
from reader.search.typos import typo_readings
from reader.text.hangul import keystrokes

NEAR = [
    first + "국"
    for first in map(chr, range(ord("가"), ord("힣") + 1))
    if OSA.distance(keystrokes(first + "국"), keystrokes("한국")) == 1
]
"""One key away from 한국, and more than are compared."""
SAME_ONSET = [one for one in NEAR if keystrokes(one)[0] == keystrokes("한")[0]]


class LongerWords(NoLexicon):
    """Words that begin with a slip."""

    def __init__(self, begun: Sequence[str]) -> None:
        self._begun = begun

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        return [Word(one + "어", 1) for one in self._begun]


@pytest.mark.parametrize("shift", [0, 10, 20, 30, 40])
def test_of_many_beginnings_that_are_equally_near_those_of_the_first_words_count(
    shift: int,
) -> None:
    """Not those that a set happens to hold first."""
    begun = NEAR[shift:] + NEAR[:shift]
    looked_at = begun[:40]

    found = [reading.text for reading in typo_readings("한국", LongerWords(begun))]

    assert sorted(set(looked_at) & set(SAME_ONSET))[:12] == found
