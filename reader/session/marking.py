"""The arithmetic of marks: a step applied to the marks of an article makes new marks."""

from __future__ import annotations

import re
import secrets
from base64 import b32hexencode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from reader.model.marks import (
    AlignmentCorrection,
    Annotation,
    ItemChange,
    Marks,
    Reading,
    Step,
    Target,
    now,
)
from reader.model.moments import now_after, stamp_ns
from reader.model.names import ArticleId, Color, ItemId, MarkKind, StepKind
from reader.model.order import in_order_of_creation
from reader.text.cells import truncate

_NOTE_CELLS: Final = 30
"""How much of a note is said where it is spoken of."""
_TAG: Final = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,63})")


def new_id() -> ItemId:
    """An id that nothing else has: the moment, in nanoseconds, and 64 random bits.

    What was made within one second is so listed in the order in which it was made.
    """
    bits = stamp_ns().to_bytes(8, "big") + secrets.token_bytes(8)
    return ItemId(b32hexencode(bits).decode("ascii").rstrip("=").lower())


def tags_in(body: str, more: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags of a note: those given and every `#tag` written in it, once each, in order.

    Example:
        >>> tags_in("동결의 배경. #한은 #금리", ("금리",))
        ('금리', '한은')
    """
    return tuple(dict.fromkeys([*(tag.lstrip("#") for tag in more), *_TAG.findall(body)]))


def new_annotation(
    article_id: ArticleId,
    kind: MarkKind,
    target: Target | None = None,
    *,
    color: Color = Color.YELLOW,
    body: str = "",
    tags: tuple[str, ...] = (),
) -> ItemChange:
    """The change that makes an annotation; no target puts it on the article."""
    made = now()
    new = Annotation(new_id(), article_id, kind, target, None, color, body, tags, made, made)
    return ItemChange(new.id, None, new)


def touched(old: Annotation) -> Annotation:
    """An annotation as one that is changed now, whatever the clock says: after it was before."""
    return replace(old, modified=now_after(old.modified))


def reworded(old: Annotation, body: str) -> Annotation:
    """An annotation with other words, without the tags of the old ones and with theirs."""
    kind = old.kind
    if kind is not MarkKind.BOOKMARK and old.target is not None:
        kind = MarkKind.NOTE if body.strip() else MarkKind.HIGHLIGHT
    kept = tuple(tag for tag in old.tags if tag not in tags_in(old.body))
    return replace(old, body=body, kind=kind, tags=tags_in(body, kept))


def removal_of(gone: Sequence[Annotation]) -> str:
    """What to say of annotations that are taken away; of a single note how it begins.

    Example:
        >>> removal_of([])
        '0 annotations removed'
    """
    if len(gone) != 1:
        return f"{len(gone)} annotations removed"
    [one] = gone
    words = " ".join(one.body.split())
    begins = truncate(words, _NOTE_CELLS)
    return f"{one.kind.capitalize()} removed" + (f": {begins}" if begins else "")


def make_step(label: str, changes: Sequence[ItemChange], kind: StepKind, of: str = "") -> Step:
    """A step with an id of its own."""
    return Step(new_id(), label, tuple(changes), kind, of)


def inverse(step: Step, label: str, kind: StepKind) -> Step:
    """The step that takes another one back."""
    changes = tuple(ItemChange(c.item_id, c.after, c.before) for c in reversed(step.changes))
    return make_step(label, changes, kind, of=step.id)


def again(step: Step, label: str) -> Step:
    """The step that repeats another one that was taken back."""
    return make_step(label, step.changes, StepKind.REDO, of=step.id)


def with_changes(marks: Marks, changes: Iterable[ItemChange]) -> Marks:
    """The marks after items changed; of a reading state only what the change is about."""
    reading, alignment = marks.reading, marks.alignment
    changed: dict[str, Annotation | None] = {}
    for change in changes:
        item, after = change.after or change.before, change.after
        if isinstance(item, Reading):
            reading = _reading_after(change, reading)
        elif isinstance(item, AlignmentCorrection):
            alignment = after if isinstance(after, AlignmentCorrection) else None
        else:
            changed[change.item_id] = after if isinstance(after, Annotation) else None
    annotations = marks.annotations
    if changed:
        annotations = in_order_of_creation(annotations, changed)
    return replace(marks, annotations=annotations, reading=reading, alignment=alignment)


def onto(step: Step, marks: Mapping[ArticleId, Marks]) -> Step:
    """A step as it is to be kept beside what there is now; see `with_changes`.

    Only the articles whose reading state it changes are looked up.
    """
    changes = []
    for change in step.changes:
        if isinstance(change.after or change.before, Reading):
            there = marks.get(change.article_id)
            old = there.reading if there else None
            change = ItemChange(change.item_id, old or change.before, _reading_after(change, old))
        changes.append(change)
    return replace(step, changes=tuple(changes))


def _reading_after(change: ItemChange, old: Reading | None) -> Reading | None:
    """The reading state after a change of it: what it left as it was is as it is now.

    A place that was reached since, perhaps in another window, is not undone with a read mark.
    """
    nothing = Reading(change.article_id)
    before = change.before if isinstance(change.before, Reading) else nothing
    after = change.after if isinstance(change.after, Reading) else nothing
    new = old or nothing
    if after.read != before.read:
        new = replace(new, read=after.read)
    if after.position != before.position:
        new = replace(new, position=after.position)
    return None if change.after is None and new == nothing else new
