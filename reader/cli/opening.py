"""Putting the parts together: paths, store, catalog, session and screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader import paths
from reader.catalog.catalog import Catalog
from reader.errors import NoTerminal, UsageError
from reader.model.article import ArticleId
from reader.session import Session
from reader.store.documents import ID
from reader.store.first_start import copy_library
from reader.store.library import LibraryStore
from reader.store.marks.store import MarksStore


def open_library(options: argparse.Namespace) -> LibraryStore:
    """The library that is meant; the person's own is made from the bundled one if missing.

    Raises:
        Unreadable: If there is no library at a place that was named, or it is damaged.
        NewerSchema: If a later version wrote it.
    """
    folder = library_folder(options)
    if folder == paths.own_library() and not LibraryStore.exists(folder):
        copy_library(paths.bundled_library(), folder)
    return LibraryStore(folder).open()


def library_folder(options: argparse.Namespace) -> Path:
    """The folder that is meant by `--library`, `$READER_LIBRARY` or neither; there or not."""
    return paths.library_folder(options.library, os.environ)


def open_catalog(library: LibraryStore) -> Catalog:
    """The cache of a library."""
    return Catalog(paths.catalog_path(library.folder, library.library_id))


def open_marks(library: LibraryStore) -> MarksStore:
    """The marks beside the articles; not read yet."""
    return MarksStore(library.folder / "marks", paths.state_folder(library.library_id))


@contextmanager
def open_session(options: argparse.Namespace, *, fresh: bool = True) -> Iterator[Session]:
    """A session with its marks loaded, for a command; saved and closed at the end.

    Args:
        fresh: Bring the catalog up to date first.
    """
    library = open_library(options)
    session = Session(library, open_marks(library), open_catalog(library))
    session.load_marks()
    try:
        if fresh:
            session.refresh()
        yield session
    finally:
        session.close()


def open_screen(options: argparse.Namespace) -> int:
    """Open the screen; the marks are read and the catalog refreshed behind it.

    Raises:
        UsageError: If the word cannot be an id.
        NoTerminal: If input or output is not a terminal.
        ArticleMissing: If an article was asked for that the library does not have.
    """
    if options.id and not ID.fullmatch(options.id):
        raise UsageError(
            f"{options.id!r} is neither a command nor an article's id",
            remedy="see `reader --help`",
        )
    if not all(os.isatty(stream) for stream in (0, 1, 2)):
        raise NoTerminal(
            "the screen needs a terminal on input, output and errors",
            remedy="in a pipe use a command, see `reader --help`",
        )
    library = open_library(options)
    start = ArticleId(options.id) if options.id else None
    if start is not None:
        library.article(start)  # a clear word before the screen opens
    session = Session(library, open_marks(library), open_catalog(library))
    from reader.tui.app import run

    status = run(session, start)
    sys.stdout.flush()
    return status
