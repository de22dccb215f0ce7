"""The file in which the screen keeps its habits, beside the library's rescue files."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reader.errors import ReaderError
from reader.store.atomic import read_file, replace_file
from reader.store.strict_yaml import Document, Value, emit, load

log = logging.getLogger(__name__)

FILE_NAME: Final = "screen.yaml"
SCHEMA: Final = "1"
MAX_BYTES: Final = 1 << 20


class ScreenState:
    """One file of entries; a damaged one counts as empty and is written anew."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._writing = threading.Lock()

    def read(self) -> Mapping[str, object]:
        """The entries; none if there is no file, or none that can be read."""
        document = self._document()
        return {} if document is None else document

    def keep(self, changes: Mapping[str, object]) -> None:
        """Take in entries; all others stay, also those another reader wrote meanwhile.

        Args:
            changes: Text, lists of text, or mappings. A mapping is taken into the one that is
                there, entry by entry, and "" takes its entry out.

        Raises:
            WriteFailed: If the disk refuses.
        """
        with self._writing:
            document = self._document()
            if document is None:
                return
            merged: dict[str, object] = {"schema": SCHEMA, **document}
            for name, value in changes.items():
                old = merged.get(name)
                if isinstance(value, Mapping):
                    entries = {**(old if isinstance(old, dict) else {}), **value}
                    merged[name] = {key: one for key, one in entries.items() if one != ""}
                else:
                    merged[name] = value
            replace_file(self._path, emit(merged).encode(), mode=0o600)

    def _document(self) -> dict[str, Value] | None:
        """What the file holds; None if a later version wrote it."""
        try:
            document: Document | None = load(read_file(self._path, MAX_BYTES), self._path)
        except FileNotFoundError:
            return {}
        except (ReaderError, OSError) as error:
            log.warning("ignored what the screen remembered: %s", error)
            return {}
        if not isinstance(document, dict):
            return {}
        if document.get("schema") != SCHEMA:
            log.warning("%s was written by another version and is left alone", self._path.name)
            return None
        return document
