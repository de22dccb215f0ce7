"""What is kept of the list for the first screen of the next start."""

from __future__ import annotations

import pytest

from reader.errors import QueryError
from reader.model.listing import ListQuery
from reader.model.names import ArticleId
from reader.text.cells import cell_len
from reader.tui.first_lines import Canvas, first_lines
from reader.tui.remembered import Remembered
from reader.tui.settings import Settings
from reader.tui.themes import NIGHT, with_our_variables
from tests.support import a_session, an_article

COLUMNS = 80
CANVAS = Canvas(
    (COLUMNS, 24),
    with_our_variables(NIGHT.to_color_system().generate()),
    "truecolor",
)


@pytest.mark.parametrize("odd", ["\t", "\x1b[31m", "\u202e", "\n"])
def test_nothing_of_a_title_is_a_sign_of_the_file_or_of_the_terminal(odd: str) -> None:
    """As when the program draws it; nothing beside it moves."""
    session = a_session(an_article("article001", ko=f"부산{odd}항의 밤"))

    lines = first_lines(session, Settings(), CANVAS, Remembered())

    assert any("항의 밤" in text for line in lines for _, text in line)
    assert not any(sign in text for line in lines for _, text in line for sign in "\t\n\x1b\u202e")
    assert {COLUMNS} == {sum(cell_len(text) for _, text in line) for line in lines}


def test_a_filter_that_cannot_be_understood_has_no_first_screen() -> None:
    """It was edited by hand; who leaves before the list is there is told nothing of it."""
    session = a_session(an_article("article001"))

    def refuse(*_: object) -> list[ArticleId]:
        raise QueryError("no")

    session._catalog.ids = refuse
    broken = Remembered(listed=ListQuery(filter="re:/(/"))

    assert () == first_lines(session, Settings(), CANVAS, broken)
