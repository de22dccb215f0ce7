"""Words of the library that another one is made of, or short for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.search.lexicon import Lexicon
from reader.text.english import family_stems, is_of_family
from reader.text.particles import PARTICLES

_SHORTEST_BEGUN: Final = 2
"""Syllables with which a compound begins."""
_LONGEST_MIDDLE: Final = 4
"""Syllables that are left out of it."""


def of_family(word: str, lexicon: Lexicon) -> Iterator[str]:
    """The verbs of an English noun and the nouns of a verb: evacuated for evacuation."""
    for stem in family_stems(word):
        words = (one.text for one in lexicon.beginning(stem))
        yield from (one for one in words if is_of_family(stem, one[len(stem) :]))


def with_middle(token: str, lexicon: Lexicon) -> Iterator[str]:
    """The compounds that a word is short for: 노벨문학상 for 노벨상.

    Args:
        token: A Korean word, folded and squeezed.
        lexicon: The words of the library.
    """
    begun = token[:_SHORTEST_BEGUN]
    for word in lexicon.beginning(begun) if len(token) > _SHORTEST_BEGUN else ():
        middle = len(word.text) - len(token)
        if 0 < middle <= _LONGEST_MIDDLE and any(
            word.text == token[:place] + word.text[place : place + middle] + token[place:]
            for place in range(_SHORTEST_BEGUN, len(token))
            if token[place:] not in PARTICLES
        ):
            yield word.text
