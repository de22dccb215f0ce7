"""Which article of a library a newly extracted one is.

In this order:

1. The text is the same (`exact`), and long enough to be no coincidence or under the same title:
   the same article, whatever its title says now. (Two pages of one build need more text: sites
   show the same notice in the place of many articles.)
2. Title, author and publisher are the same and the texts are alike: the same article, corrected.
   The bar is low (`SAME_TITLE`), but high (`OTHER_DAY`) if both are dated, on different days:
   a daily report has the same title and much the same sentences every day.
3. The title changed and some of the text too: the same article if nearly all of the text agrees
   (`OTHER_TITLE`), or most of it (`SAME_DUMP`) when both are from a dump of the same name; and
   never if that article has already been met in this build, for then both are there side by side.

Everything else is another story, whatever its title. A story taken for another costs its reader
a duplicate in the list; two stories taken for one would cost a story. So doubt means two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reader.model.article import Article, ArticleId, Language
from reader.store.documents import CONFIDENCE_DIGITS
from reader.store.prints import LONG_CHARS, VERY_LONG_CHARS, Print, digest64, prints_of

SAME_TITLE: Final = 0.25
OTHER_DAY: Final = 0.6
SAME_DUMP: Final = 0.6
OTHER_TITLE: Final = 0.9

_LEADS: Final = 2
"""Smallest hashes by which texts with another title are looked up: of two texts nine tenths
alike, 1 in 100 has none in common; of two texts 0.6 alike, 1 in 6."""


_BITS: Final = {language: 1 << index for index, language in enumerate(Language)}


@dataclass(frozen=True, slots=True)
class Known:
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


class Identities:
    """The articles of a library by what they are recognised by."""

    def __init__(self) -> None:
        self.rows: dict[ArticleId, Known] = {}
        self._exact: dict[int, tuple[ArticleId, ...]] = {}
        self._key: dict[int, tuple[ArticleId, ...]] = {}
        self._lead: dict[int, tuple[ArticleId, ...]] = {}

    def put(self, row: Known) -> None:
        """Take in an article, in the place of what was known of it."""
        if row.id in self.rows:
            self._drop(self.rows[row.id])
        self.rows[row.id] = row
        for table, value in self._entries(row):
            table[value] = (*table.get(value, ()), row.id)

    def find(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        """The article a newly extracted one is; None if nobody has seen it.

        Args:
            row: The extracted article; its id does not count.
            met: The ids that were found or made in this build already.
        """
        return self._by_text(row, met) or self._by_title(row) or self._by_likeness(row, met)

    def _by_text(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        keys = {one.key for one in row.prints}
        candidates = [
            (not keys.isdisjoint(own.key for own in other.prints), other)
            for one in row.prints
            if one.exact
            for other in self._rows(self._exact, one.exact)
        ]
        candidates.sort(key=lambda pair: (not pair[0], pair[1].id))
        for same_title, other in candidates:
            enough = VERY_LONG_CHARS if other.id in met else LONG_CHARS
            if same_title or row.chars >= enough:
                return other
        return None

    def _by_title(self, row: Known) -> Known | None:
        others = {other.id: other for one in row.prints for other in self._rows(self._key, one.key)}
        other_day = {i for i, other in others.items() if row.day and other.day not in (0, row.day)}
        return _best(
            row,
            others.values(),
            lambda other: OTHER_DAY if other.id in other_day else SAME_TITLE,
        )

    def _by_likeness(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        others = {
            other.id: other
            for one in row.prints
            if one.chars >= LONG_CHARS
            for lead in one.hashes()[:_LEADS]
            for other in self._rows(self._lead, lead)
            if other.id not in met
        }
        return _best(
            row,
            others.values(),
            lambda other: SAME_DUMP if other.dump == row.dump else OTHER_TITLE,
        )

    def _rows(self, table: dict[int, tuple[ArticleId, ...]], value: int) -> Iterator[Known]:
        return (self.rows[article_id] for article_id in table.get(value, ()))

    def _entries(self, row: Known) -> Iterator[tuple[dict[int, tuple[ArticleId, ...]], int]]:
        for one in row.prints:
            yield self._key, one.key
            if one.exact:
                yield self._exact, one.exact
            for lead in one.hashes()[:_LEADS]:
                yield self._lead, lead

    def _drop(self, row: Known) -> None:
        for table, value in self._entries(row):
            table[value] = tuple(other for other in table.get(value, ()) if other != row.id)


def _best(row: Known, others: Iterable[Known], bar: Callable[[Known], float]) -> Known | None:
    """The one most alike among those that clear their bar; the smaller id if two are."""
    alike = [(_likeness(row, other), other) for other in others]
    clear = [(-likeness, other.id, other) for likeness, other in alike if likeness >= bar(other)]
    return min(clear)[2] if clear else None


def _likeness(row: Known, other: Known) -> float:
    """The likeness of the two editions most alike; 1 if one has no text to compare."""
    if not row.chars or not other.chars:
        return 1.0
    return max(ours.likeness(theirs) for ours in row.prints for theirs in other.prints)
