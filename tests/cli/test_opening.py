"""The catalog follows the files, and says so where that takes a while."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from reader.catalog.catalog import Catalog
from reader.cli.opening import WORTH_A_BAR, bring_up_to_date
from reader.store.library import LibraryStore
from tests.cli.running import DUMPS, CommandLine


class SlowCatalog:
    """Has so many articles to take in, half of them at a time."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.jobs = 0

    def update(
        self, source: LibraryStore, *, on_progress: Callable[[int, int], None], jobs: int
    ) -> None:
        self.jobs = jobs
        for done in (self.total // 2, self.total):
            on_progress(done, self.total)


@pytest.mark.parametrize(
    ("words", "is_drawn"),
    [
        (("list",), True),
        (("list", "--json"), False),
        (("search", "부산", "--json"), False),
        (("concordance", "손실", "--json"), False),
        (("marks", "is:unread"), True),
        (("marks", "is:unread", "--json"), False),
        (("marks", "is:unread", "--jsonl"), False),
    ],
)
def test_no_bar_is_drawn_beside_json(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], is_drawn: bool
) -> None:
    """Whichever command it is asked of."""
    reader("build", DUMPS)
    monkeypatch.setattr("reader.cli.opening.WORTH_A_BAR", 1)
    monkeypatch.setattr("reader.cli.output.Progress.WIDTH", 7)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    assert is_drawn is ("[#######]" in reader(*words).err)


@pytest.mark.parametrize(
    ("total", "shown", "bars"),
    [(WORTH_A_BAR, True, [" 50 %", "100 %"]), (WORTH_A_BAR - 2, True, []), (9000, False, [])],
)
def test_a_bar_is_drawn_where_one_has_to_wait(
    total: int,
    shown: bool,
    bars: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And taken away at the end; nothing is drawn for a few articles."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    catalog = SlowCatalog(total)

    bring_up_to_date(cast(Catalog, catalog), LibraryStore(Path("unused")), 3, shown=shown)

    drawn = capsys.readouterr().err
    assert bars == [part.split("  ")[0][-5:] for part in drawn.split("] ")[1:]]
    assert not bars or drawn.endswith("\x1b[K")
    assert 3 == catalog.jobs
