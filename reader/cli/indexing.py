"""Taking a large build into the catalog at once, so that the next start need not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.cli.opening import bring_up_to_date, open_catalog
from reader.cli.workshop import Group
from reader.model.names import ArticleId
from reader.store.builder import BuildStatus
from reader.store.library import LibraryStore
from reader.store.writer import Written

if TYPE_CHECKING:  # a small build needs neither
    from reader.catalog.catalog import Catalog
    from reader.catalog.intake import Intake

MANY: Final = 1000
"""Fewer articles are taken in behind the next screen before anyone asks for them."""
LARGE_BYTES: Final = 6 << 20
"""Dumps of so many bytes hardly have fewer; a build of them need not be counted first."""
HALF: Final = 0.5
"""Share of the last articles that were new, from which the next are new most likely. Before the
first they all were in a new library, and none in one that is there."""
PACE: Final = 0.02
"""How quickly that share follows: the last fifty count."""


class Indexing:
    """Follows a build, and once it is a large one, takes its articles into the catalog.

    Args:
        store: The library that is built.
        jobs: Processes that may be used.
        dump_bytes: How much there is to build, as far as that is known.
    """

    def __init__(self, store: LibraryStore, jobs: int, dump_bytes: int = 0) -> None:
        self.store = store
        self._jobs = jobs
        self._changed = 0
        self._expects_many = dump_bytes >= LARGE_BYTES
        self._newness = 0.0 if LibraryStore.exists(store.folder) else 1.0
        self._catalog: Catalog | None = None
        self._intake: Intake | None = None

    @property
    def wants_entries(self) -> bool:
        """Whether articles that are made ready now should have entries for the catalog."""
        return (self._expects_many or self._changed >= MANY) and self._newness > HALF

    def offer(self, group: Group) -> None:
        """Articles that are about to be written."""
        if group.entries is not None:
            if self._intake is None:
                self._intake = self._opened().intake()
            self._intake.offer(group.entries)

    def written(self, file: Written) -> None:
        """An article's file stands in its place."""
        if self._intake is not None:
            from reader.catalog.indexer import Stat

            self._intake.written(Stat(ArticleId(file.path.stem), file.size, file.mtime_ns))

    def became(self, offered: ArticleId, article_id: ArticleId, status: BuildStatus) -> None:
        """What became of one: anything but a new article under its own id is not as offered."""
        self._changed += status in (BuildStatus.NEW, BuildStatus.CHANGED)
        self._newness += PACE * ((status is BuildStatus.NEW) - self._newness)
        if self._intake is not None and (status is not BuildStatus.NEW or offered != article_id):
            self._intake.drop(offered)
            self._intake.drop(article_id)

    def finish(self, *, shown: bool) -> None:
        """Bring the catalog up to date if the build was a large one.

        Args:
            shown: Whether a bar may be drawn.
        """
        if self._intake is not None:
            self._intake.finish()
        if self._changed < MANY:
            return
        bring_up_to_date(self._opened(), self.store, self._jobs, shown=shown)

    def close(self) -> None:
        """Let go of the catalog."""
        if self._catalog is not None:
            self._catalog.close()

    def _opened(self) -> Catalog:
        if self._catalog is None:
            self._catalog = open_catalog(self.store)
        return self._catalog
