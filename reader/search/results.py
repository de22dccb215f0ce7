"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.names import ArticleId, Language


class Tier(StrEnum):
    """How a hit was found, best first."""

    LITERAL = "literal"
    PARTICLE = "particle"
    ALIAS = "alias"
    INITIALS = "initials"
    KEYBOARD = "keyboard"
    TRANSLITERATION = "transliteration"
    TYPO = "typo"


class Field(StrEnum):
    """The part of an article a hit is in."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    SECTION = "section"
    DECK = "deck"
    BODY = "body"
    NOTE = "note"
    """What the person wrote about the article, or its tags."""


class Hit(NamedTuple):
    """One article that answers a query, with its best place."""

    article_id: ArticleId
    title: str
    score: float
    """Larger is better; comparable within one search only."""
    tier: Tier
    field: Field
    language: Language | None
    """None for fields that belong to no edition."""
    block: int | None
    """Index into the edition's body; None for other fields."""
    span: tuple[int, int]
    """Half open, in code points of the text of that field, block or line of the deck."""
    snippet: str
    """A stretch of that text around the span, one line."""
    snippet_spans: tuple[tuple[int, int], ...] = ()
    """Where to highlight in the snippet."""
    facts: str = ""
    """Publisher, author and date of the article where its title was hit, on one line."""
    line: int | None = None
    """Index into the edition's deck; None for other fields."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query."""

    query: str
    hits: tuple[Hit, ...] = ()
    """Best first."""
    articles: int = 0
    """How many articles answer; a lower bound unless `complete`."""
    places: int = 0
    """How many places in them; a lower bound unless `complete`."""
    complete: bool = True
    """False when the work was cut short by its budget or its limit."""
    reading: str = ""
    """How the query was understood when not as typed: "zkzkdh → 카카오"; else "". Terminals do not
    agree on the width of the arrow: nothing may stand right of it that has to keep its column."""
    problem: str = ""
    """Why the query cannot be understood; "" when it can."""

    @property
    def article_ids(self) -> tuple[ArticleId, ...]:
        """The articles of the hits, each once, the best first."""
        return tuple(dict.fromkeys(hit.article_id for hit in self.hits))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place inside one article that answers a query."""

    language: Language
    block: int
    """Index into the edition's body; above it -1 is the title, -2 and on the lines of the deck."""
    span: tuple[int, int]
    tier: Tier = Tier.LITERAL

    @property
    def order(self) -> tuple[bool, int, int]:
        """What puts the places of one edition into reading order."""
        return reading_order(self.block, self.span[0])


def reading_order(block: int, offset_chars: int) -> tuple[bool, int, int]:
    """What sorts places of one edition as they are read: title, deck, body.

    Args:
        block: As an `Occurrence` has it.
        offset_chars: Where in its text.
    """
    return block >= 0, abs(block), offset_chars
