"""How much of a text lies before a place in it."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from reader.model.article import Language
from reader.tui.reading.texts import Texts

_MOST: Final = 0.99
"""The whole is read when its end was seen, not before."""


class Shares:
    """The text of both bodies in characters; counted when it is first asked for."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._ends: dict[Language, list[int]] = {}

    def before(self, language: Language, block: int, offset_chars: int) -> float:
        """The share of a body before a character of it, from 0 to almost 1."""
        ends = self._ends.get(language)
        if ends is None:
            blocks = range(self._texts.count(language))
            lengths = (len(self._texts.source(language, block)) for block in blocks)
            ends = self._ends[language] = list(accumulate(lengths))
        if not ends or not ends[-1]:
            return 0.0
        above = ends[block - 1] if block else 0
        return min((above + offset_chars) / ends[-1], _MOST)
