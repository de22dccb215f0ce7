"""Extracted articles as they cross to another process, and what was made of them coming back.

Plain tuples are written and read several times as quickly as the objects, of which an article
has dozens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.model.article import (
    AlignedPair,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.store.identity.known import Known
from reader.store.identity.made import Made

_EditionThere = tuple[Language, str, tuple[str, ...], list[tuple[BlockKind, str]]]


class There(NamedTuple):
    """An article as a build finds it in a dump: neither its id nor its alignment is known yet."""

    editions: list[_EditionThere]
    publisher: str
    section: str
    published: str
    author: tuple[str, str, str, str]
    source: tuple[str, str, tuple[int, int], str, str]
    warnings: tuple[str, ...]


class Back(NamedTuple):
    """What was made of it."""

    id: ArticleId
    alignment: list[tuple[tuple[int, ...], tuple[int, ...], float]]
    row: Known
    file: bytes


def there(articles: Sequence[Article]) -> list[There]:
    """Articles on their way to another process."""
    return [
        There(
            [
                (language, one.title, one.deck, [(block.kind, block.text) for block in one.body])
                for language, one in article.editions.items()
            ],
            article.publisher,
            article.section,
            article.published,
            _author(article.author),
            _source(article.source),
            article.warnings,
        )
        for article in articles
    ]


def arrived(sent: Sequence[There]) -> list[Article]:
    """The articles, in the other process."""
    return [
        Article(
            ArticleId(""),
            {
                language: Edition(title, deck, tuple([Block(kind, text) for kind, text in body]))
                for language, title, deck, body in one.editions
            },
            one.publisher,
            one.section,
            one.published,
            Author(*one.author),
            Source(*one.source),
            (),
            one.warnings,
        )
        for one in sent
    ]


def back(ready: Sequence[Made]) -> list[Back]:
    """What was made of articles, on its way back."""
    return [
        Back(
            one.article.id,
            [(pair.ko, pair.en, pair.confidence) for pair in one.article.alignment],
            one.row,
            one.file,
        )
        for one in ready
    ]


def returned(articles: Sequence[Article], sent: Sequence[Back]) -> list[Made]:
    """The articles with what was made of them."""
    ready = []
    for article, one in zip(articles, sent, strict=True):
        alignment = tuple([AlignedPair(*pair) for pair in one.alignment])
        ready.append(Made(replace(article, id=one.id, alignment=alignment), one.row, one.file))
    return ready


def _author(author: Author) -> tuple[str, str, str, str]:
    return author.name, author.position, author.bio, author.email


def _source(source: Source) -> tuple[str, str, tuple[int, int], str, str]:
    return source.dump, source.sha256, source.lines, source.url, source.encoding
