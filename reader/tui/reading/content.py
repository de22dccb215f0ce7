"""What the reading pane is given to show, cut into the pieces that are wrapped one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from reader.model.article import AlignedPair, Article, BlockKind, Language
from reader.model.marks import Layout, Marks, ReadingPosition
from reader.text.cells import grapheme_spans
from reader.text.sanitise import guard
from reader.tui.reading.measure import MEASURE_CELLS

CHUNK_CHARS: Final = 4_000
"""A longer block is wrapped in parts, so that no single one takes a noticeable time."""
_SEEK_BLANK_CHARS: Final = 1_000
_AS_BLANK: Final = {ord("\t"): " ", ord("\n"): " "}


PieceKey = tuple[Language, int, int, int]


class Role(StrEnum):
    """What a piece of text is to the eye; each has a style of its own."""

    TITLE = "title"
    DECK = "deck"
    META = "meta"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    NOTE = "note"
    PEEK = "peek"
    PINNED = "pinned"
    BREAK = "break"
    """Between blocks that do not follow each other in their own edition."""
    END = "end"
    """Below the text: what can be read next."""


ROLE_OF_KIND: Final = {
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.HEADING: Role.HEADING,
    BlockKind.LIST_ITEM: Role.LIST_ITEM,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.NOTE: Role.NOTE,
}
PAIRED_KINDS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
"""What takes part in the alignment; captions and notes do only where a person linked them."""


_PRINTED_BULLET: Final = re.compile(r"\s*[•·▪‣◦●○■□*-]\s+")


@dataclass(frozen=True, slots=True)
class PaneContent:
    """One article as the pane is to show it."""

    article: Article
    alignment: tuple[AlignedPair, ...]
    marks: Marks
    language: Language
    layout: Layout = Layout.ONE
    position: ReadingPosition | None = None
    """Where to open it; None: at the top."""
    measure_cells: int = MEASURE_CELLS
    next_title: str = ""
    """What `]` goes to; "" for nothing, or where that is not known."""


class SourceText:
    """A text of others; made fit for the screen when it is first looked at."""

    __slots__ = ("_raw", "_shown")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._shown: str | None = None

    def __len__(self) -> int:
        return len(self._raw)

    @property
    def shown(self) -> str:
        """The text as it may reach the screen, of the same length."""
        if self._shown is None:
            self._shown = shown(self._raw)
        return self._shown

    @property
    def bullet_chars(self) -> int:
        """The length of a bullet the text begins with; 0 if it has none, or is nothing else."""
        found = _PRINTED_BULLET.match(self._raw)
        return found.end() if found and found.end() < len(self._raw) else 0

    def parts(self) -> Iterator[tuple[int, int]]:
        """The text in stretches that can be wrapped in a moment; one if it is not very long."""
        start = 0
        while len(self._raw) - start > CHUNK_CHARS + _SEEK_BLANK_CHARS:
            end = _cut_before(self._raw, start + CHUNK_CHARS)
            yield start, end
            start = end
        yield start, len(self._raw)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is wrapped as one: a title, a block, or a part of a very long block."""

    role: Role
    language: Language
    block: int | None
    """Index into the edition's body; None for what stands above the body."""
    source: SourceText = field(repr=False)
    """The whole text of the block."""
    start: int
    """The part of the text, in code points, half open."""
    end: int
    order: int = 0
    """Tells pieces without a block from each other."""
    lead: int = 0
    """How much of a list item's text is its printed bullet; ours is drawn in its place."""

    @property
    def text(self) -> str:
        """The whole text of the block, guarded, of the same length as the original."""
        return self.source.shown

    @property
    def is_first(self) -> bool:
        """Whether it begins its block, the printed bullet apart."""
        return self.start == self.lead

    @property
    def is_last(self) -> bool:
        """Whether it ends its block."""
        return self.end == len(self.source)

    @property
    def key(self) -> PieceKey:
        """What it is known by within one article."""
        return (self.language, self.number, self.start, self.end)

    @property
    def number(self) -> int:
        """The block; what stands above the body counts down from -1, the title."""
        return -1 - self.order if self.block is None else self.block


def shown(text: str) -> str:
    """Text as it may reach the screen, of the same length: blanks for tabs, no controls."""
    return guard(text.translate(_AS_BLANK) if "\t" in text or "\n" in text else text)


def head_pieces(article: Article, language: Language) -> tuple[Piece, ...]:
    """Title, deck and byline of one edition; the byline is left out when it is empty."""
    edition = article.editions[language]
    texts = [(Role.TITLE, edition.title)]
    texts += [(Role.DECK, line) for line in edition.deck]
    texts.append((Role.META, _byline(article)))
    return tuple(
        Piece(role, language, None, SourceText(text), 0, len(text), order)
        for order, (role, text) in enumerate(texts)
        if text
    )


def _byline(article: Article) -> str:
    author = " ".join(part for part in (article.author.name, article.author.position) if part)
    parts = (article.publisher, article.section, author, article.published[:10])
    return "  |  ".join(part for part in parts if part)


def block_pieces(article: Article, language: Language, block: int) -> tuple[Piece, ...]:
    """One block of a body, in parts if it is very long."""
    source = article.editions[language].body[block]
    role = ROLE_OF_KIND[source.kind]
    text = SourceText(source.text)
    lead = text.bullet_chars if role is Role.LIST_ITEM else 0
    return tuple(
        Piece(role, language, block, text, max(start, lead), end, lead=lead)
        for start, end in text.parts()
    )


def _cut_before(text: str, limit: int) -> int:
    """A place near a limit where a text may be cut: behind a blank, else a grapheme."""
    blank = text.rfind(" ", limit - _SEEK_BLANK_CHARS, limit)
    if blank >= 0:
        return blank + 1
    *_, last = grapheme_spans(text[limit - _SEEK_BLANK_CHARS : limit])
    return limit - _SEEK_BLANK_CHARS + last[0]
