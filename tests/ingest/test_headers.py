"""What stands around a title on sites nobody wrote a profile for: buttons, pictures, pen names."""

from __future__ import annotations

import pytest

from reader.ingest.bylines import Byline, byline_of
from reader.ingest.credits import Credits
from reader.ingest.dates import published
from reader.ingest.labelled import Label
from reader.ingest.menus import is_menu_row
from reader.model.article import Author, BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

TITLE_EN = "Shipyards bet on ammonia engines"
WRITER = (
    "https://lettermill.example/@harbour/31",
    "lettermill story",
    "작가 신청하기",
    "",
    "물때표를 버리고 바다를 보기로 했다",
    "",
    "by 항구일기",
    "Nov 3. 2023",
    "",
    "댓글 2",
    "공유",
    "",
    POWER,
    "",
    SEASONS,
    "",
    "라이킷 8",
    "매거진의 이전글 왜 부산이었나",
)


def test_a_writers_page_has_its_title_pen_name_and_date() -> None:
    """The site's own name is what its address says, and no title."""
    article = Read(page(*WRITER)).article
    (edition,) = article.editions.values()
    assert ("물때표를 버리고 바다를 보기로 했다", ()) == (edition.title, edition.deck)
    assert (Author("항구일기"), "2023-11-03") == (article.author, article.published)
    assert ("lettermill story", WRITER[0]) == (article.publisher, article.source.url)
    assert [POWER, SEASONS] == texts(edition, BlockKind.PARAGRAPH)


def test_a_title_that_only_begins_like_the_address_stays_one() -> None:
    """A site is called in a word or two."""
    title = "Lettermill story about the port at night"
    article = Read(page(WRITER[0], title, "", "Nov 3, 2023", "", BUSES, "", BATTERIES)).article
    assert [title] == [edition.title for edition in article.editions.values()]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://www.lettermill.example/blog/12", "Lettermill Falls"),
        ("https://www.lettermill.example/blog/12", "Lettermill"),
        ("https://www.lettermill.example/blog/12", "Lettermill Story"),
        ("https://news.lettermill.example/12", "News Roundup"),
        ("https://sports.lettermill.example/12", "Sports Tonight"),
    ],
)
@pytest.mark.parametrize("head", [("Nov 3, 2023",), ("By Jane Doe", "Nov 3, 2023"), ()])
def test_a_title_is_never_lost_to_the_address(
    address: str, title: str, head: tuple[str, ...]
) -> None:
    """Even one that is the site's name: there is no other."""
    article = Read(page(address, title, "", *head, "", BUSES, "", BATTERIES)).article
    assert [title] == [edition.title for edition in article.editions.values()]
    assert "" == article.publisher


def test_a_short_title_above_a_deck_stays_one() -> None:
    """Beginning with what the host is called does not make it the site's name."""
    deck = "Why the mills along the river close"
    dump = page(WRITER[0], "Lettermill Falls", deck, "", "Nov 3, 2023", "", BUSES, "", BATTERIES)
    article = Read(dump).article
    assert ["Lettermill Falls"] == [edition.title for edition in article.editions.values()]
    assert "" == article.publisher


@pytest.mark.parametrize("site", ["Lettermill", "Letter Mill", "Lettermill News"])
def test_a_site_named_in_its_address_stands_above_the_title(site: str) -> None:
    """Also where the title stands under the date."""
    title = "Why ports never sleep"
    for head in ((site, title, "Nov 3, 2023"), (site, "Nov 3, 2023", title)):
        article = Read(page(WRITER[0], *head, "", BUSES, "", BATTERIES)).article
        assert [title] == [edition.title for edition in article.editions.values()]
        assert site == article.publisher


def test_the_paper_above_a_row_of_buttons_is_the_publisher() -> None:
    """The row itself never is, on no page of several."""
    first = (
        "강변경제",
        "로그인 회원가입 전체메뉴",
        "",
        "경제 > 에너지",
        "",
        "전기요금 개편안 나온다",
    )
    second = ("로그인 회원가입 전체메뉴", "", "경제 > 산업", "", "부산항 물동량 석 달째 늘었다")
    dump = page(
        *(*first, "", "등록 2023-11-15 10:00", "", "홍길동 기자", "", POWER, "", SEASONS),
        *("", "홍길동 기자 hong@river.example", "", "이 시각 주요뉴스", ""),
        *(*second, "", "등록 2023-11-16 08:30", "", "김영희 기자", "", SEASONS, "", POWER),
    )
    assert ["강변경제", ""] == [article.publisher for article in Read(dump).articles]


def test_the_picture_of_a_reporter_is_no_deck() -> None:
    """What stands in its place is its name; so with a button beside the byline."""
    found = labels(
        *("전기요금, 계절 따라 세 단계로 나눈다", "등록 2023-11-15 10:00", ""),
        *("박영희 기자 사진", "박영희 기자", "HELLO", "12", "", POWER, "", SEASONS),
    )
    assert [
        *(Label.TITLE, Label.DATE, Label.FURNITURE, Label.BYLINE),
        *(Label.FURNITURE, Label.FURNITURE, Label.PARAGRAPH, Label.PARAGRAPH),
    ] == found


def test_words_between_buttons_are_neither_deck_nor_headings() -> None:
    """Tags, as a weblog has them under its title."""
    found = labels(
        *("항구의 밤을 기록하는 법", "2024년 4월 2일", "팔로우", "항만", "기록", "목록 보기", ""),
        *(POWER, "", SEASONS, "", "이전 포스트", "3개의 댓글"),
    )
    assert [Label.TITLE, Label.DATE, *[Label.FURNITURE] * 4] == found[:6]
    assert [Label.FURNITURE] * 2 == found[-2:]


def test_who_wrote_it_is_not_the_site() -> None:
    """A name that a byline gives again is a person's; the site's is in the address."""
    article = Read(
        page(
            *("https://tidewriters.example/@jane/1a2b", "Tidewriters", "Why ports never sleep", ""),
            *("Jane Doe", "Nov 3, 2023", "", BUSES, "", BATTERIES, "", "Written by Jane Doe"),
        )
    ).article
    assert ("Tidewriters", "Jane Doe") == (article.publisher, article.author.name)
    assert () == next(iter(article.editions.values())).deck


def test_a_reporter_who_says_hello_is_no_last_paragraph() -> None:
    """Nor is it the beginning of one."""
    found = labels(
        *("전기요금, 계절 따라 세 단계로 나눈다", "", "홍길동 기자", "", POWER, "", SEASONS, ""),
        *("홍길동 기자", "안녕하세요. 산업부 홍길동 기자입니다."),
    )
    assert [Label.PARAGRAPH, Label.BYLINE, Label.FURNITURE] == found[-3:]


def test_one_word_apart_from_the_byline_is_still_a_deck() -> None:
    """Only in the row of buttons is it one."""
    found = labels(
        "오늘의 항구 이야기를 시작하며", "", "머리말", "", "홍길동 기자", "", POWER, "", SEASONS
    )
    assert [Label.TITLE, Label.DECK, Label.BYLINE] == found[:3]


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        ("로그인 회원가입 전체메뉴", True),
        ("로그인 | 회원가입", True),
        ("공유하기 댓글", True),
        ("댓글", False),
        ("경제 정치 사회", False),
        ("로그인 뒤에 남는 것", False),
    ],
)
def test_a_few_buttons_are_a_row_where_three_menu_words_may_be_a_title(
    line: str, is_row: bool
) -> None:
    """Buttons are never part of a text; menu words may be."""
    buttons = {"로그인", "회원가입", "전체메뉴", "공유하기", "댓글", "댓글 쓰기"}
    menu = buttons | {"경제", "정치", "사회"}
    assert is_row is is_menu_row(line, menu, buttons)


@pytest.mark.parametrize(
    ("line", "is_credited"),
    [
        ("A tram leaves its depot in Oslo. Photo: Jane Roe / River Pictures", True),
        ("The pier at dawn. Photo by John Doe", True),
        ("“We wait.” Illustration: River Studio", True),
        ("In Photos: Seoul's night markets", False),
        ("(LEAD) Image of Korea improves abroad", False),
        ("She wrote a letter. Photography By Night is her second book", False),
    ],
)
def test_a_credit_after_a_sentence_makes_a_caption(line: str, is_credited: bool) -> None:
    """Behind the sentence, with a colon or "by"; a headline has neither."""
    assert is_credited is bool(Credits([]).credit_of(line))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by 언덕의집", "언덕의집"),
        ("By 홍길동", "홍길동"),
        ("by 부산에서 온 편지", ""),
        ("by 2027", ""),
    ],
)
def test_pen_names_stand_behind_by(line: str, name: str) -> None:
    """One word, or two short ones."""
    assert (Byline(name) if name else None) == byline_of(line)


@pytest.mark.parametrize("line", ["Apr 2. 2024", "Apr. 2, 2024", "2 Apr 2024"])
def test_a_day_may_have_a_full_stop(line: str) -> None:
    """As writers' sites print it."""
    assert "2024-04-02" == published(line)


def test_what_is_in_a_letter_is_not_its_title() -> None:
    """Nor is which issue it is; the first of its numbered headings stands in the text again."""
    contents = ("1. 예금 금리는 왜 내릴까", "2. 숫자로 보는 한 주")
    lines = ("돈의 온도 vol.27", "2024. 9. 5.", "이자는 왜 먼저 줄어드나", "", *contents, "")
    article = Read(page(*lines, contents[0], POWER, contents[1], SEASONS)).article
    assert "이자는 왜 먼저 줄어드나" == article.title()
    assert [*contents, *contents] == texts(
        article.editions[Language.KO], BlockKind.LIST_ITEM, BlockKind.HEADING
    )


def test_a_section_over_the_title_that_is_named_again_is_none() -> None:
    """Under the text stand the topics that one may follow."""
    head = ("Korean business", TITLE_EN, "The fuel is hard to find", "By Jane Doe", "March 3, 2024")
    lines = (*head, BUSES, BATTERIES, "Follow the topics", "Korean business", "Shipping")
    assert TITLE_EN == Read(page(*lines)).article.title(Language.EN)
    again = ("Small fires", "They burn at home", "By Jane Doe", "March 3, 2024", BUSES, BATTERIES)
    assert "Small fires" == Read(page(*again, "Read more", "Small fires")).article.title()


def test_a_heading_with_its_time_is_no_deck() -> None:
    """The first of a report of what happened when stands right under the header."""
    lines = ("공항 두 곳 운항 중단", "홍길동 기자", "2024.12.19", "13:05 운항 재개", POWER, SEASONS)
    assert Label.HEADING is labels(*lines)[3]
