"""Folded text as the matcher sees it: squeezed, or word by word.

Squeezed, a match may run across blanks (재택 근무); where words begin has to be worked out first.
Word by word, a match stays inside one word, and what stands around it tells all at once. Nearly
every match is of the second kind, so that is tried first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final

from reader.search.folding import SEAM, WALLS, squeeze
from reader.text.hangul import initials, is_hangul

_FAR: Final = 64
"""More characters than any particle has."""
_FEW: Final = 8
"""So often the start or end of a word is found by counting blanks sooner than all are."""


class TextView:
    """Folded text that can be matched. What only some matches need is worked out for them.

    Args:
        text: The text, without seams.
        spaced_text: What `spaced` made.
    """

    __slots__ = ("_initials", "_known_seams", "_spaced", "text")

    is_squeezed = False
    """Whether the blanks between words are gone."""

    def __init__(self, text: str, spaced_text: str) -> None:
        self.text: Final = text
        self._spaced: Final = spaced_text
        self._known_seams: frozenset[int] | None = None
        self._initials: str | None = None

    @property
    def _seams(self) -> frozenset[int]:
        """Where upper case began inside a word."""
        if self._known_seams is None:
            pieces = self._with_seams().split(SEAM)
            self._known_seams = frozenset(accumulate(map(len, pieces[:-1])))
        return self._known_seams

    def _with_seams(self) -> str:
        """The text with its seams."""
        return self._spaced

    @property
    def initials(self) -> str:
        """The text with every syllable replaced by its initial; same length."""
        if self._initials is None:
            self._initials = initials(self.text)
        return self._initials

    def boundary(self, index: int) -> int:
        """How much of a beginning a character is.

        Returns:
            2 after white space or punctuation, 1 where the script or the case changes, 0 inside.
        """
        raise NotImplementedError

    def _breaks(self, index: int) -> bool:
        """Whether the script or the case changes at a character; the case only at letters."""
        text = self.text
        before, here = text[index - 1], text[index]
        if "가" <= here <= "힣" and "가" <= before <= "힣":
            return False  # by far the most
        if "a" <= here <= "z" and "a" <= before <= "z":
            return index in self._seams
        return _changes_script(text, index) or ("a" <= here <= "z" and index in self._seams)

    def word_end(self, index: int) -> int:
        """Where the space-delimited word around a character ends; walls are not part of it."""
        raise NotImplementedError

    def run_end(self, index: int) -> int:
        """Where the run of one script around a character ends, at the latest with its word.

        Nothing depends on what lies far behind the character, so it is not looked for there.
        """
        end = min(self.word_end(index), index + _FAR)
        for place in range(index + 1, end):
            if self._breaks(place):
                return place
        return end

    def _without_walls(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in WALLS:
            end -= 1
        return end


class Words(TextView):
    """Folded text word by word."""

    __slots__ = ()

    def __init__(self, spaced_text: str) -> None:
        super().__init__(spaced_text.replace(SEAM, ""), spaced_text)

    def word_end(self, index: int) -> int:
        """Where the word around a character ends; walls are not part of it."""
        end = self.text.find(" ", index)
        return self._without_walls(index + 1, end if end >= 0 else len(self.text))

    def boundary(self, index: int) -> int:
        """How much of a beginning a character is."""
        return 2 if not index or self.text[index - 1] == " " else int(self._breaks(index))


class Folded(TextView):
    """Folded text squeezed. Boundaries are worked out when asked for.

    Args:
        spaced_text: What `spaced` made.
    """

    __slots__ = ("_asked", "_starts", "_words")

    is_squeezed = True

    def __init__(self, spaced_text: str) -> None:
        super().__init__(squeeze(spaced_text), spaced_text)
        self._starts: list[int] | None = None
        self._words = ""
        self._asked = 0

    def _with_seams(self) -> str:
        return self._spaced.replace(" ", "")

    def _starts_when_many(self) -> list[int] | None:
        """Where words start, ascending, at last the length of the text; None as long as so few
        are asked for that each is found sooner by itself."""
        if self._starts is None:
            self._words = self._words or self._spaced.replace(SEAM, "")
            self._asked += 1
            if self._asked > _FEW:
                lengths = map(len, self._words.split(" "))
                self._starts = [0, *accumulate(lengths)]
        return self._starts

    def _place(self, index: int) -> int:
        """Where a character stands in the text with its blanks."""
        text, place, counted = self._words, index, 0
        while blanks := text.count(" ", counted, place):
            counted, place = place, place + blanks
        while text.startswith(" ", place):
            place += 1
        return place

    def word_end(self, index: int) -> int:
        """Where the word around a character ends; walls are not part of it."""
        starts = self._starts_when_many()
        if starts:
            return self._without_walls(index + 1, starts[bisect_right(starts, index)])
        place = self._place(index)
        end = self._words.find(" ", place)
        length = (end if end >= 0 else len(self._words)) - place
        return self._without_walls(index + 1, index + length)

    def boundary(self, index: int) -> int:
        """How much of a beginning a character is."""
        starts = self._starts_when_many()
        if starts:
            begins = starts[bisect_left(starts, index)] == index
        else:
            place = self._place(index)
            begins = not place or self._words[place - 1] == " "
        return 2 if begins else int(self._breaks(index))


def _changes_script(text: str, index: int) -> bool:
    before, here = text[index - 1], text[index]
    return script_of(before) != script_of(here) and not (
        (here == "." and "0" <= before <= "9") or (before == "." and "0" <= here <= "9")
    )


def script_of(char: str) -> str:
    """The class of a folded character: "h" Hangul, "d" digit, "l" letter, "c" other, "p" symbol.

    "l" is every alphabet below U+3000; "c" is what stands above it: hanja, kana.
    """
    if "a" <= char <= "z":
        return "l"
    if "0" <= char <= "9":
        return "d"
    if is_hangul(char):
        return "h"
    if char.isalpha():
        return "l" if char < "\u3000" else "c"
    return "d" if char.isdigit() else "p"
