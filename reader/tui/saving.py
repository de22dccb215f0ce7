"""The way of changes and drafts to the disk, about which nothing is told that is not so."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Final, TypeVar

from textual.app import App
from textual.timer import Timer

from reader.errors import NotSaved, ReaderError
from reader.session import Change
from reader.text.counting import counted
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.messages import Told
from reader.tui.open_screens import OpenScreens

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


class Saver:
    """Takes changes from the screens, saves behind them, tries again, and lets nobody leave
    with unsaved changes unasked."""

    def __init__(self, app: App[None], bookkeeper: Bookkeeper, screens: OpenScreens) -> None:
        """Nothing is to be saved yet.

        Args:
            app: Runs what is done behind the screens, and ends when all is saved.
            bookkeeper: Has what is no change of the session yet, and the session.
            screens: Show what is changed, and what cannot be saved.
        """
        self._app = app
        self._session = bookkeeper.session
        self._bookkeeper = bookkeeper
        self._screens = screens
        self._writer: ThreadPoolExecutor | None = None
        self._saving = False
        self.is_leaving = False
        """Whether the program ends as soon as everything is saved."""
        self._label = ""
        self.retry_seconds = FIRST_RETRY_SECONDS
        """How long after the next failure it is tried again."""
        self._retry: Timer | None = None

    # ---- changes

    def attempt(self, verb: Callable[[], Change]) -> Change | None:
        """Do something to the session; what cannot be done is said, and gives None."""
        try:
            change = verb()
        except ReaderError as error:
            self._screens.say(str(error), failed=True)
            return None
        self.take_change(change)
        return change

    def take_change(self, change: Change) -> None:
        """Show a change everywhere, then save it; a thread that works delays the frame."""
        self.show_change(change)
        self._app.call_after_refresh(self.persist)

    def take_discarded(self, what: str) -> None:
        """Undo the last change: what was being made was not wanted, and can be had all the same.

        Args:
            what: Was being made; a word in the plural ends in s.
        """
        if change := self._session.undo():
            self.take_change(change._replace(label=""))
            them = "them" if what.endswith("s") else "it"
            self._app.post_message(Told(f"{what} discarded; Ctrl+r brings {them} back"))

    def show_change(self, change: Change) -> None:
        """Let every open screen show a change."""
        if not change.quiet:
            self._label = change.label if self._session.unsaved else ""
            self._screens.say(change.label)
        self._screens.show_change(change)

    # ---- saving

    def persist(self) -> None:
        """Save behind the screen; one at a time."""
        if self._session.unsaved and not self._saving:
            self._saving = True
            self._behind(self._save(), "save")

    def _behind(self, work: Coroutine[None, None, None], group: str) -> None:
        self._app.run_worker(work, group=group)

    async def _on_disk(self, write: Callable[[], _T]) -> _T:
        """Have something written on the thread that is there for it.

        What is read and sought may keep the threads of all workers busy, one behind the other.
        """
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(1, "disk")
        return await asyncio.get_running_loop().run_in_executor(self._writer, write)

    async def _save(self) -> None:
        try:
            await self._on_disk(self._session.save)
        except NotSaved as error:
            self._say_not_saved(error.reason)
        else:
            self._say_saved()

    def _say_saved(self) -> None:
        self._saving = False
        self.retry_seconds = FIRST_RETRY_SECONDS
        self._screens.set_trouble("saving", "")
        if self._session.unsaved:
            self.persist()
            return
        self._drop_done_drafts()
        if self._label:
            self._screens.go_on(self._label, f"{self._label}, saved")
            self._label = ""
        if self.is_leaving:
            self._leave()

    def _say_not_saved(self, reason: str) -> None:
        self._saving = False
        log.warning("not saved: %s", reason)
        changes = counted(self._session.unsaved, "change")
        self._screens.set_trouble("saving", f"not saved: {reason} ({changes} kept, tried again)")
        if self._retry:
            self._retry.stop()
        self._retry = self._app.set_timer(self.retry_seconds, self.persist, name="retry")
        self.retry_seconds = min(self.retry_seconds * 2, LAST_RETRY_SECONDS)
        if self.is_leaving:
            self.is_leaving = False
            self._offer_ways_out(reason)

    # ---- drafts

    def left_draft(self, key: str) -> str:
        """What was being typed under a key when a program ended; "" if nothing was."""
        return self._bookkeeper.drafts.left().get(key, "")

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed; when the program ends, with everything else."""
        self._bookkeeper.drafts.keep(key, text)
        if self._app.is_running:
            self._behind(self._write_drafts(), "drafts")

    def finish_draft(self, key: str) -> None:
        """What was being typed is done; it goes once what came of it is on the disk."""
        self._bookkeeper.drafts.finish(key)

    def forget_finished(self) -> None:
        """Drop the drafts that are done, unless what came of them is still to be saved."""
        if not self._session.unsaved:
            self._drop_done_drafts()

    def _drop_done_drafts(self) -> None:
        self._bookkeeper.drafts.drop_done()
        tidying = self._write_drafts(quietly=True)  # the note is safe
        self._behind(tidying, "drafts")

    async def _write_drafts(self, *, quietly: bool = False) -> None:
        try:
            await self._on_disk(self._bookkeeper.drafts.write)
        except ReaderError as error:
            log.warning("drafts wait: %s", error)
            if not quietly:
                self._screens.say(str(error), failed=True)

    # ---- leaving

    def quit(self) -> None:
        """End the program once everything is saved; if it cannot be, offer ways to keep it."""
        self._bookkeeper.take_in()
        if not self._session.unsaved:
            self._leave()
            return
        self.is_leaving = True
        self._app.set_timer(PATIENCE_SECONDS, self._say_leaving, name="leaving")
        self.persist()

    def _say_leaving(self) -> None:
        if self.is_leaving:
            self._screens.say("Leaving when everything is saved; Ctrl+c does not wait")

    def _leave(self) -> None:
        self._app.exit(return_code=0)

    def _offer_ways_out(self, reason: str) -> None:
        from reader.tui.screens.choice import ChoiceScreen

        def take(choice: int | None) -> None:
            if choice == 1:
                self._behind(self._rescue(), "rescue")
            elif choice == 2:
                self._leave_the_rest()

        self._app.push_screen(ChoiceScreen(f"Not saved: {reason}", WAYS_OUT), take)

    def _leave_the_rest(self) -> None:
        self._bookkeeper.give_up()
        self._leave()

    async def _rescue(self) -> None:
        path = await asyncio.to_thread(self._session.rescue)  # the other one waits for the disk
        if path is None:
            self._screens.say(
                "There is no place for a rescue file either; free some space", failed=True
            )
        else:
            log.warning("changes are in the rescue file %s", path)
            self._leave_the_rest()
