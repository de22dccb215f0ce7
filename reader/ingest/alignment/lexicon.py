"""A small Korean–English dictionary that recognises its words inside running text.

It is everyday news vocabulary, not a translation engine: a hit is one piece of evidence that
two paragraphs speak of the same thing. Korean keys match inflected verbs (밝히다: 밝혔다, 밝힌)
and the members of compounds (언어모델 = 언어 + 모델); English words match by a crude stem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from reader.ingest.alignment.words_culture import CULTURE
from reader.ingest.alignment.words_economy import ABBREVIATIONS, ECONOMY
from reader.ingest.alignment.words_society import SOCIETY
from reader.ingest.alignment.words_verbs import VERBS
from reader.text.hangul import FINALS_PER_VOWEL, FIRST_SYLLABLE, SYLLABLES_PER_INITIAL

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
_PARTICLES = (
    "은 는 이 가 을 를 의 에 로 와 과 도 만 나 든 께 뿐 일 인 다 에게 에서 으로 까지 부터 보다 "
    "처럼 에는 에도 에선 에서는 에서도 으로는 으로도 로는 만의 만이 이나 이라 이란 라는 이라는 "
    "이며 이고 이다 였다 이었다 께서 마다 조차 밖에 이던"
)
AFTER_NOUN: Final = frozenset(
    plural + particle
    for plural in ("", "들", "등", "씩", "별")
    for particle in ("", *_PARTICLES.split())
)
"""What may follow a noun of one syllable; anything else is another word."""
AFTER_SHORT_VERB: Final = (
    *"다고며면는던지기게려러자니나거어아었았은을음습요서야도들", "도록",
)  # fmt: skip
ENDINGS: Final = (
    *("ingly", "edly", "ation", "ator", "ate", "ment", "ness", "ing", "ion", "ies"),
    *("ed", "er", "or", "es", "ly", "al", "s", "e", "y"),
)
ENDINGS_BY_LETTER: Final = {
    last: tuple(ending for ending in ENDINGS if ending[-1] == last)
    for last in {ending[-1] for ending in ENDINGS}
}


@lru_cache(maxsize=8192)
def english_stem(word: str) -> str:
    """What is left of a lower-case English word without its commonest endings.

    Crude on purpose: educate, education and educator become one stem, of at least three
    letters; the stem itself need not be a word.
    """
    stem = word
    for _ in range(3):
        for ending in ENDINGS_BY_LETTER.get(stem[-1:], ()):
            if stem.endswith(ending) and len(stem) - len(ending) >= 3:
                stem = stem[: -len(ending)]
                break
        else:
            break
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem


class Lexicon:
    """Korean words with the English words they are told with, found in running Korean text.

    Args:
        entries: By Korean word its English words, with blanks between them.
    """

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = entries
        self._stems: dict[str, frozenset[str]] = {}
        self._nouns = {word for word in entries if len(word) == 1 or word[-1] != "다"}
        self._verbs: defaultdict[str, list[str]] = defaultdict(list)
        for word in entries:
            if word not in self._nouns:
                for form in verb_forms(word[:-1]):
                    self._verbs[form].append(word)
        self._at_start = _lengths(chain(self._nouns, self._verbs))
        self._inside = _lengths(word for word in self._nouns if len(word) > 1)
        self.words_in = lru_cache(maxsize=8192)(self._words_in)

    def stems(self, word: str) -> frozenset[str]:
        """The stems of the English words that a word is told with; none of an unknown one."""
        stems = self._stems.get(word)
        if stems is None:
            if word not in self._entries:
                return frozenset()
            english = self._entries[word].split()
            stems = self._stems[word] = frozenset([english_stem(one) for one in english])
        return stems

    def _words_in(self, run: str) -> tuple[tuple[str, ...], bool]:
        """The words of this dictionary in a Hangul run and whether one begins it.

        The longest that fits wins. Words of one syllable and verbs only begin a run.
        """
        found, start = self._beginning(run)
        at_start = start > 0
        start = start or 1
        while start < len(run):
            for length in self._inside.get(run[start], ()):
                if run[start : start + length] in self._nouns and start + length <= len(run):
                    found.append(run[start : start + length])
                    start += length
                    break
            else:
                start += 1
        return tuple(found), at_start

    def _beginning(self, run: str) -> tuple[list[str], int]:
        """The words a run begins with and their length, 0 if there is none."""
        for length in self._at_start.get(run[:1], ()):
            key, rest = run[:length], run[length:]
            if len(key) < length:
                continue
            words: list[str] = []
            if key in self._nouns and (length > 1 or rest in AFTER_NOUN):
                words.append(key)
            if key in self._verbs and (length > 1 or not rest or rest.startswith(AFTER_SHORT_VERB)):
                words += self._verbs[key]
            if words:
                return words, length
        return [], 0


def _lengths(keys: Iterable[str]) -> dict[str, list[int]]:
    """By first character how long the keys are that begin with it, the longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        lengths[key[0]].add(len(key))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


def parse(tables: Iterable[str]) -> dict[str, str]:
    """Read entries of the form "학교 school, 교사 teacher educator"."""
    rows = [row.split(None, 1) for row in ",".join(tables).split(",")]
    return {row[0]: row[1] for row in rows if row}


def everyday_entries() -> dict[str, str]:
    """All entries of the built-in tables."""
    return parse((SOCIETY, ECONOMY, CULTURE, VERBS, ABBREVIATIONS))


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
    head, last = stem[:-1], ord(stem[-1]) - FIRST_SYLLABLE
    final = last % FINALS_PER_VOWEL
    body = last - final
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
    initial, vowel = _initial_and_vowel(last)
    if last == "하":
        yield from (head + tail for tail in ("해", "했", "하여"))
    elif vowel == EU:
        bright = bool(head) and _initial_and_vowel(head[-1])[1] in BRIGHT
        grown = A if bright else EO
        if last == "르" and head:  # 오르다: 올라
            head = head[:-1] + chr(ord(head[-1]) + L)
        yield from _both(head, initial, grown)
    else:
        yield from _both(head, initial, CONTRACTED.get(vowel, vowel))


def _both(head: str, initial: int, vowel: int) -> Iterator[str]:
    place = initial * SYLLABLES_PER_INITIAL + vowel * FINALS_PER_VOWEL
    yield from (head + _syllable(place), head + _syllable(place + SS))


def _initial_and_vowel(syllable: str) -> tuple[int, int]:
    initial, rest = divmod(ord(syllable) - FIRST_SYLLABLE, SYLLABLES_PER_INITIAL)
    return initial, rest // FINALS_PER_VOWEL


def _syllable(place: int) -> str:
    return chr(FIRST_SYLLABLE + place)
