"""What the main screen does with the place the article pane tells of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App

from reader.model.article import Article, ArticleId, Block, BlockKind, Edition, Language
from reader.model.marks import Layout
from reader.session import Session
from reader.tui.screens.main import MainScreen
from tests.support import a_session, an_article
from tests.tui.driving import (
    NARROW,
    WIDE,
    driven,
    lines,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)

HIGH_DECK = tuple(f"부제는 {number}번째 줄까지 이어진다" for number in range(12))


def with_a_high_head() -> Session:
    """Its head alone is higher than a low screen."""
    article = an_article("article001")
    editions = {
        language: replace(edition, deck=HIGH_DECK) for language, edition in article.editions.items()
    }
    return a_session(replace(article, editions=editions))


def main_screen(app: App[None]) -> MainScreen:
    """The main screen, which must be on top."""
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen


async def test_on_the_head_b_and_a_are_about_the_article() -> None:
    """And nothing is put on a paragraph that is not in sight."""
    session = with_a_high_head()
    async with driven(session, size=(40, 10)) as pilot:
        await press(pilot, "enter", "b")
        marks = session.marks(ArticleId("article001"))
        assert marks.bookmarked
        assert [one.target for one in marks.annotations] in ([], [None])

        await press(pilot, "h")
        assert "The text is below" in screen_text(pilot.app)

        await press(pilot, "a", *"글", "escape")
        [note] = [one for one in session.annotations(ArticleId("article001")) if one.body]
        assert note.target is None


async def test_below_the_head_b_is_about_the_paragraph() -> None:
    """As everywhere else."""
    session = with_a_high_head()
    async with driven(session, size=(40, 10)) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "b")
        [mark] = session.annotations(ArticleId("article001"))
        assert mark.span is not None
        assert mark.span.start.block == 0


async def test_p_says_when_both_languages_are_there_and_when_it_pins() -> None:
    """On the status line."""
    async with driven() as pilot:
        await press(pilot, "enter", "p")
        assert "Pinned" not in screen_text(pilot.app)
        await press(pilot, "p")
        assert "Pinned below its paragraph; p there closes it" in screen_text(pilot.app)
        await press(pilot, "p", "l", "p")
        assert "Both languages are on the screen" in screen_text(pilot.app)


def one_language(name: str) -> Article:
    """An article nobody translated."""
    body = (Block(BlockKind.PARAGRAPH, "번역이 없다."),)
    editions = {Language.KO: Edition("번역 없는 기사", (), body)}
    return replace(an_article(name), editions=editions, alignment=())


async def test_an_article_in_one_language_changes_no_habit() -> None:
    """Side by side and English come back with the next article that has both."""
    session = a_session(
        an_article("article001"), one_language("article002"), an_article("article003")
    )
    async with driven(session) as pilot:
        await press(pilot, "enter", "l", "l", "t")
        pane = main_screen(pilot.app).pane
        assert pane.position().layout is Layout.SIDE_BY_SIDE

        for _ in range(2):
            await press(pilot, "right_square_bracket")
            await settled(pilot)
            assert "100 columns" not in screen_text(pilot.app)

        here = pane.position()
        assert (here.layout, here.language) == (Layout.SIDE_BY_SIDE, Language.EN)


async def test_below_an_article_stands_the_next_one_of_the_list() -> None:
    """In the language that is read; nothing below the last one."""
    async with driven() as pilot:
        await press(pilot, "enter", "G")
        assert "]  카카오, 재택근무를 접다" in screen_text(pilot.app)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        await settled(pilot)
        assert "]  " not in screen_text(pilot.app)


async def test_the_next_one_is_that_of_the_list_there_is_now() -> None:
    """Whatever list it was shown beside first, and also when a hit led to the article."""
    async with driven() as pilot:
        await press(pilot, "j", "r", "k", "2", "enter", "G")
        assert "]  서울의 밤은 짧다" in screen_text(pilot.app)

    async with driven() as pilot:
        await press(pilot, "G", "slash", *"물동량", "enter", "G")
        after = {"article000": "카카오, 재택", "article001": "서울의 밤"}[pilot.app.main.article.id]
        assert f"]  {after}" in screen_text(pilot.app)


async def test_what_is_read_to_its_end_is_marked_and_u_takes_back_what_one_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The end is in sight from the beginning; the mark comes by itself, behind the highlight."""
    session = three_articles()
    first = ArticleId("article000")
    async with driven(session) as pilot:
        await press(pilot, "enter", "h")
        monkeypatch.setattr("reader.tui.screens.desk.READ_SECONDS", 0.0)
        main_screen(pilot.app).note_read()
        await settled(pilot)
        assert session.state(first).read
        assert "Highlighted yellow, saved" in status(pilot.app)

        await press(pilot, "u")
        assert "Undone: Highlighted yellow, saved" in status(pilot.app)
        assert (0, True) == (session.state(first).notes, session.state(first).read)


async def test_what_is_undone_elsewhere_is_named() -> None:
    """Nothing to be seen changes then, or it is another row."""
    async with driven() as pilot:
        await press(pilot, "b", "u")
        assert "Undone: Bookmarked, saved" in status(pilot.app)
        await press(pilot, "ctrl+r", "j", "enter", "u")
        assert "Undone: Bookmarked in 부산항, 올해도 기록 경신, saved" in status(pilot.app)
        await press(pilot, "ctrl+r")
        assert "Redone: Bookmarked in 부산항, 올해도 기록 경신, saved" in status(pilot.app)


async def test_that_there_is_no_room_is_not_said_of_each_article() -> None:
    """It hid which hit of a search one was at."""
    async with driven(size=WIDE) as pilot:
        await press(pilot, "enter", "l", "l", "q")
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "slash", *"물동량", "enter")
        assert "물동량   1/1" in status(pilot.app)
        await press(pilot, "right_square_bracket")
        assert "" == status(pilot.app)

        await press(pilot, "l", "l", "l")
        assert "Side by side needs 100 columns" in status(pilot.app)


async def test_that_there_is_no_room_is_said_as_long_as_there_is_none() -> None:
    async with driven(size=WIDE) as pilot:
        await press(pilot, "enter", "l", "l")
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "Side by side needs 100 columns" in status(pilot.app)

        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Side by side" not in status(pilot.app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_how_far_one_is_is_told_of_an_article_that_is_as_it_was_left(
    size: tuple[int, int],
) -> None:
    async with driven(size=size) as pilot:
        for _ in range(2):
            await press(pilot, "enter")
            assert lines(pilot.app)[-2].split() == ["KO", "100%", "1/3"]
            await press(pilot, "q")
