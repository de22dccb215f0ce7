"""Windows of the article list, whatever its size."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from reader.catalog.conditions import VIEWS, Condition
from reader.model.listing import ArticleRow, Sort, View
from reader.model.names import ArticleId, Language

_ALL: Final = "SELECT value FROM meta WHERE key = 'articles'"
BOTH: Final = "\x1f"
"""Between a time as Korean clocks have it, which `published` is compared by, and as written."""
COLUMNS: Final = (
    "id, title_ko, title_en, author, publisher, section, published, languages, minutes,"
    " dump, first_line, last_line, added, damaged"
)
_PLACE: Final = ("dump", "first_line", "n")
ORDERS: Final[Mapping[Sort, tuple[str, ...]]] = {
    Sort.DUMPS: _PLACE,
    Sort.ADDED: ("added", *_PLACE),
    Sort.PUBLISHED: ("published", *_PLACE),
    Sort.TITLE: ("title_key", "n"),
    Sort.PUBLISHER: ("publisher", *_PLACE),
    Sort.LENGTH: ("minutes", *_PLACE),
}
"""Columns to sort by; an index exists for each."""
_DESCENDING: Final = frozenset({"added", "published"})
"""The columns that begin with the largest; each comes first in its order."""


def count(connection: sqlite3.Connection, condition: Condition) -> int:
    """How many articles fulfil a condition."""
    if not condition.sql:
        sql = _ALL
    elif condition == VIEWS[View.UNREAD]:
        sql = f"SELECT ({_ALL}) - (SELECT count(*) FROM read_articles)"
    else:
        sql = f"SELECT count(*) FROM articles{condition.where}"
    return int(connection.execute(sql, condition.values).fetchone()[0])


def window(
    connection: sqlite3.Connection, condition: Condition, sort: Sort, start: int, stop: int
) -> list[ArticleRow]:
    """The rows from `start` up to `stop`, both from 0."""
    order = _order(sort)
    # Rows are sought by number first, so that what is skipped is read from the index alone.
    found = connection.execute(
        f"SELECT {COLUMNS} FROM articles JOIN (SELECT n FROM articles{condition.where}"
        f" ORDER BY {order} LIMIT ? OFFSET ?) USING (n) ORDER BY {order}",
        (*condition.values, max(0, stop - start), max(0, start)),
    )
    return [row_of(*values) for values in found]


def ids(connection: sqlite3.Connection, condition: Condition, sort: Sort) -> list[ArticleId]:
    """Every article that fulfils a condition, in order."""
    found = connection.execute(
        f"SELECT id FROM articles{condition.where} ORDER BY {_order(sort)}", condition.values
    )
    return [ArticleId(one) for (one,) in found]


def position(
    connection: sqlite3.Connection, condition: Condition, sort: Sort, article_id: ArticleId
) -> int | None:
    """How many rows stand before an article; None if it is not in the list."""
    names = ORDERS[sort]
    inside = condition & Condition("id = ?", (article_id,))
    own = connection.execute(
        f"SELECT {', '.join(names)} FROM articles{inside.where}", inside.values
    ).fetchone()
    if own is None:
        return None
    # Rows are compared as wholes: each comparison is then a stretch of the order's index.
    first, *others = names
    ahead = [(_smaller(names), own)]
    if first in _DESCENDING:
        ahead = [(f"{first} > ?", own[:1]), (f"{first} = ? AND {_smaller(others)}", own)]
    rows = 0
    for sql, values in ahead:
        found = condition & Condition(sql)
        (stretch,) = connection.execute(
            f"SELECT count(*) FROM articles{found.where}", (*condition.values, *values)
        ).fetchone()
        rows += stretch
    return rows


def _order(sort: Sort) -> str:
    return ", ".join(f"{name} DESC" if name in _DESCENDING else name for name in ORDERS[sort])


def _smaller(names: Sequence[str]) -> str:
    return f"({', '.join(names)}) < ({', '.join('?' * len(names))})"


def row(connection: sqlite3.Connection, article_id: ArticleId) -> ArticleRow | None:
    """The row of one article."""
    values = connection.execute(
        f"SELECT {COLUMNS} FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return row_of(*values) if values else None


def damaged(connection: sqlite3.Connection, limit: int) -> list[ArticleRow]:
    """Articles whose files cannot be read, in the order of `Sort.DUMPS`."""
    found = connection.execute(
        f"SELECT {COLUMNS} FROM articles WHERE damaged != '' ORDER BY {_order(Sort.DUMPS)} LIMIT ?",
        (limit,),
    )
    return [row_of(*values) for values in found]


def as_written(published: str) -> str:
    """A time as the article has it, from the column `published`."""
    return published.rpartition(BOTH)[2]


def row_of(*values: str | int) -> ArticleRow:
    """A row of the table as a value."""
    texts = [str(value) for value in values]
    return ArticleRow(
        ArticleId(texts[0]),
        title_ko=texts[1],
        title_en=texts[2],
        author=texts[3],
        publisher=texts[4],
        section=texts[5],
        published=as_written(texts[6]),
        languages=tuple(Language(code) for code in texts[7].split()),
        minutes=int(values[8]),
        dump=texts[9],
        lines=(int(values[10]), int(values[11])),
        added=texts[12],
        damaged=texts[13],
    )
