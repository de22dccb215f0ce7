"""Times compared as the moments they mean, whatever zones they were written in."""

from __future__ import annotations

import math
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

_KOREA: Final = timezone(timedelta(hours=9))
_DATE_CHARS: Final = len("2024-03-11")


def now() -> str:
    """The time on the wall, ISO 8601 with zone; for people, never to decide what wins."""
    try:
        return datetime.now().astimezone().isoformat(timespec="seconds")
    except ValueError:  # $TZ may be a day off and more, which no such time can be
        return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> date:
    """The day it is in Korea, where the articles are dated."""
    return datetime.now(_KOREA).date()


def stamp_ns() -> int:
    """Nanoseconds since 1970, for names in order of time; 0 where the clock is further back."""
    return max(time.time_ns(), 0)


def now_after(earlier: str) -> str:
    """The time on the wall, or a second after an earlier time where the clock was put back.

    What is changed is so never older than it was.
    """
    present = now()
    if not is_later(earlier, present):
        return present
    try:
        return (datetime.fromisoformat(earlier) + timedelta(seconds=1)).isoformat()
    except OverflowError:  # the last second there is
        return earlier


def local_time(nanoseconds: int) -> datetime:
    """A moment by the nanoseconds since 1970, with zone; one that no calendar has is today's."""
    try:
        seconds, rest = divmod(nanoseconds, 10**9)
        moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1000)
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def creation(created: str, item_id: str) -> tuple[float, str, str]:
    """Sorts items by when they were made; unknown last."""
    try:
        moment = datetime.fromisoformat(created)
        seconds = moment.timestamp() if moment.tzinfo else 0.0
    except (ValueError, OverflowError, OSError):
        seconds = math.inf
    return (seconds, created, item_id)


def is_later(one: str, other: str) -> bool:
    """Whether a time is after another, whatever their zones; False where that is not known.

    Example:
        >>> is_later("2024-03-11T09:00:00+09:00", "2024-03-10T23:00:00+00:00")
        True
    """
    try:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):  # TypeError: only one of them has a zone
        return False


def in_korea(written: str) -> str:
    """A time as clocks in Korea have it; what has no zone, or is no time, as it is.

    Example:
        >>> in_korea("2024-03-11T23:30:00+00:00"), in_korea("2024-03-11")
        ('2024-03-12T08:30:00+09:00', '2024-03-11')
    """
    if len(written) <= _DATE_CHARS or written.endswith("+09:00"):
        return written
    try:
        moment = datetime.fromisoformat(written)
        return moment.astimezone(_KOREA).isoformat() if moment.tzinfo else written
    except (ValueError, OverflowError):
        return written
