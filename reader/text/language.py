"""This is where a text says which language it is in, by its letters alone."""

from __future__ import annotations

from typing import Final

from reader.text.lazy import lazily

HANGUL_CLASS: Final = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7ff"
_HANGUL = lazily(f"[{HANGUL_CLASS}]")
_NOT_HANGUL = lazily(f"[^{HANGUL_CLASS}]+")
_LATIN = lazily("[A-Za-z]")
_NOT_LATIN = lazily("[^A-Za-z\u00c0-\u024f]+")

LETTERS_PER_SYLLABLE: Final = 2.5
"""A Hangul syllable says as much as two or three Latin letters."""
KOREAN_FROM: Final = 0.3
"""Share of Hangul, in Latin letters' worth, from which a text counts as Korean.

Korean prose full of Latin names stays above 0.4, English prose that quotes Korean words in
Hangul stays below 0.2.
"""
_SAMPLE_CHARS: Final = 200
_GLANCE_CHARS: Final = 60
_SURELY_KOREAN: Final = 0.45
"""Share of characters beyond U+07FF, some of them Hangul, that settles it at a glance."""


def hangul_count(text: str) -> int:
    """How many Hangul syllables and jamo there are."""
    return 0 if _HANGUL.search(text) is None else len(_NOT_HANGUL.sub("", text))


def latin_count(text: str) -> int:
    """How many Latin letters there are, accented ones too."""
    return len(_NOT_LATIN.sub("", text))


def hangul_ratio(text: str) -> float:
    """Hangul's share of the letters, 0 to 1, a syllable counting as 2.5 Latin letters.

    0.0 for a text without letters.
    """
    hangul = hangul_count(text) * LETTERS_PER_SYLLABLE
    letters = hangul + latin_count(text)
    return hangul / letters if letters else 0.0


def language_of(text: str) -> str:
    """The language of a text: "ko", "en", or "" when it has neither's letters.

    Example:
        >>> language_of("와이 콤비네이터(Y Combinator)가 투자했다")
        'ko'
        >>> language_of("The word 재벌 has no English equivalent")
        'en'
        >>> language_of("2023. 11. 15")
        ''
    """
    if _HANGUL.search(text) is not None:
        return "ko" if hangul_ratio(text) >= KOREAN_FROM else "en"
    return "en" if latin_count(text) else ""


def language_of_line(text: str) -> str:
    """`language_of` for a line, fast: it looks no further than the first 200 characters."""
    if text.isascii():
        return "en" if _LATIN.search(text) is not None else ""
    glance = text[:_GLANCE_CHARS]
    wide = (len(glance.encode("utf-8", "replace")) - len(glance)) / 2
    surely = wide >= len(glance) * _SURELY_KOREAN
    if surely and ("가" <= glance[0] <= "힣" or _HANGUL.search(glance) is not None):
        return "ko"
    return language_of(text[:_SAMPLE_CHARS])
