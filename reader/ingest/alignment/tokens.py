"""What of a paragraph can be compared across the two languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reader.ingest.alignment.lexicon import english_stem
from reader.ingest.alignment.numbers import SPELLED, english_numbers, korean_numbers
from reader.text.lazy import lazily

_STOP_WORDS = (
    "the a an of to in and for is are was were be been being am as at it its on by with from that "
    "this these those or not but have has had do does did done can could will would shall should "
    "may might must they he she his her hers him them their theirs our ours we you your yours i me "
    "my mine us who whom whose which what when where why how if then than so such there here into "
    "onto over under up down out off about after before between during through while because "
    "very just also too only even more most much many some any all each every both few no nor own "
    "same other another one s t re ve ll d m said says say like"
)
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
_COMMON_HANGUL = (
    "있 없 않 아니 했 하는 하고 하며 하지 한다 하기 하면 해서 그는 그의 그가 그를 그들 그녀 "
    "그런 그렇 이는 이런 이러 이렇 이를 것이 것을 것은 것도 것으로 수는 수도 수가 때문 위해 "
    "통해 대해 대한 따르 따라 관한 관해 우리 저는 나는 내가 제가 어떤 어떻 무엇 아주 매우 정말 "
    "바로 다시 다만 또는 또한 그리고 그러나 하지만 이라고 라고 라는 된다 됐 되는 되고 되어 돼 "
    "같은 같이 같다 이번 지난 라며 이라며 이어 에서 에게 까지 부터"
)
COMMON_HANGUL: Final = frozenset(_COMMON_HANGUL.split())
"""Beginnings of grammar, of up to three syllables; such words are never foreign names."""

_LATIN = lazily(r"[A-Za-z][A-Za-z0-9]*(?:[-+&][A-Za-z0-9]+)*")
_HANGUL = lazily("[가-힣]+")
_ENGLISH = lazily(r"[A-Za-z][A-Za-z0-9]*(?:[’'][a-z]+)?")
# What begins with one of a few letters is found fastest by those; only then is looked back.
_DOTTED = lazily(r"[A-Z](?<!\w[A-Z])\.(?:[A-Z]\.)+")
_NAME = lazily(r"([A-Z](?<!\w[A-Z])[A-Za-z]+(?:-[A-Za-z]+)*) ([A-Z][A-Za-z]+(?:-[A-Za-z]+)*)\b")
_HYPHENATED = lazily(r"\b[A-Za-z]+(?:-[A-Za-z]+)+\b")
_WITH_ACCENT = lazily("[^\x00-\x7f가-힣]")
_JOINT = lazily("[-+&]")
_LETTERS_OR_BREAK = lazily(r"[a-z]+|[^\w\s'’-]+")
_SMALL_WORDS: Final = frozenset(("of", "the", "and", "for", "in", "on", "a", "an", "to"))


class KoreanWords(NamedTuple):
    """What is comparable in one Korean paragraph."""

    latin: frozenset[str]
    """Latin runs as printed."""
    numbers: frozenset[str]
    hangul: tuple[str, ...]
    """Runs of Hangul with their particles, each once."""


class EnglishWords(NamedTuple):
    """What is comparable in one English paragraph."""

    words: frozenset[str]
    """Lower case, with capitalised neighbours and hyphenated words also joined; no grammar."""
    stems: frozenset[str]
    numbers: frozenset[str]
    plain: str
    """The text without accents."""


def korean_words(text: str) -> KoreanWords:
    """Take a Korean paragraph apart."""
    plain = _plain(text)
    return KoreanWords(
        latin=frozenset(_LATIN.findall(plain)),
        numbers=korean_numbers(plain),
        hangul=tuple(dict.fromkeys(_HANGUL.findall(plain))),
    )


def english_words(text: str) -> EnglishWords:
    """Take an English paragraph apart."""
    plain = _plain(text)
    every = set(map(_bare, _ENGLISH.findall(plain)))
    words = every - STOP_WORDS
    return EnglishWords(
        words=frozenset(words.union(_joined(plain))),
        stems=frozenset(map(english_stem, words - SPELLED.keys())),
        numbers=english_numbers(plain, every),
        plain=plain,
    )


def initials(plain: str) -> str:
    """First letters of all content words in order, a blank where punctuation stands."""
    found = _LETTERS_OR_BREAK.findall(plain.lower())
    words = [word for word in found if word not in _SMALL_WORDS]
    return "".join([word[0] if word[0].isalpha() else " " for word in words])


@lru_cache(maxsize=4096)
def latin_stems(token: str) -> tuple[str, ...]:
    """The English stems a Latin token of a Korean text may meet: itself and its parts."""
    lower = token.lower()
    parts = (_JOINT.sub("", lower), *_JOINT.split(lower))
    return tuple(dict.fromkeys([english_stem(part) for part in parts if len(part) > 1]))


def _plain(text: str) -> str:
    """Without accents; Hangul stays composed. U.S. becomes US, in one piece."""
    if not text.isascii():
        text = _WITH_ACCENT.sub(_without_accent, text)
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), text)


def _without_accent(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKD", match[0])[0]


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    if word == "US":
        return "u.s."
    return word.partition("’")[0].partition("'")[0].lower()


def _joined(text: str) -> Iterator[str]:
    if "-" in text:
        for hyphenated in _HYPHENATED.findall(text):
            yield hyphenated.replace("-", "").lower()
    start = 0
    while match := _NAME.search(text, start):
        first, second = (part.replace("-", "").lower() for part in match.groups())
        yield first + second
        yield second + first
        start = match.start(2)
