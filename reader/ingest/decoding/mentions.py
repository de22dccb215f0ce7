"""Where something was found in a dump, as the warnings name it."""

from __future__ import annotations

from typing import Final

_MENTIONS: Final = 8
"""How many places of one kind the warnings name before they only count."""


class Mentions:
    """Numbers of lines; however many there are, only the first are kept.

    As text it is "line 3", or "lines 3, 5 and 7 more". It is false while there are none.
    """

    def __init__(self) -> None:
        self._named: list[int] = []
        self._count = 0

    def add(self, number: int) -> None:
        """Take in a line, from 1; lines come in order."""
        self._count += 1
        if len(self._named) < _MENTIONS:
            self._named.append(number)

    def __bool__(self) -> bool:
        return self._count > 0

    def __str__(self) -> str:
        named = ", ".join(map(str, self._named))
        more = self._count - len(self._named)
        return f"line{'s' * (self._count > 1)} {named}" + (f" and {more} more" if more else "")
