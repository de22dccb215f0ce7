"""The open article while its file changes, goes and comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.pilot import Pilot

from reader.catalog.indexer import CatalogChange
from reader.model.article import ArticleId
from reader.model.listing import ListQuery
from reader.model.marks import MarkKind
from reader.session import LibraryPort, Session
from reader.tui.app import ReaderApp
from reader.tui.listing import Listing
from reader.tui.opening import Opening
from reader.tui.screens.main import MainScreen
from tests.support import (
    EN_BODY,
    KO_BODY,
    InMemoryCatalog,
    InMemoryLibrary,
    InMemoryMarks,
    an_article,
)
from tests.tui.driving import (
    NARROW,
    WIDE,
    driven,
    press,
    screen_text,
    settled,
    status,
    three_articles,
)

FIRST = ArticleId("article000")
GONE = "no longer in the library"


@dataclass
class NewsCatalog(InMemoryCatalog):
    """Says at each update that so many articles are new."""

    added: int = 0

    def update(
        self,
        source: LibraryPort,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CatalogChange:
        return CatalogChange(added=self.added)


def library_of(session: Session) -> InMemoryLibrary:
    """The articles in memory."""
    library = session._library
    assert isinstance(library, InMemoryLibrary)
    return library


def rewrite(session: Session, first: str) -> None:
    """Put a paragraph before the others of the first article."""
    library_of(session).articles[FIRST] = an_article(
        FIRST, ko_body=(first, *KO_BODY), en_body=("A new first paragraph.", *EN_BODY)
    )


def main_of(pilot: Pilot[None]) -> MainScreen:
    """The main screen."""
    assert isinstance(pilot.app, ReaderApp) and pilot.app.main is not None
    return pilot.app.main


async def look(pilot: Pilot[None]) -> None:
    """What the app does each second."""
    assert isinstance(pilot.app, ReaderApp)
    pilot.app._look_around()
    await settled(pilot)


async def test_a_text_that_changes_is_shown_at_the_next_look() -> None:
    """In the place where the person is; what is marked then is in the new text."""
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "enter", "right_curly_bracket")
        rewrite(session, "새로 들어온 첫 문단이다.")
        await look(pilot)

        await press(pilot, "h")
        (made,) = session.annotations(FIRST)
        assert made.target is not None
        assert KO_BODY[1].startswith(made.target.exact)
        assert 2 == made.target.span.start.block
        await press(pilot, "g")
        assert "새로 들어온 첫 문단이다." in screen_text(pilot.app)


async def test_an_article_that_goes_stays_to_be_read_and_marked() -> None:
    """It is said once, stands where its number stood, and ends when it is back."""
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "b")
        article = library_of(session).articles.pop(FIRST)
        await look(pilot)
        assert status(pilot.app).startswith("No longer in the library")
        shown = screen_text(pilot.app)
        assert "No longer in the library" in shown and KO_BODY[1][:12] in shown
        main_of(pilot).show_catalog()
        await settled(pilot)
        await press(pilot, "right_curly_bracket", "h", "a", *"hm", "escape")
        kinds = sorted(one.kind for one in session.annotations(FIRST))
        assert [MarkKind.BOOKMARK, MarkKind.NOTE] == kinds
        await look(pilot)
        assert GONE in screen_text(pilot.app)

        library_of(session).articles[FIRST] = article
        await look(pilot)
        assert GONE not in screen_text(pilot.app)


async def test_a_note_being_written_keeps_its_passage_when_the_text_changes() -> None:
    """Its words count, wherever they are in the new text."""
    session = three_articles()
    async with driven(session, size=WIDE) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "a", *"old")
        rewrite(session, "새로 들어온 첫 문단이다.")
        await look(pilot)
        await press(pilot, "escape")

        (made,) = session.annotations(FIRST)
        assert made.target is not None and KO_BODY[1].startswith(made.target.exact)
        assert "새로 들어온 첫 문단이다." in screen_text(pilot.app)
        assert made.span is not None and 2 == made.span.start.block


async def test_a_file_that_was_only_touched_disturbs_nothing() -> None:
    """Neither what was found nor what is being selected."""
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "enter", "slash", *"2400", "enter")
        library_of(session).articles[FIRST] = replace(library_of(session).articles[FIRST])
        await look(pilot)
        assert main_of(pilot).find_bar.hits
        await press(pilot, "v", "w")
        library_of(session).articles[FIRST] = replace(library_of(session).articles[FIRST])
        await look(pilot)
        assert main_of(pilot).pane.selecting


async def test_who_moves_on_while_an_article_is_read_again_is_not_moved_back() -> None:
    """The place is the one of the moment when the new text comes."""
    session = three_articles()
    async with driven(session, size=NARROW) as pilot:
        await press(pilot, "enter", "right_curly_bracket")
        main_of(pilot).take_in_position()
        await press(pilot, "right_curly_bracket")
        before = main_of(pilot).pane.position().point
        main_of(pilot).shown.read_article(Opening(FIRST), again=True)
        await settled(pilot)
        assert before == main_of(pilot).pane.position().point
        rewrite(session, "새로 들어온 첫 문단이다.")
        await look(pilot)
        assert before.block + 1 == main_of(pilot).pane.position().point.block
        await press(pilot, "q")
        session.hold(None)
        library_of(session).articles[FIRST] = an_article(FIRST)
        await look(pilot)
        await press(pilot, "enter")
        assert before.block == main_of(pilot).pane.position().point.block


async def test_before_the_catalog_is_there_no_number_is_told() -> None:
    """An article opened at the start may be there before the list."""
    async with driven(size=NARROW) as pilot:
        await press(pilot, "enter")
        main_of(pilot).articles.show(Listing(three_articles(), ListQuery(), ()), None)
        main_of(pilot).show_place()
        await settled(pilot)
        assert "1/0" not in screen_text(pilot.app)


async def test_articles_that_came_are_told_unless_something_newer_is_said() -> None:
    """A library that is read for the first time has no news."""
    articles = [an_article(f"article00{n}") for n in range(3)]
    catalog = NewsCatalog({one.id: one for one in articles})
    session = Session(InMemoryLibrary(catalog.articles), InMemoryMarks, catalog)
    async with driven(session, size=WIDE) as pilot:
        for added, said in ((3, ""), (2, "2 articles added")):
            catalog.added = added
            pilot.app._look_for_articles()
            await settled(pilot)
            assert said == status(pilot.app)

        await press(pilot, "b")
        pilot.app._look_for_articles()
        await settled(pilot)
        assert "Bookmarked, saved" == status(pilot.app)
