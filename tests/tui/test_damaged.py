"""Articles whose files break while they are listed, and are mended, perhaps seen by another."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from reader.catalog.catalog import Catalog
from reader.model.article import ArticleId
from reader.model.listing import ListQuery
from reader.session import Session
from reader.store.library import LibraryStore
from reader.tui.app import ReaderApp
from reader.tui.watching import LEAST_SECONDS
from tests.support import InMemoryMarks, an_article, save_article
from tests.tui.driving import NARROW, driven, lent, lines, press, screen_text, settled

TITLES = {ArticleId(f"{letter}" * 10): f"{letter}의 이야기" for letter in "abcdefgh"}


class Shelf:
    """A library on the disk, and one of its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = LibraryStore(folder / "library")
        for article_id, title in TITLES.items():
            save_article(self._store, an_article(article_id, ko=title))
        session = self.session()
        session.refresh()
        self.ids = list(session.ids(ListQuery()))
        session.close()

    def session(self) -> Session:
        """One more program with the library open."""
        return Session(self._store, InMemoryMarks, Catalog(self._folder / "catalog.db"))

    def damage(self, *ids: ArticleId) -> dict[Path, str]:
        """Break files; returns what they were."""
        paths = [self._store.article_file(one) for one in ids]
        before = {path: path.read_text("utf-8") for path in paths}
        for path, text in before.items():
            path.write_text(text.replace("\n", "\n  : [\n", 1), "utf-8")
        return before


async def look(pilot: Pilot[None]) -> None:
    """What the app does every few seconds."""
    assert isinstance(pilot.app, ReaderApp)
    pilot.app._look_for_articles()
    await settled(pilot)


def line_with(pilot: Pilot[None], text: str) -> int:
    """Which line of the screen has a text."""
    return next(n for n, line in enumerate(lines(pilot.app)) if text in line)


async def test_a_file_that_breaks_stays_in_its_place_with_a_banner(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    broken = shelf.ids[3]
    async with driven(shelf.session(), size=NARROW) as pilot:
        await press(pilot, "j", "j", "j")
        place = line_with(pilot, TITLES[broken])
        before = shelf.damage(broken)
        await look(pilot)

        assert line_with(pilot, TITLES[broken]) == place
        assert f"articles/{broken}.yaml:" in lines(pilot.app)[place + 1]
        assert f" articles/{broken}.yaml:" in "\n".join(lines(pilot.app)[-5:-2])
        assert "4/8" in lines(pilot.app)[-2]

        for path, text in before.items():
            path.write_text(text, "utf-8")
        await look(pilot)
        assert f"articles/{broken}.yaml:" not in screen_text(pilot.app)
        assert line_with(pilot, TITLES[broken]) == place


async def test_every_damaged_file_is_among_the_problems(tmp_path: Path) -> None:
    """Also of a library that was damaged before the start."""
    shelf = Shelf(tmp_path)
    shelf.damage(*shelf.ids[2:5])
    async with driven(shelf.session(), size=NARROW) as pilot:
        assert "3 problems, ! lists them" in screen_text(pilot.app)

        await press(pilot, "exclamation_mark")
        text = screen_text(pilot.app)
        assert all(f"{one}.yaml" in text for one in shelf.ids[2:5])


async def test_what_another_program_noticed_first_is_shown_all_the_same(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    broken, other = shelf.ids[3], shelf.session()
    async with driven(shelf.session(), size=NARROW) as pilot:
        before = shelf.damage(broken)
        other.refresh()
        await look(pilot)
        assert f"articles/{broken}.yaml:" in screen_text(pilot.app)

        for path, text in before.items():
            path.write_text(text, "utf-8")
        other.refresh()
        await look(pilot)
        assert f"articles/{broken}.yaml:" not in screen_text(pilot.app)
    other.close()


async def test_a_small_library_is_looked_at_often(tmp_path: Path) -> None:
    """And a large one so seldom that it costs next to nothing."""
    shelf = Shelf(tmp_path)
    app = ReaderApp(shelf.session(), None, lent(refresh_seconds=15))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        (timer,) = [one for one in app._timers if one.name == "refresh"]
        assert timer._interval == LEAST_SECONDS

        looked: list[float] = []
        app._look_for_articles = lambda: looked.append(0.0)  # type: ignore[method-assign]
        app._look_at = 0.0
        app._look_again()
        app._look_at = float("inf")
        app._look_again()
        assert len(looked) == 1
