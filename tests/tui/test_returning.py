"""Coming back from an article to what it was chosen among, one step at a time."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.model.article import ArticleId, Language
from reader.model.marks import Point, Span
from reader.session import Session
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.bookmarks import BookmarksScreen
from reader.tui.screens.concordance import ConcordanceScreen
from reader.tui.screens.information import InformationScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.screens.tags import TagList
from reader.tui.widgets.annotation_list import AnnotationList
from reader.tui.widgets.concordance_list import ConcordanceList
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.status_line import StatusLine
from tests.tui.driving import NARROW, driven, lines, press, screen_text, status, three_articles

FIRST, SECOND = ArticleId("article000"), ArticleId("article001")


def marked() -> Session:
    """Two highlights in the first article, one in the second, and two bookmarks."""
    session = three_articles()
    for article_id, block in ((FIRST, 0), (FIRST, 1), (SECOND, 2)):
        session.highlight(article_id, Language.KO, Span(Point(block, 0), Point(block, 8)))
    session.toggle_bookmark(FIRST)
    session.toggle_bookmark(SECOND, Language.KO, 1)
    session.save()
    return session


def reading(pilot: Pilot[None]) -> ArticleId | None:
    """The article that is read; None in the list. Nothing lies over it."""
    main = pilot.app.screen
    assert isinstance(main, MainScreen)
    return main.article.id if main.reading and main.article else None


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_from_a_hit_back_to_the_results(key: str) -> None:
    """On the same hit, with its keys; from there to the list, and that is all."""
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량", "down", "down", "enter")
        assert "Esc results" in status(pilot.app)

        await press(pilot, key)
        assert isinstance(pilot.app.screen, SearchScreen)
        hits = pilot.app.screen.query_one(HitList)
        assert (2, True) == (hits.cursor, hits.has_focus)
        assert "3 articles" in screen_text(pilot.app)

        await press(pilot, "k", "enter")
        assert SECOND == reading(pilot)
        await press(pilot, key, "slash", *"항만", key if key == "escape" else "down")
        await press(pilot, *["escape"] * 2)
        assert reading(pilot) is None
        await press(pilot, "enter", "n")
        assert "Nothing is searched for here" in status(pilot.app)


async def test_a_hit_that_cannot_be_opened_is_no_step_of_the_way() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "slash", *"물동량", "down")
        damaged = session._library.articles.pop(SECOND)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, InformationScreen)

        session._library.articles[SECOND] = damaged
        await press(pilot, "escape", "enter")
        assert reading(pilot) is not None
        await press(pilot, "escape")
        assert reading(pilot) is None


async def test_the_results_follow_where_n_has_led() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량", "enter", "n", "n")
        assert ArticleId("article002") == reading(pilot)
        await press(pilot, "escape")
        assert 2 == pilot.app.screen.query_one(HitList).cursor


@pytest.mark.parametrize(
    "keys",
    [
        ["slash", *"물동량", "enter", "n"],
        ["apostrophe", "enter", "right_square_bracket"],
        ["asterisk", *"물동량", "enter", "enter"],
    ],
)
async def test_the_list_stays_on_its_row_while_something_is_looked_up(keys: list[str]) -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "G")
        await press(pilot, *keys)
        assert reading(pilot) != ArticleId("article002")
        while pilot.app.screen is not pilot.app.main or pilot.app.main.reading:
            await press(pilot, "escape")

        assert pilot.app.main.articles.cursor == 2
        assert pilot.app.main.article.id == ArticleId("article002")  # beside it


async def test_an_article_that_is_not_in_the_list_has_no_row_in_it() -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"재택", "enter", "slash", *"물동량", "enter")
        assert FIRST == reading(pilot)
        assert "KO  100%" == pilot.app.main.query_one(StatusLine).place

        await press(pilot, "escape", "down", "enter")
        assert "KO  100%  1/1" == pilot.app.main.query_one(StatusLine).place


async def test_from_a_sentence_back_to_the_sentences_and_to_where_the_word_stood() -> None:
    async with driven(size=NARROW) as pilot:
        await press(pilot, "enter", "right_curly_bracket")
        before = pilot.app.main.pane.position()
        await press(pilot, "asterisk", "slash", *"항만공사는", "enter", "j", "enter")
        assert SECOND == reading(pilot)

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConcordanceScreen)
        assert 1 == pilot.app.screen.query_one(ConcordanceList).cursor

        await press(pilot, "escape")
        assert FIRST == reading(pilot)
        assert before == pilot.app.main.pane.position()
        await press(pilot, "escape")
        assert reading(pilot) is None


async def test_from_an_annotation_back_to_the_panel_as_it_was() -> None:
    """Its filter, its order and its row."""
    async with driven(marked()) as pilot:
        await press(pilot, "semicolon", "backslash", "slash", *"물동량", "enter", "enter")
        assert (1, FIRST) == (pilot.app.main.pane.position().point.block, reading(pilot))

        await press(pilot, "escape")
        panel = pilot.app.screen
        assert isinstance(panel, AnnotationsScreen)
        assert lines(pilot.app)[0].endswith("newest first")
        assert lines(pilot.app)[-2].endswith("1/1")

        await press(pilot, "escape", "escape")
        assert reading(pilot) is None
        await press(pilot, "apostrophe", "j", "enter", "q")
        assert isinstance(pilot.app.screen, BookmarksScreen)
        assert 1 == pilot.app.screen.query_one(AnnotationList).cursor


async def test_esc_lets_an_annotation_stay_before_it_leads_back() -> None:
    async with driven(marked()) as pilot:
        await press(pilot, "enter", "semicolon", "j", "m", "escape")
        assert FIRST == reading(pilot)
        assert "stays where it was" in status(pilot.app)
        await press(pilot, "right_curly_bracket", "m")
        assert "Re-attached" not in status(pilot.app)

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AnnotationsScreen)
        assert 1 == pilot.app.screen.query_one(AnnotationList).cursor
        await press(pilot, "escape", "escape")
        assert reading(pilot) is None


async def test_esc_closes_the_other_language_before_it_leads_back() -> None:
    """Pinned or not; also several that are in sight."""
    async with driven() as pilot:
        for keys in (["p"], ["p", "p"], ["p", "p", "right_curly_bracket", "p", "p"]):
            await press(pilot, "enter", *keys)
            assert "Busan port are long" in screen_text(pilot.app)
            await press(pilot, "escape")
            assert "Busan port are long" not in screen_text(pilot.app)
            assert "million TEU" not in screen_text(pilot.app)
            assert FIRST == reading(pilot)
            await press(pilot, "g", "escape")
            assert reading(pilot) is None


async def test_the_way_back_does_not_grow_for_ever() -> None:
    """Who looks up mark after mark goes back to the last list, and then to where it all began."""
    async with driven(marked()) as pilot:
        await press(pilot, "slash", *"물동량", "enter")
        for _ in range(3):
            await press(
                pilot, "semicolon", "j", "enter", "asterisk", "enter", "apostrophe", "enter"
            )
        await press(pilot, "semicolon", "enter")

        steps = []
        while pilot.app.screen is not pilot.app.main or pilot.app.main.reading:
            await press(pilot, "escape")
            steps.append(type(pilot.app.screen))
        main = MainScreen  # the first step ends the search that is alive in the article
        assert [main, AnnotationsScreen, main, SearchScreen, main] == steps


async def test_one_q_too_many_does_not_quit() -> None:
    async with driven() as pilot:
        await press(pilot, "slash", *"물동량", "enter")
        await press(pilot, "q", "q", "q")
        assert pilot.app.is_running
        assert reading(pilot) is None


def tagged() -> Session:
    """Notes with two tags: one on two articles, one on the second alone."""
    session = three_articles()
    session.annotate(FIRST, None, None, "#항만")
    session.annotate(SECOND, None, None, "#항만 #카카오")
    session.save()
    return session


def tag_under_cursor(pilot: Pilot[None]) -> str:
    """The tag the cursor of the tags is on."""
    [tag, _count] = pilot.app.screen.query_one(TagList).current
    return tag


async def test_enter_in_an_empty_filter_of_tags_closes_it() -> None:
    """As in the other lists: one step back leads out of the screen."""
    async with driven(tagged()) as pilot:
        await press(pilot, "number_sign", "slash", "enter")
        assert "part of its name" not in screen_text(pilot.app)

        await press(pilot, "escape")
        assert pilot.app.screen is pilot.app.main


async def test_from_the_articles_of_a_tag_back_to_the_tags_and_the_article_that_was_read() -> None:
    """And from that one on to the hits it was chosen among."""
    async with driven(tagged()) as pilot:
        await press(pilot, "slash", *"물동량", "down", "down", "enter", "right_curly_bracket")
        here, place = reading(pilot), pilot.app.main.pane.position().point
        assert here
        await press(pilot, "number_sign", "j", "enter")
        main = pilot.app.main
        assert reading(pilot) is None
        assert main.listed.asked.filter == "tag:#카카오"
        assert status(pilot.app) == "Esc leads back to the tags"

        await press(pilot, "escape")
        assert tag_under_cursor(pilot) == "카카오"
        await press(pilot, "escape")
        assert reading(pilot) == here
        assert main.pane.position().point == place
        assert not main.listed.asked.filter
        assert not main.listed.filter_bar.display

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SearchScreen)


async def test_who_goes_from_tag_to_tag_comes_back_to_the_filter_he_had_before() -> None:
    async with driven(tagged()) as pilot:
        await press(pilot, "f", *"물동량", "enter", "number_sign", "enter")
        await press(pilot, "number_sign", "j", "enter")
        assert pilot.app.main.listed.asked.filter == "tag:#카카오"

        await press(pilot, "escape")
        assert tag_under_cursor(pilot) == "카카오"
        await press(pilot, "escape")
        assert reading(pilot) is None
        assert pilot.app.main.listed.asked.filter == "물동량"
        assert pilot.app.main.listed.filter_bar.display


async def test_a_filter_that_is_typed_after_a_tag_is_only_dropped() -> None:
    async with driven(tagged()) as pilot:
        await press(pilot, "enter", "number_sign", "enter", "f", *"카카오", "enter", "escape")
        assert reading(pilot) is None
        assert not pilot.app.main.listed.asked.filter


@pytest.mark.parametrize("before", [["G"], ["f", *"a", "enter", "j"]])
async def test_the_tags_lead_back_to_the_row_of_the_list(before: list[str]) -> None:
    session = tagged()
    ids = session._catalog.ids
    session._catalog.ids = lambda query, *rest: (
        [FIRST] if query.filter.startswith("tag:") else ids(query, *rest)
    )
    async with driven(session) as pilot:
        await press(pilot, *before)
        row = pilot.app.main.row_id
        await press(pilot, "number_sign", "enter")
        assert pilot.app.main.row_id == FIRST != row

        await press(pilot, "escape", "escape")
        assert pilot.app.main.row_id == row
