"""One article made ready for the catalog: plain values that may cross to another process."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Protocol

from reader.catalog.codec import compress, expand, pack, unpack
from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.search.documents import Document, Section, fold_article
from reader.search.folding import fold_token
from reader.search.grams import grams_of
from reader.search.lexicon import names_in, words_of
from reader.search.views import Folded

SYLLABLES_A_MINUTE: Final = 500
WORDS_A_MINUTE: Final = 230
_HANGUL = re.compile("[가-힣]")
_ENGLISH_WORD = re.compile("[A-Za-z][A-Za-z'’-]*")

Row = tuple[str | int, ...]


class FileStat(Protocol):
    """What tells whether a file changed, without opening it."""

    @property
    def id(self) -> ArticleId: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class ArticleReader(Protocol):
    """Reads articles one by one."""

    def article(self, article_id: ArticleId) -> Article:
        """Read one.

        Raises:
            ReaderError: If it cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Filed:
    """Under what an article is filed besides its row."""

    head: str
    """Grams of the head, divided by blanks."""
    grams: str
    words: AbstractSet[str]
    names: AbstractSet[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article made ready."""

    id: ArticleId
    row: Row
    """The columns of `articles` after the number."""
    texts: tuple[str, bytes, bytes] | None = None
    """The columns of `texts` after the number; None when the file cannot be read."""
    filed: Filed | None = None


def entry_of(stat: FileStat, source: ArticleReader) -> Entry:
    """Read one article and take it apart."""
    try:
        article = source.article(stat.id)
    except ReaderError as error:
        blank = ("",) * 7
        row = (stat.id, stat.size, stat.mtime_ns, *blank, 0, "", 0, 0, str(error), "")
        return Entry(stat.id, row)
    document = fold_article(article)
    raw = pack(article, document.stored)
    texts = (document.head.stored, compress(document.rest.stored), raw)
    return Entry(stat.id, _row(stat, article), texts, file_away(article, document))


def entry_filed(article_id: ArticleId, texts: tuple[str, bytes, bytes]) -> Filed:
    """Under what an article was filed, worked out again from what was kept of it."""
    head, rest, raw = texts
    document = Document(Section(head), Section(expand(rest)))
    return file_away(unpack(article_id, raw, document.stored), document)


def file_away(article: Article, document: Document) -> Filed:
    """Under what to file an article."""
    head, rest = document.head.plain, document.rest.plain
    head_grams = grams_of(Folded(head), head=True)
    return Filed(
        " ".join(head_grams),
        " ".join(head_grams | grams_of(Folded(rest))),
        words_of(head + rest),
        set(names_in(_explaining_texts(article))),
    )


def minutes_of(article: Article) -> int:
    """Reading time of the Korean edition, else of the one there is; at least one minute."""
    edition = article.edition(Language.KO)
    text = "\n".join(block.text for block in edition.body)
    syllables = len(_HANGUL.findall(text))
    words = len(_ENGLISH_WORD.findall(text))
    return max(1, math.ceil(syllables / SYLLABLES_A_MINUTE + words / WORDS_A_MINUTE))


def _explaining_texts(article: Article) -> Iterator[str]:
    edition = article.editions.get(Language.KO)
    if edition:
        yield edition.title
        yield from edition.deck
        yield from (block.text for block in edition.body)


def _row(stat: FileStat, article: Article) -> Row:
    editions = article.editions
    titles = [editions[one].title if one in editions else "" for one in Language]
    return (
        stat.id,
        stat.size,
        stat.mtime_ns,
        *titles,
        article.author.name,
        article.publisher,
        article.section,
        article.published,
        " ".join(article.languages),
        minutes_of(article),
        article.source.dump,
        *article.source.lines,
        "",
        fold_token(article.title()),
    )
