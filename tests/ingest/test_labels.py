"""Every line gets one label."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ingest.labelled import Label
from tests.ingest.dumps import (
    BATTERIES,
    BUSES,
    DATA,
    POWER,
    SEASONS,
    data_files,
    explained,
    labels,
    page,
    read_file,
)

TITLE = "전기요금 계절별 3단계로 나눈다"
T, D, P, H, F = Label.TITLE, Label.DECK, Label.PARAGRAPH, Label.HEADING, Label.FURNITURE


@pytest.mark.parametrize("path", data_files(), ids=lambda path: str(path.name))
def test_every_line_of_every_dump_has_a_label_and_a_rule(path: Path) -> None:
    """Numbered from 1 without a gap; a line that HTML divides comes as several."""
    lines = explained(path.read_bytes())
    numbers = [line.number for line in lines]
    assert sorted(numbers) == numbers
    assert set(range(1, numbers[-1] + 1)) == set(numbers)
    assert all(line.rule for line in lines)


def test_deck_headings_and_prose_are_told_apart() -> None:
    """By their shape and their place."""
    assert [T, D, D, P, H, P] == labels(
        TITLE,
        "",
        "낮 시간 부담 커질 듯",
        "공청회 거쳐 내년 3월 시행",
        "",
        POWER,
        "",
        "업계 반응",
        "",
        SEASONS,
    )


def test_a_question_alone_on_a_line_is_a_heading() -> None:
    """A long one with sentences before it is not."""
    assert [T, P, H, P] == labels(TITLE, "", POWER, "", "버스는 언제 조용해지나?", "", SEASONS)
    assert [T, P, P, P] == labels(
        TITLE,
        "",
        POWER,
        "",
        "요금이 오르면 어떻게 하나. 낮에만 일하는 곳은 어떻게 견디나?",
        "",
        SEASONS,
    )


def test_a_short_line_above_the_text_but_under_a_notice_is_a_heading() -> None:
    """The deck ends where something of the body begins."""
    assert [T, D, Label.NOTE, H, P, P] == labels(
        TITLE,
        "",
        "낮 시간 부담 커질 듯",
        "",
        "※ 이 글은 연재의 첫 회입니다",
        "",
        "요약",
        "",
        POWER,
        "",
        SEASONS,
    )


def test_captions_file_names_and_buttons_are_no_text() -> None:
    """In the forms Korean and English pages use."""
    for line in (
        "설명회가 열린 강당/사진=한강경제",
        "출처=한강경제",
        "사진=AP",
        "▲ 15일 강당에서 관계자가 설명하고 있다.",
        "관계자가 설명하고 있다. (사진=한강경제)",
        "[사진=한강경제]",
        "Photo: The River Post",
        "Buses at the depot (Photo by Jane Doe)",
    ):
        assert [T, P, Label.CAPTION, P] == labels(TITLE, "", POWER, "", line, "", SEASONS), line
    assert [T, P, Label.PICTURE, P] == labels(TITLE, "", POWER, "", "bus_01.jpg", "", SEASONS)
    assert [T, P, F, P] == labels(TITLE, "", POWER, "", "이미지 확대보기", "", SEASONS)


def test_prose_about_pictures_is_prose() -> None:
    """A slash or a bracket does not make a caption."""
    line = "그는 사진을 찍지 않았다. 대신 1/3쯤 그린 그림(미완성)을 내밀었다."
    assert [T, P, P, P] == labels(TITLE, "", POWER, "", line, "", SEASONS)


def test_links_under_related_articles_are_furniture_until_prose_goes_on() -> None:
    """A box in the middle does not end the article."""
    assert [T, P, F, F, F, P, P] == labels(
        TITLE,
        "",
        POWER,
        "",
        "관련기사",
        "부산항 물동량 증가",
        "가을 태풍 북상",
        "",
        SEASONS,
        "",
        POWER,
    )


def test_a_menu_word_alone_in_the_body_is_a_heading() -> None:
    """In a row it is a menu."""
    assert [T, P, H, P] == labels(TITLE, "", POWER, "", "기술", "", SEASONS)
    assert [T, P, F, F, P] == labels(TITLE, "", POWER, "", "기술", "경제", "", SEASONS)


def test_lists_are_lists() -> None:
    """Bullets always, numbers when they have company."""
    item = Label.LIST_ITEM
    assert [T, P, item, item] == labels(TITLE, "", POWER, "", "• 첫째 일", "• 둘째 일")
    assert [T, P, item, item, P] == labels(TITLE, "", POWER, "", "1. 첫째", "2. 둘째", "", SEASONS)
    assert [T, P, H, P] == labels(TITLE, "", POWER, "", "1. 첫째 이야기", "", SEASONS)


def test_copyright_and_counters_are_furniture() -> None:
    """Also where no list of lines knows them."""
    for line in (
        "ⓒ 한강경제, 무단전재 및 재배포 금지",
        "저작권자 ⓒ 한강경제 무단 전재-재배포 금지",
        "© 2023 The River Post. All rights reserved.",
        "댓글 12",
        "[email protected]",
        "1,234 views",
    ):
        assert [T, P, P, F] == labels(TITLE, "", POWER, "", SEASONS, "", line), line


def test_the_second_language_has_title_deck_and_headings_of_its_own() -> None:
    """A Latin heading inside the Korean text stays Korean."""
    assert [T, P, H, P, T, D, H, Label.LIST_ITEM, P, H, P] == labels(
        *(TITLE, "", POWER, "", "Q&A", "", SEASONS, "", ""),
        *("Power Rates Get Three Seasons", "", "Small firms may pay most in daytime.", ""),
        *("At a Glance", "", "  • Three rates a year", "", BUSES, "", "What changes", BATTERIES),
    )


def test_the_first_paragraph_of_an_english_text_is_no_deck() -> None:
    """When it is as long as the others."""
    assert [T, P, P] == labels("City to Run Only Electric Buses", "", BUSES, "", BUSES)


def test_the_series_in_the_titles_bracket_has_its_notice() -> None:
    """Whether or not it is spaced the same."""
    notice = "[에너지창]은 전기와 가스를 둘러싼 움직임을 살펴 전합니다. 두 주에 한 번 찾아갑니다."
    assert [T, Label.NOTE, P] == labels("[에너지 창] " + TITLE, "", notice, "", POWER)


def test_a_leftover_at_the_end_is_furniture_on_an_unknown_site() -> None:
    """It is a link more often than a last word."""
    lines = explained(page(TITLE, "", POWER, "", SEASONS, "", "부산항 물동량 증가"))
    assert ("furniture", "under the last paragraph") == (lines[-1].label, lines[-1].rule)


def test_the_bundled_kinds_of_furniture_never_reach_a_body() -> None:
    """The page of a site without a profile, from top to bottom."""
    found = {
        line.text: line.label
        for line in explained((DATA / "site_without_profile.txt").read_bytes())
    }
    assert T is found["전기요금 계절별 3단계로 나눈다"]
    assert Label.SITE is found["한강경제"]
    assert Label.DATE is found["입력 2023.11.15 10:20 | 수정 2023.11.15 11:02"]
    assert Label.BYLINE is found["홍길동 기자 hong@hangang.example"]
    assert Label.REPEAT is found["전기요금 계절별 3단계로 나눈다 - 한강경제"]
    for text in ("로그인", "홈 > 경제 > 에너지", "댓글 3", "관련기사", "프로야구 한국시리즈 5차전"):
        assert F is found[text], text
    assert 1 == len(read_file("site_without_profile.txt").articles)
