"""The catalog's file, its connections, and what happens when it is not what it should be.

The file may be missing, damaged, locked or of another version: it is only a cache, so it is made
anew beside the library's life; else a temporary file serves, else memory. Another program's
database is left where it is; a file that is none is taken for a catalog damaged at its start.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.catalog import damage
from reader.catalog.conditions import KnownMarks
from reader.catalog.gate import Gate
from reader.catalog.schema import NAMES, SCHEMA, SCRATCH, TABLES
from reader.errors import Incomplete

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

log = logging.getLogger(__name__)

APPLICATION_ID: Final = 0x52454144
"""Marks the file as ours: no other program's database is ever deleted."""
BUSY_MS: Final = 3000
"""How long to wait for another process that writes."""
CLOSE_SECONDS: Final = 1.0
"""How long the end of the program waits for those who still ask."""
PAGE_BYTES: Final = 8192
"""Room for three texts; on smaller pages a third of the file is empty space between them."""
LIST_CACHE_KIB: Final = 128
"""Of each connection. A list reads a few pages again and again, a count each page once."""
CACHE_KIB: Final = 16384
"""Of a connection that searches or writes."""
_MAGIC: Final = b"SQLite format 3\0"
_ID_BYTES: Final = slice(68, 72)
"""Where in a file SQLite writes the application's id."""


class Connection(sqlite3.Connection):
    """A connection that knows what its scratch tables hold."""

    roomy = False

    marks: KnownMarks
    matching: tuple[object, ...]
    """The filter, the state of the catalog and of the marks that `matching` answers."""

    def forget(self) -> None:
        """Take the scratch tables for unknown: they are filled again when they are needed."""
        self.marks = KnownMarks()
        self.matching = ()

    def make_room(self) -> None:
        """Keep more of the file in memory from now on: it will be searched or written."""
        if not self.roomy:
            self.roomy = True
            self.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


class Database:
    """SQLite connections to one catalog, one for each thread.

    In memory there is one connection that threads take turns with. A file is only taken away
    while no thread is at work with it: SQLite would take the whole program along.

    Args:
        path: The file; None keeps everything in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._own = threading.local()
        self._all: list[Connection] = []
        self._turn = threading.RLock()
        self._gate = Gate()
        self._beginnings = 0
        self._memory: Connection | None = None
        self._folder: TemporaryDirectory[str] | None = None
        if path is None or not (self._prepare(path) or self._prepare_elsewhere()):
            self._use_memory()

    @property
    def beginnings(self) -> int:
        """How often all was begun anew; see `start_again`."""
        return self._beginnings

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state for each statement."""
        with self._gate.among_others():
            if self._memory is not None:
                with self._turn:
                    yield self._memory
            else:
                yield self._connection()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one state of the articles throughout, whatever others write."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:  # kept on errors too, for the scratch tables' sake
                    connection.execute("COMMIT")
                else:  # some errors have SQLite take it back by itself
                    connection.forget()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside a transaction that is kept, or taken back on any error."""
        with self.reading() as connection:
            connection.make_room()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def start_again(self, beginnings: int) -> None:
        """Throw away what there is: a new file if one can be made, else memory.

        Args:
            beginnings: What `beginnings` was before the trouble: where several threads meet the
                same damage, one begins anew for all.
        """
        with self._gate.alone():
            if beginnings != self._beginnings:
                return
            self._beginnings += 1
            self._close_all()
            self._memory = None
            if self.path is None or not self._make_anew(self.path):
                self._use_memory()

    def recover(self, error: Exception, beginnings: int) -> bool:
        """Start again after one of `BROKEN` or `MISREAD`; False if something is only in the way.

        If the file is sound the error is a mistake of ours, and is raised again.
        """
        return damage.recover(self, error, beginnings)

    def verify(self) -> bool:
        """Whether the whole file is sound; if not, all is begun anew."""
        return damage.verify(self)

    def use_memory(self) -> None:
        """Leave the file to others and begin in memory."""
        with self._gate.alone():
            self._beginnings += 1
            self._close_all()
            self._use_memory()

    def close(self) -> None:
        """Close the connections of all threads; one that is busy for long keeps them open."""
        with self._gate.alone(CLOSE_SECONDS) as alone:
            if alone:
                self._close_all()
            if self._folder is not None:
                self._folder.cleanup()

    def _close_all(self) -> None:
        with self._turn:
            for connection in self._all:
                with contextlib.suppress(sqlite3.Error):
                    connection.close()
            self._all.clear()
            self._own = threading.local()

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = _open(str(self.path))
            self._own.connection = connection
            with self._turn:
                self._all.append(connection)
        return connection

    def _use_memory(self) -> None:
        self._memory = _open(":memory:")
        try:
            self._memory.executescript(TABLES)
        except sqlite3.OperationalError as error:
            if str(error).startswith("no such module"):
                raise Incomplete("the full-text search of SQLite (FTS5)") from error
            raise
        self._all.append(self._memory)
        log.info("catalog kept in memory")

    def _prepare(self, path: Path) -> bool:
        """Make sure a good file stands at the path; False if that is not possible."""
        try:
            if path.exists() and _is_current(path):
                return True
        except (OSError, sqlite3.Error) as error:
            log.warning("catalog not readable: %s", error)
            if damage.is_in_the_way(error):
                return False
        return self._make_anew(path)

    def _prepare_elsewhere(self) -> bool:
        """A file that goes when the program ends: in memory threads would wait for each other."""
        from tempfile import TemporaryDirectory

        try:
            self._folder = TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True)
        except OSError as error:
            log.warning("no folder for a catalog: %s", error)
            return False
        self.path = Path(self._folder.name) / "catalog.sqlite"
        return self._make_anew(self.path)

    def _make_anew(self, path: Path) -> bool:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _may_be_deleted(path):
                log.warning("no catalog file: another program's database is in its place")
                return False
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            with contextlib.closing(_open(str(path))) as connection:
                connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # first of all
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(f"BEGIN;{TABLES}PRAGMA user_version = {SCHEMA};COMMIT;")
        except (OSError, sqlite3.Error) as error:
            log.warning("no catalog file: %s", error)
            return False
        log.info("catalog made anew")
        return True


def _open(name: str) -> Connection:
    connection = sqlite3.connect(
        name,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.forget()
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{LIST_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.executescript(SCRATCH)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_current(path: Path) -> bool:
    """Whether a file is a catalog of this version.

    Raises:
        sqlite3.Error: If it cannot be read.
    """
    with contextlib.closing(_open(str(path))) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT value FROM meta").fetchall()
        connection.execute("SELECT n FROM articles LIMIT 1").fetchall()
    return bool(application == APPLICATION_ID and version == SCHEMA)


def _may_be_deleted(path: Path) -> bool:
    """Whether a file is a catalog of any version, however damaged, or no database at all.

    Raises:
        OSError: If it cannot be read.
        sqlite3.Error: If it is a database without our mark that cannot be read.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(_ID_BYTES.stop)
    except FileNotFoundError:
        return True
    if not header.startswith(_MAGIC) or header[_ID_BYTES] == APPLICATION_ID.to_bytes(4, "big"):
        return True
    with contextlib.closing(_open(str(path))) as connection:  # the mark may never have got there
        tables = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master")}
    return tables >= NAMES
