"""What an edited copy was made from: the version of it that a person had before him."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.errors import Unreadable
from reader.store.marks.aside import last_aside, saved_at
from reader.store.marks.copies import (
    ARTICLE_ID,
    Contents,
    copy_bytes,
    is_ours,
    read_copy,
    reads,
    revision_of,
)
from reader.store.marks.dating import with_times
from reader.store.marks.disk import read_quietly
from reader.store.marks.intake import Told, with_own_ids
from reader.store.marks.ledger import Ledger
from reader.store.marks.record import Json, Op
from reader.store.marks.state import State


def completed(contents: Contents, saved_ns: int, ledger: Ledger) -> Contents:
    """A copy with what a person need not write: ids of its own, and times.

    Args:
        contents: As it was read.
        saved_ns: When the file was written, in nanoseconds since 1970.
        ledger: What is known now.
    """
    return with_times(with_own_ids(contents, ledger), saved_ns, ledger)


def is_cut(article: str, data: bytes, state: State) -> bool:
    """Whether the data is what we would write, or nothing, up to somewhere."""
    if not data.strip():
        return True
    if revision_of(data) or not ARTICLE_ID.fullmatch(article):
        return False
    return copy_bytes(state.contents(article)).startswith(data) and reads(data)


def base_of(
    contents: Contents, written: Op | None, old: Path, ledger: Ledger, *, own: bool
) -> Told | None:
    """What a copy that was edited said before; None if nobody knows.

    Args:
        contents: As it is now.
        written: The record of the copy of this article that was written last.
        old: Where replaced copies are.
        ledger: What is known now.
        own: Whether it goes on from what was saved here; not if a synchroniser put it there.
    """
    if written is not None and written.fields.get("rev") == contents.revision:
        return _told_from(written.fields.get("has"))
    if not contents.revision.isalnum():
        return None
    # an older one: what was saved last by whoever began with it too
    aside = last_aside(contents.article, contents.revision, old)
    data = read_quietly(aside)
    if not own and not is_ours(data):
        return None
    with contextlib.suppress(Unreadable):
        return completed(read_copy(data, aside), saved_at(aside), ledger).told
    return None


def _told_from(value: Json) -> Told | None:
    """What a record of a copy says that it told; None if it does not say."""
    if not isinstance(value, dict):
        return None
    return {key: [str(v) for v in said] for key, said in value.items() if isinstance(said, list)}
