"""An article as a file, and back.

What a file says is converted here from text; what it must not say is refused with the line. Keys
this version does not know are kept and written again, at the root and within `author`, `source`
and each edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap
from pathlib import Path
from typing import Final

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
from reader.model.names import ARTICLE_ID
from reader.store.fields import SCHEMA, Fields, converted
from reader.store.yaml_emitter import FlowList, FlowMap, Quoted, emit

CONFIDENCE_DIGITS: Final = 2

_KINDS: Final = {
    "p": BlockKind.PARAGRAPH,
    "h": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM,
    "caption": BlockKind.CAPTION,
    "note": BlockKind.NOTE,
}
_KEYS: Final = {kind: key for key, kind in _KINDS.items()}
_ARTICLE: Final = frozenset(
    [
        "schema",
        "id",
        "publisher",
        "section",
        "published",
        "author",
        "source",
        "editions",
        "alignment",
        "warnings",
    ]
)
_AUTHOR: Final = frozenset(["name", "position", "bio", "email"])
_SOURCE: Final = frozenset(["dump", "sha256", "lines", "url", "encoding"])
_EDITION: Final = frozenset(["title", "deck", "body"])
_LANGUAGES: Final = frozenset(language.value for language in Language)


def read_article(data: bytes, path: Path) -> Article:
    """The article in a file.

    Raises:
        Unreadable: If the file is not an article; with the line.
        NewerSchema: If a later version of the program wrote it.
    """
    return converted(data, path, _article)


def article_text(article: Article) -> str:
    """The file of an article; confidences are rounded to `CONFIDENCE_DIGITS`."""
    extra = article.extra
    editions = {
        language.value: _edition_document(
            article.editions[language], _within(_within(extra, "editions"), language.value)
        )
        for language in article.languages
    }
    document = {
        "schema": SCHEMA,
        "id": Quoted(article.id),
        "publisher": article.publisher,
        "section": article.section,
        "published": article.published,
        "author": FlowMap(_author_document(article.author) | _within(extra, "author")),
        "source": FlowMap(_source_document(article.source) | _within(extra, "source")),
        "editions": _within(extra, "editions") | editions,
        "alignment": [_pair_document(pair) for pair in article.alignment],
        "warnings": list(article.warnings),
    }
    return emit(document | {key: extra[key] for key in extra if key not in _ARTICLE})


def _author_document(author: Author) -> dict[str, object]:
    return {
        "name": author.name,
        "position": author.position,
        "bio": author.bio,
        "email": author.email,
    }


def _source_document(source: Source) -> dict[str, object]:
    return {
        "dump": source.dump,
        "sha256": Quoted(source.sha256),
        "lines": list(source.lines),
        "url": source.url,
        "encoding": source.encoding,
    }


def _edition_document(edition: Edition, extra: Mapping[str, object]) -> dict[str, object]:
    return {
        "title": edition.title,
        "deck": FlowList(edition.deck),
        "body": [{_KEYS[block.kind]: block.text} for block in edition.body],
        **extra,
    }


def _pair_document(pair: AlignedPair) -> FlowMap:
    confidence = round(float(pair.confidence), CONFIDENCE_DIGITS)
    return FlowMap(ko=list(pair.ko), en=list(pair.en), confidence=confidence)


def _within(extra: Mapping[str, object], key: str) -> dict[str, object]:
    """The unknown keys within a known one."""
    inner = extra.get(key)
    return dict(inner) if isinstance(inner, dict) else {}


def _article(fields: Fields) -> Article:
    article_id = fields.text("id")
    if not ARTICLE_ID.fullmatch(article_id):
        raise fields.wrong("id", "must be ten characters of a-z and 2-7")
    author, source, editions = (fields.inner(key) for key in ("author", "source", "editions"))
    inner = {key: editions.inner(key) for key in Language if key in editions}
    if not inner:
        raise fields.wrong("editions", "must have `ko` or `en`")
    found = {language: _edition(edition) for language, edition in inner.items()}
    extra = {"author": author.rest(_AUTHOR), "source": source.rest(_SOURCE)}
    extra["editions"] = editions.rest(_LANGUAGES)
    for language, edition in sorted(inner.items()):
        if rest := edition.rest(_EDITION):
            extra["editions"][language.value] = rest
    return Article(
        id=ArticleId(article_id),
        editions=found,
        publisher=fields.text("publisher"),
        section=fields.text("section"),
        published=fields.text("published"),
        author=Author(*[author.text(key) for key in ("name", "position", "bio", "email")]),
        source=_source(source),
        alignment=tuple([_pair(pair, found) for pair in fields.inners("alignment")]),
        warnings=fields.texts("warnings"),
        extra=fields.rest(_ARTICLE) | {key: rest for key, rest in extra.items() if rest},
    )


def _edition(fields: Fields) -> Edition:
    return Edition(
        title=fields.text("title"),
        deck=fields.texts("deck"),
        body=tuple(starmap(Block, fields.pairs("body", _KINDS, "kind of block"))),
    )


def _source(fields: Fields) -> Source:
    lines = fields.numbers("lines") or (0, 0)
    if len(lines) != 2:
        raise fields.wrong("lines", "must be the first and the last line")
    return Source(
        dump=fields.text("dump"),
        sha256=fields.text("sha256"),
        lines=(lines[0], lines[1]),
        url=fields.text("url"),
        encoding=fields.text("encoding"),
    )


def _pair(fields: Fields, editions: Mapping[Language, Edition]) -> AlignedPair:
    for language in Language:
        blocks = len(editions[language].body) if language in editions else 0
        for index in fields.numbers(language.value):
            if index >= blocks:
                there = f"the blocks are 0 to {blocks - 1}" if blocks else "there is none"
                raise fields.wrong(language.value, f"names block {index}, and {there}")
    return AlignedPair(fields.numbers("ko"), fields.numbers("en"), fields.fraction("confidence"))
