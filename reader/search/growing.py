"""What a syllable that is still being typed can become.

Korean is typed key by key: the last syllable of a query may gain a second half of its vowel
(고 → 과), a second final (달 → 닭), or lose its final to the next syllable (카캉 → 카카오).
"""

from __future__ import annotations

from functools import lru_cache

from reader.text.hangul import (
    COMPOUND_FINALS,
    COMPOUND_VOWELS,
    FINALS,
    INITIAL_TABLE,
    INITIALS,
    VOWELS,
    compose,
    decompose,
    is_syllable,
)


@lru_cache(maxsize=2048)
def growths(typed: str) -> tuple[str, ...]:
    """Every syllable that one being typed may stand for in a finished text.

    Example:
        >>> growths("닭"), len(growths("다")), growths("캉")
        (('닭', '달'), 28, ('캉', '카'))
    """
    initial, vowel, final = decompose(typed)
    if not final:
        vowels = [v for v in VOWELS if v == vowel or COMPOUND_VOWELS.get(v, "").startswith(vowel)]
        return tuple(compose(initial, v, f) for v in vowels for f in FINALS)
    longer = [f for f in FINALS if COMPOUND_FINALS.get(f, "").startswith(final)]
    grown = [typed, *(compose(initial, vowel, f) for f in longer)]
    stays, moves = split_final(final)
    if moves in INITIALS:
        grown.append(compose(initial, vowel, stays))
    return tuple(grown)


@lru_cache(maxsize=2048)
def growths_pattern(typed: str) -> str:
    """The same as a set for a regular expression; in ranges, which are compiled faster.

    Example:
        >>> growths_pattern("캉"), growths_pattern("다")
        ('[캉-캉카-카]', '[다-닿]')
    """
    ranges: list[list[str]] = []
    for syllable in growths(typed):
        if ranges and ord(syllable) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = syllable
        else:
            ranges.append([syllable, syllable])
    return "[" + "".join(f"{first}-{last}" for first, last in ranges) + "]"


def syllables_covered(typed: str, text: str, at: int) -> int:
    """How many syllables of the text the syllable being typed covers; 0 if it cannot grow so.

    Whatever the next keys are, they may complete a vowel (고 → 과) or a final (달 → 닭), or take
    the final along into the next syllable (카캉 → 카카오, 넷플릯 → 넷플릭스).
    """
    covered, following = _covered(typed, text[at])
    if following and text[at + 1 : at + 2].translate(INITIAL_TABLE) != following:
        return 0
    return covered


@lru_cache(maxsize=4096)
def _covered(typed: str, there: str) -> tuple[int, str]:
    """The same if the text goes on with the initial that is told, or "" for any."""
    if not is_syllable(there):
        return 0, ""
    initial, vowel, final = decompose(typed)
    there_initial, there_vowel, there_final = decompose(there)
    if initial != there_initial:
        return 0, ""
    if not final:
        grows = COMPOUND_VOWELS.get(there_vowel, "").startswith(vowel)
        return (1 if vowel == there_vowel or grows else 0), ""
    if vowel != there_vowel:
        return 0, ""
    if COMPOUND_FINALS.get(there_final, "").startswith(final):
        return 1, ""
    stays, moves = split_final(final)
    return (2, moves) if there_final == stays else (0, "")


def split_final(final: str) -> tuple[str, str]:
    """What stays of a final and what moves on when a vowel follows.

    Example:
        >>> split_final("ㄺ"), split_final("ㅇ")
        (('ㄹ', 'ㄱ'), ('', 'ㅇ'))
    """
    pair = COMPOUND_FINALS.get(final)
    return (pair[0], pair[1]) if pair else ("", final)
