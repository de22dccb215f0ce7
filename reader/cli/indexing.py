"""Taking a large build into the catalog at once, so that the next start need not wait for it."""

from __future__ import annotations

from typing import Final

from reader.cli.opening import open_catalog
from reader.cli.output import Progress
from reader.store.library import LibraryStore

MANY: Final = 1000
"""Fewer articles are taken in behind the next screen before anyone asks for them."""


def index_now(store: LibraryStore, articles: int, jobs: int, *, shown: bool = True) -> None:
    """Bring the catalog up to date after a build of many articles; a small one is left alone.

    Args:
        store: The library that was built.
        articles: How many of its articles are new or changed.
        jobs: Processes that may be used.
        shown: Whether a bar may be drawn.
    """
    if articles < MANY:
        return
    bar = Progress(articles, wanted=shown)
    catalog = open_catalog(store)
    try:
        catalog.update(
            store,
            on_progress=lambda done, _: bar.advance(done - bar.done, "list and search"),
            jobs=jobs,
        )
    finally:
        bar.close()
        catalog.close()
