"""Whether Hangul spells a foreign word as Korean does: 텐더 is tender, 뜬다 only sounds like it.

Korean writes loanwords by rules (외래어 표기법), and the letters it has for a spelling are few.
`transliteration` tells what sounds alike, roughly and fast; this tells letter by letter whether
one is likely to have been written for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reader.text.hangul import decompose, is_syllable
from reader.text.spellings import FINALS, INITIALS, MIDDLES, Spellings

_SILENT: Final[Mapping[str, float]] = {
    "r": 0.4, "h": 0.05, "w": 0.3, "g": 0.4, "t": 0.25, "s": 0.25, "d": 0.4, "b": 0.3, "l": 0.35,
    "p": 0.3, "c": 0.2, "e": 0.15, "u": 0.3, "i": 0.3, "o": 0.35, "a": 0.35, "y": 0.3,
}  # fmt: skip
"""What it costs that a letter is not heard."""
_SILENT_R: Final = 0.1
"""Behind a vowel, where it is not written with it."""
_FIRST_H: Final = 0.3
_SPOKEN_E: Final = 0.1
"""At the end of a word, where it is mostly silent."""
_SOFT: Final = frozenset(("c", "sc", "cc", "g", "gg", "dg"))
"""Spellings of ㅅ, ㅈ and ㅊ before an e, an i or a y alone."""
_NEVER_SILENT: Final = 0.8
_UNWRITTEN: Final[Mapping[str, float]] = {"ㅎ": 0.5, "ㅇ": 0.5, "ㅅ": 0.8}
"""What it costs that a sound has no letter."""
_VOWEL_UNWRITTEN: Final = 0.45
_HISSED: Final = 0.1
"""The same of the ㅣ in 시, 치 and 지 at the end of bush, watch and page."""
_NEVER_UNWRITTEN: Final = 1.0
_OTHER_VOWEL: Final = 0.45
_OTHER_CONSONANT: Final = 1.0
_OTHER_L: Final = 0.2
"""Between vowels an l is ㄹㄹ, and ㄹ an r."""
_NO_PALATAL: Final = 0.2
"""What sh is before another vowel than ㅣ, ㅠ and the like."""
_NOT_JOINED: Final = 0.4
"""A final goes over to a vowel behind it: it is 치피, and not 칩이."""
_VOWELS: Final = "aeiouy"
_SIBILANTS: Final = "ㅅㅆㅈㅉㅊ"
_GLIDING: Final = "ㅑㅒㅕㅖㅛㅠㅘㅙㅝㅞㅟ"
_PALATAL: Final = "ㅣㅑㅒㅕㅖㅛㅠㅟㅔ"
_FINAL: Final = "_"
"""Stands behind a letter that ends a syllable."""
_GEMINATES: Final = ("ㅅ_", "ㄱ_", "ㅂ_")
_DOUBLED: Final = frozenset(("ㄱ_ㅋ", "ㅂ_ㅍ", "ㅅ_ㅌ"))
"""A final and the initial behind it that may be one letter: 뮤직카우, 맥킨지."""
_BEFORE_S_OF_X: Final = ("ㄱ_", "ㄱ", "ㅋ")
_LONGEST: Final = 4
_NOTHING: Final[Spellings] = {}


class _Sound(NamedTuple):
    """A letter of a Hangul word."""

    letter: str
    spelled: Spellings
    added: float = 0.0
    """What it costs to stand where it does."""


def spelling_cost(hangul: str, latin: str) -> float:
    """How unlikely it is that Hangul is written for a foreign word.

    Args:
        hangul: A word.
        latin: A word of lower-case letters a to z.

    Returns:
        The share of its letters that do not fit: 0 where each is written as it usually is,
        about 1 for another word. 1 for what is not whole syllables.

    Example:
        >>> spelling_cost("텐더", "tender"), spelling_cost("뜬다", "tender") > 0.15
        (0.0, True)
    """
    if not all(map(is_syllable, hangul)):
        return 1.0
    return min(1.0, _cost(hangul, latin) / (len(hangul) + 1))


@lru_cache(maxsize=4096)
def _cost(hangul: str, latin: str) -> float:
    sounds = _sounds(hangul)
    costs = [[0.0] * (len(latin) + 1) for _ in range(len(sounds) + 1)]
    for place in range(len(sounds), -1, -1):
        for at in range(len(latin), -1, -1):
            if place < len(sounds) or at < len(latin):
                costs[place][at] = min(_ways(sounds, place, latin, at, costs))
    return costs[0][0]


def _sounds(hangul: str) -> Sequence[_Sound]:
    """The letters that are heard."""
    sounds: list[_Sound] = []
    before = ""
    for syllable in hangul:
        initial, vowel, final = decompose(syllable)
        if initial != "ㅇ":
            sounds.append(_Sound(initial, INITIALS[initial]))
        is_apart = initial == "ㅇ" and before not in ("", "ㅇ") and vowel not in _GLIDING
        sounds.append(_Sound(vowel, MIDDLES[vowel], _NOT_JOINED * is_apart))
        if final:
            sounds.append(_Sound(final + _FINAL, FINALS.get(final, _NOTHING)))
        before = final
    return sounds


def _ways(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """What the rest of both words costs, for each way to go on."""
    if at < len(latin):
        yield costs[place][at + 1] + _silent(latin, at)
    if place == len(sounds):
        return
    sound = sounds[place]
    yield costs[place + 1][at] + _unwritten(sounds, place)
    for length in range(1, min(_LONGEST, len(latin) - at) + 1):
        cost = sound.spelled.get(latin[at : at + length])
        if cost is not None:
            cost += _added(sounds, place, latin, at, length)
            yield costs[place + 1][at + length] + cost
    if at == len(latin):
        return
    if sound.letter not in MIDDLES:
        yield costs[place + 1][at + 1] + _OTHER_CONSONANT
        yield from _consonants_together(sounds, place, latin, at, costs)
        return
    if latin[at] in _VOWELS:
        yield costs[place + 1][at + 1] + _OTHER_VOWEL + sound.added
    yield from _vowels_together(sounds, place, latin, at, costs)


def _added(sounds: Sequence[_Sound], place: int, latin: str, at: int, length: int) -> float:
    """What it costs beside that a sound is spelled so at its place."""
    sound, letters = sounds[place], latin[at : at + length]
    behind = sounds[place + 1].letter if place + 1 < len(sounds) else ""
    if sound.letter == "ㄹ" and letters[0] == "l" and place:
        return _OTHER_L * (sounds[place - 1].letter in MIDDLES)
    if letters == "sh" and sound.letter[0] == "ㅅ":
        return _NO_PALATAL * (behind not in _PALATAL)
    following = latin[at + length : at + length + 1]
    if letters in _SOFT and sound.letter in _SIBILANTS and following not in tuple("eiy"):
        return _NEVER_SILENT
    if letters == "s" and sound.letter == "ㅈ" and not at:
        return _NEVER_SILENT
    if letters == "e" and not following:
        return _SPOKEN_E + sound.added
    if letters[-1] == "i" and sound.letter not in MIDDLES:  # an i that makes another consonant
        return 0.0 if following in tuple(_VOWELS) else _NEVER_SILENT
    return sound.added


def _vowels_together(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """Vowels side by side that are written for one: 게임, 나이키, 타이어."""
    joined = sounds[place].letter
    for last in range(place + 1, min(place + 3, len(sounds))):
        joined += sounds[last].letter
        spelled = MIDDLES.get(joined, _NOTHING)
        for length in range(1, min(_LONGEST, len(latin) - at) + 1):
            cost = spelled.get(latin[at : at + length])
            if cost is not None:
                yield costs[last + 1][at + length] + cost


def _consonants_together(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """An x is written ㄱㅅ or 크스, and the first of two letters a final: 삿포로."""
    letter = sounds[place].letter
    if latin[at] == "x" and letter in _BEFORE_S_OF_X:
        carried = place + 1 < len(sounds) and sounds[place + 1].letter == "ㅡ"
        second = place + 1 + carried
        if second < len(sounds) and sounds[second].letter in "ㅅㅆㅈ":
            yield costs[second + 1][at + 1]
    if letter in _GEMINATES and latin[at] == latin[at + 1 : at + 2]:
        yield costs[place + 1][at + 1]


def _silent(latin: str, at: int) -> float:
    letter, before, behind = latin[at], latin[max(0, at - 1) : at], latin[at + 1 : at + 2]
    if letter == before and letter not in _VOWELS:
        return 0.0
    if letter == "h" and not before:
        return _FIRST_H
    if letter == "e" and not behind:
        return 0.0
    if letter == "r" and before and before in _VOWELS and behind not in tuple(_VOWELS):
        return _SILENT_R
    return _SILENT.get(letter, _NEVER_SILENT)


def _unwritten(sounds: Sequence[_Sound], place: int) -> float:
    letter = sounds[place].letter
    before = sounds[place - 1].letter if place else ""
    behind = sounds[place + 1].letter if place + 1 < len(sounds) else ""
    if letter == "ㅡ" and before and (behind not in MIDDLES or behind in _GLIDING):
        return 0.0  # it only carries a consonant
    if letter == "ㄹ" and before == "ㄹ" + _FINAL:
        return 0.0  # one l: 넷플릭스
    if letter + behind in _DOUBLED:
        return 0.0
    if letter in MIDDLES:
        is_hissed = letter == "ㅣ" and before in tuple(_SIBILANTS)
        return (_HISSED if is_hissed else _VOWEL_UNWRITTEN) + sounds[place].added
    return _UNWRITTEN.get(letter.rstrip(_FINAL), _NEVER_UNWRITTEN)
