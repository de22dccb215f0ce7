"""The file in which the screen keeps its habits, beside the library's rescue files.

It holds what a person typed (searches, saved views), so nothing that is in it is written over
unread: a damaged file is set aside first, and one that cannot be read at the start is left alone
until the next.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reader.errors import Unreadable, WriteFailed
from reader.store.atomic import move_file, opened_folder, read_file, replace_file, writing
from reader.store.canonical_yaml import Document
from reader.store.strict_yaml import load
from reader.store.yaml_emitter import emit

log = logging.getLogger(__name__)

FILE_NAME: Final = "screen.yaml"
SCHEMA: Final = "1"
MAX_BYTES: Final = 1 << 20
PATIENCE_SECONDS: Final = 2.0
"""How long another reader may take to write the file; it takes milliseconds."""
_PAUSE_SECONDS: Final = 0.01


class ScreenState:
    """One file of entries. Any thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._writing = threading.Lock()
        self._unread: Unreadable | None = None
        self._seen: tuple[int, ...] = ()
        """The file as it was when it was last read."""
        self.problem = ""
        """Why the entries could not be read, for a person; "" if they could."""

    def read(self) -> Mapping[str, object]:
        """The entries; none if there is no file, or none that can be read."""
        self._seen = self._stamp()
        try:
            document = self._document()
        except Unreadable as error:
            self._unread = error
            self.problem = f"{error.problem} — nothing is remembered until the next start"
        else:
            if document is not None:
                return {} if self._is_foreign(document) else document
            self.problem = f"{self._path} is damaged — it is kept aside, and saved views begin anew"
        log.warning("%s", self.problem)
        return {}

    def recall(self) -> Mapping[str, object] | None:
        """The entries, if the file is another than the one that was last read.

        None if it is not, or if nothing can be read of it now.
        """
        before, self._seen = self._seen, self._stamp()
        if self._seen == before:
            return None
        try:
            document = self._document()
        except Unreadable:
            return None
        return None if document is None or self._is_foreign(document) else document

    def keep(self, changes: Mapping[str, object]) -> None:
        """Take in entries; all others stay, also those another reader wrote meanwhile.

        Args:
            changes: Text, lists of text, or mappings. A mapping is taken into the one that is
                there, entry by entry, and "" takes its entry out.

        Raises:
            Unreadable: If what is there cannot be read, or could not when this began: nobody
                knows then what would be written over.
            WriteFailed: If the disk refuses, or another reader does not come to an end.
        """
        if self._unread is not None:
            raise self._unread
        with self._writing, self._locked():
            document = self._document()
            if document is None:
                self._set_aside()
                document = {}
            if not self._is_foreign(document):
                merged = _merged(document, changes)
                replace_file(self._path, emit(merged).encode(), mode=0o600)

    def _stamp(self) -> tuple[int, ...]:
        """Tells one state of the file from another; () if there is none."""
        try:
            found = self._path.stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other readers from the file, where the system can."""
        from reader.store.locks import Lock, try_lock  # the first screen needs no lock

        with writing(self._path), opened_folder(self._path.parent) as folder:
            until = time.monotonic() + PATIENCE_SECONDS
            while try_lock(folder) is Lock.BUSY:
                if time.monotonic() > until:
                    raise WriteFailed(self._path, "another reader has not finished writing it")
                time.sleep(_PAUSE_SECONDS)
            yield

    def _document(self) -> Document | None:
        """What the file holds; {} if there is none, None if it is damaged.

        Raises:
            Unreadable: If the system does not hand it over.
        """
        try:
            data = read_file(self._path, MAX_BYTES)
        except FileNotFoundError:
            return {}
        except Unreadable as error:
            if isinstance(error.__cause__, NotADirectoryError):  # nor can there be one
                return {}
            raise
        if len(data) > MAX_BYTES:
            return None
        try:
            return load(data, self._path)
        except Unreadable as error:
            log.warning("damaged: %s", error)
            return None

    def _is_foreign(self, document: Document) -> bool:
        """Whether another version wrote it; then it is left alone."""
        foreign = bool(document) and document.get("schema") != SCHEMA
        if foreign:
            log.warning("%s was written by another version and is left alone", self._path.name)
        return foreign

    def _set_aside(self) -> None:
        """Give the damaged file a name nothing else has."""
        number = 1
        while os.path.lexists(target := self._path.with_suffix(f".damaged-{number}.yaml")):
            number += 1
        move_file(self._path, target)
        log.warning("%s was damaged and is kept as %s", self._path.name, target.name)


def _merged(document: Document, changes: Mapping[str, object]) -> dict[str, object]:
    merged: dict[str, object] = {"schema": SCHEMA, **document}
    for name, value in changes.items():
        old = merged.get(name)
        if isinstance(value, Mapping):
            entries = {**(old if isinstance(old, dict) else {}), **value}
            merged[name] = {key: one for key, one in entries.items() if one != ""}
        else:
            merged[name] = value
    return merged
