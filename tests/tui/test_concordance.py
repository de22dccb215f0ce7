"""Every sentence with a word, through its keys."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from reader.model.article import ArticleId, Language
from reader.model.counterparts import Counterpart
from reader.session.concordance import ConcordanceLine
from reader.tui.messages import CatalogRefreshed
from reader.tui.screens.concordance import ConcordanceScreen, looked_up
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.concordance_list import ConcordanceList
from reader.tui.widgets.two_columns import broken
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
    three_articles,
)


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
async def test_the_word_at_the_cursor_is_looked_up(size: tuple[int, int]) -> None:
    async with driven(size=size) as pilot:
        await press(pilot, "enter", "asterisk")

        assert isinstance(pilot.app.screen, ConcordanceScreen)
        text = screen_text(pilot.app)
        assert "부산항의 밤은" in text
        assert "Nights at Busan" in text
        assert "3 sentences with 부산항" in status(pilot.app)
        assert "1/3" in lines(pilot.app)[-2]


async def test_sentence_and_counterpart_stand_beside_each_other_from_a_hundred_on() -> None:
    for size, together in ((WIDE, True), (NARROW, False)):
        async with driven(size=size) as pilot:
            await press(pilot, "enter", "asterisk")
            row = next(line for line in lines(pilot.app) if "부산항의 밤은" in line)
            assert ("Nights at" in row) is together


async def test_enter_opens_the_sentence() -> None:
    async with driven() as pilot:
        await press(pilot, "asterisk", *"record", "enter", "j", "enter")

        assert isinstance(pilot.app.screen, MainScreen)
        assert pilot.app.main.reading
        language, block = pilot.app.main.pane.current_block()
        assert language is Language.EN
        assert block in (1, 2)


async def test_escape_leads_back_to_the_very_place() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "t", "right_curly_bracket", "right_parenthesis")
        before = screen_text(pilot.app)
        await press(pilot, "asterisk", "j", "escape")

        assert before == screen_text(pilot.app)


async def test_another_word_can_be_typed() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "asterisk", "slash", *["backspace"] * 5, *"물동량", "enter")

        assert "3 sentences with 물동량" in status(pilot.app)
        assert "1/3" in lines(pilot.app)[-2]


async def test_nothing_found_is_said_and_escape_leaves() -> None:
    async with driven() as pilot:
        await press(pilot, "asterisk", *"zzz")
        assert "No sentence has zzz" in status(pilot.app)

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_what_is_typed_is_words_and_never_a_query() -> None:
    async with driven() as pilot:
        await press(pilot, "asterisk", *"-author:x", "enter")

        assert isinstance(pilot.app.screen, ConcordanceScreen)
        assert 0 == pilot.app.screen.query_one(ConcordanceList).row_count


async def test_quotation_marks_that_are_typed_are_passed_over() -> None:
    async with driven() as pilot:
        await press(pilot, "asterisk", *'"물"동량', "enter")
        assert "No sentence has" in status(pilot.app)

        await press(pilot, "slash", *["backspace"] * 5, *'"물동량', "enter")
        assert '3 sentences with "물동량' in status(pilot.app)


async def test_the_selected_word_is_looked_up_while_selecting() -> None:
    async with driven() as pilot:
        await press(pilot, "enter", "v", "w", "w", "asterisk")

        assert "sentences with 밤" in status(pilot.app)


def test_a_korean_word_is_looked_up_without_its_particle() -> None:
    assert "부산항" == looked_up("부산항의")
    assert "서울" == looked_up("서울에서는")
    assert "record" == looked_up("record")


def test_long_sentences_are_shown_around_the_word() -> None:
    text = "앞말 " * 60 + "크레인 " + "뒷말 " * 60
    start = text.index("크레인")

    shown = broken(text, 40, 2, spans=[(start, start + 3)])

    joined = "".join(piece.text for line in shown for piece in line)
    assert "크레인" in joined
    assert joined.startswith("..")
    assert joined.endswith("..")
    assert 2 == len(shown)


async def test_an_article_that_goes_meanwhile_is_passed_over() -> None:
    async with driven() as pilot:
        session = pilot.app.session
        del session._library.articles[ArticleId("article001")]
        await press(pilot, "asterisk", *"크레인", "enter")

        assert "2 sentences with 크레인" in status(pilot.app)


def a_line(number: int) -> ConcordanceLine:
    """One of many sentences with a word."""
    article_id = ArticleId(f"article{number:03}")
    return ConcordanceLine(
        article_id, "제목", Language.KO, 0, 0, f"항만 {number}", ((0, 2),), Counterpart("")
    )


async def test_the_cursor_stays_on_its_sentence_and_none_is_there_twice_when_articles_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.tui.screens.concordance.BATCH_SECONDS", -1.0)
    session, numbers = three_articles(), list(range(30))
    begun, goes_on = threading.Event(), threading.Event()
    goes_on.set()

    def each_sentence(*_: object) -> Iterator[list[ConcordanceLine]]:
        for number in numbers:
            if number == 12:
                begun.set()
                assert goes_on.wait(10)
            yield [a_line(number)]

    session.each_sentence = each_sentence
    async with driven(session) as pilot:
        await press(pilot, "asterisk", *"항만", "enter", *["j"] * 20)
        sentences = pilot.app.screen.query_one(ConcordanceList)
        assert (sentences.row_count, sentences.current) == (30, a_line(20))

        numbers.insert(0, 99)
        goes_on.clear()
        for _ in range(2):  # the second comes while the first is being answered
            begun.clear()
            pilot.app.post_message(CatalogRefreshed(changed=True))
            assert await asyncio.to_thread(begun.wait, 10)
            await pilot.pause()
            assert (sentences.row_count, sentences.current) == (30, a_line(20))

        goes_on.set()
        await settled(pilot)
        assert [a_line(number) for number in numbers] == sentences.rows
        assert sentences.current == a_line(20)
        assert "31 sentences with 항만" in status(pilot.app)
