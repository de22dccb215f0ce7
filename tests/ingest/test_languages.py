"""Which language a line speaks, and which of two titles is whose."""

from __future__ import annotations

import pytest

from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page, texts

KOREAN_TITLE = "반세기 만에 다시 열린 강변 산책로"
TITLE = "The riverside that opened after fifty years"
KOREAN = (KOREAN_TITLE, "홍길동 기자", "2024.08.02", POWER, SEASONS)


@pytest.mark.parametrize(
    "parted", ["---", "* * *", "English", "[영문]", "■ Original text", "영문 기사"]
)
def test_what_parts_the_editions_is_not_the_title_of_the_second(parted: str) -> None:
    """The line under it is."""
    for between in ((parted,), ("", parted, "")):
        article = Read(page(*KOREAN, *between, TITLE, "By Jane Doe", BUSES, BATTERIES)).article
        english = article.editions[Language.EN]
        assert (TITLE, ()) == (english.title, english.deck)
        assert [BUSES, BATTERIES] == texts(english, BlockKind.PARAGRAPH, BlockKind.HEADING)


def test_a_korean_edition_under_its_word_has_its_own_title() -> None:
    """The other way round."""
    lines = (TITLE, "By Jane Doe", BUSES, BATTERIES, "번역", KOREAN_TITLE, POWER, SEASONS)
    article = Read(page(*lines)).article
    assert KOREAN_TITLE == article.title(Language.KO)
    assert TITLE == article.title(Language.EN)
    assert () == article.warnings


@pytest.mark.parametrize("titles", [(KOREAN_TITLE, TITLE), (TITLE, KOREAN_TITLE)])
def test_titles_in_both_languages_belong_to_their_editions(titles: tuple[str, str]) -> None:
    """Both stand above the text, the editions under each other."""
    lines = (*titles, "2024.08.02", POWER, SEASONS, "", BUSES, BATTERIES)
    article = Read(page(*lines)).article
    assert (KOREAN_TITLE, TITLE) == (article.title(Language.KO), article.title(Language.EN))
    assert [()] * 2 == [edition.deck for edition in article.editions.values()]


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("두 강 이야기 / A Tale of Two Rivers", ["두 강 이야기", "A Tale of Two Rivers"]),
        ("A Tale of Two Rivers / 두 강 이야기", ["두 강 이야기", "A Tale of Two Rivers"]),
        ("두 강 / 2024", ["두 강 / 2024"] * 2),
        ("두 강 / 다리 없는 마을", ["두 강 / 다리 없는 마을"] * 2),
    ],
)
def test_a_title_in_both_languages_is_shared_out(title: str, titles: list[str]) -> None:
    """To the editions on whose page it stands; where it is in one, both have it."""
    lines = (title, "January 11, 2024", POWER, SEASONS, POWER, BUSES, BATTERIES, BUSES)
    article = Read(page(*lines)).article
    assert titles == [article.editions[language].title for language in Language]
    assert bool(article.warnings) is (titles[0] == titles[1])


def test_an_english_deck_is_no_title_where_the_edition_has_its_own() -> None:
    """A line above the Korean text says less than one above the English."""
    lines = (KOREAN_TITLE, "Letters from the river", *KOREAN[1:], TITLE, BUSES, BATTERIES)
    article = Read(page(*lines)).article
    assert TITLE == article.title(Language.EN)
    assert ("Letters from the river",) == article.editions[Language.KO].deck


def test_an_english_line_under_a_korean_title_is_its_deck_where_there_is_one_edition() -> None:
    """There is nothing else whose title it could be."""
    (edition,) = Read(page(KOREAN_TITLE, TITLE, *KOREAN[1:])).article.editions.values()
    assert (KOREAN_TITLE, (TITLE,)) == (edition.title, edition.deck)


VERSES = (
    "I left my coat upon the pier, and the pier has kept it warm.",
    "I left my name upon the wave, and the wave has lost its form.",
)


def test_a_poem_in_english_stays_where_it_is_quoted() -> None:
    """It has no title, and too little of it is there for a translation."""
    article = Read(page(*KOREAN[:4], *VERSES, SEASONS)).article
    (edition,) = article.editions.values()
    assert [POWER, *VERSES, SEASONS] == texts(edition, BlockKind.PARAGRAPH)
    assert () == article.warnings


@pytest.mark.parametrize("header", [("A coat upon the pier",), ("The coat",), ("By Jane Doe",)])
def test_a_short_english_edition_is_one_where_it_has_a_header(header: tuple[str, ...]) -> None:
    """A summary, for instance."""
    article = Read(page(*KOREAN, *header, *VERSES)).article
    assert VERSES == tuple(texts(article.editions[Language.EN], BlockKind.PARAGRAPH))


def test_a_korean_line_in_an_english_article_does_not_make_it_korean() -> None:
    """What most of it is written in counts."""
    article = Read(page(TITLE, "By Jane Doe", POWER[:60] + ".", BUSES, BATTERIES, BUSES)).article
    assert (Language.EN,) == article.languages
