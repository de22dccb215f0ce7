"""The ways in which one typed word can be understood, surest first.

The first kinds are tried always; a slip of the keyboard, a name by its sound and a typo only
when nothing surer was found (`plan.py` holds the gates).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Final

from reader.search.folding import fold_token
from reader.search.letters import letters_before, letters_spelled, with_letters_called
from reader.search.lexicon import Lexicon
from reader.search.matcher import Matcher
from reader.search.results import Tier
from reader.search.tables import (
    ALIASES,
    HANJA,
    HANJA_OF,
    HANJA_OF_SOUND,
    HANJA_SOUNDS,
)
from reader.text.english import irregular_forms, other_form, other_spelling
from reader.text.hangul import (
    is_consonant,
    is_hangul,
    is_syllable,
    keystrokes,
)
from reader.text.keyboard import to_hangul, to_latin
from reader.text.numerals import about_so_many, other_notations
from reader.text.particles import noun_of_verb, stems
from reader.text.verbs import other_tenses

AS_TYPED: Final = frozenset({Tier.LITERAL, Tier.PARTICLE, Tier.INITIALS})
_RATES = str.maketrans("율률", "률율")
"""출산율 is often written 출산률."""
_SHORTEST_IN_COMPOUND: Final = 3
"""Syllables; 한은 begins and ends many a word."""
_MOST_HANJA: Final = 3
"""Hanja that headlines put side by side: 韓美日."""


@dataclass(frozen=True)
class Reading:
    """One way to understand a token."""

    text: str
    """Folded and squeezed."""
    tier: Tier
    base: float
    """Factor of the score, at most 1."""
    whole: bool = False
    """Whether it must stand as a word of its own, with a particle at most."""
    finished: bool = False
    """Whether its last syllable counts as typed to the end."""
    written: str = ""
    """A name that counts only where the text has its capitals: "Fed"; "" for any case."""

    @cached_property
    def is_typed(self) -> bool:
        """Whether it is what was typed, and no other name or guess."""
        return self.tier in AS_TYPED

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher for it."""
        return Matcher(self.text, finished=self.finished)


def literal(text: str, *, finished: bool = False) -> Reading:
    """What was typed, letter for letter."""
    return Reading(text, Tier.LITERAL, 1.0, finished=finished)


def sure_readings(token: str, lexicon: Lexicon) -> Iterator[Reading]:
    """As typed, in another form, by another name, by the names of letters, by hanja."""
    yield Reading(token, Tier.LITERAL if not _only_initials(token) else Tier.INITIALS, 1.0)
    bare = stems(token) if any(map(is_syllable, token)) else ()
    for stem in bare:
        yield Reading(stem, Tier.PARTICLE, 0.87, finished=True)
    yield from _form_readings(token)
    yield from _letter_readings(token)
    yield from _hanja_readings(token)
    for word in (token, *bare):
        for alias in ALIASES.get(word, ()):
            yield _other_name(alias, 0.90)
        for name in lexicon.names_of(word):
            yield _other_name(name, 0.88)
    yield from _compound_readings(token)


def keyboard_readings(
    token: str, lexicon: Lexicon, typed: str = "", *, again: bool = False
) -> Iterator[Reading]:
    """What the same keys give in the other layout.

    Args:
        token: Folded and squeezed.
        lexicon: The words of the library.
        typed: The token with its capitals, which are Shift in the other layout: Tkf is 쌀.
        again: Whether a word before it was typed so; then a short one may have been, too.
    """
    if is_latin(token) and (again or len(token) >= 4):
        meant = to_hangul(typed if typed.casefold() == token else token)
        if not _complete(meant) or (len(meant) < 2 and not (again and is_syllable(meant))):
            return
    elif again and len(keystrokes(token)) > 1 and all(map(is_hangul, token)):
        meant = to_latin(token).lower()
    else:
        meant = latin_slip(token)
    for reading in sure_readings(meant, lexicon) if meant else ():
        yield replace(reading, tier=Tier.KEYBOARD, base=0.88 * reading.base)


def latin_slip(token: str) -> str:
    """The Latin word behind Hangul typed in the wrong layout; "" if it looks like Korean."""
    if not all(map(is_hangul, token)) or all(map(is_syllable, token)):
        return ""
    if all(map(is_consonant, token)) or len(keystrokes(token)) < 3:
        return ""
    return to_latin(token).lower()


def _form_readings(token: str) -> Iterator[Reading]:
    """The same word inflected otherwise, the same amount in another notation."""
    if is_latin(token):
        for form in filter(None, (other_form(token), other_spelling(token))):
            yield Reading(form, Tier.PARTICLE, 0.93)
        for other in irregular_forms(token):
            yield Reading(other, Tier.PARTICLE, 0.80, whole=True)
        return
    for notation in filter(None, (*other_notations(token), about_so_many(token))):
        yield Reading(notation, Tier.PARTICLE, 0.93)
    if token[0] == "#" and len(token) > 1:
        yield Reading(token[1:], Tier.PARTICLE, 0.93)
    if token[0] == "않":  # 않된다 is how many write 안 된다
        yield Reading("안" + token[1:], Tier.PARTICLE, 0.90, whole=len(token) == 1)
    if "율" in token[1:] or "률" in token[1:]:
        yield Reading(token[0] + token[1:].translate(_RATES), Tier.PARTICLE, 0.93)
    if not is_syllable(token[-1]):
        return
    if noun := noun_of_verb(token):
        yield Reading(noun, Tier.PARTICLE, 0.90, whole=True, finished=True)
        return
    for form in other_tenses(token):
        finished = len(form) == 2 or form[-1] in "는은고"  # 가진 is no 가 지난
        yield Reading(form, Tier.PARTICLE, 0.90, finished=finished)


def _letter_readings(token: str) -> Iterator[Reading]:
    spelled = letters_spelled(token) if any(map(is_syllable, token)) else None
    begun = letters_before(token) if not spelled and all(map(is_syllable, token)) else None
    word = "".join(spelled or begun or ())
    if word:
        yield Reading(word, Tier.ALIAS, 0.90, whole=bool(spelled))
    for alias in ALIASES.get(word, ()):
        if alias != token:
            yield _other_name(alias, 0.86)
    if called := with_letters_called(token):
        yield Reading(called, Tier.ALIAS, 0.90)


def _hanja_readings(token: str) -> Iterator[Reading]:
    if any(char in HANJA for char in token):
        yield Reading(fold_token("".join(HANJA.get(c, c) for c in token)), Tier.ALIAS, 0.90)
    if len(token) > 1 and any(char in HANJA_SOUNDS for char in token):
        yield Reading("".join(HANJA_SOUNDS.get(c, c) for c in token), Tier.ALIAS, 0.90)
    for alias in ALIASES.get(HANJA.get(token, ""), ()):
        yield _other_name(alias, 0.85)
    for word in (token, *stems(token)):
        if word in HANJA_OF:
            yield Reading(HANJA_OF[word], Tier.ALIAS, 0.85)
        for hanja in _read_so(word):
            yield Reading(hanja, Tier.ALIAS, 0.90, whole=True)


def _read_so(word: str) -> Iterator[str]:
    """The hanja of headlines that are read like a short word: 美中 for 미중, 北러 for 북러."""
    if 2 <= len(word) <= _MOST_HANJA and all(char in HANJA_OF_SOUND for char in word):
        yield from map("".join, product(*(HANJA_OF_SOUND[char] for char in word)))


def _compound_readings(token: str) -> Iterator[Reading]:
    """A Korean name by its other ones where a compound begins or ends so: 금감원장, 중앙선관위."""
    least = _SHORTEST_IN_COMPOUND
    begun = [("", token[:place], token[place:]) for place in range(least, len(token))]
    ended = [(token[:place], token[place:], "") for place in range(1, len(token) - least + 1)]
    for before, name, behind in (*begun, *ended):
        for other in ALIASES.get(name, ()):
            if all(map(is_syllable, name + other)):
                yield Reading(before + other + behind, Tier.ALIAS, 0.88)


def _other_name(word: str, base: float) -> Reading:
    folded = fold_token(word)
    written = "" if word.islower() or not _is_partly_latin(folded) else word
    whole = len(folded) == 1 or _is_partly_latin(folded)
    return Reading(folded, Tier.ALIAS, base, whole, finished=True, written=written)


def is_written_so(text: str, written: str) -> bool:
    """Whether a stretch of text has the capitals of a name: all of them, or the first.

    Example:
        >>> is_written_so("AI", "AI"), is_written_so("FED", "Fed"), is_written_so("fed", "Fed")
        (True, True, False)
    """
    return text.isupper() if written.isupper() else text[:1].isupper()


def _is_partly_latin(name: str) -> bool:
    """Whether a name must stand alone: 테슬라 is Tesla, and not the beginning of Teslal."""
    return any("a" <= char <= "z" for char in name)


def _complete(typed: str) -> bool:
    """Whether every syllable but the last is whole."""
    return all(map(is_syllable, typed[:-1])) and (is_syllable(typed[-1]) or is_consonant(typed[-1]))


def _only_initials(token: str) -> bool:
    return all(map(is_consonant, token))


def is_latin(token: str) -> bool:
    """Whether a token is plain Latin letters."""
    return token.isascii() and token.isalpha()
