"""What an edited copy was made from: the version of it that a person had before him."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.errors import Unreadable
from reader.store.marks.aside import last_aside, saved_at
from reader.store.marks.copies import Contents, read_copy
from reader.store.marks.dating import with_times
from reader.store.marks.disk import read
from reader.store.marks.intake import Told, with_own_ids
from reader.store.marks.ledger import Ledger
from reader.store.marks.record import Json


def completed(contents: Contents, saved_ns: int, ledger: Ledger) -> Contents:
    """A copy with what a person need not write: ids of its own, and times.

    Args:
        contents: As it was read.
        saved_ns: When the file was written, in nanoseconds since 1970.
        ledger: What is known now.
    """
    return with_times(with_own_ids(contents, ledger), saved_ns, ledger)


def base_of(contents: Contents, mark: str, old: Path, ledger: Ledger) -> Told | None:
    """What a copy that was edited said before; None if nobody knows.

    Args:
        contents: As it is now.
        mark: What tells the records of copies in its folder apart.
        old: Where replaced copies are.
        ledger: What is known now.
    """
    written = ledger.copies.get(contents.article + mark)
    if written is not None and written.fields.get("rev") == contents.revision:
        return _told_from(written.fields.get("has"))
    if not contents.revision.isalnum():
        return None
    # an older one: what was saved last by whoever began with it too
    aside = last_aside(contents.article, contents.revision, old)
    with contextlib.suppress(OSError, Unreadable):
        before = read_copy(read(aside) or b"", aside)
        return completed(before, saved_at(aside), ledger).told
    return None


def _told_from(value: Json) -> Told | None:
    """What a record of a copy says that it told; None if it does not say."""
    if not isinstance(value, dict):
        return None
    return {key: [str(v) for v in said] for key, said in value.items() if isinstance(said, list)}
