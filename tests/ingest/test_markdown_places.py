"""What lines of Markdown pages are by their signs and their place."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import LINK_ALONE
from reader.ingest.markdown.places import AUTHOR, CAPTION, HEAD, ITEM, ROW
from reader.ingest.markdown.shown import as_shown
from reader.model.article import Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, kinds, page

KO, EN = Language.KO, Language.EN


def test_links_and_captions_are_told_by_their_place() -> None:
    """A link alone between paragraphs may be part of the text."""
    lines = [
        "- [One](/1)",
        "[Two](/2) | [Three](/3)",
        "",
        "A paragraph.",
        "",
        "[A title that is a link](/4)",
        "",
        "Another paragraph.",
        "",
        "![](/p.jpg)",
        "What the picture shows",
        "",
        "![](/q.jpg)",
        "A paragraph under a picture",
        "that goes on.",
    ]
    assert as_shown("\n".join(lines)).told == {0: LINK_ALONE, 1: LINK_ALONE, 10: CAPTION}


def test_a_caption_may_stand_under_an_empty_line() -> None:
    """Beside the picture there may be who took it, and its text says what it shows."""
    lines = [
        "# Title",
        "",
        "![Image 1](/p.jpg)![Image 2: a bus](/q.jpg)Getty Images",
        "",
        "The last bus on its way home",
        "",
        "![It rains. Nobody minds.](/r.jpg)",
        "",
        "It rains. Nobody minds.",
        "",
        "![](/s.jpg)",
        "",
        f"A sentence of the text goes on {'and on ' * 20}here.",
        "",
        "![Ana](/a.jpg)",
        "",
        "Ana Ferreira",
        "",
        "![](/t.jpg)",
        "",
        "## A heading",
    ]
    assert as_shown("\n".join(lines)).told == {4: CAPTION, 8: CAPTION}


def test_the_first_heading_of_all_is_the_title() -> None:
    """Whatever stands above it."""
    above = (
        "Discover what is coming in May. [Register now.](/1)",
        "",
        "![](/p.jpg)",
        "",
        "* * *",
        "",
    )
    shared = (
        "## Share",
        "",
        "- [Here](/2)",
        "- [There](/3)",
        "",
        "# The city's last diesel bus",
        "",
    )
    article = Read(page(*above, *shared, "May 3, 2026", "", BUSES, "", BATTERIES)).article
    assert "The city's last diesel bus" == article.title()
    assert ("pp", ()) == (kinds(article.editions[EN]), article.editions[EN].deck)
    for lines in (
        ["# Bus Post"],
        ["Title: A bus", "# The city's last diesel bus"],
        ["# It is late, later than it ever was."],
        [BUSES, "", "# The city's last diesel bus"],
    ):
        assert {} == as_shown("\n".join(lines)).told


def test_items_that_are_numbered_are_a_list() -> None:
    """Whatever belongs to them; numbers over paragraphs are none."""
    lines = ["1. One.", "   - More.", "2. Two.", "", "   A paragraph of it.", "3. Three."]
    assert dict.fromkeys((0, 2, 5), ITEM) == as_shown("\n".join(lines)).told
    for others in (["1. One", "", BUSES, "", "2. Two"], ["2026. 3. 2.", "1. One"], ["1. One"]):
        assert {} == as_shown("\n".join(others)).told


def test_links_in_a_row_with_little_between_are_furniture() -> None:
    """As under the title of a page where readers talk about others."""
    lines = [
        "3 points by [ana](/user?id=ana) 4 hours ago | [hide](/hide) | [9 comments](/item)",
        "",
        "The [plan](/1) | and the [report](/2) are both on the site of the council",
    ]
    assert as_shown("\n".join(lines)).told == {0: ROW}


def test_a_button_in_a_list_of_links_is_one_of_them() -> None:
    """Not every button is a link."""
    lines = ["- [One](/1)", "- Copy link", "- A sentence.", "", "- Alone"]
    assert as_shown("\n".join(lines)).told == {0: LINK_ALONE, 1: LINK_ALONE}


def test_headings_that_say_which_edition_follows_are_furniture() -> None:
    """They are no title and no deck."""
    fields = (
        "# The last bus | 마지막 버스",
        "",
        "- Source: https://a.example/1",
        "- Date: May 3, 2026",
        "",
    )
    lines = (
        *fields,
        "## English",
        "",
        BUSES,
        "",
        BATTERIES,
        "",
        "## 한국어",
        "",
        POWER,
        "",
        SEASONS,
    )
    article = Read(page(*lines)).article
    for language in (KO, EN):
        edition = article.editions[language]
        assert ("pp", ()) == (kinds(edition), edition.deck)


def test_who_wrote_a_text_may_be_a_link_under_a_picture() -> None:
    """Or to a page with a handle."""
    for address in ("https://bus.example/author/ana/", "https://letters.example/@ana"):
        lines = [
            "# The last bus",
            "",
            "![a bus](/p.jpg)",
            "",
            f"[Ana Ferreira]({address})",
            "",
            "–",
        ]
        assert AUTHOR == as_shown("\n".join(lines)).told[4]
        article = Read(page(*lines, "", BUSES, "", BATTERIES)).article
        assert "Ana Ferreira" == article.author.name


def test_a_heading_between_title_and_header_is_the_deck() -> None:
    """One like others below is a heading."""
    lines = ("# The last bus", "", "### Three years early, and at no cost", "", "May 3, 2026", "")
    edition = Read(page(*lines, BUSES, "", BATTERIES, "", "[More](/more)")).article.editions[EN]
    assert ("Three years early, and at no cost",) == edition.deck
    for above in (["# The last bus"], ["---", "title: The last bus", "---"]):
        headed = ("", "## Three years early", "", BUSES, "", "## At no cost", "", BATTERIES)
        edition = Read(page(*above, *headed, "", "[More](/more)")).article.editions[EN]
        assert ("hphp", ()) == (kinds(edition), edition.deck)


def test_a_letter_goes_on_under_a_link_to_more() -> None:
    """Elsewhere links to other articles begin there."""
    article = Read(
        page(
            *("# Nine small stories", "", "## [The last bus](https://a.example/1)", "", BUSES, ""),
            *("[Read more](https://a.example/1)", "", "## [The next](https://a.example/2)", ""),
            *(BATTERIES, "", "[Read more](https://a.example/2)"),
        )
    ).article
    assert "hphp" == kinds(article.editions[EN])


def test_a_link_to_more_of_the_author_ends_the_text() -> None:
    """Where no text follows, what stands there is a site's."""
    lines = (
        "# 전기요금이 세 단계로 나뉜다",
        "",
        POWER,
        "",
        SEASONS,
        "",
        "[다른기사 보기](/more)",
        "",
    )
    edition = Read(
        page(*lines, "댓글삭제", "", "삭제한 댓글은 복구할 수 없습니다.")
    ).article.editions[KO]
    assert "pp" == kinds(edition)


def test_a_heading_over_nothing_but_links_is_furniture() -> None:
    """Over text it stays, whatever links stand there as well."""
    lines = [
        "## Related topics",
        "- [Asia](/1)",
        "- [Europe](/2)",
        "",
        "#### Related article",
        "",
        "[\\",
        "**Quiet** \\",
        "3 min read](/3)",
        "",
        "## One heading",
        "",
        "[Watch](/4)",
        "",
        BUSES,
    ]
    told = as_shown("\n".join(lines)).told
    assert [HEAD, HEAD] == [told[0], told[4]]
    assert 10 not in told


@pytest.mark.parametrize(
    "button",
    ["Sign up to our free daily newsletter", "이 기자의 다른 글을 구독하고 먼저 받아 보세요"],
)
def test_a_link_that_calls_for_something_is_a_button(button: str) -> None:
    """However long it is, and wherever it stands."""
    lines = [BUSES, "", f"[{button}](https://a.example/1)", "", BATTERIES]
    assert {2: LINK_ALONE} == as_shown("\n".join(lines)).told
