"""What is kept at the very top, where nothing but the head is in sight, and how much is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import Language
from reader.model.marks import Layout
from reader.tui.reading import walking
from reader.tui.reading.view import ReadingView
from tests.tui.reading.support import content, korean_only
from tests.tui.reading.test_view import ARTICLE, EN, KO, a_view, screen

NEXT = "다음 기사의 제목"
LOW = (39, 5)
"""The head of the article alone is higher."""


@pytest.mark.parametrize("size", [(119, 36), (79, 24), (39, 10), LOW])
def test_at_the_top_every_change_keeps_the_top(size: tuple[int, int]) -> None:
    """Layouts, languages, widths and sizes; the title is never scrolled away."""
    view = a_view(size)
    walking.by_lines(view, 1)
    walking.to_end(view, -1)
    before = screen(view)

    for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE, Layout.ONE):
        view.set_layout(layout)
        assert view.viewport.top == 0
        view.flip()
        assert (view.viewport.top, view.block) == (0, 0)
        view.resize(60, 20)
        view.set_measure(50)
        assert view.viewport.top == 0
        view.set_measure(72)
        view.resize(*size)
        view.flip()

    assert screen(view) == before


def test_away_from_the_first_paragraph_the_paragraph_keeps_its_row() -> None:
    """Also while the title is still in sight."""
    view = a_view()
    walking.by_block(view, 1)
    row = view.anchor.row
    assert view.viewport.top == 0

    view.flip()

    assert view.anchor.row == row


@pytest.mark.parametrize("layout", [Layout.ONE, Layout.INTERLEAVED])
@pytest.mark.parametrize("size", [(119, 36), (79, 24), (60, 14)])
def test_at_the_top_the_first_paragraph_keeps_its_row(
    size: tuple[int, int], layout: Layout
) -> None:
    """The shorter head has blank rows below it, so that neither top nor paragraph moves."""
    view = a_view(size)
    view.set_layout(layout)
    row = view.anchor.row
    assert view.viewport.top == 0 < row == view.extent().start

    view.flip()

    assert (view.anchor.row, view.viewport.top) == (row, 0)
    assert view.extent().start == row


def test_at_the_top_a_paragraph_without_any_pair_above_keeps_the_top() -> None:
    """There is no right row for it; the head stays in sight."""
    article = replace(ARTICLE, alignment=ARTICLE.alignment[1:])
    view = ReadingView(content(article), 79, 24)
    row = view.anchor.row

    view.flip()

    assert (view.language, view.viewport.top, view.block, view.anchor.row) == (EN, 0, 0, row)


def test_while_only_the_head_is_in_sight_the_cursor_is_on_it() -> None:
    """The next paragraph is then the first one; back at the top the head has it again."""
    view = a_view(LOW)
    assert view.at_head
    walking.by_block(view, 1)
    assert (view.at_head, view.block) == (False, 0)
    walking.by_block(view, 1)
    assert view.block == 1
    walking.to_end(view, -1)
    assert (view.at_head, view.block) == (True, 0)


def test_going_up_page_by_page_ends_on_the_head() -> None:
    """No paragraph out of sight stays the current one."""
    view = a_view(LOW)
    walking.by_page(view, 1)
    while view.viewport.top:
        walking.by_page(view, 1 if view.at_head else -1)
        if view.at_head:
            break
    assert view.block == 0


def test_an_article_without_text_is_all_head() -> None:
    """There is nothing else to be on."""
    assert a_view(article=korean_only()).at_head


@pytest.mark.parametrize("language", Language)
def test_the_same_place_is_the_same_share_in_every_layout_and_size(language: Language) -> None:
    """Text counts, not rows."""
    view = a_view((119, 24), language=language)
    for _ in range(30):
        walking.by_page(view, 1)
        share = view.progress()
        if view.viewport.top >= view.viewport.lowest_top:
            break
        for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE, Layout.ONE):
            view.set_layout(layout)
            for size in ((119, 24), (70, 18)):
                view.resize(*size)
                assert view.progress() in (share, 1.0)
        view.resize(119, 24)


def test_the_share_is_what_lies_before_the_current_paragraph() -> None:
    """Half of the text before it: one half."""
    view = a_view((79, 12), article=korean_only(*["같은 길이의 문단이다. " * 20] * 10))
    assert view.progress() == 0
    view.go_to(KO, 5)
    assert view.progress() == 0.5


def test_a_text_that_fits_is_read_at_once() -> None:
    """Its last line is in sight."""
    assert a_view(article=korean_only("짧다.")).progress() == 1


def test_before_the_end_is_seen_it_is_never_all() -> None:
    """Not even at the last character of the last paragraph but one."""
    view = a_view((79, 12), article=korean_only(*["가" * 4000] * 3, "끝이다. " * 200))
    view.go_to(KO, 3, 0)
    assert 0.9 < view.progress() < 1
    assert len(ARTICLE.editions[EN].body) > 3


def with_next(size: tuple[int, int], layout: Layout) -> ReadingView:
    """A view of the long article, which another one follows."""
    return ReadingView(replace(content(ARTICLE, layout=layout), next_title=NEXT), *size)


@pytest.mark.parametrize("layout", Layout)
def test_below_the_text_stands_what_can_be_read_next(layout: Layout) -> None:
    """The last row; the text is read when its own last line is in sight."""
    view = with_next((119, 24), layout)
    walking.to_end(view, 1)
    [(last, _), *_] = [part for part in screen(view)[-1] if part]
    assert last == f"]  {NEXT}"
    assert view.extent().end <= view.viewport.top + 24

    walking.by_lines(view, -4)
    assert view.progress() == 1
    walking.by_lines(view, -1)
    assert view.progress() < 1


def test_a_low_screen_keeps_its_rows_for_the_text() -> None:
    """The last paragraph stays in sight at the end."""
    view = with_next((60, 9), Layout.ONE)
    assert view.flow.text_end == view.flow.height
