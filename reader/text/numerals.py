"""Numbers in Korean news: one amount is written in several ways, 14,900원 and 1만 4천900원."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reader.text.hangul import is_syllable
from reader.text.lazy import lazily

_LARGE: Final[Mapping[str, int]] = {"조": 10**12, "억": 10**8, "만": 10**4}
_AMOUNT = lazily(
    r"(?=[0-9])(?:(?P<조>[0-9천백십]+(?:\.[0-9]+)?)조)?(?:(?P<억>[0-9천백십]+(?:\.[0-9]+)?)억)?"
    r"(?:(?P<만>[0-9천백십]+(?:\.[0-9]+)?)만)?(?P<rest>[0-9천백십]+(?:\.[0-9]+)?)?"
)
_GROUP = lazily(r"(?:([0-9]+)천)?(?:([0-9]+)백)?(?:([0-9]+)십)?([0-9]*(?:\.[0-9]+)?)")
_BEHIND_UNIT = lazily("(?<=[^0-9])[0-9]+$")
_ABOUT: Final = "여"
_SMALLEST: Final = 1000
"""Smaller amounts have one notation."""
_LARGEST_IN_DIGITS: Final = 10**9
_LARGEST: Final = 10**16
_WITH_DECIMALS: Final = "조억"
_NUMERALS: Final = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
"""From one to ten, as they stand before what is counted."""
_COUNTED = lazily(
    f"(첫(?=번째)|{'|'.join(_NUMERALS)}|10|[1-9])(번째|배|명|달|곳|개|가지|차례|마리|살|시간)"
)
_UNITS: Final = (
    "% 퍼센트 프로 percent",
    "%p %포인트 퍼센트포인트",
    "m 미터",
    "km 킬로미터 킬로",
    "cm 센티미터 센티",
    "mm 밀리미터 밀리",
    "세 살",
    "nm 나노미터 나노",
    "ha 헥타르",
    "m2 제곱미터",
    "g 그램",
    "mg 밀리그램",
    "kg 킬로그램 킬로",
    "톤 tons",
    "l 리터 liters litres",
    "ml 밀리리터",
    "ms 밀리초",
    "mb 메가바이트",
    "gb 기가바이트",
    "tb 테라바이트",
    "mhz 메가헤르츠",
    "ghz 기가헤르츠",
    "w 와트 watts",
    "kw 킬로와트 kilowatts",
    "mw 메가와트 megawatts",
    "gw 기가와트 gigawatts",
    "wh 와트시",
    "kwh 킬로와트시",
    "mwh 메가와트시",
    "gwh 기가와트시",
    "twh 테라와트시",
    "c 도",
    "배럴 barrels",
    "달러 불 dollars",
)
_SAME_UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    unit: tuple(
        other for line in _UNITS if unit in line.split() for other in line.split() if other != unit
    )
    for unit in " ".join(_UNITS).split()
}
"""킬로 is short for more than one."""


def other_notations(token: str) -> tuple[str, ...]:
    """The other ways to write a number with what stands behind it.

    Args:
        token: Folded and squeezed: without commas and blanks.

    Returns:
        Each once, none of them the token; empty if it does not begin with an amount or a count.

    Example:
        >>> other_notations("14900원"), other_notations("1조5천억")
        (('1만4900원',), ('1조5000억', '1.5조'))
        >>> other_notations("20퍼센트"), other_notations("카카오")
        (('20%', '20프로', '20percent'), ())
        >>> other_notations("3번째"), other_notations("두배로")
        (('세번째',), ('2배로',))
    """
    counted = _COUNTED.match(token)
    if counted:
        return (_counted_otherwise(*counted.groups()) + token[counted.end() :],)
    amount = _AMOUNT.match(token)
    if not amount or not amount[0]:
        return ()
    written, behind = amount[0], token[amount.end() :]
    value = _value(amount)
    numbers = dict.fromkeys(_notations(value) if value else ())
    found = [number + behind for number in numbers if number != written]
    unit, rest = _unit_of(behind)
    return (*found, *(written + other + rest for other in _SAME_UNITS.get(unit, ())))


def about_so_many(token: str) -> str:
    """An amount of something with 여, or without; "" for what is none.

    Example:
        >>> about_so_many("120마리"), about_so_many("3만여명"), about_so_many("마리")
        ('120여마리', '3만명', '')
    """
    end = amount_end(token)
    counted = token[end:]
    if not end or not counted or not is_syllable(counted[0]):
        return ""
    return token[:end] + (_ABOUT + counted).removeprefix(_ABOUT * 2)


def _unit_of(behind: str) -> tuple[str, str]:
    """A unit, and the number that goes on behind it: 2m30 is 2미터30."""
    number = _BEHIND_UNIT.search(behind)
    return (behind[: number.start()], number[0]) if number else (behind, "")


def amount_end(token: str) -> int:
    """Where the amount a token begins with ends; 0 if it begins with none.

    Example:
        >>> amount_end("5천만원"), amount_end("원전")
        (3, 0)
    """
    amount = _AMOUNT.match(token)
    return amount.end() if amount else 0


def _counted_otherwise(count: str, counted: str) -> str:
    """세번째 for 3번째, and the other way round; the first is no 한번째."""
    if not count.isdigit():
        return f"{1 if count == '첫' else _NUMERALS.index(count) + 1}{counted}"
    is_first = count == "1" and counted == "번째"
    return ("첫" if is_first else _NUMERALS[int(count) - 1]) + counted


def _value(amount: re.Match[str]) -> int:
    """The amount as a number; 0 if it is no whole one, or has but one notation."""
    total = 0.0
    for large, factor in (*_LARGE.items(), ("rest", 1)):
        written = amount[large]
        if written:
            group = _GROUP.fullmatch(written)
            if group is None:
                return 0
            thousands, hundreds, tens, rest = (float(digits or 0) for digits in group.groups())
            total += (thousands * 1000 + hundreds * 100 + tens * 10 + rest) * factor
    value = round(total)
    is_plain = abs(total - value) < 1e-6 * max(total, 1.0) and _SMALLEST <= value < _LARGEST
    return value if is_plain else 0


def _notations(value: int) -> Iterator[str]:
    """1만4900, 14900, 1조5천억, 1.5조."""
    groups: list[tuple[int, str]] = []
    rest = value
    for large, factor in _LARGE.items():
        groups.append((rest // factor, large))
        rest %= factor
    groups = [group for group in (*groups, (rest, "")) if group[0]]
    yield "".join(f"{count}{large}" for count, large in groups)
    yield "".join(f"{_in_thousands(count)}{large}" for count, large in groups)
    if value < _LARGEST_IN_DIGITS:
        yield str(value)
    large = groups[0][1]
    if large in _WITH_DECIMALS and len(groups) == 2 and groups[1][0] % 100 == 0:
        yield f"{value / _LARGE[large]:g}{large}"


def _in_thousands(count: int) -> str:
    return str(count) if count % 1000 else f"{count // 1000}천"
