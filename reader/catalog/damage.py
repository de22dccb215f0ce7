"""Whose fault it is that a catalog cannot be read; loaded once something went wrong."""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING, Final

from reader.catalog.database import MISREAD

if TYPE_CHECKING:
    from reader.catalog.database import Database

log = logging.getLogger(__name__)

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
