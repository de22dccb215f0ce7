"""Where the cursor of the article pane shows on a low screen, and what `p` says and draws."""

from __future__ import annotations

from dataclasses import replace

from textual.message import Message

from reader.model.article import Article, Language
from reader.model.marks import Layout
from reader.tui.reading.peeking import Peek
from reader.tui.widgets.article_pane import ArticlePane
from tests.tui.reading.support import PaneApp, content, korean_only, long_article, row_of, rows

KO, EN = Language.KO, Language.EN
LOW = (40, 5)
BAR = "▐"


def told(app: PaneApp, kind: type[Message]) -> list[Message]:
    """The messages of one kind, in order."""
    return [each for each in app.messages if isinstance(each, kind)]


async def test_the_bar_is_always_on_the_screen() -> None:
    """On the head where nothing else is in sight, then on the paragraph."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=LOW) as pilot:
        assert app.pane.at_head
        assert all(BAR in row for row in rows(app.pane) if row.strip())
        for key in ("j", "j", "space", "right_curly_bracket", "k", "k", "k", "g", "t", "t"):
            await pilot.press(key)
            assert any(BAR in row for row in rows(app.pane)), key


async def test_the_bar_leaves_the_head_when_a_paragraph_comes_into_sight() -> None:
    """Only one of them is meant."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=LOW) as pilot:
        while app.pane.at_head:
            await pilot.press("j")
        marked = [row for row in rows(app.pane) if BAR in row]
        assert len(marked) == 1
        assert "0번째 문단이다" in marked[0]
        await pilot.press("k")
        assert app.pane.at_head
        assert all(BAR in row for row in rows(app.pane) if row.strip())


async def test_selecting_on_the_head_goes_to_the_text() -> None:
    """What is selected is in sight."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=LOW) as pilot:
        assert app.pane.word_at_cursor() == ""
        await pilot.press("v", "w")
        assert not app.pane.at_head
        assert row_of(app.pane, "0번째 문단이다") is not None


async def test_a_resize_at_the_top_keeps_the_title() -> None:
    """Wider, narrower, lower, higher."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "k")
        before = rows(app.pane)
        for size in ((60, 20), (40, 8), (110, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert row_of(app.pane, "새벽 두 시의 도서관") in (0, 1)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert rows(app.pane) == before


async def test_p_opens_pins_and_closes_and_each_looks_different() -> None:
    """A pinned one has a line before it, which needs no colours."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.press("right_curly_bracket")
        closed = rows(app.pane)
        for _ in range(2):
            await pilot.press("p")
            assert row_of(app.pane, "  This is paragraph 1.") is not None
            assert row_of(app.pane, "| This is paragraph 1.") is None
            await pilot.press("p")
            assert row_of(app.pane, "| This is paragraph 1.") is not None
            await pilot.press("p")
            assert rows(app.pane) == closed
        peeks = [each.peek for each in app.peeks]
        assert peeks == [Peek.OPEN, Peek.PINNED, Peek.CLOSED] * 2


async def test_p_says_that_both_languages_are_there() -> None:
    """Interleaved and side by side; nothing moves."""
    for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE):
        app = PaneApp(content(long_article(), layout=layout))
        async with app.run_test(size=(120, 36)) as pilot:
            before = rows(app.pane)
            await pilot.press("p")
            assert rows(app.pane) == before
            assert len(told(app, ArticlePane.BothInSight)) == 1


async def test_one_language_has_one_layout_and_nothing_is_said() -> None:
    """The layout asked for comes back with the next article that has both."""
    app = PaneApp(content(korean_only("한국어만 있다."), layout=Layout.SIDE_BY_SIDE))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert told(app, ArticlePane.LayoutFellBack) == []
        assert app.pane.position().layout is Layout.SIDE_BY_SIDE


def doubtful_article() -> Article:
    """Nobody is sure of any of its pairs."""
    article = long_article()
    pairs = tuple(replace(pair, confidence=0.4) for pair in article.alignment)
    return replace(article, alignment=pairs)


async def test_a_pair_nobody_is_sure_of_has_a_sign_beside_its_translation() -> None:
    """In the gutter, beside its first line."""
    for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE):
        app = PaneApp(content(doubtful_article(), layout=layout))
        async with app.run_test(size=(120, 60)):
            row = row_of(app.pane, "This is paragraph 1.")
            assert row is not None
            before, _ = rows(app.pane)[row].split("This is paragraph 1.")
            assert before.rstrip(f" {BAR}").endswith("~")
