"""What every screen of the program has: the session, a status line, a footer."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.worker import Worker

from reader.errors import ReaderError
from reader.model.names import ArticleId
from reader.session import Change, FileState, Session
from reader.tui.frames import PromptScreen
from reader.tui.hints import hints_of
from reader.tui.keys import Place
from reader.tui.messages import OpeningEnded, Told
from reader.tui.widgets.banner import Banner
from reader.tui.widgets.key_footer import Hint, KeyFooter
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from reader.tui.settings import Settings

NARROW_CELLS: Final = 100
"""Below this the list and the article take turns."""
LOW_LINES: Final = 9
LEAST_CELLS: Final = 20
LEAST_LINES: Final = 5
"""Below either the screen says that it is too small."""

_OF_A_ROW: Final = frozenset(
    {"open", "bookmark", "note", "edit", "remove", "copy", "select", "confirm", "sort", "rename"}
)
"""The verbs of lists that do nothing where there is no row."""

Result = TypeVar("Result")


class ReaderScreen(PromptScreen[Result]):
    """A screen over an open library, which the app tells what changes there."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.disable_messages(Worker.StateChanged)  # five for each worker, and nobody asks
        self.session = session
        self.settings = settings
        self._had_keyboard: Widget | None = None
        """What had the keyboard when the screen became too small to show anything."""

    def _compositor_refresh(self) -> None:
        """Draw what changed; while nothing is to be shown, do not draw in vain as Textual does."""
        if self.app._batch_count:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()
        else:
            super()._compositor_refresh()

    def take_as_drawn(self) -> None:
        """Draw only what changes from now on: what is on the terminal is this screen already."""
        self._refresh_layout()
        self._layout_required = False
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        for widget in (self, *self.walk_children(Widget)):
            widget._exchange_repaint_regions()
            widget._repaint_required = widget._layout_required = False

    def compose(self) -> ComposeResult:
        yield TooSmall()
        yield from self.compose_body()
        yield Banner()
        yield StatusLine()
        yield KeyFooter()

    def compose_body(self) -> Iterable[Widget]:
        """The widgets above the status line."""
        raise NotImplementedError

    @property
    def open_id(self) -> ArticleId | None:
        """The article whose file is looked at every second; None for none."""
        return None

    @property
    def is_coming(self) -> bool:
        """Whether its rows are still being read, so that keys wait for them.

        The screen posts `OpeningEnded` when they are there.
        """
        return False

    # ---- what the app tells

    def show_change(self, change: Change) -> None:
        """Show a change of marks, whoever made it."""

    def show_marks(self, article_ids: frozenset[ArticleId] | None) -> None:
        """Show marks that were loaded (None) or changed by others."""

    def show_file(self, article_id: ArticleId, state: FileState) -> None:
        """Show what became of the file of an article that is open."""

    def show_catalog(self) -> None:
        """Show articles whose files are new, different or gone."""

    def show_reading(self, progress: str) -> None:
        """Show how far the files of the library have been read; "" when all have been."""
        self.query_one(StatusLine).progress = progress

    @property
    def is_growing(self) -> bool:
        """Whether the files of the library are being read, so that there may soon be more."""
        return bool(self.query_one(StatusLine).progress)

    def show_memory(self) -> None:
        """Show what is remembered between starts; some of it is new."""

    def say(self, message: str, *, failed: bool = False) -> None:
        """Put a clause on the status line."""
        self.query_one(StatusLine).say(message, failed=failed)

    def go_on(self, said: str, message: str) -> None:
        """Go on from a clause that was said, unless another has been said since."""
        self.query_one(StatusLine).go_on(said, message)

    def note_key(self) -> None:
        """A key is pressed, whatever it does: messages grow old."""
        with suppress(NoMatches):  # it is not composed yet
            self.query_one(StatusLine).note_key()  # found again without a search

    @on(events.ScreenSuspend)
    def _hush(self) -> None:
        """What was said here does not concern the screen that comes over it."""
        for line in self.query(StatusLine):
            line.hush()

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong until further notice."""
        return self.query_one(Banner).troubles

    def set_trouble(self, name: str, text: str) -> None:
        """Show a trouble until it is over ("")."""
        self.query_one(Banner).set_trouble(name, text)

    # ---- for subclasses

    def after_resize(self) -> None:
        """The screen has another size, and the classes of that size."""

    def show_failure(self, article_id: ArticleId, error: ReaderError) -> None:
        """Say in full why an article cannot be shown, and what can be done."""
        from reader.tui.screens.information import InformationScreen, facts_of_damage

        row = self.session.row(article_id)
        facts = facts_of_damage(row, error.problem, error.remedy)
        self.app.push_screen(InformationScreen(facts))

    def tell(self, text: str, *, failed: bool = False) -> None:
        """Say something on the status line of whatever screen is on top."""
        self.post_message(Told(text, failed))

    @work(thread=True, group="copy")
    def copy_text(self, text: str) -> None:
        """Put a text on the clipboard and say honestly how."""
        from reader.tui.external import copy

        said = copy(text, lambda one: self.app.call_from_thread(self.app.copy_to_clipboard, one))
        self.post_message(Told(said))

    @property
    def places(self) -> tuple[Place, ...]:
        """Which commands the footer shows."""
        return ()

    @property
    def idle_verbs(self) -> frozenset[str]:
        """The verbs of commands that would do nothing now; the footer does not offer them."""
        return _OF_A_ROW if self.is_empty else frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it is a list without a row, and none is on its way."""
        with suppress(NoMatches):
            return not self.query_one(LineList).row_count and not self.is_coming
        return False

    def action_open(self) -> None:
        """Open what is under the cursor of the list; where that leads nowhere, nothing."""

    def action_back(self) -> None:
        """Leave; the screen below is as it was."""
        self.dismiss(None)

    def action_leave_box(self) -> None:
        """Out of what is being typed: one step back."""
        self.action_back()

    @on(LineList.Opened)
    def _open_pressed(self, event: LineList.Opened) -> None:
        event.stop()
        self.action_open()

    @on(LineList.Turned)
    @on(OpeningEnded)
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _follow_focus(self) -> None:
        self.refresh_footer()

    def refresh_footer(self) -> None:
        """Show the keys that matter now."""
        try:
            self.query_one(KeyFooter).hints = self.hints()
        except NoMatches:
            return

    def hints(self) -> tuple[Hint, ...]:
        """Keys and words for the footer, the most important first, help and back last."""
        return hints_of((*self.places, Place.EVERYWHERE), self.settings, self.idle_verbs)

    def on_mount(self) -> None:
        self.refresh_footer()

    @on(events.Resize)
    def _note_size(self, event: events.Resize) -> None:
        width, height = event.size
        self.set_class(width < NARROW_CELLS, "-narrow")
        self.set_class(height <= LOW_LINES, "-low")
        too_small, was = width < LEAST_CELLS or height < LEAST_LINES, self.has_class("-too-small")
        self.set_class(too_small, "-too-small")
        if too_small and not was:
            self._had_keyboard = self.focused  # what is hidden loses it
        elif was and not too_small:
            self.call_after_refresh(self.set_focus, self._had_keyboard)
        self.after_resize()
