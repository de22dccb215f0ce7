"""An article as search sees it: folded fields, each with a weight, and the way back to the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.model.article import Article, BlockKind, Language
from reader.search.folding import BLOCK_END, spaced, trace
from reader.search.results import Field
from reader.search.tables import write_out
from reader.search.views import Folded, TextView, Words


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
TITLES: Final = frozenset({Part.TITLE, Part.WRITTEN_OUT})
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
_FIELD: Final = "\x1d"
"""Begins a field; its code, a private character that no fold leaves in a text, follows."""
_FIRST_CODE: Final = 0xE000
_NO_FIELDS = re.compile(f"{_FIELD}. ")


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One part of an article in one language."""

    part: Part
    language: Language | None
    """None for names, which belong to no edition."""


_KEYS: Final = tuple(FieldKey(part, one) for part in Part for one in (None, *Language))
_CODES: Final = {key: chr(_FIRST_CODE + place) for place, key in enumerate(_KEYS)}
KEY_OF: Final[Mapping[str, FieldKey]] = MappingProxyType(
    {code: key for key, code in _CODES.items()}
)
"""Code to field. A code is found again faster than a field in a table."""


class Section:
    """Some fields of an article in one folded text.

    Args:
        stored: Spaced text in which every field begins with its code, or what gives it when it
            is asked for: few queries need all of an article.
    """

    __slots__ = ("_folded", "_source", "_words")

    def __init__(self, stored: str | Callable[[], str]) -> None:
        self._source = stored
        self._words: Words | None = None
        self._folded: Folded | None = None

    @property
    def stored(self) -> str:
        """The text with the codes."""
        if not isinstance(self._source, str):
            self._source = self._source()
        return self._source

    @property
    def words(self) -> Words:
        """The text word by word."""
        if self._words is None:
            self._words = Words(self.stored)
        return self._words

    @property
    def folded(self) -> Folded:
        """The text squeezed."""
        if self._folded is None:
            self._folded = Folded(self.stored)
        return self._folded

    @property
    def plain(self) -> str:
        """The spaced text without the codes."""
        return _NO_FIELDS.sub("", self.stored)


@dataclass(frozen=True, slots=True)
class Document:
    """An article, folded: the head, which is searched first, and all the rest."""

    head: Section
    rest: Section

    @property
    def stored(self) -> str:
        """Both sections as one text."""
        return self.head.stored + self.rest.stored


class Located(NamedTuple):
    """A match led back to the text a person sees."""

    block: int | None
    """Index into the edition's body, or its deck if it is found there; None elsewhere."""
    text: str
    span: tuple[int, int]
    """Half open, in code points of `text`."""


def field_at(view: TextView, index: int) -> tuple[FieldKey, int]:
    """The field a character of a section is in, and where its text begins."""
    place = view.text.rfind(_FIELD, 0, index)
    begin = place + 2
    return _KEYS[ord(view.text[place + 1]) - _FIRST_CODE], begin + view.text.startswith(" ", begin)


def field_of(view: TextView, index: int) -> tuple[str, int]:
    """The code of the field a character of a section is in, for `KEY_OF`, and where it ends."""
    text = view.text
    end = text.find(_FIELD, index)
    return text[text.rfind(_FIELD, 0, index) + 1], end if end >= 0 else len(text)


def fold_article(article: Article) -> Document:
    """Fold an article."""
    fields = [
        (key, [text.replace(BLOCK_END, " ") for _, text in found])
        for key in _keys_of(article)
        if (found := lines_of(article, key))
    ]
    # All lines are folded in one go and dealt out again: no fold crosses a block's end.
    every = [line for _, lines in fields for line in lines]
    folded = spaced(BLOCK_END.join(every)).split(BLOCK_END)
    folded += [""] * (len(every) - len(folded))
    head: list[str] = []
    rest: list[str] = []
    place = 0
    for key, lines in fields:
        own = [line.lstrip(" ") for line in folded[place : place + len(lines)]]
        place += len(lines)
        if any(own):
            text = f"{_FIELD}{_CODES[key]} " + f"{BLOCK_END} ".join(own) + f"{BLOCK_END} "
            (head if key.part in HEAD else rest).append(text)
    return Document(Section("".join(head)), Section("".join(rest)))


def lines_of(article: Article, key: FieldKey) -> list[tuple[int, str]]:
    """The lines of a field as (index, text): into the body or the deck; -1 elsewhere."""
    part = key.part
    if key.language is None:
        names = {
            Part.AUTHOR: article.author.name,
            Part.PUBLISHER: article.publisher,
            Part.SECTION: article.section,
        }
        return [(-1, names[part])]
    edition = article.editions.get(key.language)
    if edition is None:
        return []
    if part is Part.TITLE:
        return [(-1, edition.title)]
    if part is Part.WRITTEN_OUT:
        written, _ = write_out(edition.title)
        return [(-1, written)] if written != edition.title else []
    if part is Part.DECK:
        return list(enumerate(edition.deck))
    return [(i, b.text) for i, b in enumerate(edition.body) if _PARTS[b.kind] is part]


def locate(article: Article, view: TextView, start: int, end: int) -> Located | None:
    """Lead a match back to the article it was found in.

    Args:
        article: The article as it was when it was folded.
        view: The view of one of its sections that the match is in.
        start: Where in the view the match starts.
        end: Where it ends.

    Returns:
        The place, or None if the article does not fit the view.
    """
    key, field_start = field_at(view, start)
    text = view.text
    ordinal = text.count(BLOCK_END, field_start, start)
    begin = max(text.rfind(BLOCK_END, field_start, start) + 1, field_start)
    lines = lines_of(article, key)
    if ordinal >= len(lines):
        return None
    block, raw = lines[ordinal]
    line = text[begin : text.find(BLOCK_END, start)]
    span = _span(raw.replace(BLOCK_END, " "), line, start - begin, end - begin)
    if span is None:
        return None
    if key.part is Part.WRITTEN_OUT and key.language:
        title = article.editions[key.language].title
        _, source = write_out(title)
        return Located(None, title, (source[span[0]], source[span[1] - 1] + 1))
    return Located(block if block >= 0 else None, raw, span)


def _span(raw: str, line: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in a raw line a stretch of the folded line stands."""
    wanted = line[start:end]
    lower = raw.lower()
    if len(lower) == len(raw) and lower.count(wanted) == line.count(wanted):
        # As many of them in the one as in the other: the same one is meant.
        place = -1
        for _ in range(line.count(wanted, 0, start) + 1):
            place = lower.find(wanted, place + 1)
        if not any(map(_continues_cluster, raw[place + len(wanted) : place + len(wanted) + 1])):
            return place, place + len(wanted)
    traced = trace(raw)
    squeezed_start = len(line[:start].replace(" ", ""))
    squeezed_end = squeezed_start + len(line[start:end].replace(" ", ""))
    return traced.span(squeezed_start, squeezed_end) if squeezed_end <= len(traced.text) else None


def _continues_cluster(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _keys_of(article: Article) -> Iterator[FieldKey]:
    for language in article.languages:
        for part in (Part.TITLE, Part.WRITTEN_OUT, Part.DECK):
            yield FieldKey(part, language)
    for part in (Part.AUTHOR, Part.PUBLISHER, Part.SECTION):
        yield FieldKey(part, None)
    for language in article.languages:
        for part in (Part.HEADING, Part.BODY, Part.CAPTION, Part.NOTE):
            yield FieldKey(part, language)
