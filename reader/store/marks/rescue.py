"""The last resort: steps that could not be saved, kept outside the library until next time."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.model.marks import Step
from reader.store.atomic import sync_folder
from reader.store.marks.disk import make_folder, names_in, read, write_new
from reader.store.marks.record import FORMAT, Doc, Json, pack, salvage, unseal
from reader.store.marks.scribe import document_of
from reader.store.marks.segment import SUFFIX
from reader.store.marks.state import step_from
from reader.store.marks.steplog import StepLog
from reader.store.marks.values import clean

log = logging.getLogger(__name__)

_PREFIX: Final = "reader-rescue-"


class Rescue:
    """Rescue files of one library: in its state folder, else in the system's for temporary files.

    Args:
        library: The library's folder of marks; tells its files from those of other libraries.
        state_folder: Where to keep them.
    """

    def __init__(self, library: Path, state_folder: Path) -> None:
        name = hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:16]
        self._prefix = f"{_PREFIX}{name}-"
        self._folders = (state_folder / "rescue", Path(tempfile.gettempdir()))

    def keep(self, steps: Sequence[Step]) -> Path | None:
        """Write steps to the first place that takes them; None if none does."""
        data = b"".join(map(_line, steps))
        for folder in self._folders:
            path = folder / f"{self._prefix}{secrets.token_hex(8)}{SUFFIX}"
            try:
                if folder == self._folders[0] and folder.is_symlink():
                    raise OSError(errno.ELOOP, "is a symbolic link")
                make_folder(folder)
                write_new(path, data)
                sync_folder(folder)
            except OSError as error:
                log.warning("no rescue in %s: %s", folder, error)
            else:
                return path
        return None

    def files(self) -> list[Path]:
        """The rescue files there are: regular ones of our own, nobody else's."""
        found: list[Path] = []
        for folder in self._folders:
            paths = [folder / name for name in names_in(folder, begin=self._prefix)]
            found += [path for path in paths if _is_our_own(path)]
        return found


def steps_in(path: Path) -> Iterator[Step]:
    """The steps of a rescue file, oldest first; what is damaged is left out.

    Raises:
        OSError: If it cannot be read.
    """
    entries = StepLog()
    order: list[str] = []
    for line in (read(path) or b"").split(b"\n"):
        raw = unseal(line)
        for record in [raw] if raw is not None else salvage(line):
            order += entries.add_folded(record)
    for step_id in order:
        yield step_from(entries.step(step_id))


def _line(step: Step) -> bytes:
    changes: list[Json] = [
        [c.item_id, c.article_id, document_of(c.before), document_of(c.after)] for c in step.changes
    ]
    record: Doc = {
        "v": FORMAT,
        "n": 1,
        "op": "step",
        "g": "rescue",
        "id": step.id,
        "s": [clean(step.label), step.kind.value, step.of],
        "c": changes,
    }
    return pack(record)


def _is_our_own(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.getuid()
