"""Pages copied from a browser, with all that portals and platforms print around an article."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import Article, BlockKind, Edition, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, kinds, labels, page, texts

TITLE = "동네 빵집이 새벽 배송을 끊은 까닭"
PAPER = "한강타임즈"
CLAIM = f"Copyright ⓒ {PAPER}. All rights reserved. 무단 전재 및 재배포 금지."


def test_a_papers_name_printed_twice_over_the_title_is_no_title() -> None:
    """Once for its picture and once for its link, as portals print it; and so again below."""
    header = (PAPER, PAPER, "구독", TITLE, "입력 2024.05.03. 오전 9:12", "홍길동 기자")
    below = ("기자 프로필", PAPER, "구독", PAPER, PAPER, "버스가 멈춘 3분", "더보기", CLAIM)
    article = Read(page("NAVER", "뉴스", *header, POWER, SEASONS, *below)).article
    assert (TITLE, PAPER) == (article.title(Language.KO), article.publisher)
    assert 2 == len(article.editions[Language.KO].body)


def test_a_publications_name_printed_twice_under_the_title_is_no_title() -> None:
    """Nor is the author's, though both stand in the header again and again."""
    signed = ("Priya Moss", "The Paper Garden", "Priya Moss", "·", "Follow", "The Paper Garden")
    below = ("Written by Priya Moss", "More from Priya Moss and The Paper Garden", "Doe")
    lines = ("Write", "A year without a list", "What I kept", *signed, "Jan 9, 2024")
    article = Read(page("Open in app", *lines, BUSES, BATTERIES, *below)).article
    edition = article.editions[Language.EN]
    assert ("A year without a list", ("What I kept",)) == (edition.title, edition.deck)
    assert ("Priya Moss", "The Paper Garden") == (article.author.name, article.publisher)
    assert [BUSES, BATTERIES] == texts(edition, *BlockKind)


def test_under_a_closing_author_card_nothing_belongs_to_the_article() -> None:
    """There are tags and the titles of other articles; without a card it may be a last line."""
    card = (
        "Picture",
        "Member for",
        "8 months",
        "Real name",
        "Jane Doe",
        "Bio",
        "[email protected]",
    )
    under = ("", "Tags", "parking", "Next article", "The bus nobody planned")
    head = ("The cost of parking", "", "The cost of parking", *card, "", "Modified", "")
    lines = (*head, BUSES, "", BATTERIES)
    (edition,) = Read(page(*lines, "", *card, *under)).article.editions.values()
    assert ((), [BUSES, BATTERIES]) == (edition.deck, texts(edition, *BlockKind))
    (edition,) = Read(page(*lines, "", "The harbour is quiet")).article.editions.values()
    assert [BUSES, BATTERIES, "The harbour is quiet"] == texts(edition, *BlockKind)


def test_articles_that_each_have_their_english_under_them_stay_apart() -> None:
    """What the English ends in stands over the next title and is none."""
    edition = ("", "[영문 기사]", "Electric buses by 2027", BUSES, BATTERIES, "[Translated by us]")
    first = (TITLE, "홍길동 기자 | 입력 2024-05-08 09:00", POWER, SEASONS, *edition, "")
    second = ("굴 껍데기로 벽돌을 굽는다", "홍길동 기자 | 입력 2024-05-10 09:00", SEASONS, POWER)
    read = Read(page(*first, *second))
    assert [TITLE, second[0]] == read.titles()
    assert {"ko", "en"} == set(read.articles[0].editions)
    assert ["2024-05-08", "2024-05-10"] == [each.published[:10] for each in read.articles]


def test_the_english_of_an_article_may_have_a_date_of_its_own() -> None:
    """It is no other article for that, whatever stands over its title."""
    head = ("", "Electric buses by 2027", "", "홍길동 기자", "May 9, 2024")
    lines = (TITLE, "홍길동 기자 | 입력 2024-05-08 09:00", POWER, SEASONS, *head, BUSES, BATTERIES)
    assert [TITLE] == Read(page(*lines)).titles()


@pytest.mark.parametrize(
    ("line", "text", "label"),
    [
        ("There are three rules, and she recites them while she works:", BUSES, Label.PARAGRAPH),
        ("조사 결과는 다음과 같다:", POWER, Label.PARAGRAPH),
        ("Jane Doe, sophomore:", BUSES, Label.HEADING),
        ("남은 과제:", POWER, Label.HEADING),
    ],
)
def test_a_line_that_says_what_follows_is_no_heading(line: str, text: str, label: Label) -> None:
    """Long enough, or a Korean sentence; what names a speaker or a list ends in a colon too."""
    found = labels("전기요금 2027", "", text, "", line, "", "- 2027", "- 2028")
    assert [label, Label.LIST_ITEM] == found[2:4]


def only(*lines: str) -> tuple[Article, Edition]:
    """The article of a page, and its edition."""
    article = Read(page(*lines)).article
    (edition,) = article.editions.values()
    return article, edition


def test_a_host_over_the_title_and_minutes_under_the_author_are_a_browsers() -> None:
    """So it prints a text to be read, with the author's name alone on a line."""
    article, edition = only(
        "harborweekly.example",
        "The keeper counts fog",
        "Colm Devery",
        "4–5 minutes",
        BUSES,
        BATTERIES,
    )
    assert ("The keeper counts fog", (), "Colm Devery") == (
        edition.title,
        edition.deck,
        article.author.name,
    )


def test_a_reporters_name_alone_over_the_date_is_no_deck() -> None:
    """Even one that hardly anybody has, if the text names the reporter."""
    text = f"(고흥=남도소식) 기현우 기자 = {POWER}"
    article, edition = only(TITLE, "기현우", "2024. 6. 11. 14:22", text, SEASONS)
    assert ((), "기현우") == (edition.deck, article.author.name)


def test_a_columnist_may_stand_under_the_date() -> None:
    """With a rare name too, if the column is called by it."""
    for name in ("마윤재", "김영희"):
        title = f"[{name}의 저녁 창가] 비어 있는 의자"
        signed = ("등록 :2024-10-08 18:30", f"{name} | 시인·문학평론가")
        article, edition = only(title, *signed, POWER, SEASONS)
        assert ((), name, "시인·문학평론가") == (
            edition.deck,
            article.author.name,
            article.author.position,
        )


def test_decks_between_dashes_are_no_list() -> None:
    """As in what the press is sent; a list of news has a dash before each item only."""
    decks = ("- 운전자 눈에 잘 띄게 –", "- 올해 말까지 84억 원 투입 -")
    _, edition = only(TITLE, *decks, POWER, "- 하나", "- 둘", SEASONS)
    assert ("운전자 눈에 잘 띄게", "올해 말까지 84억 원 투입") == edition.deck
    assert "pllp" == kinds(edition)


def test_what_a_speaker_asks_is_no_heading() -> None:
    """In the transcript of a talk, and in an interview."""
    talk = ("CARLA MENDES: How did you start?", "Q: Which?")
    assert [Label.PARAGRAPH] * 2 == labels("Electric buses by 2027", "", BUSES, *talk, BATTERIES)[
        2:4
    ]


def test_a_menu_of_two_or_three_words_is_no_publisher() -> None:
    """Whatever stands between them."""
    head = (
        "회원가입 | 로그인 | 구독신청",
        "홈 > 경제 > 유통",
        TITLE,
        "홍길동 기자",
        "2024-08-29 13:10",
    )
    article, edition = only(*head, POWER, SEASONS, "ⓒ 장터일보, 무단전재 및 재배포 금지")
    assert ("장터일보", TITLE) == (article.publisher, edition.title)


def test_what_is_shown_of_an_article_to_be_paid_for_is_an_article() -> None:
    """A date and a few sentences suffice, and what is said to buyers is no part of them."""
    wall = (
        "이 기사는 프리미엄 회원만 볼 수 있습니다.",
        "남은 글자 수 2,840자",
        "이미 회원이신가요? 로그인",
    )
    text = "반도체 공장이 하루에 쓰는 물은 인구 30만 도시와 맞먹는다. 물길을 두고 다툼이 시작됐다."
    _, edition = only("반도체 공장의 물은 어디서 오나", "2024.03.04 18:02", text, *wall)
    assert [text] == texts(edition, *BlockKind)
    assert not Read(page("물 이야기", "2024.03.04 18:02", text, *wall)).articles


def test_what_stands_around_an_essay_on_a_platform_is_left_out() -> None:
    """The author's box below, the other parts of a book, the category above."""
    above, below = (
        ("브런치스토리 시작하기", "실행"),
        ("국수", "31", "댓글 3", "공유하기", "오후네시", "소속"),
    )
    last = ("점심시간에만 씁니다.", "작품 선택", "키워드 선택 0 / 3", "댓글여부", "afliean")
    article, edition = only(
        *above, TITLE, "by 오후네시", "Mar 22. 2024", POWER, SEASONS, *below, *last
    )
    assert (TITLE, "오후네시", [POWER, SEASONS]) == (
        edition.title,
        article.author.name,
        texts(edition, *BlockKind),
    )
    under = ("반응형", "공유하기", "게시글 관리", "관련글", "인덱스를 지웠더니 빨라진 쿼리")
    _, edition = only("Backend/PostgreSQL", TITLE, "2024. 5. 19.", "반응형", POWER, SEASONS, *under)
    assert (TITLE, (), [POWER, SEASONS]) == (
        edition.title,
        edition.deck,
        texts(edition, *BlockKind),
    )


def test_a_letter_that_asks_for_subscribers_is_its_text() -> None:
    """Between the paragraphs too."""
    asks = "Two Rivers is a reader-supported publication. Consider becoming a subscriber."
    below = ("Previous", "Discussion about this post", "Mina", "The sign made me laugh.")
    _, edition = only("The cost of parking", "Jan 9, 2024", BUSES, asks, BATTERIES, *below)
    assert [BUSES, BATTERIES] == texts(edition, *BlockKind)
