"""Two texts beside each other, and texts in a few lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.cells import cell_len
from reader.tui.widgets.lines import Piece, Role
from reader.tui.widgets.two_columns import beside, broken, column_cells


def text_of(line: list[Piece] | tuple[Piece, ...]) -> str:
    """The text of a line."""
    return "".join(piece.text for piece in line)


def test_the_shorter_column_is_filled() -> None:
    lines = beside([[Piece("부산항")]], [[Piece("Busan")], [Piece("port")]], 21)

    assert ["부산항      Busan    ", "            port     "] == [text_of(one) for one in lines]


def test_a_text_that_is_cut_ends_with_two_dots_behind_a_word() -> None:
    lines = broken("one two three four five six seven", 13, 2)

    assert ["one two three", "four five.."] == [text_of(one) for one in lines]


def test_the_dots_of_a_cut_are_no_part_of_the_hit_before_them() -> None:
    (line,) = broken("두 칩은 AI 연산을 맡는다", 14, 1, spans=[(5, 7)])

    assert [("AI", Role.HIT)] == [piece for piece in line if piece.role is Role.HIT]
    assert text_of(line).endswith("AI..")


def test_a_text_that_fits_is_whole() -> None:
    assert ["one two three"] == [text_of(one) for one in broken("one two three", 13, 2)]
    assert [[]] == broken("", 13, 2)


def test_the_hit_is_marked_where_it_stands() -> None:
    lines = broken("앞 " * 30 + "크레인", 20, 2, spans=[(60, 63)])

    assert ["크레인"] == [p.text for line in lines for p in line if p.role is Role.HIT]


def test_a_text_of_a_million_characters_takes_a_moment() -> None:
    text = "가" * 500_000 + " 크레인 " + "나" * 500_000

    lines = broken(text, 40, 2, spans=[(500_001, 500_004)])

    assert "크레인" in "".join(text_of(one) for one in lines)


@given(
    st.text(alphabet="가나a b.\x1b…", max_size=200),
    st.integers(8, 60),
    st.integers(1, 4),
    st.integers(0, 199),
)
def test_lines_are_few_and_narrow(text: str, width: int, most: int, start: int) -> None:
    spans = [(start, start + 2)] if start + 2 <= len(text) else []

    lines = broken(text, width, most, spans=spans)

    assert len(lines) <= most
    for line in beside(lines, lines, width * 2 + 5):
        assert width * 2 + 5 == cell_len(text_of(line))
    assert column_cells(width * 2 + 5) >= width
