"""The files of a library: where they are, what is in the folders, reading one article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ArticleMissing, NewerSchema, Unreadable
from reader.model.names import ARTICLE_ID, ArticleId
from reader.store.atomic import make_folder, move_file, read_file, reason_of
from reader.store.file_stat import ARTICLE_SUFFIX, TIME_BITS, FileStat
from reader.store.strict_yaml import MAX_BYTES, line_of

if TYPE_CHECKING:  # a list is shown before an article is read
    from reader.model.article import Article


class Places(NamedTuple):
    """Where things are in a library."""

    folder: Path
    """The library, without symbolic links on the way to it."""

    @property
    def record(self) -> Path:
        """What the library is and which dumps were built into it."""
        return self.folder / "library.yaml"

    @property
    def additions(self) -> Path:
        """When which articles were added."""
        return self.folder / "added.yaml"

    @property
    def lock(self) -> Path:
        """Held by whoever rewrites articles."""
        return self.folder / "library.yaml.lock"

    @property
    def articles(self) -> Path:
        """The folder of the articles."""
        return self.folder / "articles"

    @property
    def trash(self) -> Path:
        """The folder of the articles that were removed."""
        return self.folder / "trash"

    @property
    def damaged(self) -> Path:
        """The folder of the files that could not be read."""
        return self.trash / "damaged"

    @property
    def marks(self) -> Path:
        """The folder of what people put on articles."""
        return self.folder / "marks"

    def set_aside(self, path: Path) -> Path:
        """Move a file that cannot be used to the damaged ones; where it is now.

        Raises:
            WriteFailed: If the disk refuses.
        """
        make_folder(self.trash)  # which is no symbolic link then
        make_folder(self.damaged)
        target = self.damaged / path.name
        number = 1
        while os.path.lexists(target):
            number += 1
            target = self.damaged / f"{path.stem}.{number}{path.suffix}"
        move_file(path, target)
        return target


def article_path(folder: Path, article_id: ArticleId) -> Path:
    """The file of an article in one of the folders.

    Raises:
        ArticleMissing: If this cannot be an id.
    """
    if not ARTICLE_ID.fullmatch(article_id):
        raise ArticleMissing(article_id)
    return folder / f"{article_id}{ARTICLE_SUFFIX}"


def folder_stats(folder: Path) -> Iterator[FileStat]:
    """The files of a folder that are named by an article's id; links count as themselves."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                stem, suffix = entry.name[:10], entry.name[10:]
                if suffix == ARTICLE_SUFFIX and ARTICLE_ID.fullmatch(stem):
                    stat = entry.stat(follow_symlinks=False)
                    time_ns = stat.st_mtime_ns & TIME_BITS
                    yield FileStat(ArticleId(stem), folder, stat.st_size, time_ns)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Unreadable(folder, 0, reason_of(error)) from error


def file_stat(folder: Path, article_id: ArticleId) -> FileStat | None:
    """The file of one article, as `folder_stats` has it; None if there is none."""
    if not ARTICLE_ID.fullmatch(article_id):
        return None
    path = folder / f"{article_id}{ARTICLE_SUFFIX}"
    try:
        stat = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Unreadable(path, 0, reason_of(error)) from error
    return FileStat(article_id, folder, stat.st_size, stat.st_mtime_ns & TIME_BITS)


def read_article_file(path: Path) -> Article:
    """Read an article and see that its file has its name.

    Raises:
        FileNotFoundError: If there is no such file.
        Unreadable: If it is damaged, or holds the article of another id.
    """
    from reader.store.documents import read_article

    data = read_file(path, MAX_BYTES)
    try:
        article = read_article(data, path)
    except NewerSchema as error:
        reason = error.problem.removeprefix(f"{path} ")
        raise Unreadable(path, line_of(data, ["schema"]), reason, remedy=error.remedy) from error
    if article.id != path.stem:
        reason = f"holds the article {article.id!r}, which belongs in {article.id}{ARTICLE_SUFFIX}"
        raise Unreadable(path, line_of(data, ["id"]), reason)
    return article


def is_newer(error: Unreadable) -> bool:
    """Whether a file is not damaged but of a later version of the program: nobody touches it."""
    return isinstance(error.__cause__, NewerSchema)
