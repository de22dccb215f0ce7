"""Pages printed by a browser for terminals, with a number before each link."""

from __future__ import annotations

from reader.model.article import BlockKind
from tests.ingest.dumps import BATTERIES, BUSES, Read, page, texts

TITLE = "The night shift at the last lab"
MENU = ("* [1]Home", "* [2]Subscribe")
HEAD = (f"                {TITLE}", "   By [3]Jane Doe", "   March 18, 2024")
LISTED = ("References", "Visible links:", *(f"{n}. https://lab.example/{n}" for n in range(1, 5)))


def read(*lines: str) -> tuple[str, str, list[str]]:
    """Title, author and text of a page in one language."""
    article = Read(page(*lines)).article
    (edition,) = article.editions.values()
    return edition.title, article.author.name, texts(edition, *BlockKind)


def test_the_numbers_of_links_and_their_list_are_no_text() -> None:
    """Nor is a menu of theirs the title."""
    numbered = BATTERIES.replace("electric", "[4]electric")
    assert numbered != BATTERIES
    assert (TITLE, "Jane Doe", [BUSES, BATTERIES]) == read(*MENU, *HEAD, BUSES, numbered, *LISTED)


def test_without_such_a_list_numbers_in_brackets_stay() -> None:
    """They are footnotes, and a few addresses may be sources."""
    noted = BATTERIES.replace("electric", "[4]electric") + "[1]"
    assert [BUSES, noted] == read(*HEAD, BUSES, noted)[2]
    sources = ("1. https://lab.example/a", "2. https://lab.example/b")
    assert [BUSES, noted, *sources] == read(*HEAD, BUSES, noted, *sources)[2]


def test_a_link_of_the_list_leads_anywhere() -> None:
    """To a script, or an address that is not quite one."""
    listed = (*LISTED, "5. javascript:void(0);", "6. mailto:jane@lab.example?subject=Read this")
    assert [BUSES] == read(*HEAD, BUSES.replace("town", "[3]town"), *listed)[2]


def test_a_field_drawn_as_a_line_opens_no_page_while_links_are_counted_on() -> None:
    """Another page begins to count again."""
    field = "____________________"
    under = ("Send what you saw", "[2]Rules for letters", "", BATTERIES)
    assert 1 == len(Read(page(*HEAD, "[1]Home", BUSES, "", field, *under)).articles)
    again = ("Another night at the lab", "[1]Home", "By Jane Doe", BATTERIES)
    assert 2 == len(Read(page(*HEAD, "[1]Home", BUSES, "", field, *again)).articles)
