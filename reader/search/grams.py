"""The small tokens under which a text is filed, and those a query token needs.

A text that answers a query token holds all the grams the token needs; holding them proves
nothing, so every candidate is checked by the matcher.

* two syllables in a row, across blanks: ``카카`` ``카오``
* three letters or digits in a row: ``cha`` ``hat``; one hanja or kana
* how words begin: ``¹c`` ``¹ch`` for letters, ``²카`` for syllables, ``³ㅋㅋㅇ`` by initials;
  the head of an article (titles, names, deck) also files ``³ㅋ`` and ``³ㅋㅋ``
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Final

from reader.search.growing import growths
from reader.search.views import Folded, script_of
from reader.text.hangul import (
    COMPOUND_FINALS,
    is_consonant,
    is_syllable,
    keystrokes,
)

Group = tuple[str, ...]
"""Grams of which a text must hold at least one."""
Need = tuple[Group, ...]
"""Groups of which a text must fulfil all; empty when nothing can be required."""

_NOT_SYLLABLES = re.compile("[^가-힣]+")
_NOT_LETTERS = re.compile("[가-힣ㄱ-ㅣ\\s\u3000-\U0010ffff]+")
_IDEOGRAPHS = re.compile("[\u3000-\u3130\u3190-\uabff\uf900-\uffff\U00010000-\U0010ffff]")
_RUNS = re.compile(
    "(?P<syllables>[가-힣]+)|(?P<jamo>[ㄱ-ㅣ]+)"
    "|(?P<ideographs>[\u3000-\u3130\u3190-\uabff\uf900-\uffff\U00010000-\U0010ffff]+)"
    "|(?P<letters>[^가-힣ㄱ-ㅣ\\s\u3000-\U0010ffff]+)"
)
_FIRST_SYLLABLE = re.compile(r"(?<!\S)[가-힣]")
_FIRST_LETTERS = re.compile(r"(?<!\S)[^가-힣ㄱ-ㅣ\s]\S?")
_FIRST_INITIALS = re.compile(r"(?<!\S)[ㄱ-ㅎ]{1,3}")
_THREE_INITIALS = re.compile(r"(?<!\S)[ㄱ-ㅎ]{3}")
_MOST_ALTERNATIVES: Final = 60
"""A group of more grams than this costs more than it sifts out."""
_STAND_INS: Final = str.maketrans(".+%&#", "·±‰§¤")
"""The index splits at ASCII punctuation; these keep it inside the gram, and no fold leaves them."""
_LATIN_START, _SYLLABLE_START, _INITIALS_START = "¹", "²", "³"


def grams_of(folded: Folded, *, head: bool = False) -> set[str]:
    """The grams a text is filed under.

    Args:
        folded: The text.
        head: Whether it belongs to the head, where one and two initials can be asked for.
    """
    text = folded.text
    syllables = _NOT_SYLLABLES.sub(" ", text)
    grams = {pair for pair in set(map(add, syllables, syllables[1:])) if " " not in pair}
    letters = _NOT_LETTERS.sub(" ", text).translate(_STAND_INS)
    threes = set(map(add, map(add, letters, letters[1:]), letters[2:]))
    grams.update(three for three in threes if " " not in three)
    grams.update(_IDEOGRAPHS.findall(text))
    places = {*folded.starts, *folded.changes()}
    words = " ".join({text[place : place + 2] for place in places}).translate(_STAND_INS)
    grams.update(_SYLLABLE_START + first for first in set(_FIRST_SYLLABLE.findall(words)))
    for begun in set(_FIRST_LETTERS.findall(words)):
        grams.update((_LATIN_START + begun, _LATIN_START + begun[0]))
    onsets = folded.initials
    runs = " ".join({onsets[place : place + 3] for place in places})
    for begun in set((_FIRST_INITIALS if head else _THREE_INITIALS).findall(runs)):
        grams.add(_INITIALS_START + begun)
        if head:
            grams.update((_INITIALS_START + begun[0], _INITIALS_START + begun[:2]))
    return grams


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
        return ((_INITIALS_START + token[:3],),)
    groups: list[Group] = []
    for run in _RUNS.finditer(token):
        if run["syllables"]:
            groups += _needs_of_syllables(run[0], loose=run.end() == len(token) and not finished)
        elif run["ideographs"]:
            groups += [(char,) for char in run[0]]
        elif run["letters"]:
            groups += _needs_of_letters(run[0], first=run.start() == 0)
    if not groups:
        groups.append(_first_character(token, loose=len(token) == 1 and not finished))
    narrow = [group for group in groups if len(group) <= _MOST_ALTERNATIVES]
    return tuple(dict.fromkeys(narrow or groups))


@lru_cache(maxsize=4096)
def is_short(token: str) -> bool:
    """Whether a token is too short to be looked for in bodies.

    Two initials, one letter or an open syllable begin a word in every body; one closed
    syllable may already be the third key of a name.
    """
    token = "".join(COMPOUND_FINALS.get(char, char) for char in token)
    if all(map(is_consonant, token)):
        return len(token) < 3
    if len(token) > 1 or script_of(token) == "c":
        return False
    return len(keystrokes(token)) < 3


def _first_character(token: str, *, loose: bool) -> Group:
    first = token[0]
    if is_syllable(first):
        syllables = growths(first) if loose else (first,)
        return tuple(_SYLLABLE_START + syllable for syllable in syllables)
    if is_consonant(first):
        return (_INITIALS_START + first,)
    return (_LATIN_START + token[:2].translate(_STAND_INS),)


def _needs_of_syllables(run: str, *, loose: bool) -> Iterable[Group]:
    pairs = [a + b for a, b in pairwise(run)]
    if not loose or not pairs:
        return [(pair,) for pair in pairs]
    grown = tuple(run[-2] + syllable for syllable in growths(run[-1]))
    return [*((pair,) for pair in pairs[:-1]), grown]


def _needs_of_letters(run: str, *, first: bool) -> Iterable[Group]:
    run = run.translate(_STAND_INS)
    groups: list[Group] = [("".join(three),) for three in zip(run, run[1:], run[2:], strict=False)]
    # Short words are only found where a word begins.
    if first and len(run) < 4:
        groups.append((_LATIN_START + run[:2],))
    return groups
