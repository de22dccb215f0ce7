"""Lists under a name: saving, showing, renaming and removing them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.model.article import ArticleId
from reader.model.listing import View
from reader.tui.screens.main import MainScreen
from reader.tui.screens.saved import SavedScreen
from reader.tui.services import Services
from reader.tui.widgets.view_bar import ViewBar
from tests.tui.driving import NARROW, SMALL, WIDE, driven, lent, lines, press, screen_text, status

PORT = {"saved": {"6": {"name": "항만", "query": "부산", "view": "all"}}}


def with_saved(entries: Mapping[str, object]) -> Services:
    """What was remembered at the last start."""
    return lent(remembered=entries)


async def test_ctrl_s_in_the_filter_keeps_it_on_6() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"부산", "ctrl+s")
        assert "Enter keeps it" in screen_text(pilot.app)

        await press(pilot, "right", *" 항만", "enter")
        assert "Saved on 6: 부산 항만" in status(pilot.app)

        await press(pilot, "enter", "escape")
        assert "3/3" in lines(pilot.app)[-2] or "1/3" in lines(pilot.app)[-2]

        await press(pilot, "6")
        assert "부산" == pilot.app.main.listed.asked.filter
        assert "1/1" in lines(pilot.app)[-2]
        assert "6 부산 항만" in lines(pilot.app)[0]


async def test_a_name_that_is_proposed_is_replaced_by_typing() -> None:
    """It is selected; an arrow keeps it to be gone on with."""
    async with driven() as pilot:
        await press(pilot, "f", *"부산", "ctrl+s", *"항구", "enter")
        assert "Saved on 6: 항구" in status(pilot.app)


async def test_ctrl_s_in_the_search_keeps_it_too() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"kakao", "ctrl+s", "enter")
        assert "Saved on 6: kakao" in status(pilot.app)

        await press(pilot, "escape", "6")
        assert "kakao" == pilot.app.main.listed.asked.filter


async def test_s_saves_the_list_of_the_moment_with_its_view() -> None:
    async with driven() as pilot:
        await press(pilot, "b", "4", "s")
        assert "Save this list" in screen_text(pilot.app)
        assert "bookmarked" in screen_text(pilot.app)
        assert "saved views  none" in screen_text(pilot.app)

        await press(pilot, "enter", "enter")
        assert "6  Bookmarked" in screen_text(pilot.app)
        assert "saved views  1/1" in screen_text(pilot.app)

        await press(pilot, "escape", "1", "6")
        assert View.BOOKMARKED is pilot.app.main.listed.asked.view


async def test_a_view_is_renamed_and_removed_and_the_others_keep_their_keys() -> None:
    two = {
        "saved": {
            "6": {"name": "항만", "query": "부산", "view": "all"},
            "7": {"name": "카카오", "query": "카카오", "view": "unread"},
        }
    }
    async with driven(services=with_saved(two)) as pilot:
        await press(pilot, "s", "a", "right", *" 소식", "enter")
        assert "항만 소식" in screen_text(pilot.app)

        await press(pilot, "x")
        assert "Removed: 항만 소식" in status(pilot.app)
        assert {7} == set(pilot.app.memory.now.saved)

        await press(pilot, "escape", "6")
        assert "" == pilot.app.main.listed.asked.filter

        await press(pilot, "7")
        assert "카카오" == pilot.app.main.listed.asked.filter


async def test_u_takes_back_what_was_done_to_the_views_and_no_mark() -> None:
    async with driven(services=with_saved(PORT)) as pilot:
        saved = pilot.app.memory.now.saved
        await press(pilot, "b", "s", "a", "right", *" 소식", "enter", "x")
        assert {} == pilot.app.memory.now.saved

        await press(pilot, "u")
        assert "항만 소식" in screen_text(pilot.app)
        assert "Undone: Removed 항만 소식" == status(pilot.app)

        await press(pilot, "escape", "s", "u")
        assert saved == pilot.app.memory.now.saved
        assert "Undone: Renamed 항만" == status(pilot.app)

        await press(pilot, "u")
        assert "Nothing to undo here" in status(pilot.app)
        assert pilot.app.session.bookmarked(ArticleId("article000"))

        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert {} == pilot.app.memory.now.saved
        assert "Nothing to redo here" in status(pilot.app)


async def test_u_takes_back_a_view_that_was_saved_here_or_in_the_filter() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"부산", "ctrl+s", "enter", "enter", "s")
        assert {6} == set(pilot.app.memory.now.saved)

        await press(pilot, "u")
        assert {} == pilot.app.memory.now.saved
        assert "Undone: Saved 부산" == status(pilot.app)

        await press(pilot, "enter", "enter", "u")
        assert {} == pilot.app.memory.now.saved


async def test_the_saved_list_leads_to_a_view_and_from_an_article_too() -> None:
    async with driven(services=with_saved(PORT)) as pilot:
        await press(pilot, "s", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert "부산" == pilot.app.main.listed.asked.filter

        await press(pilot, "enter", "colon", *"view: 항만", "enter")
        assert not pilot.app.main.reading
        assert 6 == pilot.app.main.query_one(ViewBar).slot


async def test_1_leaves_a_saved_view_with_its_filter_and_keeps_a_typed_one() -> None:
    async with driven(services=with_saved(PORT)) as pilot:
        await press(pilot, "6", "1")
        assert "" == pilot.app.main.listed.asked.filter
        assert "filter" not in screen_text(pilot.app).splitlines()[1]

        await press(pilot, "f", *"서울", "enter", "2")
        assert "서울" == pilot.app.main.listed.asked.filter


async def test_nothing_to_save_is_said() -> None:
    async with driven() as pilot:
        await press(pilot, "f", "ctrl+s")
        assert "nothing to save" in status(pilot.app)

        await press(pilot, "escape", "s")
        assert isinstance(pilot.app.screen, SavedScreen)
        assert "None saved yet: f filters, s saves" in screen_text(pilot.app)
        await press(pilot, "enter", "a", "x", "escape")


async def test_going_back_from_the_name_saves_nothing() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"부산", "ctrl+s", "escape")

        assert {} == pilot.app.memory.now.saved


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_the_bar_fits_with_saved_views(size: tuple[int, int]) -> None:
    entries = {
        "saved": {
            str(slot): {"name": "[/] 아주 긴 이름의 보기 " * 3, "query": "부산", "view": "all"}
            for slot in range(6, 10)
        }
    }
    async with driven(size=size, services=with_saved(entries)) as pilot:
        assert "6" in lines(pilot.app)[0]
        await press(pilot, "6")
        assert "[/] 아주" in lines(pilot.app)[0]
        await press(pilot, "s")
        assert "[/] 아주" in screen_text(pilot.app)


async def test_names_are_cut_before_all_of_them_go() -> None:
    names = ("카카오 is:unread", "저자:차도윤 after:2024", "title:알렉사", "매체:리더 다이제스트")
    saved = {str(6 + n): {"name": one, "query": one, "view": "all"} for n, one in enumerate(names)}
    async with driven(services=with_saved({"saved": saved})) as pilot:
        bar = lines(pilot.app)[0]
        assert "2 Unread  3 Reading  4 Bookmarked  5 Annotated  6 카카오 i..  7 저자:차.." in bar
        assert "9 매체:리.." in bar


async def test_a_click_on_a_saved_view_shows_it() -> None:
    async with driven(services=with_saved(PORT)) as pilot:
        text = lines(pilot.app)[0]
        await pilot.click(ViewBar, offset=(text.index("6 항만") + 1, 0))
        await press(pilot)

        assert "부산" == pilot.app.main.listed.asked.filter


async def test_help_names_6_only_when_there_is_one() -> None:
    async with driven() as pilot:
        await press(pilot, "question_mark", *"saved view 6")
        assert "the saved view 6" not in screen_text(pilot.app).replace("keys  saved view 6", "")
    async with driven(services=with_saved(PORT)) as pilot:
        await press(pilot, "question_mark", *"saved view 6")
        assert "the saved view 6" in screen_text(pilot.app)


async def test_the_name_of_a_view_is_gone_when_its_list_is() -> None:
    async with driven(services=with_saved(PORT)) as pilot:
        await press(pilot, "6")
        assert "항만" == status(pilot.app)
        await press(pilot, "escape")
        assert not pilot.app.main.listed.asked.filter
        assert not status(pilot.app)


async def test_a_long_query_of_a_view_is_shown_from_its_beginning() -> None:
    query = "publisher:글로벌이코노믹 재택근무 하이브리드 제도"
    services = with_saved({"saved": {"6": {"name": "긴", "query": query, "view": "all"}}})
    async with driven(services=services) as pilot:
        await press(pilot, "f", *"x" * 50, "escape", "6")
        assert "filter  publisher:글로벌" in screen_text(pilot.app)

        await press(pilot, "f", "end", *" 더")
        assert pilot.app.main.listed.filter_bar.box.value == f"{query} 더"
