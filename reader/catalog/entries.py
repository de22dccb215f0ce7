"""One article made ready for the catalog: plain values that may cross to another process."""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, Protocol

from reader.catalog.codec import compress, expand, pack, unpack
from reader.catalog.listing import BOTH
from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.model.moments import in_korea
from reader.search.documents import Document, Section, fold_article
from reader.search.filing import file_text
from reader.search.folding import fold_token
from reader.search.lexicon import names_in

SYLLABLES_A_MINUTE: Final = 500
WORDS_A_MINUTE: Final = 230
_NO_SYLLABLES: Final = bytes({*range(256)} - {*range(ord("가") >> 8, (ord("힣") >> 8) + 1)})
"""High bytes of what is no syllable."""
_LETTERS_AND_BLANKS: Final = bytes(
    byte if chr(byte).isalpha() else ord(" ") for byte in range(128)
).ljust(256)
_INSIDE_WORDS: Final = b"'-"

FACTS: Final = (
    "title_ko, title_en, author, publisher, section, published, languages, minutes, dump,"
    " first_line, last_line, title_key"
)
"""The columns of `articles` that stay when an article's file is damaged."""
_STAT_COLUMNS: Final = 3

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


class Filed(NamedTuple):
    """Under what an article is filed besides its row."""

    head: bytes
    """Grams of the head, divided by blanks."""
    grams: bytes
    words: AbstractSet[str]
    names: AbstractSet[tuple[str, str]]


class Entry(NamedTuple):
    """One article made ready."""

    id: ArticleId
    row: Row
    """The columns of `articles` after the number."""
    texts: tuple[str, bytes, bytes] | None = None
    """The columns of `texts` after the number; None when the file cannot be read."""
    head: bytes = b""
    """As in `Filed`."""
    grams: bytes = b""

    def in_place_of(self, known: Row | None) -> Entry:
        """The same article with what was known of it before: so it keeps its place in the list.

        Args:
            known: The columns `FACTS`; None if nothing was known.
        """
        if known is None:
            return self
        *facts, title_key = known
        return self._replace(row=(*self.row[:_STAT_COLUMNS], *facts, self.row[-2], title_key))


def entry_of(stat: FileStat, source: ArticleReader) -> tuple[Entry, Filed | None]:
    """Read one article and take it apart; it is filed under nothing if it cannot be read."""
    try:
        article = source.article(stat.id)
    except ReaderError as error:
        blank = ("",) * 7
        row = (stat.id, stat.size, stat.mtime_ns, *blank, 0, "", 0, 0, str(error), "")
        return Entry(stat.id, row), None
    document = fold_article(article)
    raw = pack(article, document.stored)
    texts = (document.head.stored, compress(document.rest.stored), raw)
    filed = file_away(article, document)
    return Entry(stat.id, _row(stat, article), texts, filed.head, filed.grams), filed


def entry_filed(article_id: ArticleId, texts: tuple[str, bytes, bytes]) -> Filed:
    """Under what an article was filed, worked out again from what was kept of it."""
    head, rest, raw = texts
    document = Document(Section(head), Section(expand(rest)))
    return file_away(unpack(article_id, raw, document.stored), document)


def file_away(article: Article, document: Document) -> Filed:
    """Under what to file an article."""
    head, rest = file_text(document.head.plain, head=True), file_text(document.rest.plain)
    return Filed(
        head.grams + b" " + head.shortest,
        head.grams + b" " + rest.grams,
        head.words | rest.words,
        set(names_in(_explaining_texts(article))),
    )


def minutes_of(article: Article) -> int:
    """Reading time of the Korean edition, else of the one there is; at least one minute."""
    edition = article.edition(Language.KO)
    text = "\n".join(block.text for block in edition.body)
    # Whole texts at a time: a regular expression takes ten times as long.
    syllables = len(text.encode("utf-16-le", "replace")[1::2].translate(None, _NO_SYLLABLES))
    latin = text.replace("’", "'").encode("ascii", "replace")
    words = len(latin.translate(_LETTERS_AND_BLANKS, _INSIDE_WORDS).split())
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
        _comparable(article.published),
        " ".join(article.languages),
        minutes_of(article),
        article.source.dump,
        *article.source.lines,
        "",
        fold_token(article.title()),
    )


def _comparable(published: str) -> str:
    """A time for the column `published`: of another zone both what it is compared by and itself."""
    korean = in_korea(published)
    return published if korean == published else f"{korean}{BOTH}{published}"
