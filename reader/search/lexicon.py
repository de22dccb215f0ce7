"""The words and names of a library: what typos and names in the other script are looked up in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from reader.search.folding import SEAM
from reader.text.particles import PARTICLES, stems
from reader.text.transliteration import similarity

LONGEST_WORD: Final = 24
"""Longer runs are addresses and file names, not words anybody looks for."""
_WORD = re.compile(f"[가-힣]{{2,{LONGEST_WORD}}}|[a-z]{{3,{LONGEST_WORD}}}")
# What is looked behind for has a run tried once, and not again from each of its letters.
_JOINED = re.compile(f"(?<![a-z])[a-z]+(?:{SEAM}[a-z]+)+")
_GLOSS = re.compile(
    r"(?<![가-힣])((?:[가-힣]+ ){0,3}[가-힣]+)['\"’”]?"
    r"\(([A-Za-z][A-Za-z .'&-]{1,60}?)(?:, [A-Z]{2,6})?\)"
)
_PARTICLE_ENDS: Final = frozenset(particle[-1] for particle in PARTICLES)
_LONGEST_ABBREVIATION: Final = 6
_ALIKE_ENOUGH: Final = 0.55
"""Beside each other in print, two words need less likeness to be one name."""


class Word(NamedTuple):
    """A word of the library, folded."""

    text: str
    documents: int
    """How many articles hold it."""


class Lexicon(Protocol):
    """What search asks about the words of a library."""

    def size(self) -> int:
        """How many articles there are."""
        ...

    def names_of(self, word: str) -> Collection[str]:
        """The same name in the other script, as the texts themselves explain it."""
        ...

    def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
        """Words of one script with these consonants, the commonest first; not very many.

        Args:
            skeleton: As `reader.text.transliteration` makes it.
            hangul: Which script.
            nearly: Whether one consonant may differ in a longer word.
        """
        ...

    def known(self, words: Collection[str]) -> Sequence[Word]:
        """Those of a few hundred words that some article holds."""
        ...

    def beginning(self, word: str) -> Sequence[Word]:
        """Words that begin so; not very many."""
        ...

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        """Words of the same script typed with nearly the same keys, or beginning so.

        Args:
            word: Folded.
            distance: How many keys may differ; more words than asked for are fine.
        """
        ...


class NoLexicon:
    """The lexicon of a place where only the words themselves count."""

    def size(self) -> int:
        """No articles."""
        return 0

    def names_of(self, word: str) -> Collection[str]:
        """No names."""
        return ()

    def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
        """No words."""
        return ()

    def known(self, words: Collection[str]) -> Sequence[Word]:
        """No words."""
        return ()

    def beginning(self, word: str) -> Sequence[Word]:
        """No words."""
        return ()

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        """No words."""
        return ()


def words_of(spaced_text: str) -> set[str]:
    """The words of a folded text: runs of one script, and Korean ones also without particles.

    A Latin word with capitals inside counts whole and in its pieces.
    """
    words = set(_WORD.findall(spaced_text))
    words.update(*[stems(word) for word in words if word[-1] in _PARTICLE_ENDS])
    if SEAM in spaced_text:
        joined = (whole.replace(SEAM, "") for whole in _JOINED.findall(spaced_text))
        words.update(word for word in joined if len(word) <= LONGEST_WORD)
    return words


def names_in(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of Korean and Latin names that texts explain by themselves: 하웰(Christopher Howell).

    Yields:
        Korean word, lower-case Latin word.

    Example:
        >>> sorted(names_in(["크리스토퍼 하웰(Christopher Howell) 교수는 노션(Notion)을 쓴다"]))
        [('노션', 'notion'), ('크리스토퍼', 'christopher'), ('하웰', 'howell')]
    """
    for text in texts:
        if "(" not in text:
            continue
        for match in _GLOSS.finditer(text):
            yield from _pairs(match[1].split(), re.findall("[A-Za-z]+", match[2]))


def _pairs(korean: list[str], latin: list[str]) -> Iterator[tuple[str, str]]:
    if len(latin) == 1 and latin[0].isupper() and len(latin[0]) <= _LONGEST_ABBREVIATION:
        yield _without_particle(korean[-1]), latin[0].lower()
        return
    near = [_without_particle(word) for word in korean[-len(latin) - 1 :]]
    for name in latin:
        score, word = max((similarity(word, name), word) for word in near)
        if score >= _ALIKE_ENOUGH and len(name) > 1:
            yield word, name.lower()


def _without_particle(word: str) -> str:
    """A name before its gloss carries no particle, but a name that looks like one stays."""
    found = stems(word)
    return found[0] if found and word[-1] in "가는은을를의에" else word
