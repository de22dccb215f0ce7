"""Pages as papers, agencies, portals and word processors print them, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reader.model.article import Article, Author, BlockKind, Language
from tests.ingest.dumps import (
    BATTERIES,
    BUSES,
    POWER,
    SEASONS,
    Read,
    kinds,
    page,
    read_file,
    texts,
)

RATES = "전기요금, 계절 따라 세 단계로 나눈다"
PORT = "부산항 물동량 석 달째 늘었다"
CITY = "City to run only electric buses by 2027"
HONG = Author("홍길동", "기자", "", "hong@hangang.example")
KIM = Author("김영희", "기자", "", "younghee@gangbyeon.example")


@dataclass(frozen=True)
class Wanted:
    """What a person reads on a page."""

    title: str
    author: Author
    published: str
    publisher: str
    kinds: str
    captions: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    section: str = ""


PAGES = {
    "korean_paper.txt": [
        Wanted(
            *(RATES, HONG, "2023-11-15T10:20:00+09:00", "한강일보", "cppcp"),
            (
                "전력거래소 상황실에서 직원이 수급 상황을 지켜보고 있다. 연합뉴스",
                "설명회장 앞에서 상인들이 팻말을 들고 있다. 김철수 기자",
            ),
            section="에너지·자원",
        )
    ],
    "portal_page.txt": [
        Wanted(
            *(RATES, HONG, "2023-11-15T17:31:00+09:00", "한강경제", "cphpp"),
            ("산업부 관계자가 15일 세종에서 개편안을 설명하고 있다. /뉴스1",),
        )
    ],
    "other_portal.txt": [
        Wanted(
            *(RATES, Author("홍길동", "기자"), "2023-11-15T10:20:00+09:00", "한강경제", "cpp"),
            ("[한강경제 제공]",),
        )
    ],
    "agency_page.txt": [
        Wanted(
            RATES,
            Author("홍길동", "기자", "", "hong@gangbyeon.example"),
            *("2023-11-30T09:49:00+09:00", "강변통신", "ppp"),
        ),
        Wanted(PORT, KIM, "2023-12-01T15:10:00+09:00", "강변통신", "pp"),
    ],
    "glued_sites.txt": [
        Wanted(RATES, HONG, "2023-12-05T05:00:00+09:00", "한강일보", "pp"),
        Wanted(
            CITY,
            Author("Doe Jane", email="jane@river.example"),
            *("2023-12-05", "River Post Daily", "cppp"),
            ("Electric buses stand at a depot in the south of the city. [KIM GIL-DONG]",),
        ),
        Wanted(
            *("[단독] " + PORT, KIM, "2023-12-01T16:00:00+09:00", "강변신문", "pp"), section="물류"
        ),
    ],
    "english_agency.txt": [
        Wanted(
            CITY,
            Author("Jane O'Doe", bio="O'Doe covers transport and energy for the River Press."),
            *("2023-11-15T14:41:00+09:00", "The River Press", "cpppn"),
            (
                "FILE - An electric bus leaves the depot on its first day of service, on Jan. 31, "
                "2022, while its driver waves at colleagues who had come to see it off in the "
                "rain. (Photo/John Roe, File)",
            ),
        )
    ],
    "english_paper.txt": [
        Wanted(
            "Quietly, a City Gives Up Its Diesel Buses",
            Author("Jane Doe and John Roe", bio="Jane Doe covers cities."),
            *("2023-11-21", "The River Times", "pppnn"),
            deck=("The last of them should be gone by 2027.",),
        )
    ],
    "english_broadcaster.txt": [
        Wanted(
            CITY,
            Author("Tom Doe", "Transport correspondent"),
            *("2023-11-20", "RBC", "ccpphp"),
            ("Getty Images", "Drivers have asked for training before the change"),
        )
    ],
    "english_weblog.txt": [
        Wanted(
            *(CITY, Author("Jane Doe"), "2023-11-15T16:41:00-08:00", "", "cppp"),
            ("Image Credits: River Post / Getty Images",),
        )
    ],
    "small_paper.txt": [
        Wanted(RATES, Author("홍길동", "기자"), "2023-11-15T10:20:00+09:00", "강변신문", "pp")
    ],
}


def seen(article: Article) -> Wanted:
    """What the extractor made of a page."""
    (edition,) = article.editions.values()
    return Wanted(
        edition.title,
        article.author,
        article.published,
        article.publisher,
        kinds(edition),
        tuple(texts(edition, BlockKind.CAPTION)),
        edition.deck,
        article.section,
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_a_person_reads_it(name: str) -> None:
    """Title, author, date, publisher, captions, and nothing else in the text."""
    assert PAGES[name] == [seen(article) for article in read_file(name).articles]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_about_such_a_page_is_doubtful(name: str) -> None:
    """A warning is worth something only if it is rare."""
    assert [] == [warning for article in read_file(name).articles for warning in article.warnings]


@pytest.mark.parametrize(
    "name", ["korean_paper.txt", "portal_page.txt", "other_portal.txt", "small_paper.txt"]
)
def test_korean_text_is_complete(name: str) -> None:
    """First and second paragraph, word for word."""
    paragraphs = texts(read_file(name).article.editions[Language.KO], BlockKind.PARAGRAPH)
    assert [POWER, SEASONS] == paragraphs[:2]


@pytest.mark.parametrize("name", ["english_paper.txt", "english_weblog.txt"])
def test_english_text_is_complete(name: str) -> None:
    """First and second paragraph, word for word."""
    paragraphs = texts(read_file(name).article.editions[Language.EN], BlockKind.PARAGRAPH)
    assert [BUSES, BATTERIES] == paragraphs[:2]
    assert paragraphs[-1].endswith("the largest of them.")


def test_text_of_a_word_processor_is_joined_in_both_languages() -> None:
    """Cut words too; lists stay lists, and the address at the end is the source's."""
    article = read_file("word_processor.txt").article
    korean, english = (article.editions[language] for language in Language)
    assert ("“전기요금, 계절 따라 세 단계로 나눈다”", "pllp") == (korean.title, kinds(korean))
    assert [
        "정부가 내년부터 소규모 사업장 5만여 곳의 전기요금 체계를 바꾸기로 결정했다. 산업부는 이 "
        "같은 내용을 담은 개편안을 15일 발표했다.",
        "한 중소기업 대표는 “밤에 기계를 돌리는 곳에는 도움이 될 것”이라고 내다보았다.",
    ] == texts(korean, BlockKind.PARAGRAPH)
    assert ("Power rates get three seasons", "pllp") == (english.title, kinds(english))
    assert [
        "Riverton will change the rates that it charges its small businesses from next year. The "
        "office said so when it published the plan on Wednesday.",
        "The owner of a small firm said it would help plants that run well-kept machines at night.",
    ] == texts(english, BlockKind.PARAGRAPH)
    assert "https://news.example/articles/12345" == article.source.url


def test_leftovers_of_html_become_text() -> None:
    """What only looks like a tag stays."""
    read = read_file("html_leftovers.txt")
    assert "한강전기 & 강변가스, 요금제 경쟁" == read.article.title()
    assert "홍길동" == read.article.author.name
    assert [
        POWER,
        SEASONS,
        "이 표는 <표 1>을 고친 것이다.",
        '한 대표는 "낮에만 일하는 곳은 부담이 는다"고 말했다. <표 2>는 다음 주에 나온다.',
    ] == texts(read.article.editions[Language.KO], BlockKind.PARAGRAPH)
    assert ("cleaned: 15 leftovers of HTML, first in line 1",) == read.end.warnings


def test_what_stands_on_one_line_of_a_header_is_taken_apart() -> None:
    """A name with a role, a date with the section's name stuck to it."""
    english = Read(page(CITY, "", "Jane Doe Transport editor", "15 Nov 2023", "", BUSES)).article
    assert Author("Jane Doe", "Transport editor") == english.author
    korean = Read(page(RATES, "", "산업입력 :2023/11/15 10:20   홍길동 기자", "", POWER, SEASONS))
    assert "2023-11-15T10:20:00+09:00" == korean.article.published
    assert "홍길동" == korean.article.author.name
