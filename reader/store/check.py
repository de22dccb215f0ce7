"""Looking over a whole library, and mending what can be mended without losing anything."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from reader.errors import NewerSchema, Unreadable
from reader.model.names import ARTICLE_ID, ArticleId
from reader.store.additions import additions_of
from reader.store.article_files import (
    Places,
    article_path,
    folder_stats,
    is_newer,
    read_article_file,
)
from reader.store.atomic import DRAFT_SUFFIX, make_folder, move_file, read_file, replace_file
from reader.store.documents import read_article
from reader.store.file_stat import ARTICLE_SUFFIX
from reader.store.locks import LibraryLock
from reader.store.present import is_folder, is_there
from reader.store.problem import Problem
from reader.store.record import (
    MEND_RECORD,
    RECORD_BYTES,
    LibraryRecord,
    library_text,
    read_library,
    record_from_damaged,
)
from reader.store.strict_yaml import MAX_BYTES

_REPAIR: Final = "`reader check --repair`"
_WRITING_SECONDS: Final = 600.0
"""A younger draft may be that of a write that goes on: a save, or a first start on a slow disk."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, and what would mend it."""

    problem: Problem
    mend: Callable[[], str] | None = None
    """Mends it and says what was done; None if only a person can."""


def findings(places: Places) -> Iterator[Finding]:
    """Read everything and say what is wrong; nothing is changed.

    Raises:
        NewerSchema: If a later version of the program wrote the library.
    """
    yield from _linked(places)
    record, found = _record(places)
    yield from found
    if record is None and not is_folder(places.articles):
        return
    yield from _litter(places)
    yield from _additions(places)
    dumps: dict[ArticleId, str] = {}
    for path in _listed(places.articles):
        yield from _article(places, path, record, dumps)
    trashed = {file.id for file in folder_stats(places.trash)}
    for article_id in sorted(trashed):
        yield from _trashed(places, article_id)
    if record is not None:
        there = {file.id for file in folder_stats(places.articles)} | trashed
        yield from _recorded(places, record, there)
        yield from _left(places, record, dumps)


def repair(places: Places) -> list[Problem]:
    """Mend what can be mended; see `LibraryStore.repair`."""
    mended = []
    with LibraryLock(places.lock):
        for finding in list(findings(places)):
            if finding.mend is not None:
                problem = finding.problem
                with suppress(FileNotFoundError):  # a person was faster
                    done = finding.mend()
                    mended.append(Problem(problem.path, problem.line, problem.what, done))
    return mended


def _linked(places: Places) -> Iterator[Finding]:
    """Folders that nothing is written to, because they are somewhere else."""
    for folder in (places.articles, places.trash, places.damaged):
        if folder.is_symlink():
            what = "is a symbolic link, and nothing is written through one"
            yield Finding(Problem(folder, 0, what, "put the folder itself in its place"))


def _record(places: Places) -> tuple[LibraryRecord | None, list[Finding]]:
    """The record as far as it can be read, and what is wrong with it."""
    path = places.record
    try:
        return read_library(read_file(path, RECORD_BYTES), path), []
    except FileNotFoundError:
        if not is_folder(places.articles):
            what = "is not a library" if is_there(places.folder) else "does not exist"
            return None, [Finding(Problem(places.folder, 0, what, "name another with --library"))]
        problem = Problem(path, 0, "is missing", f"{_REPAIR} writes a new one")
        return None, [Finding(problem, partial(_write_record, places, b""))]
    except Unreadable as error:
        problem = Problem(path, error.line, error.reason, MEND_RECORD)
        return None, [Finding(problem, partial(_renew_record, places))]


def _additions(places: Places) -> Iterator[Finding]:
    """That nobody can say when articles were added."""
    path = places.additions
    try:
        additions_of(places)
    except NewerSchema as error:
        yield Finding(Problem(path, 0, error.problem.removeprefix(f"{path} "), error.remedy))
    except Unreadable as error:
        problem = Problem(path, error.line, error.reason, f"mend it, or {_REPAIR} sets it aside")
        yield Finding(problem, partial(_set_aside, places, path))


def _litter(places: Places) -> Iterator[Finding]:
    """What stayed of writes and of a first start, outside articles/."""
    journal = places.marks / ".journal"
    for folder in (places.folder, places.trash, places.marks, journal):
        if os.path.islink(folder) or os.path.islink(folder.parent):  # noqa: PTH114 - never raises
            continue  # somebody else's, and nothing is moved out of it
        for path in _listed(folder):
            if _is_draft(path):
                yield from _cut_short(places, path)


def _article(
    places: Places,
    path: Path,
    record: LibraryRecord | None,
    dumps: dict[ArticleId, str],
) -> Iterator[Finding]:
    """What is wrong with one entry of the articles' folder; of a good one the dump is noted."""
    named = path.suffix == ARTICLE_SUFFIX and ARTICLE_ID.fullmatch(path.stem)
    try:
        if named:
            dumps[ArticleId(path.stem)] = read_article_file(path).source.dump
        elif _is_draft(path):
            yield from _cut_short(places, path)
        elif not path.name.startswith("."):
            yield _misnamed(places, path)
    except FileNotFoundError:
        return  # removed while we were reading: that is no fault
    except Unreadable as error:
        inside = _id_inside(path)
        if is_newer(error):
            yield Finding(Problem(path, error.line, error.reason, error.remedy))
        elif inside and inside != path.stem:
            yield _misnamed(places, path)
        else:
            again = _how_to_get_back(record, ArticleId(path.stem))
            problem = Problem(path, error.line, error.reason, f"mend it, or {_REPAIR}{again}")
            yield Finding(problem, partial(_set_aside, places, path))


def _is_draft(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(DRAFT_SUFFIX)


def _cut_short(places: Places, path: Path) -> Iterator[Finding]:
    """That a draft was left behind, unless it may still be written or has just been published."""
    try:
        age_seconds = abs(time.time() - path.lstat().st_mtime)
    except OSError:
        return
    if age_seconds > _WRITING_SECONDS:
        what = "was left behind by a write that was cut short"
        problem = Problem(path, 0, what, f"{_REPAIR} sets it aside")
        yield Finding(problem, partial(_set_aside, places, path))


def _misnamed(places: Places, path: Path) -> Finding:
    """A file that is not named by the id of the article in it."""
    inside = _id_inside(path)
    if inside is None:
        return Finding(Problem(path, 0, "is no article", "move it out of this folder"))
    own = article_path(places.articles, inside)
    if own.exists():
        what = f"holds the article {inside!r}, which is in {own} too"
        problem = Problem(path, 0, what, f"keep one; {_REPAIR} keeps {own.name}")
        return Finding(problem, partial(_set_aside, places, path))
    what = f"holds the article {inside!r} and is not named by it"
    problem = Problem(path, 0, what, f"rename it to {own.name}; {_REPAIR} does")
    return Finding(problem, partial(_moved, places, path, own))


def _trashed(places: Places, article_id: ArticleId) -> Iterator[Finding]:
    path = article_path(places.trash, article_id)
    if article_path(places.articles, article_id).exists():
        problem = Problem(
            path, 0, "is in the library and in its trash", f"{_REPAIR} keeps the library's"
        )
        yield Finding(problem, partial(_set_aside, places, path))
        return
    try:
        read_article_file(path)
    except Unreadable as error:
        yield Finding(Problem(path, error.line, error.reason, "mend it before you restore it"))
    except FileNotFoundError:
        return


def _recorded(places: Places, record: LibraryRecord, there: set[ArticleId]) -> Iterator[Finding]:
    """Articles the record names and nobody has."""
    for dump in record.dumps:
        missing = [article_id for article_id in dump.articles if article_id not in there]
        if missing:
            shown = ", ".join(repr(article_id) for article_id in missing[:5])
            more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
            what = f"names articles of {dump.name} that are not there: {shown}{more}"
            yield Finding(Problem(places.record, 0, what, f"build {dump.name} again"))


def _left(places: Places, record: LibraryRecord, dumps: dict[ArticleId, str]) -> Iterator[Finding]:
    """Articles that the dump they came from no longer has."""
    named = {article_id for dump in record.dumps for article_id in dump.articles}
    built = {dump.name for dump in record.dumps}
    for article_id, dump_name in sorted(dumps.items()):
        if article_id not in named and dump_name in built:
            path = article_path(places.articles, article_id)
            what = f"is no longer in {dump_name}"
            problem = Problem(path, 0, what, f"keep it, or {_REPAIR} moves it to the trash")
            target = article_path(places.trash, article_id)
            yield Finding(problem, partial(_moved, places, path, target))


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _id_inside(path: Path) -> ArticleId | None:
    """The id in a file, whatever its name; None if it is not a readable article."""
    try:
        return read_article(read_file(path, MAX_BYTES), path).id
    except (FileNotFoundError, Unreadable, NewerSchema):
        return None


def _how_to_get_back(record: LibraryRecord | None, article_id: ArticleId) -> str:
    dumps = [dump.name for dump in record.dumps if article_id in dump.articles] if record else []
    set_aside = " moves it to trash/damaged"
    return f"{set_aside} and building {dumps[0]} brings it back" if dumps else set_aside


def _set_aside(places: Places, path: Path) -> str:
    return f"it is now {places.set_aside(path)}"


def _moved(places: Places, path: Path, target: Path) -> str:
    if os.path.lexists(target):  # since it was looked at, perhaps by the mend before this one
        return _set_aside(places, path)
    make_folder(target.parent)
    move_file(path, target)
    return f"it is now {target}"


def _renew_record(places: Places) -> str:
    try:
        old = read_file(places.record, RECORD_BYTES)
    except (FileNotFoundError, Unreadable):
        old = b""
    kept = places.set_aside(places.record)
    return f"{_write_record(places, old)}; the old one is now {kept}"


def _write_record(places: Places, old: bytes) -> str:
    """Write a record without dumps, with the old id if it can be made out."""
    record = record_from_damaged(old, places.record)
    replace_file(places.record, library_text(record).encode())
    return "a new one was written; the next builds fill it"
