"""Hangul words find the Latin words they sound like."""

from __future__ import annotations

import pytest

from reader.ingest.alignment.names import NameIndex

WORDS = (
    *("maersk", "netflix", "christopher", "sanfrancisco", "kimminsoo", "alice", "mistake"),
    *("vandenberg", "port", "the", "a1", "osaka"),
)


@pytest.mark.parametrize(
    ("run", "word"),
    [
        ("넷플릭스가", "netflix"),
        ("크리스토퍼", "christopher"),
        ("샌프란시스코에서는", "sanfrancisco"),
        ("김민수는", "kimminsoo"),
        ("앨리스와", "alice"),
        ("반덴버그", "vandenberg"),
        ("오사카에", "osaka"),
    ],
)
def test_names_are_found_with_their_particles(run: str, word: str) -> None:
    """The best words and how alike they sound."""
    found = NameIndex(WORDS).find(run)

    assert found is not None
    assert word in found[0]
    assert found[1] >= 0.8


@pytest.mark.parametrize("run", ["있다", "그러나", "부두는", "가", "밤"])
def test_words_of_the_language_find_nothing(run: str) -> None:
    """Grammar, words of one syllable and words without a likeness."""
    assert NameIndex(WORDS).find(run) is None


def test_an_empty_index_finds_nothing() -> None:
    """No English, no names."""
    assert NameIndex(()).find("넷플릭스") is None
