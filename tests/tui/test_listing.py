"""Lists that are held while they are read."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.model.article import ArticleId
from reader.model.listing import ListQuery, Sort, View
from reader.tui.first_lines import Canvas, first_lines
from reader.tui.listing import Listing, has_to_be_held
from reader.tui.messages import CatalogRefreshed
from reader.tui.remembered import Remembered
from reader.tui.settings import Settings
from reader.tui.widgets.article_list import ArticleList
from tests.support import an_article
from tests.tui.driving import driven, lines, press, screen_text, settled, three_articles

FIRST, SECOND = ArticleId("article000"), ArticleId("article001")


def test_nobody_waits_on_the_way_out_for_a_list_that_takes_long() -> None:
    """Then the next start shows none before the program is loaded."""
    session, asked = three_articles(), []

    def endless(*query: object) -> list[ArticleId]:
        asked.append(query)
        while not query[-1]():
            pass
        return []

    session._catalog.ids = endless
    canvas = Canvas((120, 36), {}, "truecolor")
    left = Remembered(listed=ListQuery(filter="부산"))
    assert () == first_lines(session, Settings(), canvas, left)
    assert asked


def test_a_view_keeps_the_rows_it_had_when_it_was_opened() -> None:
    session = three_articles()
    listing = Listing.held(session, ListQuery(view=View.UNREAD))

    session.set_read([FIRST], True)

    assert 3 == len(listing)
    assert [0, 1, 2] == [listing.position(row.id) for row in listing.window(0, 64)]
    assert listing.state(FIRST).read
    assert 2 == len(Listing.held(session, ListQuery(view=View.UNREAD)))


def test_an_article_that_is_gone_keeps_its_row_and_says_so() -> None:
    session = three_articles()
    listing = Listing.held(session, ListQuery(filter="부산"))

    del session._catalog.articles[FIRST]

    (row,) = listing.window(0, 64)
    assert FIRST == row.id
    assert "no longer in the library" == row.damaged


def test_the_plain_list_alone_is_not_held() -> None:
    assert not has_to_be_held(ListQuery())
    assert has_to_be_held(ListQuery(sort=Sort.TITLE))
    assert has_to_be_held(ListQuery(view=View.READING))
    assert has_to_be_held(ListQuery(filter="x"))


async def test_an_article_read_in_the_unread_view_stays_until_the_view_is_left() -> None:
    async with driven() as pilot:
        await press(pilot, "2")
        await press(pilot, "r")
        assert "/3" in lines(pilot.app)[-2]
        assert 3 == pilot.app.main.query_one(ArticleList).row_count

        await press(pilot, "1", "2")
        assert 2 == pilot.app.main.query_one(ArticleList).row_count


@pytest.mark.parametrize("opened", [False, True])
async def test_what_was_read_stays_in_unread_when_an_article_comes(opened: bool) -> None:
    """As while a build runs; what is no longer in the library goes."""
    session = three_articles()
    catalog = session._catalog
    async with driven(session) as pilot:
        await press(pilot, "2", "j", "r", *["enter"] * opened)
        new = an_article("article003", ko="밤새 온 소식")
        catalog.articles = {new.id: new, **catalog.articles}
        del catalog.articles[FIRST]
        pilot.app.post_message(CatalogRefreshed(changed=True))
        await settled(pilot)
        await press(pilot, *["q"] * opened)

        assert (row_id(pilot), pilot.app.main.articles.row_count) == (SECOND, 3)
        await press(pilot, "2")
        assert pilot.app.main.articles.row_count == 2


async def test_keys_typed_while_a_view_is_made_reach_the_list() -> None:
    async with driven() as pilot:
        await pilot.press("2", "j", "1", "j")
        await press(pilot, "enter")

        assert pilot.app.main.article.id == ArticleId("article002")


async def test_a_query_that_cannot_be_understood_leaves_the_list_and_says_why() -> None:
    """The catalog of these tests takes any words; the real one does not."""
    from reader.errors import QueryError

    session = three_articles()
    catalog = session._catalog
    plain = catalog.ids

    def ids(query: ListQuery, *others: object) -> list[ArticleId]:
        if query.filter == "re:/(":
            raise QueryError("the pattern is not complete")
        return plain(query, *others)

    catalog.ids = ids
    async with driven(session) as pilot:
        await press(pilot, "f")
        pilot.app.main.query_one("#filter").box.value = "re:/("
        await press(pilot, "enter")

        assert "the pattern is not complete" in screen_text(pilot.app)
        assert "" == pilot.app.main.listed.asked.filter
        assert 3 == pilot.app.main.query_one(ArticleList).row_count
        assert pilot.app.main.query_one("#filter").box.has_focus


def row_id(pilot: Pilot[None]) -> ArticleId | None:
    """The article under the cursor."""
    row = pilot.app.main.articles.current
    return row.id if row else None


NARROWER = {
    "a filter": (["f", *"재택", "enter"], ["escape"]),
    "a filter without an article": (["f", *"xyzzy", "enter"], ["escape"]),
    "a filter that is typed on": (["f", *"서울"], [*["backspace"] * 2, *"xyzzy", "escape"]),
    "an empty view": (["4"], ["1"]),
    "one after the other": (["f", *"재택", "enter", "4"], ["escape", "2", "escape"]),
}


@pytest.mark.parametrize("way", NARROWER)
@pytest.mark.parametrize("rows", [0, 1])
async def test_where_nothing_is_chosen_the_way_leads_back_to_the_row(way: str, rows: int) -> None:
    there, back = NARROWER[way]
    async with driven() as pilot:
        await press(pilot, *["j"] * rows)
        before = row_id(pilot)
        await press(pilot, *there)
        await press(pilot, *back)

        assert pilot.app.main.listed.asked == ListQuery()
        assert row_id(pilot) == before


@pytest.mark.parametrize("keys", [["j"], ["enter", "q"]])
async def test_what_is_chosen_in_a_filter_stays_under_the_cursor(keys: list[str]) -> None:
    async with driven() as pilot:
        await press(pilot, "f", *"a", "enter", *keys)
        chosen = row_id(pilot)
        await press(pilot, "escape")

        assert row_id(pilot) == chosen


async def test_a_filter_stays_on_its_first_article_when_articles_come() -> None:
    """Although the one before is in it, too."""
    async with driven() as pilot:
        await press(pilot, "G", "f", *"a", "enter")
        assert pilot.app.main.articles.cursor == 0
        pilot.app.post_message(CatalogRefreshed(changed=True))
        await settled(pilot)

        assert pilot.app.main.articles.cursor == 0
