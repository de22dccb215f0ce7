"""Putting the alignment right by hand, through its keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import AlignedPair, ArticleId
from reader.session import Session
from reader.tui.screens.align import AlignScreen
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.pair_list import PairList
from tests.support import EN_BODY, KO_BODY, a_session, an_article
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
)

ONE = ArticleId("aaaaaaaaaa")
SIZES = [WIDE, NARROW, SMALL]


def doubtful() -> Session:
    """One article: its second pair in doubt, its last paragraphs unpaired."""
    article = an_article(ONE)
    pairs = (
        AlignedPair((0,), (0,), 0.9),
        AlignedPair((1,), (1,), 0.4),
        AlignedPair((2,), (), 0.0),
        AlignedPair((), (2,), 0.0),
    )
    return a_session(replace(article, alignment=pairs))


def pairs_of(session: Session) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The alignment without its confidence."""
    return [(pair.ko, pair.en) for pair in session.alignment(ONE)]


@pytest.mark.parametrize("size", SIZES)
async def test_korean_and_english_stand_together_and_doubt_is_shown(size: tuple[int, int]) -> None:
    async with driven(doubtful(), size=size) as pilot:
        await press(pilot, "enter", "c")

        text = screen_text(pilot.app)
        assert "부산항의 밤은" in text
        assert "Nights at Busan" in text
        said_first = size == SMALL  # there what is said has the line
        assert "90% sure" in lines(pilot.app)[-2] or said_first
        assert "1 pair in doubt" in status(pilot.app)

        await press(pilot, "n")
        assert "40% sure  2/4" in lines(pilot.app)[-2] or said_first
        assert [line for line in lines(pilot.app) if line.startswith(" ~ ")]


async def test_two_columns_from_a_hundred_on_else_one_under_the_other() -> None:
    for size, together in ((WIDE, True), ((100, 30), True), ((99, 30), False), (SMALL, False)):
        async with driven(doubtful(), size=size) as pilot:
            await press(pilot, "enter", "c")
            rows = [line for line in lines(pilot.app) if "부산항의 밤은" in line]
            assert ("Nights at" in rows[0]) is together, size


async def test_merge_is_kept_as_one_step_and_shown_at_once() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "l", "l", "c", "j", "m", "escape")

        assert isinstance(pilot.app.screen, MainScreen)
        assert [((0,), (0,)), ((1, 2), (1,)), ((), (2,))] == pairs_of(session)
        assert "Alignment corrected, saved" in status(pilot.app)
        before = screen_text(pilot.app)

        await press(pilot, "u")
        assert ((1,), (1,)) in pairs_of(session)
        assert screen_text(pilot.app) != before

        await press(pilot, "ctrl+r")
        assert ((1, 2), (1,)) in pairs_of(session)


async def test_the_pane_shows_the_corrected_counterpart() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "right_curly_bracket")
        await press(pilot, "c", "l", "j", "l", "escape", "p")

        assert ((2,), (2,)) in pairs_of(session)
        assert "expects another record" in screen_text(pilot.app)


async def test_link_holds_a_row_until_its_partner_is_found() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "G", "k", "l")
        assert "l links them" in status(pilot.app)
        assert " + " in screen_text(pilot.app)

        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AlignScreen)
        assert " + " not in screen_text(pilot.app)

        await press(pilot, "l", "j", "l", "escape")

    assert ((2,), (2,)) in pairs_of(session)
    assert all(pair.confidence == 1.0 for pair in session.alignment(ONE) if pair.ko == (2,))


async def test_unlink_and_split_and_confirm() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "x")
        assert 5 == pilot.app.screen.query_one(PairList).row_count

        await press(pilot, "u", "m", "s")
        assert "Which paragraph stands alone?" in screen_text(pilot.app)
        await press(pilot, "j", "enter")
        await press(pilot, "s")
        assert "Which paragraph stands alone?" in screen_text(pilot.app)
        await press(pilot, "escape", "n")

        assert "No pair is in doubt" in status(pilot.app)
        await press(pilot, "escape")

    assert ((0,), (0, 1)) in pairs_of(session)
    assert ((1,), ()) in pairs_of(session)


async def test_undo_within_goes_back_to_the_beginning_and_nothing_is_kept() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "x", "j", "m", "u", "u", "u")
        assert "Nothing was changed here yet" in status(pilot.app)

        await press(pilot, "ctrl+r", "ctrl+r", "u", "u", "escape")

    assert session.marks(ONE).alignment is None


async def test_what_is_discarded_comes_back_with_redo() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "m", "ctrl+g")
        assert ((0,), (0,)) in pairs_of(session)
        assert "Correction discarded; Ctrl+r brings it back" == status(pilot.app)

        await press(pilot, "ctrl+r")

    assert ((0, 1), (0, 1)) in pairs_of(session)


async def test_the_program_may_end_in_the_middle() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "m")

    assert ((0, 1), (0, 1)) in pairs_of(session)


async def test_an_article_built_anew_meanwhile_keeps_what_was_changed() -> None:
    session = doubtful()
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "m")
        session._library.articles[ONE] = an_article(
            ONE, ko_body=("새로 들어온 첫 문단이다.", *KO_BODY)
        )
        pilot.app.screen.show_catalog()
        await settled(pilot)
        await press(pilot, "escape")

    assert ((1, 2), (0, 1)) in pairs_of(session)


async def test_captions_and_notes_are_rows_too_and_can_be_linked() -> None:
    """So the numbers have no hole; linked they stand together in the text, else apart as before."""
    article = an_article(
        ONE, ko_body=["= 부산항의 크레인", *KO_BODY], en_body=["Cranes.", *EN_BODY]
    )
    pairs = tuple(AlignedPair((n,), (n,), 0.9) for n in (1, 2, 3))
    session = a_session(replace(article, alignment=pairs))
    async with driven(session) as pilot:
        await press(pilot, "enter", "l", "c", "g")
        listed = pilot.app.screen.query_one(PairList)
        assert 5 == listed.row_count
        assert "  1 부산항의 크레인" in screen_text(pilot.app)
        assert "unpaired" in lines(pilot.app)[-2]

        await press(pilot, "l", "j", "l")
        assert 4 == listed.row_count
        await press(pilot, "escape")
        assert ((0,), (0,)) in pairs_of(session)
        shown = [line.strip(" ▐") for line in lines(pilot.app)]
        assert shown.index("Cranes.") == shown.index("부산항의 크레인") + 2

        await press(pilot, "c", "g", "x", "escape", "c")
        assert 5 == pilot.app.screen.query_one(PairList).row_count


async def test_to_look_at_captions_changes_nothing() -> None:
    article = an_article(ONE, ko_body=[*KO_BODY, "= 사진"])
    session = a_session(article)
    async with driven(session) as pilot:
        await press(pilot, "enter", "c", "escape")
        assert article.alignment == session.alignment(ONE)


async def test_the_ends_and_lone_rows_answer_in_words() -> None:
    async with driven(doubtful()) as pilot:
        await press(pilot, "enter", "c", "p")
        assert "This is the first pair" in status(pilot.app)
        await press(pilot, "s")
        assert "x unlinks the two" in status(pilot.app)
        await press(pilot, "G", "m")
        assert "There is no pair after this one" in status(pilot.app)
        await press(pilot, "x")
        assert "l links it" in status(pilot.app)


async def test_an_article_in_one_language_has_nothing_to_align() -> None:
    async with driven(a_session(an_article(ONE, en=""))) as pilot:
        await press(pilot, "enter", "c")

        assert isinstance(pilot.app.screen, MainScreen)
        assert "in one language" in status(pilot.app)


async def test_c_works_under_the_input_method_and_is_in_the_palette() -> None:
    async with driven(doubtful()) as pilot:
        await press(pilot, "enter", "ㅊ")
        assert isinstance(pilot.app.screen, AlignScreen)

        await press(pilot, "escape", "colon", *"correct the al", "enter")
        assert isinstance(pilot.app.screen, AlignScreen)


async def test_the_cursor_begins_at_the_paragraph_one_reads() -> None:
    async with driven(doubtful()) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "c")

        assert 1 == pilot.app.screen.query_one(PairList).cursor
