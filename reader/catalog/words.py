"""The vocabulary table: how many articles hold each word, and how it sounds."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from reader.text.hangul import is_syllable
from reader.text.keyboard import to_hangul, to_latin
from reader.text.transliteration import skeleton_of_hangul, skeleton_of_latin

SKELETON_LETTERS: Final = "KNTLMPSG"
"""The consonant classes of `reader.text.transliteration`."""
LONGEST_SOUND: Final = 16
"""Letters of a skeleton; longer words are never looked up by their sound."""
LATIN: Final = "="
"""Stands before the keys of Latin words, which could be Korean ones otherwise."""
_DIGITS: Final = {ord(letter): str(digit) for digit, letter in enumerate(SKELETON_LETTERS, 1)}
FIRST_KOREAN: Final = "가"
_REPEATED = re.compile(r"([1-8])\1+")


def sound_number(skeleton: str) -> int | None:
    """A skeleton as an integer of a few bytes; None if there is nothing to look up.

    Example:
        >>> sound_number("KN"), sound_number("")
        (12, None)
    """
    return int(skeleton.translate(_DIGITS)) if 0 < len(skeleton) <= LONGEST_SOUND else None


def keys_of_word(word: str) -> str:
    """The keys a word is typed with, one ASCII character a key; Latin words are marked.

    In the order of these a word stands right behind everything it begins with.

    Example:
        >>> keys_of_word("카카오"), keys_of_word("kakao")
        ('zkzkdh', '=kakao')
    """
    return to_latin(word) if is_syllable(word[0]) else LATIN + word


def word_of_keys(keys: str) -> str:
    """The word behind its keys."""
    return keys[1:] if keys.startswith(LATIN) else to_hangul(keys, caps_lock=False)


class Counts:
    """How many articles hold each word and explain each name: the changes of one batch."""

    def __init__(self) -> None:
        self._added: list[str] = []
        """The words of each article that is counted in, a word a line. Whole texts are quickly
        told to another process, and the words of all articles are counted once."""
        self._removed: Counter[str] = Counter()
        """Below zero."""
        self._names: Counter[tuple[str, str]] = Counter()

    def add(self, words: Iterable[str], names: Iterable[tuple[str, str]]) -> None:
        """Count one article in."""
        if text := "\n".join(words):
            self._added.append(text)
        for korean, latin in names:
            self._names.update(((korean, latin), (latin, korean)))

    def remove(self, words: Iterable[str], names: Iterable[tuple[str, str]]) -> None:
        """Count one article out."""
        self._removed.subtract(words)
        for korean, latin in names:
            self._names.subtract(((korean, latin), (latin, korean)))

    def merge(self, other: Counts) -> None:
        """Take in the changes of another batch."""
        self._added += other._added
        self._removed.update(other._removed)
        self._names.update(other._names)

    def apply(self, connection: sqlite3.Connection) -> None:
        """Bring the tables up to date."""
        total = self._removed.copy()
        for text in self._added:
            total.update(text.split("\n"))
        counts = {word: count for word, count in total.items() if count}
        # In the order of the table, so that its pages are touched one after the other.
        words = sorted(filed(counts), key=itemgetter(0))
        connection.executemany(
            "INSERT INTO words VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            words,
        )
        connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
            [(word, other, count) for (word, other), count in self._names.items() if count],
        )
        connection.executemany(
            "DELETE FROM words WHERE keys = ? AND documents <= 0",
            [(keys,) for keys, count, _ in words if count < 0],
        )
        connection.executemany(
            "DELETE FROM names WHERE word = ? AND other = ? AND articles <= 0",
            [pair for pair, count in self._names.items() if count < 0],
        )


class _SyllableSounds(dict[int, str]):
    """A translation table from syllables to the digits of their consonants, as they are met."""

    def __missing__(self, code: int) -> str:
        digits = self[code] = skeleton_of_hangul(chr(code)).translate(_DIGITS)
        return digits


_SYLLABLE_SOUNDS: Final = _SyllableSounds({ord("\n"): "\n"})


def filed(counts: Mapping[str, int]) -> Iterator[tuple[str, int, int | None]]:
    """The rows of some words: keys, how many articles hold it, and the number of its sound.

    Args:
        counts: Korean and Latin words with their numbers of articles.
    """
    korean = [word for word in counts if word >= FIRST_KOREAN]
    text = "\n".join(korean)
    # A library has a million words: all of them are spelled at once, and not one by one.
    spelled = to_latin(text).split("\n")
    sounds = _REPEATED.sub(itemgetter(1), text.translate(_SYLLABLE_SOUNDS)).split("\n")
    numbers = [int(sound) if 0 < len(sound) <= LONGEST_SOUND else None for sound in sounds]
    yield from zip(spelled, map(counts.__getitem__, korean), numbers, strict=False)
    for word, count in counts.items():
        if word < FIRST_KOREAN:
            yield LATIN + word, count, sound_number(skeleton_of_latin(word))
