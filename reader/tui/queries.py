"""What is known of a query while it is typed, and what to say when it has no answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.search.results import Found

MOST_HITS: Final = 200
"""How many articles are listed of those that are found."""


def is_half_typed(query: str) -> bool:
    """Whether the end of a query is the beginning of a field or of one of its fixed values.

    Example:
        >>> is_half_typed("카카오 pub"), is_half_typed("is:un"), is_half_typed("public")
        (True, True, False)
    """
    from reader.search.query import Key, last_item

    _, name, colon, _ = last_item(query)
    if colon:
        return awaits_value(query)
    return bool(name) and any(key.startswith(name) for key in Key)


def awaits_value(query: str) -> bool:
    """Whether a query ends in a field without a value, or with the beginning of a fixed one.

    Example:
        >>> awaits_value("tag:#"), awaits_value("ㅑㄴ:ㅕㅜ"), awaits_value("is:read")
        (True, True, False)
    """
    from reader.search.query import CHOICES, field_of, last_item
    from reader.text.keyboard import to_latin

    _, name, colon, value = last_item(query)
    field = field_of(name)
    if not colon or field is None:
        return False
    choices = CHOICES.get(field, ())
    value = to_latin(value).casefold() if choices else value
    return not value.removeprefix("#") or (
        value not in choices and any(one.startswith(value) for one in choices)
    )


def without_open_field(query: str) -> str:
    """A query as far as it can be asked while a field at its end waits for its value.

    Example:
        >>> without_open_field("카카오 tag:"), without_open_field("is:un")
        ('카카오', '')
    """
    return query.removesuffix(re.split(r"\s", query)[-1]).strip() if awaits_value(query) else query


def nothing_found(query: str, *, growing: bool = False) -> str:
    """That nothing was found in the library, and what to do.

    Args:
        query: What was asked.
        growing: Whether the library is still being read, so that there may be something in it.
    """
    if growing:
        return f"nothing yet for {query}; the library is being read"
    if len(query.split()) > 1:
        return f"nothing found for {query}; try fewer words"
    return f"nothing found for {query}" + ("" if ":" in query else "; try a shorter word")


def is_all(found: Found) -> bool:
    """Whether nothing more can be listed, however long it is looked for."""
    return found.complete and len(found.hits) >= min(found.articles, MOST_HITS)


def summary(found: Found, *, growing: bool = False) -> str:
    """How much was found: "12 articles, 37 places", with "+" while it is a lower bound; also how
    many are listed if that is not all: "best 200 of 3034 articles".

    Args:
        found: The answer.
        growing: Whether the library is still being read, so that there may be more in it.
    """
    if not found.hits:
        return "nothing found" if found.complete else "looking ..."
    more = "" if found.complete and not growing else "+"
    listed = len(found.hits)
    best = f"best {listed} of " if found.complete and MOST_HITS <= listed < found.articles else ""
    articles = f"{best}{found.articles}{more} article" + ("" if found.articles == 1 else "s")
    places = f", {found.places}{more} places" if found.places > found.articles else ""
    reading = f"   {found.reading}" if found.reading else ""
    return f"{articles}{places}{reading}"
