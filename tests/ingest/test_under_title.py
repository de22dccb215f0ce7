"""Fields in a list, a quotation or lines under the title of a saved page."""

from __future__ import annotations

from reader.ingest.markdown.under_title import has_fields_under_title, put_fields_plainly
from reader.model.article import Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, kinds, page

LISTED = (
    "# The last diesel bus",
    "",
    "![cover](https://img.example/1.jpg)",
    "",
    "## Metadata",
    "- Author: [[Ana Ferreira]]",
    "- Full Title: The last diesel bus",
    "- Category: #articles",
    "- URL: https://bus.example/1",
    "",
    "## Full Document",
)
QUOTED = (
    "# 마지막 디젤 버스",
    "",
    "> **원문:** [The last diesel bus](https://bus.example/1) (Bus Post)",
    ">",
    "> **게시일:** 2026년 5월 3일 · **저자:** Ana Ferreira | **읽는 시간:** 6분",
    "",
    "---",
)
BARE = (
    "# 마지막 디젤 버스",
    "",
    "작성자: 한지우",
    "날짜: 2026년 5월 3일",
    "URL: https://bus.example/1",
    "생성 일시: 2026년 5월 4일 오후 9:12",
    "상태: 읽음",
)


def test_what_a_list_under_the_title_says_is_known() -> None:
    """And no line of it is text, nor the headings that the program made."""
    article = Read(page(*LISTED, BUSES, "", BATTERIES)).article
    assert "The last diesel bus" == article.title()
    assert ("Ana Ferreira", "https://bus.example/1") == (article.author.name, article.source.url)
    assert ("pp", ()) == (kinds(article.editions[Language.EN]), article.editions[Language.EN].deck)


def test_what_a_translator_says_of_the_original_is_known() -> None:
    """Two fields may share a line."""
    article = Read(page(*QUOTED, "", POWER, "", SEASONS)).article
    assert "마지막 디젤 버스" == article.title()
    assert ("Ana Ferreira", "2026-05-03") == (article.author.name, article.published)
    assert "https://bus.example/1" == article.source.url
    assert "pp" == kinds(article.editions[Language.KO])


def test_properties_of_a_note_are_known() -> None:
    """Those that only the program needs are left out."""
    article = Read(page(*BARE, "", POWER, "", SEASONS)).article
    assert ("한지우", "2026-05-03") == (article.author.name, article.published)
    assert ("pp", ()) == (kinds(article.editions[Language.KO]), article.editions[Language.KO].deck)


def test_more_fields_may_stand_under_those_above() -> None:
    """As where a program has a template and a person another."""
    fields = ("---", "title: The last diesel bus", "date: 2026-05-03", "---")
    article = Read(page(*fields, *LISTED[2:], BUSES, "", BATTERIES)).article
    assert ("The last diesel bus", "2026-05-03") == (article.title(), article.published)
    assert ("Ana Ferreira", "https://bus.example/1") == (article.author.name, article.source.url)
    assert "pp" == kinds(article.editions[Language.EN])


def test_a_heading_in_another_language_is_kept() -> None:
    """It is the title of the translation; the fields still stand together."""
    fields = ("---", "title: The last diesel bus", "date: 2026-05-03", "---", "", *QUOTED)
    text = (*fields, "", POWER, "", BUSES, "", SEASONS, "", BATTERIES)
    article = Read(page(*text)).article
    assert "마지막 디젤 버스" == article.editions[Language.KO].title
    assert "The last diesel bus" == article.editions[Language.EN].title
    assert "https://bus.example/1" == article.source.url


def test_two_titles_may_stand_over_the_fields() -> None:
    """One for each edition."""
    told = ("---", "title: The last diesel bus", "date: 2026-05-03", "---", "")
    for fields in (told, ()):
        titles = ("# The last diesel bus", "", "# 마지막 디젤 버스", "", *QUOTED[2:], "")
        article = Read(page(*fields, *titles, BUSES, "", POWER, "", BATTERIES, "", SEASONS)).article
        assert "마지막 디젤 버스" == article.editions[Language.KO].title
        assert "The last diesel bus" == article.editions[Language.EN].title
        assert ("Ana Ferreira", "2026-05-03") == (article.author.name, article.published)


def test_an_excerpt_is_the_deck_unless_the_text_begins_so() -> None:
    """One clipper has it as a quotation under the title."""
    fields = ("---", "title: The last bus", "author: Ana Ferreira", "timestamp: 2026-05-03", "---")
    for said, deck in (("Three years early", ("Three years early",)), (BUSES[:60], ())):
        above = (*fields, "", "# The last bus", "", "## Excerpt", f"> {said}", "", "---")
        article = Read(page(*above, BUSES, "", BATTERIES)).article
        assert deck == article.editions[Language.EN].deck
        assert "pp" == kinds(article.editions[Language.EN])


def test_a_text_that_only_looks_like_fields_stays() -> None:
    """Speakers, notes and single fields."""
    for lines in (
        ["# A title", "Anna: And then?", "Ben: Nothing.", "Anna: Ah."],
        ["# A title", "", "- Author: somebody", "", "Text."],
        ["# A title", "", "Title: a", "Tags: b", "Language: c"],
        ["## A heading", "", "- Author: A", "- URL: https://a.example"],
    ):
        before = lines.copy()
        assert not has_fields_under_title("\n".join(lines))
        put_fields_plainly(lines)
        assert before == lines
