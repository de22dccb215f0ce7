"""The top of pages: what a portal, a menu and a browser put over a title and under it."""

from __future__ import annotations

import pytest

from reader.ingest.labelling.people import date_beside_byline
from reader.model.article import Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page

TITLE = '전기요금 계절별 3단계로 나눈다…사업장은 "환영"'
DECK = "소규모 사업장 부담 덜고 여름 할증은 줄여"
TITLE_EN = "The city will run only electric buses by the end of 2027"
MENU = ("* Home", "* Ports", "+ Ships", "+ U.S.", "+ Rail", "* Roads", "* Air", "search", "Go")


def title_and_deck(*lines: str) -> tuple[str, tuple[str, ...]]:
    """Of the only article of these lines, in its first language."""
    edition = next(iter(Read(page(*lines)).article.editions.values()))
    return edition.title, edition.deck


def test_over_the_buttons_that_part_it_from_its_deck_stands_the_title() -> None:
    """Not a section above; a short title over its deck stays one."""
    section = ("12.11 (목)", "", "이슈 전기요금 이모저모", "", TITLE, "")
    assert (TITLE, (DECK,)) == title_and_deck(*section, "댓글 3", "공유", "", DECK, "", POWER)
    assert ("계절마다 다른 전기요금", (DECK,)) == title_and_deck(
        "계절마다 다른 전기요금", "", DECK, "", "댓글 3", "", POWER, SEASONS
    )


def test_a_title_that_ends_the_path_to_it_is_no_pictures_text() -> None:
    """The picture's text is printed twice as well, under it."""
    path = ("• Transport", "• Buses", f"• {TITLE_EN}", "", TITLE_EN, "")
    picture = ("A bus waits at the depot by the river on Monday", "")
    lines = (*path, *picture, *picture, "By Jane Doe", "March 2, 2024", "", BUSES, "", BATTERIES)
    assert TITLE_EN == title_and_deck(*lines)[0]


def test_a_path_may_stick_to_its_last_step() -> None:
    """A bracket before the title is a part of it and no step."""
    path = f"HomeLatest News{TITLE_EN}"
    lines = ("The River Post", path, "", TITLE_EN, "", "River Post March 02, 2024", "", BUSES)
    read = Read(page(*lines, "", BATTERIES))
    assert ([TITLE_EN], "2024-03-02") == (read.titles(Language.EN), read.article.published)
    assert f"[단독] {TITLE}" == title_and_deck(f"[단독] {TITLE}", "", TITLE, "", POWER, SEASONS)[0]


def test_a_motto_printed_twice_over_a_menu_is_no_title() -> None:
    """Under a title no menu follows, and not the next line like a title."""
    motto = "The River Post | The paper of all harbours"
    menu = tuple(f"• {word}" for word in ("Home", "Ports", "Ships", "Rail", "Roads", "Air"))
    lines = (motto, motto, *menu, "• Buses", "• Trams", "", TITLE_EN, "", "March 2, 2024", "")
    assert TITLE_EN == title_and_deck(*lines, BUSES, "", BATTERIES)[0]


def test_a_note_may_come_before_the_line_that_signs_the_news() -> None:
    """As where a series is introduced."""
    signed = f"[강변데일리 김철수기자] {SEASONS}"
    article = Read(page(TITLE, "", POWER, "", signed, "", POWER[::-1])).article
    assert ("김철수", "강변데일리") == (article.author.name, article.publisher)


def test_a_date_may_stand_among_counters_and_names() -> None:
    """Whichever stands first."""
    assert "발행: 2025.10.31 20:45" == date_beside_byline(
        "댓글 1 · 저장 0 · 홍길동 기자 발행: 2025.10.31 20:45"
    )


def test_a_notice_over_a_menu_is_no_text() -> None:
    """A browser says what it cannot do long before the title."""
    notice = "River Radio: Your browser does not support the audio element."
    lines = (notice, *MENU, "Jun 13, 4:03 PM EDT", "", TITLE_EN, "", "By Jane Doe", "")
    read = Read(page(*lines, BUSES, "", BATTERIES))
    (edition,) = read.article.editions.values()
    assert (TITLE_EN, [BUSES, BATTERIES]) == (edition.title, [b.text for b in edition.body])
    assert "Jane Doe" == read.article.author.name


def test_words_that_say_what_a_date_is_of_are_no_deck() -> None:
    """Also where the dates themselves are drawn by a script and not copied."""
    assert (TITLE, ()) == title_and_deck(TITLE, "", "입력", "", "업데이트", "", POWER, "", SEASONS)
    assert (TITLE, ()) == title_and_deck(TITLE, "11월 15일(수)", POWER, "", SEASONS)


def test_a_date_with_its_zone_in_brackets_is_no_title() -> None:
    """Nor one that puts the Korean month before the day."""
    assert TITLE_EN == title_and_deck("March 2, 2024 01:43 am (IST)", "", TITLE_EN, BUSES)[0]
    assert TITLE == title_and_deck("3월 2, 2024", "", TITLE, "", POWER, "", SEASONS)[0]


def test_what_a_portal_takes_from_the_text_is_not_said_twice() -> None:
    """Sentences of it, above a notice that says so; one alone may be the first."""
    first, second = POWER.partition(". ")[0] + ".", SEASONS.partition(". ")[0] + "."
    notice = "기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다."
    lines = (TITLE, "입력 2023.11.15 10:00", "", first, "", second, "", notice, "")
    (edition,) = Read(page(*lines, POWER, "", SEASONS)).article.editions.values()
    assert [POWER, SEASONS] == [block.text for block in edition.body]
    (edition,) = Read(page(TITLE, "", first, "", SEASONS, "", POWER)).article.editions.values()
    assert first == edition.body[0].text


def test_a_board_says_the_title_and_its_own_name_in_the_tab() -> None:
    """With the sign of a path between, and below it who wrote it and when, in a row."""
    tab = f"{TITLE} > 산업 기사 | 강변 모임"
    row = ("페이지 정보", "profile_image", "댓글 0건 조회 164회 작성일 23-11-15 16:07", "본문")
    lines = (tab, "본문 바로가기", "산업 기사 | 강변 모임", "", TITLE, "", *row, "", POWER)
    read = Read(page(*lines, "", SEASONS))
    assert ([TITLE], "2023-11-15T16:07:00+09:00") == (read.titles(), read.article.published)


def test_an_account_over_the_title_is_none() -> None:
    """It is one word in small letters, and its readers are counted under it."""
    lines = ("harbournotes", "1,000+ Views", "", TITLE, "", POWER, "", SEASONS)
    assert (TITLE, ()) == title_and_deck(*lines)


def test_an_agency_says_in_its_copyright_when_it_sent_the_news() -> None:
    """Where no other line does."""
    claim = "<저작권자(c) 한강통신, 무단 전재-재배포 금지> 2023/11/15 10:20 송고"
    read = Read(page(TITLE, POWER, SEASONS, "hong@hangang.example", claim))
    assert "2023-11-15T10:20:00+09:00" == read.article.published
    dated = Read(page(TITLE, "2023.11.14 09:00", POWER, SEASONS, claim))
    assert "2023-11-14T09:00:00+09:00" == dated.article.published


def test_who_speaks_in_a_broadcast_is_no_title() -> None:
    """Though the sign of each speaker stands there again and again."""
    speech = ("◀ 앵커 ▶", "", "어서 오세요.", "", "◀ 김철수/경제평론가 ▶", "", "안녕하십니까?", "")
    lines = (TITLE, "", "2023. 1. 13. 16:04", "", *speech, *speech, POWER, "", SEASONS)
    assert TITLE == title_and_deck(*lines)[0]


def test_a_byline_may_have_a_pet_name_and_the_date_in_it() -> None:
    """Without a sign between."""
    line = 'By Jane "Harbour Jane" Doe November 15, 2023 7:18 pm'
    article = Read(page(TITLE_EN, "", line, "", BUSES, "", BATTERIES)).article
    assert ('Jane "Harbour Jane" Doe', "2023-11-15") == (article.author.name, article.published)


def test_sections_on_the_first_line_are_no_title() -> None:
    """Some of them may be the site's own."""
    row, own = (
        "Society Economy Accident International Politics",
        "Alpha Editor March 2, 2024 1 views",
    )
    lines = (row, "June 2, 2026", "Back to Home Economy", "", TITLE_EN, "", own, "", BUSES)
    read = Read(page(*lines, "", BATTERIES))
    assert ([TITLE_EN], "2024-03-02") == (read.titles(Language.EN), read.article.published)
    menu = "뉴스 트렌드 생활정보 International edition 매체"
    assert TITLE == title_and_deck(menu, "", TITLE, "", "입력 | 2019-01-02 03:00:00", "", POWER)[0]


WORDS = ("만평", "신문사", "부고", "인사 뉴스룸")


@pytest.mark.parametrize("signed", [(), ("홍길동 기자", "2024.08.02")])
def test_a_short_title_under_a_row_of_words_is_none_of_them(signed: tuple[str, ...]) -> None:
    """With three words it says more than they do."""
    lines = (*WORDS, "반세기 만에 열린 길", *signed, "", POWER, SEASONS)
    assert ("반세기 만에 열린 길", ()) == title_and_deck(*lines)


def test_a_row_of_words_over_a_text_is_no_deck() -> None:
    """Whatever stands over it."""
    lines = ("The Harbour Times", "", *WORDS, "", TITLE, "", POWER, SEASONS)
    assert not set(WORDS).intersection(title_and_deck(*lines)[1])


@pytest.mark.parametrize("called", ["제목: ", "기사 제목 : ", "Headline: "])
def test_a_title_that_is_called_one_is_it_without_the_word(called: str) -> None:
    """Also under a line that could be one."""
    over = "새로운 소식을 전해 드립니다"
    assert TITLE == title_and_deck(over, called + TITLE, "홍길동 기자", "", POWER, SEASONS)[0]
