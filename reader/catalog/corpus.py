"""The catalog as search sees it: candidates from the index, texts and words from their tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.catalog.codec import compress, expand, unpack
from reader.catalog.words import SKELETON_LETTERS, sound_number
from reader.model.article import Article, ArticleId
from reader.search.corpus import Demand
from reader.search.documents import Document, Section
from reader.search.lexicon import Word

MOST_KEPT: Final = 2000
"""Folded articles in memory; the next key asks for most of them again."""
WORDS_IN_MEMORY: Final = 60_000
"""Up to this many words are compared one by one; above, near spellings are looked up."""
_MOST_SOUNDING: Final = 200


@dataclass
class Kept:
    """What searches of one state of the catalog keep for each other."""

    generation: int
    documents: dict[int, Document] = field(default_factory=dict)
    words: list[Word] | None = None
    sounding: dict[tuple[str, bool], list[Word]] = field(default_factory=dict)


class CatalogCorpus:
    """The articles of a catalog, through one connection.

    Args:
        connection: Open as long as the corpus is used.
        kept: Shared between searches of the same generation.
    """

    def __init__(self, connection: sqlite3.Connection, kept: Kept) -> None:
        self._connection = connection
        self._kept = kept

    def size(self) -> int:
        """How many articles there are."""
        (count,) = self._connection.execute(
            "SELECT value FROM meta WHERE key = 'articles'"
        ).fetchone()
        return int(count)

    def candidates(self, demands: Sequence[Demand], *, head: bool) -> Iterator[int]:
        """Articles that may answer, newest first."""
        if not demands:
            rows = self._connection.execute("SELECT n FROM texts ORDER BY n DESC")
        else:
            table = "head_grams" if head else "all_grams"
            rows = self._connection.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC",
                (match_expression(demands),),
            )
        for (number,) in rows:
            yield number

    def document(self, number: int) -> Document:
        """One article, folded."""
        kept = self._kept.documents
        document = kept.get(number)
        if document is None:
            row = self._connection.execute(
                "SELECT head, rest FROM texts WHERE n = ?", (number,)
            ).fetchone() or ("", compress(""))
            document = Document(Section(row[0]), Section(expand(row[1])))
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[number] = document
        return document

    def article(self, number: int) -> Article:
        """One article's own text."""
        article_id, raw = self._connection.execute(
            "SELECT id, raw FROM articles JOIN texts USING (n) WHERE n = ?", (number,)
        ).fetchone()
        return unpack(ArticleId(article_id), raw, self.document(number).stored)

    def names_of(self, word: str) -> Collection[str]:
        """The same name in the other script."""
        rows = self._connection.execute(
            "SELECT other FROM names WHERE word = ? ORDER BY articles DESC LIMIT 8", (word,)
        )
        return [other for (other,) in rows]

    def sounding_like(self, skeleton: str, *, hangul: bool) -> Sequence[Word]:
        """Words of one script with these consonants, or all but one of them."""
        key = (skeleton, hangul)
        found = self._kept.sounding.get(key)
        if found is None:
            wanted = [skeleton]
            if len(skeleton) > 3:
                wanted += sorted(_near_skeletons(skeleton) - {skeleton})
            script = ">= '가'" if hangul else "< '가'"
            holes = ", ".join("?" * len(wanted))
            sounds = [sound_number(one) for one in wanted]
            rows = self._connection.execute(
                f"SELECT word, documents FROM words WHERE sound IN ({holes})"
                f" AND word {script} ORDER BY sound = ? DESC, documents LIMIT ?",
                (*sounds, sounds[0], _MOST_SOUNDING),
            )
            found = self._kept.sounding[key] = [Word(*row) for row in rows]
        return found

    def spelled_like(self, keys: str, distance: int) -> Sequence[Word]:
        """Words typed with nearly these keys."""
        if self._kept.words is None:
            (count,) = self._connection.execute("SELECT count(*) FROM words").fetchone()
            small = count <= WORDS_IN_MEMORY
            rows = self._connection.execute("SELECT word, documents FROM words") if small else ()
            self._kept.words = [Word(*row) for row in rows]
        return self._kept.words


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


def _near_skeletons(skeleton: str) -> set[str]:
    """Every skeleton one letter away."""
    splits = [(skeleton[:i], skeleton[i:]) for i in range(len(skeleton) + 1)]
    near = {a + b[1:] for a, b in splits if b}
    near |= {a + letter + b for a, b in splits for letter in SKELETON_LETTERS}
    return near | {a + letter + b[1:] for a, b in splits if b for letter in SKELETON_LETTERS}
