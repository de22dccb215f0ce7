"""Pages kept whole, as browsers for terminals print them: where is the text, what its title?"""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.ingest.labelling.regions import region_of_text
from reader.ingest.rules import compile_rules
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import (
    BATTERIES,
    BUSES,
    POWER,
    SEASONS,
    Read,
    labels,
    page,
    profiles,
    sheet_of,
    texts,
)

TITLE = "Harbour city wants electric buses by 2027"
KO_TITLE = "전기요금, 내년부터 계절마다 달라진다"
MENU = tuple(f"• {word}" for word in ("Quayside", "Regattas", "Tide Tables", "Old Maps", "Salt"))
LINKS = (
    "• Lighthouse keeper retires after forty years on the rock and nobody follows him",
    "• Ferry company asks passengers to bring their own chairs for the summer season",
)
FORM = ("Your Name [            ]", "Town [            ]", "[Sign-Up]")
NOTICE = "Enter your name and your town to be told of every ferry that is late."
HEADER = (*MENU, *LINKS, "", NOTICE, *FORM, *MENU, *MENU)
FOOT = ("Share", "Print", "Tags: Buses | Ferries", *LINKS, *MENU, "Reader of the week: Jane Doe")


def english(*lines: str) -> list[str]:
    """The text of a page in English."""
    return texts(Read(page(*lines)).article.editions[Language.EN], *BlockKind)


def test_the_title_speaks_of_what_the_text_does() -> None:
    """Neither an item of a list is it nor what stands over a notice, and it has a date below."""
    read = Read(page(*HEADER, TITLE, "", "Nov 14, 2023, 3:03 PM", "", BUSES, "", BATTERIES))
    assert TITLE == read.article.title()


@pytest.mark.parametrize("signs", ["[", "[ ", "_ ", "a@", "2019 ", "[1]a ", "x:"])
def test_signs_without_end_above_the_text_take_no_time(signs: str) -> None:
    """Sixty thousand on a line are no title, and read like anything else."""
    endless = (signs * (60_000 // len(signs)),) * 3
    read = Read(page(*HEADER, TITLE, *endless, "", BUSES, "", BATTERIES))
    assert TITLE == read.article.title()


def test_so_it_does_in_korean_and_whatever_its_endings_are() -> None:
    """The words of the text have others."""
    menu = (*(f"□ {word}" for word in ("물때표", "등대지기", "새벽 배송", "옛 지도")), "□ 배 시간")
    read = Read(page(*menu * 4, "주간 물때표 안내", KO_TITLE, "", POWER, "", SEASONS))
    assert KO_TITLE == read.article.title()


@pytest.mark.parametrize("title", [TITLE, "The city and its last diesel buses..."])
def test_a_heading_of_the_first_rank_is_the_title_if_the_text_says_so(title: str) -> None:
    """That it may be cut short is no full stop."""
    read = Read(page("## Salt and Rope", "* say hello", f"# {title}", "", BUSES, "", BATTERIES))
    assert title == read.article.title()


def test_the_text_of_a_picture_is_no_title() -> None:
    """It says what the text does as well, and under it stands whose the picture is."""
    lines = (
        *HEADER,
        TITLE,
        *MENU,
        "Electric buses in the city",
        "Photo by Jane Doe",
        BUSES,
        BATTERIES,
    )
    assert TITLE == Read(page(*lines)).article.title()


def test_the_deck_under_a_title_says_more_of_the_text_and_is_none() -> None:
    """It has the byline below, too."""
    deck = "Falling battery prices let the transport office replace its diesel buses years earlier"
    read = Read(page(*HEADER, TITLE, deck, "", "By Jane Doe", "", BUSES, "", BATTERIES))
    assert (TITLE, (deck,)) == (read.article.title(), read.article.editions[Language.EN].deck)


def test_a_box_of_links_above_the_title_ends_there() -> None:
    """One paragraph under the title is text, if more follows below what stands in between."""
    box = ("Top stories", "", *(f"How the {word} was won" for word in ("pier", "mole", "quay")), "")
    first = f"{BATTERIES} {BUSES}"
    lines = (*HEADER, *box, TITLE, "", first, "", "Batteries", "", BATTERIES, "", BUSES)
    read = Read(page(*lines))
    assert TITLE == read.article.title()
    assert first == texts(read.article.editions[Language.EN], BlockKind.PARAGRAPH)[0]


def test_buttons_between_title_and_text_are_no_decks() -> None:
    """However many there are."""
    buttons = ("Email Article", "x", "Sent!", "You have sent the post.", "x")
    assert [BUSES, BATTERIES] == english(*HEADER, TITLE, "", *buttons, "", BUSES, "", BATTERIES)


def test_under_the_text_its_foot_does_not_end() -> None:
    """Unknown lines under known buttons are of the foot too, with a sentence among them."""
    said = "A sentence of the site itself stands here."
    assert [BUSES, BATTERIES] == english(TITLE, "", BUSES, "", BATTERIES, "", *FOOT, said, *MENU)


def test_a_list_under_the_text_stays_where_no_foot_follows() -> None:
    """It is the text's own."""
    assert 2 + len(MENU) == len(english(TITLE, "", BUSES, "", BATTERIES, "", *MENU))


def test_a_box_in_the_middle_ends_no_text() -> None:
    """Two paragraphs outweigh it."""
    box = ("Share", "Print", "Share", "Print")
    found = labels(TITLE, "", BUSES, "", BATTERIES, "", *box, "", BUSES, "", BATTERIES)
    assert 4 == found.count(Label.PARAGRAPH)


def test_lines_drawn_are_no_text_however_long() -> None:
    """They are longer than most paragraphs."""
    sheet = sheet_of(compile_rules(profiles()), *["━" * 400] * 3, TITLE, BUSES, BATTERIES)
    sheet.prose = [True] * 3 + [False] + [True] * 2
    assert (4, 5) == region_of_text(sheet)
