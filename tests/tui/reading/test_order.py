"""Pairs whose blocks stand far apart: nothing looks as if it followed what it does not follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import AlignedPair, Article, Block, BlockKind, Edition, Language
from reader.model.marks import Layout
from reader.tui.reading.pairing import Pairing
from reader.tui.reading.peeking import Peek, Peeks
from reader.tui.reading.view import ReadingView
from tests.tui.reading.support import content, long_article
from tests.tui.reading.test_view import EN, KO, a_view

BREAK = ". . ."


def a_story(*pairs: tuple[tuple[int, ...], tuple[int, ...], float], blocks: int = 6) -> Article:
    """An article of one-line paragraphs that say their language and number."""
    editions = {
        language: Edition(
            f"{language} title",
            (),
            tuple(Block(BlockKind.PARAGRAPH, f"{language} {n}") for n in range(blocks)),
        )
        for language in Language
    }
    return replace(
        long_article(1), editions=editions, alignment=tuple(AlignedPair(*pair) for pair in pairs)
    )


def column(view: ReadingView, number: int = 0) -> list[str]:
    """The texts of a column of the body, one below the other, signs of doubt before them."""
    texts = []
    for row in range(view.flow.body_start, view.flow.height):
        part = view.flow.row_at(row)[number]
        if part is not None:
            line = part.cell.piece.text[part.line.start : part.line.end]
            texts.append(part.cell.sign + line if part.number == 0 else line)
    return texts


FAR = a_story(
    ((0,), (0, 1, 4), 0.9),
    ((1,), (2,), 0.59),
    ((2,), (3,), 0.6),
    ((3,), (5,), 0.9),
    ((4,), (), 0.0),
    ((5,), (), 0.0),
)


def test_interleaved_a_mark_stands_between_far_blocks() -> None:
    """And a sign beside the translation of a pair nobody is sure of."""
    assert column(a_view(article=FAR, layout=Layout.INTERLEAVED)) == [
        *("ko 0", "en 0", "en 1", BREAK, "en 4"),
        *("ko 1", "~en 2", "ko 2", "en 3", "ko 3", "en 5", "ko 4", "ko 5"),
    ]


def test_interleaved_the_language_that_is_read_keeps_its_order() -> None:
    """A far block of it comes where it belongs; its counterpart stands at the longer stretch."""
    assert column(a_view(article=FAR, language=EN, layout=Layout.INTERLEAVED)) == [
        *("en 0", "en 1", "ko 0", "en 2", "~ko 1", "en 3", "ko 2", "en 4", "en 5", "ko 3"),
        *("ko 4", "ko 5"),
    ]


def test_side_by_side_a_mark_stands_where_the_english_jumps() -> None:
    """Within a pair and between pairs; the Korean goes straight on."""
    view = a_view(article=FAR, layout=Layout.SIDE_BY_SIDE)
    assert column(view, 0) == [f"ko {number}" for number in range(6)]
    assert column(view, 1) == [
        *("en 0", "en 1", BREAK, "en 4", BREAK, "~en 2", "en 3", BREAK, "en 5")
    ]


def test_side_by_side_far_korean_blocks_come_in_their_order() -> None:
    """The first of two stretches of one length keeps the translation."""
    story = a_story(((0, 2), (0,), 0.9), ((1,), (1,), 0.9), blocks=3)
    view = a_view(article=story, layout=Layout.SIDE_BY_SIDE)
    assert column(view, 0) == ["ko 0", "ko 1", "ko 2"]
    assert column(view, 1) == ["en 0", "en 1", "en 2"]


@pytest.mark.parametrize("layout", Layout)
def test_neighbours_have_no_mark_between_them(layout: Layout) -> None:
    """Captions between two paragraphs do not count, nor do empty cells."""
    view = a_view(article=long_article(), layout=layout)
    shown = [text for number in range(len(view.flow.widths)) for text in column(view, number)]
    assert BREAK not in shown


def test_a_peek_has_the_mark_and_the_sign_too() -> None:
    """Below its paragraph, open or pinned."""
    view = a_view(article=FAR)
    peeks = Peeks(view)
    assert peeks.toggle() is Peek.OPEN
    assert column(view)[:6] == ["ko 0", "en 0", "en 1", BREAK, "en 4", "ko 1"]
    assert peeks.toggle() is Peek.PINNED
    view.go_to(KO, 1)
    peeks.toggle()
    assert column(view)[:7] == ["ko 0", "en 0", "en 1", BREAK, "en 4", "ko 1", "~en 2"]


def test_a_pinned_peek_outlives_widths_and_languages() -> None:
    """It is where it was, and one press closes it."""
    view = a_view(article=FAR)
    peeks = Peeks(view)
    peeks.toggle()
    peeks.toggle()
    before = column(view)

    view.resize(50, 20)
    assert column(view) == before
    view.flip()
    assert "ko 0" not in column(view)
    view.flip()
    view.resize(119, 36)
    assert column(view) == before

    assert peeks.toggle() is Peek.CLOSED
    assert column(view) == [f"ko {number}" for number in range(6)]
    view.resize(50, 20)
    assert column(view) == [f"ko {number}" for number in range(6)]


def test_that_there_is_nothing_to_peek_at_cannot_be_pinned() -> None:
    """The second press closes it."""
    view = a_view(article=FAR)
    peeks = Peeks(view)
    view.go_to(KO, 4)

    assert [peeks.toggle() for _ in range(4)] == [Peek.OPEN, Peek.CLOSED] * 2
    assert column(view) == [f"ko {number}" for number in range(6)]


@pytest.mark.parametrize("height", [6, 9, 20])
def test_a_peek_comes_into_sight_below_a_paragraph_higher_than_the_screen(height: int) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, "밤이 깊다. " * 40)]
    others = [Block(BlockKind.PARAGRAPH, "The night is deep. " * 20)]
    editions = {KO: Edition("밤", (), tuple(blocks)), EN: Edition("Night", (), tuple(others))}
    article = replace(long_article(1), editions=editions, alignment=(AlignedPair((0,), (0,), 1.0),))
    view = ReadingView(content(article, KO), 40, height)
    view.go_to(KO, 0)
    peeks = Peeks(view)

    for kind in (Peek.OPEN, Peek.PINNED):
        assert peeks.toggle() is kind
        below = view.viewport.top + height - view.extent().end
        assert below >= min(height // 2, 8)
        assert view.block == 0


indexes = st.lists(st.integers(0, 7), max_size=4).map(tuple)


@given(pairs=st.lists(st.tuples(indexes, indexes, st.floats(0, 1)), max_size=8))
def test_any_alignment_keeps_the_order_that_is_read_and_loses_nothing(
    pairs: list[tuple[tuple[int, ...], tuple[int, ...], float]],
) -> None:
    """Also one of nonsense."""
    story = a_story(*pairs, blocks=6)
    pairing = Pairing(story, story.alignment)
    for language in Language:
        ordered = pairing.in_order_of(language)
        read = [block for pair in ordered for block in pair.side(language)]
        beside = [block for pair in ordered for block in pair.side(language.other)]
        assert read == list(range(6))
        assert sorted(beside) == list(range(6))


def test_a_view_shows_every_paragraph_of_a_far_pair_once() -> None:
    """In every layout, from either language."""
    for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE):
        for language in Language:
            view = ReadingView(content(FAR, language, layout), 119, 36)
            assert sum(len(view.flow.blocks(language)) for language in Language) == 12
