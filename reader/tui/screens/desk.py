"""The main screen's frame: the list on the left, the article on the right, and which of them
has the person's attention."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

from textual import on
from textual.timer import Timer

from reader.model.names import ArticleId
from reader.session import Session
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.desk.article_column import ArticleColumn
from reader.tui.keys import Place
from reader.tui.messages import FetchFailed, OpeningEnded
from reader.tui.opening import Opening
from reader.tui.remembered import Memory
from reader.tui.saving import Saver
from reader.tui.screens.columns import Columns
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.widgets.line_list import LineList

if TYPE_CHECKING:  # nothing of marks is needed before an article is shown
    from reader.search.results import Found

PREVIEW_SECONDS: Final = 0.04
"""How long the cursor rests on a row before its article is shown beside the list."""
READ_SECONDS: Final = 5.0
"""An article counts as read when its end was seen and it was open for so long."""

_OF_BOTH: Final = frozenset({"flip", "layout"})
"""The verbs that do nothing in an article of one language."""


class Desk(Columns):
    """The list and the article.

    `reading` says which one the keyboard belongs to. While the person reads, the article
    has the whole width; else it is a preview, and nothing is remembered about it.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        services: Services,
        bookkeeper: Bookkeeper,
        saver: Saver,
        memory: Memory,
    ) -> None:
        super().__init__(session, settings, memory)
        self.services = services
        self.bookkeeper = bookkeeper
        self.saver = saver
        self._opened_at = 0.0
        self.left_at = -math.inf
        """When the list was last come back to, by the monotonic clock."""
        self._preview_timer: Timer | None = None
        self.found: Found | None = None
        """The search of the library that an article was last chosen in."""
        self.marks_known = False
        """Whether the marks have been loaded, so that it is known where articles were left."""

    # ---- the parts

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place.PANE, Place.ARTICLE) if self.reading else (Place.LIST,)

    @property
    def idle_verbs(self) -> frozenset[str]:
        if not self.reading:
            return super().idle_verbs
        return _OF_BOTH if self.article and len(self.article.editions) < 2 else frozenset()

    @property
    def target_id(self) -> ArticleId | None:
        """The article that commands act on: the open one, else the one under the cursor."""
        if self.reading and self.article:
            return self.article.id
        return self.row_id

    # ---- the list

    @property
    def is_coming(self) -> bool:
        return self.listed.is_coming and not self.reading

    def follow_list(self) -> None:
        if not self.articles.row_count and self.furnished and not self.reading:
            self.shown.clear_article()
        super().follow_list()

    @on(LineList.Highlighted)
    def _follow_cursor(self) -> None:
        self.show_place()
        self._note_row()
        wanted = self.row_id
        if wanted is None or self.reading or not self.preview_shown or not self.furnished:
            return
        if self._preview_timer:
            self._preview_timer.stop()
        if self.article is None:
            self.shown.read_article(Opening(wanted))
        elif self.article.id != wanted:
            self._preview_timer = self.set_timer(
                PREVIEW_SECONDS, lambda: self._preview(wanted), name="preview"
            )

    def _note_row(self) -> None:
        """Let the next start begin on the article of now, or in it; it is written with the rest.

        From the top of a list it begins on the top, whatever has come there.
        """
        at_top = not self.reading and not self.articles.cursor
        article = "" if at_top else (self.target_id or "")
        self.memory.now = self.memory.now._replace(article=article, reading=self.reading)

    def _preview(self, article_id: ArticleId) -> None:
        row = self.articles.current
        if not self.reading and row and row.id == article_id:
            self.shown.read_article(Opening(article_id))

    def after_resize(self) -> None:
        self.freshen_preview()

    def freshen_preview(self) -> None:
        """The article beside the list may have come into sight: never show that of another row."""
        if self.reading or self.is_opening or not self.furnished or not self.preview_shown:
            return
        row = self.articles.current
        if row and self.open_id != row.id:
            self.shown.clear_article()
            self.shown.read_article(Opening(row.id))

    @property
    def preview_shown(self) -> bool:
        """Whether the article is seen beside the list."""
        return not self.has_class("-narrow") and not self.has_class("-no-preview")

    def action_open(self) -> None:
        """Open the article under the cursor, at once: the next key is meant for it."""
        row = self.articles.current
        if row:
            self.open_article(Opening(row.id))

    def on_pane_core_chosen(self) -> None:
        """The article beside the list was clicked; what is selected there stays so."""
        if self.article and not self.reading:
            self.open_article(Opening(self.article.id))

    # ---- the article

    @property
    def is_opening(self) -> bool:
        """Whether the person has opened an article that is not on the screen yet."""
        return self.shown.is_opening

    def open_article(self, opening: Opening) -> None:
        """Give the person an article to read."""
        self.shown.open_article(opening)

    @on(ArticleColumn.Entered)
    def _enter_opened(self, event: ArticleColumn.Entered) -> None:
        self.enter_article()
        self.go_to(event.opening)
        self.shown.settle()

    @on(ArticleColumn.Refused)
    def _say_refused(self, event: ArticleColumn.Refused) -> None:
        self.forget_opening()
        self.post_message(OpeningEnded(shown=False))
        self.show_failure(event.article_id, event.error)

    @on(FetchFailed)
    def _say_not_fetched(self, event: FetchFailed) -> None:
        if self.is_active:
            self.show_failure(event.article_id, event.error)
        else:
            self.tell(str(event.error), failed=True)

    @on(ArticleColumn.Changed)
    def _show_changed(self) -> None:
        self.show_place()

    @property
    def doubts(self) -> str:
        """What is to be checked of the annotations here; "" if nothing."""
        from reader.tui.doubts import doubts

        return doubts(self.session.marks(self.article.id)) if self.article else ""

    def enter_article(self) -> None:
        """The article gets the whole width and the keyboard."""
        self.shown.reading = True
        self._opened_at = time.monotonic()
        self.add_class("-reading")
        self.pane.can_focus = True
        self.set_focus(self.pane)
        self.say(self.doubts)
        self.refresh_footer()
        self.set_timer(READ_SECONDS, self.note_read, name="read")
        if self.article:
            self.listed.kept = self.article.id
            self.articles.go_to(self.article.id)
            self.listed.take_row()
        self._note_row()

    def go_to(self, opening: Opening) -> None:
        """Go to the place in the article that was opened."""
        if opening.found:
            self.found = opening.found
            self.show_found(opening.found, opening)
        if opening.block is not None and self.article:
            language = opening.language or self.pane.position().language
            flash = opening.found is None
            self.pane.go_to(language, opening.block, opening.offset_chars, flash=flash)

    def drop_opening(self) -> bool:
        """Stay, in the article or on the row; False if nothing is being opened, or it is there."""
        if not self.shown.drop_opening():
            return False
        self.say("")
        self.forget_opening()
        if self.reading and self.article:
            self.articles.go_to(self.article.id)
        else:
            self.freshen_preview()
        return True

    def leave_article(self) -> None:
        """Back to the list, on the row of the article."""
        self.drop_opening()
        self.take_in_position()
        self.say("")
        self.shown.reading, self.listed.kept = False, None
        self.left_at = time.monotonic()
        self.remove_class("-reading", "-zen")
        self.set_focus(self.articles)
        self.pane.can_focus = False
        if not self.articles.row_count:
            self.shown.clear_article()
        self.articles.update_rows()
        self.refresh_counts()
        self.refresh_footer()
        self.show_place()
        self._note_row()

    def note_read(self) -> None:
        """Count the article as read if its end was seen and it was open long enough."""
        open_for = time.monotonic() - self._opened_at
        if not self.reading or self.article is None or open_for < READ_SECONDS:
            return
        if self.pane.progress() >= 1 and not self.session.state(self.article.id).read:
            self.saver.take_change(self.session.note_read(self.article.id))

    def take_in_position(self) -> None:
        """Let the place in the article be saved, and how the person reads."""
        if self.reading:
            self._note_habits()
        if change := self.bookkeeper.take_in():
            self.saver.take_change(change)

    def _note_habits(self) -> None:
        place = self.pane.position()
        habits = self.memory.now._replace(measure_cells=self.pane.measure_cells)
        if self.article and len(self.article.editions) > 1:  # else there was nothing to choose
            habits = habits._replace(language=place.language, layout=place.layout)
        self.remember(habits)

    # ---- for subclasses

    def forget_opening(self) -> None:
        """What was to be opened does not come."""
        raise NotImplementedError

    def show_found(self, found: Found, opening: Opening) -> None:
        """Mark every place of a search of the library in the article."""
        raise NotImplementedError
