"""Offsets into a whole text and points in its paragraphs say the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchors import CONTEXT_CHARS, CanonicalText, make_target
from reader.model.article import Edition, Language
from reader.model.marks import Point, Span
from tests.support import blocks

BODIES = st.lists(st.text(alphabet="가나 a", max_size=5), max_size=5)


def text_of(*body: str) -> CanonicalText:
    """A text of some paragraphs."""
    return CanonicalText(Edition("", (), blocks(*body)))


@given(BODIES)
def test_every_offset_is_a_point_and_back(body: list[str]) -> None:
    """The line feed between two paragraphs is the end of the first."""
    text = text_of(*body)
    for offset in range(len(text.text) + 1):
        point = text.point(offset)
        assert offset == text.offset(point)
        assert text.holds(Span(point, point)) == bool(body)


@given(BODIES, st.integers(-9, 40), st.integers(0, 9))
def test_what_is_beyond_the_text_is_pulled_in(body: list[str], offset: int, block: int) -> None:
    """Points and offsets of another text do no harm."""
    text = text_of(*body)

    assert text.point(offset) == text.point(max(0, min(offset, len(text.text))))
    assert 0 <= text.offset(Point(block, 40)) <= len(text.text)


def test_a_span_ends_where_its_words_end() -> None:
    """Not at the beginning of the paragraph behind them; one without words is a point."""
    text = text_of("첫째", "", "셋째")

    assert Span(Point(0, 0), Point(0, 2)) == text.span(0, 2)
    assert Span(Point(0, 1), Point(1, 0)) == text.span(1, 4)
    assert Span(Point(2, 0), Point(2, 0)) == text.span(4, 4)
    assert Span(Point(0, 0), Point(2, 1)) == text.span(0, 5)


@pytest.mark.parametrize(
    ("end", "held"),
    [(Point(1, 2), True), (Point(1, 3), False), (Point(2, 0), False)],
)
def test_a_span_is_held_by_the_text_it_lies_in(end: Point, held: bool) -> None:
    """To its last character; a file that was changed by hand may say more."""
    assert held is text_of("첫째", "둘째").holds(Span(Point(0, 0), end))


def test_a_target_has_the_words_and_what_is_around_them() -> None:
    """Across paragraphs, and no more than can help; a place without length has what follows."""
    edition = Edition("", (), blocks("가" * 100, "나" * 100))
    made = make_target(edition, Language.KO, Span(Point(0, 98), Point(1, 3)))
    bookmark = make_target(edition, Language.KO, Span(Point(0, 90), Point(0, 90)))

    assert "가가\n나나나" == made.exact
    assert (CONTEXT_CHARS, CONTEXT_CHARS) == (len(made.prefix), len(made.suffix))
    assert made.end_hash != made.start_hash == bookmark.start_hash == bookmark.end_hash
    assert "가" * 10 == bookmark.exact
    assert CanonicalText(edition).hash == made.text_hash == bookmark.text_hash
