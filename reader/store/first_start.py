"""Making a person's own library from the bundled one."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.errors import Unreadable, WriteFailed
from reader.store.article_files import Places, folder_stats
from reader.store.atomic import (
    DRAFT_SUFFIX,
    make_folder,
    provide_folder,
    read_file,
    reason_of,
    replace_file,
    sync_folder,
    writing,
)
from reader.store.record import RECORD_BYTES, library_text, new_record, read_library
from reader.store.strict_yaml import MAX_BYTES

OWN_NAME: Final = "My library"
"""It is the person's from the first day; the name stands in library.yaml, to be changed there."""
_ELSEWHERE: Final = "see to the disk and the folder, or set HOME to one that can be written"


def copy_library(bundled: Path, folder: Path) -> None:
    """Copy articles and record; marks and trash stay behind. The copy gets an id of its own.

    It is put together beside its place and then moved there, so a start that is cut short leaves
    no half library, only a folder that `reader check` names; whoever comes second of two first
    starts finds a library and leaves it.

    Raises:
        Unreadable: If there is no library in `bundled`.
        WriteFailed: If the disk refuses.
    """
    source, target = Places(bundled.resolve()), Places(folder.resolve())
    files = sorted(folder_stats(source.articles), key=lambda file: file.id)
    if not files:
        raise Unreadable(
            bundled, 0, "has no articles", remedy="install reader again, or `reader build DUMP…`"
        )
    record = read_library(read_file(source.record, RECORD_BYTES), source.record)
    with writing(target.folder, remedy=_ELSEWHERE):
        provide_folder(target.folder, 0o755)
    stage = Places(target.folder / f".{secrets.token_hex(8)}{DRAFT_SUFFIX}")
    try:
        make_folder(stage.articles)
        for file in files:
            copy = stage.articles / file.path.name
            replace_file(copy, read_file(file.path, MAX_BYTES), sync_name=False)
        with writing(stage.articles):
            sync_folder(stage.articles)
        own = new_record(OWN_NAME)._replace(dumps=record.dumps, extra=record.extra)
        replace_file(stage.record, library_text(own).encode())
        _publish(stage, target)
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)


def _publish(stage: Places, target: Places) -> None:
    try:
        with suppress(FileNotFoundError):
            target.articles.rmdir()  # an empty one is in the way on some systems
    except OSError:
        return  # somebody has put articles there meanwhile: theirs is the library
    try:
        stage.articles.rename(target.articles)
        stage.record.rename(target.record)
    except OSError as error:
        if not target.articles.is_dir():
            raise WriteFailed(target.folder, reason_of(error)) from error
    with suppress(OSError):
        sync_folder(target.folder)
