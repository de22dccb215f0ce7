"""What was left out of an article and may be missed: told, and quiet where it is furniture."""

from __future__ import annotations

import pytest

from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page

HEAD = ("전기요금, 계절 따라 세 단계로 나눈다", "", "홍길동 기자", "", POWER, "", SEASONS, "")
FIRST = len(HEAD) + 1


def told(*lines: str) -> list[tuple[tuple[int, int], str]]:
    """Lines and reasons of what is told about lines under an article."""
    read = Read(page(*HEAD, *lines))
    assert 1 == len(read.articles) and all(part.is_inside for part in read.skipped)
    return [(part.lines, part.reason) for part in read.skipped]


@pytest.mark.parametrize(
    "rows",
    [
        ("|계절|낮|밤|", "|---|---|---|", "|여름|120|80|", "|겨울|110|75|"),
        ("봄 | 95 | 70 | 3월부터", "여름 | 120 | 80 | 6월부터", "겨울 | 110 | 75 | 11월부터"),
        ("표 1. 계절별 요금", "계절\t낮\t밤", "여름\t120원\t80원", "겨울\t110원\t75원"),
    ],
)
def test_rows_of_a_table_are_told_with_their_lines(rows: tuple[str, ...]) -> None:
    """Between bars, with bars inside, and without any; with the heading above them."""
    ((lines, reason),) = told(*rows, "", "ⓒ 한강일보, 무단전재 및 재배포 금지")
    assert (FIRST, FIRST + len(rows) - 1) == lines
    assert reason.startswith("looks like a table, taken for “")


def test_a_paragraph_among_links_is_told() -> None:
    """The article may go on there; two in a row would have shown that it does."""
    ((lines, reason),) = told("관련기사", "부산항 물동량 석 달째 늘었다", "", POWER)
    assert (FIRST + 3, FIRST + 3) == lines
    assert "looks like prose, taken for “link to another article”" == reason


def test_a_table_printed_one_cell_a_line_is_told() -> None:
    """Its figures look like counters, and what they are figures of like headings."""
    cells = ("품목", "배추", "4,120", "8,950", "양파", "2,110", "1,870", POWER)
    assert [(FIRST + 2, FIRST + 3), (FIRST + 5, FIRST + 6)] == [run for run, _ in told(*cells)]
    assert [] == told(
        "관련기사", "1", "부산항 물동량", "2", "버스 요금", "3", "태풍", POWER, SEASONS
    )


def test_a_sentence_taken_for_a_notice_is_told_in_the_midst_of_the_text() -> None:
    """A pattern may be too wide; under the text notices have their place."""
    notice = "Subscribe to our view of the world and nothing will ever look the same again."
    ((lines, reason),) = told(notice, POWER)
    assert (FIRST, FIRST) == lines
    assert "looks like prose, taken for “furniture pattern of generic”" == reason
    assert [] == told(notice)
    assert [] == told("By signing up, you agree to our Terms of Service.", POWER)
    assert [] == told(
        "본 기사의 무단 전재와 배포를 금지하며 어기면 처벌을 받을 수 있습니다.", POWER
    )


@pytest.mark.parametrize(
    "lines",
    [
        (
            "회사소개 | 이용약관 | 개인정보처리방침 | 고충처리",
            "기사제보 | 광고문의 | 구독신청 | RSS",
        ),
        ("라이킷 24", "댓글 3", "조회 120"),
        ("많이 본 뉴스", "1 전기요금 오른다", "2 부산항 물동량 늘었다", "3 버스 요금 그대로"),
        ("좋아요 12 싫어요 3", "좋아요 8 싫어요 1"),
        ("여름 120원 80원",),
        ("1 2 3 4 5 6 7", "8 9 10 11 12 13 14"),
    ],
)
def test_furniture_is_not_worth_a_word(lines: tuple[str, ...]) -> None:
    """Menus, counters, rankings, a calendar; one row alone is no table."""
    assert [] == told(*lines)


def test_what_stands_above_the_text_is_furniture_too() -> None:
    """Prices of shares and the weather stand there on every page."""
    ticker = ("코스피 2,510.12 0.50", "코스닥 810.30 0.20", "환율 1,300.10 1.50")
    read = Read(page(*ticker, "", *HEAD))
    assert ([], 1) == (read.skipped, len(read.articles))


def test_the_lines_left_out_of_articles_are_counted() -> None:
    """Furniture of pages that gave an article."""
    assert 3 == Read(page(*HEAD, "공유하기", "댓글 3", "좋아요")).end.left_out
    assert 0 == Read(page("Buses", "", BUSES, "", BATTERIES)).end.left_out
