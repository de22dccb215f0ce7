"""The two-set Korean keyboard (두벌식) on QWERTY, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from math import dist
from types import MappingProxyType
from typing import Final

from reader.text.hangul import (
    COMPOUND_FINALS,
    COMPOUND_VOWELS,
    FINALS,
    INITIALS,
    compose,
    is_consonant,
    is_vowel,
    keystrokes,
)

_PLAIN_LETTERS: Final = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_PLAIN_KEYS: Final = "qwertyuiopasdfghjklzxcvbnm"
_SHIFTED_LETTERS: Final = "ㅃㅉㄸㄲㅆㅒㅖ"
_SHIFTED_KEYS: Final = "QWERTOP"
"""The only keys whose Shift means something in Korean."""

KEY_OF: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip(_PLAIN_LETTERS + _SHIFTED_LETTERS, _PLAIN_KEYS + _SHIFTED_KEYS, strict=True))
)
"""The QWERTY key of every letter that has a key."""
LETTER_OF: Final[Mapping[str, str]] = MappingProxyType(
    {key: letter for letter, key in KEY_OF.items()}
)
_FUSED_VOWEL: Final = {pair: vowel for vowel, pair in COMPOUND_VOWELS.items()}
_FUSED_FINAL: Final = {pair: final for final, pair in COMPOUND_FINALS.items()}


_ROWS: Final = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))
"""The keys of each row, and how far to the right it begins, in keys."""
_PLACES: Final = {
    key: (column + shift, row)
    for row, (keys, shift) in enumerate(_ROWS)
    for column, key in enumerate(keys)
}
_REACH: Final = 1.3
"""How far apart, in keys, neighbours are at most."""


def are_beside(letter: str, other: str) -> bool:
    """Whether two Korean letters are on one key, or on neighbours with Shift or without.

    Example:
        >>> are_beside("ㅏ", "ㅣ"), are_beside("ㄱ", "ㄲ"), are_beside("ㄹ", "ㅈ")
        (True, True, False)
        >>> are_beside("ㄷ", "ㅇ"), are_beside("ㄸ", "ㅇ")
        (True, False)
    """
    if letter not in KEY_OF or other not in KEY_OF:
        return False
    key, beside = KEY_OF[letter], KEY_OF[other]
    is_same = key.lower() == beside.lower() or key.isupper() == beside.isupper()
    return is_same and keys_are_beside(key, beside)


def keys_are_beside(key: str, other: str) -> bool:
    """Whether two letters of QWERTY are one key or neighbours.

    Example:
        >>> keys_are_beside("u", "i"), keys_are_beside("u", "w")
        (True, False)
    """
    return dist(_PLACES[key.lower()], _PLACES[other.lower()]) <= _REACH


class _Keys(dict[int, str]):
    """A translation table that finds the keys of a character when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = keystrokes(chr(code))
        keys = self[code] = "".join(KEY_OF.get(letter, letter) for letter in letters)
        return keys


_KEYS: Final = _Keys()


def to_hangul(latin: str, *, caps_lock: bool = True) -> str:
    """What a Korean input method would have made of these keys.

    Shift means something on Q W E R T O P only; a capital elsewhere is the plain key. What is
    not a letter key stays as it is.

    Args:
        latin: The keys.
        caps_lock: Whether all capitals mean caps lock.

    Example:
        >>> to_hangul("zkzkdh"), to_hangul("ekfr"), to_hangul("RKa")
        ('카카오', '닭', '깜')
    """
    keys = latin.lower() if caps_lock and latin.isupper() and len(latin) > 1 else latin
    letters = [LETTER_OF.get(key) or LETTER_OF.get(key.lower()) or key for key in keys]
    made: list[str] = []
    place = 0
    while place < len(letters):
        used, text = _next_cluster(letters, place)
        made.append(text)
        place += used
    return "".join(made)


def to_latin(hangul: str) -> str:
    """The QWERTY keys that Hangul was typed with; other characters stay.

    Example:
        >>> to_latin("ㅗ디ㅣㅐ")
        'hello'
    """
    return hangul.translate(_KEYS)


def keys_of(char: str) -> tuple[str, ...]:
    """The QWERTY keys one typed character stands for, in the order they were pressed.

    Returns:
        One key for a letter, two to five for a compound letter or a syllable, and
        none if it is not Hangul.

    Example:
        >>> keys_of("ㅓ"), keys_of("하"), keys_of("j")
        (('j',), ('g', 'k'), ())
    """
    letters = keystrokes(char)
    if not letters or any(letter not in KEY_OF for letter in letters):
        return ()
    return tuple(KEY_OF[letter] for letter in letters)


def _next_cluster(letters: list[str], place: int) -> tuple[int, str]:
    """The next syllable or lone letter, with the number of keys it took."""
    first = letters[place]
    if first in INITIALS and _vowel_at(letters, place + 1):
        return _syllable(letters, place)
    if is_vowel(first) and _vowel_at(letters, place + 1):
        fused = _FUSED_VOWEL.get(first + letters[place + 1])
        if fused:
            return 2, fused
    return 1, first


def _syllable(letters: list[str], place: int) -> tuple[int, str]:
    initial, vowel = letters[place], letters[place + 1]
    end = place + 2
    if _vowel_at(letters, end) and vowel + letters[end] in _FUSED_VOWEL:
        vowel = _FUSED_VOWEL[vowel + letters[end]]
        end += 1
    final = ""
    if _closes(letters, end):
        final = letters[end]
        end += 1
        if _closes(letters, end) and final + letters[end] in _FUSED_FINAL:
            final = _FUSED_FINAL[final + letters[end]]
            end += 1
    return end - place, compose(initial, vowel, final)


def _vowel_at(letters: list[str], place: int) -> bool:
    return place < len(letters) and is_vowel(letters[place])


def _closes(letters: list[str], place: int) -> bool:
    """Whether the consonant here ends its syllable: no vowel takes it along."""
    return (
        place < len(letters)
        and is_consonant(letters[place])
        and letters[place] in FINALS
        and not _vowel_at(letters, place + 1)
    )
