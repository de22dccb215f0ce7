"""By what an article is looked up: numbers made of the prints of its editions."""

from __future__ import annotations

from typing import Final

from reader.store.identity.known import Known

LEADS: Final = 2
"""Smallest hashes by which texts with another title are looked up: of two texts nine tenths
alike, 1 in 100 has none in common; of two texts 0.6 alike, 1 in 6."""


SAME, EXACT, KEY, LEAD = range(4)
"""What a clue is: text and title, text, title, or one of the smallest hashes of a text."""


def clue_of(kind: int, value: int) -> int:
    """A digest with its kind in its last two bits."""
    return (value & ~3 if kind != LEAD else value << 2) | kind


def clues_to(row: Known) -> frozenset[int]:
    """Everything a row can be looked up by."""
    clues = set()
    for one in row.prints:
        clues.add(clue_of(SAME, one.key ^ one.exact))
        clues.add(clue_of(KEY, one.key))
        if one.exact:
            clues.add(clue_of(EXACT, one.exact))
        clues.update(clue_of(LEAD, lead) for lead in one.hashes()[:LEADS])
    return frozenset(clues)


def leads_to(clue: int, row: Known) -> bool:
    """Whether it is among a row's `clues_to`."""
    kind, value = clue & 3, clue & ~3
    for one in row.prints:
        if kind == LEAD:
            found = clue >> 2 in one.hashes()[:LEADS]
        elif kind == EXACT:
            found = one.exact != 0 and one.exact & ~3 == value
        else:
            found = (one.key if kind == KEY else one.key ^ one.exact) & ~3 == value
        if found:
            return True
    return False
