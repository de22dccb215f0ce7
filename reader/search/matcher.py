"""Finding one query token in folded text: literally, half-typed, or by initials."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.search.folding import Folded
from reader.text.hangul import (
    COMPOUND_FINALS,
    COMPOUND_VOWELS,
    INITIAL_TABLE,
    decompose,
    initials,
    is_consonant,
    is_hangul,
    is_syllable,
)

MOST_MATCHES: Final = 60
"""More places than this in one field change neither the score nor what is shown."""


class Match(NamedTuple):
    """A stretch of squeezed text, half open."""

    start: int
    end: int
    exact: bool
    """False where the last syllable is still being typed."""


class Matcher:
    """One squeezed token, prepared to be found in many texts.

    Args:
        token: Folded and squeezed; never empty.
        finished: Whether the last syllable counts as typed to its end, as in a phrase.
    """

    def __init__(self, token: str, *, finished: bool = False) -> None:
        # A compound consonant alone is two initials that the input method fused.
        self.token: Final = "".join(COMPOUND_FINALS.get(char, char) for char in token)
        self.only_initials: Final = all(map(is_consonant, self.token))
        self.is_hangul: Final = any(map(is_hangul, self.token))
        self.starts_with_digit: Final = self.token[0].isdigit()
        self._has_initials = any(map(is_consonant, self.token))
        self._loose = is_syllable(self.token[-1]) and not finished
        self._initials = initials(self.token)

    def __len__(self) -> int:
        return len(self.token)

    def find(self, folded: Folded, limit: int = MOST_MATCHES) -> list[Match]:
        """The first places where the token stands, in order, possibly overlapping."""
        if self._has_initials:
            return self._find_initials(folded, limit)
        if self._loose:
            return self._find_loose(folded.text, limit)
        return self._find_plain(folded.text, limit)

    def _find_plain(self, text: str, limit: int) -> list[Match]:
        found: list[Match] = []
        place = text.find(self.token)
        while place >= 0 and len(found) < limit:
            found.append(Match(place, place + len(self.token), True))
            place = text.find(self.token, place + 1)
        return found

    def _find_loose(self, text: str, limit: int) -> list[Match]:
        found: list[Match] = []
        begun, last = self.token[:-1], self.token[-1]
        place = text.find(begun)
        end = len(text) - len(begun)
        while 0 <= place < end and len(found) < limit:
            at = place + len(begun)
            used = 1 if text[at] == last else _used_by_half_typed(last, text, at)
            if used:
                found.append(Match(place, at + used, text[at] == last))
            place = text.find(begun, place + 1)
        return found

    def _find_initials(self, folded: Folded, limit: int) -> list[Match]:
        found: list[Match] = []
        text = folded.text
        place = folded.initials.find(self._initials)
        while place >= 0 and len(found) < limit:
            match = self._verify_initials(text, place)
            if match:
                found.append(match)
            place = folded.initials.find(self._initials, place + 1)
        return found

    def _verify_initials(self, text: str, place: int) -> Match | None:
        end = place + len(self.token)
        for wanted, at in zip(self.token, range(place, end), strict=True):
            if is_consonant(wanted) or text[at] == wanted:
                continue
            if at != end - 1 or not self._loose:
                return None
            used = _used_by_half_typed(wanted, text, at)
            return Match(place, at + used, False) if used else None
        return Match(place, end, not is_consonant(self.token[-1]) or self.only_initials)


def _used_by_half_typed(typed: str, text: str, at: int) -> int:
    """How many syllables of the text the syllable being typed covers; 0 if it cannot grow so.

    Whatever the next keys are, they may complete a vowel (고 → 과) or a final (달 → 닭), or take
    the final along into the next syllable (카캉 → 카카오, 넷플릯 → 넷플릭스).
    """
    if not is_syllable(text[at]):
        return 0
    initial, vowel, final = decompose(typed)
    there_initial, there_vowel, there_final = decompose(text[at])
    if initial != there_initial:
        return 0
    if not final:
        grows = COMPOUND_VOWELS.get(there_vowel, "").startswith(vowel)
        return 1 if vowel == there_vowel or grows else 0
    if vowel != there_vowel:
        return 0
    if COMPOUND_FINALS.get(there_final, "").startswith(final):
        return 1
    following = text[at + 1 : at + 2].translate(INITIAL_TABLE)
    stays, moves = split_final(final)
    return 2 if there_final == stays and following == moves else 0


def split_final(final: str) -> tuple[str, str]:
    """What stays of a final and what moves on when a vowel follows.

    Example:
        >>> split_final("ㄺ"), split_final("ㅇ")
        (('ㄹ', 'ㄱ'), ('', 'ㅇ'))
    """
    pair = COMPOUND_FINALS.get(final)
    return (pair[0], pair[1]) if pair else ("", final)
