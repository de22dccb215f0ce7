"""What to say when the text under annotations has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model.marks import AnchorStatus, Annotation, Marks


def doubts(marks: Marks) -> str:
    """How many annotations kept their place in the text of today; "" when all did."""
    statuses = Counter(one.status for one in marks.annotations)
    fuzzy, lost = statuses[AnchorStatus.FUZZY], statuses[AnchorStatus.ORPHANED]
    if not fuzzy and not lost:
        return ""
    kept = len(marks.annotations) - fuzzy - lost
    return f"{kept} annotations kept, {fuzzy} to check, {lost} orphaned   ; reviews them"


def remedies(annotations: Iterable[Annotation]) -> str:
    """How many places are in doubt, and what can be done about them; "" when none is."""
    statuses = Counter(one.status for one in annotations)
    fuzzy, lost = statuses[AnchorStatus.FUZZY], statuses[AnchorStatus.ORPHANED]
    parts = []
    if fuzzy:
        parts.append(f"{fuzzy} to check: c if the place is right")
    if lost:
        parts.append(f"{lost} orphaned (the words are gone): m puts it elsewhere")
    return "   ".join(parts)
