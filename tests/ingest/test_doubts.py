"""What an article says about itself when it is doubtful."""

from __future__ import annotations

import pytest

from tests.ingest.dumps import POWER, SEASONS, Read, page

TITLE = "전기요금 계절별 3단계로 나눈다"
HEADER = ("홍길동 기자", "입력 2023.11.15 10:20", "")


def doubts(*lines: str) -> tuple[str, ...]:
    """The warnings of the only article of a page."""
    return Read(page(*lines)).article.warnings


def test_a_page_that_says_everything_is_not_doubted() -> None:
    """Byline, date, title, text."""
    assert () == doubts(TITLE, *HEADER, POWER, "", SEASONS)


@pytest.mark.parametrize("line", ["홍길동 기자", "입력 2023.11.15 10:20"])
def test_one_of_byline_and_date_is_enough(line: str) -> None:
    """Without both a page may be no article."""
    assert () == doubts(TITLE, line, "", POWER, "", SEASONS)
    assert ("no byline and no date",) == doubts(TITLE, "", POWER, "", SEASONS)


def test_a_title_of_menu_words_is_doubted_with_its_line() -> None:
    """Three of them are no menu for certain, but are they a title?"""
    assert ("title looks like a menu, line 1",) == doubts(
        "과학 기술 산업 이야기", *HEADER, POWER, "", SEASONS
    )


def test_a_long_deck_is_doubted_with_its_lines() -> None:
    """Four lines are a deck, five are something else."""
    deck = [f"{number}번째 줄은 무엇을 말하나" for number in ("첫", "둘", "셋", "넷", "다섯")]
    assert () == doubts(TITLE, *HEADER, *deck[:4], "", POWER, "", SEASONS)
    assert ("deck of 5 lines, lines 5-9",) == doubts(TITLE, *HEADER, *deck, "", POWER, "", SEASONS)


def test_headings_in_a_row_are_doubted() -> None:
    """They may be links."""
    links = ("부산항 물동량 증가", "가을 태풍 북상", "한국시리즈 5차전")
    assert ("3 headings in a row, lines 7-9",) == doubts(
        TITLE, *HEADER, POWER, "", *links, "", SEASONS
    )


def test_a_date_of_another_day_between_paragraphs_is_doubted() -> None:
    """Unless it is the day of a change."""
    body = (POWER, "", SEASONS, "")
    other = "2023.11.17 09:00"
    assert ("a second date, line 9: perhaps two articles",) == doubts(
        TITLE, *HEADER, *body, other, "", *body
    )
    assert () == doubts(TITLE, *HEADER, *body, f"수정 {other}", "", *body)


def test_dates_of_several_days_each_under_its_text_are_doubted() -> None:
    """So stand the entries of a list of articles; links under an article have dates too."""
    signed = ("홍길동 기자", "2023.11.15")
    entries = (
        "가을 태풍 북상",
        SEASONS,
        "홍길순 기자",
        "2023.11.14",
        "부산항",
        POWER,
        "2023.11.13",
    )
    doubt = "3 dates, each under its text, lines 4-11: perhaps a list of articles"
    assert doubt in doubts(TITLE, POWER, *signed, *entries)
    links = (
        "관련기사",
        "가을 태풍 북상",
        "2023.11.14",
        "부산항 물동량",
        "2023.11.13",
        "버스",
        "2023.11.12",
    )
    assert () == doubts(TITLE, *HEADER, POWER, "", SEASONS, *links)
