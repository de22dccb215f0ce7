"""The small tokens under which a text is filed, and those a query token needs.

A text that answers a query token holds all the grams the token needs; holding them proves
nothing, so every candidate is checked by the matcher. `filing` files texts; here is what a token
needs.

* two syllables in a row, across blanks: ``카카`` ``카오``
* three letters or digits in a row: ``cha`` ``hat``; one hanja or kana
* how words begin: ``¹ch`` for letters, ``¹c¹`` for one that stands alone, ``²카`` for syllables,
  whatever their final; ``³ㅋㅋㅇ`` by the initials of one word
* for the head of an article (titles, names, deck) also its initials across blanks and, in the
  index of heads alone, the shortest: ``¹c``, ``³ㅋ`` and ``³ㅋㅋ``
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from reader.search.growing import growths
from reader.search.views import script_of
from reader.text.hangul import (
    COMPOUND_FINALS,
    FINALS_PER_VOWEL,
    FIRST_SYLLABLE,
    is_consonant,
    is_hangul,
    is_syllable,
    keystrokes,
)

Group = tuple[str, ...]
"""Grams of which a text must hold at least one."""
Need = tuple[Group, ...]
"""Groups of which a text must fulfil all; empty when nothing can be required."""

IDEOGRAPHS: Final = "\u3000-\u3130\u3190-\uabff\uf900-\uffff\U00010000-\U0010ffff"
"""Hanja, kana and what else stands by itself, as ranges for a regular expression."""
_RUNS = re.compile(
    "(?P<syllables>[가-힣]+)|(?P<jamo>[ㄱ-ㅣ]+)"
    f"|(?P<ideographs>[{IDEOGRAPHS}]+)"
    "|(?P<letters>[^가-힣ㄱ-ㅣ\\s\u3000-\U0010ffff]+)"
)
_FILED_INSIDE = re.compile(f"[가-힣]{{2}}|[{IDEOGRAPHS}]|[^가-힣ㄱ-ㅣ\\s\u3000-\U0010ffff]{{3}}")
_MOST_ALTERNATIVES: Final = 60
"""A group of more grams than this costs more than it sifts out."""
STAND_INS: Final = str.maketrans(".+%&#", "·±‰§¤")
"""The index splits at ASCII punctuation; these keep it inside the gram, and no fold leaves them."""
LATIN_START: Final = "¹"
SYLLABLE_START: Final = "²"
INITIALS_START: Final = "³"


@lru_cache(maxsize=4096)
def need_of(token: str, *, finished: bool = False) -> Need:
    """What a text must be filed under to be able to hold a squeezed token.

    Args:
        token: As for `Matcher`.
        finished: As for `Matcher`.

    Returns:
        One group or more.
    """
    token = "".join(COMPOUND_FINALS.get(char, char) for char in token)
    if all(map(is_consonant, token)):
        return ((INITIALS_START + token[:3],),)
    groups: list[Group] = []
    for run in _RUNS.finditer(token):
        if run["syllables"]:
            groups += _needs_of_syllables(run[0], loose=run.end() == len(token) and not finished)
        elif run["ideographs"]:
            groups += [(char,) for char in run[0]]
        elif run["letters"]:
            groups += _needs_of_letters(run[0], token, first=run.start() == 0)
    if not groups:
        groups.append(_first_character(token, loose=len(token) == 1 and not finished))
    narrow = [group for group in groups if len(group) <= _MOST_ALTERNATIVES]
    return tuple(dict.fromkeys(narrow or groups))


def is_of_heads(need: Need) -> bool:
    """Whether only the index of heads knows one of the grams: bodies all have the shortest."""
    return any(map(_is_shortest, chain.from_iterable(need)))


def _is_shortest(gram: str) -> bool:
    if gram[0] == LATIN_START:
        return len(gram) == len(LATIN_START) + 1
    return gram[0] == INITIALS_START and len(gram) < len(INITIALS_START) + 3


def opened(syllable: str) -> str:
    """A syllable without its final.

    Example:
        >>> opened("캉"), opened("카")
        ('카', '카')
    """
    code = ord(syllable)
    return chr(code - (code - FIRST_SYLLABLE) % FINALS_PER_VOWEL)


@lru_cache(maxsize=4096)
def is_short(token: str) -> bool:
    """Whether a token is too short to be looked for in bodies.

    Two initials, one letter or an open syllable begin a word in every body, and so does an
    initial before a digit; one closed syllable may already be the third key of a name.
    """
    token = "".join(COMPOUND_FINALS.get(char, char) for char in token)
    if is_of_heads(need_of(token)):
        return True
    if len(token) > 1 or script_of(token) == "c":
        return False
    return len(keystrokes(token)) < 3


@lru_cache(maxsize=4096)
def is_filed_inside(token: str) -> bool:
    """Whether a text is filed under a token wherever it stands, not only where it begins a word.

    Example:
        >>> is_filed_inside("카오"), is_filed_inside("카1"), is_filed_inside("ㅋ카")
        (True, False, False)
    """
    return _FILED_INSIDE.search(token) is not None


def _is_found_inside(token: str) -> bool:
    """Whether a token with letters or digits counts also where no word begins."""
    return is_filed_inside(token) if any(map(is_hangul, token)) else len(token) >= 4


def _first_character(token: str, *, loose: bool) -> Group:
    first = token[0]
    if is_syllable(first):
        syllables = growths(first) if loose else (first,)
        return tuple(dict.fromkeys(SYLLABLE_START + opened(one) for one in syllables))
    if is_consonant(first):
        return (INITIALS_START + first,)
    return (LATIN_START + token[:2].translate(STAND_INS),)


def _needs_of_syllables(run: str, *, loose: bool) -> Iterable[Group]:
    pairs = [a + b for a, b in pairwise(run)]
    if not loose or not pairs:
        return [(pair,) for pair in pairs]
    grown = tuple(run[-2] + syllable for syllable in growths(run[-1]))
    return [*((pair,) for pair in pairs[:-1]), grown]


def _needs_of_letters(run: str, token: str, *, first: bool) -> Iterable[Group]:
    alone = len(run) == 1 < len(token)
    run = run.translate(STAND_INS)
    groups: list[Group] = [("".join(three),) for three in zip(run, run[1:], run[2:], strict=False)]
    if first and not _is_found_inside(token):
        groups.append((LATIN_START + run[:2] + LATIN_START * alone,))
    return groups
