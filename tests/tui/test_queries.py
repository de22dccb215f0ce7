"""Half-typed queries, guesses at fields, and going on with a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.model.article import ArticleId, Language
from reader.search.results import Field, Found, Hit, Tier
from reader.session import Session
from reader.tui.queries import awaits_value, is_half_typed, nothing_found, summary
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.hit_list import two_dots
from reader.tui.widgets.search_box import SearchBox
from tests.support import a_session, an_article
from tests.tui.driving import NARROW, SMALL, driven, lines, press, screen_text, settled, status


@pytest.mark.parametrize(
    ("query", "half"),
    [
        ("pub", True),
        ("카카오 pub", True),
        ("-ta", True),
        ("publisher:", True),
        ("is:un", True),
        ("ㅑㄴ：ㅕㅜ", True),
        ("is:unread", False),
        ("is:read", False),
        ("publisher:벤처", False),
        ("public", False),
        ("pub ", False),
        ("카카오", False),
        ("12:30", False),
        ("", False),
    ],
)
def test_a_field_that_is_being_typed_is_known(query: str, half: bool) -> None:
    assert half is is_half_typed(query)


@pytest.mark.parametrize(
    ("query", "awaits"), [("title:", True), ("is:un", True), ("태그：", True), ("is:read", False)]
)
def test_a_value_that_is_being_typed_is_known(query: str, awaits: bool) -> None:
    assert awaits is awaits_value(query)


def test_nothing_found_names_the_query_and_a_way_on() -> None:
    assert "nothing found for 부산항; try a shorter word" == nothing_found("부산항")
    assert "nothing found for 부산 밤; try fewer words" == nothing_found("부산 밤")
    assert "nothing found for has:note" == nothing_found("has:note")


def test_a_summary_says_when_not_all_are_listed() -> None:
    """The best few hundred of a large library; what is still being counted is marked so."""
    hit = Hit(ArticleId("a"), "", 1.0, Tier.LITERAL, Field.TITLE, Language.KO, None, (0, 1), "")
    hits = tuple(hit._replace(article_id=ArticleId(str(number))) for number in range(200))
    found = Found("카카오", hits, articles=3034, places=6816)
    assert "best 200 of 3034 articles, 6816 places" == summary(found)
    assert "3034+ articles, 6816+ places" == summary(replace(found, complete=False))
    assert "2 articles" == summary(replace(found, articles=2, places=2))
    assert "2+ articles" == summary(replace(found, articles=2, places=2), growing=True)


def test_snippets_are_cut_with_two_dots() -> None:
    assert ("..긴 부산항 밤..", [(4, 7)]) == two_dots("…긴 부산항 밤 …", [(3, 6)])
    assert ("그러나… 부산항", ((5, 8),)) == two_dots("그러나… 부산항", ((5, 8),))


def busan() -> Session:
    """Three articles; the first and the last are about Busan."""
    body = ("부산항의 밤은 길다. 부산항은 넓다.", "그 밖의 일.")
    return a_session(
        an_article("article000", ko="부산항, 기록 경신", ko_body=body),
        an_article("article001", ko="카카오, 재택근무를 접다", ko_body=("부산항은 없다.",)),
        an_article("article002", ko="서울과 부산항", ko_body=body),
    )


async def test_a_filter_goes_to_its_first_match_and_back_keeps_the_article() -> None:
    async with driven(busan()) as pilot:
        await press(pilot, "G", "f", *"부산항", "enter")
        listed = pilot.app.main.query_one(ArticleList)
        assert (0, 2) == (listed.cursor, listed.row_count)

        await press(pilot, "j", "escape")
        assert ArticleId("article002") == listed.current.id


async def test_a_half_typed_field_keeps_the_list_and_offers_its_name() -> None:
    async with driven(busan()) as pilot:
        await press(pilot, "f", *"aut")

        assert "Tab: author:" in screen_text(pilot.app)
        assert "1/3" in lines(pilot.app)[-2]
        assert "" == pilot.app.main.listed.asked.filter

        await press(pilot, "enter")
        assert "aut" == pilot.app.main.listed.asked.filter


async def test_tab_takes_what_is_offered_one_after_the_other() -> None:
    """And leaves the keyboard in the box, also where nothing is offered."""
    async with driven(busan()) as pilot:
        await press(pilot, "f")
        box = pilot.app.main.listed.filter_bar.box
        pilot.app.main.listed.filter_bar.offer(["author:가", "author:나"], 0)
        for taken in ("author:가", "author:나", "author:가"):
            await press(pilot, "tab")
            assert (taken, True) == (box.value, box.has_focus)

        await press(pilot, "escape", "slash", "tab")
        assert pilot.app.screen.query_one(SearchBox).has_focus


async def test_what_was_the_only_one_is_offered_no_more_once_it_is_taken() -> None:
    """Of days the usual ones are: they show how one is written."""
    async with driven(busan()) as pilot:
        await press(pilot, "f", *"tit", "tab")
        assert "title:" == pilot.app.main.listed.filter_bar.box.value
        assert "Tab:" not in screen_text(pilot.app)

        await press(pilot, "ctrl+u", *"bef", "tab")
        assert "Tab: before:1d  before:7d  before:1m" in screen_text(pilot.app)


async def test_what_is_taken_replaces_the_word_at_the_cursor_alone() -> None:
    """And is shown whole, also with blanks in it."""
    async with driven(busan()) as pilot:
        await press(pilot, "f", *"부산항 pub -항만", *["left"] * 4)
        bar = pilot.app.main.listed.filter_bar
        bar.offer(['publisher:"동해 신문"', "publisher:리더"], bar.box.cursor_position)
        await settled(pilot)
        assert 'Tab: publisher:"동해 신문"  publisher:리더' in screen_text(pilot.app)

        for taken in ('publisher:"동해 신문"', "publisher:리더"):
            await press(pilot, "tab")
            assert f"부산항 {taken} -항만" == bar.box.value
            assert bar.box.value[: bar.box.cursor_position].endswith(taken)


async def test_an_empty_filter_says_what_to_do() -> None:
    async with driven(busan()) as pilot:
        await press(pilot, "f", *"xyzzy")
        assert "nothing for xyzzy; Esc drops it" in screen_text(pilot.app)

        await press(pilot, "enter")
        assert "nothing for xyzzy; Esc drops it" in screen_text(pilot.app)


async def test_n_goes_on_in_the_next_article_of_the_search() -> None:
    session = busan()
    async with driven(session) as pilot:
        await press(pilot, "slash", *"부산항", "enter")
        order = [hit.article_id for hit in pilot.app.main.found.hits]
        assert 3 == len(order)
        assert f"article {order.index(pilot.app.main.article.id) + 1}/3" in status(pilot.app)

        seen = [pilot.app.main.article.id]
        for _ in range(8):
            await press(pilot, "n")
            if pilot.app.main.article.id != seen[-1]:
                assert pilot.app.main.find_bar.hit == 0
                seen.append(pilot.app.main.article.id)
        assert {*order} == {*seen}

        await press(pilot, "escape", "escape", "enter", "n")
        assert "Nothing is searched for here" in status(pilot.app)


async def test_shift_n_goes_back_to_the_last_hit_of_the_article_before() -> None:
    async with driven(busan()) as pilot:
        await press(pilot, "slash", *"부산항", "down", "enter")
        while pilot.app.main.find_bar.hit:
            await press(pilot, "N")
        here = pilot.app.main.article.id
        await press(pilot, "N")

        assert pilot.app.main.article.id != here
        assert pilot.app.main.find_bar.hit == len(pilot.app.main.find_bar.hits) - 1


def searched(answer: Callable[[str], Found]) -> Session:
    """A session whose catalog gives the same kind of answer to every query."""
    session = busan()
    session._catalog.search = lambda query, *rest: answer(query)
    return session


async def test_an_article_found_by_no_words_shows_who_and_how_it_begins() -> None:
    title = "부산항, 기록 경신"
    hit = Hit(
        ArticleId("article000"),
        title,
        1,
        Tier.LITERAL,
        Field.TITLE,
        Language.KO,
        None,
        (0, 0),
        title,
        (),
        "리더 다이제스트  편집부  2023-11-15",
    )
    async with driven(searched(lambda query: Found(query, (hit,), 1, 1))) as pilot:
        await press(pilot, "slash", *"is:unread")

        text = screen_text(pilot.app)
        assert 1 == text.count(title)
        assert "리더 다이제스트  편집부  2023-11-15  부산항의 밤은 길다." in text
        assert "부산항은 넓다" not in text


async def test_the_search_names_what_was_not_found() -> None:
    async with driven(searched(lambda query: Found(query))) as pilot:
        await press(pilot, "slash")
        assert "Up last queries" in lines(pilot.app)[-1]

        await press(pilot, *"부산항 xyzzy")
        assert "nothing found for 부산항 xyzzy; try fewer words" in screen_text(pilot.app)
        assert "Up" not in lines(pilot.app)[-1]  # is for the hits now


async def test_hits_stay_while_the_value_of_a_field_is_typed() -> None:
    async with driven(busan()) as pilot:
        await press(pilot, "slash", *"부산항", "space")
        assert "3 articles" in screen_text(pilot.app)

        pilot.app.screen.query_one(SearchBox).value += "title:"
        await press(pilot)
        assert "3 articles" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("size", "bar"),
    [
        ((120, 36), " 1 All 3  2 Unread 3  3 Reading 0  4 Bookmarked 0  5 Annotated 0 "),
        ((60, 20), " 1 All 3  2 Unread  3 Reading  4 Bookmarked  5 Annotated "),
        (SMALL, " 1 All 3  2  3  4  5 "),
    ],
)
async def test_the_views_are_told_as_fully_as_there_is_room(
    size: tuple[int, int], bar: str
) -> None:
    async with driven(busan(), size=size) as pilot:
        assert lines(pilot.app)[0].startswith(bar.rstrip())
        assert bar.strip() == lines(pilot.app)[0].replace("서재", "").strip()


@pytest.mark.parametrize(
    ("columns", "cells"), [(100, 40), (120, 45), (200, 76), (300, 80), (NARROW[0], NARROW[0])]
)
async def test_the_list_takes_its_share_of_the_width(columns: int, cells: int) -> None:
    async with driven(busan(), size=(columns, 30)) as pilot:
        assert cells == pilot.app.main.query_one("#list-column").region.width


async def test_without_a_preview_the_list_takes_everything() -> None:
    async with driven(busan(), size=(200, 30)) as pilot:
        await press(pilot, "p")

        assert 200 == pilot.app.main.query_one("#list-column").region.width


async def test_up_takes_nothing_away_that_was_typed() -> None:
    """A query that was brought back and changed is a new one; emptied, the last one comes first."""
    async with driven() as pilot:
        for query in ("부산", "항만"):
            await press(pilot, "slash", *query, "enter", "escape", "q")
        await press(pilot, "slash", "up", "x", "up")
        box = pilot.app.screen.query_one(SearchBox)
        assert box.value == "항만x"

        await press(pilot, "ctrl+u", "up")
        assert box.value == "항만"
        await press(pilot, "up", "up")
        assert box.value == "부산"
