"""Regular expressions of a query: only those that are sure to come to an end."""

from __future__ import annotations

import re
from typing import Final

from reader.errors import QueryError

MOST_REPEATS: Final = 3
"""Each further open repeat multiplies the time by the length of the text."""
_NOT_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{[0-9]*,[0-9]*\}|\{[0-9]{2,}\})")
_OPEN_REPEAT = re.compile(r"[*+]|\{[0-9]*,\}")
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")


def compile_pattern(source: str, span: tuple[int, int]) -> re.Pattern[str]:
    """Compile the inside of re:/…/, without regard to case.

    Python cannot be told to give up on a match, so what can take forever on some text, a repeat
    around a group or many open repeats, is refused beforehand.

    Args:
        source: The pattern; an escaped slash stands for a slash.
        span: Where it stands in the query.

    Raises:
        QueryError: If it is broken or might not end.
    """
    pattern = source.replace(r"\/", "/")
    bare = _NOT_SYNTAX.sub("x", pattern)
    slow = "it could take forever on some texts"
    if _REPEATED_GROUP.search(bare):
        raise QueryError(slow, remedy="repeat single characters, not groups", span=span)
    if len(_OPEN_REPEAT.findall(bare)) > MOST_REPEATS:
        raise QueryError(slow, remedy=f"use at most {MOST_REPEATS} of * and +", span=span)
    if _BACK_REFERENCE.search(pattern):
        raise QueryError(slow, remedy="do without back references", span=span)
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        at = min(span[0] + (error.pos or 0), span[1])
        remedy = "inside re:/…/ the characters . * + ? ( ) [ ] { } | \\ ^ $ need a backslash"
        raise QueryError(
            f"the pattern is broken: {error.msg}", remedy=remedy, span=(at, span[1])
        ) from error
