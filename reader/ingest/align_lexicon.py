"""A small Korean–English dictionary that recognises its words inside running text.

It is everyday news vocabulary, not a translation engine: a hit is one piece of evidence that
two paragraphs speak of the same thing. Korean keys match inflected verbs (밝히다: 밝혔다, 밝힌)
and the members of compounds (언어모델 = 언어 + 모델); English words match by a crude stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from reader.ingest.align_words_culture import CULTURE
from reader.ingest.align_words_economy import ABBREVIATIONS, ECONOMY
from reader.ingest.align_words_society import SOCIETY
from reader.ingest.align_words_verbs import VERBS

SYLLABLE_ZERO: Final = 0xAC00
FINALS: Final = 28
N, L, M, B, SS = 4, 8, 16, 17, 20
"""Places of the finals ㄴ ㄹ ㅁ ㅂ ㅆ in a syllable block."""
D, S = 7, 19
BRIGHT: Final = (0, 8)
"""Places of ㅏ and ㅗ, after which 아 stands and not 어."""
A, EO, EU = 0, 4, 18
CONTRACTED: Final = {8: 9, 13: 14, 20: 6, 11: 10}
"""Place of a vowel to that of what it makes with 아/어: ㅗㅘ ㅜㅝ ㅣㅕ ㅚㅙ."""
REGULAR_B: Final = frozenset("입잡뽑좁씹업접집꼽")
REGULAR_D: Final = frozenset("닫받믿쏟얻뜯")
REGULAR_S: Final = frozenset("웃씻벗빗솟")
AFTER_NOUN = re.compile(
    r"(?:들|등|씩|별)?(?:은|는|이|가|을|를|의|에|로|와|과|도|만|나|든|에게|에서|으로|까지|부터|보다|처럼"
    r"|에는|에도|에선|에서는|에서도|으로는|으로도|로는|만의|만이|이나|이라|이란|라는|이라는|이며|이고|이다|인|다|였다"
    r"|이었다|께|께서|마다|조차|밖에|뿐|이던|일)?$"
)
"""What may follow a noun of one syllable; anything else is another word."""
AFTER_SHORT_VERB = re.compile(
    r"(?:다|고|며|면|는|던|지|기|게|도록|려|러|자|니|나|거|어|아|었|았|은|을|음|습|요|서|야|도|들|$)"
)
ENDINGS: Final = (
    *("ingly", "edly", "ation", "ator", "ate", "ment", "ness", "ing", "ion", "ies"),
    *("ed", "er", "or", "es", "ly", "al", "s", "e", "y"),
)


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """What is left of a lower-case English word without its commonest endings.

    Crude on purpose: educate, education and educator become one stem, of at least three
    letters; the stem itself need not be a word.
    """
    stem = word
    for _ in range(3):
        for ending in ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 3:
                stem = stem[: -len(ending)]
                break
        else:
            break
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem


@dataclass(frozen=True, slots=True)
class Entry:
    """One Korean word with the stems of the English words it is told with."""

    korean: str
    english: tuple[str, ...]


class Lexicon:
    """Entries, found in running Korean text.

    Args:
        entries: In any order; the longest key wins where several fit.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._nouns: dict[str, list[Entry]] = {}
        self._verbs: dict[str, list[Entry]] = {}
        for entry in entries:
            word = entry.korean
            if len(word) > 1 and word.endswith("다"):
                for form in verb_forms(word[:-1]):
                    self._verbs.setdefault(form, []).append(entry)
            else:
                self._nouns.setdefault(word, []).append(entry)
        keys = [*self._nouns, *self._verbs]
        self._longest = max(map(len, keys), default=0)

    def entries_of(self, word: str) -> tuple[Entry, ...]:
        """The entries of exactly this word, such as an abbreviation in capitals."""
        return tuple(self._nouns.get(word, ()))

    def entries_in(self, word: str) -> tuple[tuple[Entry, ...], bool]:
        """The entries of one Hangul run and whether they begin at its first syllable."""
        found: list[Entry] = []
        start = 0
        at_start = False
        while start < len(word):
            hits, length = self._longest_at(word, start)
            if hits:
                found.extend(hits)
                at_start = at_start or start == 0
            start += length or 1
        return tuple(found), at_start

    def _longest_at(self, word: str, start: int) -> tuple[list[Entry], int]:
        for length in range(min(self._longest, len(word) - start), 0, -1):
            key = word[start : start + length]
            rest = word[start + length :]
            hits: list[Entry] = []
            if key in self._nouns and (length > 1 or (start == 0 and AFTER_NOUN.match(rest))):
                hits.extend(self._nouns[key])
            if start == 0 and key in self._verbs and (length > 1 or AFTER_SHORT_VERB.match(rest)):
                hits.extend(self._verbs[key])
            if hits:
                return hits, length
        return [], 0


def parse(tables: Iterable[str]) -> Iterator[Entry]:
    """Read entries of the form "학교 school, 교사 teacher educator"."""
    for table in tables:
        for row in table.replace("\n", " ").split(","):
            korean, *english = row.split()
            yield Entry(korean, tuple(dict.fromkeys(english_stem(word) for word in english)))


def everyday_entries() -> tuple[Entry, ...]:
    """All entries of the built-in tables; a word that stands twice keeps both meanings."""
    merged: dict[str, tuple[str, ...]] = {}
    tables = (
        table.strip().rstrip(",") for table in (SOCIETY, ECONOMY, CULTURE, VERBS, ABBREVIATIONS)
    )
    for entry in parse(tables):
        both = (*merged.get(entry.korean, ()), *entry.english)
        merged[entry.korean] = tuple(dict.fromkeys(both))
    return tuple(Entry(korean, english) for korean, english in merged.items())


@cache
def everyday() -> Lexicon:
    """The built-in dictionary, made once."""
    return Lexicon(everyday_entries())


def verb_forms(stem: str) -> frozenset[str]:
    """How an inflected verb or adjective may begin.

    Args:
        stem: The dictionary form without 다.

    Returns:
        Beginnings such as 밝히 밝힌 밝힐 밝혀 밝혔 for 밝히; what follows is left open.
    """
    head, last = stem[:-1], ord(stem[-1]) - SYLLABLE_ZERO
    body, final = last - last % FINALS, last % FINALS
    forms = {stem}
    if final == 0:
        forms.update(head + _syllable(body + coda) for coda in (N, L, M, B))
        forms.update(_contracted(head, stem[-1]))
    elif final == L:
        forms.update(head + _syllable(body + coda) for coda in (0, N, B))
    elif final == B and stem[-1] not in REGULAR_B:
        forms.update(
            head + _syllable(body) + tail for tail in ("우", "운", "울", "움", "워", "웠", "와")
        )
    elif final == D and stem[-1] not in REGULAR_D:
        forms.add(head + _syllable(body + L))
    elif final == S and stem[-1] not in REGULAR_S:
        forms.update(head + _syllable(body) + tail for tail in ("은", "을", "어", "었", "아", "았"))
    return frozenset(forms)


def _contracted(head: str, last: str) -> Iterator[str]:
    """Forms with 아/어 grown into an open last syllable: 보+아 = 봐, 크+어 = 커."""
    place = ord(last) - SYLLABLE_ZERO
    initial, vowel = place // (21 * FINALS), place // FINALS % 21
    if last == "하":
        yield from (head + tail for tail in ("해", "했", "하여"))
    elif vowel == EU:
        bright = bool(head) and (ord(head[-1]) - SYLLABLE_ZERO) // FINALS % 21 in BRIGHT
        grown = A if bright else EO
        if last == "르" and head:  # 오르다: 올라
            head = head[:-1] + chr(ord(head[-1]) + L)
        yield from _both(head, initial, grown)
    else:
        yield from _both(head, initial, CONTRACTED.get(vowel, vowel))


def _both(head: str, initial: int, vowel: int) -> Iterator[str]:
    place = (initial * 21 + vowel) * FINALS
    yield from (head + _syllable(place), head + _syllable(place + SS))


def _syllable(place: int) -> str:
    return chr(SYLLABLE_ZERO + place)
