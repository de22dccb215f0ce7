"""Pages of newspapers' sites as a browser copies them: pictures, lists of buttons, their feet."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

SHOWN = "Mayor Dana Holt waits for the first of the new buses at the depot in Elm Road [CITY HALL]"
TITLE = "City to run only electric buses"


@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_long_line_printed_twice_under_the_title_is_a_pictures_text(gap: tuple[str, ...]) -> None:
    """Once for who does not see it; it begins no other page, with an empty line between or not."""
    head = (TITLE, "", "Home > Business > Industry", "", "print", "", TITLE, "")
    read = Read(page(*head, SHOWN, *gap, SHOWN, "", BUSES, "", BATTERIES))
    assert [TITLE] == read.titles()
    (edition,) = read.articles[0].editions.values()
    assert ([SHOWN], [BUSES, BATTERIES]) == (
        texts(edition, BlockKind.CAPTION),
        texts(edition, BlockKind.PARAGRAPH),
    )


def test_a_paragraph_printed_twice_is_no_pictures_text() -> None:
    """With an empty line between; it is a sentence."""
    assert labels(TITLE, "", BUSES, "", BUSES)[1:] == [Label.PARAGRAPH, Label.PARAGRAPH]


def test_a_credit_printed_twice_on_one_line_is_a_caption_and_stands_there_once() -> None:
    """For who sees the picture and who does not."""
    credit = "(Dana Holt/The Elm Road Post)"
    (edition,) = Read(
        page(TITLE, "", f"{credit} {credit}", "", BUSES, BATTERIES)
    ).article.editions.values()
    assert [credit] == texts(edition, BlockKind.CAPTION)


def test_the_name_of_a_picture_is_no_deck_where_its_caption_begins_with_the_same_words() -> None:
    """The caption ends in the words of a button."""
    name = "New electric buses stand at a depot"
    caption = f"{name} in Elm Road, May 3, 2024. REUTERS/Dana Holt"
    button = " Purchase Licensing Rights, opens new tab"
    lines = (TITLE, "By Jane Doe", "May 3, 2024", "", name, caption + button, "", BUSES, BATTERIES)
    (edition,) = Read(page(*lines)).article.editions.values()
    assert ((), [caption]) == (edition.deck, texts(edition, BlockKind.CAPTION))


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement · Scroll to continue",
        "Listen to This Page·2 min",
        "Keep up with the buses of the world with the Elm Road Wheels newsletter. Sign up here.",
    ],
)
def test_what_stands_between_paragraphs_to_be_pressed_is_left_out(line: str) -> None:
    """Advertisements, players and newsletters."""
    (edition,) = Read(page(TITLE, "", BUSES, line, BATTERIES, BUSES)).article.editions.values()
    assert [BUSES, BATTERIES, BUSES] == texts(edition, *BlockKind)


def test_a_list_with_a_button_in_it_above_the_text_is_a_list_of_buttons() -> None:
    """But no list of points is, whatever their number."""
    head = ("전기요금을 계절마다 셋으로 나눈다", "", "2024-05-03 09:00", "")
    (edition,) = Read(
        page(*head, "• 인쇄", "• 기사목록", "", POWER, SEASONS)
    ).article.editions.values()
    assert [POWER, SEASONS] == texts(edition, *BlockKind)
    points = ("• 여름에 오른다", "• 겨울에 내린다")
    (edition,) = Read(page(*head, *points, "", POWER, SEASONS)).article.editions.values()
    assert list(points) == texts(edition, BlockKind.LIST_ITEM)


def test_links_with_the_sites_name_behind_them_are_its_foot() -> None:
    """Up to the copyright above them."""
    links = [
        f"- {name} | 한강타임즈"
        for name in ("다리 위의 빵집", "버스가 멈춘 3분", "굴 껍데기 벽돌", "밤의 시장")
    ]
    foot = (
        "Copyright © 한강타임즈. 무단전재 및 재배포 금지.",
        "한강타임즈에서 직접 확인하세요. 그리로 갑니다.",
    )
    (edition,) = Read(
        page("전기요금을 계절마다 셋으로 나눈다", "", POWER, SEASONS, *foot, *links)
    ).article.editions.values()
    assert [POWER, SEASONS] == texts(edition, *BlockKind)


def test_a_name_alone_under_the_title_that_the_byline_begins_with_is_no_deck() -> None:
    """It leads to what its owner wrote."""
    head = ("전기요금을 계절마다 셋으로 나눈다", "", "홍길동", "", "여름과 겨울 할증 없애", "")
    read = Read(page(*head, POWER, "", SEASONS, "", "홍길동 기자 hong@example.com"))
    assert ("여름과 겨울 할증 없애",) == read.article.editions[Language.KO].deck


def test_a_line_about_copyright_behind_a_reference_mark_is_no_note() -> None:
    """Whatever else stands behind one is."""
    lines = (POWER, SEASONS, "※ 저작권자 ⓒ 한강타임즈, 무단전재-재배포 금지", "※ 표는 2쪽에 있다")
    (edition,) = Read(
        page("전기요금을 계절마다 셋으로 나눈다", "", *lines)
    ).article.editions.values()
    assert ["※ 표는 2쪽에 있다"] == texts(edition, BlockKind.NOTE)


def test_the_entries_a_page_begins_with_are_no_title_where_one_stands_apart() -> None:
    """Six of them, one under the other."""
    menu = ("Data services", "Risk tools", "Our agency", "Tax desk", "Law desk", "Elm Road labs")
    title = "Elm Road says its buses ran on time all year, as planned"
    head = ("", "May 3, 2024", "")
    assert [title] == Read(page(*menu, "", title, *head, BUSES, BATTERIES)).titles()


def test_under_a_pictures_text_a_deck_may_stand_over_the_byline() -> None:
    """Without a byline below it is a heading."""
    deck = "Diesel is to be gone three years earlier than planned"
    lines = (TITLE, "", SHOWN, "", deck, "")
    signed = Read(page(*lines, "By Jane Doe", "", BUSES, "", BATTERIES, "", BUSES)).article
    assert (deck,) == signed.editions[Language.EN].deck
    unsigned = Read(page(*lines, BUSES, "", BATTERIES, "", BUSES)).article
    assert [deck] == texts(unsigned.editions[Language.EN], BlockKind.HEADING)


def test_buttons_to_share_are_none_of_the_text() -> None:
    """As screen readers are told of them, in a list."""
    buttons = ("• Facebook share button", "• Mail share button")
    (edition,) = Read(page(TITLE, "", *buttons, "", BUSES, BATTERIES)).article.editions.values()
    assert [BUSES, BATTERIES] == texts(edition, *BlockKind)


def test_a_short_line_printed_twice_under_a_title_is_not_the_title() -> None:
    """What the author is called, beside a picture and under it."""
    title = "동네 빵집이 새벽 배송을 끊은 까닭"
    lines = (
        title,
        "",
        "한강타임즈",
        "",
        "입력",
        "",
        "객원기자",
        "",
        "객원기자",
        "",
        POWER,
        "",
        SEASONS,
    )
    assert [title] == Read(page(*lines)).titles()


@pytest.mark.parametrize("called", ["[그래픽]", "[알림]"])
def test_a_bracket_over_a_page_says_what_the_page_is(called: str) -> None:
    """Elsewhere it begins a picture's text, or a note."""
    title = f"{called} 동네 빵집이 새벽 배송을 끊은 까닭"
    read = Read(page(title, "", "입력 2024-05-03 09:12", title, "", POWER, "", SEASONS))
    assert ([title], [POWER, SEASONS]) == (
        read.titles(),
        texts(read.article.editions[Language.KO], *BlockKind),
    )
