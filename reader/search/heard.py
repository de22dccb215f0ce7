"""Words as they are written by ear: 게엄 for 계엄, 돌꼬래 for 돌고래, dolfin for dolphin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from reader.search.lexicon import Lexicon
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
_ENDINGS: Final = ("s", "ed", "ing", "")
_DOUBLED = re.compile(r"([a-z])\1")
_SHORTEST: Final = 5
"""Letters."""


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


def spelled_by_ear(token: str, lexicon: Lexicon) -> Iterator[str]:
    """English words and their stems with other letters doubled or ph for f: tariff for tarrif."""
    once = _DOUBLED.sub(r"\1", token)
    places = range(1, len(once) + 1)
    spelled = {once, once.replace("ph", "f"), once.replace("f", "ph")}
    for chosen in (*combinations(places, 1), *combinations(places, 2)):
        doubled = [letter * (1 + (place in chosen)) for place, letter in enumerate(once, 1)]
        spelled.add("".join(doubled))
    if len(once) >= _SHORTEST:
        forms = {one + ending: one for ending in _ENDINGS for one in spelled - {token}}
        yield from (forms[word.text] for word in lexicon.known(forms))
