"""The main screen's frame: the list on the left, the article on the right, and which of them
has the person's attention."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.model.listing import ListQuery
from reader.search.results import Found, Place
from reader.session import Session
from reader.tui.bookkeeper import Bookkeeper
from reader.tui.doubts import doubts
from reader.tui.keys import Place as KeyPlace
from reader.tui.listing import Listing
from reader.tui.messages import ArticleFailed, ArticleRead, ViewsCounted
from reader.tui.opening import Opening
from reader.tui.reading.content import PaneContent
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.widgets.article_column import ArticleColumn
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.view_bar import ViewBar

PREVIEW_SECONDS: Final = 0.04
"""How long the cursor rests on a row before its article is shown beside the list."""
READ_SECONDS: Final = 5.0
"""An article counts as read when its end was seen and it was open for so long."""


class Desk(ReaderScreen[None]):
    """The list and the article.

    `reading` says which one the keyboard belongs to. While the person reads, the article
    has the whole width; else it is a preview, and nothing is remembered about it.
    """

    def __init__(
        self, session: Session, settings: Settings, services: Services, bookkeeper: Bookkeeper
    ) -> None:
        super().__init__(session, settings)
        self.services = services
        self.bookkeeper = bookkeeper
        self.list_query = ListQuery()
        self.article: Article | None = None
        self.reading = False
        self.language = Language.KO
        self.found: Found | None = None
        self.needle = ""
        self.hits: tuple[Place, ...] = ()
        self.hit = -1
        self._wanted: Opening | None = None
        self._open_when_read = False
        self._read_again = False
        self._opened_at = 0.0
        self._preview_timer: Timer | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield ViewBar()
        with Horizontal(id="desk"):
            with Vertical(id="list-column"):
                yield EntryBar("filter", "author: tag: is:unread after:2024-01 ...", id="filter")
                yield ArticleList()
            with ArticleColumn(id="article-column"):
                yield ArticlePane()
                yield EntryBar("find", "in both languages", id="find")

    def on_mount(self) -> None:
        self.articles.language = Language(self.settings.titles)
        self.query_one(ViewBar).name_shown = self.session.name
        self.show_list(self.list_query)
        self.articles.focus()

    # ---- the parts

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def pane(self) -> ArticlePane:
        """The article."""
        return self.query_one(ArticlePane)

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

    def show_list(self, query: ListQuery, at: ArticleId | None = None) -> None:
        """Show a state of the list; the cursor stays on its article where it can."""
        row = self.articles.current
        listing = Listing(self.session, query)
        self.list_query = query
        self.articles.show(listing, at or (row.id if row else None))
        self.refresh_counts()
        if not len(listing):
            self.pane.clear()
            self.article = None
        self.show_place()

    def refresh_counts(self) -> None:
        """Count the views anew."""
        self.query_one(ViewBar).view = self.list_query.view
        self._count_views()

    @work(thread=True, exclusive=True, group="counts")
    def _count_views(self) -> None:
        self.post_message(ViewsCounted(self.session.view_counts()))

    @on(ViewsCounted)
    def _show_counts(self, event: ViewsCounted) -> None:
        self.query_one(ViewBar).counts = event.counts

    def show_place(self) -> None:
        """Say on the right of the status line where one is."""
        self.query_one(StatusLine).place = self.place_in_list()

    def place_in_list(self) -> str:
        """The number of the row and of rows."""
        count = self.articles.row_count
        return f"{self.articles.cursor + 1}/{count}" if count else "nothing here"

    @on(ArticleList.ArticleHighlighted)
    def _follow_cursor(self, event: ArticleList.ArticleHighlighted) -> None:
        self.show_place()
        if self.reading or not self.preview_shown:
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
            self.post_message(ArticleFailed(article_id, str(error)))
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
            self._open_when_read = False
            self.say(event.problem, failed=True)

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
        marks = self.session.marks(article.id)
        position = marks.reading.position if marks.reading else None
        language = position.language if position else self.language
        if language not in article.editions:
            language = article.languages[0]
        layout = position.layout if position else self.pane.content_layout
        return PaneContent(
            article, self.session.alignment(article.id), marks, language, layout, position
        )

    def enter_article(self) -> None:
        """The article gets the whole width and the keyboard."""
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
        self.reading = False
        self.remove_class("-reading", "-zen")
        self.take_in_position()
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
        """Let the place in the article be saved."""
        if change := self.bookkeeper.take_in():
            self.tell_change(change)

    # ---- hits, see ArticleActions

    def forget_hits(self) -> None:
        """No search is alive in the article."""
        self.needle, self.hits, self.hit = "", (), -1

    def show_hits(self, needle: str, opening: Opening) -> None:
        """Mark every place of a search in the article."""
        raise NotImplementedError
