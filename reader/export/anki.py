"""Annotations as flash cards: the Korean sentence in front, the English one behind (Anki TSV)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.export.markdown_text import tag_words
from reader.export.values import (
    OTHER_VERSION,
    AnnotatedArticle,
    ExportOptions,
    counterpart_of,
    sentence_of,
)
from reader.model.article import Language
from reader.model.marks import Annotation, MarkKind
from reader.text.sanitise import guard

HEADER: Final = (
    "#separator:tab",
    "#html:false",
    "#columns:Korean\tEnglish\tNote\tSource\tTags",
    "#tags column:5",
)
_NEEDS_QUOTES: Final = re.compile(r'["\t\n\r]|^#')


@dataclass(frozen=True, slots=True)
class _Card:
    front: str
    back: str
    notes: tuple[str, ...]
    """What a person wrote; then paragraphs in which a guess stands."""
    source: str
    tags: tuple[str, ...]


def cards(articles: Sequence[AnnotatedArticle], options: ExportOptions) -> str:
    """One line a sentence, with Anki's header; ended by a line feed.

    Highlights and notes on a passage make cards, bookmarks and notes on whole articles do
    not. Where nobody can be sure of the other language's sentence, the likeliest has a `~`
    before it and its paragraph stands with the note. Annotations on the same sentence share a
    card. An article in English alone has its sentence in front.
    """
    merged: dict[tuple[str, str], _Card] = {}
    for one in articles:
        for card in _cards(one, options):
            key = (card.front, card.back)
            merged[key] = _joined(merged[key], card) if key in merged else card
    return "\n".join([*HEADER, *map(_line, merged.values()), ""])


def makes_card(annotation: Annotation) -> bool:
    """Whether it is on a sentence somebody may want to learn."""
    return annotation.place is not None and annotation.kind is not MarkKind.BOOKMARK


def _cards(one: AnnotatedArticle, options: ExportOptions) -> Iterator[_Card]:
    title = guard(one.article.title(options.preferred))
    source = " · ".join(filter(None, (title, guard(one.article.publisher))))
    for annotation in one.in_document_order():
        if not makes_card(annotation):
            continue
        mine = guard(sentence_of(one, annotation)).strip()
        across = counterpart_of(one, annotation)
        other = guard(across.shown).strip()
        korean, english = (mine, other) if annotation.language is Language.KO else (other, mine)
        front, back = (korean, english) if korean else (english, "")
        if front:
            others = (f"{OTHER_VERSION} {other.body}" for other in one.others_of(annotation))
            notes = (*map(guard, (annotation.body, *others)), guard(across.context))
            yield _Card(front, back, notes, source, tag_words(annotation.tags))


def _joined(first: _Card, second: _Card) -> _Card:
    notes = (*first.notes[:-1], *second.notes[:-1], first.notes[-1])
    tags = dict.fromkeys((*first.tags, *second.tags))
    return _Card(first.front, first.back, notes, first.source, tuple(tags))


def _line(card: _Card) -> str:
    note = "\n\n".join(dict.fromkeys(filter(None, card.notes)))
    fields = (card.front, card.back, note, card.source, " ".join(card.tags))
    return "\t".join(map(_field, fields))


def _field(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
