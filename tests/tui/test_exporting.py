"""`e`: the annotations go out, and the screen says where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.model.article import ArticleId
from reader.tui.services import Services
from tests.tui.driving import driven, press, settled, status


@pytest.mark.parametrize(("replaced", "said"), [(False, "Exported to"), (True, "Replaced")])
async def test_an_export_that_took_an_earlier_ones_place_says_so(replaced: bool, said: str) -> None:
    """An old deck that somebody still wanted is not gone without a word."""
    asked: list[tuple[str, Sequence[ArticleId]]] = []

    def export(form: str, ids: Sequence[ArticleId]) -> tuple[Path, bool]:
        asked.append((form, tuple(ids)))
        return Path("exports/port-anki.txt"), replaced

    services = Services(export=export, export_formats=("markdown", "anki"))
    async with driven(services=services) as pilot:
        await press(pilot, "enter", "e", "down", "enter")
        await settled(pilot)
        assert [("anki", ("article000",))] == asked
        assert f"{said} exports/port-anki.txt" in status(pilot.app)
