"""The application: it ties the terminal, the session and the screens together."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar

from reader.model.names import ArticleId
from reader.session import Change, Session
from reader.text.cells import truncate
from reader.text.counting import counted
from reader.tui.bindings import bindings_of
from reader.tui.command_rows import Group
from reader.tui.covering import CoveringApp
from reader.tui.guard import GuardFilter
from reader.tui.keys import Place
from reader.tui.messages import MemoryChanged, Told
from reader.tui.remembered import LAST_KEY
from reader.tui.services import Services
from reader.tui.settings import settings_from
from reader.tui.sheets import FIRST_SHEETS
from reader.tui.terminal import (
    ScreenCrashed,
    has_shell,
    in_time,
    log_faults,
    on_signals,
    watch_terminal,
)
from reader.tui.themes import next_theme, themes_for, with_our_variables
from reader.tui.widgets.plain_bar import PlainBar

if TYPE_CHECKING:  # other screens are imported when they are first opened
    from reader.tui.screens.help import HelpEntry

log = logging.getLogger(__name__)

INTERRUPTED: Final = 128 + signal.SIGINT
TITLE_CELLS: Final = 40
"""Of a title in a message."""


class ReaderApp(CoveringApp):
    """The reader on a terminal."""

    CSS_PATH = FIRST_SHEETS
    TITLE = "reader"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.EVERYWHERE)
    ENABLE_COMMAND_PALETTE = False
    """Ours is the help screen: the same list, with keys."""

    def __init__(self, session: Session, start: ArticleId | None, services: Services) -> None:
        super().__init__(session, services, start)
        for theme in themes_for(self.console.color_system):
            self.register_theme(theme)
        settings = settings_from(self.services.config, self.available_themes)
        self._theme_before = settings.theme
        self.settings = self.memory.now.applied_to(settings, self.available_themes)
        self.theme = self.settings.theme
        self.set_keymap({name: ",".join(keys) for name, keys in self.settings.keys.items()})
        self.animation_level = "none"
        ScrollBar.renderer = PlainBar
        self.crash = ""
        self._guard = GuardFilter()
        self._ime_hinted = False
        self._disable_tooltips = self._disable_notifications = True  # there are none of Textual's

    # ---- the terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._guard]

    def get_css_variables(self) -> dict[str, str]:
        if not hasattr(self, "settings"):  # Textual asks before a theme has been chosen
            return {}
        self.theme_variables = with_our_variables(super().get_css_variables())
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Parse and apply the style sheets anew; before the start there is nothing to apply to."""
        if self._is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def _fatal_error(self) -> None:
        """Textual's own prints the locals of every frame; ours keeps them to itself."""
        error = sys.exc_info()[1]
        log.critical("the screen crashed", exc_info=error)
        self.crash = type(error).__name__
        self._return_code = 1
        self._close_messages_no_wait()

    # ---- keys

    async def pass_on(self, event: events.Event) -> None:
        """Under a Korean input method, keys arrive as letters or syllables."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().pass_on(event)
            return
        for screen in self.open_screens:
            screen.note_key()
        keys = self.keys_meant(event)
        if keys == (event.key,):
            await super().pass_on(event)
            return
        self._hint_input_method()
        for key in keys:
            await super().pass_on(events.Key(key, key if len(key) == 1 else None))

    def keys_meant(self, event: events.Key) -> tuple[str, ...]:
        """The Latin keys behind a Hangul one, but where text is typed; else the key itself."""
        modifiers, _, last = event.key.rpartition("+")
        if len(last) != 1 or last.isascii():
            return (event.key,)
        if self.is_typed(event):
            return (event.key,)
        from reader.text.keyboard import keys_of  # for those who type Hangul

        keys = keys_of(last)
        latin = tuple(f"{modifiers}+{key.lower()}" for key in keys) if modifiers else keys
        return latin or (event.key,)

    def _hint_input_method(self) -> None:
        if not self._ime_hinted:
            self._ime_hinted = True
            self.open_screens.say("Hangul input is on; keys still work; some wait for the next key")

    # ---- start

    def on_mount(self) -> None:
        self.cover()
        if not self.is_headless:
            on_signals(self._end_by_signal)
            watch_terminal(self._keep_all)

    def _keep_all(self) -> None:
        """The terminal is gone: what is to be found again goes to the disk. Any thread."""
        self.bookkeeper.save_all()
        self.memory.write()

    def _end_by_signal(self, status: int) -> None:
        log.info("ended by a signal: %d", status)
        self.exit(return_code=status)

    @on(Told)
    def _say_told(self, event: Told) -> None:
        self.open_screens.say(event.text, failed=event.failed)

    # ---- commands

    async def action_quit(self) -> None:
        """Quit once everything is saved."""
        self.saver.quit()

    def action_undo(self) -> None:
        """Take back the last change, or bring back what was moved to the trash since."""
        if self.main and self.main.trash.undo():
            return
        self._show_step(self.session.undo(), "Nothing to undo")

    def action_redo(self) -> None:
        """Repeat what was last taken back, a move to the trash too."""
        if self.main and self.main.trash.redo():
            return
        self._show_step(self.session.redo(), "Nothing to redo")

    def _show_step(self, change: Change | None, otherwise: str) -> None:
        """Show what was undone or redone; of an article that is not in view, with its title."""
        if change is None:
            self.open_screens.say(otherwise)
            return
        if self.main and len(change.article_ids) == 1:
            (article_id,) = change.article_ids
            if article_id != self.main.target_id:
                row = self.session.row(article_id)
                title = row.title(self.main.articles.language) if row else "an article that is gone"
                where = truncate(title, TITLE_CELLS)
                change = change._replace(label=f"{change.label} in {where}")
        self.saver.show_change(change)
        self.saver.persist()

    def action_next_theme(self) -> None:
        """Dark, light, sepia."""
        self.action_wear(next_theme(self.theme))

    def action_redraw(self) -> None:
        """Draw everything anew."""
        self.screen.refresh(layout=True)

    async def action_interrupt(self) -> None:
        """Copy what is selected, else quit as an interrupt does."""
        main = self.main
        if main and self.screen is main and main.reading and main.pane.selecting:
            main.action_copy()
            return
        self._end_by_signal(INTERRUPTED)

    def action_suspend_process(self) -> None:
        """To the shell, if there is one to come back from."""
        if has_shell():
            super().action_suspend_process()
        else:
            self.open_screens.say("No shell waits in this terminal; q leaves")

    def action_help(self) -> None:
        """Every key that does something here."""
        from reader.tui.screens.help import HelpScreen, valid_here

        self.push_screen(HelpScreen(valid_here(self.screen)), self._run)

    async def _run(self, entry: HelpEntry | None) -> None:
        if entry is not None:
            await self.run_action(entry.action, entry.node)

    def action_palette(self) -> None:
        """Every command by name, and every theme."""
        from reader.tui.screens.help import HelpEntry, HelpScreen, valid_here

        themes = [
            HelpEntry(f"theme: {name}", Group.PROGRAM, action=f"app.wear('{name}')", node=self)
            for name in sorted(self.available_themes)
        ]
        saved = [
            HelpEntry(
                f"view: {one.name}", Group.LIST, keys, f"screen.saved_view({slot})", self.main
            )
            for slot, one in self.memory.now.saved.items()
            if self.screen is self.main
            for keys in [(str(slot),) if slot <= LAST_KEY else ()]
        ]
        gone = len(self.main.trash.last) if self.main and self.screen is self.main else 0
        back = f"restore from the trash: {counted(gone, 'article')}"
        trash = [HelpEntry(back, Group.LIST, (), "screen.restore", self.main)] if gone else []
        entries = [*valid_here(self.screen), *trash, *saved, *themes]
        self.push_screen(HelpScreen(entries, "command"), self._run)

    def action_problems(self) -> None:
        """Every trouble there is, in full."""
        from reader.tui.screens.information import InformationScreen

        troubles = self.main.troubles if self.main else ()
        if troubles:
            named = [(f"Problem {number}", text) for number, text in enumerate(troubles, 1)]
            self.push_screen(InformationScreen(named))
        else:
            self.open_screens.say("Nothing is wrong")

    def action_wear(self, name: str) -> None:
        """Another theme by name."""
        if name in self.available_themes:
            self.theme = name
            self.memory.now = self.memory.now._replace(theme=name, theme_before=self._theme_before)
            self.post_message(MemoryChanged())
            self.open_screens.say(f"Theme: {name.removeprefix('reader-')}")


def run(session: Session, start: ArticleId | None, services: Services) -> int:
    """Show the library on the terminal until the person leaves.

    Args:
        session: The open library; saved and closed when this returns or raises.
        start: An article to open; None for the list.
        services: What it is lent.

    Returns:
        The exit status: 0, or 128 + n after the signal n.

    Raises:
        ScreenCrashed: If a mistake of ours ended the screen; marks are kept.
        NotSaved: If something could not be saved and the person left all the same.
    """
    log_faults(services.log_path)
    app = ReaderApp(session, start, services)
    app.run()
    in_time(app.bookkeeper.save_all)
    in_time(app.memory.write)
    if app.crash:
        raise ScreenCrashed(app.crash, services.log_path)
    status = app.return_code or 0
    if status in (0, INTERRUPTED):
        app.keep_first()
    if not status:
        session.close()
    return status
