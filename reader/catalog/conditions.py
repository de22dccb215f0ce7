"""From views, filters and marks to SQL conditions over the articles."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model.listing import MarkedArticles, View
from reader.model.names import ArticleId

if TYPE_CHECKING:  # a list without a filter needs nothing of the search
    from reader.search.query import Filter, Key


class Condition(NamedTuple):
    """A part of a WHERE clause with its values; "" is no condition."""

    sql: str = ""
    values: tuple[str, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        if not (self.sql and other.sql):
            return self if self.sql else other
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)

    def __invert__(self) -> Condition:
        return Condition(f"NOT ({self.sql})", self.values)

    @property
    def where(self) -> str:
        """With the word WHERE, or nothing."""
        return f" WHERE {self.sql}" if self.sql else ""


NONE: Final = Condition("0")
"""What no article fulfils."""
VIEWS: Final[Mapping[View, Condition]] = {
    View.ALL: Condition(),
    View.UNREAD: Condition("n NOT IN (SELECT n FROM read_articles)"),
    View.READING: Condition("n IN (SELECT n FROM reading_articles)"),
    View.BOOKMARKED: Condition("n IN (SELECT n FROM bookmarked_articles)"),
    View.ANNOTATED: Condition("n IN (SELECT n FROM annotated_articles)"),
}
_STATES: Final = {
    "unread": VIEWS[View.UNREAD],
    "read": Condition("n IN (SELECT n FROM read_articles)"),
    "reading": VIEWS[View.READING],
    "bookmarked": VIEWS[View.BOOKMARKED],
    "note": VIEWS[View.ANNOTATED],
    "tag": Condition("n IN (SELECT n FROM tagged_articles)"),
    "ko": Condition("languages LIKE '%ko%'"),
    "en": Condition("languages LIKE '%en%'"),
    "both": Condition("languages LIKE '% %'"),
}
_COLUMNS: Final = ("author", "publisher", "section")
"""What the query language calls as the table does."""


def condition_of(filters: Iterable[Filter], connection: sqlite3.Connection) -> Condition:
    """All of a query's filters as one condition."""
    whole = Condition()
    for one in filters:
        if one.value:
            condition = _condition(one, connection)
            whole = whole & (~condition if one.negated else condition)
    return whole


def known_values(
    connection: sqlite3.Connection, marked: MarkedArticles
) -> Mapping[Key, Sequence[str]]:
    """The values that filters can have: every tag, and of the columns the commonest."""
    from reader.search.query import Key

    return {
        Key.TAG: sorted({tag for tags in marked.tags.values() for tag in tags}),
        **{Key(column): _commonest(connection, column) for column in _COLUMNS},
    }


def _commonest(connection: sqlite3.Connection, column: str) -> Sequence[str]:
    rows = connection.execute(
        f"SELECT {column} FROM articles WHERE {column} != ''"
        f" GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 200"
    )
    return [value for (value,) in rows]


def _condition(one: Filter, connection: sqlite3.Connection) -> Condition:
    from reader.search.query import Key

    if one.key in (Key.IS, Key.HAS, Key.LANG):
        return _STATES[one.value]
    if one.key is Key.AFTER:
        return Condition("published >= ?", (one.value,))
    if one.key is Key.BEFORE:
        return Condition("(published != '' AND published < ?)", (one.value,))
    if one.key is Key.ADDED:
        return Condition("added >= ?", (one.value,))
    if one.key is Key.TAG:
        tags = connection.execute("SELECT DISTINCT tag FROM tagged_articles")
        exact = unicodedata.normalize("NFC", one.value.removeprefix("#"))
        wanted = (exact,) if one.value.startswith("#") else _alike(one.value, tags)
        return Condition(
            f"n IN (SELECT n FROM tagged_articles WHERE tag IN ({_holes(wanted)}))", wanted
        )
    wanted = _alike(one.value, connection.execute(f"SELECT DISTINCT {one.key} FROM articles"))
    return Condition(f"{one.key} IN ({_holes(wanted)})", wanted)


def _alike(typed: str, values: Iterable[tuple[str]]) -> tuple[str, ...]:
    """The values that hold what was typed: folded, half-typed, by initials, in either layout."""
    from reader.search.folding import fold_token, spaced
    from reader.search.matcher import Matcher
    from reader.search.views import Folded
    from reader.text.keyboard import to_hangul, to_latin

    known = [(value, Folded(spaced(value))) for (value,) in values]
    for token in dict.fromkeys(map(fold_token, (typed, to_hangul(typed), to_latin(typed)))):
        matcher = Matcher(token) if token else None
        found = tuple(value for value, folded in known if matcher and matcher.find(folded, 1))
        if found:
            return found
    return ()


def _holes(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


_MARKS: Final = ("read", "reading", "bookmarked", "annotated")


class KnownMarks:
    """What one connection has been told of the marks, by the numbers its articles have."""

    def __init__(self) -> None:
        self.generation = -1
        """The state of the catalog that the numbers belong to."""
        self.sets: dict[str, frozenset[ArticleId]] = {}
        self.tags: frozenset[tuple[str, ArticleId]] = frozenset()
        self.told_tags: Mapping[ArticleId, frozenset[str]] = {}
        self.version = 0
        """Grows with every difference."""

    def tell(self, connection: sqlite3.Connection, marked: MarkedArticles, generation: int) -> None:
        """Bring the connection's tables up to date with the session.

        Args:
            connection: Whose tables.
            marked: The marks now.
            generation: The state of the catalog; after a change everything is told again.
        """
        if generation != self.generation:
            self._forget(connection)
            self.generation = generation
        for name in _MARKS:
            now = frozenset(getattr(marked, name))
            before = self.sets.get(name, frozenset())
            if now is not before and now != before:
                _change(connection, f"{name}_articles", now - before, before - now)
                self.sets[name] = now
                self.version += 1
        told = marked.tags
        if told == self.told_tags:
            return
        self.told_tags = told
        tags = frozenset((tag, one) for one, tags in told.items() for tag in tags)
        if tags != self.tags:
            connection.executemany(
                "DELETE FROM tagged_articles"
                " WHERE tag = ? AND n = (SELECT n FROM articles WHERE id = ?)",
                self.tags - tags,
            )
            connection.executemany(
                "INSERT INTO tagged_articles SELECT ?, n FROM articles WHERE id = ?",
                tags - self.tags,
            )
            self.tags = tags
            self.version += 1

    def _forget(self, connection: sqlite3.Connection) -> None:
        for name in (*_MARKS, "tagged"):
            connection.execute(f"DELETE FROM {name}_articles")
        self.sets, self.tags, self.told_tags = {}, frozenset(), {}


def _change(
    connection: sqlite3.Connection, table: str, new: AbstractSet[str], old: AbstractSet[str]
) -> None:
    connection.executemany(
        f"DELETE FROM {table} WHERE n = (SELECT n FROM articles WHERE id = ?)", zip(old)
    )
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} SELECT n FROM articles WHERE id = ?", zip(new)
    )
