"""The article pane in a bare app: what is drawn, after which keys, at which size."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.model.article import Block, BlockKind, Edition, Language
from reader.model.marks import Layout, Point
from reader.text.sanitise import FORBIDDEN
from reader.tui.themes import THEMES
from reader.tui.widgets.article_pane import ArticlePane
from tests.tui.reading.support import (
    PaneApp,
    content,
    korean_only,
    long_article,
    row_of,
    rows,
    strips,
    widths,
)

KO, EN = Language.KO, Language.EN
SIZES = [(120, 36), (80, 24), (40, 10)]
HOSTILE = (
    "[/b] [@click=app.quit]끝내기[/] [bold]굵게[/bold] [email protected] [해외 DS] $x [red]",
    "\x1b[31m빨강\x1b[0m \x1b]52;c;ZXZpbA==\x07 \x9b31m \x00 \x07",
    "\u202e거꾸로\u2066 \u200b\u200f\ufeff \ud800 \U000e0041",
    "탭\t다음 줄\n그다음 줄\u2028또",
    "가" * 300,
    "",
    "   ",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1f0\U0001f1f7 1\ufe0f\u20e3 ❤️ é̂̃̄",
)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the pane has drawn what it knows."""
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("j",) * 7, ("space",), ("space", "space", "k"), ("G",)])
async def test_t_twice_shows_the_identical_screen(
    size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """Wherever one is; and in between the current paragraph begins on the same row."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        before, block = rows(app.pane), app.pane.current_block()
        row = _bar_row(app.pane)

        await pilot.press("t")
        assert app.pane.current_block()[0] is EN
        assert rows(app.pane) != before
        if row is not None and row > 0:
            assert _bar_row(app.pane) == row
        await pilot.press("t")

        assert rows(app.pane) == before
        assert app.pane.current_block() == block


def _bar_row(pane: ArticlePane) -> int | None:
    return row_of(pane, "▐")


@pytest.mark.parametrize("layout", Layout)
async def test_every_row_is_as_wide_as_the_pane(layout: Layout) -> None:
    """At every width, for every text, with nothing cut through the middle."""
    body = tuple(Block(BlockKind.PARAGRAPH, text) for text in HOSTILE)
    article = long_article()
    editions = {
        language: replace(edition, title=HOSTILE[0], body=(*body, *edition.body))
        for language, edition in article.editions.items()
    }
    app = PaneApp(content(replace(article, editions=editions, alignment=()), layout=layout))
    async with app.run_test(size=(120, 40)) as pilot:
        for width in (2, 3, 5, 12, 13, 30, 31, 32, 78, 99, 100, 120, 200):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
            for _ in range(3):
                assert widths(app.pane) <= {app.pane.size.width}
                await pilot.press("space")


async def test_hostile_text_is_shown_as_it_is_or_not_at_all() -> None:
    """No markup, no control character, no click action, no crash."""
    app = PaneApp(content(korean_only(*HOSTILE)))
    async with app.run_test(size=(100, 60)) as pilot:
        shown = rows(app.pane)
        assert any("[/b] [@click=app.quit]끝내기[/] [bold]굵게" in row for row in shown)
        assert not any(FORBIDDEN.search(row) for row in shown)
        assert not any(
            segment.style and segment.style.meta for strip in strips(app.pane) for segment in strip
        )
        row = row_of(app.pane, "끝내기")
        assert row is not None
        await pilot.click(ArticlePane, offset=(40, row))
        assert app.is_running


async def test_an_article_with_one_edition_says_so_and_stays() -> None:
    """One message, the same screen."""
    app = PaneApp(content(korean_only("한국어만 있다.")))
    async with app.run_test(size=(80, 24)) as pilot:
        before = rows(app.pane)

        await pilot.press("t")

        assert rows(app.pane) == before
        said = [each for each in app.messages if isinstance(each, ArticlePane.NoOtherEdition)]
        assert [each.language for each in said] == [EN]


async def test_l_goes_through_the_layouts_and_the_paragraph_keeps_its_row() -> None:
    """One, interleaved, side by side, one."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*["right_curly_bracket"] * 6)
        before, row = rows(app.pane), _bar_row(app.pane)

        await pilot.press("l")
        assert app.pane.content_layout is Layout.INTERLEAVED
        assert _bar_row(app.pane) == row
        await pilot.press("l")
        assert app.pane.content_layout is Layout.SIDE_BY_SIDE
        assert _bar_row(app.pane) == row
        await pilot.press("l")

        assert rows(app.pane) == before


async def test_side_by_side_falls_back_once_and_returns_when_there_is_room() -> None:
    """Below 100 columns interleaved, said once; not of an article that is shown so at first."""
    app = PaneApp(content(long_article(), layout=Layout.SIDE_BY_SIDE))
    async with app.run_test(size=(99, 30)) as pilot:
        await settled(pilot)
        assert not _two_columns(app.pane)
        await pilot.resize_terminal(101, 30)
        await settled(pilot)
        assert [] == [each for each in app.messages if isinstance(each, ArticlePane.LayoutFellBack)]
        await pilot.resize_terminal(99, 30)
        await settled(pilot)
        await pilot.resize_terminal(90, 30)
        await settled(pilot)
        await pilot.resize_terminal(101, 30)
        await settled(pilot)
        assert _two_columns(app.pane)

        told = [each for each in app.messages if isinstance(each, ArticlePane.LayoutFellBack)]
        assert len(told) == 1


def _two_columns(pane: ArticlePane) -> bool:
    return any("문단이다" in row and "paragraph" in row for row in rows(pane))


async def test_unpaired_paragraphs_stand_beside_an_empty_cell() -> None:
    """And the rest stays in step."""
    app = PaneApp(content(long_article(), layout=Layout.SIDE_BY_SIDE))
    async with app.run_test(size=(120, 60)):
        lone = row_of(app.pane, " 4번째 문단이다")
        assert lone is not None
        assert "paragraph" not in rows(app.pane)[lone]
        both = row_of(app.pane, " 6번째 문단이다")
        assert both is not None
        assert "This is paragraph 6." in rows(app.pane)[both]


async def test_resizing_and_back_shows_the_identical_screen() -> None:
    """Also with flips in between; the same characters on the same rows."""
    chance = random.Random(5)
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("space", "j", "right_curly_bracket")
        for _ in range(12):
            await pilot.press(chance.choice(["j", "k", "t", "space", "right_parenthesis", "l"]))
            before = rows(app.pane)
            for _ in range(3):
                await pilot.resize_terminal(chance.randint(5, 150), chance.randint(3, 50))
                await settled(pilot)
                assert widths(app.pane) <= {app.pane.size.width}
            await pilot.resize_terminal(120, 36)
            await settled(pilot)
            assert rows(app.pane) == before


async def test_position_and_progress_are_told_as_they_change() -> None:
    """Once for each movement, not for none."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.messages.clear()
        await pilot.press("space", "g", "g")
        await settled(pilot)

        told = [each for each in app.messages if isinstance(each, ArticlePane.PositionChanged)]
        assert len(told) == 2
        assert told[0].position.point.block > told[1].position.point.block == 0


async def test_go_to_brings_a_place_into_sight_and_flashes_it() -> None:
    """In whichever language it is; the flash ends by itself."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(80, 24)) as pilot:
        block = 20
        text = long_article().editions[EN].body[block].text
        app.pane.go_to(EN, block, 0, flash=True)
        await settled(pilot)

        row = row_of(app.pane, text[:20])
        assert row == 8
        assert app.pane.current_block() == (EN, block)
        assert _styles_of(app.pane, row) >= {
            app.pane.get_component_rich_style("article-pane--flash", partial=True).bgcolor
        }


def _styles_of(pane: ArticlePane, row: int) -> set[object]:
    return {segment.style.bgcolor for segment in strips(pane)[row] if segment.style}


async def test_minus_and_plus_change_the_measure_and_keep_the_row() -> None:
    """Four cells at a time, within reason."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("space")
        row = _bar_row(app.pane)
        await pilot.press("minus")
        assert app.pane.measure_cells == 68
        assert _bar_row(app.pane) == row
        await pilot.press(*["minus"] * 20)
        assert app.pane.measure_cells == 36
        await pilot.press(*["plus"] * 40)
        assert app.pane.measure_cells == 100
        assert widths(app.pane) == {app.pane.size.width}


async def test_peek_opens_in_place_and_a_movement_closes_it() -> None:
    """Nothing above moves; again pins it; again closes it."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.press("right_curly_bracket")
        before = rows(app.pane)
        await pilot.press("p")
        row = row_of(app.pane, "This is paragraph 1.")
        assert row is not None
        assert rows(app.pane)[: row - 1] == before[: row - 1]
        await pilot.press("j", "k")
        assert rows(app.pane) == before

        await pilot.press("p", "p", "j", "k")
        assert row_of(app.pane, "This is paragraph 1.") == row
        await pilot.press("p")
        assert rows(app.pane) == before


async def test_peek_at_a_chosen_sentence_shows_that_sentence_alone() -> None:
    """Both sides have as many."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.press("right_curly_bracket", *["right_parenthesis"] * 2, "p")
        assert row_of(app.pane, "It cost 320 million won") is not None
        assert row_of(app.pane, "This is paragraph 1.") is None


async def test_peek_at_an_unpaired_paragraph_says_so() -> None:
    """One quiet line."""
    article = long_article()
    lone = next(pair.ko[0] for pair in article.alignment if pair.ko and not pair.en)
    app = PaneApp(content(article))
    async with app.run_test(size=(100, 36)) as pilot:
        app.pane.go_to(KO, lone)
        await pilot.press("p")
        assert row_of(app.pane, "No English for this paragraph.") is not None


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES] + ["ansi-dark", "ansi-light"])
async def test_every_theme_draws_it(theme: str) -> None:
    """Also the one that leaves the colours to the terminal."""
    app = PaneApp(content(long_article(), layout=Layout.SIDE_BY_SIDE), theme)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("right_parenthesis")
        await settled(pilot)
        assert widths(app.pane) == {app.pane.size.width}


async def test_an_article_without_text_can_be_opened() -> None:
    """A title and nothing below it."""
    article = replace(long_article(), editions={KO: Edition("제목뿐인 기사")}, alignment=())
    app = PaneApp(content(article))
    async with app.run_test(size=(80, 24)) as pilot:
        keys = ["j", "k", "space", "G", "g", "t", "l", "p", "v", "h"]
        await pilot.press(*keys, "right_parenthesis", "right_curly_bracket")
        assert row_of(app.pane, "제목뿐인 기사") is not None
        assert app.pane.position().point == Point(0)


async def test_clear_shows_nothing() -> None:
    """And what is asked of it then has an answer."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(80, 24)) as pilot:
        app.pane.clear()
        await pilot.press("j", "t", "l", "p", "v")
        assert set(rows(app.pane)) == {" " * app.pane.size.width}
        assert app.pane.progress() == 0
        assert app.pane.word_at_cursor() == ""


@pytest.mark.parametrize(
    "texts",
    [("가나다라 마바사 " * 116_000,), ("가나다" * 150_000,), ("짧은 문단이다. " * 5,) * 20_000],
    ids=["a million on one line", "no blank at all", "twenty thousand blocks"],
)
async def test_monstrous_articles_open_and_move_in_moments(texts: tuple[str, ...]) -> None:
    """Bounds many times what is needed, hundreds of times below wrapping it all at each key."""
    app = PaneApp(content(korean_only("짧다.")))
    article = korean_only(*texts)
    async with app.run_test(size=(120, 36)) as pilot:
        began = time.process_time()
        app.pane.show(content(article))
        await pilot.pause()
        opened = time.process_time() - began
        keys = ("j", "space", "G", "k", "g", "right_parenthesis", "v", "w", "escape")
        for key in keys:
            await pilot.press(key)
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        moved = time.process_time() - began - opened
        assert widths(app.pane) == {80}
    assert opened < 2
    assert moved < 4
