"""Lines that are known by others of their kind: points of a list, times and days of a report."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from tests.ingest.dumps import POWER, SEASONS, Read, labels, page

TITLE = "소상공인 지원 대책 발표"
HEAD = (TITLE, "홍길동 기자", "입력 2023.11.15 10:20", POWER)
T, A, P, H, F = Label.TITLE, Label.DATE, Label.PARAGRAPH, Label.HEADING, Label.FURNITURE
ITEM, CAPTION = Label.LIST_ITEM, Label.CAPTION
POINTS = ("▲ 수수료 한도를 연 30만원으로 높인다.", "▲철거비를 지원한다.", "▲ 결제 수수료 면제")


def under_head(*lines: str) -> list[Label]:
    """The labels of lines under the first paragraph of an article."""
    return labels(*HEAD, *lines)[len(HEAD) :]


def test_several_triangles_are_points_of_a_list() -> None:
    """Wherever they stand in the text, and several on one line."""
    assert [ITEM, ITEM, ITEM, P] == under_head(*POINTS, SEASONS)
    assert [P, H, ITEM, ITEM] == under_head(
        SEASONS, "◇ 본부장", "△ 기획 오성근 △ 건설 나혜린", "△ 홍보 진도윤"
    )
    assert [P, ITEM] == under_head(SEASONS, "△ 기획본부장 오성근 △ 건설본부장 나혜린")


@pytest.mark.parametrize(
    "lines",
    [
        ("▲ 시장을 찾은 시민들",),
        ("▲ 시장을 찾은 시민들. 사진=연합뉴스", "▲ 물건을 고르는 시민들. 사진=연합뉴스"),
        ("▲ 시장을 찾은 시민들이 물건을 고르고 있다.", "▲ 상인들이 문을 여는 모습."),
        ("▲ 시장을 찾은 시민들 (연합뉴스)", "▲ 물건을 고르는 시민들 (연합뉴스)"),
    ],
)
def test_a_triangle_before_the_text_of_a_picture_is_none(lines: tuple[str, ...]) -> None:
    """Alone, or where a picture is told of."""
    assert [*[CAPTION] * len(lines), P] == under_head(*lines, SEASONS)


def test_points_among_links_are_links() -> None:
    """Under the article's end nothing is part of it."""
    claim = "저작권자 © 한강일보 무단전재 금지"
    assert [F, F, F, F] == under_head(claim, "관련기사", "▲ 항구가 늘었다", "▲ 태풍이 온다")


def test_times_with_text_under_each_are_headings() -> None:
    """Only they tell the entries of a live report apart."""
    assert [H, P, H, P, H, P] == under_head("18:10", SEASONS, "17:42", POWER, "9:05", SEASONS)
    assert [F, P, F, P] == under_head("18:10", SEASONS, "17:42", POWER)
    assert [F, F, F, P] == under_head("0:00", "3:25", "1:00", SEASONS)


def test_days_with_text_under_each_are_headings() -> None:
    """As in a list of what happened when; and the article has its own date still."""
    days = ("2021년 3월 2일", SEASONS, "2022년 5월 1일", POWER, "2023년 1월 9일", SEASONS)
    assert [H, P, H, P, H, P] == under_head(*days)
    assert "2023-11-15" == Read(page(*HEAD, *days)).article.published[:10]


def test_dates_of_comments_and_of_other_articles_are_none() -> None:
    """A name stands above each, or a title."""
    said = (
        "홍길순",
        "2023.11.16",
        SEASONS,
        "김길동",
        "2023.11.17",
        SEASONS,
        "나길동",
        "2023.11.18",
    )
    found = under_head(*said, SEASONS)
    assert [A, A, A] == [found[place] for place in (1, 4, 7)]


def test_whom_the_press_may_ask_is_a_note() -> None:
    """Where somebody is named; what a site prints of itself is furniture."""
    contact = "문의: 한강제약 홍보팀 이보람 과장 (02-000-1234, pr@example.com)"
    assert [P, Label.NOTE] == under_head(SEASONS, contact)
    english = "Media contact: Jane Doe, press@example.com, 555 010 0000"
    assert [P, Label.NOTE] == under_head(SEASONS, english)
    assert Label.NOTE not in under_head(SEASONS, "광고문의: 02-000-0000", "문의 : help@example.com")


FLASH = "코스피가 장중 2,800선을 되찾았다. 2년 5개월 만이다."
DATE = "입력 2024.06.20 09:03"
CLAIM = "저작권자 © 한강일보 무단전재 금지"


@pytest.mark.parametrize(
    "lines",
    [
        ("[속보] 코스피 2,800선 회복", "홍길동 기자", DATE, FLASH),
        ("[속보] 코스피 2,800선 회복", DATE, FLASH, CLAIM),
        ("[인사] 한강공사", DATE, "△ 기획본부장 오성근", "△ 건설본부장 나혜린", CLAIM),
    ],
)
def test_a_flash_is_an_article(lines: tuple[str, ...]) -> None:
    """However short, with date and byline above it, or a bracket and a publisher."""
    assert lines[0] == Read(page(*lines)).article.editions["ko"].title


@pytest.mark.parametrize(
    "lines",
    [
        ("코스피 2,800선을 회복하다", FLASH, "홍길동 기자", DATE),
        ("코스피 2,800선을 회복하다", DATE, FLASH, CLAIM),
        ("[속보] 코스피 2,800선 회복", "홍길동 기자", FLASH),
        ("[속보] 코스피 2,800선 회복", "홍길동 기자", DATE, "올랐다."),
    ],
)
def test_an_entry_of_a_list_or_a_notice_is_none(lines: tuple[str, ...]) -> None:
    """Its date stands below, or it has none, or says nothing."""
    read = Read(page(*lines))
    assert [] == read.articles
    assert "characters of prose" in read.skipped[0].reason


def test_the_head_of_a_printed_page_is_furniture() -> None:
    """It stands beside one page's number after the other; other lines that return stay."""
    head, text = "디지털 포커스 7월호", [POWER, SEASONS, POWER, SEASONS]
    lines = [each for page_, body in enumerate(text, 12) for each in (head, str(page_), body)]
    lines[2:2] = [TITLE, "홍길동 기자"]
    found = labels(*lines)
    assert [F, F, T] == found[:3]
    assert [P, F, F] * 3 + [P] == found[4:]
    sold = "번째 제품은 밤에도 조용하고 값이 싸서 여러 곳에서 찾는다고 한다."
    prices = [
        each for price in (12, 9, 14) for each in ("가격(만원)", str(price), f"{price}{sold}")
    ]
    assert 3 == under_head(*prices).count(H)
