"""Menus on one line, and the path to a section."""

from __future__ import annotations

import pytest

from reader.ingest.menus import is_menu_row, path_of
from reader.ingest.rules import RuleBook
from tests.ingest.dumps import profiles

KNOWN = RuleBook(profiles()).general.entries


@pytest.mark.parametrize(
    "line",
    [
        "정치 사회 경제 국제 문화 스포츠 과학 오피니언",
        "페이스북 트위터 카카오톡 URL 복사",
        "Home News Business Opinion Sports Culture",
        "World | Business | Politics | Tech",
        "회사소개 | 광고 문의 | 개인정보처리방침 | 찾아오시는 길",
        "정치 · 경제 · 사회 · 한강사람 · 문화",
        "NEWS  SPORTS  OPINION  TIDE TABLES",
        "트위터 페이스북 카카오톡",
        "Facebook Twitter",
    ],
)
def test_a_row_of_menu_words_is_a_menu(line: str) -> None:
    """In both languages, with and without signs between; one strange word does no harm."""
    assert is_menu_row(line, KNOWN)


@pytest.mark.parametrize(
    "line",
    [
        "정치 경제 모두 흔들린 한 해",
        "과학 기술 산업",
        "경제 정책 방향을 둘러싼 국회 논의",
        "Business and Politics Meet at the World Cup Opening",
        "Sports, politics, business, culture: all of it is local.",
        "전기요금, 계절 따라 세 단계로 나눈다",
        "News  from the islands  and the  sports  of winter",
        "Ferry  late  again",
        "페이스북 이용자 줄었다",
        "Facebook and Twitter",
    ],
)
def test_a_title_with_menu_words_in_it_is_none(line: str) -> None:
    """Nor is a sentence."""
    assert not is_menu_row(line, KNOWN)


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("홈 > 경제 > 산업·재계", ("경제", "산업·재계")),
        ("뉴스>증권", ("증권",)),
        ("Home › Business › Ports", ("Business", "Ports")),
        ("Home / Business / Ports", ("Business", "Ports")),
        ("홈 / 경제", ("경제",)),
        ("Business / Ports / Ferries", ()),
        ("홈 > 농업 > 유통 > 모판을 나르는 수레에 바퀴가 넷 달린 까닭은", ("농업", "유통")),
        ("Home / Travel", ("Travel",)),
        ("Home / Away: two seasons with a club that never wins", ()),
        ("서울 > 부산", ()),
        ("홈 > 지금 이 순간에도 어디에선가 일어나고 있는 많은 일들", ()),
        ("경제", ()),
    ],
)
def test_a_path_leads_to_a_section(line: str, steps: tuple[str, ...]) -> None:
    """It begins with a menu word and has short steps."""
    assert steps == path_of(line, KNOWN)
