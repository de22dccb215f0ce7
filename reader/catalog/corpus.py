"""The catalog as search sees it: candidates from the index, texts and words from their tables."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from itertools import islice
from operator import itemgetter
from typing import Final, TypeVar

from reader.catalog.codec import expand, unpack
from reader.catalog.listing import as_written
from reader.catalog.nearby import near_skeletons, near_words, words_beginning
from reader.catalog.words import LATIN, keys_of_word, sound_number, word_of_keys
from reader.model.article import Article, ArticleId, Author, Edition, Language
from reader.search.corpus import Demand
from reader.search.documents import Document, Section
from reader.search.grams import is_of_heads
from reader.search.lexicon import Word
from reader.search.readings import Reading

_T = TypeVar("_T")
MOST_KEPT: Final = 4000
"""Folded articles in memory, some 25 MB; the next key asks for most of them again."""
MOST_ARTICLES_KEPT: Final = 300
"""Articles whose own text, or title, is in memory: those of the last few screens of hits."""
MOST_ASKED: Final = 2000
"""Questions to the indexes of which it is known whether they have an answer."""
WORDS_IN_MEMORY: Final = 20_000
"""Up to this many words are compared one by one; above, near spellings are looked up."""
_MOST_SOUNDING: Final = 150
_MOST_LOOKED_AT: Final = 1500
_MOST_BEGINNING_SO: Final = 200


@dataclass
class Kept:
    """What searches of one state of the catalog keep for each other."""

    state: tuple[int, int]
    """Which beginning of the file it was, and which generation of articles."""
    documents: dict[int, Document] = field(default_factory=dict)
    articles: dict[int, Article] = field(default_factory=dict)
    headings: dict[int, Article] = field(default_factory=dict)
    published: dict[int, tuple[str, str]] = field(default_factory=dict)
    """When articles were published, with their ids."""
    matching: dict[str, array[int]] = field(default_factory=dict)
    """The articles that have the words of the last filter, by that filter."""
    words: list[Word] | None = None
    sounding: dict[tuple[str, bool, bool], list[Word]] = field(default_factory=dict)
    holds: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether any article is filed so, by the index that was asked and what it was asked."""
    understood: dict[tuple[object, ...], tuple[Reading, ...]] = field(default_factory=dict)


class CatalogCorpus:
    """The articles of a catalog, through one connection.

    Args:
        connection: A snapshot, open as long as the corpus is used.
        kept: Shared between searches of the same state.
    """

    def __init__(self, connection: sqlite3.Connection, kept: Kept) -> None:
        self._connection = connection
        self._kept = kept

    @property
    def understood(self) -> MutableMapping[tuple[object, ...], tuple[Reading, ...]]:
        """How tokens were understood before."""
        return self._kept.understood

    def size(self) -> int:
        """How many articles there are."""
        (count,) = self._connection.execute(
            "SELECT value FROM meta WHERE key = 'articles'"
        ).fetchone()
        return int(count)

    def candidates(self, demands: Sequence[Demand], *, head: bool) -> Iterator[int]:
        """Articles that may answer, those met last first."""
        if not demands:
            rows = self._connection.execute("SELECT n FROM texts ORDER BY n DESC")
            yield from (number for (number,) in rows)
            return
        table = "head_grams" if head else "all_grams"
        demands = demands if head else beyond_heads(demands)
        asked = table, match_expression(demands)
        if not demands or not self._kept.holds.get(asked, True):
            return
        rows = self._connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC", asked[1:]
        )
        first = rows.fetchone()
        if len(self._kept.holds) >= MOST_ASKED:
            self._kept.holds.clear()
        self._kept.holds[asked] = first is not None
        if first is not None:
            yield first[0]
            yield from (number for (number,) in rows)

    def holds(self, demands: Sequence[Demand]) -> bool:
        """Whether any article may answer."""
        beyond = beyond_heads(demands)
        known = self._kept.holds.get(("all_grams", match_expression(beyond)))
        if known is None:
            return next(self.candidates(demands, head=False), None) is not None
        return known

    def newest(self, numbers: Sequence[int]) -> Sequence[int]:
        """The same articles: those published last first, then by id.

        Raises:
            sqlite3.DatabaseError: If one is not there: within one snapshot that is damage.
        """
        kept = self._kept.published
        known = {number: kept[number] for number in numbers if number in kept}
        if unknown := [number for number in numbers if number not in known]:
            rows = self._connection.execute(
                "SELECT n, published, id FROM articles WHERE n IN (SELECT value FROM json_each(?))",
                (json.dumps(unknown),),
            )
            known.update((number, (published, one)) for number, published, one in rows)
            if len(known) < len(numbers):
                raise sqlite3.DatabaseError("a text without its row")
            _make_room(kept, MOST_KEPT)
            kept.update(known)
        by_id = sorted(known, key=lambda number: known[number][1])
        return sorted(by_id, key=lambda number: known[number][0], reverse=True)

    def document(self, number: int) -> Document:
        """One article, folded.

        Raises:
            sqlite3.DatabaseError: If there is none: within one snapshot that is damage.
        """
        document = self._kept.documents.get(number)
        if document is None:
            ask = "SELECT head, rest FROM texts WHERE n = ?"
            head, rest = _there(self._connection.execute(ask, (number,)).fetchone())
            document = Document(Section(head), Section(partial(expand, rest)))
            _keep(self._kept.documents, number, document, MOST_KEPT)
        return document

    def article(self, number: int) -> Article:
        """One article's own text.

        Raises:
            sqlite3.DatabaseError: If there is none: within one snapshot that is damage.
        """
        article = self._kept.articles.get(number)
        if article is None:
            ask = "SELECT id, published, raw FROM articles JOIN texts USING (n) WHERE n = ?"
            row = self._connection.execute(ask, (number,)).fetchone()
            article_id, published, raw = _there(row)
            stored = self.document(number).stored
            article = unpack(ArticleId(article_id), raw, stored, as_written(published))
            _keep(self._kept.articles, number, article, MOST_ARTICLES_KEPT)
        return article

    def heading(self, number: int) -> Article:
        """One article's names and titles.

        Raises:
            sqlite3.DatabaseError: If there is none: within one snapshot that is damage.
        """
        article = self._kept.headings.get(number)
        if article is None:
            row = self._connection.execute(
                "SELECT id, title_ko, title_en, languages, published, publisher, section, author"
                " FROM articles WHERE n = ?",
                (number,),
            ).fetchone()
            found = _there(row)
            article_id, korean, english, languages, published, publisher, section, author = found
            titles = {Language.KO: korean, Language.EN: english}
            editions = {one: Edition(titles[one]) for one in map(Language, languages.split())}
            names = (publisher, section, as_written(published), Author(author))
            article = Article(ArticleId(article_id), editions, *names)
            _keep(self._kept.headings, number, article, MOST_ARTICLES_KEPT)
        return article

    def names_of(self, word: str) -> Collection[str]:
        """The same name in the other script."""
        rows = self._connection.execute(
            "SELECT other FROM names WHERE word = ? ORDER BY articles DESC LIMIT 8", (word,)
        )
        return [other for (other,) in rows]

    def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
        """Words of one script with these consonants, the commonest first."""
        key = (skeleton, hangul, nearly)
        found = self._kept.sounding.get(key)
        if found is None:
            wanted = {skeleton} | (near_skeletons(skeleton) if nearly else set())
            script = "keys >= 'A'" if hangul else f"keys < '{LATIN}~'"
            holes = ", ".join("?" * len(wanted))
            rows = self._connection.execute(
                f"SELECT keys, documents FROM words WHERE sound IN ({holes}) AND {script} LIMIT ?",
                (*map(sound_number, wanted), _MOST_LOOKED_AT),
            )
            words = nlargest(_MOST_SOUNDING, rows, key=itemgetter(1))
            found = [Word(word_of_keys(keys), documents) for keys, documents in words]
            self._kept.sounding[key] = found
        return found

    def known(self, words: Collection[str]) -> Sequence[Word]:
        """Those of a few hundred words that some article holds."""
        rows = self._connection.execute(
            f"SELECT keys, documents FROM words WHERE keys IN ({', '.join('?' * len(words))})",
            [keys_of_word(word) for word in words],
        )
        return [Word(word_of_keys(keys), documents) for keys, documents in rows]

    def beginning(self, word: str) -> Sequence[Word]:
        """Words that begin so."""
        return words_beginning(self._connection, keys_of_word(word), _MOST_BEGINNING_SO)

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        """Words of the same script typed with nearly the same keys, or beginning so."""
        hangul = not word.isascii()
        if self._kept.words is None:
            self._kept.words = self._all_words()
        if self._kept.words:
            return [one for one in self._kept.words if one.text.isascii() != hangul]
        return near_words(self._connection, keys_of_word(word), distance)

    def _all_words(self) -> list[Word]:
        """Every word, if they are few; else none."""
        ask = self._connection.execute
        if ask("SELECT 1 FROM words LIMIT 1 OFFSET ?", (WORDS_IN_MEMORY,)).fetchone():
            return []  # found out without reading so many
        rows = ask("SELECT keys, documents FROM words")
        return [Word(word_of_keys(keys), documents) for keys, documents in rows]


def _there(row: _T | None) -> _T:
    """What was asked for; one that is not there is damage, within one snapshot."""
    if row is None:
        raise sqlite3.DatabaseError("an index of an article that is gone")
    return row


def _keep(kept: dict[int, _T], number: int, value: _T, most: int) -> None:
    _make_room(kept, most)
    kept[number] = value


def _make_room(kept: dict[int, _T], most: int) -> None:
    """Forget the oldest quarter once there are so many."""
    if len(kept) >= most:
        for number in list(islice(kept, most // 4)):
            kept.pop(number, None)  # another thread may be making room as well


def beyond_heads(demands: Sequence[Demand]) -> Sequence[Demand]:
    """What is left of the demands for articles that do not fulfil them all in their heads.

    What only heads are filed under cannot be asked of all. A demand with such a need is left
    to the matcher if there are others; else one of the rest of the needs has to be fulfilled.

    Example:
        >>> beyond_heads([[(("³ㅋㅋ",),)], [(("카카",),)]]), beyond_heads([[(("³ㅋ",),)]])
        ([[(('카카',),)]], [])
    """
    plain = [demand for demand in demands if not any(map(is_of_heads, demand))]
    if plain:
        return plain
    rest = [need for demand in demands for need in demand if not is_of_heads(need)]
    return [rest] if rest else []


def match_expression(demands: Sequence[Demand]) -> str:
    """The demands in the language of FTS5.

    Example:
        >>> match_expression([[(("카카",), ("카오", "카와"))]])
        '("카카" AND ("카오" OR "카와"))'
    """
    return " AND ".join(
        _one_of([" AND ".join(_one_of(_quoted(group)) for group in need) for need in demand])
        for demand in demands
    )


def _one_of(expressions: Sequence[str]) -> str:
    if len(expressions) == 1 and " " not in expressions[0]:
        return expressions[0]
    if len(expressions) == 1:
        return f"({expressions[0]})"
    return "(" + " OR ".join(f"({e})" if " AND " in e else e for e in expressions) + ")"


def _quoted(group: Sequence[str]) -> list[str]:
    return ['"' + gram.replace('"', '""') + '"' for gram in group]
