"""Titles and decks of two languages: each reads as one thing."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import Language
from reader.model.marks import Layout
from reader.tui.reading.content import Piece, Role, SourceText
from reader.tui.reading.view import ReadingView
from reader.tui.reading.wrapping import Wraps
from tests.tui.reading.support import long_article
from tests.tui.reading.test_view import a_view

DECKS = {
    Language.KO: (
        "열람실은 새벽 두 시까지",
        "막차가 끊긴 뒤에는 마을버스 한 대가 더 다니고 사서 열두 명이 돌아가며 자리를 지켜",
        "남은 숙제는 냉방비",
    ),
    Language.EN: ("One deck that is too long for a single row of a column beside the other one",),
}


def deck_rows(view: ReadingView, column: int) -> list[int]:
    """The rows above the body on which a column shows its deck."""
    parts = [(row, view.flow.row_at(row)[column]) for row in range(view.flow.body_start)]
    return [row for row, part in parts if part is not None and part.cell.piece.role is Role.DECK]


def with_decks() -> ReadingView:
    article = long_article(2)
    editions = {each: replace(article.editions[each], deck=DECKS[each]) for each in Language}
    return a_view(article=replace(article, editions=editions), layout=Layout.SIDE_BY_SIDE)


def test_side_by_side_a_deck_is_not_torn_by_that_of_the_other_language() -> None:
    """They do not say the same line by line."""
    view = with_decks()
    korean, english = deck_rows(view, 0), deck_rows(view, 1)

    assert len(english) > 1
    assert korean == list(range(korean[0], korean[0] + 4))
    assert english[0] == korean[0]


def test_where_a_line_of_a_deck_goes_on_it_is_set_in() -> None:
    """Else nobody sees where the next one begins; a deck of one line needs no such help."""
    view = with_decks()
    for column, hang in ((0, 2), (1, 0)):
        rows = [view.flow.row_at(row)[column] for row in deck_rows(view, column)]
        assert {row.indent for row in rows if row and row.number == 0} == {0}
        assert {row.indent for row in rows if row and row.number} == {hang}


def test_interleaved_the_head_of_the_other_language_is_set_in_as_its_text_is() -> None:
    """Else its deck reads as the last line of the first one."""
    view = a_view(article=long_article(2), layout=Layout.INTERLEAVED)
    parts = [part for row in range(view.flow.height) if (part := view.flow.row_at(row)[0])]
    above = [part.cell for part in parts if part.cell.piece.block is None]

    assert {cell.indent for cell in above if cell.secondary} == {2}
    assert {cell.indent for cell in above if not cell.secondary} == {0}


def test_what_is_read_at_a_glance_does_not_end_in_one_lost_word() -> None:
    """Titles, decks and headings; a paragraph's last line may be as short as it comes."""
    text = "언어모델 운영비를 낮추려는 하이퍼스케일러의 셈법"
    ends = {}
    for role in (Role.TITLE, Role.DECK, Role.HEADING, Role.PARAGRAPH):
        piece = Piece(role, Language.KO, 0, SourceText(text), 0, len(text))
        ends[role] = text[Wraps().lines(piece, 44)[-1].start :]

    assert ends.pop(Role.PARAGRAPH) == "셈법"
    assert {*ends.values()} == {"하이퍼스케일러의 셈법"}
