"""Arithmetic on Hangul syllables and letters (Unicode 15.1, section 3.12).

Letters are always *compatibility jamo* (U+3131–3163), the ones an input method hands over. NFKC
must never see them: it turns typed ``ㅋㅋㅇ`` into conjoining jamo and even composes ``ㅋㅏ``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FIRST_SYLLABLE: Final = 0xAC00
LAST_SYLLABLE: Final = 0xD7A3
FINALS_PER_VOWEL: Final = 28
"""27 final consonants and "none"."""
SYLLABLES_PER_INITIAL: Final = 588
"""21 vowels times 28 finals."""

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
CONSONANTS: Final = "ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

COMPOUND_VOWELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ㅘ": "ㅗㅏ",
        "ㅙ": "ㅗㅐ",
        "ㅚ": "ㅗㅣ",
        "ㅝ": "ㅜㅓ",
        "ㅞ": "ㅜㅔ",
        "ㅟ": "ㅜㅣ",
        "ㅢ": "ㅡㅣ",
    }
)
"""Vowels that take two keys. ㅐ ㅔ ㅒ ㅖ have keys of their own."""
COMPOUND_FINALS: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
            (
                "ㄱㅅ",
                "ㄴㅈ",
                "ㄴㅎ",
                "ㄹㄱ",
                "ㄹㅁ",
                "ㄹㅂ",
                "ㄹㅅ",
                "ㄹㅌ",
                "ㄹㅍ",
                "ㄹㅎ",
                "ㅂㅅ",
            ),
            strict=True,
        )
    )
)
"""Finals that take two keys. ㄲ and ㅆ have keys of their own."""
COMPOUNDS: Final[Mapping[str, str]] = MappingProxyType({**COMPOUND_VOWELS, **COMPOUND_FINALS})

_INITIAL_INDEX: Final = {letter: index for index, letter in enumerate(INITIALS)}
_VOWEL_INDEX: Final = {letter: index for index, letter in enumerate(VOWELS)}
_FINAL_INDEX: Final = {letter: index for index, letter in enumerate(FINALS)}


def is_syllable(char: str) -> bool:
    """Whether a character is a whole syllable, 가 to 힣."""
    return "가" <= char <= "힣"


def is_consonant(char: str) -> bool:
    """Whether a character is a lone consonant, ㄱ to ㅎ, compound finals included."""
    return "ㄱ" <= char <= "ㅎ"


def is_vowel(char: str) -> bool:
    """Whether a character is a lone vowel, ㅏ to ㅣ, compound vowels included."""
    return "ㅏ" <= char <= "ㅣ"


def is_hangul(char: str) -> bool:
    """Whether a character is a syllable or a lone letter."""
    return "가" <= char <= "힣" or "ㄱ" <= char <= "ㅣ"


def decompose(syllable: str) -> tuple[str, str, str]:
    """Take one syllable apart.

    Returns:
        Initial, vowel and final; the final is "" when there is none.

    Raises:
        ValueError: If it is not one syllable.

    Example:
        >>> decompose("닭")
        ('ㄷ', 'ㅏ', 'ㄺ')
    """
    if len(syllable) != 1 or not is_syllable(syllable):
        raise ValueError(f"not a syllable: {syllable!r}")
    initial, rest = divmod(ord(syllable) - FIRST_SYLLABLE, SYLLABLES_PER_INITIAL)
    vowel, final = divmod(rest, FINALS_PER_VOWEL)
    return INITIALS[initial], VOWELS[vowel], FINALS[final]


def compose(initial: str, vowel: str, final: str) -> str:
    """Put one syllable together.

    Raises:
        ValueError: If a letter cannot stand in its place.

    Example:
        >>> compose("ㄷ", "ㅏ", "ㄺ")
        '닭'
    """
    try:
        rank = _INITIAL_INDEX[initial] * len(VOWELS) + _VOWEL_INDEX[vowel]
        return chr(FIRST_SYLLABLE + rank * FINALS_PER_VOWEL + _FINAL_INDEX[final])
    except KeyError as error:
        raise ValueError(f"no syllable of {initial!r}, {vowel!r}, {final!r}") from error


class _Initials(dict[int, str]):
    """A translation table that learns a syllable's initial when it is first met.

    Other characters stay as they are; they are entered too, since what is missing from a table
    costs `str.translate` ten times as much.
    """

    def __missing__(self, code: int) -> str:
        is_syllable = FIRST_SYLLABLE <= code <= LAST_SYLLABLE
        place = (code - FIRST_SYLLABLE) // SYLLABLES_PER_INITIAL
        self[code] = made = INITIALS[place] if is_syllable else chr(code)
        return made


INITIAL_TABLE: Final[Mapping[int, str]] = _Initials()
"""For `str.translate`: each syllable to its initial."""


class _Letters(dict[int, str]):
    """A translation table that spells a syllable when it is first met, a letter a key."""

    def __missing__(self, code: int) -> str:
        letters = decompose(chr(code)) if is_syllable(chr(code)) else chr(code)
        self[code] = spelled = "".join(COMPOUNDS.get(letter, letter) for letter in letters)
        return spelled


_KEYSTROKES: Final = _Letters()


def initials(text: str) -> str:
    """Replace each syllable by its initial consonant, so that 초성 queries can match.

    Args:
        text: Any NFC text; what is not a syllable stays as it is.

    Returns:
        A string of exactly `len(text)` characters, so that an offset into the
        result is an offset into `text`.

    Example:
        >>> initials("서울 Seoul")
        'ㅅㅇ Seoul'
    """
    return text.translate(INITIAL_TABLE)


def keystrokes(text: str) -> str:
    """Spell Hangul as the keys it is typed with, one letter a key.

    What has been typed so far of a word is then a prefix of the word's keystrokes.

    Example:
        >>> keystrokes("닭과 ㄳ")
        'ㄷㅏㄹㄱㄱㅗㅏ ㄱㅅ'
    """
    return text.translate(_KEYSTROKES)


def _conjoining() -> dict[int, str]:
    table = {0x1100 + index: letter for index, letter in enumerate(INITIALS)}
    table |= {0x1161 + index: letter for index, letter in enumerate(VOWELS)}
    table |= {0x11A8 + index: letter for index, letter in enumerate(FINALS[1:])}
    return table


def _half_width() -> dict[int, str]:
    table = {0xFFA1 + index: letter for index, letter in enumerate(CONSONANTS)}
    # The half-width vowels stand in four groups with holes between them.
    codes = (
        *range(0xFFC2, 0xFFC8),
        *range(0xFFCA, 0xFFD0),
        *range(0xFFD2, 0xFFD8),
        *range(0xFFDA, 0xFFDD),
    )
    return table | dict(zip(codes, VOWELS, strict=True))


CONJOINING: Final[Mapping[int, str]] = MappingProxyType(_conjoining())
"""For `str.translate`, after NFC: conjoining jamo left over (U+1100–11FF) to compatibility jamo."""
HALF_WIDTH: Final[Mapping[int, str]] = MappingProxyType(_half_width())
"""For `str.translate`: half-width jamo (U+FFA1–FFDC) to compatibility jamo."""
