"""When articles were added, as the library has it, taken over into the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from reader.catalog.database import Database
from reader.model.names import ArticleId, Stamp

_STAMP = ("additions_size", "additions_time")


class AdditionsSource(Protocol):
    """What knows when articles were added."""

    def additions(self, seen: Stamp) -> tuple[Stamp, Mapping[ArticleId, str]] | None:
        """When each article was added, with a stamp; None if that is the one seen before."""
        ...


def moment_of(article_id: str) -> str:
    """SQL for when an article was added; "" if that is not known."""
    return f"ifnull((SELECT moment FROM additions WHERE id = {article_id}), '')"


def take_in_additions(database: Database, source: AdditionsSource) -> None:
    """Take over what the library says now, for the articles that are there and those to come."""
    with database.reading() as connection:
        rows = dict(connection.execute("SELECT key, value FROM meta"))
    told = source.additions((rows[_STAMP[0]], rows[_STAMP[1]]))
    if told is None:
        return
    stamp, moments = told
    now = moment_of("articles.id")
    with database.writing() as connection:
        connection.execute("DELETE FROM additions")
        connection.executemany("INSERT INTO additions VALUES (?, ?)", moments.items())
        connection.executemany("REPLACE INTO meta VALUES (?, ?)", zip(_STAMP, stamp, strict=True))
        changed = connection.execute(f"UPDATE articles SET added = {now} WHERE added != {now}")
        if changed.rowcount:
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
