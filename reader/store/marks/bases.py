"""What an edited copy was made from: the version of it that a person had before him."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.errors import Unreadable
from reader.store.marks.aside import last_aside
from reader.store.marks.copies import Contents, read_copy
from reader.store.marks.disk import read
from reader.store.marks.record import Json, Op

Told = Mapping[str, Sequence[str]]
"""By item, the digests of what a copy says about it."""


def base_of(contents: Contents, written: Op | None, old: Path) -> Told | None:
    """What a copy that was edited said before; None if nobody knows.

    Args:
        contents: As it is now.
        written: The record of the copy of this article that was written last.
        old: Where replaced copies are.
    """
    if written is not None and written.fields.get("rev") == contents.revision:
        return _told_from(written.fields.get("has"))
    if not contents.revision.isalnum():
        return None
    # an older one: what was saved last by whoever began with it too
    aside = last_aside(contents.article, contents.revision, old)
    with contextlib.suppress(OSError, Unreadable):
        return read_copy(read(aside) or b"", aside).told
    return None


def _told_from(value: Json) -> Told | None:
    """What a record of a copy says that it told; None if it does not say."""
    if not isinstance(value, dict):
        return None
    return {key: [str(v) for v in said] for key, said in value.items() if isinstance(said, list)}
