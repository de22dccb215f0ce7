"""Putting the parts together: paths, store, catalog and session."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.errors import UsageError
from reader.store.library import LibraryStore

if TYPE_CHECKING:  # not every command needs all of them
    import argparse

    from reader.catalog.catalog import Catalog
    from reader.cli.words import OpenOptions
    from reader.model.marks import Marks
    from reader.model.names import ArticleId
    from reader.session import Session
    from reader.store.marks.store import MarksStore

    Named = argparse.Namespace | OpenOptions
    """What `--library` said."""


def open_library(options: Named) -> LibraryStore:
    """The library that is meant; the person's own is made from the bundled one if missing.

    Raises:
        Unreadable: If there is no library at a place that was named, or it is damaged.
        NewerSchema: If a later version wrote it.
    """
    folder = library_folder(options)
    if not LibraryStore.exists(folder) and _is_own(folder):
        from reader.store.first_start import copy_library

        copy_library(paths.bundled_library(), folder)
    return LibraryStore(folder).open()


def _is_own(folder: Path) -> bool:
    try:
        return folder == paths.own_library()
    except UsageError:  # without a home folder nobody has one
        return False


def library_folder(options: Named) -> Path:
    """The folder that is meant by `--library`, `$READER_LIBRARY` or neither; there or not."""
    return paths.library_folder(options.library, os.environ)


def open_catalog(library: LibraryStore) -> Catalog:
    """The cache of a library."""
    from reader.catalog.catalog import Catalog

    return Catalog(paths.catalog_path(library.folder, library.library_id))


def open_marks(library: LibraryStore) -> MarksStore:
    """The marks beside the articles; not read yet."""
    from reader.store.marks.store import MarksStore

    return MarksStore(library.folder / "marks", paths.state_folder(library.library_id))


def saved_marks(library: LibraryStore) -> Mapping[ArticleId, Marks]:
    """The marks as they were saved, for a command that writes none."""
    from reader.store.marks.store import MarksStore

    return MarksStore.saved(library.folder / "marks", paths.state_folder(library.library_id))


@contextmanager
def open_session(options: Named, *, fresh: bool = True) -> Iterator[Session]:
    """A session with its marks loaded, for a command; saved and closed at the end.

    Args:
        fresh: Bring the catalog up to date first.
    """
    from reader.session import Session

    library = open_library(options)
    session = Session(library, open_marks(library), open_catalog(library))
    session.load_marks()
    try:
        if fresh:
            session.refresh()
        yield session
    finally:
        session.close()
