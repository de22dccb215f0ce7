"""Articles that leave the library from the screen, and come back."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reader.catalog.indexer import CatalogChange
from reader.errors import LibraryBusy, WriteFailed
from reader.model.article import Article, ArticleId
from reader.session import Session
from reader.tui.services import Services
from reader.tui.widgets.article_list import ArticleList
from tests.tui.driving import driven, lent, press, screen_text, settled, status, three_articles


@dataclass
class InMemoryTrash:
    """Moves articles out of the dicts of a session's fakes."""

    session: Session
    held: dict[ArticleId, Article] = field(default_factory=dict)
    busy: bool = False
    refused: ArticleId | None = None
    """What the disk will not move."""
    goes_on: threading.Event = field(default_factory=threading.Event)
    """Not set: nothing is moved there yet."""

    def __post_init__(self) -> None:
        self.goes_on.set()

    def remove(self, article_ids: Iterable[ArticleId]) -> None:
        assert self.goes_on.wait(10)
        for one in article_ids:
            self._ask(one)
            self.held[one] = self.session._library.articles.pop(one)
            self.session._catalog.articles.pop(one, None)

    def restore(self, article_ids: Iterable[ArticleId]) -> None:
        for one in article_ids:
            self._ask(one)
            self.session._library.articles[one] = self.held.pop(one)
            self.session._catalog.articles[one] = self.session._library.articles[one]

    def _ask(self, article_id: ArticleId) -> None:
        if self.busy:
            raise LibraryBusy("a build is running")
        if article_id == self.refused:
            raise WriteFailed(Path(article_id), "no space left on device")


def with_trash() -> tuple[InMemoryTrash, Services]:
    """A session with a trash; its catalog says that something changed."""
    session = three_articles()
    session._catalog.update = lambda *rest: CatalogChange(0, 0, 1)
    trash = InMemoryTrash(session)
    return trash, lent(trash=trash)


async def test_an_article_goes_to_the_trash_and_the_palette_brings_it_back() -> None:
    trash, services = with_trash()
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "j", "delete")

        listed = pilot.app.main.query_one(ArticleList)
        assert 2 == listed.row_count
        assert "카카오, 재택근무를 접다" not in screen_text(pilot.app)
        assert "서울의 밤은 짧다" == pilot.app.main.article.title()
        assert status(pilot.app) == "To the trash: 1 article; u undoes"

        await press(pilot, "colon", *"restore from", "enter")

        assert 3 == listed.row_count
        assert "카카오, 재택근무를 접다" in screen_text(pilot.app)
        assert "Restored: 1 article" == status(pilot.app)


async def test_the_cursor_is_on_what_came_back() -> None:
    """Wherever it stands in the list now; later changes of the list leave the cursor alone."""
    trash, services = with_trash()
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "delete", "G", "u")

        listed = pilot.app.main.articles
        assert listed.current.id == "article000"
        await press(pilot, "g")
        pilot.app.main.show_catalog()
        await settled(pilot)
        assert 0 == listed.cursor


async def test_all_selected_articles_go_together() -> None:
    trash, services = with_trash()
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "v", "v", "delete")

        assert 1 == pilot.app.main.query_one(ArticleList).row_count
        assert 2 == len(trash.held)


async def test_while_a_build_runs_nothing_is_moved() -> None:
    trash, services = with_trash()
    trash.busy = True
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "delete")

        assert 3 == pilot.app.main.query_one(ArticleList).row_count
        assert "To the trash" not in status(pilot.app)
        assert "a build is running" in status(pilot.app)
        assert "부산항, 올해도 기록 경신" == pilot.app.main.article.title()
        assert "크레인은 쉬지 않고" in screen_text(pilot.app)


async def test_where_there_is_no_trash_the_key_does_nothing() -> None:
    async with driven() as pilot:
        await press(pilot, "delete")

        assert 3 == pilot.app.main.query_one(ArticleList).row_count


async def test_u_brings_back_what_was_moved_last_and_then_takes_back_the_marks() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "b", "j", "delete", "delete")
        assert 1 == pilot.app.main.query_one(ArticleList).row_count
        assert "u undoes" in status(pilot.app)

        await press(pilot, "u")
        assert "Restored: 1 article" == status(pilot.app)
        assert 1 == len(trash.held)

        await press(pilot, "u")
        assert not trash.held
        assert session.bookmarked(ArticleId("article000"))

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article000"))


async def test_u_takes_back_the_steps_in_the_order_they_were_made() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "delete", "b")
        assert session.bookmarked(ArticleId("article001"))

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article001"))
        assert trash.held

        await press(pilot, "u")
        assert not trash.held


async def test_what_a_build_holds_up_is_brought_back_by_the_next_u() -> None:
    trash, services = with_trash()
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "delete")
        trash.busy = True
        await press(pilot, "u")
        assert "a build is running" in status(pilot.app)

        trash.busy = False
        await press(pilot, "u")
        assert not trash.held


async def test_what_cannot_come_back_does_not_stand_in_the_way_of_undo() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "b", "j", "delete")
        trash.refused = ArticleId("article001")
        await press(pilot, "u")
        assert "no space left" in status(pilot.app)

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article000"))

        trash.refused = None
        await press(pilot, "colon", *"restore from", "enter")
        assert not trash.held


async def test_those_that_were_moved_before_the_disk_refused_can_be_brought_back() -> None:
    trash, services = with_trash()
    trash.refused = ArticleId("article001")
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "v", "v", "delete")
        assert ["article000"] == list(trash.held)
        assert "no space left" in status(pilot.app)

        await press(pilot, "u")
        assert not trash.held
        assert 3 == pilot.app.main.query_one(ArticleList).row_count


async def test_u_turns_round_what_is_still_on_its_way_to_the_trash() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "b")
        trash.goes_on.clear()
        await pilot.press("j", "delete", "delete", "u")
        assert session.bookmarked(ArticleId("article000"))

        trash.goes_on.set()
        await settled(pilot)
        assert not trash.held
        assert "Restored: 1 article" == status(pilot.app)
        assert 3 == pilot.app.main.query_one(ArticleList).row_count

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article000"))


async def test_a_step_made_while_articles_are_on_their_way_is_taken_back_before_them() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        trash.goes_on.clear()
        await pilot.press("delete", "j", "b")
        trash.goes_on.set()
        await settled(pilot)

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article001"))
        assert trash.held

        await press(pilot, "u")
        assert not trash.held


async def test_what_never_reached_the_trash_does_not_stand_in_the_way_of_undo() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "b", "j")
        trash.busy = True
        trash.goes_on.clear()
        await pilot.press("delete", "u")
        trash.goes_on.set()
        await settled(pilot)
        assert "a build is running" in status(pilot.app)
        assert session.bookmarked(ArticleId("article000"))

        await press(pilot, "u")
        assert not session.bookmarked(ArticleId("article000"))


async def test_redo_moves_to_the_trash_again_what_undo_brought_back_and_nothing_else() -> None:
    trash, services = with_trash()
    session = trash.session
    first = ArticleId("article000")
    async with driven(session, services=services) as pilot:
        await press(pilot, "b", "u", "j", "delete", "delete", "u", "u")
        assert not trash.held

        await press(pilot, "ctrl+r")
        assert ["article001"] == list(trash.held)
        assert not session.bookmarked(first)
        await press(pilot, "ctrl+r")
        assert 2 == len(trash.held)
        await press(pilot, "ctrl+r")
        assert session.bookmarked(first)

        await press(pilot, "u", "u")
        assert ["article001"] == list(trash.held)


async def test_redo_repeats_the_step_that_was_made_after_the_trash() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "delete", "u", "b", "u", "ctrl+r")
        assert not trash.held
        assert session.bookmarked(ArticleId("article000"))


async def test_undo_and_redo_of_what_is_still_on_its_way_leave_it_in_the_trash() -> None:
    trash, services = with_trash()
    async with driven(trash.session, services=services) as pilot:
        trash.goes_on.clear()
        await pilot.press("delete", "u", "ctrl+r")
        trash.goes_on.set()
        await settled(pilot)
        assert ["article000"] == list(trash.held)
        assert "To the trash: 1 article; u undoes" == status(pilot.app)


async def test_what_could_not_come_back_is_not_moved_again() -> None:
    trash, services = with_trash()
    session = trash.session
    async with driven(session, services=services) as pilot:
        await press(pilot, "b", "u", "j", "delete")
        trash.busy = True
        await press(pilot, "u", "ctrl+r")
        assert session.bookmarked(ArticleId("article000"))


async def test_a_step_on_an_article_that_is_gone_is_said_to_be_that() -> None:
    """After a restart undo knows its marks, and not what moved it."""
    trash, services = with_trash()
    trash.session.toggle_bookmark(ArticleId("article001"))
    trash.remove([ArticleId("article001")])
    async with driven(trash.session, services=services) as pilot:
        await press(pilot, "u")
        assert "Undone: Bookmarked in an article that is gone, saved" == status(pilot.app)
