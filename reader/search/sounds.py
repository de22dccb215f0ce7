"""Names in the other script that sound like what was typed: netflix for 넷플릭스."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import Final

from reader.search.lexicon import Lexicon, Word
from reader.search.readings import Reading, is_latin
from reader.search.results import Tier
from reader.search.tables import ALIASES
from reader.text.english import is_irregular_form
from reader.text.hangul import decompose, is_syllable
from reader.text.loanwords import spelling_cost
from reader.text.particles import PARTICLES, stems
from reader.text.romanised import romanised
from reader.text.transliteration import similarity, skeleton_of_hangul, skeleton_of_latin

BESIDE_LITERAL: Final = 0.92
"""From this likeness on a name in the other script is looked for although the word itself stands
in the texts: golf beside 골프."""
_NEARLY_BEST: Final = 0.05
_MOST_BESIDE: Final = 30
_BY_THE_RULES: Final = 0.83
"""Factor of a Korean word for its romanisation, which it may share with others."""
_KOREAN = re.compile("(?:^|[bcdghjkmnpst])y?(?:eo|eu|ae)")
"""Spellings that words of other languages hardly have."""
_SHORTEST_BEGUN: Final = 5
"""Letters of one that is looked for at the beginning of others."""
_PLACES: Final = "시군구도동역산강호천항읍면리"
"""What may stand behind the name of a place: suseo is 수서역, too."""
_FEW: Final = 16
_SAME_SOUND: Final = 0.95
_SHORT_NAME: Final = 2
"""Syllables."""
_LONG_NAME: Final = 4
"""Syllables or consonants."""
_SURE_IF_SHORT: Final = 0.88
"""The least likeness of a shorter one: many a common word sounds a little like some name."""
_UNLIKELY: Final = 0.09
"""The share of misfit letters from which on nobody would spell a foreign word so: 뜬다 is no
tender."""
_UNLIKELY_IF_SHORT: Final = 0.06
"""The same of a word of two syllables, like which many others sound: peru and 피로."""
_UNLIKELY_IF_LONG: Final = 0.21
"""The same of a word that is too long to be another one with a slip in it."""
_JUST_SO: Final = 0.03
"""The same of a word that sounds only roughly like the other: 리튬 and lithium."""
_ROUGHLY: Final = 0.55
"""How alike it sounds at least."""
_MOST_COMPARED: Final = 16
"""Words that are compared letter by letter, which takes a tenth of a millisecond."""
_MISFIT: Final = 1.5
"""What such a share takes from a score."""
_LONG_A = re.compile("([에게네데레메베세제체케테페헤])([이-잏])")
_LONG_I = re.compile("([가까나다따라마바빠사싸아자차카타파하])([이-잏])")
_HAS_LONG_I = re.compile("[iy][b-df-hj-np-tv-z]?[aeiouy]|y[b-df-hj-np-tv-z]|igh")
"""Spellings of an i that is spoken as in nike and cyber."""
_VOWEL = re.compile("[aeiouy]")
"""A word without one is an abbreviation, or typed in the wrong layout."""
_TO_I: Final = ord("이") - ord("아")
_NO_NAME_ENDS_SO: Final = (
    *"은는을를의에",
    *(one for one in PARTICLES if one[1:] and one[0] in "에으"),
)


def sound_readings(token: str, lexicon: Lexicon, floor: float) -> Iterator[Reading]:
    """Names in the other script that sound like the token.

    Args:
        token: A Latin or a Hangul word.
        lexicon: The words of the library.
        floor: The least similarity, from 0 to 1.
    """
    beside = floor >= BESIDE_LITERAL
    base = 0.80 if beside else 0.86
    if beside and (token in ALIASES or lexicon.names_of(token)):
        return  # the texts say themselves how it is written in the other script
    if is_latin(token) and len(token) >= 3:
        is_korean = bool(_KOREAN.search(token))
        by_the_rules = _known_by_the_rules(token, lexicon)
        # 오색 may stand nowhere but in 오색케이블카, and 청자 in 고려청자.
        is_begun = not by_the_rules and len(token) >= _SHORTEST_BEGUN
        begun = romanised(token, older=False)[:_FEW] if is_begun else ()
        if not is_korean:
            begun = tuple(one for one in begun if len(one) > _SHORT_NAME and lexicon.beginning(one))
        for word in (*by_the_rules, *begun):
            yield Reading(
                word,
                Tier.TRANSLITERATION,
                _BY_THE_RULES,
                whole=not (is_korean or begun),
                finished=True,
            )
        if by_the_rules:
            return  # nothing that only sounds a little like it is meant
        skeleton = skeleton_of_latin(token) if _VOWEL.search(token) else ""
        least = max(floor, 0.88) if len(skeleton) <= 2 else floor
        found = [
            (_alike(word.text, token, least if beside else _ROUGHLY), word)
            for word in (_sounding(skeleton, lexicon, True, floor) if skeleton else ())
            if len(word.text) >= (3 if beside and len(skeleton) < 3 else 2)
        ]
        yield from _best_sounding(token, found, least, base, lexicon.size())
    elif all(map(is_syllable, token)) and len(token) >= 2:
        for bare in (token, *stems(token)):
            skeleton = skeleton_of_hangul(bare)
            if len(skeleton) < 2 or not _may_be_name(bare):
                continue
            least = max(floor, 0.93 if len(skeleton) <= 2 else 0.83)
            found = [
                (_alike(bare, other.text, least if beside else _ROUGHLY), other)
                for other in _sounding(skeleton, lexicon, False, floor)
                if len(other.text) >= 4 and not is_irregular_form(other.text)  # borrowed are nouns
            ]
            yield from _best_sounding(bare, found, least, base - 0.06, lexicon.size())


def _known_by_the_rules(token: str, lexicon: Lexicon) -> list[str]:
    """The Korean words that are romanised so, by those before the rules only if by no other."""
    for older in (False, True):
        words = romanised(token, older=older)
        places = (word + kind for word in words[:_FEW] for kind in _PLACES)
        if known := lexicon.known((*words, *places)):
            return [word.text for word in known]
    return []


def _alike(hangul: str, latin: str, least: float) -> float:
    """How alike they sound, 0.0 below the least; one vowel of English is two in 게임 and 나이키."""
    spellings = [hangul, _LONG_A.sub(lambda two: _fused(two[1], two[2]), hangul)]
    if _HAS_LONG_I.search(latin):
        spellings.append(_LONG_I.sub(lambda two: _fused(chr(ord(two[1]) + _TO_I), two[2]), hangul))
    return max(similarity(one, latin, least) for one in dict.fromkeys(spellings))


def _fused(first: str, second: str) -> str:
    """Two syllables in one: the vowel of the first, the final of the second."""
    return chr(ord(first) + ord(second) - ord("이"))


def _sounding(skeleton: str, lexicon: Lexicon, hangul: bool, floor: float) -> Sequence[Word]:
    """Beside a literal hit only the very same sounds count, and only those of common words."""
    if floor >= BESIDE_LITERAL:
        return lexicon.sounding_like(skeleton, hangul=hangul, nearly=False)[:_MOST_BESIDE]
    return lexicon.sounding_like(skeleton, hangul=hangul, nearly=True)


def _best_sounding(
    token: str, found: list[tuple[float, Word]], floor: float, base: float, size: int
) -> Iterator[Reading]:
    """The clear winners among rare words and foreign ones: another common word is no name."""
    names = [
        (score, word.text)
        for score, word in found
        if score
        and (word.documents <= max(3, size // 20) or _is_foreign(token, word.text, score))
        and _may_be_name(word.text)
    ]
    likest = nlargest(_MOST_COMPARED, names)
    fits = [(_fit(token, name, score, floor), name) for score, name in likest]
    best = max((fit for fit, _ in fits), default=0.0)
    for fit, name in fits:
        if fit and fit >= best - _NEARLY_BEST:
            yield Reading(name, Tier.TRANSLITERATION, base * fit, whole=True)


def _fit(token: str, word: str, alike: float, floor: float) -> float:
    """How well the Korean one of two words spells the other, from 0, not at all, to 1.

    Args:
        token: One of them.
        word: The other one.
        alike: How alike they sound.
        floor: How alike they have to, unless one is spelled just as the other.
    """
    hangul, latin = (token, word) if is_syllable(token[0]) else (word, token)
    misfit = spelling_cost(hangul, latin)
    is_long = len(hangul) >= _LONG_NAME
    if alike < (floor if is_long else max(floor, _SURE_IF_SHORT)):
        unlikely = _JUST_SO
    elif len(hangul) == _SHORT_NAME:
        unlikely = _UNLIKELY_IF_SHORT
    else:
        unlikely = _UNLIKELY_IF_LONG if is_long else _UNLIKELY
    return 1 - _MISFIT * misfit if misfit < unlikely else 0.0


def _is_foreign(token: str, word: str, alike: float) -> bool:
    """Whether two words are too long to sound alike by chance: 스타트업 and startup."""
    if alike < _SAME_SOUND:
        return False
    hangul = token if is_syllable(token[0]) else word
    return _is_long(token, word) or len(skeleton_of_hangul(hangul)) >= _LONG_NAME


def _is_long(token: str, word: str) -> bool:
    """Whether the Korean one of two words is long: 폴란드 is short, and half like France."""
    return len(token if is_syllable(token[0]) else word) >= _LONG_NAME


def _may_be_name(word: str) -> bool:
    """Not a verb or a noun with its particle: 뛰었다 is no Toyota, 팔을 no barrel."""
    is_past = word[-1] == "다" and is_syllable(word[-2]) and decompose(word[-2])[2] == "ㅆ"
    return not is_past and not word.endswith(_NO_NAME_ENDS_SO)
