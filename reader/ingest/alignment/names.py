"""Finds the Latin word that a Hangul word sounds like, among the words of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from reader.ingest.alignment.tokens import COMMON_HANGUL
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
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) > 2 and word.isalpha():
                self._words[skeleton_of_latin(word)].append(word)
        self._near: dict[str, list[str]] = defaultdict(list)
        """The skeletons of the words by every skeleton that is near one."""
        self._are_none_of = self._near.keys().isdisjoint
        for skeleton in self._words:
            if len(skeleton) > 1:
                for near in _neighbours(skeleton):
                    self._near[near].append(skeleton)

    def may_have(self, run: str) -> bool:
        """Whether it is worth looking for what a Hangul run may stand for: mostly it is not."""
        skeletons = _sought(run)[1]
        return bool(skeletons) and not self._are_none_of(skeletons)

    def find(self, run: str) -> tuple[tuple[str, ...], float] | None:
        """The words a Hangul run may stand for and how alike they sound, or None."""
        forms, _ = _sought(run)
        scored: dict[str, float] = {}
        for form, floor, near in forms:
            found = {other for skeleton in near for other in self._near.get(skeleton, ())}
            for word in [word for skeleton in found for word in self._words[skeleton]]:
                alike = similarity(form, word, floor)
                if alike > 0.0:
                    scored[word] = max(alike, scored.get(word, 0.0))
        if not scored:
            return None
        best = max(scored.values())
        return tuple(sorted(w for w, alike in scored.items() if alike >= best - TIE)), best


@lru_cache(maxsize=8192)
def _sought(run: str) -> tuple[tuple[tuple[str, float, tuple[str, ...]], ...], tuple[str, ...]]:
    """What a run may be a name by: with its particle and without.

    Returns:
        Each form, how alike a word must sound, and the skeletons near its own; then all these
        skeletons. None of grammar and of what has less than two sure consonants.
    """
    if not COMMON_HANGUL.isdisjoint((run[:1], run[:2], run[:3])):
        return (), ()
    forms = []
    for form in (run, *stems(run)):
        skeleton = skeleton_of_hangul(form)
        if len(skeleton) > 1:
            floor = SURE if len(skeleton) > 2 else SURE_OF_SHORT
            forms.append((form, floor, _neighbours(skeleton)))
    return tuple(forms), tuple({skeleton for _, _, near in forms for skeleton in near})


@lru_cache(maxsize=8192)
def _neighbours(skeleton: str) -> tuple[str, ...]:
    """The skeleton and, if long enough, every way to leave out one of its consonants."""
    if len(skeleton) < 4:
        return (skeleton,)
    shorter = [skeleton[:place] + skeleton[place + 1 :] for place in range(len(skeleton))]
    return tuple(dict.fromkeys((skeleton, *shorter)))
