"""`e`: the annotations go out, and the screen says where to."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.model.article import ArticleId, Language
from reader.model.marks import Point, Span
from tests.tui.driving import driven, lent, press, screen_text, settled, status, three_articles


@pytest.mark.parametrize(("replaced", "said"), [(False, "Exported to"), (True, "Replaced")])
async def test_an_export_that_took_an_earlier_ones_place_says_so(replaced: bool, said: str) -> None:
    """An old deck that somebody still wanted is not gone without a word."""
    asked: list[tuple[str, Sequence[ArticleId]]] = []

    def export(form: str, ids: Sequence[ArticleId]) -> tuple[Path, bool]:
        asked.append((form, tuple(ids)))
        return Path("exports/port-anki.txt"), replaced

    services = lent(export=export, export_formats=lambda: {"markdown": "", "anki": "Cards"})
    async with driven(services=services) as pilot:
        await press(pilot, "enter", "e", "down", "enter")
        await settled(pilot)
        assert [("anki", ("article000",))] == asked
        assert f"{said} exports/port-anki.txt" in status(pilot.app)


@pytest.mark.parametrize(
    ("keys", "asked_for", "exported"),
    [
        (["apostrophe"], "of the library", ()),
        (["apostrophe", "j", "v"], "of 1 article", ("article001",)),
        (["semicolon"], "of the library", ()),
        (["semicolon", "v", "v"], "of 1 article", ("article000",)),
        (["enter", "semicolon"], "of 1 article", ("article000",)),
    ],
)
async def test_e_in_the_lists_of_marks_exports_what_is_selected_else_what_they_are_of(
    keys: list[str], asked_for: str, exported: tuple[str, ...]
) -> None:
    session = three_articles()
    for number in range(2):
        session.toggle_bookmark(ArticleId(f"article00{number}"))
        place = Span(Point(number, 0), Point(number, 3))
        session.highlight(ArticleId("article000"), Language.KO, place)
    asked: list[tuple[str, ...]] = []

    def export(_: str, ids: Sequence[ArticleId]) -> tuple[Path, bool]:
        asked.append(tuple(ids))
        return Path("exports/marks.csv"), False

    services = lent(export=export, export_formats=lambda: {"csv": "Table (Excel)"})
    async with driven(session, services=services) as pilot:
        await press(pilot, *keys, "e")
        assert f"Export annotations {asked_for}" in screen_text(pilot.app)
        assert "csv       Table (Excel)" in screen_text(pilot.app)

        await press(pilot, "enter")
        assert "Exported to exports/marks.csv" in status(pilot.app)
    assert [exported] == asked


async def test_where_the_marks_are_is_said_although_their_list_was_left_meanwhile() -> None:
    session, goes_on = three_articles(), threading.Event()
    session.toggle_bookmark(ArticleId("article000"))

    def export(*_: object) -> tuple[Path, bool]:
        assert goes_on.wait(10)
        return Path("exports/marks.csv"), False

    services = lent(export=export, export_formats=lambda: {"csv": "Table (Excel)"})
    async with driven(session, services=services) as pilot:
        await press(pilot, "apostrophe", "e")
        await pilot.press("enter", "q")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.main

        goes_on.set()
        await settled(pilot)
        assert "Exported to exports/marks.csv" in status(pilot.app)
