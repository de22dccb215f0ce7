"""The reader's place: flips, layouts, widths and movements around one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import AlignedPair, Article, Language
from reader.model.marks import Layout, Point, ReadingPosition
from reader.tui.reading import walking
from reader.tui.reading.view import ReadingView
from tests.tui.reading.support import content, korean_only, long_article

KO, EN = Language.KO, Language.EN
SIZES = [(119, 36), (79, 24), (39, 10), (20, 5), (7, 3)]
ARTICLE = long_article()
MOVES = [
    (walking.by_lines, 1),
    (walking.by_lines, -3),
    (walking.by_lines, 7),
    (walking.by_page, 1),
    (walking.by_page, -1),
    (walking.by_half, 1),
    (walking.by_block, 1),
    (walking.by_block, -1),
    (walking.by_sentence, 1),
    (walking.by_sentence, -1),
    (walking.to_end, 1),
    (walking.to_end, -1),
]


def a_view(
    size: tuple[int, int] = (119, 36),
    *,
    article: Article = ARTICLE,
    language: Language = KO,
    layout: Layout = Layout.ONE,
    position: ReadingPosition | None = None,
) -> ReadingView:
    """A view of the long article."""
    return ReadingView(content(article, language, layout, position=position), *size)


def screen(view: ReadingView) -> list[tuple[tuple[str, bool] | None, ...]]:
    """What stands on every row of the screen."""
    return [
        tuple(
            (part.cell.piece.text[part.line.start : part.line.end], part.cell.secondary)
            if part
            else None
            for part in view.flow.row_at(view.viewport.top + row)
        )
        for row in range(view.viewport.height)
    ]


def first_row(view: ReadingView) -> int:
    """The row of the screen the current paragraph begins on; negative above it."""
    return view.extent().start - view.viewport.top


def only_head(view: ReadingView) -> bool:
    """Whether a low screen shows the title and nothing of the body."""
    return not any(True for _ in view.viewport.seen())


def paired(view: ReadingView) -> bool:
    """Whether the current paragraph and its counterpart are one block each."""
    pair = view.pairing.pair_of(view.language, view.block)
    return pair is not None and len(pair.ko) == len(pair.en) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("language", Language)
def test_a_flip_keeps_the_row_from_every_scroll_position(
    size: tuple[int, int], layout: Layout, language: Language
) -> None:
    """At every line of the article, and the second flip shows the identical screen."""
    view = a_view(size, layout=layout, language=language)
    checked = 0
    for _ in range(400):
        before, block = screen(view), (view.language, view.block)
        row, one_to_one = first_row(view), paired(view)
        at_top = view.anchor.at_top
        partner = view.pairing.counterparts(*block)

        assert view.flip()
        if one_to_one:
            checked += 1
            assert view.block == partner[0]
            if row >= 0 and view.layout is not Layout.SIDE_BY_SIDE and not at_top:
                assert first_row(view) == row
        assert view.viewport.top == 0 or not at_top
        assert 0 <= view.anchor.row < size[1] or only_head(view)

        assert view.flip()
        assert (view.language, view.block) == block
        assert screen(view) == before
        place = (view.viewport.top, view.block)
        walking.by_lines(view, 1)
        if place == (view.viewport.top, view.block):
            break
    assert checked > 20


@pytest.mark.parametrize("layout", [Layout.ONE, Layout.INTERLEAVED])
def test_on_a_screen_that_became_lower_a_flip_stays_in_sight(layout: Layout) -> None:
    """The row on the higher screen is kept for when it is high again, and only for that."""
    view = a_view((79, 40), layout=layout)
    while first_row(view) < 30:
        walking.by_block(view, 1)
    row = view.anchor.row

    view.resize(79, 12)
    assert first_row(view) == 11
    view.flip()
    assert first_row(view) == 11
    view.flip()
    view.resize(79, 40)
    assert first_row(view) == row


def test_inside_a_long_paragraph_a_flip_keeps_the_share() -> None:
    """Half way down the Korean is half way down the English, on the first row."""
    ko = " ".join(f"{number}번째 문장은 꽤 길어서 한 줄을 넘긴다." for number in range(60))
    en = " ".join(f"Sentence number {number} is long enough for a line." for number in range(60))
    body = {KO: ko, EN: en}
    editions = {
        language: replace(
            edition, body=(replace(edition.body[0], text=body[language]), edition.body[1])
        )
        for language, edition in ARTICLE.editions.items()
    }
    view = a_view((79, 12), article=replace(ARTICLE, editions=editions))
    walking.by_lines(view, 28)
    extent = view.extent()
    share = (view.viewport.top - extent.start) / (extent.end - extent.start)
    assert 0.2 < share < 0.8

    view.flip()

    extent = view.extent()
    there = (view.viewport.top - extent.start) / (extent.end - extent.start)
    assert abs(there - share) < 0.03


def test_from_an_unpaired_paragraph_a_flip_goes_to_the_nearest_earlier_pair() -> None:
    """Its counterpart stands where the eye was; the way back is exact."""
    view = a_view()
    lone = next(pair.ko[0] for pair in view.pairing.pairs if pair.ko and not pair.en)
    earlier = view.pairing.nearest_complete(KO, lone)
    assert earlier is not None
    view.go_to(KO, lone)
    row, before = view.anchor.row, screen(view)

    view.flip()

    assert (view.language, view.block) == (EN, earlier.en[0])
    assert view.anchor.row == row
    view.flip()
    assert screen(view) == before


def test_an_article_with_one_edition_stays_as_it_is() -> None:
    """A flip says no and changes nothing."""
    view = a_view(article=korean_only("하나뿐인 문단이다.", "둘째 문단이다."))
    before = screen(view)

    assert not view.flip()
    assert screen(view) == before
    view.set_layout(Layout.SIDE_BY_SIDE)
    assert view.layout is Layout.ONE


def test_without_any_alignment_a_flip_goes_to_a_proportional_paragraph() -> None:
    """Nothing is paired; the end still answers the end."""
    view = a_view(article=replace(ARTICLE, alignment=()))
    walking.to_end(view, 1)

    view.flip()

    assert view.block == len(ARTICLE.editions[EN].body) - 1


@pytest.mark.parametrize("size", SIZES)
def test_side_by_side_a_flip_moves_the_cursor_only(size: tuple[int, int]) -> None:
    """The rows are locked, so nothing scrolls while the counterpart is in sight."""
    view = a_view((119, size[1]), layout=Layout.SIDE_BY_SIDE)
    for _ in range(30):
        walking.by_block(view, 1)
        if paired(view) and first_row(view) >= 0:
            top = view.viewport.top
            view.flip()
            assert view.viewport.top == top
            view.flip()


@pytest.mark.parametrize("size", SIZES[:3])
def test_another_layout_keeps_the_character_on_its_row(size: tuple[int, int]) -> None:
    """From every fifth line, through all three layouts and back."""
    view = a_view(size)
    for _ in range(60):
        anchor, before = view.anchor, screen(view)
        for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE, Layout.ONE):
            view.set_layout(layout)
            where = (anchor.language, anchor.block, anchor.offset_chars)
            if anchor.at_top:
                assert view.viewport.top == 0
            else:
                assert view.flow.row_of(*where) - view.viewport.top == anchor.row
        assert screen(view) == before
        walking.by_lines(view, 5)


@given(
    moves=st.lists(st.sampled_from(MOVES), max_size=8),
    sizes=st.lists(st.tuples(st.integers(1, 140), st.integers(1, 50)), min_size=1, max_size=5),
    flips=st.integers(0, 1),
)
@settings(max_examples=60, deadline=None)
def test_any_resizes_and_back_show_the_identical_screen(
    moves: list[tuple[walking.Move, int]], sizes: list[tuple[int, int]], flips: int
) -> None:
    """The character is remembered, not the row of a width that is gone."""
    view = a_view()
    for move, amount in moves:
        move(view, amount)
    for _ in range(flips):
        view.flip()
    walking.by_lines(view, 1)
    before, anchor = screen(view), view.anchor

    for width, height in sizes:
        view.resize(width, height)
        row = view.flow.row_of(anchor.language, anchor.block, anchor.offset_chars)
        assert 0 <= row - view.viewport.top < height or (anchor.at_top and view.at_head)
    view.resize(119, 36)

    assert screen(view) == before
    assert view.anchor == anchor


@given(moves=st.lists(st.one_of(st.sampled_from(MOVES), st.just("flip")), max_size=30))
@settings(max_examples=60, deadline=None)
def test_the_cursor_is_always_in_sight(moves: list[tuple[walking.Move, int] | str]) -> None:
    """Whatever was pressed before."""
    view = a_view((60, 9))
    for step in moves:
        if isinstance(step, str):
            view.flip()
        else:
            step[0](view, step[1])
        extent = view.extent()
        assert extent.end > view.viewport.top
        assert extent.start < view.viewport.top + view.viewport.height or view.at_head
        assert view.at_head == only_head(view)
        assert 0 <= view.anchor.row < view.viewport.height or only_head(view)


def test_pages_overlap_by_two_lines_and_end_at_the_end() -> None:
    """Every line is seen; the last page shows the last line last."""
    view = a_view((79, 24))
    seen = list(range(24))
    while view.viewport.top < view.viewport.lowest_top:
        before = view.viewport.top
        walking.by_page(view, 1)
        assert view.viewport.top - before in range(1, 23)
        seen = list(range(view.viewport.top + 24))
    assert len(seen) == view.flow.height
    walking.by_page(view, 1)
    assert view.block == len(ARTICLE.editions[KO].body) - 1


def test_lines_move_the_cursor_where_the_text_cannot_move() -> None:
    """So that every paragraph of a short article can be reached."""
    view = a_view(article=korean_only("첫째 문단이다.", "둘째 문단이다.", "셋째 문단이다."))

    walking.by_lines(view, 1)
    walking.by_lines(view, 1)
    assert (view.block, view.viewport.top) == (2, 0)
    walking.by_lines(view, -1)
    assert view.block == 1


def test_sentences_are_chosen_one_after_the_other_across_paragraphs() -> None:
    """The first press chooses the one in sight."""
    view = a_view(article=korean_only("하나다. 둘이다.", "셋이다."))

    chosen = []
    for _ in range(4):
        walking.by_sentence(view, 1)
        start, end = view.sentence_span()
        chosen.append(view.texts.text(KO, view.block)[start:end])
    assert chosen == ["하나다.", "둘이다.", "셋이다.", "셋이다."]
    walking.by_sentence(view, -1)
    assert view.sentence_span() == (5, 9)


def test_a_chosen_sentence_flips_to_its_own_translation() -> None:
    """Same number of sentences: the same one, on the same row."""
    view = a_view()
    view.go_to(KO, 1)
    for _ in range(3):
        walking.by_sentence(view, 1)
    row = view.anchor.row

    view.flip()

    start, end = view.sentence_span()
    ours = view.texts.sentences(KO, 1)
    theirs = view.texts.sentences(EN, 1)
    assert len(ours) == len(theirs) == 3
    assert (start, end) == theirs[2]
    assert view.anchor.row == row


def test_an_article_opens_where_it_was_left_at_any_width() -> None:
    """The character of the position is in sight, a little below the top."""
    position = ReadingPosition(EN, Point(8, 40))
    for size in SIZES:
        view = a_view(size, position=position)
        assert view.position().language is EN
        assert view.position().point == position.point
        row = view.flow.row_of(EN, 8, 40) - view.viewport.top
        assert row == size[1] // 4


def test_a_position_beyond_a_shorter_text_is_pulled_in() -> None:
    """The article was rebuilt and lost its end."""
    view = a_view(position=ReadingPosition(KO, Point(900, 9_000)))

    assert view.block == len(ARTICLE.editions[KO].body) - 1


def test_progress_grows_to_one() -> None:
    """It begins at nothing, and is one only when the end was seen."""
    view = a_view((79, 24))
    last = view.progress()
    assert last == 0
    while view.viewport.top < view.viewport.lowest_top:
        assert last < 1
        walking.by_page(view, 1)
        assert view.progress() > last
        last = view.progress()
    assert last == 1


def test_an_alignment_of_nonsense_still_shows_every_paragraph_once() -> None:
    """Indexes beyond the body, named twice, forgotten."""
    pairs = (
        AlignedPair((0, 99), (3,), 0.5),
        AlignedPair((0,), (3,), 0.5),
        AlignedPair((5,), (), 0),
    )
    article = replace(ARTICLE, alignment=pairs)
    for layout in Layout:
        view = a_view(article=article, layout=layout)
        for language in Language if layout is not Layout.ONE else [KO]:
            shown = view.flow.blocks(language)
            assert sorted(shown) == list(range(len(article.editions[language].body)))
