"""Putting the parts together: paths, store, catalog and session."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import paths
from reader.cli.output import Progress
from reader.errors import NotSaved, UsageError
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

JOBS: Final = os.cpu_count() or 1
"""Processes that share the work unless a person says otherwise."""
WORTH_A_BAR: Final = 400
"""Articles to take in from which one waits for a second or more."""


def open_library(options: Named) -> LibraryStore:
    """The library that is meant; the person's own is made from the bundled one if missing.

    Raises:
        Unreadable: If there is no library at a place that was named, or it is damaged.
        NewerSchema: If a later version wrote it.
    """
    folder = library_folder(options)
    if not LibraryStore.exists(folder) and _is_own(folder):
        return LibraryStore.create(folder, paths.bundled_library())
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

    return Catalog(paths.caches(library.folder, library.library_id).catalog)


def bring_up_to_date(
    catalog: Catalog, library: LibraryStore, jobs: int = JOBS, *, shown: bool
) -> None:
    """Have the catalog follow the files, with a bar where that takes more than a moment.

    Args:
        catalog: Of the library.
        library: Where the files are.
        jobs: Processes that may be used.
        shown: Whether a bar may be drawn.
    """
    bar: Progress | None = None

    def advance(done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            bar = Progress(total, wanted=shown and total >= WORTH_A_BAR)
        bar.advance(done - bar.done, "list and search")

    try:
        catalog.update(library, on_progress=advance, jobs=jobs)
    finally:
        if bar is not None:
            bar.close()


def open_marks(library: LibraryStore) -> MarksStore:
    """The marks beside the articles; not read yet."""
    from reader.store.marks.store import MarksStore

    return MarksStore(library.folder / "marks", paths.state_folder(library.library_id))


def saved_marks(library: LibraryStore) -> Mapping[ArticleId, Marks]:
    """The marks as they were saved, for a command that writes none."""
    from reader.store.marks.store import MarksStore

    return MarksStore.saved(library.folder / "marks", paths.state_folder(library.library_id))


def _is_for_programs(options: Named) -> bool:
    """Whether JSON was asked for: then nothing is drawn, on standard error neither."""
    return any(getattr(options, name, False) for name in ("json", "jsonl"))


@contextmanager
def open_session(options: Named, *, fresh: bool = True) -> Iterator[Session]:
    """A session with its marks loaded, for a command; saved and closed at the end.

    Args:
        fresh: Bring the catalog up to date first.

    Raises:
        NotSaved: If the disk refuses; what is not saved then is lost with the command, which
            has to say so.
    """
    from reader.session import Session

    library = open_library(options)
    catalog = open_catalog(library)
    shown = not _is_for_programs(options)
    catalog.refill = partial(bring_up_to_date, catalog, library, shown=shown)
    session = Session(library, partial(open_marks, library), catalog)
    session.load_marks()
    try:
        if fresh:
            catalog.refill()
        yield session
    except NotSaved:
        raise  # closing would try it again, and fail in other words or save what was refused
    except BaseException:
        session.close()
        raise
    session.close()
