"""The arithmetic of marks: a step applied to the marks of an article makes new marks."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.model.marks import (
    AlignmentCorrection,
    Annotation,
    ItemChange,
    ItemId,
    Marks,
    Reading,
    Step,
    StepKind,
)
from reader.text.cells import truncate

_NOTE_CELLS: Final = 30
"""How much of a note is said where it is spoken of."""
_TAG: Final = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,63})")


def new_id() -> ItemId:
    """128 random bits as 26 characters of lower-case base32."""
    return ItemId(base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower())


def tags_in(body: str, more: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags of a note: those given and every `#tag` written in it, once each, in order.

    Example:
        >>> tags_in("동결의 배경. #한은 #금리", ("금리",))
        ('금리', '한은')
    """
    return tuple(dict.fromkeys([*(tag.lstrip("#") for tag in more), *_TAG.findall(body)]))


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


def with_change(marks: Marks, change: ItemChange) -> Marks:
    """The marks after one item changed."""
    item, after = change.after or change.before, change.after
    if isinstance(item, Reading):
        return replace(marks, reading=after if isinstance(after, Reading) else None)
    if isinstance(item, AlignmentCorrection):
        return replace(marks, alignment=after if isinstance(after, AlignmentCorrection) else None)
    kept = [a for a in marks.annotations if a.id != change.item_id]
    if isinstance(after, Annotation):
        kept.append(after)
        kept.sort(key=lambda a: (a.created, a.id))
    return replace(marks, annotations=tuple(kept))
