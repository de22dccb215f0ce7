"""This is where the date of an article is read from a line."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final

from reader.text.lazy import lazily

_LABELS: Final = (
    r"(?:기사\s*)?(?:입력|등록|승인|작성|발행|게재|게시|송고|배포|최초\s*입력|최종\s*수정|수정|(?:최종\s*)?업데이트|"
    r"보도|보낸\s?(?=날짜)|(?=날짜))"
    r"(?:일시|시간|일자|일|날짜|시점)?"
)
_ENGLISH_LABELS: Final = (
    r"(?:First\s+|Originally\s+)?(?:Publish(?:ed)?|Pub(?=\s?date)|Posted|Updated|"
    r"(?:and\s+)?Last\s+(?:updated|modified)|on(?=\s[A-Z])|Modified|Date|Sent|Released|Created|Submitted|All\s+News)"
    r"(?:\s?(?:on|at|date)\b)?"
)
_LABEL: Final = rf"(?:(?P<label>{_LABELS}|{_ENGLISH_LABELS})\s*[:：|]?\s*)"
_NUMERIC: Final = (
    r"(?P<year>(?:19|20)\d\d)\s*[.\-/년]\s*(?P<month>\d{1,2})\s*[.\-/월]\s*(?P<day>\d{1,2})\s*"
    r"(?:일|\.)?\s*(?:\(?[월화수목금토일](?:요일)?\)?)?"
)
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WORDED: Final = (
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<name1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th|\.)?|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name2>{_MONTH})|"
    rf"(?P<month3>\d{{1,2}})월\s(?P<day3>\d{{1,2}})일?),?\s+(?P<year2>(?:19|20)\d\d)년?"
)
_CLOCK: Final = (
    r"(?P<half{n}>오전|오후|AM|PM)?\s*(?P<hour{n}>\d{{1,2}})\s*(?::|시|\.)\s*"
    r"(?P<minute{n}>\d{{2}})분?(?::(?P<second{n}>\d{{2}}))?(?:\.\d+)?\s*"
    r"(?P<late{n}>[AaPp]\.?[Mm]\.?|오전|오후)?\s*"
    r"(?:\(?(?P<zone{n}>(?:UTC|GMT)\s?[+-]\d{{1,2}}(?::?\d\d)?(?!\d)|KST|JST|UTC|GMT|Z\b|E[SD]?T\b|C[SD]?T\b|"
    r"M[SD]T\b|P[SD]?T\b|BST|CES?T\b|SGT|HKT|AE[SD]T\b|IST\b|"
    r"[+-]\d\d:?\d\d))?"
)
_FIRST_TIME: Final = rf"(?:{_CLOCK.format(n=1)}[\s,•·|-]+)?"
"""A time before the date: "2:41 PM GMT+9, November 15, 2023"."""
_TIME: Final = rf"(?:[\sT,|·•\[(-]*(?:at\s+)?{_CLOCK.format(n=2)})?"
_LINE = lazily(
    rf"[\[(<]?\s*{_LABEL}?{_FIRST_TIME}(?:{_NUMERIC}|{_WORDED}){_TIME}\s*[\])>]?", re.IGNORECASE
)
_STARTS = lazily(
    r"[\[(<]?\s*(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?[\s:.월]|[A-Z][A-Za-z]+\b|[가-힣]{2}|"
    r"(?:on|date|sent|published|pub_?[dD]ate|created)\b)"
)
_REST = lazily(
    rf"\s*(?:(?:--|[|/·,;(])?\s*(?:{_LABELS}|{_ENGLISH_LABELS}|지면|조회수?|댓글|의견|추천|공감|출처|기사\s?원문|최종\s?편집)"
    r".{0,60}|[|/·•,;—–-]?\s*(?:\d{1,3}[\s-]min(?:ute)?s?\s+read|[\d,]{1,9}\s+views?|\d{1,3}\s?면|"
    r"(?:<\s?\d[\d. ()월화수목금토일]{2,20})?[조석]간(?:\s?>)?|"
    r"by(?:\s[\w.'’-]+){1,3}))?$",
    re.IGNORECASE,
)
_DAY = lazily(
    rf"(?:[A-Z][a-z]{{2,8}}\.?,?\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}|"
    r"\d{1,2}월\s?\d{1,2}일|\d{1,2}[./]\d{1,2}\.?(?=\s?\())"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?"
    rf"(?:[\s,|·•-]+(?:at\s+)?{_CLOCK.format(n=1)})?$"
)
"""A day and perhaps a time."""
_DAY_CHARS: Final = 40
_LABEL_ALONE = lazily(rf"(?:{_LABELS}|{_ENGLISH_LABELS})\s*[:：]?$", re.IGNORECASE)
_LABEL_CHARS: Final = 20
_SHORT_YEAR = lazily(
    rf"(?P<before>(?:{_LABELS}\s*[:：]?\s*)?)(?P<date>\d\d([.\-/])\d\d\3\d\d)"
    r"(?P<after>\.?(?:\s+(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?)?)$"
)
_LAST_LABEL = lazily(rf"(?<=[회건\s])(?:{_LABELS})\s*[:：]?\s*(?=\d\d[.\-/]\d\d[.\-/]\d\d)")
"""Behind what readers did: "댓글 0건 조회 164회 작성일 24-07-07 16:07"."""
_SENT = lazily(r"(?P<date>20\d\d/\d\d/\d\d \d\d:\d\d) 송고$")

_ZONES: Final = {
    "KST": 9, "JST": 9, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6,
    "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2,
    "SGT": 8, "HKT": 8, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_OFFSET = lazily(r"([+-])(\d{1,2}):?(\d\d)?$")
_SEOUL: Final = timezone(timedelta(hours=9))
_MAX_CHARS: Final = 100
_YEAR = lazily(r"(?:19|20)\d\d")
_KOREAN_HABIT = lazily(r"[가-힣]|(?:19|20)\d\d\.\s?\d")


def is_date_line(text: str) -> bool:
    """Whether a line says when the article was published, and nothing else."""
    return bool(published(text))


def published(text: str) -> str:
    """The date a line consists of, in ISO 8601; "" if it is no such line.

    A time without a zone on a line written the Korean way (2023.11.15, or in Hangul) is Korean
    time; any other time without a zone is left out, since nobody knows when it was.

    Example:
        >>> published("입력 2023.11.15 10:20")
        '2023-11-15T10:20:00+09:00'
        >>> published("Published Nov. 15, 2023")
        '2023-11-15'
        >>> published("2023년의 일이다")
        ''
    """
    if len(text) > _MAX_CHARS or _YEAR.search(text) is None or _STARTS.match(text) is None:
        return ""
    match = _LINE.match(text)
    if match is None or _REST.match(text, match.end()) is None:
        return ""
    day = _day(match)
    return "" if day is None else _with_time(match, day)


def names_a_date(text: str) -> bool:
    """Whether a line says what the date under it is the date of, and nothing else: "입력 :"."""
    return len(text) <= _LABEL_CHARS and _LABEL_ALONE.match(text) is not None


def is_day(text: str) -> bool:
    """Whether a line names a day and no year: "12.11 (목)", "Jun 13, 4:03 PM EDT"."""
    if len(text) > _DAY_CHARS or not any(map(str.isdigit, text)):
        return False
    return _DAY.match(text) is not None


def with_century(text: str) -> str:
    """A date line whose year has two figures, with four; "" if it is no such line.

    Call it for a line of a header only: elsewhere such figures may be anything.

    Example:
        >>> with_century("24.08.02 10:20")
        '2024.08.02 10:20'
        >>> with_century("24.13.02")
        ''
    """
    if not text[-2:-1].isdigit() or len(text) > _MAX_CHARS:
        return ""
    label = _LAST_LABEL.search(text)
    match = _SHORT_YEAR.match(text, label.start() if label is not None else 0)
    if match is None:
        return ""
    whole = f"{match['before']}20{match['date']}{match['after']}"
    return whole if published(whole) else ""


def is_labelled(text: str) -> bool:
    """Whether a date line says that something was published or changed then: "입력 2023.11.15"."""
    match = _LINE.match(text)
    return match is not None and bool(match["label"])


def is_update(text: str) -> bool:
    """Whether a date line gives the last change rather than the publication."""
    match = _LINE.match(text)
    label = (match["label"] or "") if match else ""
    return bool(
        re.match(
            r"(?:최종\s*)?(?:수정|업데이트)|(?:Last\s+)?(?:updated|modified)", label, re.IGNORECASE
        )
    )


def sent_on(text: str) -> str:
    """When an agency sent its news, in ISO 8601, as the copyright says; "" if it does not.

    Example:
        >>> sent_on("<저작권자(c) 한강통신, 무단 전재-재배포 금지> 2023/11/15 10:20 송고")
        '2023-11-15T10:20:00+09:00'
    """
    match = _SENT.search(text) if text.endswith("송고") else None
    return published(f"송고 {match['date']}") if match is not None else ""


def _day(match: re.Match[str]) -> date | None:
    name = match["name1"] or match["name2"]
    year = match["year"] or match["year2"]
    day = match["day"] or match["day1"] or match["day2"] or match["day3"]
    month = match["month"] or match["month3"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(month)
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _with_time(match: re.Match[str], day: date) -> str:
    korean = _KOREAN_HABIT.search(match.string) is not None
    which = "1" if match["hour1"] is not None else "2"
    zone = _zone(match[f"zone{which}"] or "", korean)
    if match[f"hour{which}"] is None or zone is None:
        return day.isoformat()
    hour = int(match[f"hour{which}"])
    half = (match[f"half{which}"] or match[f"late{which}"] or "").lower()
    if half and half[0] in "p오" and half != "오전":
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    minute, second = int(match[f"minute{which}"]), int(match[f"second{which}"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return day.isoformat()
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone).isoformat()


def _zone(name: str, korean: bool) -> timezone | None:
    if not name:
        return _SEOUL if korean else None
    if name.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.upper()]))
    match = _OFFSET.search(name)
    if match is None:
        return None  # ET and the like: summer or winter, nobody says
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return (
        timezone(-offset if match[1] == "-" else offset) if offset < timedelta(hours=24) else None
    )
