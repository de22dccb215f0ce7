"""Between the first screen, shown before the program was loaded, and the program's own frames."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import replace
from typing import Final

from textual import events, on

from reader.session import Session
from reader.tui.driver import driver_that
from reader.tui.first_lines import Canvas, first_lines
from reader.tui.messages import MarksLoaded, ViewsCounted
from reader.tui.remembered import Memory
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.themes import with_our_variables
from reader.tui.watching import WatchingApp

MOST_SECONDS: Final = 0.3
"""How long the first screen may stand in for a frame without marks and counts."""


class CoveringApp(WatchingApp):
    """Draws nothing over the first screen before it knows as much as that screen shows, so
    that marks do not vanish and come back; a key ends the waiting. At the end it leaves the
    lines for the next start."""

    settings: Settings

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self.memory = Memory(services.remembered, services.remember)
        self._cover = ExitStack()
        self._marked = False
        self._early: list[events.Key] | None = []
        if services.take_over:
            self.driver_class = driver_that(services.take_over)

    def cover(self) -> None:
        """Let what is on the terminal stand for now, and the list come before the rest."""
        self.set_timer(MOST_SECONDS, self._begin, name="begin")
        if self.services.take_over:
            self._cover.enter_context(self.batch_update())
            self.set_timer(MOST_SECONDS, self._uncover, name="cover")

    def keep_first(self) -> None:
        """Leave what the list will show when it opens next; the screen is closed by now."""
        theme, now = self.get_theme(self.theme), self.memory.now
        if self.services.keep_first is None or theme is None or self.no_color:
            return
        variables = {**theme.to_color_system().generate(), **theme.variables}
        size = shutil.get_terminal_size()
        canvas = Canvas(
            (size.columns, size.lines),
            with_our_variables(variables),
            self.console.color_system,
        )
        settings = replace(self.settings, titles=now.titles or self.settings.titles)
        saved = {slot: one.name for slot, one in now.saved.items()}
        self.services.keep_first(first_lines(self.session, settings, canvas, saved))

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self._uncover()
            if self._early is not None:
                self._early.append(event)
                return
        await super().on_event(event)
        if isinstance(event, events.DescendantFocus):
            await self._begin()

    async def _begin(self) -> None:
        """Something has the keyboard: let it have the keys, and then load the rest."""
        if self._early is None:
            return
        early, self._early = self._early, None
        for key in early:
            await super().on_event(key)
        self.watch_library()

    @on(MarksLoaded)
    def _note_marks(self) -> None:
        self._marked = True

    @on(ViewsCounted)
    def _note_counts(self) -> None:
        if self._marked:
            self._uncover()

    def _uncover(self) -> None:
        self._cover.close()
