"""Names, roles and dates that only their place between title and text explains."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import Article, Author, BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page, texts

TITLE = "Why the harbour bell rings twice"
KOREAN_TITLE = "반세기 만에 다시 열린 강변 산책로"
DATE = "January 11, 2024"


def english(*header: str) -> Article:
    """An English article with these lines under its title."""
    return Read(page(TITLE, *header, BUSES, BATTERIES)).article


def korean(*header: str) -> Article:
    """A Korean one."""
    return Read(page(KOREAN_TITLE, *header, POWER, SEASONS)).article


def decks(article: Article) -> tuple[str, ...]:
    """The deck of the only edition."""
    (edition,) = article.editions.values()
    return edition.deck


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe · January 11, 2024",
        "Jane Doe • Jan 11, 2024",
        "Jane Doe | 11 January 2024",
        "Jane Doe, January 11, 2024",
        "January 11, 2024 by Jane Doe",
        "Posted on January 11, 2024 by Jane Doe",
        "By Jane Doe · January 11, 2024",
    ],
)
def test_a_name_beside_the_date_is_the_writers(line: str) -> None:
    """As weblogs and letters print it."""
    article = english(line)
    assert (Author("Jane Doe"), "2024-01-11") == (article.author, article.published)
    assert () == decks(article)


@pytest.mark.parametrize(
    "line", ["Real Estate · January 11, 2024", "World News | January 11, 2024", "January 11, 2024"]
)
def test_a_section_beside_the_date_is_nobody(line: str) -> None:
    """It consists of menu words."""
    article = english(line)
    assert ("", "2024-01-11") == (article.author.name, article.published)


def test_a_title_that_names_a_day_stays_the_title() -> None:
    """Only under the title a name and a date are a signature."""
    article = Read(page("Torve Harbour, January 11, 2024", "By Jane Doe", BUSES, BATTERIES)).article
    (edition,) = article.editions.values()
    assert "Torve Harbour, January 11, 2024" == edition.title


@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_name_over_a_role_is_the_writers(gap: tuple[str, ...]) -> None:
    """Also on a page with an empty line between all its lines."""
    lines = ("Jane Doe", "Staff Writer", DATE, BUSES)
    article = english(*(each for line in lines for each in (*gap, line)), *gap)
    assert Author("Jane Doe", "Staff Writer") == article.author
    assert (DATE and "2024-01-11") == article.published


def test_a_name_apart_from_the_date_is_a_deck_where_other_lines_stand_together() -> None:
    """There an empty line means something."""
    article = english("", "Sunday Bells", "", DATE, "By Jane Doe", "")
    assert ("Sunday Bells",) == decks(article)


def test_a_name_with_a_place_above_the_date_is_the_writers() -> None:
    """As correspondents sign."""
    article = english("Jane Doe in Torve", DATE)
    assert (Author("Jane Doe"), ()) == (article.author, decks(article))
    assert ("Bells in Winter",) == decks(english("Bells in Winter", "By Jane Doe", DATE))


@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_korean_name_alone_above_the_date_is_the_writers(gap: tuple[str, ...]) -> None:
    """Three syllables, the first of them a common surname."""
    article = korean(*gap, "도서윤", *gap, "2023.03.05", *gap)
    assert (Author("도서윤"), ()) == (article.author, decks(article))


@pytest.mark.parametrize("word", ["부동산", "정치부", "여행기", "이야기", "고양이", "문화재단"])
def test_another_korean_word_above_the_date_is_nobody(word: str) -> None:
    """Sections and decks may be as short."""
    assert "" == korean(word, "2023.03.05").author.name


def test_a_korean_name_is_nobodys_where_a_byline_follows() -> None:
    """Then it is what the article is about."""
    article = korean("도서윤", "2023.03.05", "홍길동 기자")
    assert Author("홍길동", "기자") == article.author


@pytest.mark.parametrize("line", ["24.08.02 10:20", "입력 24-08-02 10:20"])
def test_a_year_of_two_figures_is_read_in_the_header(line: str) -> None:
    """And nowhere else."""
    assert "2024-08-02T10:20:00+09:00" == korean("홍길동 기자", line).published
    assert Label.DATE not in labels(KOREAN_TITLE, "홍길동 기자", POWER, line, SEASONS)


@pytest.mark.parametrize("line", ["번역 홍길동", "홍길동 옮김", "옮긴이: 홍길동"])
def test_who_translated_it_is_noted(line: str) -> None:
    """It is no deck, and not who wrote it."""
    article = korean("홍길순 기자", line, "2024.08.02")
    (edition,) = article.editions.values()
    assert ([line], ()) == (texts(edition, BlockKind.NOTE), edition.deck)
    assert "홍길순" == article.author.name


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("홍길동 (역사학자)", Author("홍길동", "역사학자")),
        ("홍길동(여행 작가)", Author("홍길동", "여행 작가")),
        ("이든 파크(Eden Park) | 식물학자", Author("이든 파크", "식물학자")),
        (
            "해나 레예스(Hannah Reyes) 물길연구소 선임연구원",
            Author("해나 레예스", "물길연구소 선임연구원"),
        ),
    ],
)
def test_a_columnist_signs_with_what_he_does(line: str, author: Author) -> None:
    """Between the title and the date."""
    article = korean(line, "2024.08.02")
    assert (author, ()) == (article.author, decks(article))


@pytest.mark.parametrize("line", ["강변의 봄, 산책하는 사람", "되찾은 강변(상)", "길 위의 작가"])
def test_a_deck_that_ends_in_somebody_stays_one(line: str) -> None:
    """It begins with no name."""
    article = korean(line, "2024.08.02")
    assert ("", (line,)) == (article.author.name, decks(article))


def test_an_account_beside_the_name_is_no_deck() -> None:
    """It says nothing more."""
    assert () == decks(english("By Jane Doe", "@janedoe", DATE))


def test_the_words_over_a_date_are_no_deck() -> None:
    """And what follows them may be one."""
    article = korean(
        "입력 :", "2024-08-13 17:41:22", "수정", "2024-08-13 19:30:05", "낮에는 비싸다"
    )
    assert "2024-08-13" == article.published
    assert ("낮에는 비싸다",) == decks(article)


@pytest.mark.parametrize("guest", ["서하늘 강변에너지 대표", "서하늘 강변대학교 교수"])
def test_who_is_asked_is_no_author(guest: str) -> None:
    """The reporter's name below shows it; without one it is the guest who writes."""
    article = korean(guest, "", "기자명 홍길동 기자", "입력 2024.10.22 08:30")
    assert (Author("홍길동", "기자"), (guest,)) == (article.author, decks(article))
    assert "서하늘" == korean(guest, "입력 2024.10.22 08:30").author.name
    assert "서하늘" == korean(guest, "정리 홍길동 기자", "입력 2024.10.22 08:30").author.name


def test_who_wrote_the_original_is_no_deck_of_it() -> None:
    """Nor is how long it takes to read."""
    original = (TITLE, "A deck", "", "Jane Doe, Senior Editor", "March 4, 2024", "", "4 Min Read")
    lines = (KOREAN_TITLE, "2024.03.05", POWER, SEASONS, "", *original, "", BUSES, BATTERIES)
    article = Read(page(*lines)).article
    assert ("A deck",) == article.editions[Language.EN].deck
    assert "2024-03-05" == article.published


def test_what_a_reporter_covers_is_no_paragraph() -> None:
    """It stands right under the name below the text."""
    lines = (
        KOREAN_TITLE,
        "2024.10.22",
        POWER,
        SEASONS,
        POWER,
        "",
        "홍길동 기자",
        "철강을 맡고 있습니다.",
    )
    article = Read(page(*lines)).article
    assert Author("홍길동", "기자", "철강을 맡고 있습니다.") == article.author


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("강변신문 발행일 2024-01-11 09:05:00 홍길동 기자", "홍길동"),
        ("by느린산책Jan 11. 2024", "느린산책"),
        ("by 길동Jan 11. 2024", "길동"),
    ],
)
def test_a_name_may_stick_to_its_date(line: str, name: str) -> None:
    """Behind it with the paper's name before both, or before it without a space."""
    article = korean(line)
    assert name == article.author.name
    assert article.published.startswith("2024-01-11")


def test_a_name_under_the_date_is_the_author_s_if_an_address_is_called_so() -> None:
    """Without one it may be anything: a place, a series."""
    header = ("Published Jan 11, 2024 4:30 pm KST", "Seo Min-jae", "")
    article = Read(page(TITLE, *header, BUSES, "", BATTERIES, "", "seo.minjae@x.example")).article
    assert Author("Seo Min-jae", email="seo.minjae@x.example") == article.author
    for address in ("desk@x.example", "minjaes.news@x.example", "seo.desk@x.example"):
        other = Read(page(TITLE, *header, BUSES, "", BATTERIES, "", address)).article
        assert "" == other.author.name


def test_over_section_date_and_title_stands_who_wrote_it() -> None:
    """As some sites print it, above the title in the browser's tab or in large letters."""
    header = (f"{TITLE} | The River Post", "Jane Doe", "Science", "Jan 11, 2024 7:00 AM")
    article = Read(page(*header, TITLE, "", BUSES, "", BATTERIES)).article
    assert ("Jane Doe", TITLE) == (article.author.name, article.title(Language.EN))


def test_under_a_korean_title_stands_who_wrote_the_original() -> None:
    """With whom it is from; under an English title such a line may be two sections."""
    assert Author("Jane Doe") == korean("2024.01.11", "Jane Doe | Rivernews").author
    assert "" == english(DATE, "", "Jane Doe | Rivernews", "").author.name
    assert "" == korean("2024.01.11", "River Cloud | Partner").author.name


def test_a_person_is_the_author_before_an_office() -> None:
    """Though the office stands first."""
    assert "Jane Doe" == english("By: Riverton Wire", DATE, "By Jane Doe").author.name
    assert "Riverton Wire" == english("By: Riverton Wire", DATE).author.name


def test_a_name_under_the_word_author_is_the_author_s() -> None:
    """With a professor's position under it; and under whoever gave the news a company stands."""
    position = "Professor of Geography, University of Riverton"
    article = english(DATE, "Author", "Jane Doe", position, "")
    assert Author("Jane Doe", position) == article.author
    assert "" == english("News provided by", "Riverton Instruments", DATE).author.name


def test_what_a_date_is_the_date_of_is_no_name() -> None:
    """Though it has two words with capitals before a comma."""
    stamp = "Published Tue, Feb 20 2024 6:30 AM EST Updated Tue, Feb 20 2024 8:11 AM EST"
    article = english(stamp)
    assert ("", "2024-02-20T06:30:00-05:00") == (article.author.name, article.published)


def test_a_name_with_an_account_above_the_date_is_the_author_s() -> None:
    """As readers who write for a paper sign."""
    article = korean("홍길동(gildong)", "24.01.11 11:38", "최종 업데이트 24.01.11 11:38")
    assert ("홍길동", "2024-01-11T11:38:00+09:00") == (article.author.name, article.published)
    assert () == decks(article)
    assert "" == korean("계좌번호(gildong)", "24.01.11 11:38").author.name
