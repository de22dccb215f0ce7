"""Days as people write them in a query: 2024-01, 2024.1.15., 20240115, 2024년 1월, 7d, 7일."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from reader.model.moments import today
from reader.text.keyboard import to_latin

_BETWEEN = re.compile("[-./년월일 ]+")
_ONE_RUN = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})?")
_DAY = re.compile("([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")
_AGO = re.compile("([0-9]{1,4})([dwmy])|([0-9]{1,3})(일|주|개월|달|년)")
_DAYS: Final[Mapping[str, int]] = {
    "d": 1, "w": 7, "m": 30, "y": 365, "일": 1, "주": 7, "개월": 30, "달": 30, "년": 365,
}  # fmt: skip


def day_of(value: str, since: date | None = None) -> str:
    """A day in ISO form, the first one of a year or a month; "" if it is none.

    Args:
        value: As typed.
        since: What 7d counts from; None for the day it is in Korea.

    Example:
        >>> day_of("2024.1.15."), day_of("202401"), day_of("2024년 2월"), day_of("2024-13")
        ('2024-01-15', '2024-01-01', '2024-02-01', '')
        >>> day_of("7일", date(2024, 3, 1)), day_of("2ㅈ", date(2024, 3, 1))
        ('2024-02-23', '2024-02-16')
    """
    ago = _AGO.fullmatch(value) or _AGO.fullmatch(to_latin(value).lower())
    if ago:
        days = int(ago[1] or ago[3]) * _DAYS[ago[2] or ago[4]]
        start = since or today()
        return (start - timedelta(min(days, (start - date.min).days))).isoformat()
    run = _ONE_RUN.fullmatch(value)
    parts = run or _DAY.fullmatch(_BETWEEN.sub("-", value).strip("-"))
    try:
        return date(*(int(part or 1) for part in parts.groups())).isoformat() if parts else ""
    except ValueError:
        return ""
