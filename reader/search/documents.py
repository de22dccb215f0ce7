"""An article as search sees it: folded fields, each with a weight, and the way back to the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from reader.model.article import Article, BlockKind, Language
from reader.search.folding import BLOCK_END, Folded, spaced, trace
from reader.search.results import Field
from reader.search.tables import write_out


class Part(StrEnum):
    """The parts of an article that are matched by themselves; the values are stored."""

    TITLE = "t"
    WRITTEN_OUT = "w"
    """The title with its hanja written out."""
    AUTHOR = "a"
    PUBLISHER = "p"
    SECTION = "s"
    DECK = "d"
    HEADING = "h"
    BODY = "b"
    CAPTION = "c"
    NOTE = "n"
    """Notes on the series and the source, the same under many articles."""


WEIGHTS: Final[Mapping[Part, float]] = MappingProxyType(
    {
        Part.TITLE: 1.0,
        Part.WRITTEN_OUT: 0.97,
        Part.AUTHOR: 0.8,
        Part.PUBLISHER: 0.6,
        Part.SECTION: 0.6,
        Part.DECK: 0.72,
        Part.HEADING: 0.72,
        Part.BODY: 0.58,
        Part.CAPTION: 0.35,
        Part.NOTE: 0.24,
    }
)
HEAD: Final = frozenset(
    {Part.TITLE, Part.WRITTEN_OUT, Part.AUTHOR, Part.PUBLISHER, Part.SECTION, Part.DECK}
)
"""What is searched first, and alone for the shortest queries."""
FIELDS: Final[Mapping[Part, Field]] = MappingProxyType(
    {
        Part.TITLE: Field.TITLE,
        Part.WRITTEN_OUT: Field.TITLE,
        Part.AUTHOR: Field.AUTHOR,
        Part.PUBLISHER: Field.PUBLISHER,
        Part.SECTION: Field.SECTION,
        Part.DECK: Field.DECK,
        Part.HEADING: Field.BODY,
        Part.BODY: Field.BODY,
        Part.CAPTION: Field.BODY,
        Part.NOTE: Field.BODY,
    }
)
_PARTS: Final[Mapping[BlockKind, Part]] = MappingProxyType(
    {
        BlockKind.PARAGRAPH: Part.BODY,
        BlockKind.LIST_ITEM: Part.BODY,
        BlockKind.HEADING: Part.HEADING,
        BlockKind.CAPTION: Part.CAPTION,
        BlockKind.NOTE: Part.NOTE,
    }
)
_FIELD_END: Final = "\x1d"
_LANGUAGES: Final[Mapping[str, Language | None]] = MappingProxyType(
    {"k": Language.KO, "e": Language.EN, "-": None}
)
_LANGUAGE_CODES: Final = {language: code for code, language in _LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class DocumentField:
    """One part of an article in one language."""

    part: Part
    language: Language | None
    """None for names, which belong to no edition."""
    folded: Folded


@dataclass(frozen=True, slots=True)
class Document:
    """An article, folded."""

    fields: tuple[DocumentField, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A match led back to the text a person sees."""

    block: int | None
    """Index into the edition's body; None outside of bodies."""
    text: str
    span: tuple[int, int]
    """Half open, in code points of `text`."""


def encode(article: Article) -> str:
    """Fold an article into one string that `decode` reads."""
    fields = [
        (part, language, [text.replace(BLOCK_END, " ") for _, text in found])
        for part, language in _fields_of(article)
        if (found := lines_of(article, part, language))
    ]
    # All lines are folded in one go and dealt out again: no fold crosses a block's end.
    every = [line for _, _, lines in fields for line in lines]
    folded = spaced(BLOCK_END.join(every)).split(BLOCK_END)
    folded += [""] * (len(every) - len(folded))
    encoded, place = [], 0
    for part, language, lines in fields:
        own = [line.lstrip(" ") for line in folded[place : place + len(lines)]]
        place += len(lines)
        if any(own):
            text = f"{BLOCK_END} ".join(own)
            encoded.append(part.value + _LANGUAGE_CODES[language] + text)
    return _FIELD_END.join(encoded)


def head_and_rest(stored: str) -> tuple[str, str]:
    """The spaced text of the head, and that of all the rest, of what `encode` made."""
    head: list[str] = []
    rest: list[str] = []
    for field in stored.split(_FIELD_END):
        if field:
            (head if Part(field[0]) in HEAD else rest).append(field[2:])
    between = BLOCK_END + " "
    return between.join(head), between.join(rest)


def decode(stored: str) -> Document:
    """Read what `encode` made."""
    return Document(
        tuple(
            DocumentField(Part(field[0]), _LANGUAGES[field[1]], Folded(field[2:]))
            for field in stored.split(_FIELD_END)
            if field
        )
    )


def lines_of(article: Article, part: Part, language: Language | None) -> list[tuple[int, str]]:
    """The lines of a part as (body index, text); the index is -1 outside of bodies."""
    if language is None:
        names = {
            Part.AUTHOR: article.author.name,
            Part.PUBLISHER: article.publisher,
            Part.SECTION: article.section,
        }
        return [(-1, names[part])]
    edition = article.editions[language]
    if part is Part.TITLE:
        return [(-1, edition.title)]
    if part is Part.WRITTEN_OUT:
        written, _ = write_out(edition.title)
        return [(-1, written)] if written != edition.title else []
    if part is Part.DECK:
        return [(-1, line) for line in edition.deck]
    return [(i, b.text) for i, b in enumerate(edition.body) if _PARTS[b.kind] is part]


def locate(article: Article, field: DocumentField, match: tuple[int, int]) -> Located | None:
    """Lead a match back to the article it was found in.

    Args:
        article: The article as it was when the field was folded.
        field: The field the match is in.
        match: Squeezed offsets, half open.

    Returns:
        The place, or None if the article does not fit the field.
    """
    start, end = match
    text = field.folded.text
    ordinal = text.count(BLOCK_END, 0, start)
    begin = text.rfind(BLOCK_END, 0, start) + 1
    lines = lines_of(article, field.part, field.language)
    if ordinal >= len(lines):
        return None
    block, line = lines[ordinal]
    traced = trace(line.replace(BLOCK_END, " "))
    if end - begin > len(traced.text):
        return None
    span = traced.span(start - begin, end - begin)
    if field.part is Part.WRITTEN_OUT and field.language:
        title = article.editions[field.language].title
        _, source = write_out(title)
        return Located(None, title, (source[span[0]], source[span[1] - 1] + 1))
    return Located(block if block >= 0 else None, line, span)


def _fields_of(article: Article) -> Iterator[tuple[Part, Language | None]]:
    for language in article.languages:
        yield Part.TITLE, language
        yield Part.WRITTEN_OUT, language
        yield Part.DECK, language
    for part in (Part.AUTHOR, Part.PUBLISHER, Part.SECTION):
        yield part, None
    for language in article.languages:
        for part in (Part.HEADING, Part.BODY, Part.CAPTION, Part.NOTE):
            yield part, language
