"""Taking extracted articles into a library.

A build may be stopped at any moment, by a kill or a full disk: every article file is whole, old
or new; what is missing is written by the next build; library.yaml is written last. What is there
already is not written again, so building the same dumps twice changes no byte. `marks/` is never
opened.

An article that the library has from another page (of another dump, or a second time in the same
one) is a duplicate: `identity.duplicates` has the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from reader.errors import NewerSchema, StoreError, Unreadable
from reader.model.article import Article, ArticleId
from reader.store.additions import note_additions
from reader.store.article_files import article_path, folder_stats, is_newer, read_article_file
from reader.store.atomic import make_folder, sync_folder, writing
from reader.store.documents import article_text
from reader.store.file_stat import FileStat
from reader.store.identity.duplicates import is_on_another_page, takes_the_place
from reader.store.identity.extracted import Extracted
from reader.store.identity.identities import Identities
from reader.store.identity.known import Known, known
from reader.store.identity.made import Made
from reader.store.identity.prints import digest64, free_id
from reader.store.library import LibraryStore
from reader.store.locks import LibraryLock
from reader.store.present import is_there
from reader.store.record import DumpRecord, Dumps, LibraryRecord, new_record
from reader.store.writer import Writer, Written


class BuildStatus(StrEnum):
    """What became of an extracted article."""

    NEW = "new"
    SAME = "same"
    """Nothing a reader could see has changed."""
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    """The library has it from another page."""


class LibraryBuild:
    """One build. Use it with `with`; others may read the library meanwhile.

    Args:
        store: The library; made if there is none, named after its folder.
        cache: Where to keep what articles are recognised by until the next build; None to read
            every article instead. The file may be deleted at any moment.
        dry_run: Only say what would happen; nothing is written and no lock is taken.
        on_written: Told of every article's file when it stands in its place.
    """

    def __init__(
        self,
        store: LibraryStore,
        cache: Path | None = None,
        *,
        dry_run: bool = False,
        on_written: Callable[[Written], None] | None = None,
    ) -> None:
        self._store = store
        self._cache = cache
        self._dry_run = dry_run
        self._on_written = on_written
        self._lock: LibraryLock | None = None
        self._writer: Writer | None = None
        self._record = LibraryRecord("", "")
        self._dumps: Dumps | None = None
        self._identities = Identities()
        self.set_aside: list[Path] = []
        """Where files are now that could not be read and gave way to an article built anew."""
        self._damaged: dict[ArticleId, Path] = {}
        self._added: list[ArticleId] = []
        self._built_before: frozenset[int] = frozenset()

    def __enter__(self) -> LibraryBuild:
        """Take the lock and learn what the library has.

        Raises:
            LibraryBusy: If another build is running.
            Unreadable: If library.yaml is damaged.
            NewerSchema: If a later version of the program wrote it; nothing was touched.
            WriteFailed: If the library cannot be written.
        """
        there = LibraryStore.exists(self._store.folder)
        self._record = self._store.record() if there else new_record(self._store.folder.name)
        if not self._dry_run:
            make_folder(self._store.folder)
            self._lock = self._store.lock()
            self._lock.__enter__()
        try:
            self._prepare()
            self._writer = None if self._dry_run else Writer()
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Publish the record, unless the build failed, and let go of the lock."""
        try:
            if self._writer is not None:
                with self._writer as writer:
                    interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
                    if kind is None or (interrupted and writer.is_whole):
                        self._publish(writer)
        finally:
            self._release()

    def take(self, ready: Made) -> tuple[ArticleId, BuildStatus]:
        """Take in one article.

        Returns:
            Its id and what became of it. An article that was removed to the trash is looked
            after there and stays removed: see `was_removed`.

        Raises:
            WriteFailed: If the disk has refused this or an earlier article; the old file is
                untouched, and the build is over.
        """
        there = self._identities.find(ready.row)
        if there is None:
            status = BuildStatus.NEW
            article_id = free_id(ready.article, self._identities)
            if article_id in self._damaged:
                status = BuildStatus.CHANGED
            else:
                self._added.append(article_id)
            if article_id != ready.article.id:
                ready = Made(replace(ready.article, id=article_id), ready.row)
            self._write(ready, trashed=False)
        else:
            article_id = there.id
            status = self._update(ready, there)
        self._identities.meet(article_id, on_its_page=status is not BuildStatus.DUPLICATE)
        return article_id, status

    def take_again(self, dump: DumpRecord, extracted: Extracted) -> list[BuildStatus] | None:
        """Take in a dump that was built before without reading it.

        Args:
            dump: As it was recorded then; with every article of it, in its order.
            extracted: What those are recognised by.

        Returns:
            What became of each; None, and nothing was done, if they would not be what they were,
            or one would be written, or is in the trash.
        """
        met, statuses = self._identities.met(), []
        rows = extracted.rows(dump.articles, self._identities)
        for article_id, row in zip(dump.articles, rows, strict=True):
            there = self._identities.find(row) if row else None
            if row is None or there is None or there.id != article_id or there.trashed:
                break
            if self._stays(row, there):
                status = BuildStatus.DUPLICATE
            elif row.whole == there.whole:
                status = self._unwritten(row, there)
            else:
                break
            self._identities.meet(article_id, on_its_page=status is not BuildStatus.DUPLICATE)
            statuses.append(status)
        else:
            self.record(dump)
            return statuses
        self._identities.meet_only(met)
        return None

    def record(self, dump: DumpRecord) -> None:
        """Note that a dump has been built, after its last article."""
        if self._dumps is None:
            self._dumps = Dumps(self._record.dumps)
        self._dumps.add(dump._replace(articles=tuple(dict.fromkeys(dump.articles))))

    @property
    def dumps(self) -> tuple[DumpRecord, ...]:
        """What the library was built from; this build counts once it is over."""
        return self._record.dumps

    def was_removed(self, article_id: ArticleId) -> bool:
        """Whether this article is in the trash, for `reader restore`."""
        row = self._identities.get(article_id)
        return row is not None and row.trashed

    def _prepare(self) -> None:
        if not self._dry_run:
            self._record = self._fresh_record()
            make_folder(self._store.places.articles)
        self._built_before = frozenset(digest64(dump.sha256) for dump in self._record.dumps)
        self._identities = Identities(self._cache)
        for folder in (self._store.places.trash, self._store.places.articles):
            trashed = folder == self._store.places.trash
            for file in folder_stats(folder):
                if not self._identities.keep(file, trashed=trashed):
                    self._learn(file, trashed=trashed)

    def _fresh_record(self) -> LibraryRecord:
        """The record as it is under the lock; a new library gets one before its articles."""
        if is_there(self._store.places.record):
            return self._store.record()
        self._store.save_record(self._record)
        return self._record

    def _learn(self, stat: FileStat, *, trashed: bool) -> None:
        try:
            row = known(read_article_file(stat.path))
        except FileNotFoundError:
            return
        except Unreadable as error:
            if is_newer(error):
                raise NewerSchema(str(error)) from error
            self._damaged[stat.id] = stat.path
            return
        self._identities.put(row._replace(size=stat.size, mtime_ns=stat.mtime_ns, trashed=trashed))

    def _release(self) -> None:
        self._identities.close()
        if self._lock is not None:
            self._lock.__exit__()
            self._lock = None

    def _update(self, ready: Made, there: Known) -> BuildStatus:
        row = ready.row
        if self._stays(row, there):
            return BuildStatus.DUPLICATE
        if row.whole != there.whole:
            old = self._stored(there)
            article = replace(ready.article, id=there.id, extra=old.extra if old else {})
            self._write(Made(article, row), trashed=there.trashed)
        return self._unwritten(row, there)

    def _stays(self, row: Known, there: Known) -> bool:
        """Whether the library keeps an article as it is on another page than this one."""
        met = self._identities
        rival = is_on_another_page(row, there, met)
        return rival and not takes_the_place(row, there, met, self._built_before)

    def _unwritten(self, row: Known, there: Known) -> BuildStatus:
        """What became of an article that is from this page now."""
        if self._identities.was_on_its_page(there.id):
            return BuildStatus.DUPLICATE
        return BuildStatus.SAME if row.content == there.content else BuildStatus.CHANGED

    def _stored(self, there: Known) -> Article | None:
        path = self._path(there.id, trashed=there.trashed)
        if self._writer is not None and self._writer.waits(path):
            self._writer.flush()
        try:
            return read_article_file(path)
        except (FileNotFoundError, StoreError):
            return None

    def _path(self, article_id: ArticleId, *, trashed: bool) -> Path:
        folder = self._store.places.trash if trashed else self._store.places.articles
        return article_path(folder, article_id)

    def _write(self, ready: Made, *, trashed: bool) -> None:
        article_id = ready.article.id
        self._identities.put(ready.row._replace(id=article_id, trashed=trashed))
        if self._writer is not None:
            if article_id in self._damaged:
                self.set_aside.append(self._store.places.set_aside(self._damaged.pop(article_id)))
            path = self._path(article_id, trashed=trashed)
            self._writer.write(path, ready.file or article_text(ready.article).encode())
            self._stamp(self._writer)

    def _publish(self, writer: Writer) -> None:
        """Wait for the articles, then say what was built."""
        writer.flush()
        with writing(self._store.places.articles):
            sync_folder(self._store.places.articles)
        if self._added:
            note_additions(self._store.places, self._added)
        if self._dumps is not None:
            self._record = self._record._replace(dumps=self._dumps.in_order())
        self._store.save_record(self._record)
        self._stamp(writer)
        if self._cache:
            self._identities.save(self._cache)

    def _stamp(self, writer: Writer) -> None:
        """Remember how the files that were written are listed, to know them at the next build."""
        for file in writer.take_written():
            self._identities.stamp(ArticleId(file.path.stem), file.size, file.mtime_ns)
            if self._on_written is not None:
                self._on_written(file)
