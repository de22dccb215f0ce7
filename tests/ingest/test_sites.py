"""The line that says whose a page is, and the titles that must not be lost to it."""

from __future__ import annotations

import pytest

from reader.model.article import Article, BlockKind
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page, texts

TITLE = "Why the harbour bell rings twice"
SIGNED = ("By Jane Doe", "January 11, 2024")


def read(*lines: str) -> Article:
    """The article of a page with two paragraphs under these lines."""
    return Read(page(*lines, BUSES, BATTERIES)).article


def title_of(article: Article) -> str:
    """The title of the only edition."""
    (edition,) = article.editions.values()
    return edition.title


@pytest.mark.parametrize("between", [(), ("",)])
@pytest.mark.parametrize(
    "site", ["The Salt Lane Review", "Mill & Weir Weekly", "HARBOUR LEDGER", "Ferry Post"]
)
def test_a_papers_name_over_the_title_is_the_publisher(site: str, between: tuple[str, ...]) -> None:
    """With and without empty lines; the copyright need not name it."""
    lines = [each for line in (site, TITLE, *SIGNED) for each in (line, *between)]
    article = read(*lines)
    (edition,) = article.editions.values()
    assert (TITLE, (), site) == (edition.title, edition.deck, article.publisher)
    assert ("the site's name is a guess, line 1",) == article.warnings


@pytest.mark.parametrize(
    "spoken",
    [
        "Subscribe to The Lantern",
        "More from The Lantern",
        "Jane Doe is a staff writer at The Lantern, where she covers ports.",
        "© 2024 Lantern Media",
    ],
)
def test_a_name_that_lines_below_speak_of_is_the_sites(spoken: str) -> None:
    """Whatever it is called, and without a byline."""
    for head in (SIGNED, ()):
        lines = page("The Lantern", TITLE, *head, BUSES, BATTERIES, spoken)
        article = Read(lines).article
        assert (TITLE, "The Lantern") == (title_of(article), article.publisher)
        assert not any("guess" in warning for warning in article.warnings)


@pytest.mark.parametrize("site", ["느린걸음 강변판 웹진", "물때일보"])
def test_a_korean_papers_name_over_the_title_is_the_publisher(site: str) -> None:
    """Also where it is longer than many a title."""
    title = "반세기 만에 다시 열린 강변 산책로"
    lines = (site, title, "홍길동 기자", "입력 2019-05-20 17:20", POWER, SEASONS)
    article = Read(page(*lines)).article
    assert (title, site) == (title_of(article), article.publisher)


@pytest.mark.parametrize(
    ("title", "deck"),
    [
        ("Lanterns on the water", "How a village keeps its oldest feast"),
        ("A very good review", "Why critics like the new harbour hall"),
        ("Hard Times", "."),
        ("BELLS", "Why?"),
        ("흔들리는 지역 경제", "수출이 석 달째 줄고 공장 두 곳이 문을 닫았다"),
        ("길을 잃은 동네 신문", "종이값이 오르고 독자는 줄어든다"),
        ("다시 쓰는 강변의 뉴스", "주민이 만든 소식지가 열 돌을 맞았다"),
    ],
)
def test_a_title_over_a_deck_stays_the_title(title: str, deck: str) -> None:
    """A paper is called in capitals and by a paper's word."""
    article = read(title, deck, *SIGNED)
    assert title == title_of(article)


@pytest.mark.parametrize("title", ["The Salt Lane Review", "HARBOUR LEDGER"])
@pytest.mark.parametrize("head", [SIGNED, ("January 11, 2024",), ()])
def test_a_title_called_like_a_paper_is_kept_where_there_is_no_other(
    title: str, head: tuple[str, ...]
) -> None:
    """Nothing under the byline takes its place."""
    article = read(title, *head, "How it began")
    assert title == title_of(article)


def test_a_picture_that_shows_what_the_title_names_is_no_site() -> None:
    """A line that says its words again need not speak of a site."""
    view = "A view from the Torve Bridge in winter"
    article = Read(page("The Torve Bridge", "What hums there", *SIGNED, BUSES, view, BATTERIES))
    assert "The Torve Bridge" == title_of(article.article)


def test_a_writer_who_keeps_the_copyright_is_still_the_writer() -> None:
    """The name stands between title and date."""
    lines = (TITLE, "Or: what the wind wants", "Jane Doe", "Aug 19, 2024", BUSES, BATTERIES)
    article = Read(page(*lines, "© 2024 Jane Doe")).article
    assert (TITLE, "Jane Doe") == (title_of(article), article.author.name)


def test_a_site_whose_copyright_names_it_under_the_title_stays_one() -> None:
    """A paper is no person, though it is called in two words with capitals."""
    lines = (TITLE, "Harbour Times", "Aug 19, 2024", BUSES, BATTERIES, "© 2024 Harbour Times")
    article = Read(page(*lines)).article
    assert ("Harbour Times", "") == (article.publisher, article.author.name)


def test_a_path_with_slashes_is_no_title() -> None:
    """It leads to the section."""
    article = read("Home / News / Local", TITLE, *SIGNED)
    assert (TITLE, "Local") == (title_of(article), article.section)
    (edition,) = article.editions.values()
    assert [BUSES, BATTERIES] == texts(edition, BlockKind.PARAGRAPH)


def test_an_article_about_a_paper_keeps_its_title() -> None:
    """Its text speaks of the paper as texts do."""
    told = "Ann Poe, the editor of The Lantern, says that nobody has ever asked for the old files."
    lines = ("The Lantern", "A paper that nobody reads twice", *SIGNED, told, BUSES, BATTERIES)
    article = Read(page(*lines, *(BUSES, BATTERIES) * 2)).article
    assert ("The Lantern", "") == (title_of(article), article.publisher)


def test_a_name_over_a_menu_of_one_word_a_line_is_the_sites() -> None:
    """It begins with the way home."""
    article = read("The Gravel Book", "Home", "About", TITLE, *SIGNED)
    assert (TITLE, "The Gravel Book") == (title_of(article), article.publisher)
    assert "A way home" == title_of(read("A way home", "Home", "About", *SIGNED))
