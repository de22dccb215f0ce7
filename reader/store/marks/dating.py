"""When entries were made, and changed, that a person wrote into a copy without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from reader.model.moments import is_later, local_time, now_after
from reader.model.names import OWN_SUFFIXES
from reader.store.marks.copies import Contents, Entry
from reader.store.marks.ledger import Ledger
from reader.store.marks.record import Doc
from reader.store.marks.scribe import Edit
from reader.store.marks.showing import shown

_APART: Final = timedelta(milliseconds=1)
"""Between entries of one save, so that others can be put between them."""
_SITTING: Final = timedelta(minutes=10)
"""What is written in one stands in the order of the file; later it has its true date."""
_TICK: Final = timedelta(microseconds=1)


def with_times(contents: Contents, saved_ns: int, ledger: Ledger) -> Contents:
    """A copy in which annotations have a time of making, so that they stay in order.

    Args:
        contents: The copy; of entries that say nothing new ones are as old as the file.
        saved_ns: When the file was written, in nanoseconds since 1970.
        ledger: Knows what was said of those that were taken in before.
    """
    singles = {contents.article + suffix for suffix in OWN_SUFFIXES}
    undated = [
        entry
        for entry in contents.items
        if not entry.doc.get("created") and entry.item_id not in singles
    ]
    made = dict(_made(undated, saved_ns, ledger))
    items = tuple(
        Entry(entry.item_id, entry.doc | {"created": made[entry.item_id]})
        if entry.item_id in made and not entry.doc.get("created")
        else entry
        for entry in contents.items
    )
    return replace(contents, items=items)


def _made(undated: Sequence[Entry], saved_ns: int, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """By item when it was made."""
    following: datetime | None = None
    for number, entry in reversed(list(enumerate(undated))):
        known = shown(ledger.heads.of(entry.item_id))
        if known is not None:
            created = str(known.doc.get("created", ""))
            yield entry.item_id, created
            following = _moment(created) or following
            continue
        moment = local_time(saved_ns) + number * _APART
        if following is not None and following <= moment <= following + _SITTING:
            moment = following - _TICK
        following = moment
        yield entry.item_id, moment.isoformat()


def _moment(created: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def as_changed(edit: Edit, saved_ns: int) -> Edit:
    """An edit that says when it was made, if the person did not: an older export must not
    take it back."""
    if edit.after is None or "kind" not in edit.after:
        return edit
    told, before = _modified(edit.after), _modified(edit.before or {})
    if told and (not before or is_later(told, before)):
        return edit
    saved = local_time(saved_ns).isoformat()
    moment = saved if not is_later(before, saved) else now_after(before)
    return replace(edit, after=edit.after | {"modified": moment})


def _modified(doc: Doc) -> str:
    return str(doc.get("modified") or "")
