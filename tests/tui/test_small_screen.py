"""On a screen of 40 by 10 what is said can be read."""

from __future__ import annotations

import pytest

from reader.model.article import ArticleId, Language
from reader.search.results import Field, Hit, Tier
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.lines import Role
from reader.tui.widgets.status_line import StatusLine
from tests.tui.driving import NARROW, SMALL, WIDE, driven, lines, press, settled


def said(text: str, width: int, place: str = "KO  33%  2/20") -> str:
    """A line with a message on it."""
    line = StatusLine()
    line.set_reactive(StatusLine.message, text)
    line.set_reactive(StatusLine.place, place)
    return "".join(piece.text for piece in line.draw(width))


@pytest.mark.parametrize(
    "text",
    ["No English text of this article", "Both languages are on the screen", "메모 지움, saved"],
)
def test_a_message_has_the_whole_line_if_it_needs_it(text: str) -> None:
    assert said(text, 40).startswith(f" {text}")
    assert "KO  33%  2/20" in said(text, 80)
    assert "KO  33%  2/20" in said("q quits", 40)


def test_a_message_that_is_too_long_ends_with_a_clause() -> None:
    text = "Side by side needs 100 columns; interleaved until there are"
    assert said(text, 80).startswith(f" {text} ")
    assert said(text, 80).endswith(" KO  33%  2/20 ")
    assert said(text, 60).strip() == text
    assert said(text, 40).strip() == "Side by side needs 100 columns"
    assert (
        said("카카오   1/41   n next  N previous  Esc done", 30).strip() == "카카오   1/41   n next"
    )


@pytest.mark.parametrize(
    ("place", "width", "shown"),
    [
        ("hit 12/41  KO  33%  12/64", 20, "KO  33%  12/64 "),
        ("2 selected  12/64", 20, "2 selected  12/64 "),
        ("12 selected  112/1064", 20, "112/1064 "),
        ("12 selected  112/1064", 30, "12 selected  112/1064 "),
    ],
)
def test_where_one_is_has_the_line_if_nothing_is_said(place: str, width: int, shown: str) -> None:
    """Of what does not fit the end is seen, the number of the row."""
    assert said("", width, place) == shown.rjust(width)


async def test_a_low_search_has_the_number_of_its_row() -> None:
    async with driven(size=(20, 5)) as pilot:
        await press(pilot, "slash", *"물동량", "down")

        assert lines(pilot.app)[-1].endswith(" 2/3")
        assert "물동량" in lines(pilot.app)[-2]


def test_a_clause_that_is_too_long_is_cut() -> None:
    text = "열 개가 넘는 낱말로 된, 아무 데서도 끝나지 않는 말"
    assert said(text, 40).rstrip().endswith("..")


async def test_what_a_key_says_can_be_read() -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, "p")

        assert lines(pilot.app)[-2].split("  ")[0] == " The preview needs 100 columns"


@pytest.mark.parametrize(
    ("width", "tags"),
    [(WIDE[0], "sounds alike  title  KO"), (NARROW[0], "sounds alike  title  KO"),
     (SMALL[0], "sounds alike")],
)  # fmt: skip
def test_the_title_of_a_hit_has_most_of_its_line(width: int, tags: str) -> None:
    title = "카카오, 새 AI 비서를 내놓고 이름을 공모하다"
    hit = Hit(ArticleId("a"), title, 1.0, Tier.TRANSLITERATION, Field.TITLE, Language.KO,
              None, (0, 3), title, ((0, 3),))  # fmt: skip
    listed = HitList()
    listed.rows = (hit,)

    first = "".join(piece.text for piece in listed.draw_row(0, width)[0])

    assert first.endswith(f" {tags} ")
    assert first.startswith("  카카오, 새 AI 비서를")


@pytest.mark.parametrize("width", [NARROW[0], SMALL[0], 30])
def test_what_was_found_in_a_long_title_is_seen(width: int) -> None:
    """Wherever in the title it stands."""
    title = "올해도 기록을 다시 쓰는 항만에서 값이 가장 많이 오른 것은 배도 컨테이너도 아닌 기중기"
    span = (len(title) - 3, len(title))
    hit = Hit(ArticleId("a"), title, 1.0, Tier.KEYBOARD, Field.TITLE, Language.KO,
              None, span, title, (span,))  # fmt: skip
    listed = HitList()
    listed.rows = (hit,)

    first = listed.draw_row(0, width)[0]

    assert "".join(piece.text for piece in first).startswith("  ..")
    assert ["기중기"] == [piece.text for piece in first if piece.role is Role.HIT]


@pytest.mark.parametrize(
    ("keys", "needed"),
    [
        (["slash", "물"], "Enter open"),
        (["f"], "Enter keep"),
        (["a", "number_sign", "t", "escape", "number_sign"], "Enter show"),
    ],
)
async def test_what_enter_does_is_in_the_footer(keys: list[str], needed: str) -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, *keys)
        assert needed in lines(pilot.app)[-1]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ([], ["j"], "2/3"),
        (["enter"], ["b"], "Bookmarked"),
        (["slash", "물"], ["escape", "j"], "2/3"),
        (["f", "밤"], ["escape", "j"], "2/3"),
        (["enter", "slash", "물"], ["enter"], "1/1"),
        (["semicolon"], ["q", "j"], "2/3"),
        (["enter", "a", "밤"], ["escape", "b"], "Bookmarked"),
        (["question_mark"], ["escape", "j"], "2/3"),
    ],
)
async def test_who_made_the_terminal_tiny_for_a_while_goes_on_with_his_keys(
    before: list[str], after: list[str], shown: str
) -> None:
    async with driven() as pilot:
        await press(pilot, *before)
        focused = pilot.app.focused
        await pilot.resize_terminal(19, 4)
        await settled(pilot)
        await press(pilot, "f12")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert focused is pilot.app.focused
        await press(pilot, *after)
        assert shown in lines(pilot.app)[-2]
