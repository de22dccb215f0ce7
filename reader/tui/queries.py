"""What is known of a query while it is typed, and what to say when it has no answer."""

from __future__ import annotations

import re


def is_half_typed(query: str) -> bool:
    """Whether the end of a query is the beginning of a field or of one of its fixed values.

    Example:
        >>> is_half_typed("카카오 pub"), is_half_typed("is:un"), is_half_typed("public")
        (True, True, False)
    """
    from reader.search.query import Key

    name = _last_item(query)
    if ":" in name:
        return awaits_value(query)
    return bool(name) and any(key.startswith(name) for key in Key)


def awaits_value(query: str) -> bool:
    """Whether a query ends in a field without a value, or with the beginning of a fixed one.

    Example:
        >>> awaits_value("title:"), awaits_value("is:un"), awaits_value("is:read")
        (True, True, False)
    """
    from reader.search.query import CHOICES, Key

    name, colon, value = _last_item(query).partition(":")
    if not colon or name not in list(Key):
        return False
    choices = CHOICES.get(Key(name), ())
    return not value or (value not in choices and any(one.startswith(value) for one in choices))


def nothing_found(query: str) -> str:
    """That nothing was found in the library, and what to do."""
    shorter = "fewer words" if len(query.split()) > 1 else "a shorter word"
    return f"nothing found for {query}; try {shorter}"


def _last_item(query: str) -> str:
    return re.split(r"\s", query)[-1].removeprefix("-")
