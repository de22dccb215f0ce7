"""What to say when the text under annotations has changed."""

from __future__ import annotations

from collections import Counter

from reader.model.marks import AnchorStatus, Marks


def doubts(marks: Marks) -> str:
    """How many annotations kept their place in the text of today; "" when all did."""
    statuses = Counter(one.status for one in marks.annotations)
    fuzzy, lost = statuses[AnchorStatus.FUZZY], statuses[AnchorStatus.ORPHANED]
    if not fuzzy and not lost:
        return ""
    kept = len(marks.annotations) - fuzzy - lost
    return f"{kept} annotations kept, {fuzzy} to check, {lost} orphaned   ; reviews them"
