"""What stands between a title and its text."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import BlockKind, Edition
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

TITLE = "Why the harbour bell rings twice"
KOREAN_TITLE = "반세기 만에 다시 열린 강변 산책로"


def edition_of(*lines: str) -> Edition:
    """The only edition of a page of these lines."""
    (edition,) = Read(page(*lines)).article.editions.values()
    return edition


@pytest.mark.parametrize("gap", [(), ("",)])
@pytest.mark.parametrize("signed", ["By Jane Doe", "January 11, 2024"])
@pytest.mark.parametrize(
    "deck",
    [
        "The second note has puzzled sailors for sixty years.",
        "Sailors ask. Nobody answers.",
        "The second note has puzzled the sailors of the strait for sixty years, and the answer "
        "that engineers have now given is not one that anybody on the island expected.",
    ],
)
def test_sentences_above_the_byline_are_a_deck(
    deck: str, signed: str, gap: tuple[str, ...]
) -> None:
    """Whatever they end in, and however long the first is."""
    lines = (each for line in (TITLE, deck, signed, BUSES) for each in (line, *gap))
    edition = edition_of(*lines, BATTERIES)
    assert (TITLE, (deck,)) == (edition.title, edition.deck)
    assert [BUSES, BATTERIES] == texts(edition, BlockKind.PARAGRAPH)


def test_korean_sentences_above_the_byline_are_a_deck() -> None:
    """Two of them at most."""
    decks = ("군 초소가 있던 강변이 시민에게 돌아왔다.", "산책로는 내년 봄까지 두 배로 길어진다.")
    edition = edition_of(KOREAN_TITLE, *decks, "홍길동 기자", "2024.01.11", POWER, SEASONS)
    assert decks == edition.deck
    assert [POWER, SEASONS] == texts(edition, BlockKind.PARAGRAPH)


def test_a_byline_under_the_text_makes_no_deck_of_it() -> None:
    """There is nothing, or too little, below."""
    first = "군 초소가 있던 강변이 시민에게 돌아왔다."
    for last in ((), (POWER,)):
        edition = edition_of(KOREAN_TITLE, first, SEASONS, "홍길동 기자", *last)
        assert () == edition.deck
        assert [first, SEASONS, *last] == texts(edition, BlockKind.PARAGRAPH)


def test_the_text_under_a_date_has_no_deck_though_a_byline_follows() -> None:
    """The header ends at the first of them that has text under it."""
    lines = (KOREAN_TITLE, "2024.01.11", POWER, "홍길동 기자", SEASONS, POWER[:60] + ".")
    assert () == edition_of(*lines).deck


def test_a_list_above_the_byline_stays_one() -> None:
    """Points are no deck."""
    points = ("- 물이 차오르기 전에 건넌다.", "- 돌아올 때를 정해 둔다.")
    found = labels(KOREAN_TITLE, *points, "홍길동 기자", POWER, SEASONS)
    assert [Label.LIST_ITEM, Label.LIST_ITEM] == found[1:3]


def test_a_text_longer_than_what_stands_under_its_byline_is_no_deck() -> None:
    """Under the text stand a few sentences of other articles."""
    teasers = ("배를 기다리는 사람들이 늘었다.", "다리는 내년에 놓인다.")
    edition = edition_of(KOREAN_TITLE, POWER, SEASONS, "홍길동 기자", *teasers)
    assert () == edition.deck


@pytest.mark.parametrize("gap", [(), ("",)])
def test_numbers_that_follow_each_other_make_a_list(gap: tuple[str, ...]) -> None:
    """With and without an empty line between; a lone number makes a heading."""
    steps = ("1. 배추를 씻는다.", "2. 소금에 절인다.", "3. 하룻밤을 둔다.")
    lines = (KOREAN_TITLE, "홍길동 기자", POWER, *steps, SEASONS, "7. 남은 일", POWER)
    found = labels(*(each for line in lines for each in (line, *gap)))
    assert [Label.LIST_ITEM] * 3 == found[3:6]
    assert Label.HEADING is found[7]


def test_years_and_numbers_out_of_turn_apart_from_each_other_are_no_list() -> None:
    """Each begins a paragraph of its own."""
    lines = ("3. 마지막 배가 떠났다.", "", "9. 등대의 불이 꺼졌다.", "", "2. 아무도 남지 않았다.")
    found = labels(KOREAN_TITLE, "", "홍길동 기자", "", POWER, "", *lines)
    assert Label.LIST_ITEM not in found
