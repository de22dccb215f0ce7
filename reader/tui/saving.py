"""The part of the app that brings changes to the disk and never lies about it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from textual import on, work
from textual.timer import Timer
from textual.worker import Worker

from reader.errors import NotSaved, ReaderError
from reader.session import Change, Session
from reader.text.counting import counted
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.messages import DraftDone, Saved, SaveFailed, Told
from reader.tui.pressing import PressingApp
from reader.tui.screens.reader_screen import ReaderScreen

if TYPE_CHECKING:  # nothing is saved before the first screen
    from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)

_T = TypeVar("_T")

FIRST_RETRY_SECONDS: Final = 1.0
LAST_RETRY_SECONDS: Final = 30.0
PATIENCE_SECONDS: Final = 0.5
"""Saving that takes longer when the person leaves is told."""
WAYS_OUT: Final = (
    "Stay; saving is tried again by itself",
    "Keep the changes in a rescue file and quit",
    "Quit without them",
)


class SavingApp(PressingApp):
    """Takes changes from the screens, saves on a worker, retries, and lets nobody leave
    with unsaved changes unasked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.disable_messages(Worker.StateChanged)
        self.session = session
        self.bookkeeper = Bookkeeper(session)
        self._writer: ThreadPoolExecutor | None = None
        self._saving = False
        self.is_leaving = False
        """Whether the program ends as soon as everything is saved."""
        self._label = ""
        self._retry_seconds = FIRST_RETRY_SECONDS
        self._retry: Timer | None = None

    @property
    def reader_screens(self) -> list[ReaderScreen[object]]:
        """The open screens that show the library, the top one last."""
        stack = self.screen_stack if self.is_running else ()
        return [one for one in stack if isinstance(one, ReaderScreen) and one.is_attached]

    def say(self, text: str, *, failed: bool = False) -> None:
        """Put a clause on the status line of the top screen."""
        for screen in self.reader_screens[-1:]:
            screen.say(text, failed=failed)

    def set_trouble(self, name: str, text: str) -> None:
        """Show or end a trouble on every screen."""
        for screen in self.reader_screens:
            screen.set_trouble(name, text)

    # ---- saving

    def take_change(self, change: Change) -> None:
        """Show a change everywhere, then save it; a thread that works delays the frame."""
        self.show_change(change)
        self.call_after_refresh(self.persist)

    def show_change(self, change: Change) -> None:
        """Let every open screen show a change."""
        if not change.quiet:
            self._label = change.label if self.session.unsaved else ""
            self.say(change.label)
        for screen in self.reader_screens:
            screen.show_change(change)

    def persist(self) -> None:
        """Save behind the screen; one at a time."""
        if self.session.unsaved and not self._saving:
            self._saving = True
            self._save()

    async def _on_disk(self, write: Callable[[], _T]) -> _T:
        """Have something written on the thread that is there for it.

        What is read and sought may keep the threads of all workers busy, one behind the other.
        """
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(1, "disk")
        return await asyncio.get_running_loop().run_in_executor(self._writer, write)

    @work(group="save")
    async def _save(self) -> None:
        try:
            await self._on_disk(self.session.save)
        except NotSaved as error:
            self.post_message(SaveFailed(error.reason))
        else:
            self.post_message(Saved())

    @on(Saved)
    def _say_saved(self) -> None:
        self._saving = False
        self._retry_seconds = FIRST_RETRY_SECONDS
        self.set_trouble("saving", "")
        if self.session.unsaved:
            self.persist()
            return
        self._drop_done_drafts()
        if self._label:
            for screen in self.reader_screens[-1:]:
                screen.go_on(self._label, f"{self._label}, saved")
            self._label = ""
        if self.is_leaving:
            self.leave()

    @on(SaveFailed)
    def _say_not_saved(self, event: SaveFailed) -> None:
        self._saving = False
        log.warning("not saved: %s", event.reason)
        changes = counted(self.session.unsaved, "change")
        self.set_trouble("saving", f"not saved: {event.reason} ({changes} kept, tried again)")
        if self._retry:
            self._retry.stop()
        self._retry = self.set_timer(self._retry_seconds, self.persist, name="retry")
        self._retry_seconds = min(self._retry_seconds * 2, LAST_RETRY_SECONDS)
        if self.is_leaving:
            self.is_leaving = False
            self._offer_ways_out(event.reason)

    # ---- drafts

    def left_draft(self, key: str) -> str:
        """What was being typed under a key when a program ended; "" if nothing was."""
        return self.bookkeeper.drafts.left().get(key, "")

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed; when the program ends, with everything else."""
        self.bookkeeper.drafts.keep(key, text)
        if self.is_running:
            self._write_drafts()

    def finish_draft(self, key: str) -> None:
        """What was being typed is done; it goes once what came of it is on the disk."""
        self.bookkeeper.drafts.finish(key)

    @on(DraftDone)
    def _forget_draft(self) -> None:
        """Nothing may have come of it that is still to be saved."""
        if not self.session.unsaved:
            self._drop_done_drafts()

    def _drop_done_drafts(self) -> None:
        self.bookkeeper.drafts.drop_done()
        self._write_drafts(quietly=True)  # the note is safe: this is only tidying up

    @work(group="drafts")
    async def _write_drafts(self, *, quietly: bool = False) -> None:
        try:
            await self._on_disk(self.bookkeeper.drafts.write)
        except ReaderError as error:
            log.warning("drafts wait: %s", error)
            if not quietly:
                self.post_message(Told(str(error), failed=True))

    # ---- leaving

    async def action_quit(self) -> None:
        """Quit once everything is saved; if it cannot be, offer ways to keep it."""
        self.bookkeeper.take_in()
        if not self.session.unsaved:
            self.leave()
            return
        self.is_leaving = True
        self.set_timer(PATIENCE_SECONDS, self._say_leaving, name="leaving")
        self.persist()

    def _say_leaving(self) -> None:
        if self.is_leaving:
            self.say("Leaving when everything is saved; Ctrl+c does not wait")

    def leave(self) -> None:
        """End the program."""
        self.exit(return_code=0)

    def _offer_ways_out(self, reason: str) -> None:
        from reader.tui.screens.choice import ChoiceScreen

        def take(choice: int | None) -> None:
            if choice == 1:
                self._rescue()
            elif choice == 2:
                self._leave_the_rest()

        self.push_screen(ChoiceScreen(f"Not saved: {reason}", WAYS_OUT), take)

    def _leave_the_rest(self) -> None:
        self.bookkeeper.give_up()
        self.leave()

    @work(group="rescue")
    async def _rescue(self) -> None:
        path = await asyncio.to_thread(self.session.rescue)  # the other one waits for the disk
        if path is None:
            self.say("There is no place for a rescue file either; free some space", failed=True)
        else:
            log.warning("changes are in the rescue file %s", path)
            self._leave_the_rest()
