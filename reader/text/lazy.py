"""Regular expressions that are compiled when they are first held against something.

Compiling is slow beside matching, and of the many expressions that say what a line may be, a
short run of the program needs a few.
"""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast


def lazily(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until a method of the pattern is asked for.

    What is given has all attributes of a pattern, so `pattern.match(text)` and the like work;
    it is none to `isinstance` and to the functions of `re` that take one.

    Args:
        expression: The expression; what is wrong with it comes up as `re.error` at first use.
        flags: As for `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(expression, flags))


class _Lazy(Generic[AnyStr]):
    """An expression that becomes a pattern; methods once asked for are kept as its own."""

    def __init__(self, expression: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = expression
        self._asked = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # copying and the like ask for what no pattern has
            raise AttributeError(name)
        value: object = getattr(re.compile(self.pattern, self._asked), name)
        setattr(self, name, value)
        return value
