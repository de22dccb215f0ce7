"""A library on disk: its articles, its record, its trash.

    LIBRARY/library.yaml         what the library is and which dumps were built into it
    LIBRARY/added.yaml           when which articles were added
    LIBRARY/articles/<id>.yaml   one article each
    LIBRARY/trash/<id>.yaml      articles that were removed; never emptied by the program
    LIBRARY/trash/damaged/       files that could not be read, set aside by a repair or a build

`LIBRARY` itself may be a symbolic link; nothing within it is written, and no article read, through
one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import ArticleMissing, Unreadable, WriteFailed
from reader.store.additions import additions_since
from reader.store.article_files import (
    Places,
    article_path,
    file_stat,
    folder_stats,
    read_article_file,
)
from reader.store.atomic import make_folder, move_file, read_file, replace_file
from reader.store.file_stat import FileStat
from reader.store.locks import LibraryLock
from reader.store.present import is_file, is_folder, is_there
from reader.store.record import (
    MEND_RECORD,
    RECORD_BYTES,
    LibraryRecord,
    library_text,
    read_library,
    record_from_damaged,
    record_from_path,
)

if TYPE_CHECKING:
    from reader.model.article import Article, ArticleId
    from reader.model.names import Stamp
    from reader.store.problem import Problem

_HEAD_BYTES: Final = 8 << 10
"""Enough for everything in library.yaml before the dumps."""


class LibraryStore:
    """The articles of one library. Safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder.resolve())
        self.folder = self.places.folder
        self._head: LibraryRecord | None = None
        self.damage = ""
        """Why the record could not be read when the library was opened; "" if it could."""

    def __reduce__(self) -> tuple[type[LibraryStore], tuple[Path]]:
        """Another process is told where the library is, and opens it itself."""
        return LibraryStore, (self.folder,)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a library, perhaps without its record; raises OSError if unknown."""
        return is_file(Places(folder).record) or is_folder(Places(folder).articles)

    @staticmethod
    def create(folder: Path, bundled: Path) -> LibraryStore:
        """Make a library at the first start, with the articles of the bundled one.

        Killed at any moment, the next start begins anew. Marks that are there stay.

        Args:
            folder: Where; made if need be. If there is a library already it is left as it is.
            bundled: The library that comes with the program.

        Raises:
            Unreadable: If the bundled library is not there or damaged.
            WriteFailed: If the folder cannot be written.
        """
        if not LibraryStore.exists(folder):
            from reader.store.first_start import copy_library

            copy_library(bundled, folder)
        return LibraryStore(folder).open()

    def open(self) -> LibraryStore:
        """See that this is a library this version can read; its size does not matter.

        A damaged record keeps nobody from the articles: see `damage`.

        Raises:
            Unreadable: If it is no library.
            NewerSchema: If a later version of the program wrote it.
            OSError: If nobody may look into the folder.
        """
        self._head = self._read_head()
        return self

    @property
    def name(self) -> str:
        """What the library is called."""
        return self._opened().name

    @property
    def library_id(self) -> str:
        """Letters and digits that name this library's caches; stays when the folder moves."""
        return self._opened().id

    def record(self) -> LibraryRecord:
        """The whole record; one without dumps if the file is missing.

        Raises:
            Unreadable: If it is damaged, or this is no library.
            NewerSchema: If a later version of the program wrote it.
        """
        path = self.places.record
        try:
            return read_library(read_file(path, RECORD_BYTES), path)
        except FileNotFoundError:
            return self._unrecorded()
        except Unreadable as error:
            raise Unreadable(path, error.line, error.reason, remedy=MEND_RECORD) from error

    def save_record(self, record: LibraryRecord) -> bool:
        """Write the record if it says something new; whether it did.

        Raises:
            WriteFailed: If the disk refuses; the old one is untouched.
        """
        path, data = self.places.record, library_text(record).encode()
        try:
            if read_file(path, len(data)) == data:
                return False
        except (FileNotFoundError, Unreadable):
            pass  # then it is written anew
        replace_file(path, data)
        return True

    def additions(self, seen: Stamp) -> tuple[Stamp, Mapping[ArticleId, str]] | None:
        """When each article was added, as far as it is known; see `additions_since`."""
        return additions_since(self.places, seen)

    def article_ids(self) -> Sequence[ArticleId]:
        """The ids of all articles, sorted; only the folder is read."""
        return sorted(stat.id for stat in self.stats())

    def stats(self) -> Iterator[FileStat]:
        """Every article's file, in no order; none is opened.

        Raises:
            Unreadable: If the folder cannot be listed. A missing one is an empty library.
        """
        return folder_stats(self.places.articles)

    def file_stat(self, article_id: ArticleId) -> FileStat | None:
        """One article's file, which is not opened; None if there is none.

        Raises:
            Unreadable: If the folder cannot be looked into.
        """
        return file_stat(self.places.articles, article_id)

    def article_file(self, article_id: ArticleId) -> Path:
        """Where an article is or would be.

        Raises:
            ArticleMissing: If this cannot be an id.
        """
        return article_path(self.places.articles, article_id)

    def article(self, article_id: ArticleId) -> Article:
        """Read one article.

        Raises:
            ArticleMissing: If there is none with this id.
            Unreadable: If its file is damaged, or holds the article of another id.
        """
        try:
            return read_article_file(self.article_file(article_id))
        except FileNotFoundError:
            removed = os.path.lexists(article_path(self.places.trash, article_id))
            raise ArticleMissing(article_id, removed=removed) from None

    def remove(self, article_ids: Iterable[ArticleId]) -> None:
        """Move articles to the trash. Their marks stay; a build leaves them there.

        Raises:
            ArticleMissing: If one is not there; then none is moved.
            LibraryBusy: If a build is running.
            WriteFailed: If the disk refuses, or an article of this id is in the trash already;
                those before it are moved.
        """
        self._move(list(article_ids), self.places.articles, self.places.trash)

    def restore(self, article_ids: Iterable[ArticleId]) -> None:
        """Move articles back from the trash.

        Raises:
            ArticleMissing: If one is not in the trash; then none is moved.
            LibraryBusy: If a build is running.
            WriteFailed: If the disk refuses, or the library has an article of this id again;
                those before it are moved.
        """
        self._move(list(article_ids), self.places.trash, self.places.articles)

    def removed_ids(self) -> Sequence[ArticleId]:
        """The ids of the articles in the trash, sorted."""
        return sorted(stat.id for stat in folder_stats(self.places.trash))

    def removed_article(self, article_id: ArticleId) -> Article:
        """Read one article in the trash.

        Raises:
            ArticleMissing: If there is none with this id.
            Unreadable: If its file is damaged, or holds the article of another id.
        """
        try:
            return read_article_file(article_path(self.places.trash, article_id))
        except FileNotFoundError:
            raise ArticleMissing(article_id, in_trash=True) from None

    def check(self) -> list[Problem]:
        """Read everything and say what is wrong; changes nothing."""
        from reader.store import check

        return [finding.problem for finding in check.findings(self.places)]

    def repair(self) -> list[Problem]:
        """Mend what can be mended; what was damaged is kept in trash/damaged.

        Returns:
            What was wrong, each with what was done as its remedy.

        Raises:
            LibraryBusy: If a build is running.
            NewerSchema: If a later version of the program wrote the library.
            WriteFailed: If the disk refuses.
        """
        from reader.store import check

        return check.repair(self.places)

    def lock(self) -> LibraryLock:
        """The lock of those who rewrite articles; take it with `with`."""
        return LibraryLock(self.places.lock)

    def _opened(self) -> LibraryRecord:
        if self._head is None:
            self._head = self._read_head()
        return self._head

    def _read_head(self) -> LibraryRecord:
        """The record without its dumps, which may be many."""
        path, data = self.places.record, b""
        try:
            data = read_file(path, _HEAD_BYTES)
            head, dumps, _ = data.partition(b"\ndumps:")
            if dumps:
                with suppress(Unreadable):
                    return read_library(head + b"\n", path)
            return self.record()
        except FileNotFoundError:
            return self._unrecorded()
        except Unreadable as error:
            if not is_folder(self.places.articles) and not is_folder(self.folder):
                return self._unrecorded()
            self.damage = str(error)
            return record_from_damaged(data, path)

    def _unrecorded(self) -> LibraryRecord:
        """What to go by when there are articles and no library.yaml."""
        if not is_folder(self.places.articles):
            where, remedy = self.folder, f"`reader --library {self.folder} build DUMP…` makes one"
            what = "is not a library" if is_there(where) else "does not exist"
            if is_there(where) and not is_folder(where):
                what, remedy = "is not a folder", "name the folder of a library"
            raise Unreadable(where, 0, what, remedy=remedy)
        return record_from_path(self.folder)

    def _move(self, article_ids: list[ArticleId], source: Path, target: Path) -> None:
        with self.lock():
            for article_id in article_ids:
                if file_stat(source, article_id) is None:
                    raise ArticleMissing(article_id, in_trash=source == self.places.trash)
            make_folder(target)
            for article_id in article_ids:
                old, new = article_path(source, article_id), article_path(target, article_id)
                if os.path.lexists(new):
                    remedy = f"move it elsewhere, or {old}, whichever of the two you do not want"
                    raise WriteFailed(new, "there is one already", remedy=remedy)
                move_file(old, new)
