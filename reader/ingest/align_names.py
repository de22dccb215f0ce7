"""Finds the Latin word that a Hangul word sounds like, among the words of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from reader.ingest.align_tokens import COMMON_HANGUL
from reader.text.particles import stems
from reader.text.transliteration import similarity, skeleton_of_hangul, skeleton_of_latin

SURE: Final = 0.8
"""Similarity from which two words with three or more consonants count as one name."""
SURE_OF_SHORT: Final = 0.9
TIE: Final = 0.06


class NameIndex:
    """Latin words, to be found by sound.

    Args:
        words: Lower case; anything that is not letters or is shorter than three is left out.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_skeleton: dict[str, set[str]] = defaultdict(set)
        for word in words:
            skeleton = skeleton_of_latin(word) if word.isalpha() and len(word) > 2 else ""
            if len(skeleton) > 1:
                for near in _neighbours(skeleton):
                    self._by_skeleton[near].add(word)

    def find(self, run: str) -> tuple[tuple[str, ...], float] | None:
        """The words a Hangul run may stand for and how alike they sound, or None."""
        if COMMON_HANGUL.match(run):
            return None
        scored: dict[str, float] = {}
        for form in (run, *stems(run)):
            for word, alike in self._alike(form):
                scored[word] = max(alike, scored.get(word, 0.0))
        if not scored:
            return None
        best = max(scored.values())
        return tuple(sorted(w for w, alike in scored.items() if alike >= best - TIE)), best

    def _alike(self, form: str) -> Iterator[tuple[str, float]]:
        skeleton = skeleton_of_hangul(form)
        if len(form) < 2 and len(skeleton) < 2:
            return
        floor = SURE if len(skeleton) > 2 else SURE_OF_SHORT
        candidates: set[str] = set()
        for near in _neighbours(skeleton):
            candidates |= self._by_skeleton.get(near, set())
        for word in candidates:
            alike = similarity(form, word)
            if alike >= floor:
                yield word, alike


def _neighbours(skeleton: str) -> Iterator[str]:
    """The skeleton and, if long enough, every way to leave out one of its consonants."""
    yield skeleton
    if len(skeleton) > 3:
        for place in range(len(skeleton)):
            yield skeleton[:place] + skeleton[place + 1 :]
