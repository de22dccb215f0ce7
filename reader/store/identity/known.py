"""What a library knows of an article without opening it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.model.article import Article, ArticleId, Language
from reader.store.documents import CONFIDENCE_DIGITS
from reader.store.identity.prints import Print, digest64, prints_of

_BITS: Final = {language: 1 << index for index, language in enumerate(Language)}


class Known(NamedTuple):
    """What an index keeps of an article; digests are 64 bits."""

    id: ArticleId
    prints: tuple[Print, ...]
    content: int
    """Digest of everything but where it was found."""
    whole: int
    """Digest of everything."""
    dump: int
    """Digest of the dump's file name."""
    sha: int
    """Digest of the dump's digest."""
    lines: tuple[int, int]
    day: int
    """Digest of the day it was published; 0 if it is not known."""
    languages: int
    """Bit 0 Korean, bit 1 English."""
    size: int = 0
    """Of its file, in bytes."""
    mtime_ns: int = 0
    trashed: bool = False

    @property
    def chars(self) -> int:
        """Letters and digits in all editions."""
        return sum(one.chars for one in self.prints)


def known(article: Article) -> Known:
    """What is kept of an article. Keys of its file that nobody knows do not count."""
    source = article.source
    content = "\x1f".join(_said(article))
    return Known(
        id=article.id,
        prints=prints_of(article),
        content=digest64(content),
        whole=digest64(f"{source.dump}\x1f{source.sha256}\x1f{source.lines}\x1f{content}"),
        dump=digest64(source.dump),
        sha=digest64(source.sha256),
        lines=source.lines,
        day=digest64(article.published[:10]) if article.published else 0,
        languages=sum(bit for language, bit in _BITS.items() if language in article.editions),
    )


def _said(article: Article) -> Iterator[str]:
    """Everything in an article but its id and where in which dump it was found."""
    author = article.author
    yield from (article.publisher, article.section, article.published)
    yield from (author.name, author.position, author.bio, author.email)
    yield from (article.source.url, article.source.encoding)
    for language in article.languages:
        edition = article.editions[language]
        yield from (language, edition.title, *edition.deck)
        for block in edition.body:
            yield from (block.kind, block.text)
    for pair in article.alignment:
        yield f"{pair.ko} {pair.en} {pair.confidence:.{CONFIDENCE_DIGITS}f}"
    yield from article.warnings
