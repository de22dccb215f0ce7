"""What the person does before there is what it is meant for waits for it, in its order."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import Final

from textual import events, on

from reader.model.names import ArticleId
from reader.session import Session
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.command_rows import Group
from reader.tui.keys import BY_ID, COMMANDS, Command, Place
from reader.tui.messages import MarksLoaded, OpeningEnded
from reader.tui.opening import Opening
from reader.tui.saving import Saver
from reader.tui.screens.main import MainScreen
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.watching import WatchingApp

_PLACES: Final = (Place.LIST, Place.PANE, Place.ARTICLE, Place.EVERYWHERE)
_VERBS: Final = ("read", "remove", "undo", "redo", "help", "palette")
"""What does something to marks, or leads to what does, beside the commands for marking."""


class HoldingApp(WatchingApp):
    """Keeps keys back, and gives them out again.

    While an article or a list of marks is being opened, keys are meant for it. What has to do
    with marks is not done before they are known. And a key never goes before one that was pressed
    earlier.
    """

    settings: Settings

    def __init__(self, session: Session, services: Services, start: ArticleId | None) -> None:
        super().__init__(session, services)
        self.bookkeeper = Bookkeeper(session)
        self.saver = Saver(self, self.bookkeeper, self.open_screens)
        self._held: deque[events.Event] = deque()
        self._giving = False
        self._marks_known = False
        self._start = start
        """The article that is opened as soon as its marks are known; None once it is."""

    @property
    def main(self) -> MainScreen | None:
        """The main screen, once it is there."""
        found = [screen for screen in self.screen_stack if isinstance(screen, MainScreen)]
        return found[0] if found else None

    # ---- for subclasses

    async def pass_on(self, event: events.Event) -> None:
        """Do what the person did, or whatever else happened.

        A screen that has just been opened is composed before it gets a key. Who has left means
        no further key for what he left.
        """
        if isinstance(event, events.InputEvent | events.Paste) and self._has_left(event):
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.screen._mounted_event.wait()
        await super().on_event(event)

    def keys_meant(self, event: events.Key) -> tuple[str, ...]:
        """The names of the keys that an event stands for."""
        return (event.key,)

    def is_typed(self, event: events.Key) -> bool:
        """Whether a key goes into what the person is typing."""
        box = self.focused
        return box is not None and box.check_consume_key(event.key, event.character)

    def must_wait(self, event: events.Event) -> bool:
        """Whether there is not yet what an event is meant for."""
        early = not self._marks_known and self._needs_marks(event)
        return self._is_opening or early or self._needs_rows(event)

    # ---- holding

    def keeps(self, event: events.Event) -> bool:
        """Keep what the person does until its time has come; False if it is to be done now."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        main = self.main
        if isinstance(event, events.MouseEvent) and main and main.furnished:
            return False  # it points at what is there
        if isinstance(event, events.Key) and self._is_opening and self._drops_opening(event):
            return True
        if self._is_listing and _is_escape(event):
            self._held.clear()
        elif self._held and self._awaits_marks and _is_escape(event, self._held[-1]):
            self._held.clear()
            self.open_screens.say("What waited for the marks is dropped")
            return True
        if not (self._held or self._giving or self.must_wait(event)):
            return False
        if main and isinstance(event, events.Key) and self._is(event, "everywhere.interrupt"):
            return False
        if self._awaits_marks:
            self.open_screens.say("One moment, the marks are being read; Esc Esc drops this")
        self._held.append(event)
        return True

    async def give_held(self) -> None:
        """Give out what was held, up to what still has to wait."""
        if self._giving:
            return
        self._giving = True
        try:
            while self._held and not self.must_wait(self._held[0]):
                await self.pass_on(self._held.popleft())
        finally:
            self._giving = False

    def _is(self, event: events.Key, command_id: str) -> bool:
        return event.key in self.settings.keys_of(BY_ID[command_id])

    def _has_left(self, event: events.Event) -> bool:
        """Whether the program ends, or will once all is saved; an interrupt does not wait."""
        if self._exit:
            return True
        interrupts = isinstance(event, events.Key) and self._is(event, "everywhere.interrupt")
        return self.saver.is_leaving and not interrupts

    # ---- while an article is being opened

    @property
    def _is_opening(self) -> bool:
        main = self.main
        coming = main is not None and main.is_opening and self.screen is main
        return coming or self._start is not None

    def _drops_opening(self, event: events.Key) -> bool:
        """Take a step back from an article that is not there yet; False if it is none.

        Behind other keys it waits its turn like them, but Esc drops them, too.
        """
        if not self._is(event, "article.back") or (self._held and event.key != "escape"):
            return False
        if self._start is not None:
            self._start = None
        elif self.main is None or not self.main.drop_opening():
            return False
        self._held.clear()
        return True

    # ---- while the rows of a list are being read

    @property
    def _is_listing(self) -> bool:
        return isinstance(self.screen, ReaderScreen) and self.screen.is_coming

    def _needs_rows(self, event: events.Event) -> bool:
        """Whether a key is meant for what is not in the list yet; one that leaves it is not."""
        return self._is_listing and not (
            isinstance(event, events.Key) and self._is(event, "panel.back")
        )

    @on(OpeningEnded)
    async def _go_on(self, event: OpeningEnded) -> None:
        if not event.shown:
            self._held.clear()
        await self.give_held()

    # ---- until marks are known

    @on(MarksLoaded)
    def _use_marks(self) -> None:
        self._marks_known = True
        if self._held:
            self.open_screens.say("")
        start, self._start = self._start, None
        if start and self.main:
            self.main.open_article(Opening(start))
        self.call_later(self.give_held)  # when the screens show the marks

    @property
    def _awaits_marks(self) -> bool:
        """Whether what is kept waits for the marks, and not for something that comes before."""
        furnished = self.main is not None and self.main.furnished
        return furnished and not (self._marks_known or self._is_opening or self._is_listing)

    def _needs_marks(self, event: events.Event) -> bool:
        if not isinstance(event, events.Key) or self.is_typed(event):
            return False
        return not self._marking_keys.isdisjoint(self.keys_meant(event))

    @cached_property
    def _marking_keys(self) -> frozenset[str]:
        marking = filter(_is_marking, COMMANDS)
        return frozenset(key for command in marking for key in self.settings.keys_of(command))


def _is_escape(*pressed: events.Event) -> bool:
    return all(isinstance(one, events.Key) and one.key == "escape" for one in pressed)


def _is_marking(command: Command) -> bool:
    verb = command.id.partition(".")[2]
    return command.place in _PLACES and (command.group is Group.MARK or verb in _VERBS)
