"""How much two runs of paragraphs, one in each language, speak of the same things.

A clue is something that can be seen on both sides: a number, a Latin word, a name by its
sound, a word of the dictionary. Its weight is a log-likelihood ratio, so that a clue which
stands in half of all paragraphs of either side says little and one that stands in a single
paragraph of each says much. What one side says and the other lacks speaks, softly, against.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.ingest.align_lexicon import Lexicon, english_stem
from reader.ingest.align_names import NameIndex
from reader.ingest.align_tokens import (
    EnglishWords,
    KoreanWords,
    english_words,
    korean_words,
    latin_stems,
)


@dataclass(frozen=True, slots=True)
class Trust:
    """How often each kind of clue is found on the other side of a true pair."""

    number: float = 0.85
    latin: float = 0.9
    acronym: float = 0.8
    name: float = 0.85
    word: float = 0.6
    absence: float = 0.3
    """How much a clue counts that one side has and the other lacks."""


Key = tuple[str, ...]
"""English tokens that stand for one clue; any of them counts. Numbers begin with #."""


class Evidence:
    """All clues of one article.

    Args:
        ko: Korean texts in order.
        en: English texts in order.
        lexicon: The dictionary.
        trust: Weights of the kinds of clue.
    """

    def __init__(
        self, ko: Sequence[str], en: Sequence[str], lexicon: Lexicon, trust: Trust
    ) -> None:
        english = [english_words(text) for text in en]
        tokens = [_tokens(words) for words in english]
        places: dict[str, set[int]] = defaultdict(set)
        for index, found in enumerate(tokens):
            for token in found:
                places[token].add(index)
        finder = _Finder(english, places, lexicon, trust)
        ko_places: dict[Key, set[int]] = defaultdict(set)
        trusts: dict[Key, float] = {}
        for index, text in enumerate(ko):
            for key, belief in finder.keys(korean_words(text)):
                ko_places[key].add(index)
                trusts[key] = max(belief, trusts.get(key, 0.0))
        self._ko: list[set[int]] = [set() for _ in ko]
        self._en: list[set[int]] = [set() for _ in en]
        self._hit: list[float] = []
        self._ko_alone: list[float] = []
        self._en_alone: list[float] = []
        for key, ko_at in ko_places.items():
            en_at = set().union(*(places[token] for token in key))
            self._add(ko_at, en_at, trusts[key], trust.absence)

    def _add(
        self, ko_at: Collection[int], en_at: Collection[int], belief: float, absence: float
    ) -> None:
        ko_share = (len(ko_at) + 0.5) / (len(self._ko) + 1.0)
        en_share = (len(en_at) + 0.5) / (len(self._en) + 1.0)
        hit = math.log(belief / max(ko_share, en_share))
        if hit <= 0.0:
            return
        both = belief * min(ko_share, en_share)
        ko_alone = math.log((ko_share - both) / (ko_share * (1.0 - en_share)))
        en_alone = math.log((en_share - both) / (en_share * (1.0 - ko_share)))
        clue = len(self._hit)
        self._ko_alone.append(absence * min(ko_alone, 0.0))
        self._en_alone.append(absence * min(en_alone, 0.0))
        self._hit.append(hit - self._ko_alone[-1] - self._en_alone[-1])
        for index in ko_at:
            self._ko[index].add(clue)
        for index in en_at:
            self._en[index].add(clue)

    def score(self, ko: Sequence[int], en: Sequence[int]) -> float:
        """Log-likelihood ratio that two runs, read as one paragraph each, belong together."""
        ko_clues = self._ko[ko[0]] if len(ko) == 1 else set().union(*(self._ko[i] for i in ko))
        en_clues = self._en[en[0]] if len(en) == 1 else set().union(*(self._en[j] for j in en))
        hit = self._hit
        total = sum([hit[clue] for clue in ko_clues & en_clues])
        total += sum([self._ko_alone[clue] for clue in ko_clues])
        return total + sum([self._en_alone[clue] for clue in en_clues])


def _tokens(words: EnglishWords) -> set[str]:
    numbers = {f"#{number}" for number in words.numbers}
    return numbers | words.stems | words.words


class _Finder:
    """Finds the clues that a Korean paragraph shares with any English one."""

    def __init__(
        self,
        english: Sequence[EnglishWords],
        places: Collection[str],
        lexicon: Lexicon,
        trust: Trust,
    ) -> None:
        self._places = places
        self._lexicon = lexicon
        self._trust = trust
        self._names = NameIndex(set().union(*(words.words for words in english)))
        self._initials = [words.initials for words in english]
        self._hangul: dict[str, tuple[tuple[Key, float], ...]] = {}

    def keys(self, words: KoreanWords) -> Iterator[tuple[Key, float]]:
        """The clues of one paragraph with the trust in each."""
        for number in words.numbers:
            if f"#{number}" in self._places:
                yield (f"#{number}",), self._trust.number
        for token in words.latin:
            yield from self._latin(token)
        for run in words.hangul:
            if run not in self._hangul:
                self._hangul[run] = tuple(self._of_hangul(run))
            yield from self._hangul[run]

    def _latin(self, token: str) -> Iterator[tuple[Key, float]]:
        stems = [stem for stem in latin_stems(token) if stem in self._places]
        for stem in stems:
            yield (stem,), self._trust.latin
        yield from self._dictionary(token)

    def _of_hangul(self, run: str) -> Iterator[tuple[Key, float]]:
        entries, at_start = self._lexicon.entries_in(run)
        known = False
        for entry in entries:
            key = self._present(entry.english)
            if key:
                known = True
                yield key, self._trust.word
        if not (at_start and known):
            found = self._names.find(run)
            if found:
                words, similarity = found
                key = tuple(sorted({english_stem(word) for word in words}))
                key = self._present(key) or self._present(words)
                if key:
                    yield key, self._trust.name * similarity

    def _dictionary(self, token: str) -> Iterator[tuple[Key, float]]:
        for entry in self._lexicon.entries_in(token)[0]:
            key = self._present(entry.english)
            if key:
                yield key, self._trust.word

    def _present(self, words: Iterable[str]) -> Key:
        return tuple(sorted(word for word in words if word in self._places))
