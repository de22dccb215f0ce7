"""The place a reader keeps while languages, layouts and sizes change around it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Language


@dataclass(frozen=True, slots=True)
class Anchor:
    """A character and the row of the screen it is on."""

    language: Language
    block: int
    offset_chars: int
    row: int
    in_sight: bool = True
    """False while a low screen shows nothing but the head of the article."""
    at_top: bool = False
    """Whether nobody left the top yet: then the top is the place to keep, not the character."""

    @property
    def place(self) -> tuple[Language, int, int]:
        """Language, block, offset in code points."""
        return self.language, self.block, self.offset_chars

    def row_within(self, height: int) -> int:
        """Its row on a screen that may be lower than the one it was seen on."""
        return min(self.row, height - 1) if self.in_sight else self.row


@dataclass(frozen=True, slots=True)
class Stand:
    """All that a flip changes."""

    anchor: Anchor
    sentence: int | None
    primary: Language
