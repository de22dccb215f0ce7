"""The list at any size: only what is seen is ever asked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from reader.model.article import ArticleId, Language
from reader.model.listing import ArticleRow
from reader.session import RowState
from reader.tui.sheets import FIRST_SHEETS
from reader.tui.themes import NIGHT, with_our_variables
from reader.tui.widgets.article_list import WINDOW_ROWS, ArticleList

MANY = 100_000
MOUSE = events.MouseScrollUp(None, 5, 5, 0, -1, 0, False, False, False)
"""One turn of the wheel."""


class Rows:
    """Rows that are made when they are asked for, and counted."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[tuple[int, int]] = []
        self.sought: list[ArticleId] = []

    def __len__(self) -> int:
        return self.count

    def window(self, start: int, stop: int) -> Sequence[ArticleRow]:
        self.asked.append((start, stop))
        return [self._row(number) for number in range(start, min(stop, self.count))]

    def position(self, article_id: ArticleId) -> int | None:
        self.sought.append(article_id)
        number = int(article_id)
        return number if number < self.count else None

    def state(self, article_id: ArticleId) -> RowState:
        return RowState(read=int(article_id) % 2 == 1)

    def _row(self, number: int) -> ArticleRow:
        article_id = ArticleId(f"{number:010d}")
        title = f"{number}번째 기사"
        languages = (Language.KO,)
        return ArticleRow(article_id, title, "", "", "", "", "", languages, 1, "", (1, 2))


class Bare(App[None]):
    """Nothing but a list."""

    CSS_PATH = FIRST_SHEETS

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.opened: list[int] = []
        self.register_theme(NIGHT)
        self.theme = NIGHT.name

    def get_css_variables(self) -> dict[str, str]:
        return with_our_variables(super().get_css_variables())

    def compose(self) -> ComposeResult:
        yield ArticleList()

    def on_mount(self) -> None:
        self.query_one(ArticleList).show(self.rows)
        self.query_one(ArticleList).focus()

    def on_line_list_opened(self, event: ArticleList.Opened) -> None:
        self.opened.append(event.row)


def lines_of(listed: ArticleList) -> list[str]:
    """What is in sight of a list."""
    return [strip.text for strip in listed.render_lines(Region(0, 0, *listed.size))]


async def test_a_hundred_thousand_rows_ask_for_two_windows() -> None:
    rows = Rows(MANY)
    async with Bare(rows).run_test(size=(60, 20)) as pilot:
        await pilot.press("G")
        await pilot.pause()

        listed = pilot.app.query_one(ArticleList)
        assert listed.cursor == MANY - 1
        assert listed.current is not None
        assert listed.current.title_ko == "99999번째 기사"

    assert sum(stop - start for start, stop in rows.asked) <= 3 * WINDOW_ROWS


async def test_a_step_draws_two_rows() -> None:
    """The cost of a key press must not grow with the screen or the list."""
    async with Bare(Rows(MANY)).run_test(size=(60, 40)) as pilot:
        await pilot.pause()
        listed = pilot.app.query_one(ArticleList)
        before = set(listed._drawn)
        await pilot.press("j")
        await pilot.pause()

        assert len(set(listed._drawn) - before) == 2


async def test_a_mark_draws_the_row_of_its_article_and_no_other() -> None:
    async with Bare(Rows(MANY)).run_test(size=(60, 40)) as pilot:
        await pilot.pause()
        listed = pilot.app.query_one(ArticleList)
        before = dict(listed._drawn)
        listed.update_rows({ArticleId("0000000003"), ArticleId("0000099999")})
        await pilot.pause()

        new = [key[0] for key, strips in listed._drawn.items() if before.get(key) is not strips]
        assert new == [3]


async def test_an_article_keeps_its_line_of_the_screen_while_rows_come_in_before_it() -> None:
    class Grown(Rows):
        def position(self, article_id: ArticleId) -> int | None:
            return int(article_id) + 40

        def _row(self, number: int) -> ArticleRow:
            return super()._row(number - 40 if number >= 40 else number + 1000)

    async with Bare(Rows(100)).run_test(size=(60, 20)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        await pilot.press(*"jjjjjjjjjjjjkkk")
        line = listed.cursor * 2 - listed.scroll_offset.y
        assert listed.scroll_offset.y > 0

        listed.show(Grown(140), ArticleId("0000000009"))

        assert listed.cursor == 49
        assert listed.cursor * 2 - listed.scroll_offset.y == line


@pytest.mark.parametrize("height", [19, 20])
async def test_no_row_is_cut_at_the_top_and_the_last_is_whole(height: int) -> None:
    async with Bare(Rows(100)).run_test(size=(60, height)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        seen = height // 2 * 2
        for keys in ("j" * 12, "kkkkkkkkkkk", "G", "gGk"):
            await pilot.press(*keys)
            top = listed.scroll_offset.y
            assert top % 2 == 0
            assert top <= listed.cursor * 2 <= top + seen - 2
        assert lines_of(listed)[seen - 2].strip() == "99번째 기사"
        assert len(lines_of(listed)) == height
        bar = listed.vertical_scrollbar
        assert len(bar.render_lines(Region(0, 0, *bar.size))) == height

        listed._on_mouse_scroll_up(MOUSE)
        assert listed.scroll_offset.y == 200 - seen - 2


async def test_no_row_is_cut_when_the_list_gets_lower_and_higher() -> None:
    async with Bare(Rows(100)).run_test(size=(60, 20)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        await pilot.press("G")
        for height in (19, 13, 12, 20, 21, 20):
            await pilot.resize_terminal(60, height)
            await pilot.pause()
            top = listed.scroll_offset.y
            assert top % 2 == 0
            assert top + height >= 200


async def test_pages_keep_a_row_in_sight() -> None:
    async with Bare(Rows(100)).run_test(size=(60, 20)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        await pilot.press("space")
        assert listed.cursor == 9

        await pilot.press("pageup", "k")
        assert listed.cursor == 0

        await pilot.press("ctrl+d", "ctrl+d", "ctrl+u")
        assert listed.cursor == 4


async def test_a_row_from_far_off_is_shown_amid_those_around_it() -> None:
    """But one at hand scrolls no more than it has to."""
    async with Bare(Rows(MANY)).run_test(size=(60, 20)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        tops = []
        for number in (5000, 5004, 5005, 4995, 0, MANY - 1):
            articles.go_to(ArticleId(f"{number:010d}"))
            await pilot.pause()
            tops.append(articles.scroll_offset.y // articles.ROW_LINES)

        assert tops == [4995, 4995, 4996, 4995, 0, MANY - 10]


async def test_the_cursor_goes_with_its_article() -> None:
    async with Bare(Rows(100)).run_test(size=(60, 20)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        listed.show(Rows(50), ArticleId("0000000031"))
        assert listed.cursor == 31

        listed.show(Rows(10), ArticleId("0000000031"))
        assert listed.cursor == 9

        assert not listed.go_to(ArticleId("0000000031"))


async def test_nothing_is_asked_twice_for_an_article_that_is_not_in_the_list() -> None:
    """The place of one in an order takes a while to count."""
    gone, there = ArticleId("0000000009"), ArticleId("0000000002")
    app = Bare(Rows(5))
    async with app.run_test(size=(40, 20)):
        listed = app.query_one(ArticleList)
        listed.show(app.rows, None, gone, gone, there, gone)

        assert (2, [gone, there]) == (listed.cursor, app.rows.sought)


async def test_a_click_chooses_and_a_second_one_opens() -> None:
    async with Bare(Rows(100)).run_test(size=(60, 20)) as pilot:
        listed = pilot.app.query_one(ArticleList)
        await pilot.click(ArticleList, offset=(5, 7))
        assert listed.cursor == 3
        assert not pilot.app.opened

        await pilot.click(ArticleList, offset=(5, 7))
        assert pilot.app.opened == [3]


async def test_an_empty_list_takes_every_key() -> None:
    async with Bare(Rows(0)).run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "k", "G", "g", "space", "pageup", "enter", "v")

        assert pilot.app.query_one(ArticleList).current is None
