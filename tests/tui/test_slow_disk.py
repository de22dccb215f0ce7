"""No key waits for the disk: what has to be read is read behind the screen."""

from __future__ import annotations

import threading

import pytest

from reader.model.article import Article, ArticleId
from reader.session import Session
from reader.tui.screens.align import AlignScreen
from reader.tui.screens.information import InformationScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.note import NoteArea, NoteScreen
from tests.support import KO_BODY, a_session, an_article
from tests.tui.driving import NARROW, driven, press, screen_text, settled, status, three_articles

FIRST = ArticleId("article000")


def read_behind(session: Session) -> list[bool]:
    """Lists of every read of an article whether it was made off the thread of the screen."""
    behind: list[bool] = []
    here, read = threading.current_thread(), session._library.article

    def watched(article_id: ArticleId) -> Article:
        behind.append(threading.current_thread() is not here)
        return read(article_id)

    session._library.article = watched
    return behind


def slowly(session: Session) -> threading.Event:
    """Lets every read of an article wait for an event."""
    goes_on, read = threading.Event(), session._library.article

    def slow(article_id: ArticleId) -> Article:
        assert goes_on.wait(10)
        return read(article_id)

    session._library.article = slow
    return goes_on


@pytest.mark.parametrize(
    ("key", "screen", "said"),
    [
        ("i", InformationScreen, ""),
        ("y", MainScreen, "Sent to the terminal's clipboard"),
        ("o", MainScreen, "The dump gives no web address"),
    ],
)
async def test_what_is_asked_of_a_row_is_read_behind_the_screen(
    key: str, screen: type[object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.external.CLIPBOARDS", ())
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        behind = read_behind(session)
        await press(pilot, key)

        assert behind == [True]
        assert isinstance(pilot.app.screen, screen)
        assert said in status(pilot.app)


async def test_what_is_typed_behind_a_is_the_note_however_slow_the_disk_is() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("a", *"rb2q")
        goes_on.set()
        await press(pilot, "escape")
        assert pilot.app.is_running

    state = session.state(FIRST)
    assert (state.read, state.bookmarked) == (False, False)
    assert [one.body for one in session.marks(FIRST).annotations] == ["rb2q"]


async def test_what_comes_late_does_not_cover_what_the_person_went_on_to() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("i", "semicolon")
        goes_on.set()
        await settled(pilot)

        assert "Highlights and notes" in screen_text(pilot.app)


@pytest.mark.parametrize("others", [["semicolon"], ["i"], ["o", "a"]])
async def test_what_is_copied_is_copied_whatever_the_person_went_on_to(
    others: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("reader.tui.external.copy", lambda text, _: copied.append(text) or "")
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("y", *others)
        goes_on.set()
        await settled(pilot)

        assert len(copied) == 1
        assert copied[0].startswith("부산항, 올해도 기록 경신")


async def test_of_two_things_that_are_asked_for_the_last_is_done() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        goes_on = slowly(session)
        await pilot.press("i", "a", "x")
        goes_on.set()
        await settled(pilot)

        assert isinstance(pilot.app.screen, NoteScreen)
        assert isinstance(pilot.app.screen_stack[-2], MainScreen)
        assert pilot.app.screen.query_one(NoteArea).text == "x"


async def test_a_row_whose_file_is_gone_is_told_in_full() -> None:
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        session._library.articles.clear()
        await press(pilot, "y")

        assert isinstance(pilot.app.screen, InformationScreen)
        assert "article000" in screen_text(pilot.app)


async def test_an_alignment_that_is_corrected_is_read_anew_behind_the_screen() -> None:
    session = a_session(an_article(FIRST))
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "m")
        session._library.articles[FIRST] = an_article(FIRST, ko_body=("새 문단이다.", *KO_BODY))
        behind = read_behind(session)
        pilot.app.screen.show_catalog()
        await settled(pilot)

        assert behind == [True]
        assert isinstance(pilot.app.screen, AlignScreen)


async def test_a_correction_is_kept_on_the_text_that_has_come_meanwhile() -> None:
    """The screen below has the newer text already, this one does not have it yet."""
    session = a_session(an_article(FIRST))
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "m")
        session.hold(an_article(FIRST, ko_body=("새 문단이다.", *KO_BODY)))
        await press(pilot, "escape")

        assert ((1, 2), (0, 1)) in [(pair.ko, pair.en) for pair in session.alignment(FIRST)]


async def test_an_older_text_of_an_article_does_not_take_the_place_of_a_newer_one() -> None:
    """The file changes twice, and the first of two reads is the slower one."""
    session = a_session(an_article(FIRST))
    async with driven(session) as pilot:
        begun, goes_on, read = threading.Event(), threading.Event(), session.fresh

        def first_slowly(article_id: ArticleId) -> Article:
            article = read(article_id)
            if not begun.is_set():
                begun.set()
                assert goes_on.wait(10)
            return article

        session.fresh = first_slowly
        for text in ("Once.", "Twice."):
            session._library.articles[FIRST] = an_article(FIRST, ko_body=(text, *KO_BODY))
            pilot.app.main.show_catalog()
            while not begun.is_set():
                await pilot.pause()
        goes_on.set()
        await settled(pilot)

        assert "Twice." in screen_text(pilot.app)


async def test_a_note_is_written_on_what_is_read_although_no_row_is_left() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter")
        session._catalog.articles.clear()
        pilot.app.main.show_catalog()
        await settled(pilot)
        await press(pilot, "a", *"word", "escape")
        assert "부산항의 밤은 길다." in screen_text(pilot.app)

        await press(pilot, "escape")
        assert "부산항의 밤은 길다." not in screen_text(pilot.app)

    assert [one.body for one in session.marks(FIRST).annotations] == ["word"]
