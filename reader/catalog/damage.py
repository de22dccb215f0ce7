"""Whose fault it is that a catalog cannot be read."""

from __future__ import annotations

import logging
import sqlite3
import zlib
from contextlib import AbstractContextManager
from typing import Final, Protocol

log = logging.getLogger(__name__)

BROKEN: Final = (sqlite3.DatabaseError, zlib.error)
"""What a damaged catalog raises; see also `is_in_the_way`."""
MISREAD: Final = (TypeError, ValueError, AttributeError, LookupError)
"""What a wiped block raises: SQLite takes it for rows of nothing. Or it is a mistake of ours."""
_PRIMARY: Final = 0xFF
"""The part of SQLite's error codes that names the kind."""
_SURROUNDINGS: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
    }
)


class Database(Protocol):
    """What may be damaged: `reader.catalog.database.Database`."""

    @property
    def beginnings(self) -> int:
        """How often all was begun anew."""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection to ask."""

    def start_again(self, beginnings: int) -> None:
        """Throw away what there is."""


def is_in_the_way(error: Exception) -> bool:
    """Whether an error is about the surroundings, another process or the disk, not the file."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & _PRIMARY in _SURROUNDINGS


def recover(database: Database, error: Exception, beginnings: int) -> bool:
    """See `Database.recover`."""
    if is_in_the_way(error):
        log.warning("catalog not to be used now: %s", error)
        return False
    # Asked last: another thread may have met the same, and have begun anew meanwhile.
    if isinstance(error, MISREAD) and _is_sound(database) and beginnings == database.beginnings:
        raise error
    log.warning("catalog damaged: %s", error)
    database.start_again(beginnings)
    return True


def verify(database: Database) -> bool:
    """See `Database.verify`."""
    beginnings = database.beginnings
    sound = _is_sound(database)
    if not sound:
        log.warning("catalog damaged: it was looked over")
        database.start_again(beginnings)
    return sound


def _is_sound(database: Database) -> bool:
    """Whether the whole file can be what was written; a second for 200 MB."""
    try:
        with database.reading() as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        return is_in_the_way(error)
