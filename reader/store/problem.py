"""One thing that is wrong in a library, for the report of `reader check`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, where it is and what to do about it."""

    path: Path
    """The file it is about."""
    line: int
    """From 1; 0 if it is not about a line."""
    what: str
    """What is wrong, one clause without a full stop."""
    remedy: str = ""
    """What to do about it, one clause; "" if nothing need be done."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.what} — {self.remedy}" if self.remedy else f"{where}: {self.what}"
