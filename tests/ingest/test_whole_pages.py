"""Whole pages as a browser gives them, with all menus, boxes and the foot of the page."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

EN, KO = Language.EN, Language.KO
TITLE = "Harbour town hands its last diesel bus to a museum"
SIGNED = ("By Jane Doe", "November 14, 2023")
MENU = (
    "Ferries and Islands",
    "Fishing Fleet",
    "Quayside",
    "Regattas",
    "Storm Watch",
    "Tide Tables",
    "Harbour Kitchen",
    "Lighthouse Keepers",
    "Letters from the Pier",
    "Salt and Rope",
    "Harbour Awards",
    "Old Maps",
)
"""Words that no profile knows."""
KO_TITLE = "전기요금 계절별 3단계로 나눈다…내년 시행"


def test_a_long_menu_that_nobody_knows_hides_no_title() -> None:
    """However its entries are set apart; and it is printed twice."""
    for menu in (MENU, [line for entry in MENU for line in (entry, "")]):
        read = Read(
            page("Skip to content", *menu, *menu, "", TITLE, "", *SIGNED, "", BUSES, BATTERIES)
        )
        assert (TITLE, "Jane Doe", "2023-11-14") == (
            read.article.title(),
            read.article.author.name,
            read.article.published,
        )
        assert () == read.article.editions[EN].deck


def test_a_longer_entry_among_those_of_a_menu_is_one_too() -> None:
    """Not where it stands over the text: that is the title."""
    menu = (*MENU[:6], "Tell us what you would like to see in the harbour next", *MENU[6:])
    assert TITLE == Read(page(*menu, TITLE, *SIGNED, BUSES, BATTERIES)).article.title()


def test_what_a_menu_says_again_and_again_is_no_title() -> None:
    """It stands under each part of one."""
    back = "Back to the menu of all that the harbour town has to tell you today"
    assert TITLE == Read(page(*[*MENU, back] * 5, TITLE, *SIGNED, BUSES, BATTERIES)).article.title()


def test_a_notice_among_menus_is_no_text() -> None:
    """The title is looked for below it."""
    notice = "To read this story again later, visit your page and then view what was saved."
    assert TITLE == Read(page(notice, *MENU, "", TITLE, *SIGNED, BUSES, BATTERIES)).article.title()


def test_links_opened_in_the_menu_above_the_title_are_its_entries() -> None:
    """ "Most viewed" there is one of many."""
    menu = (*MENU, "Most Viewed", "Harbour Headlines of the Week Gone By", *MENU)
    assert TITLE == Read(page(*menu, TITLE, *SIGNED, BUSES, BATTERIES)).article.title()


def test_under_the_title_a_box_of_links_is_one() -> None:
    """Who wrote the text, and when, stands above it."""
    box = ("관련기사", "버스가 멈춘 3분", "새벽 배송을 끊은 빵집")
    found = labels(KO_TITLE, "입력 2023.11.15 10:20", *box, POWER, SEASONS)
    assert [Label.FURNITURE] * 3 == found[2:5]


def test_the_menus_at_the_foot_of_a_page_are_no_headings() -> None:
    """Though a sentence of small print stands under them."""
    foot = (
        "Search",
        *MENU,
        "Terms of Use",
        "About",
        "The pier makes its own sails and sells them.",
    )
    article = Read(page(TITLE, *SIGNED, BUSES, "", BATTERIES, "", *foot)).article
    assert [BUSES, BATTERIES] == texts(article.editions[EN], *BlockKind)


def test_links_printed_twice_each_end_the_text() -> None:
    """Once for the picture and once for the link, as browsers for terminals print them."""
    links = (
        "• The pier that sank",
        "",
        "The pier that sank",
        "• Gulls on strike",
        "",
        "Gulls on strike",
    )
    lines = (
        TITLE,
        *SIGNED,
        BUSES,
        "",
        BATTERIES,
        "",
        "Seen this week",
        *links,
        "",
        "We answer letters.",
    )
    article = Read(page(*lines)).article
    assert [BUSES, BATTERIES] == texts(article.editions[EN], *BlockKind)


def test_cards_that_say_twice_what_they_lead_to_end_the_text() -> None:
    """A sentence stands between, the same under each."""
    said = "바다 위의 모든 것을 다룬 보고서."
    cards = [
        line for name in ("등대 15호", "부두 14호") for line in (name, said, "", name, "", "보기")
    ]
    article = Read(page(KO_TITLE, "입력 2023.11.15", POWER, SEASONS, "", *cards)).article
    assert [POWER, SEASONS] == texts(article.editions[KO], *BlockKind)


@pytest.mark.parametrize("rows", [("Home 3", "Sports 5"), ("Kim Ha-neul", "Lee Ba-da")])
def test_neither_a_table_nor_a_list_of_names_is_a_foot(rows: tuple[str, str]) -> None:
    """Figures stand in its rows, and no entry of names is known."""
    table = [f"{row} {number}" if "3" in row else row for number in range(6) for row in rows]
    lines = (TITLE, *SIGNED, BUSES, "", BATTERIES, "", *table, "", "The jury meets again in May.")
    body = texts(Read(page(*lines)).article.editions[EN], *BlockKind)
    assert {*table, "The jury meets again in May."} <= {*body}


def test_the_names_of_videos_stand_over_their_lengths() -> None:
    """The times of a programme rise, and what stands over them is text."""
    videos = (
        "Gull steals a sandwich",
        "01:04",
        "What the tide left",
        "01:02",
        "A pier, rebuilt",
        "00:31",
    )
    article = Read(page(TITLE, *SIGNED, *videos, BUSES, BATTERIES)).article
    assert () == article.editions[EN].deck
    assert [BUSES, BATTERIES] == texts(article.editions[EN], *BlockKind)
    programme = ("문 여는 날", "09:30", "첫 강연", "10:00", "둘째 강연", "11:00")
    assert Label.FURNITURE not in labels(KO_TITLE, *programme, POWER, SEASONS)[1::2][:3]


def test_the_title_in_a_browsers_tab_is_found_below_however_far() -> None:
    """Scrapers print it first of all; a search box may stand between."""
    box = "Set the place you want to hear of (town and country, or the number of your street here)"
    lines = (f"{TITLE} | harbour.example", *MENU, box, "All is set now.", *MENU, TITLE, *SIGNED)
    assert TITLE == Read(page(*lines, BUSES, BATTERIES)).article.title()


def test_the_text_of_a_picture_may_stand_over_the_title() -> None:
    """It is no text of the article."""
    caption = "A flag is seen in the mirror of a bus that waits at the harbour."
    head = (caption, "", TITLE, "What the town wants with a bus", "", "Share full article", "924")
    assert TITLE == Read(page(*head, "", *SIGNED, "", BUSES, BATTERIES)).article.title()


def test_between_a_title_and_the_same_words_at_a_picture_the_header_stands() -> None:
    """A picture is often called what the article is."""
    head = (KO_TITLE, "reporter-profile", "김하늘", "2023.11.15 10:20", "", "북마크 하기", "")
    article = Read(page(*head, KO_TITLE, "(출처 : 전력거래소)", "", POWER, SEASONS)).article
    assert (KO_TITLE, "김하늘") == (article.title(), article.author.name)


def test_todays_date_over_the_menu_is_not_the_articles() -> None:
    """What stands under the title goes before it."""
    top = ("2025년 06월 19일 (목)", "로그인", "회원가입", "전체메뉴")
    article = Read(
        page(*top, KO_TITLE, "홍길동 기자 | 입력 2025.06.18 18:05", POWER, SEASONS)
    ).article
    assert "2025-06-18T18:05:00+09:00" == article.published


@pytest.mark.parametrize("bullet", ["• ", "  * "])
def test_a_header_that_is_a_list_to_a_browser_is_read(bullet: str) -> None:
    """Its lines have bullets: who, when, how many comments."""
    header = [f"{bullet}{line}" for line in ("김하늘", "승인 2018.01.18 09:41", "댓글 0")]
    article = Read(page(KO_TITLE, *header, "이 기사를 공유합니다", "", POWER, SEASONS)).article
    assert ("김하늘", "2018-01-18T09:41:00+09:00") == (article.author.name, article.published)
    assert [POWER, SEASONS] == texts(article.editions[KO], *BlockKind)


def test_a_list_of_the_text_keeps_its_bullets() -> None:
    """Nobody signed it."""
    items = ("• 주택용은 그대로", "• 산업용은 3단계")
    assert [Label.LIST_ITEM] * 2 == labels(KO_TITLE, "입력 2023.11.15", POWER, *items, SEASONS)[3:5]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("North Korea 09:31 August 20, 2019", "2019-08-20"),
        ("조회수 2019. 7. 4. 08:10 수정", "2019-07-04T08:10:00+09:00"),
        ("on December 27, 2014 at 12:06 PM, updated", "2014-12-27"),
        ("November 28, 2013 -- Updated 0203 GMT (1003 HKT)", "2013-11-28"),
    ],
)
def test_a_date_may_stand_behind_a_word_or_two(line: str, date: str) -> None:
    """A section, how often it was read, the name of the site."""
    title, text = (TITLE, (BUSES, BATTERIES)) if line.isascii() else (KO_TITLE, (POWER, SEASONS))
    assert date == Read(page(title, "", line, "", *text)).article.published


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Analysis by Jane Doe, Harbour Affairs Editor", "Jane Doe"),
        ("Opinion by Jane Doe", "Jane Doe"),
        ("글 : 정하늘  월간한강 기자  sky@hangang.example", "정하늘"),
    ],
)
def test_more_kinds_of_bylines_are_read(line: str, name: str) -> None:
    """What it is stands before the name, or there are two spaces between."""
    text = (BUSES, BATTERIES) if line.isascii() else (POWER, SEASONS)
    assert (
        name
        == Read(
            page(TITLE if line.isascii() else KO_TITLE, "", line, "", *text)
        ).article.author.name
    )


def test_the_furniture_of_the_commonest_system_of_trade_papers_is_left_out() -> None:
    """Buttons to share stand above the title and under it, each with where to."""
    share = (
        "SNS 기사보내기",
        "SNS 기사보내기페이스북(으)로 기사보내기 트위터(으)로 기사보내기 카카오톡(으)로 기사보내기",
    )
    top = (
        "상단영역",
        "본문영역",
        "이전 기사",
        *share,
        "다음 기사",
        "스크롤 이동 상태바",
        "현재위치",
    )
    under = (
        "키워드 관련기사",
        "버스가 멈춘 3분",
        "키워드Tags #전기 #요금",
        "다른기사 보기",
        "기사 댓글 0",
    )
    button = "바로가기 본문 글씨 줄이기 본문 글씨 키우기"
    header = (KO_TITLE, "기자명 홍길동 기자   입력 2025.06.17 19:05  댓글 0", *share)
    article = Read(page(*top, button, *header, POWER, "", SEASONS, "", *under)).article
    assert (KO_TITLE, ()) == (article.title(), article.editions[KO].deck)
    assert [POWER, SEASONS] == texts(article.editions[KO], *BlockKind)


def test_what_browsers_for_terminals_print_for_buttons_and_pictures_is_no_text() -> None:
    """Fields, choices, pictures without words and empty points of lists."""
    marks = (
        "(BUTTON)",
        "[INS::INS]",
        "[                    ] [Subscribe]",
        "• ( ) ABCDEFG",
        "•",
        "•",
    )
    article = Read(page(TITLE, *SIGNED, *marks, BUSES, *marks, BATTERIES)).article
    assert [BUSES, BATTERIES] == texts(article.editions[EN], *BlockKind)


def test_a_list_of_links_alone_is_no_article() -> None:
    """Its lines are told with the reason."""
    links = [
        f"• {entry} has changed more than anybody thought it would this year" for entry in MENU
    ]
    read = Read(page(TITLE, "", TITLE, "", *links))
    assert ([], 1) == (read.articles, len(read.skipped))


def test_a_rule_inside_a_page_broken_to_fit_a_width_begins_no_other() -> None:
    """Under it a paragraph goes on below its first line, which has no full stop."""
    rule = "━" * 78
    parts = (
        (
            "The harbour town has waited for its new buses since the storm of last year took",
            "three",
        ),
        (
            "Nobody in the harbour had thought that the old ones would be missed by so many",
            "people",
        ),
        (
            "On the last evening the whole crew of the Grand Old Ferry stood on the pier and",
            "Waved",
        ),
    )
    ends = ("of them, and nobody could say when more of them would come.",) * 3
    lines = [
        line
        for (first, word), end in zip(parts, ends, strict=True)
        for line in (first, f"{word} {end}", "", rule, "")
    ]
    read = Read(page(TITLE, *SIGNED, "", *lines, "The buses come on Monday, the council says now."))
    assert [TITLE] == read.titles(EN)


def test_entries_of_a_menu_may_have_bullets_and_quotation_marks() -> None:
    """As a browser for terminals prints them; each part of the menu stands there twice."""
    menu = [f"• {entry}’s" for entry in MENU[:8]]
    lines = (*menu, "", "trending", "", *menu, "", TITLE, "", *SIGNED, "", BUSES, BATTERIES)
    assert TITLE == Read(page(*lines)).article.title()


def test_the_names_site_may_stand_right_behind_a_bar() -> None:
    """Without a space on either side."""
    article = Read(page("•", f"{KO_TITLE}|한강타임즈", "", KO_TITLE, "", POWER, SEASONS)).article
    assert (KO_TITLE, ()) == (article.title(), article.editions[KO].deck)


def test_who_wrote_it_may_stand_in_brackets_with_the_paper_before_the_text() -> None:
    """Names with small words between are names too."""
    article = Read(page(KO_TITLE, "", f"[한강타임즈 홍길동 기자] {POWER}", SEASONS)).article
    assert ("홍길동", "기자") == (article.author.name, article.author.position)
    assert (
        "" == Read(page(KO_TITLE, "", f"[한강의 밤과 기자] {POWER}", SEASONS)).article.author.name
    )
    signed = ("By Ana de la Torre", "November 14, 2023")
    assert "Ana de la Torre" == Read(page(TITLE, *signed, BUSES, BATTERIES)).article.author.name


def test_a_header_with_bullets_or_minutes_begins_a_page() -> None:
    """Its date is an item of a list, or stands under how long it takes to read the text."""
    listed = ("버스가 멈춘 3분", "• 김하늘", "• 승인 2018.01.18 09:41", "• 댓글 0", SEASONS)
    first = (KO_TITLE, "입력 2023.11.15 10:20", POWER, "홍길동 기자", "")
    assert [KO_TITLE, "버스가 멈춘 3분"] == Read(page(*first, *listed)).titles()
    timed = (
        "Log in",
        "Buses on the pier",
        "By Jane Doe",
        "7 minute read",
        "November 14, 2022",
        BUSES,
    )
    read = Read(page(*first, "저작권자 ⓒ 한강타임즈", "", *timed, BATTERIES))
    assert ["Buses on the pier"] == [article.title() for article in read.articles[1:]]
