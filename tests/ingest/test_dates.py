"""Dates of publication."""

from __future__ import annotations

import pytest

from reader.ingest.dates import is_day, is_update, names_a_date, published, with_century


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("입력 2023.11.15 10:20", "2023-11-15T10:20:00+09:00"),
        ("기사입력 : 2023-11-15 오후 3:05 | 수정 2023-11-16 09:00", "2023-11-15T15:05:00+09:00"),
        ("승인 2023.11.15. 00:05", "2023-11-15T00:05:00+09:00"),
        ("등록 2023/11/15 오전 12:30", "2023-11-15T00:30:00+09:00"),
        ("2023년 11월 15일 (수) 10시 20분", "2023-11-15T10:20:00+09:00"),
        ("2023년 11월 15일", "2023-11-15"),
        ("입력 2023.11.15 (10:20)", "2023-11-15T10:20:00+09:00"),
        ("2023-11-15 10:20 출처: 강변계측", "2023-11-15T10:20:00+09:00"),
        ("2023-11-15", "2023-11-15"),
        ("2023-11-15 10:20", "2023-11-15"),
        ("2023-11-15T10:20:30+09:00", "2023-11-15T10:20:30+09:00"),
        ("2023-11-15T10:20:30Z", "2023-11-15T10:20:30+00:00"),
        ("Published Nov. 15, 2023 at 3:20 PM EST", "2023-11-15T15:20:00-05:00"),
        ("Wednesday, November 15, 2023", "2023-11-15"),
        ("15 November 2023", "2023-11-15"),
        ("Posted on Sept 5th, 2023", "2023-09-05"),
        ("Updated 2:41 PM GMT+9, November 15, 2023", "2023-11-15T14:41:00+09:00"),
        ("November 15, 2023 at 2:41 PM UTC-03:30", "2023-11-15T14:41:00-03:30"),
        ("November 15, 202310:20 AM GMT+9Updated 2 days ago", "2023-11-15T10:20:00+09:00"),
        ("4:41 PM PST • November 15, 2023", "2023-11-15T16:41:00-08:00"),
        ("Last modified on Wed 15 Nov 2023 12.12 GMT", "2023-11-15T12:12:00+00:00"),
        ("Nov. 15, 2023, 4:30 p.m. ET", "2023-11-15"),
        ("발행일 : 2023-12-01 16:00 지면 : 2023-12-04 1면", "2023-12-01T16:00:00+09:00"),
        ("기사입력 2023/11/15 [10:20]", "2023-11-15T10:20:00+09:00"),
        ("기사입력: 2023/11/15 [10:20]  최종편집: ⓒ 물때소식", "2023-11-15T10:20:00+09:00"),
        ("배포일: 2023년 11월 5일", "2023-11-05"),
        ("보도일시 2023. 11. 5.(일) 조간", "2023-11-05"),
        ("발행일 2023-11-15 12면", "2023-11-15"),
        ("Nov 15, 2023 · 5 min read", "2023-11-15"),
        ("November 15, 2023 — 12 minute read", "2023-11-15"),
        ("Posted on November 15, 2023 by admin", "2023-11-15"),
        ("November 15, 2023 by Jane van Doe", "2023-11-15"),
        ("2nd August 2023", "2023-08-02"),
        ("date: 2023-11-15", "2023-11-15"),
        ("Publish Date: 2023-11-15 00:00:00", "2023-11-15"),
        ("보낸 날짜: 2023년 11월 15일 (수) 오전 7:00", "2023-11-15T07:00:00+09:00"),
        ("날짜: Wed, 15 Nov 2023 07:30:00 +0900", "2023-11-15T07:30:00+09:00"),
        ("2023.11.15 06:00 (최종수정 2023.11.15 12:40)", "2023-11-15T06:00:00+09:00"),
        ("2023. 11. 15.(수) 12:00 < 11. 16.(목) 조간 >", "2023-11-15T12:00:00+09:00"),
        ("15 Nov 2023, 10:15am SGT", "2023-11-15T10:15:00+08:00"),
        ("All News 10:15 November 15, 2023", "2023-11-15"),
        ("11월 15, 2023", "2023-11-15"),
        ("Nov 15, 2023 1,024 views", "2023-11-15"),
        ("2023년 11월 15일 10:20 오후", "2023-11-15T22:20:00+09:00"),
        ("November 15, 2023 10:20 am (KST)", "2023-11-15T10:20:00+09:00"),
        ("on November 15, 2023 at 10:20 AM, updated November 16, 2023 at 9:00 AM", "2023-11-15"),
        ("승인 2023.11.15 10:20 의견 0", "2023-11-15T10:20:00+09:00"),
        (
            "입력2023.12.13. 오후 5:31 수정2023.12.13. 오후 6:10 기사원문",
            "2023-12-13T17:31:00+09:00",
        ),
    ],
)
def test_a_date_line_is_read(line: str, date: str) -> None:
    """With its time where the zone is known."""
    assert date == published(line)


@pytest.mark.parametrize(
    "line",
    [
        "2023년 11월 15일 서울에서 열린 공청회",
        "2023.13.40",
        "Nov 31, 2023",
        "May 2023 was hot",
        "2023년의 일이다",
        "전화 02-2023-1115",
        "2023-11-15 2면성",
        "November 15, 2023 by which time all of the ferries had stopped",
        "배포 2023부",
        "2023.11.15 (수정 예정)",
        "date 2023-11-15 was wrong",
        "",
    ],
)
def test_anything_else_is_no_date_line(line: str) -> None:
    """Prose with a date in it, and days that never were."""
    assert "" == published(line)


def test_a_change_is_told_from_a_publication() -> None:
    """The label says which it is."""
    assert is_update("수정 2023.11.15 10:20")
    assert is_update("Updated: Nov 15, 2023")
    assert not is_update("입력 2023.11.15 10:20")


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("23.11.15 10:20", "2023.11.15 10:20"),
        ("입력 23-11-15 오후 1:20", "입력 2023-11-15 오후 1:20"),
        ("23/11/15", "2023/11/15"),
        ("23.13.15", ""),
        ("12.12.12 그날", ""),
        ("1.5.10", ""),
        ("2023.11.15", ""),
    ],
)
def test_a_year_of_two_figures_is_this_centurys(line: str, whole: str) -> None:
    """Where the line is nothing but a date."""
    assert whole == with_century(line)


@pytest.mark.parametrize(
    ("line", "alone"),
    [("입력", True), ("기사입력 :", True), ("Published on", True), ("입력 오류", False)],
)
def test_what_a_date_is_of_may_stand_alone(line: str, alone: bool) -> None:
    """The date is on the next line."""
    assert alone is names_a_date(line)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("12.11 (목)", True),
        ("11월 15일(수)", True),
        ("Jun 13, 4:03 PM EDT", True),
        ("Wednesday, 15 November", True),
        ("12.11", False),
        ("11월 15일의 밤", False),
        ("May 5 is a holiday", False),
        ("June", False),
    ],
)
def test_a_day_without_its_year_is_told(line: str, named: bool) -> None:
    """As at the top of a portal's page, or above a wire's story."""
    assert named is is_day(line)
