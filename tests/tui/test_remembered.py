"""What the screen remembers from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import QueryError, ReaderError
from reader.model.article import ArticleId, Language
from reader.model.listing import ListQuery, Sort, View
from reader.model.marks import Layout
from reader.tui.remembered import MOST_SEARCHES, Memory, Remembered, SavedView, entries_of
from reader.tui.remembered import remembered_from as read
from reader.tui.services import Services
from reader.tui.widgets.article_list import ArticleList
from tests.support import a_session, an_article
from tests.tui.driving import (
    NARROW,
    driven,
    lent,
    lines,
    press,
    screen_text,
    settled,
    three_articles,
)


class Shelf:
    """Keeps entries as the command line does; `refuse` plays a full disk."""

    def __init__(self) -> None:
        self.entries: dict[str, object] = {}
        self.refuse = False
        self.writes = 0

    def keep(self, changes: Mapping[str, object]) -> None:
        if self.refuse:
            raise ReaderError("no space left")
        self.writes += 1
        self.entries.update(changes)

    @property
    def services(self) -> Services:
        return lent(remembered=dict(self.entries), remember=self.keep)


async def test_the_theme_chosen_last_is_worn_at_the_next_start() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "T")
        assert "reader-day" == pilot.app.theme

    async with driven(services=shelf.services) as pilot:
        assert "reader-day" == pilot.app.theme


async def test_a_config_file_that_changed_since_goes_before_it() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services, config={"theme": "reader-sepia"}) as pilot:
        await press(pilot, "T")
        assert "reader-night" == pilot.app.theme

    async with driven(services=shelf.services, config={"theme": "reader-sepia"}) as pilot:
        assert "reader-night" == pilot.app.theme
    async with driven(services=shelf.services, config={"theme": "reader-day"}) as pilot:
        assert "reader-day" == pilot.app.theme


async def test_a_new_article_opens_as_the_last_one_was_read() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "enter", "t", "l", "minus", "escape", "j", "enter")

        pane = pilot.app.main.pane
        assert (Language.EN, Layout.INTERLEAVED) == (pane.position().language, pane.content_layout)
        assert 68 == pane.measure_cells

    async with driven(services=shelf.services) as pilot:
        await press(pilot, "j", "j", "enter")

        pane = pilot.app.main.pane
        assert (Language.EN, Layout.INTERLEAVED) == (pane.position().language, pane.content_layout)
        assert 68 == pane.measure_cells


async def test_an_article_that_was_opened_keeps_its_own_way() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "j", "escape", "j", "enter", "t", "j", "escape", "k", "enter")

        assert Language.KO is pilot.app.main.pane.position().language


async def test_a_preview_changes_no_habit() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "l", "escape", "j", "enter", "l", "l", "escape", "k", "j")

        assert Layout.ONE is pilot.app.memory.now.layout


async def test_titles_and_searches_are_there_again() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "t", "slash", *"record", "enter", "escape")

    async with driven(services=shelf.services) as pilot:
        assert Language.EN is pilot.app.main.query_one(ArticleList).language
        await press(pilot, "slash")
        assert "Up brings back: record" in screen_text(pilot.app)
        await press(pilot, "up", "enter")
        assert pilot.app.main.reading


async def test_who_left_from_inside_an_article_is_in_it_at_the_next_start() -> None:
    """By Ctrl+c, say, or because the terminal was closed; who left from the list is in the list."""
    shelf, session = Shelf(), three_articles()
    async with driven(session, services=shelf.services) as pilot:
        await press(pilot, "j", "enter", "right_curly_bracket", "right_curly_bracket")
        place = pilot.app.main.pane.position().point
        await pilot.press("ctrl+c")
        pilot.app.bookkeeper.save_all()
        pilot.app.memory.write()

    async with driven(session, services=shelf.services) as pilot:
        assert pilot.app.main.reading
        assert pilot.app.main.article.id == "article001"
        assert pilot.app.main.pane.position().point == place
        await press(pilot, "q")
        pilot.app.memory.write()

    async with driven(session, services=shelf.services) as pilot:
        assert not pilot.app.main.reading
        assert pilot.app.main.articles.cursor == 1


async def test_what_two_windows_left_behind_opens_no_article_nobody_was_in() -> None:
    entries = {"article": "article001", "reading": "article002"}
    async with driven(services=lent(remembered=entries)) as pilot:
        assert not pilot.app.main.reading
        assert pilot.app.main.articles.cursor == 1


async def test_an_article_that_is_gone_by_the_next_start_is_not_missed() -> None:
    entries = {"article": "gone", "reading": "gone"}
    async with driven(services=lent(remembered=entries)) as pilot:
        assert pilot.app.screen is pilot.app.main
        assert not pilot.app.main.reading


async def test_the_list_opens_on_the_article_it_was_left_on() -> None:
    """Also when that was opened from a list in another order, or on another screen."""
    shelf = Shelf()
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "2", "j", "j")
        left = pilot.app.main.articles.current
        pilot.app.memory.write()

    async with driven(services=shelf.services) as pilot:
        assert left == pilot.app.main.articles.current
        assert "3/3" in screen_text(pilot.app)


async def test_the_list_opens_in_the_view_order_and_filter_it_was_left_in() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services, size=NARROW) as pilot:
        await press(pilot, "2", "backslash", "j", "j", "j", "enter", "f")
        await press(pilot, *"부산항", "enter", "j")
        left, shown = pilot.app.main.listed.asked, lines(pilot.app)
        pilot.app.memory.write()
    assert ListQuery(View.UNREAD, Sort.TITLE, "부산항") == left

    async with driven(services=shelf.services, size=NARROW) as pilot:
        assert left == pilot.app.main.listed.asked
        assert shown[:-2] == lines(pilot.app)[:-2]
        await press(pilot, "escape")
        assert "" == pilot.app.main.listed.asked.filter
        assert "filter" not in lines(pilot.app)[1]
        pilot.app.memory.write()

    async with driven(services=shelf.services) as pilot:
        assert left._replace(filter="") == pilot.app.main.listed.asked


async def test_a_preview_that_was_switched_off_stays_off() -> None:
    shelf = Shelf()
    for seen in (True, False, True):
        async with driven(services=shelf.services) as pilot:
            assert seen == ("크레인은" in screen_text(pilot.app))
            await press(pilot, "p")


async def test_a_filter_that_is_understood_no_more_leaves_the_whole_list() -> None:
    session = three_articles()

    def refuse(*_: object) -> list[ArticleId]:
        raise QueryError("no")

    session._catalog.ids = refuse
    async with driven(session, services=lent(remembered={"filter": "re:/(/"})) as pilot:
        assert ListQuery() == pilot.app.main.listed.asked
        assert "1/3" in screen_text(pilot.app)
        assert "re:" not in screen_text(pilot.app)


async def test_who_leaves_on_the_first_row_begins_on_the_first_row() -> None:
    """What has come on top since is seen then; but an article that is open is gone on with."""
    async with driven() as pilot:
        await press(pilot, "j", "k")
        assert "" == pilot.app.memory.now.article
        await press(pilot, "enter")
        assert "article000" == pilot.app.memory.now.article
        await press(pilot, "escape")
        assert "" == pilot.app.memory.now.article


async def test_an_article_that_is_gone_is_not_looked_for() -> None:
    async with driven(services=lent(remembered={"article": "gone"})) as pilot:
        assert "1/3" in screen_text(pilot.app)


async def test_what_cannot_be_kept_troubles_nobody_and_is_tried_again() -> None:
    shelf = Shelf()
    shelf.refuse = True
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "T")
        shelf.refuse = False
        await press(pilot, "T")

    assert "reader-sepia" == shelf.entries["theme"]


async def test_nothing_is_written_while_nothing_is_new() -> None:
    shelf = Shelf()
    async with driven(services=shelf.services) as pilot:
        await press(pilot, "j", "enter", "j", "escape")

    assert 0 == shelf.writes


def test_searches_are_there_once_and_at_most_fifty() -> None:
    now = Remembered()
    for number in [*range(MOST_SEARCHES + 10), 12]:
        now = now.with_search(str(number))

    assert MOST_SEARCHES == len(now.searches)
    assert "12" == now.searches[-1]
    assert 1 == now.searches.count("12")


def test_only_what_changed_is_written() -> None:
    shelf = Shelf()
    memory = Memory({"saved": {"6": {"name": "a", "query": "b", "view": "all"}}}, shelf.keep)
    memory.now = memory.now.with_saved(7, SavedView("c", "d")).with_saved(6, None)

    memory.write()

    assert {"saved": {"7": {"name": "c", "query": "d", "view": "all"}, "6": ""}} == shelf.entries
    memory.write()
    assert 1 == shelf.writes


def test_what_is_remembered_comes_back_from_its_entries() -> None:
    now = Remembered(
        theme="reader-day",
        titles="en",
        language=Language.EN,
        layout=Layout.SIDE_BY_SIDE,
        measure_cells=60,
        preview=False,
        listed=ListQuery(View.READING, Sort.LENGTH, "항만"),
        searches=("투자", "-x"),
        saved={6: SavedView("항만", "부산"), 12: SavedView("b", "c")},
    )

    assert now == read(entries_of(now))


VALUES = st.recursive(
    st.text(max_size=8) | st.sampled_from(["6", "ko", "one", "all", "72"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(entries_of(Remembered()))), VALUES))
def test_entries_of_any_shape_are_read(entries: dict[str, object]) -> None:
    now = read(entries)

    assert now == read(entries_of(now))


async def test_entries_of_any_shape_open_the_screen() -> None:
    broken = {"theme": "[/]", "layout": "round", "measure_cells": "7", "saved": ["6"]}
    async with driven(
        a_session(an_article("aaaaaaaaaa")), services=lent(remembered=broken)
    ) as pilot:
        await press(pilot, "enter")

        assert "reader-night" == pilot.app.theme
        assert ArticleId("aaaaaaaaaa") == pilot.app.main.article.id


def test_a_view_another_reader_saved_keeps_its_number_and_is_left_alone_by_undo() -> None:
    shelf = Shelf()
    here, there = Memory({}, shelf.keep), Memory({}, shelf.keep)
    here.put_view(6, SavedView("항만", "부산"), "Saved 항만")
    here.write()

    assert there.learn(shelf.entries)
    assert not here.learn(shelf.entries)
    assert there.now.free_slot == 7
    there.put_view(7, SavedView("야구", "야구"), "Saved 야구")
    assert there.undo_view() == "Saved 야구"
    assert there.now.saved == {6: SavedView("항만", "부산")}

    here.put_view(6, None, "Removed 항만")
    assert not here.learn(shelf.entries)  # what is not kept yet stays as it is here
    assert not here.now.saved
    shelf.entries["saved"] = {}
    assert there.learn(shelf.entries)
    assert there.redo_view() == "Saved 야구"
    assert there.now.saved == {7: SavedView("야구", "야구")}


async def test_views_saved_in_another_window_are_on_the_bar_and_not_written_over() -> None:
    shelf = Shelf()
    services = shelf.services._replace(recall=lambda: shelf.entries)
    async with driven(services=services) as pilot:
        shelf.entries["saved"] = {"6": {"name": "항만", "query": "부산", "view": "all"}}
        pilot.app._look_around()
        await settled(pilot)
        assert "6 항만" in screen_text(pilot.app)

        await press(pilot, "f", *"카카오", "ctrl+s", "enter")
        assert "7 카카오" in screen_text(pilot.app)
        assert {"7"} == shelf.entries["saved"].keys()  # the shelf plays what is written alone
