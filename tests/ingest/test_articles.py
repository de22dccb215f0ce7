"""Articles and their editions, from whole dumps."""

from __future__ import annotations

import pytest

from reader.model.article import Author, BlockKind, Language
from reader.text.sanitise import FORBIDDEN
from tests.ingest.dumps import (
    BATTERIES,
    BUSES,
    POWER,
    SEASONS,
    Read,
    data_files,
    kinds,
    page,
    read_file,
    texts,
)

KO, EN = Language.KO, Language.EN


def test_a_page_with_author_cards_becomes_an_article() -> None:
    """Everything in its own field."""
    first, second = read_file("author_cards.txt").articles
    assert Author("한가람", "연구원", "바람이 부는 쪽을 먼저 봅니다.") == first.author
    assert ("에너지 창", "", "", (1, 62)) == (
        first.section,
        first.publisher,
        first.published,
        first.source.lines,
    )
    korean = first.editions[KO]
    assert "[에너지 창] 전기요금 계절별 3단계로 나눈다" == korean.title
    assert ("중소기업 부담은 낮 시간에 몰릴 듯", "공청회 거쳐 내년 3월 시행") == korean.deck
    assert "ncphpn" == kinds(korean)
    assert ["개편안 설명회가 열린 강당/사진=한강경제"] == texts(korean, BlockKind.CAPTION)
    assert ("버스는 언제 조용해지나", (64, 98)) == (second.title(), second.source.lines)


def test_the_english_edition_under_the_korean_is_complete() -> None:
    """Title, deck, headings, list items, paragraphs."""
    english = read_file("author_cards.txt").articles[0].editions[EN]
    assert "Power Rates Get Three Seasons" == english.title
    assert ("Small firms may pay most in daytime.",) == english.deck
    assert ["At a Glance", "What changes"] == texts(english, BlockKind.HEADING)
    assert ["• Three rates a year instead of two.", "• Hearings first, then March."] == texts(
        english, BlockKind.LIST_ITEM
    )
    assert [BUSES, BATTERIES] == texts(english, BlockKind.PARAGRAPH)


def test_a_page_without_text_is_skipped_with_lines_and_reason() -> None:
    """The others are not held up by it."""
    (skip,) = read_file("author_cards.txt").skipped
    assert ((102, 118), "a title without any text under it") == (skip.lines, skip.reason)


def test_a_site_name_above_the_title_is_the_publisher() -> None:
    """When the byline says so too; and the button on the caption goes."""
    article = read_file("button_on_caption.txt").article
    assert ("강변 소식", "한가람", "기자") == (
        article.publisher,
        article.author.name,
        article.author.position,
    )
    assert "cpp" == kinds(article.editions[KO])
    assert ["개편안을 설명하는 관계자."] == texts(article.editions[KO], BlockKind.CAPTION)


def test_a_site_without_a_profile_gives_up_everything_it_says() -> None:
    """Date, byline, address, publisher; and none of its furniture."""
    article = read_file("site_without_profile.txt").article
    assert ("한강경제", "2023-11-15T10:20:00+09:00") == (article.publisher, article.published)
    assert Author("홍길동", "기자", "", "hong@hangang.example") == article.author
    assert "cpphpp" == kinds(article.editions[KO])
    assert 2 == len(article.editions[KO].deck)


def test_an_english_page_is_one_english_edition() -> None:
    """With what English pages have."""
    article = read_file("english_page.txt").article
    assert (EN,) == article.languages
    assert ("The River Post", "2023-11-15T15:20:00-05:00", "Jane Doe") == (
        article.publisher,
        article.published,
        article.author.name,
    )
    assert "City to Run Only Electric Buses by 2027" == article.title()
    assert "pphpllc" == kinds(article.editions[EN])


@pytest.mark.parametrize("name", ["english_first.txt", "languages_take_turns.txt"])
def test_both_editions_are_found_wherever_the_english_stands(name: str) -> None:
    """Above, below, or paragraph by paragraph."""
    article = read_file(name).article
    assert {
        KO: ("2027년까지 모든 시내버스 전기차로", "ppp"),
        EN: ("City to Run Only Electric Buses by 2027", "ppp"),
    } == {
        language: (edition.title, kinds(edition)) for language, edition in article.editions.items()
    }


def test_an_edition_with_a_byline_and_a_date_of_its_own_is_no_page() -> None:
    """The first date and the first name count."""
    article = read_file("editions_with_dates.txt").article
    assert ("2023-11-15T10:20:00+09:00", "홍길동") == (article.published, article.author.name)
    assert {KO: "ppp", EN: "ppp"} == {
        language: kinds(edition) for language, edition in article.editions.items()
    }


def test_paragraphs_broken_to_fit_a_width_are_joined() -> None:
    """A heading keeps its line."""
    edition = read_file("wrapped_lines.txt").article.editions[EN]
    assert "pphp" == kinds(edition)
    assert [BUSES, BATTERIES] == texts(edition, BlockKind.PARAGRAPH)[:2]


def test_lines_that_end_early_are_not_joined() -> None:
    """The next word would have fitted, so the break is meant."""
    lines = ("버스를 바꾼다.", "충전기를 차고지마다 놓는다.", "낡은 차부터 차례로 바꾸기로 했다.")
    edition = Read(page("버스가 조용해진다", "", *lines, *lines, *lines)).article.editions[KO]
    assert list(lines * 3) == texts(edition, BlockKind.PARAGRAPH)


def test_signs_of_markdown_are_not_part_of_titles_and_headings() -> None:
    """The text is."""
    edition = Read(page("# 전기요금 세 단계로", "", POWER, "", "## 업계 반응", "", SEASONS)).article
    assert "전기요금 세 단계로" == edition.title()
    assert ["업계 반응"] == texts(edition.editions[KO], BlockKind.HEADING)


def test_a_quoted_paragraph_is_no_edition() -> None:
    """It stays where it stands."""
    article = read_file("english_quote.txt").article
    assert (KO,) == article.languages
    assert BUSES == article.editions[KO].body[1].text


def test_an_edition_without_a_title_borrows_one_and_says_so() -> None:
    """No edition is nameless."""
    article = Read(
        page("전기요금 세 단계로", "", POWER, "", SEASONS, "", BUSES, "", BATTERIES)
    ).article
    assert "전기요금 세 단계로" == article.editions[EN].title
    assert "no title in en; the other edition's stands in" == article.warnings[0]


def test_prose_without_a_title_is_called_by_its_first_words() -> None:
    """And says so."""
    article = read_file("untitled.txt").article
    assert article.title().startswith("정부가 내년부터") and article.title().endswith("…")
    assert "no title on the page; the first words stand in" == article.warnings[0]
    assert "ppp" == kinds(article.editions[KO])


def test_a_dateline_names_the_writer_and_stays_in_the_text() -> None:
    """A flag in the title's bracket is no section."""
    article = read_file("dateline.txt").article
    assert ("홍길동", "") == (article.author.name, article.section)
    assert article.editions[KO].body[0].text.startswith("(서울=한강통신) 홍길동 기자 = ")
    assert "[단독] 전기요금 계절별 3단계로" == article.title()


def test_pictures_texts_printed_twice_become_one_caption() -> None:
    """Above the text and inside it."""
    edition = read_file("doubled_captions.txt").article.editions[KO]
    assert ("전기요금 계절별 3단계로 나눈다", "cpcpp") == (edition.title, kinds(edition))


def test_hostile_text_is_only_text() -> None:
    """Markup stays as letters, control functions go, nothing hides what follows."""
    read = read_file("hostile.txt")
    assert "[@click=app.quit]전기요금[/] 계절별 3단계로 나눈다" == read.article.title()
    assert read.article.editions[KO].body[-1].text.endswith("이 줄은 끝까지 남아야 한다.")
    assert 4 == len(read.end.warnings)


def test_a_page_knows_its_address() -> None:
    """When it stands above the title."""
    articles = read_file("glued_by_addresses.txt").articles
    assert ["https://a.example/1", "https://a.example/2"] == [a.source.url for a in articles]


def test_a_notice_without_an_article_is_none() -> None:
    """An error page, a menu."""
    read = Read(page("요청하신 페이지를 찾을 수 없습니다.", "홈으로 가기"))
    assert [] == read.articles and 1 == len(read.skipped)
    assert [] == read_file("menu_only.txt").articles


@pytest.mark.parametrize("path", data_files(), ids=lambda path: str(path.name))
def test_every_text_is_one_clean_line(path: object) -> None:
    """NFC, no line breaks, no white space at the ends, nothing forbidden."""
    for article in read_file(getattr(path, "name", "")).articles:
        for edition in article.editions.values():
            for text in (edition.title, *edition.deck, *(block.text for block in edition.body)):
                assert text and text == text.strip() and "\n" not in text
                assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize("name", ["cp949.txt", "utf16.txt", "mojibake.txt"])
def test_the_encoding_makes_no_difference(name: str) -> None:
    """The same article comes out."""
    article = read_file(name).article
    assert "전기요금 계절별 3단계로 나눈다" == article.title()
    assert [POWER, SEASONS] == texts(article.editions[KO], BlockKind.PARAGRAPH)


def test_pages_of_two_encodings_are_two_articles() -> None:
    """Glued together as they are."""
    read = read_file("two_encodings.txt")
    assert ["전기요금 계절별 3단계로 나눈다", "가스요금 달마다 3단계로 나눈다"] == read.titles()
    assert "utf-8 + cp949" == read.end.encoding
