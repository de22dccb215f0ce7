"""One story, in one or two languages, as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from reader.model.names import ArticleId, Language

__all__ = [
    "AlignedPair",
    "Article",
    "ArticleId",
    "Author",
    "Block",
    "BlockKind",
    "Edition",
    "Language",
    "Source",
]

DOUBTFUL: Final = 0.6
"""Pairs the build is less sure of than this are pointed out."""


class BlockKind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a body."""

    kind: BlockKind
    text: str
    """NFC, sanitised, no line breaks."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An article in one language."""

    title: str
    deck: tuple[str, ...] = ()
    """The lines under the title."""
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article, as printed; "" where the page does not say."""

    name: str = ""
    position: str = ""
    bio: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where in which dump an article was found."""

    dump: str = ""
    """File name of the dump, without its folder."""
    sha256: str = ""
    """Hex digest of the whole dump."""
    lines: tuple[int, int] = (0, 0)
    """First and last line in the dump, from 1, both included."""
    url: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Runs of body indexes that say the same; one side is empty for an unpaired block."""

    ko: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float
    """From 0 to 1; 0 for an unpaired block."""

    @classmethod
    def alone(cls, language: Language, block: int) -> AlignedPair:
        """A block without a counterpart."""
        return cls((block,), (), 0.0) if language is Language.KO else cls((), (block,), 0.0)

    @property
    def complete(self) -> bool:
        """Whether both languages say it."""
        return bool(self.ko and self.en)

    @property
    def doubtful(self) -> bool:
        """Whether both languages say it, but the build was not sure of it."""
        return self.complete and self.confidence < DOUBTFUL

    def side(self, language: Language) -> tuple[int, ...]:
        """The run of one language."""
        return self.ko if language is Language.KO else self.en

    def with_side(self, language: Language, run: tuple[int, ...]) -> AlignedPair:
        """With another run in one language."""
        return replace(self, ko=run) if language is Language.KO else replace(self, en=run)


@dataclass(frozen=True, slots=True)
class Article:
    """One story with all its editions."""

    id: ArticleId
    editions: Mapping[Language, Edition]
    """At least one."""
    publisher: str = ""
    section: str = ""
    published: str = ""
    """A date or a date and time with zone, ISO 8601; "" when the page does not say."""
    author: Author = field(default_factory=Author)
    source: Source = field(default_factory=Source)
    alignment: tuple[AlignedPair, ...] = ()
    """In Korean order; empty unless there are two editions."""
    warnings: tuple[str, ...] = ()
    """What the extractor was unsure of, for people."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys of the file that this version does not know, kept on rewrite."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages there are, Korean first."""
        return tuple(language for language in Language if language in self.editions)

    def edition(self, preferred: Language) -> Edition:
        """The edition in a language, else the one there is."""
        return self.editions.get(preferred) or self.editions[self.languages[0]]

    def title(self, preferred: Language = Language.KO) -> str:
        """The title in a language, else the one there is."""
        return self.edition(preferred).title

    def texts(self) -> Iterator[tuple[Language, int, str]]:
        """Every block as (language, body index, text)."""
        for language in self.languages:
            for index, block in enumerate(self.editions[language].body):
                yield language, index, block.text
