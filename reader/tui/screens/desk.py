"""The main screen's frame: the list on the left, the article on the right, and which of them
has the person's attention."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.timer import Timer

from reader.errors import ReaderError
from reader.model.article import AlignedPair, Article, ArticleId
from reader.model.listing import ListQuery
from reader.session import Session
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.keys import Place as KeyPlace
from reader.tui.messages import ArticleFailed, ArticleRead
from reader.tui.opening import Opening
from reader.tui.remembered import Memory
from reader.tui.screens.furnished import Furnished
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.troubles import short_path
from reader.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:  # the list is there before the article, and needs nothing of it
    from reader.search.results import Found, Place
    from reader.tui.reading.content import PaneContent

PREVIEW_SECONDS: Final = 0.04
"""How long the cursor rests on a row before its article is shown beside the list."""
READ_SECONDS: Final = 5.0
"""An article counts as read when its end was seen and it was open for so long."""


class Desk(Furnished):
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
        memory: Memory,
    ) -> None:
        super().__init__(session, settings, memory)
        self.services = services
        self.bookkeeper = bookkeeper
        self.article: Article | None = None
        self.reading = False
        self.found: Found | None = None
        self.needle = ""
        self.hits: tuple[Place, ...] = ()
        self.hit = -1
        self._wanted: Opening | None = None
        self._open_when_read = False
        self._read_again = False
        self._opened_at = 0.0
        self.left_at = -math.inf
        """When the list was last come back to, by the monotonic clock."""
        self._preview_timer: Timer | None = None
        self._shown_pairs: tuple[AlignedPair, ...] = ()

    # ---- the parts

    @property
    def places(self) -> tuple[KeyPlace, ...]:
        return (KeyPlace.PANE, KeyPlace.ARTICLE) if self.reading else (KeyPlace.LIST,)

    @property
    def target_id(self) -> ArticleId | None:
        """The article that commands act on: the open one, else the one under the cursor."""
        if self.reading and self.article:
            return self.article.id
        row = self.articles.current
        return row.id if row else None

    # ---- the list

    def after_list(self, query: ListQuery) -> None:
        if not self.articles.row_count and self.furnished:
            self.pane.clear()
            self.article = None

    @property
    def kept_id(self) -> ArticleId | None:
        return self.article.id if self.reading and self.article else super().kept_id

    @on(ArticleList.ArticleHighlighted)
    def _follow_cursor(self, event: ArticleList.ArticleHighlighted) -> None:
        self.show_place()
        if self.reading or not self.preview_shown or not self.furnished:
            return
        if self._preview_timer:
            self._preview_timer.stop()
        wanted = event.article_id
        if self.article is None:
            self.read_article(Opening(wanted))
        elif self.article.id != wanted:
            self._preview_timer = self.set_timer(
                PREVIEW_SECONDS, lambda: self._preview(wanted), name="preview"
            )

    def _preview(self, article_id: ArticleId) -> None:
        row = self.articles.current
        if not self.reading and row and row.id == article_id:
            self.read_article(Opening(article_id))

    @property
    def preview_shown(self) -> bool:
        """Whether the article is seen beside the list."""
        return not self.has_class("-narrow") and not self.has_class("-no-preview")

    @on(ArticleList.ArticleOpened)
    def _open_chosen(self, event: ArticleList.ArticleOpened) -> None:
        self.open_article(Opening(event.article_id))

    # ---- the article

    def open_article(self, opening: Opening) -> None:
        """Give the person an article to read."""
        self._open_when_read = True
        if self.article and self.article.id == opening.article_id:
            self._show_article(self.article, opening)
        else:
            self.read_article(opening)

    def read_article(self, opening: Opening, *, again: bool = False) -> None:
        """Read an article from the library; `_take_article` shows it.

        Args:
            opening: What is wanted.
            again: Show it anew even if it is the one that is shown.
        """
        self._wanted = opening
        self._read_again = again
        self._read(opening.article_id)

    @work(thread=True, exclusive=True, group="article")
    def _read(self, article_id: ArticleId) -> None:
        try:
            article = self.session.article(article_id)
            self.session.marks(article_id)
        except ReaderError as error:
            self.post_message(ArticleFailed(article_id, error))
        else:
            self.post_message(ArticleRead(article))

    @on(ArticleRead)
    def _take_article(self, event: ArticleRead) -> None:
        wanted = self._wanted
        if wanted and wanted.article_id == event.article.id:
            self._show_article(event.article, wanted)

    @on(ArticleFailed)
    def _say_failed(self, event: ArticleFailed) -> None:
        if self._wanted and self._wanted.article_id == event.article_id:
            opened, self._open_when_read = self._open_when_read, False
            if opened:
                self.show_failure(event.article_id, event.error)
                return
            self.say(short_path(str(event.error)), failed=True)
            if not self.reading:  # else what was read of it stays
                self.pane.clear()
                self.article = None

    def _show_article(self, article: Article, opening: Opening) -> None:
        self._wanted = None
        if self._read_again or self.article is None or self.article.id != article.id:
            self._read_again = False
            self.article = article
            self.pane.show(self._content(article))
            self.forget_hits()
        if self._open_when_read:
            self._open_when_read = False
            self.enter_article()
            self._go_to(opening)

    def _go_to(self, opening: Opening) -> None:
        if opening.found:
            self.found = opening.found
            self.show_hits(opening.found.query, opening)
        if opening.block is not None and self.article:
            language = opening.language or self.pane.position().language
            flash = opening.found is None
            self.pane.go_to(language, opening.block, opening.offset_chars, flash=flash)

    def _content(self, article: Article) -> PaneContent:
        from reader.tui.reading.content import PaneContent

        marks, habits = self.session.marks(article.id), self.memory.now
        position = marks.reading.position if marks.reading else None
        language = position.language if position else habits.language
        if language not in article.editions:
            language = article.languages[0]
        layout = position.layout if position else habits.layout
        self._shown_pairs = self._pairs(article)
        measure = habits.measure_cells
        return PaneContent(article, self._shown_pairs, marks, language, layout, position, measure)

    def _pairs(self, article: Article) -> tuple[AlignedPair, ...]:
        try:
            return self.session.alignment(article.id)
        except ReaderError:  # it has just left the library
            return article.alignment

    def show_alignment(self) -> None:
        """Show the article by the pairs of this moment, in its place."""
        article = self.article
        if article is None or self._pairs(article) == self._shown_pairs:
            return
        place = self.pane.position()
        content = replace(self._content(article), language=place.language, layout=place.layout)
        self.pane.show(replace(content, position=place))
        self.pane.set_hits(self.hits, self.hit if self.hits else None)

    def enter_article(self) -> None:
        """The article gets the whole width and the keyboard."""
        from reader.tui.doubts import doubts

        self.reading = True
        self._opened_at = time.monotonic()
        self.add_class("-reading")
        self.pane.focus()
        self.say(doubts(self.session.marks(self.article.id)) if self.article else "")
        self.refresh_footer()
        self.set_timer(READ_SECONDS, self.note_read, name="read")
        if self.article:
            self.articles.go_to(self.article.id)

    def leave_article(self) -> None:
        """Back to the list, on the row of the article."""
        self.take_in_position()
        self.say("")
        self.reading = False
        self.left_at = time.monotonic()
        self.remove_class("-reading", "-zen")
        self.articles.focus()
        self.articles.update_rows()
        self.refresh_counts()
        self.refresh_footer()
        self.show_place()

    def note_read(self) -> None:
        """Count the article as read if its end was seen and it was open long enough."""
        open_for = time.monotonic() - self._opened_at
        if not self.reading or self.article is None or open_for < READ_SECONDS:
            return
        if self.pane.progress() >= 1 and not self.session.state(self.article.id).read:
            self.tell_change(self.session.set_read([self.article.id], True))

    def take_in_position(self) -> None:
        """Let the place in the article be saved, and how the person reads."""
        if self.reading:
            self._note_habits()
        if change := self.bookkeeper.take_in():
            self.tell_change(change)

    def _note_habits(self) -> None:
        place = self.pane.position()
        habits = replace(self.memory.now, measure_cells=self.pane.measure_cells)
        if self.article and len(self.article.editions) > 1:  # else there was nothing to choose
            habits = replace(habits, language=place.language, layout=place.layout)
        self.remember(habits)

    # ---- hits, see ArticleActions

    def forget_hits(self) -> None:
        """No search is alive in the article."""
        self.needle, self.hits, self.hit = "", (), -1

    def show_hits(self, needle: str, opening: Opening) -> None:
        """Mark every place of a search in the article."""
        raise NotImplementedError
