"""The part of the app that keeps up with the library: marks and articles of others."""

from __future__ import annotations

import time
from typing import Final

from textual import on, work
from textual.worker import Worker

from reader.errors import ReaderError
from reader.model.listing import ListQuery
from reader.model.names import ArticleId
from reader.session import FileState, Session
from reader.text.counting import counted
from reader.tui.messages import (
    ArticlesMoved,
    CatalogProgressed,
    CatalogRefreshed,
    FileLooked,
    MarksLoaded,
    MemoryRead,
    OthersChanged,
    ProblemsFound,
    Troubled,
)
from reader.tui.open_screens import OpenScreens
from reader.tui.pressing import PressingApp
from reader.tui.services import Services

LEAST_SECONDS: Final = 2.0
"""How often articles are looked for in a library where that takes no time."""
REST: Final = 100
"""How many times as long as a look the pause after it is, so that looking costs next to nothing;
but never longer than the services say."""


class WatchingApp(PressingApp):
    """Loads marks and refreshes the catalog behind the first paint, and looks again and again."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        self.disable_messages(Worker.StateChanged)
        self.session = session
        self.services = services
        self.open_screens = OpenScreens(self)
        self._polling = False
        self._refreshing = True
        """The first refresh begins with the start."""
        self._problems: dict[str, tuple[str, ...]] = {}
        """What was last told of the files of marks and of articles."""
        self._look_at = 0.0
        """When articles are looked for again, by the monotonic clock."""
        self._files: dict[ArticleId, FileState] = {}
        """What was last told of the files of open articles."""

    def watch_library(self) -> None:
        """Begin; nothing waits for it."""
        self._load()
        if self.services.poll_seconds:
            self.set_interval(self.services.poll_seconds, self._look_around, name="poll")
        if self.services.refresh_seconds:
            seconds = min(LEAST_SECONDS, self.services.refresh_seconds)
            self.set_interval(seconds, self._look_again, name="refresh")

    @work(thread=True, group="load")
    def _load(self) -> None:
        try:
            self.session.load_marks()
        except ReaderError as error:
            self.post_message(Troubled("marks", str(error)))
        self.post_message(ProblemsFound("marks", self.session.problems()))
        self.post_message(MarksLoaded())
        self._bring_up_to_date()

    def _look_again(self) -> None:
        if time.monotonic() >= self._look_at:
            self._look_for_articles()

    @on(ArticlesMoved)
    def _look_for_articles(self) -> None:
        if not self._refreshing:
            self._refreshing = True
            self._refresh_again()

    @work(thread=True, group="refresh")
    def _refresh_again(self) -> None:
        self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        began = time.monotonic()
        try:
            change = self.session.refresh(self._tell_progress, lambda: not self.is_running)
        except ReaderError as error:
            self.post_message(Troubled("library", str(error)))
            self.post_message(CatalogRefreshed(changed=False))
        else:
            self.post_message(Troubled("library", ""))
            self.post_message(CatalogRefreshed(bool(change), self._news(change.added)))
            self.post_message(ProblemsFound("articles", self.session.damaged()))
        now = time.monotonic()
        self._look_at = now + min(REST * (now - began), self.services.refresh_seconds)

    def _news(self, added: int) -> int:
        """How many articles are news: none where the catalog is made anew, and all are taken in."""
        return added if added < self.session.count(ListQuery()) else 0

    def _tell_progress(self, done: int, total: int) -> None:
        self.post_message(CatalogProgressed(done, total))

    @on(MarksLoaded)
    def _show_loaded(self) -> None:
        for screen in self.open_screens:
            screen.show_marks(None)

    @on(CatalogProgressed)
    def _show_progress(self, event: CatalogProgressed) -> None:
        if event.done < event.total:  # else the end is told right after it
            for screen in self.open_screens:
                screen.show_reading(f"reading the library: {event.done} of {event.total}")

    @on(CatalogRefreshed)
    def _show_refreshed(self, event: CatalogRefreshed) -> None:
        self._refreshing = False
        for screen in self.open_screens:
            screen.show_reading("")
            if event.changed:
                screen.show_catalog()
        if event.added:
            self.open_screens.go_on("", f"{counted(event.added, 'article')} added")

    # ---- others

    def _look_around(self) -> None:
        if not self._polling:
            self._polling = True
            open_ids = {screen.open_id for screen in self.open_screens} - {None}
            self._poll(frozenset(one for one in open_ids if one is not None))

    @work(thread=True, group="poll")
    def _poll(self, open_ids: frozenset[ArticleId]) -> None:
        changed, trouble = frozenset[ArticleId](), ""
        try:
            changed = self.session.poll()
            self._look_at_files(open_ids)
            self._look_at_memory()
        except ReaderError as error:
            trouble = str(error)
        self.post_message(Troubled("others", trouble))
        self.post_message(ProblemsFound("marks", self.session.problems()))
        self.post_message(OthersChanged(changed))

    def _look_at_memory(self) -> None:
        if (entries := self.services.recall()) is not None:
            self.post_message(MemoryRead(entries))

    def _look_at_files(self, open_ids: frozenset[ArticleId]) -> None:
        """An article that is open is not left to the next look at the whole library."""
        before, self._files = self._files, {}
        for article_id in open_ids:
            state = self._files[article_id] = self.session.file_state(article_id)
            if state is FileState.CHANGED or state is not before.get(article_id, FileState.SAME):
                self.post_message(FileLooked(article_id, state))

    @on(FileLooked)
    def _show_file(self, event: FileLooked) -> None:
        for screen in self.open_screens:
            screen.show_file(event.article_id, event.state)
        self._look_for_articles()

    @on(ProblemsFound)
    def _show_problems(self, event: ProblemsFound) -> None:
        """Files that were broken, or mended, since the last look."""
        before, self._problems[event.of] = self._problems.get(event.of, ()), event.problems
        if before != event.problems:
            for number, problem in enumerate(event.problems):
                self.open_screens.set_trouble(f"{event.of} {number}", problem)
            for number in range(len(event.problems), len(before)):
                self.open_screens.set_trouble(f"{event.of} {number}", "")

    @on(Troubled)
    def _show_trouble(self, event: Troubled) -> None:
        self.open_screens.set_trouble(event.name, event.text)

    @on(OthersChanged)
    def _show_others(self, event: OthersChanged) -> None:
        self._polling = False
        if event.article_ids:
            for screen in self.open_screens:
                screen.show_marks(event.article_ids)
