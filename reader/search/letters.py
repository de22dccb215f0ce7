"""Latin letters by their Korean names: 오티티 is OTT, and K팝 is 케이팝."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from types import MappingProxyType
from typing import Final

from reader.text.hangul import is_syllable

_LETTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "에이치": "h", "더블유": "w", "에이": "a", "비": "b", "씨": "c", "시": "c", "디": "d",
        "이": "e", "에프": "f", "지": "g", "쥐": "g", "아이": "i", "제이": "j", "케이": "k",
        "엘": "l", "엠": "m", "엔": "n", "오": "o", "피": "p", "큐": "q", "알": "r", "에스": "s",
        "티": "t", "유": "u", "브이": "v", "엑스": "x", "와이": "y", "제트": "z", "지트": "z",
    }
)  # fmt: skip
"""How Latin letters are called in Korean."""
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {letter: name for name, letter in reversed(tuple(_LETTERS.items()))}
)
"""Of each letter the first name."""
_MOST_CALLED: Final = 3
_SHORTEST_CALLED: Final = 2


def letters_spelled(word: str) -> tuple[str, str] | None:
    """The Latin letters a Korean word spells by their names, to its very end.

    Returns:
        What stands before them and two or more letters, or one with a name of two syllables
        behind two syllables; None for none.

    Example:
        >>> letters_spelled("오티티"), letters_spelled("챗지피티"), letters_spelled("카카오")
        (('', 'ott'), ('챗', 'gpt'), None)
        >>> letters_spelled("스페이스엑스")
        ('스페이스', 'x')
    """
    for start in range(len(word)):
        letters = _spelled_from(word, start)
        if letters and (len(letters) >= 2 or (start >= 2 and len(word) - start >= 2)):
            return word[:start], letters
    return None


def letters_before(word: str) -> tuple[str, str] | None:
    """The Latin letters a Korean word begins with by their names, and the rest of it.

    Returns:
        As many letters as there are before a rest of two syllables or more, or one before a
        shorter rest; None for none: a single letter counts if its name has two syllables.

    Example:
        >>> letters_before("엘지전자"), letters_before("케이팝"), letters_before("이유식")
        (('lg', '전자'), ('k', '팝'), None)
    """
    for end in range(len(word) - 2, 1, -1):
        letters = _spelled_from(word[:end], 0)
        if letters:
            return letters, word[end:]
    letter = _LETTERS.get(word[:-1]) if len(word) > _SHORTEST_CALLED else None
    return (letter, word[-1]) if letter else None


def with_letters_called(word: str) -> str:
    """A word with the Latin letters it begins or ends with by their names; "" for another one.

    Args:
        word: Folded.

    Example:
        >>> with_letters_called("k팝"), with_letters_called("스페이스x")
        ('케이팝', '스페이스엑스')
    """
    rest = word.strip(ascii_lowercase)
    if not rest or not 0 < len(word) - len(rest) <= _MOST_CALLED or not all(map(is_syllable, rest)):
        return ""
    return "".join(_NAMES.get(char, char) for char in word)


def _spelled_from(word: str, start: int) -> str | None:
    if start == len(word):
        return ""
    for length in (3, 2, 1):
        letter = _LETTERS.get(word[start : start + length])
        if letter and start + length <= len(word):
            rest = _spelled_from(word, start + length)
            if rest is not None:
                return letter + rest
    return None
