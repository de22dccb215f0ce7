"""Lines of pieces, fitted to a width in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Language
from reader.session import RowState
from reader.text.cells import cell_len
from reader.tui.widgets.article_rows import row_lines
from reader.tui.widgets.key_footer import chosen
from reader.tui.widgets.lines import Line, Piece, Role, fitted, highlighted, in_sight
from tests.support import an_article, row_of


def text_of(line: Line) -> str:
    """The text of a line."""
    return "".join(piece.text for piece in line)


def test_the_right_part_stands_at_the_edge() -> None:
    line = fitted([Piece("부산항")], [Piece("KO EN")], 20)

    assert text_of(line) == "부산항         KO EN"


def test_the_left_part_is_cut_with_two_dots() -> None:
    assert text_of(fitted([Piece("부산항의 밤")], [], 8)) == "부산항.."
    assert text_of(fitted([Piece("붐비는 챗GPT… 그리고")], [], 15)).rstrip() == "붐비는 챗GPT.."
    assert (
        text_of(fitted([Piece("중계는 골프… ‘풀스윙’의 팬")], [], 17)).rstrip() == "중계는 골프.."
    )


def test_what_cuts_a_hit_is_no_part_of_it() -> None:
    pieces = highlighted("알렉사 아마존의 밤", [(4, 7)], Role.TITLE)

    for width, seen in ((11, "아"), (13, "아마"), (15, "아마존")):
        hit, dots, *blanks = fitted(pieces, [], width)[1:]
        assert (hit, dots.text) == (Piece(seen, Role.HIT), "..")
        assert dots.role is not Role.HIT
        assert not "".join(piece.text for piece in blanks).strip()


def test_the_right_part_gives_way_where_nothing_else_would_fit() -> None:
    assert text_of(fitted([Piece("부산항")], [Piece("2023-11-15")], 12)) == "부산항      "


@given(st.text(max_size=40), st.text(max_size=20), st.integers(0, 60))
def test_a_line_is_never_wider_than_it_may_be(left: str, right: str, width: int) -> None:
    line = fitted([Piece(left)], [Piece(right)], width)

    assert cell_len(text_of(line)) <= width


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_highlighting_changes_no_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert text_of(tuple(highlighted(text, spans, Role.TITLE))) == text


def test_hits_are_marked_once_where_spans_overlap() -> None:
    pieces = highlighted("카카오뱅크", [(0, 3), (2, 4)], Role.MUTED)

    assert [(p.text, p.role) for p in pieces] == [
        ("카카오", Role.HIT),
        ("뱅", Role.HIT),
        ("크", Role.MUTED),
    ]


@pytest.mark.parametrize("width", [1, 8, 20, 34, 46, 80, 120])
def test_an_article_is_two_lines_of_any_width(width: int) -> None:
    state = RowState(bookmarked=True, notes=12, progress=0.4, to_check=1)

    for line in row_lines(row_of(an_article()), state, Language.KO, False, width):
        assert cell_len(text_of(line)) <= width


def test_the_row_tells_what_is_on_the_article() -> None:
    state = RowState(bookmarked=True, notes=2, progress=0.4)

    first, second = row_lines(row_of(an_article()), state, Language.EN, False, 80)

    assert text_of(first).startswith(" ▪ Busan port heads")
    assert "리더 다이제스트  편집부  2023-11-15  2 min" in text_of(second)
    assert text_of(second).rstrip().endswith("✎2 ⚑ 40% KO EN")


def test_facts_go_whole_before_they_are_cut() -> None:
    _, second = row_lines(row_of(an_article()), RowState(), Language.KO, False, 40)

    assert "2023-11-15" in text_of(second) or "편집부" not in text_of(second)
    assert ".." not in text_of(second)


def test_help_and_the_way_back_stay_in_the_narrowest_footer() -> None:
    hints = (("Enter", "open"), ("/", "search"), ("?", "help"), ("q", "quit"))

    assert chosen(hints, 20) == [("?", "help"), ("q", "quit")]
    assert chosen(hints, 80) == list(hints)
    assert chosen(hints[-2:], 16) == list(hints[-2:])  # as wide as " ? help   q quit"


def test_a_late_hit_is_brought_into_sight() -> None:
    text = "집계로 역대 가장 낮은 증가율이다. 시청자가 옮겨 간 넷플릭스가 그 자리다."
    start = text.index("넷플릭스")

    shown, spans = in_sight(text, [(start, start + 4)], 30)

    (a, b) = spans[0]
    assert shown[a:b] == "넷플릭스"
    assert cell_len(shown[:b]) <= 30
    assert shown.startswith("..")


def test_an_early_hit_leaves_the_text_as_it_is() -> None:
    assert in_sight("넷플릭스가 이겼다", [(0, 4)], 30) == ("넷플릭스가 이겼다", [(0, 4)])
    assert in_sight("아무것도 없다", [], 4) == ("아무것도 없다", [])


def test_a_text_that_fits_is_begun_at_its_beginning() -> None:
    assert in_sight("이긴 넷플릭스", [(3, 7)], 13) == ("이긴 넷플릭스", [(3, 7)])


@given(st.text(min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 20), st.integers(6, 80))
def test_what_is_marked_stays_the_same_text(text: str, at: int, size: int, room: int) -> None:
    start = min(at, len(text) - 1)
    end = min(start + size, len(text))

    shown, ((a, b),) = in_sight(text, [(start, end)], room)

    assert shown[a:b] == text[start:end]
