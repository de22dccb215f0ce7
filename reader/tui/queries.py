"""What can be said about a query beside its answer: half typed, mistyped, or nothing found."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

LEAST_ALIKE: Final = 0.7
"""Of a word before a colon and the name of a field, for a guess that it was meant."""
_FIELD: Final = re.compile(r"(?:^|\s)-?([a-z]{2,}):\S")


def is_half_typed(query: str) -> bool:
    """Whether the end of a query is the beginning of a field or of one of its fixed values.

    Example:
        >>> is_half_typed("카카오 pub"), is_half_typed("is:un"), is_half_typed("public")
        (True, True, False)
    """
    from reader.search.query import CHOICES, Key

    last = re.split(r"\s", query)[-1].removeprefix("-")
    name, colon, value = last.partition(":")
    if not name:
        return False
    if not colon:
        return any(key.startswith(name) for key in Key)
    if name not in list(Key):
        return False
    choices = CHOICES.get(Key(name), ())
    return not value or any(one.startswith(value) and one != value for one in choices)


def mistaken_field(query: str) -> str:
    """A guess at a field that was meant: "no field titel: – did you mean title:?"; else ""."""
    from reader.search.query import OTHER_NAMES, Key

    known = [*Key, *OTHER_NAMES]
    for name in _FIELD.findall(query):
        near = get_close_matches(name, known, 1, LEAST_ALIKE)
        if near and name not in known:
            return f"no field {name}: - did you mean {near[0]}:?"
    return ""


def nothing_found(query: str) -> str:
    """That nothing was found in the library, and what to do."""
    shorter = "fewer words" if len(query.split()) > 1 else "a shorter word"
    return mistaken_field(query) or f"nothing found for {query}; try {shorter}"
