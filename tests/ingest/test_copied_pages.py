"""Pages copied from a browser, with all that portals and platforms print around an article."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

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
