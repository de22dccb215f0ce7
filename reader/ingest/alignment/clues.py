"""What can be seen on both sides of an article: numbers, Latin words, names, known words.

Clues are gathered sentence by sentence; those of a paragraph are those of its sentences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.ingest.alignment.lexicon import Lexicon, english_stem
from reader.ingest.alignment.method import Trust
from reader.ingest.alignment.names import NameIndex
from reader.ingest.alignment.tokens import (
    KoreanWords,
    english_words,
    initials,
    korean_words,
    latin_stems,
)
from reader.text.sentences import sentences

Key = tuple[str, ...]
"""English tokens that stand for one clue; any of them counts. Numbers begin
with #, words whose initials make an acronym are @ and the acronym."""


class Clues(NamedTuple):
    """The clues of a list of texts, a text being a sentence or a paragraph."""

    ko: Sequence[Mapping[Key, float]]
    """For each Korean text its clues with the trust in each."""
    en: Sequence[Collection[str]]
    """For each English text its tokens."""

    def merged(self, ko_home: Sequence[int], en_home: Sequence[int], size: Size) -> Clues:
        """The clues of the paragraphs that texts belong to, by the home of each text."""
        ko: list[dict[Key, float]] = [{} for _ in range(size[0])]
        en: list[set[str]] = [set() for _ in range(size[1])]
        for home, keys in zip(ko_home, self.ko, strict=True):
            ko[home].update(keys)
        for home, tokens in zip(en_home, self.en, strict=True):
            en[home].update(tokens)
        return Clues(ko, en)


Size = tuple[int, int]
"""How many Korean and English paragraphs."""


def divide(texts: Iterable[str]) -> tuple[list[int], list[str]]:
    """The sentences of all texts, and for each the index of its text."""
    home: list[int] = []
    found: list[str] = []
    for index, text in enumerate(texts):
        for start, stop in sentences(text):
            home.append(index)
            found.append(text[start:stop])
    return home, found


def gather(ko: Sequence[str], en: Sequence[str], lexicon: Lexicon, trust: Trust) -> Clues:
    """Find the clues that any Korean text shares with any English one."""
    english = [english_words(text) for text in en]
    tokens = [
        {f"#{number}" for number in words.numbers} | words.stems | words.words for words in english
    ]
    korean = [korean_words(text) for text in ko]
    acronyms = {token for words in korean for token in words.latin if _is_acronym(token)}
    if acronyms:
        for found, words in zip(tokens, english, strict=True):
            letters = initials(words.plain)
            found.update([f"@{token}" for token in acronyms if token.lower() in letters])
    names = NameIndex(set().union(*[words.words for words in english]))
    finder = _Finder(frozenset().union(*tokens), names, lexicon, trust)
    clues = [finder.keys(words) for words in korean]
    told = {token for keys in clues for key in keys for token in key}
    return Clues(clues, [found & told for found in tokens])


def _is_acronym(token: str) -> bool:
    """Long enough that the same initials seldom meet by chance."""
    return len(token) > 2 and token.isalpha() and token.isupper()


class _Finder:
    """Finds the English tokens that a Korean text may be told with."""

    def __init__(
        self, tokens: frozenset[str], names: NameIndex, lexicon: Lexicon, trust: Trust
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._trust = trust
        self._names = names
        self._hangul: dict[str, Sequence[tuple[Key, float]]] = {}
        self._entries: dict[str, Key] = {}

    def keys(self, words: KoreanWords) -> dict[Key, float]:
        """The clues of one text with the trust in each."""
        keys: dict[Key, float] = {}
        for number in sorted(words.numbers):
            if f"#{number}" in self._tokens:
                keys[(f"#{number}",)] = self._trust.number
        for token in sorted(words.latin):
            for stem in self._present((*latin_stems(token), f"@{token}")):
                keys[(stem,)] = self._trust.latin
            if key := self._entry(token):
                keys[key] = self._trust.word
        known = self._hangul
        for run in words.hangul:
            found = known.get(run)
            if found is None:
                found = known[run] = self._of_hangul(run)
            if found:
                keys.update(found)
        return keys

    def _of_hangul(self, run: str) -> Sequence[tuple[Key, float]]:
        words, at_start = self._lexicon.words_in(run)
        found = []
        for word in words:
            key = self._entries.get(word)
            if key is None:
                key = self._entry(word)
            if key:
                found.append((key, self._trust.word))
        if (at_start and found) or not self._names.may_have(run):
            return found
        if named := self._names.find(run):
            names, similarity = named
            key = self._present([english_stem(name) for name in names]) or names
            found.append((key, self._trust.name * similarity))
        return found

    def _entry(self, word: str) -> Key:
        """What the dictionary has for a word, of what is there."""
        key = self._entries.get(word)
        if key is None:
            key = self._entries[word] = self._present(self._lexicon.stems(word))
        return key

    def _present(self, words: Iterable[str]) -> Key:
        return tuple(sorted(self._tokens.intersection(words)))
