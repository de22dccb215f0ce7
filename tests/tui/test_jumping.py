"""Back to where the person was before going far, and forward again."""

from __future__ import annotations

import pytest

from reader.model.names import Language
from reader.session import Session
from reader.tui.jumps import Jumps, Spot
from reader.tui.reading.anchor import Anchor, Stand
from tests.support import a_session, an_article
from tests.tui.driving import NARROW, driven, lines, press, screen_text, settled, status

FIRST, SECOND = "article000", "article001"


def long_ones() -> Session:
    """Two articles of many screens; 등대 stands in the first far down, twice, and in the second."""
    body = [f"{number}번째 문단은 아무 말도 하지 않는다." * 6 for number in range(40)]
    with_light = [*body[:30], "등대가 하나 있다.", *body[30:35], "등대가 둘 있다.", *body[35:]]
    return a_session(
        an_article(FIRST, ko="부산항의 밤", ko_body=with_light, en=""),
        an_article(SECOND, ko="인천항의 낮", ko_body=[*body, "여기에도 등대가 있다."], en=""),
    )


FAR = {
    "the end": ("G",),
    "a hit": ("slash", *"등대", "enter"),
    "one hit after the other": ("slash", *"등대", "enter", "n", "n", "N"),
    "an annotation": ("full_stop",),
    "another article": ("right_square_bracket",),
    "a mark in the list of marks": ("semicolon", "enter"),
    "a sentence with a word": ("asterisk", *"둘", "enter", "enter"),
    "a hit in another article": ("escape", "slash", *"여기에도", "enter"),
}


@pytest.mark.parametrize("keys", FAR.values(), ids=FAR)
async def test_back_is_the_same_screen_and_forward_where_one_had_gone(
    keys: tuple[str, ...],
) -> None:
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "enter", "G", "k", "k", "h", "g", *["j"] * 9)
        before = lines(pilot.app)[:-2]
        await press(pilot, *keys)
        gone, there = lines(pilot.app)[:-2], pilot.app.main.pane.position()
        assert gone != before

        await press(pilot, "less_than_sign")
        assert pilot.app.main.reading
        assert before == lines(pilot.app)[:-2]
        await press(pilot, "greater_than_sign")
        assert there == pilot.app.main.pane.position()
        await press(pilot, "less_than_sign")
        assert before == lines(pilot.app)[:-2]


async def test_from_the_list_it_leads_back_into_the_article() -> None:
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "less_than_sign")
        assert "Nowhere to go back to" == status(pilot.app)

        await press(pilot, "enter", "space", "j", "j")
        before = lines(pilot.app)[:-2]
        await press(pilot, "q", "j", "less_than_sign")
        assert before == lines(pilot.app)[:-2]
        assert FIRST == pilot.app.main.row_id

        await press(pilot, "less_than_sign", "greater_than_sign")
        assert "Nowhere to go forward to" == status(pilot.app)


async def test_another_width_keeps_the_passage_in_sight() -> None:
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "enter", *["space"] * 3, "right_curly_bracket")
        block = pilot.app.main.pane.current_block()
        await press(pilot, "G")
        await pilot.resize_terminal(50, 11)
        await settled(pilot)
        await press(pilot, "less_than_sign")
        assert block == pilot.app.main.pane.current_block()
        assert f"{block[1]}번째" in screen_text(pilot.app)


async def test_a_key_right_behind_the_jump_is_for_where_it_leads() -> None:
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "enter", "right_square_bracket", "G", "less_than_sign", "less_than_sign")
        assert FIRST == pilot.app.main.article.id
        await pilot.press("greater_than_sign", "b")
        await settled(pilot)
        assert SECOND == pilot.app.main.article.id
        assert not pilot.app.main.session.marks(FIRST).annotations


async def test_escape_in_the_line_to_find_is_back_where_it_was_opened() -> None:
    """What is found stays in sight after Enter."""
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "enter", *["space"] * 2, "j")
        before = lines(pilot.app)[:-2]
        await press(pilot, "slash", *"등대")
        assert "등대가 하나" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert before == lines(pilot.app)[:-2]

        await press(pilot, "slash", *"등대", "enter", "escape")
        assert "등대가 하나" in screen_text(pilot.app)


async def test_escape_in_the_line_to_find_leaves_the_search_there_was() -> None:
    """If nothing was typed: n goes on among the results."""
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "slash", *"등대", "enter", "n")
        said = status(pilot.app)
        assert "등대   2/2" in said
        await press(pilot, "slash", "escape")
        assert said == status(pilot.app)
        assert not pilot.app.main.find_bar.display
        await press(pilot, "N")
        assert "등대   1/2" in status(pilot.app)


async def test_what_only_the_other_language_has_is_found_beside_where_one_reads() -> None:
    """Not at the top of the article."""
    body = [f"{number}번째 문단은 아무 말도 하지 않는다." * 6 for number in range(40)]
    english = [f"Paragraph {number} has nothing to say at all. " * 6 for number in range(40)]
    for number in (5, 33, 39):
        body[number] += " 닻이 있다."
    article = an_article(FIRST, ko="닻을 올리다", ko_body=body, en_body=english)
    async with driven(a_session(article), size=NARROW) as pilot:
        await press(pilot, "enter", "t", *["right_curly_bracket"] * 31, "slash", *"닻", "enter")
        assert (Language.KO, 33) == pilot.app.main.pane.current_block()
        assert "닻   3/4" in status(pilot.app)


async def test_what_is_in_no_place_of_the_article_is_said_again() -> None:
    async with driven(long_ones(), size=NARROW) as pilot:
        await press(pilot, "enter", "slash", *"고래", "enter", "j", "n")
        assert "고래 is not in this article" == status(pilot.app)


def spot(block: int, row: int = 0) -> Spot:
    """A place in the first article."""
    return Spot(FIRST, Stand(Anchor("ko", block, 0, row), None, "ko"))


def test_the_way_forward_ends_where_another_one_is_taken() -> None:
    jumps = Jumps()
    jumps.leave(spot(1))
    assert spot(1) == jumps.step(-1, spot(5))
    jumps.leave(spot(1))
    assert jumps.step(1, spot(9)) is None
    assert spot(1) == jumps.step(-1, spot(9))


def test_nobody_is_led_to_where_he_is() -> None:
    """On whatever row that is."""
    jumps = Jumps()
    jumps.leave(spot(1))
    jumps.leave(spot(5))
    assert spot(1) == jumps.step(-1, spot(5, row=7))
    assert spot(5, row=7) == jumps.step(1, spot(1))
