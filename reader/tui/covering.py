"""Between the first screen, shown before the program was loaded, and the program's own frames."""

from __future__ import annotations

import gc
import shutil
from contextlib import ExitStack
from typing import Final

from textual import events, on, work

from reader.model.names import ArticleId
from reader.session import Session
from reader.tui.driver import PromptDriver, driver_that
from reader.tui.holding import HoldingApp
from reader.tui.keys import Place, commands_of
from reader.tui.messages import MemoryChanged, MemoryRead, ViewsCounted
from reader.tui.remembered import Memory
from reader.tui.screens.main import MainScreen
from reader.tui.services import Services
from reader.tui.sheets import LATER_SHEETS
from reader.tui.themes import with_our_variables

MOST_SECONDS: Final = 0.3
"""How long the first screen may stand in for a frame without marks and counts."""


class CoveringApp(HoldingApp):
    """Opens the list alone, answers the keys that move in it, and then brings in the rest.

    It draws nothing over the first screen before it knows as much as that screen shows, so that
    marks do not vanish and come back; a key ends the waiting. At the end it leaves the lines for
    the next start.
    """

    def __init__(self, session: Session, services: Services, start: ArticleId | None) -> None:
        super().__init__(session, services, start)
        self.memory = Memory(services.remembered, services.remember)
        if start is None and self.memory.now.reading:
            row = session.row(ArticleId(self.memory.now.article))
            self._start = row.id if row and not row.damaged else None
        self._cover = ExitStack()
        self._covers = False
        """Whether the first screen stands in for our frames."""
        self._opened = False
        """Whether the list answers keys."""
        self.driver_class = driver_that(services.take_over) if services.take_over else PromptDriver

    def get_default_screen(self) -> MainScreen:
        """The screen below all others."""
        kept = self.bookkeeper, self.saver, self.memory
        return MainScreen(self.session, self.settings, self.services, *kept)

    def cover(self) -> None:
        """Let what is on the terminal stand for now."""
        if self.services.take_over:
            self._covers = True
            self._cover.enter_context(self.batch_update())
            self.set_timer(MOST_SECONDS, self._uncover, name="cover")

    def keep_first(self) -> None:
        """Leave what the list will show when it opens next; the screen is closed by now."""
        from reader.tui.first_lines import Canvas, first_lines  # for the way out alone

        theme, now = self.get_theme(self.theme), self.memory.now
        if theme is None or self.no_color:
            return
        variables = {**theme.to_color_system().generate(), **theme.variables}
        size = shutil.get_terminal_size()
        canvas = Canvas(
            (size.columns, size.lines),
            with_our_variables(variables),
            self.console.color_system,
        )
        settings = self.settings._replace(titles=now.titles or self.settings.titles)
        self.services.keep_first(first_lines(self.session, settings, canvas, now))

    # ---- what is remembered

    @on(MemoryChanged)
    def _remember(self) -> None:
        """Keep it for the next start, and let the screens show it."""
        for screen in self.open_screens:
            screen.show_memory()
        self._write_memory()

    @on(MemoryRead)
    def _learn(self, event: MemoryRead) -> None:
        """Another reader may have saved views."""
        if self.memory.learn(event.entries):
            for screen in self.open_screens:
                screen.show_memory()

    @work(thread=True, group="memory")
    def _write_memory(self) -> None:
        self.memory.write()

    # ---- what the person does before everything is there

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self.app_focus = True  # even if the terminal has not told so
        if self.keeps(event):
            return
        if isinstance(event, events.Key):
            self._uncover()
        await self.pass_on(event)

    def must_wait(self, event: events.Event) -> bool:
        if self.main is None or not self._opened:
            return True
        early = not self.main.furnished and not self._moves(event)
        return early or super().must_wait(event)

    def _moves(self, event: events.Event) -> bool:
        """Whether the list alone can answer: a key that moves in it."""
        if not isinstance(event, events.Key):
            return False
        keys = self.keys_meant(event)[:1]
        moving = commands_of(Place.MOVE)
        return any(key in self.settings.keys_of(command) for key in keys for command in moving)

    def on_ready(self) -> None:
        """The list has been laid out; its own messages about that come first."""
        if self.main and not self._opened:
            self.main.articles.call_later(self.main.call_later, self._open)

    async def _open(self) -> None:
        """The list is there and has the keyboard: let it have its keys, then bring in the rest."""
        if self._opened or self.main is None:
            return
        self._opened = True
        if self._held and not self.must_wait(self._held[0]):
            if self.services.take_over:
                self.main.take_as_drawn()
            await self.give_held()
            self._uncover()
            self.main.paint()
        self.main.call_after_refresh(self._bring_in)

    async def _bring_in(self) -> None:
        """Bring in everything but the list, and let it have what waited for it."""
        if self.main is None or self.main.furnished:
            return
        self.stylesheet.read_all(LATER_SHEETS)
        self.stylesheet.parse()  # else the first new widget is dressed by the sheets before
        await self.main.furnish()
        self.main.refresh()  # all of it, whatever the first screen showed
        await self.give_held()
        gc.enable()  # it was off while everything was imported
        gc.freeze()  # what was imported is never garbage; half of the slowest keys wait for this
        self.watch_library()

    # ---- the first frame

    @on(ViewsCounted)
    def _note_counts(self) -> None:
        if self._marks_known:
            self._uncover()

    def _uncover(self) -> None:
        """Draw from now on: all of it, or what changes as long as not all of it is there.

        A list that waits for the marks has nothing to draw before they come.
        """
        if self._covers and self.main and self.main.listed.has_list:
            self._covers = False
            self._cover.close()
            if self.main.furnished:
                self.main.refresh()
