"""Finding one query token in folded text: literally, half-typed, or by initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reader.search.grams import is_short
from reader.search.growing import growths, growths_pattern, syllables_covered
from reader.search.views import TextView
from reader.text.hangul import (
    COMPOUND_FINALS,
    INITIAL_TABLE,
    initials,
    is_consonant,
    is_hangul,
    is_syllable,
)

MOST_MATCHES: Final = 512
"""More places than this in the body of one article are not counted."""
_FEW: Final = 9
"""So many syllables are looked for one by one; that takes a tenth of what a pattern does. One with
a final never grows into more: 알 into 앍 to 앓, or 아 before another ㄹ."""


class Match(NamedTuple):
    """A stretch of squeezed text, half open."""

    start: int
    end: int
    exact: bool
    """False where the last syllable is still being typed."""


@lru_cache(maxsize=256)
def _syllable_pattern(typed: str, *, inside: bool) -> re.Pattern[str]:
    return re.compile(("" if inside else "(?<![가-힣ㄱ-ㅣ])") + growths_pattern(typed))


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
        self.is_short: Final = is_short(self.token)
        """Whether it is looked for in heads alone."""
        self._has_initials = any(map(is_consonant, self.token))
        self._loose = is_syllable(self.token[-1]) and not finished
        self._last: Final = frozenset(growths(self.token[-1])) if self._loose else frozenset()
        """What the last syllable may stand for."""
        self._initials = initials(self.token)
        self._literal, self._literal_at = self._longest_literal()

    def __len__(self) -> int:
        return len(self.token)

    def find(self, view: TextView, limit: int = MOST_MATCHES) -> list[Match]:
        """The first places where the token stands, in order, possibly overlapping."""
        if self._has_initials:
            return self._find_initials(view, limit)
        if self._loose and len(self.token) == 1:
            return self._find_syllable(view, limit)
        if self._loose:
            return self._find_loose(view.text, limit)
        return self._find_plain(view.text, limit)

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
            if text[at] in self._last:
                used = 1 if text[at] == last else syllables_covered(last, text, at)
                if used:
                    found.append(Match(place, at + used, text[at] == last))
            place = text.find(begun, place + 1)
        return found

    def _find_syllable(self, view: TextView, limit: int) -> list[Match]:
        found: list[Match] = []
        text = view.text
        for at in self._places_of_syllable(view):
            used = 1 if text[at] == self.token else syllables_covered(self.token, text, at)
            if used:
                found.append(Match(at, at + used, text[at] == self.token))
                if len(found) >= limit:
                    break
        return found

    def _places_of_syllable(self, view: TextView) -> Iterable[int]:
        """Where it may stand; inside of words only where nothing shows where these begin."""
        text, grown = view.text, growths(self.token)
        if len(grown) > _FEW:
            matches = _syllable_pattern(self.token, inside=view.is_squeezed).finditer(text)
            return (match.start() for match in matches)
        places: list[int] = []
        for syllable in grown:
            place = text.find(syllable)
            while place >= 0:
                if view.is_squeezed or not place or not is_hangul(text[place - 1]):
                    places.append(place)
                place = text.find(syllable, place + 1)
        return sorted(places)

    def _find_initials(self, view: TextView, limit: int) -> list[Match]:
        found: list[Match] = []
        for place in self._places_of_initials(view):
            match = self._verify_initials(view.text, place)
            if match:
                found.append(match)
                if len(found) >= limit:
                    break
        return found

    def _longest_literal(self) -> tuple[str, int]:
        """The longest part between initials that has to stand as it is, and where it begins."""
        end = len(self.token) - self._loose
        runs = re.finditer("[^ㄱ-ㅎ]+", self.token[:end])
        longest = max(runs, key=lambda run: run.end() - run.start(), default=None)
        return (longest[0], longest.start()) if longest else ("", 0)

    def _places_of_initials(self, view: TextView) -> Iterator[int]:
        """Where it may stand: where its longest part does, and only else where its initials do."""
        literal, before = self._literal, self._literal_at
        text, wanted = (view.text, literal) if literal else (view.initials, self._initials)
        last = len(text) - len(self.token)
        place = text.find(wanted, before)
        while 0 <= place <= last + before:
            yield place - before
            place = text.find(wanted, place + 1)

    def _verify_initials(self, text: str, place: int) -> Match | None:
        end = place + len(self.token)
        if self.only_initials:
            return Match(place, end, True)
        for wanted, at in zip(self.token, range(place, end), strict=True):
            if text[at] == wanted or (
                is_consonant(wanted) and INITIAL_TABLE[ord(text[at])] == wanted
            ):
                continue
            if at != end - 1 or not self._loose:
                return None
            used = syllables_covered(wanted, text, at)
            return Match(place, at + used, False) if used else None
        return Match(place, end, not is_consonant(self.token[-1]))
