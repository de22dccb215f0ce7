"""The words of a text, whatever is taken for text."""

from __future__ import annotations

import time

import pytest

from reader.search.folding import SEAM
from reader.search.lexicon import names_in, words_of

LONG = 1 << 16
"""Characters of the longest line a dump is read with."""


def test_words_with_seams_count_whole_and_in_their_pieces() -> None:
    """A run of one script begins wherever another one ends."""
    spaced = f"가you{SEAM}tube{SEAM}kids net{SEAM}flix"
    assert {"you", "tube", "kids", "youtubekids", "net", "flix", "netflix"} == words_of(spaced)


@pytest.mark.parametrize(
    "text", ["x" * LONG + f" i{SEAM}pod", "가" * LONG + "(Ga", "가 " * LONG + "("]
)
def test_a_line_of_nothing_but_letters_is_read_once(text: str) -> None:
    """And not once more from each of them; the screen would stand still meanwhile."""
    began = time.process_time()
    words_of(text)
    assert [] == list(names_in([text]))
    assert time.process_time() - began < 1
