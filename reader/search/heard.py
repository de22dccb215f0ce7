"""Korean words as they are written by ear: 게엄 for 계엄, 돌꼬래 for 돌고래."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.search.readings import Reading
from reader.search.results import Tier
from reader.text.hangul import compose, decompose, is_syllable

_VOWELS: Final = ("ㅐㅔㅖ", "ㅚㅙㅞ")
_INITIALS: Final = ("ㄱㄲ", "ㄷㄸ", "ㅂㅃ", "ㅅㅆ", "ㅈㅉ")
"""What many do not tell apart."""
_SHORT: Final = 2
"""Syllables that are another word with another initial: 바지 and 빠지다."""
_LONGEST: Final = 6
"""Syllables."""
_FACTOR: Final = 0.72


def heard_readings(token: str) -> Iterator[Reading]:
    """The words that sound like a Korean one, but for one syllable spelled the same way.

    Unlike a slip of the finger it is undone inside of compounds, too, which no vocabulary knows:
    an article has to be asked whether it has one.
    """
    if not 1 < len(token) <= _LONGEST or not all(map(is_syllable, token)):
        return
    alike = _VOWELS if len(token) == _SHORT else (*_VOWELS, *_INITIALS)
    for place, syllable in enumerate(token):
        for other in _spelled_otherwise(syllable, alike):
            text = token[:place] + other + token[place + 1 :]
            yield Reading(text, Tier.TYPO, _FACTOR, finished=True)


def _spelled_otherwise(syllable: str, alike: Sequence[str]) -> Iterator[str]:
    initial, vowel, final = decompose(syllable)
    for letters in alike:
        for other in letters:
            if initial in letters and other != initial:
                yield compose(other, vowel, final)
            if vowel in letters and other != vowel:
                yield compose(initial, other, final)
