"""A box of links to other articles ends where the article goes on, and not before."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page

TITLE = "전기요금 계절별 3단계로 나눈다"
HEAD = (TITLE, "홍길동 기자", "입력 2023.11.15 10:00", POWER)
CLAIM = "저작권자 © 한강일보 무단전재 및 재배포 금지"
LINKS = ("부산항 물동량 증가", "가을 태풍 북상")
TEASERS = ("정부가 부산항의 물동량을 늘리는 방안을 마련했다.", "태풍이 남해안으로 올라오고 있다.")
P, H, F = Label.PARAGRAPH, Label.HEADING, Label.FURNITURE


def under_head(*lines: str, head: tuple[str, ...] = HEAD) -> list[Label]:
    """The labels of lines under the first paragraph of an article."""
    return labels(*head, *lines)[len([*filter(None, head)]) :]


def test_the_last_paragraph_under_a_box_stays() -> None:
    """One line is enough where the copyright comes below it."""
    assert [F, F, P, F] == under_head("관련기사", LINKS[0], SEASONS, CLAIM)
    assert [F, F, F, P, F] == under_head("관련기사", *LINKS, "사업장은 반겼다.", CLAIM)


def test_a_signed_byline_below_shows_it_too() -> None:
    """As under the articles of dailies."""
    byline = "홍길동 기자 hong@example.com"
    assert [F, F, P, Label.BYLINE] == under_head("관련기사", LINKS[0], SEASONS, byline)


def test_headings_between_paragraphs_do_not_end_them() -> None:
    """A list of tips, with a number before each and one box among them."""
    tips = ("1. 낮에는 켜지 마라", SEASONS, "2. 밤에 돌려라", POWER)
    assert [F, F, F, H, P, H, P, F] == under_head("관련기사", *LINKS, *tips, CLAIM)
    story = ("Buses", "", "By Jane Doe", "", BUSES)
    lines = ("Related", "The tower", "A cable", BATTERIES, "How", BUSES, "Who", BATTERIES)
    assert [F, F, F, P, H, P, H, P] == under_head(*lines, head=story)


def test_short_answers_in_a_row_are_the_article() -> None:
    """Titles of articles end in no full stop."""
    talk = ("-힘들지 않은가.", '"몸은 힘들죠. 그래도 웃으면 됐어요."', "-마지막으로 한마디.")
    assert [F, F, P, P, P] == under_head("관련기사", LINKS[0], *talk)


def test_a_heading_set_apart_above_the_first_paragraph_stays() -> None:
    """By empty lines, or by its sign."""
    apart = ("관련기사", *LINKS, "", "업계 반응", SEASONS, CLAIM)
    assert [F, F, F, H, P, F] == under_head(*apart)
    assert [F, F, F, H, P, F] == under_head("관련기사", *LINKS, "■ 업계 반응", SEASONS, CLAIM)
    assert [F, F, F, F, P, F] == under_head("관련기사", *LINKS, "또 다른 기사", SEASONS, CLAIM)
    alone = ("관련기사", *LINKS, "", "업계 반응", "", SEASONS, "", POWER)
    assert [F, F, F, H, P, P] == under_head(*alone)


def test_the_headings_of_both_editions_stay_under_a_box() -> None:
    """They take turns and have the same number."""
    head = (TITLE, "Rates get three seasons", "", "1. 낮", "1. Day", POWER, BUSES)
    box = ("Related:", "The tower", "A cable", "", "2. 밤", "2. Night", SEASONS, BATTERIES)
    assert [H, H, P, P, F, F, F, H, H, P, P] == labels(*head, *box)[2:]


@pytest.mark.parametrize(
    "box", ["Related:", "[관련기사]", "▶ 관련기사", "<관련 기사>", "■ 관련뉴스"]
)
def test_a_box_is_known_by_its_name_however_it_is_printed(box: str) -> None:
    """With a colon, a sign, or in brackets."""
    assert [F, F, F, P, F] == under_head(box, *LINKS, SEASONS, CLAIM)


@pytest.mark.parametrize("menu", [("Home", "World", "Trending"), ("홈", "경제", "주요뉴스")])
def test_an_entry_of_the_menu_opens_no_box(menu: tuple[str, ...]) -> None:
    """The title stands under it."""
    found = labels(*menu, *HEAD, SEASONS)
    assert [F, F, F, Label.TITLE, Label.BYLINE, Label.DATE, P, P] == found


@pytest.mark.parametrize(
    "lines",
    [
        ("많이 본 뉴스", LINKS[0], TEASERS[0], LINKS[1], TEASERS[1], CLAIM),
        (CLAIM, "많이 본 뉴스", *LINKS, TEASERS[0], LINKS[0], TEASERS[1], LINKS[1], TEASERS[0]),
        (CLAIM, "많이 본 뉴스", *LINKS, "이메일을 받지 않습니다.", "기사는 보호를 받습니다."),
        ("많이 본 뉴스", *LINKS, "서울시 중구 세종대로 1", "Copyright ⓒ 한강일보 무단전재 금지"),
        ("많이 본 뉴스", *LINKS, "정부가 부산항의 물동량을...", "가을 태풍이 남해안으로…", CLAIM),
        ("많이 본 뉴스", *LINKS, "핫뉴스", "항구", TEASERS[0], "태풍", TEASERS[1], CLAIM),
    ],
    ids=["teasers", "under the end", "small print", "address", "cut short", "second box"],
)
def test_nothing_of_a_list_of_links_leaks(lines: tuple[str, ...]) -> None:
    """Neither what it tells of each article nor what stands at the foot of the page."""
    assert {F} == set(under_head(*lines))


def test_a_digest_has_headings_like_those_of_lists_of_links() -> None:
    """With sentences under them, and no end of an article above."""
    digest = ("Top stories", "• Dockworkers agreed to stay on the job.", "Latest news", BATTERIES)
    assert [H, Label.LIST_ITEM, H, P] == under_head(*digest, head=("Buses", "", BUSES))
    assert [F, F, F] == under_head("Top stories", "• Strike is off", "• New plant opens")
    assert [F, F, F] == under_head(CLAIM, "주요뉴스", TEASERS[0])
    assert [F, F, F] == under_head("관련기사", LINKS[0], TEASERS[0])


def test_sentences_that_stay_among_links_are_told() -> None:
    """However short, those in a row together; headlines and first words are not."""
    head = (*HEAD, "홍길동 기자", "많이 본 뉴스", *LINKS)
    read = Read(page(*head, "사업장은 반겼다.", "시는 돈을 더 쓴다.", LINKS[0], "항구가 늘었다..."))
    assert [((9, 10), "looks like prose, taken for “link to another article”")] == [
        (part.lines, part.reason) for part in read.skipped
    ]


def test_an_edition_under_links_in_the_other_language_keeps_its_title() -> None:
    """The links are those of the first edition, whose last paragraph may stand among them."""
    english = ("Buses fall silent", "By Jane Doe", "March 3, 2024", BUSES, BATTERIES)
    box = ("Recommended", "The tower", "A cable")
    korean = ("[한글 기사]", "버스가 조용해진다", POWER, SEASONS)
    edition = [F, Label.TITLE, P, P]
    assert [F, F, F, *edition] == labels(*english, *box, *korean)[5:]
    claim = "Copyright The River Post 2024. All rights reserved."
    assert [F, F, F, P, F, *edition] == labels(*english[:4], *box, BATTERIES, claim, *korean)[4:]


def test_a_box_without_links_takes_no_paragraph() -> None:
    """Where its links were drawn by a script and not copied; a link has one sentence."""
    assert [F, P] == under_head("관련기사", SEASONS)
    assert [F, F, F] == under_head("관련기사", TEASERS[0], LINKS[0])
    assert [F, F, F] == under_head(CLAIM, "관련기사", SEASONS)
