"""Who wrote it."""

from __future__ import annotations

import pytest

from reader.ingest.bylines import Byline, byline_of, dateline_of


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("홍길동 기자 hong@x.example", Byline("홍길동", "기자", "hong@x.example")),
        ("홍길동기자", Byline("홍길동", "기자")),
        ("[한강경제 홍길동 기자]", Byline("홍길동", "기자")),
        ("홍길동 경제부 선임기자", Byline("홍길동", "선임기자")),
        ("홍길동·김철수 기자", Byline("홍길동·김철수", "기자")),
        ("글 홍길동 기자 / 사진 김철수 기자", Byline("홍길동", "기자")),
        ("홍길동 기자 [email protected]", Byline("홍길동", "기자")),
        ("남궁민수 특파원", Byline("남궁민수", "특파원")),
        ("기자명 홍길동", Byline("홍길동")),
        ("hong@x.example", Byline(email="hong@x.example")),
        ("By Jane Doe", Byline("Jane Doe")),
        ("Written by Jane van Doe, Staff Writer", Byline("Jane van Doe", "Staff Writer")),
        ("By Jane Doe | jane@x.example", Byline("Jane Doe", "", "jane@x.example")),
        ("By Jane Doe and John Roe", Byline("Jane Doe and John Roe")),
        ("By Jane Doe, John Roe and Ann Poe", Byline("Jane Doe, John Roe and Ann Poe")),
        ("BY JANE DOE", Byline("Jane Doe")),
        ("By Jane Doe in Riverton", Byline("Jane Doe")),
        ("DOE JANE [jane@x.example]", Byline("Doe Jane", "", "jane@x.example")),
        ("Kim Da-sol (dasol@x.example)", Byline("Kim Da-sol", "", "dasol@x.example")),
        ("홍길동 기자 구독", Byline("홍길동", "기자")),
        ("홍길동 기자 hong@x.example 다른 기사 보기", Byline("홍길동", "기자", "hong@x.example")),
        ("홍길동 기자 기자 페이지 구독 기자의 다른기사 보기", Byline("홍길동", "기자")),
        ("세종=홍길동 기자", Byline("홍길동", "기자")),
        ("[워싱턴=홍길동 특파원]", Byline("홍길동", "특파원")),
        ("정리=홍길동 기자", Byline("홍길동", "기자")),
        ("홍길동, 김철수 기자", Byline("홍길동·김철수", "기자")),
        ("라은유 기자", Byline("라은유", "기자")),
        ("홍길동 기자hong@x.example", Byline("홍길동", "기자", "hong@x.example")),
        ("홍길동기자@강변신문, hong@x.example", Byline("홍길동", "기자", "hong@x.example")),
        ("홍길동기자@강변신문, hong@", Byline("홍길동", "기자")),
        ("/홍길동 기자(hong@x.example)", Byline("홍길동", "기자", "hong@x.example")),
        ("홍길동(hong@x.example)", Byline("홍길동", "", "hong@x.example")),
        ("KTV 홍길동 (hong@x.example)", Byline("홍길동", "", "hong@x.example")),
        ("에디터 홍길동", Byline("홍길동")),
        ("정리/홍길동", Byline("홍길동")),
        ("글 홍길동 · 사진 김철수", Byline("홍길동")),
        ("글 마리아 옐친 | 옮김 홍길동", Byline("마리아 옐친")),
        ("작성자 관리자", Byline()),
        ("By admin", Byline()),
        ("By Reuters", Byline("Reuters")),
        ("By Jane Doe Staff Writer", Byline("Jane Doe", "Staff Writer")),
        ("By Jane van Doe Science Editor", Byline("Jane van Doe", "Science Editor")),
        ("By Jane Doe for The Weir Ledger", Byline("Jane Doe")),
        ("By Jane Doe, Translated by Ann Poe", Byline("Jane Doe")),
        ("Story by Jane Doe / Photos by Ann Poe", Byline("Jane Doe")),
        ("Author: Jane Doe", Byline("Jane Doe")),
        ("Text by Jane Doe", Byline("Jane Doe")),
        ("저자: 마리아 옐친(Maria Yelchin)", Byline("마리아 옐친")),
        ("◎공감언론 뉴시스 hong@x.example", Byline(email="hong@x.example")),
        (
            "홍길동 기자(hong@x.example), 김철수 기자(kim@x.example)",
            Byline("홍길동·김철수", "기자", "hong@x.example"),
        ),
    ],
)
def test_a_byline_is_taken_apart(line: str, byline: Byline) -> None:
    """Name, position, address."""
    assert byline == byline_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "기자들은 현장을 떠나지 않았다",
        "현장을 지킨 기자",
        "By 2030, all buses",
        "리더 편집부 기자",
        "“왜 나인가” 홍길동 교수",
        "전기요금 계절별 3단계로 나눈다",
        "라디오 PD",
        "정리 정돈법",
        "정리 해고는",
        "에디터 추천작",
        "글 쓰는 사람",
        "오늘, 우리 교수",
        "By Tomorrow",
        "Text by the thousands",
        "Author: nobody knows",
        "",
    ],
)
def test_what_is_no_byline_is_left_alone(line: str) -> None:
    """Headings may end in a position too."""
    assert byline_of(line) is None


def test_the_name_of_the_site_is_no_person() -> None:
    """Whatever is left is the name, even if it is a desk's."""
    assert Byline("편집부", "기자") == byline_of("편집부 강변 소식 기자", "강변 소식")


def test_a_dateline_names_its_writer() -> None:
    """As agencies begin their stories."""
    assert Byline("홍길동", "기자") == dateline_of("(서울=한강통신) 홍길동 기자 = 정부가 15일")
    assert dateline_of("정부가 15일") is None


@pytest.mark.parametrize("word", ["이메일", "제보자", "문의처", "편집부", "구독료"])
def test_a_word_before_an_address_is_nobody(word: str) -> None:
    """Though some are shaped like names."""
    assert byline_of(f"{word} desk@x.example") is None
