"""Finding in the article, and the hits of a search of the library in it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from textual.app import App
from textual.events import Paste
from textual.widgets import Input

from reader.model.article import ArticleId, Language
from reader.model.listing import MarkedArticles
from reader.search.results import Field, Found, Hit, Occurrence, Tier
from reader.session import Session
from tests.support import (
    InMemoryCatalog,
    InMemoryLibrary,
    InMemoryMarks,
    a_session,
    an_article,
)
from tests.tui.driving import (
    NARROW,
    SMALL,
    WIDE,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    strips_of,
    three_articles,
)


async def test_the_article_is_searched_in_both_languages() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "slash", *"TEU", "enter")

        assert "1/2, 1 in EN" in status(pilot.app)

        await press(pilot, "n")

        assert "Traffic reached" in screen_text(pilot.app)
        assert "2/2, 1 in KO" in status(pilot.app)

        await press(pilot, "N")

        assert "2,400만 TEU" in screen_text(pilot.app)


async def test_which_hit_one_is_at_is_said_once_and_is_never_old() -> None:
    """On the left while there is a message, else on the right, also within one paragraph."""
    text = "상자는 밤에도 상자이고, 낮에도 상자다."
    session = a_session(an_article(ko_body=[text], en=""))
    for size in (WIDE, NARROW):
        async with driven(session, size=size) as pilot:
            await press(pilot, "enter", "slash", *"상자는", "enter", "escape")
            assert "hit" not in lines(pilot.app)[-2]

            await press(pilot, "slash", *"상자", "enter", "n", "n")
            assert "상자   3/3" in lines(pilot.app)[-2]
            assert "hit" not in lines(pilot.app)[-2]

            pilot.app.main.say("")
            assert "hit 3/3  KO" in lines(pilot.app)[-2]

            await press(pilot, "N", "escape")
            assert "hit" not in lines(pilot.app)[-2]


async def test_the_box_takes_no_room_when_nothing_is_typed_into_it() -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, "enter", "slash", *"TEU")
        assert "find  TEU" in lines(pilot.app)[-3]
        assert lines(pilot.app)[-2].startswith(" TEU   1/2, 1 in EN ")
        assert lines(pilot.app)[-1].split("  ") == [" Enter to the hits", " Esc back"]

        await press(pilot, "enter")
        assert "find" not in screen_text(pilot.app)
        assert "TEU" in lines(pilot.app)[-2]

        await press(pilot, "slash", *"없는 말")
        assert "not in this article" in lines(pilot.app)[-3]
        await press(pilot, "enter")
        assert status(pilot.app) == "없는 말 is not in this article"
        assert not pilot.app.main.find_bar.display


def with_long_bodies() -> Session:
    """Two articles; only titles and decks say 부산항 and 밤에도, the last lines say 등대."""
    body = [f"{number}번째 문단은 아무 말도 하지 않는다." * 4 for number in range(30)]
    return a_session(
        an_article("article000", ko_body=[*body, "끝에 등대가 있다."], en=""),
        an_article("article001", ko="부산항의 등대", ko_body=body, en=""),
    )


class TitleCatalog(InMemoryCatalog):
    """Searches titles alone; what is put in for a slip counts as one."""

    def search(
        self,
        query: str,
        marked: MarkedArticles,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        meant = query.replace("븟", "부")
        hits = []
        for article in self.articles.values():
            title = article.title()
            span = (title.find(meant), title.find(meant) + len(meant))
            if span[0] >= 0:
                tier = Tier.LITERAL if meant == query else Tier.TYPO
                hits.append(
                    Hit(article.id, title, 1.0, tier, Field.TITLE, Language.KO, None, span, title)
                )
        return Found(query, tuple(hits), len(hits), len(hits))


def by_title() -> Session:
    """The same two, found by their titles."""
    articles = {ArticleId(one): with_long_bodies().article(ArticleId(one)) for one in TWO}
    return Session(InMemoryLibrary(articles), InMemoryMarks, TitleCatalog(articles))


TWO = ("article000", "article001")


def current_hit(app: App[None]) -> list[tuple[str, str]]:
    """The text drawn as the current hit, with the row it stands on."""
    wanted = app.main.pane._style_of("hit-current").bgcolor
    return [
        (segment.text, "".join(strip.text for strip in line).strip())
        for line in strips_of(app)
        for strip in line
        for segment in strip
        if segment.style and wanted and segment.style.bgcolor == wanted
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
@pytest.mark.parametrize("query", ["부산항", "븟산항"])
async def test_a_hit_in_the_title_is_in_sight_and_marked(size: tuple[int, int], query: str) -> None:
    """Although the article was left at its end; also when the title was found by a slip."""
    async with driven(by_title(), size=size) as pilot:
        await press(pilot, "enter", "G", "q", "slash", *query, "enter")
        assert [("부산항", "부산항, 올해도 기록 경신")] == current_hit(pilot.app)

        await press(pilot, "G", "n")
        assert [("부산항", "부산항의 등대")] == current_hit(pilot.app)


async def test_n_walks_over_titles_and_decks_too() -> None:
    """In reading order, from what is in sight."""
    async with driven(with_long_bodies(), size=NARROW) as pilot:
        await press(pilot, "enter", "slash", *"ㄷㄷ", "escape", "slash", *"밤에도", "enter")
        assert "1/1" in status(pilot.app)
        assert [("밤에도", "밤에도 쉬지 않는 항만")] == current_hit(pilot.app)

        await press(pilot, "right_square_bracket", "G", "slash", *"등대", "enter")
        assert [("등대", "부산항의 등대")] == current_hit(pilot.app)


async def test_escape_ends_the_find_before_it_leaves_the_article() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "slash", *"TEU", "escape")
        assert pilot.app.main.reading
        assert not pilot.app.main.find_bar.hits

        await press(pilot, "slash", "escape")
        assert pilot.app.main.reading

        await press(pilot, "escape")
        assert not pilot.app.main.reading


async def test_what_was_typed_before_escape_is_not_looked_for_behind_it() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "slash", *"TEU", "escape")
        box = pilot.app.main.find_bar.box
        box.post_message(Input.Changed(box, "TEU"))
        await settled(pilot)
        assert box.value == "TEU"
        assert not pilot.app.main.find_bar.hits


async def test_what_was_found_before_is_replaced_by_typing() -> None:
    """Also by a paste; what is searched for now is proposed, wherever that came from."""
    async with driven() as pilot:
        await press(pilot, "enter", "slash", *"기록", "enter", "escape")
        await press(pilot, "right_square_bracket", "slash", *"물동량", "enter")
        assert "물동량   1/1" in status(pilot.app)

        box = pilot.app.main.find_bar.box
        await press(pilot, "slash")
        box.post_message(Paste("크레인"))
        await settled(pilot)
        assert box.value == "크레인"

        await press(pilot, "escape", "escape", "slash", *"항만", "enter", "slash")
        assert box.value == "항만"
        await press(pilot, "end", *"공사", "enter")
        assert "항만공사   1/1" in status(pilot.app)


@pytest.mark.parametrize("layouts", [0, 1, 2])
async def test_a_title_of_the_other_language_is_reached_in_every_layout(layouts: int) -> None:
    """It is brought into sight, and the cursor is in its language."""
    body = [f"{number}번째 문단은 아무 말도 하지 않는다." * 4 for number in range(30)]
    session = a_session(an_article(ko_body=body, en="A harbour at night", en_body=body))
    async with driven(session) as pilot:
        await press(pilot, "enter", *["l"] * layouts, "G", "slash", *"harbour", "enter")
        assert [("harbour", True)] == [(t, "at night" in r) for t, r in current_hit(pilot.app)]
        assert pilot.app.main.pane.position().language is Language.EN


PATTERN = "re:/TE[U]/"


def slowly_found(session: Session) -> tuple[threading.Event, list[bool]]:
    """Lets finding wait for an event; lists whether it had been given up by then."""
    goes_on, find, given_up = threading.Event(), session.find, list[bool]()

    def slow(
        article_id: ArticleId, query: str, cancelled: Callable[[], bool] | None = None
    ) -> tuple[Occurrence, ...]:
        if query == PATTERN:
            assert cancelled is not None
            assert goes_on.wait(10)
            given_up.append(cancelled())
        return find(article_id, query, cancelled)

    session.find = slow
    return goes_on, given_up


async def test_no_key_waits_for_a_pattern() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter")
        goes_on, given_up = slowly_found(session)
        await pilot.press("slash")
        pilot.app.main.find_bar.box.post_message(Paste(PATTERN))
        await pilot.press("enter", "n")
        assert "still looked for" in status(pilot.app)
        assert pilot.app.main.pane.has_focus

        goes_on.set()
        await settled(pilot)
        assert "1/2, 1 in EN" in status(pilot.app)
        assert given_up == [False]


async def test_a_pattern_that_is_left_is_not_looked_for_any_more() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter")
        goes_on, given_up = slowly_found(session)
        await pilot.press("slash")
        pilot.app.main.find_bar.box.post_message(Paste(PATTERN))
        await pilot.press("enter", "escape")
        goes_on.set()
        await settled(pilot)

        assert given_up == [True]
        assert not pilot.app.main.find_bar.hits
        assert not pilot.app.main.find_bar.display
        assert not session.find(ArticleId("article000"), "re:/TEU/", lambda: True)


@pytest.mark.parametrize("paragraphs", [1, 300])
async def test_in_a_long_article_no_key_waits_for_words_either(paragraphs: int) -> None:
    """A short one is searched at once: what is found is there with the key."""
    body = ["부산항의 밤은 길다. 크레인은 쉬지 않고 상자를 옮긴다."] * paragraphs
    session = a_session(an_article("article000", ko_body=[*body, "끝에 등대가 있다."], en=""))
    here, find, behind = threading.current_thread(), session.find, list[bool]()

    def watched(
        article_id: ArticleId, query: str, cancelled: Callable[[], bool] | None = None
    ) -> tuple[Occurrence, ...]:
        behind.append(threading.current_thread() is not here)
        return find(article_id, query, cancelled)

    async with driven(session) as pilot:
        await press(pilot, "enter")
        session.find = watched
        await press(pilot, "slash", *"등대")
        assert "1/1" in screen_text(pilot.app)
        assert {paragraphs > 1} == {*behind}  # once, or for each syllable on a slow machine
