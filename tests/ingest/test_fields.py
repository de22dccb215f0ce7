"""Fields above a text, as programs that fetch articles and mails put them there."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import Article, BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

FETCHED = (
    "---",
    "title: {title}",
    "author: 홍길동",
    "url: https://golmok.example/news/{number}",
    "hostname: golmok.example",
    "description: 계절마다 다른 값",
    "sitename: 골목신문",
    "date: 2024-07-0{number}",
    "categories: ['사회']",
    "---",
)
SAVED = (
    "제목: {title}",
    "링크: https://golmok.example/news/{number}",
    "날짜: Wed, 0{number} Jul 2024 07:30:00 +0900",
    "작성자: 홍길동",
    "본문:",
)
SCRAPED = (
    "Title: {title}",
    "Authors: ['홍길동']",
    "Publish Date: 2024-07-0{number} 00:00:00",
    "Text:",
)
SENT = (
    "From: 홍길동 <hong@golmok.example>",
    "Subject: {title}",
    "Date: Wed, 0{number} Jul 2024 06:00:12 +0000",
    "MIME-Version: 1.0",
)


def with_fields(fields: tuple[str, ...], title: str, number: int) -> list[str]:
    """An article under such fields."""
    told = [field.format(title=title, number=number) for field in fields]
    return [*told, "", POWER, "", SEASONS, ""]


@pytest.mark.parametrize("fields", [FETCHED, SAVED, SCRAPED, SENT])
def test_fields_say_what_an_article_is_called_and_more(fields: tuple[str, ...]) -> None:
    """Also those of the next article, which shows that another begins."""
    titles = ["전기요금 세 단계로", "비 오는 날의 우산 수리점"]
    lines = [*with_fields(fields, titles[0], 1), *with_fields(fields, titles[1], 3)]
    read = Read(page(*lines))
    assert titles == read.titles()
    assert ["2024-07-01", "2024-07-03"] == [each.published[:10] for each in read.articles]
    for article in read.articles:
        assert fields is SENT or "홍길동" == article.author.name
        assert [POWER, SEASONS] == texts(article.editions[Language.KO], *BlockKind)


def test_fields_may_name_the_publisher_a_deck_and_the_address() -> None:
    """Each stands where it belongs."""
    article = Read(page(*with_fields(FETCHED, "전기요금 세 단계로", 1))).article
    edition = article.editions[Language.KO]
    assert ("골목신문", ("계절마다 다른 값",)) == (article.publisher, edition.deck)
    assert "https://golmok.example/news/1" == article.source.url


def body_of(*lines: str) -> tuple[Article, list[str]]:
    """The article of a dump in one language, and its text."""
    article = Read(page(*lines)).article
    (edition,) = article.editions.values()
    return article, texts(edition, *BlockKind)


def test_a_subject_may_be_printed_again_and_be_written_as_in_mails() -> None:
    """It is read as people read it."""
    title = "=?utf-8?Q?The_caf=C3=A9_at_the_bridge?="
    head = ("From: a@mail.example", f"Subject: {title}", "Date: Fri, 13 Sep 2024 06:00:12 +0000")
    article, text = body_of(*head, "", "The café at the bridge", "", BUSES, "", BATTERIES)
    assert ("The café at the bridge", [BUSES, BATTERIES]) == (article.title(Language.EN), text)


def test_a_text_may_begin_in_its_field() -> None:
    """It is all there."""
    article, text = body_of("제목: 전기요금 세 단계로", f"본문: {POWER}", "", SEASONS)
    assert ("전기요금 세 단계로", [POWER, SEASONS]) == (article.title(Language.KO), text)


def test_what_only_looks_like_fields_stays_in_the_text() -> None:
    """A box that says when and where, in the midst of the text and under the title."""
    box = ("날짜: 2024년 7월 3일", "내용: 새 요금 설명회", "주소: 서울 중구 세종대로 110")
    for lines in ((POWER, *box, SEASONS), (*box, POWER, SEASONS)):
        found = labels("전기요금 세 단계로", "", *lines)
        where = 3 if lines[0] is POWER else 2
        assert Label.FURNITURE not in found[where : where + 2]
    assert ["전기요금 세 단계로"] == Read(
        page("전기요금 세 단계로", "", POWER, *box, SEASONS)
    ).titles()


def test_the_author_beside_the_date_again_is_no_text() -> None:
    """As under the title of a blog."""
    fields = ("title: 우산 수리점 이야기", "author: 골목 산책자", "date: 2024-07-01", "")
    above = ("우산 수리점 이야기", "", "골목 산책자 2024. 7. 1. 15:23", "")
    article = Read(page(*fields, *above, POWER, "", SEASONS)).article
    assert [POWER, SEASONS] == texts(article.editions[Language.KO], *BlockKind)
    assert () == article.editions[Language.KO].deck


def test_a_long_title_goes_on_in_no_other_field() -> None:
    """Though the name of that begins with a small letter."""
    fields = (
        "title: The city's last diesel bus retires three years early",
        "url: https://a.example/1",
    )
    text = (*fields, "author: Ana Ferreira", "", BUSES, "", BATTERIES, "")
    assert 2 == len(Read(page(*text, *text)).articles)


def test_who_wrote_a_text_may_say_what_they_do() -> None:
    """Another name behind the first is no position."""
    for written, name, position in (
        ("Ana Ferreira, Senior Transport Reporter", "Ana Ferreira", "Senior Transport Reporter"),
        ("Ana Ferreira, Ben Alder", "Ana Ferreira, Ben Alder", ""),
    ):
        fields = ("title: The last diesel bus", f"author: {written}", "date: 2026-05-03", "")
        author = Read(page(*fields, BUSES, "", BATTERIES)).article.author
        assert (name, position) == (author.name, author.position)
