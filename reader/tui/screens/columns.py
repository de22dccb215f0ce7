"""The columns of the main screen: the list as it opens, and beside it the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.model.names import ArticleId, Language
from reader.session import Session
from reader.tui.desk.article_column import ArticleColumn
from reader.tui.desk.list_column import ListColumn
from reader.tui.desk.views import Views
from reader.tui.messages import ArticleFetched, FetchFailed, MemoryChanged
from reader.tui.remembered import Memory, Remembered
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # the list needs nothing of them
    from reader.model.article import Article
    from reader.search.results import Occurrence
    from reader.tui.desk.find_bar import FindBar
    from reader.tui.widgets.article_pane import ArticlePane


class Columns(ReaderScreen[None]):
    """The list comes alone, so that it answers keys soon. `furnish` brings in the rest."""

    furnished = False
    """Whether the widgets below are there; before, only keys that move in the list come."""

    def __init__(self, session: Session, settings: Settings, memory: Memory) -> None:
        super().__init__(session, settings)
        self.memory = memory
        self.views = Views(session, memory)
        self.listed = ListColumn(session, memory)
        self.shown = ArticleColumn(session, memory, self.listed.articles.after)
        self.has_selection = False
        """Whether articles are selected for the next command, as the footer has it."""

    def compose_body(self) -> Iterable[Widget]:
        yield self.views
        with Horizontal(id="desk"):
            yield self.listed
            yield self.shown

    def on_mount(self) -> None:
        self.listed.begin(Language(self.settings.titles))
        self.views.view = self.listed.asked.view
        self.show_memory()
        self.show_place()
        self.set_focus(self.articles)
        self.watch(self.articles, "cursor", self.show_place, init=False)

    async def furnish(self) -> None:
        """Bring in everything but the list."""
        await self.listed.bring_in_filter()
        await self.shown.bring_in_pane(self)
        self.furnished = True
        self.articles.announce_highlighted()

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.listed.articles

    @property
    def pane(self) -> ArticlePane:
        """The article's text."""
        return self.shown.pane

    @property
    def find_bar(self) -> FindBar:
        """The line to find in it."""
        return self.shown.find_bar

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.shown.article

    @property
    def open_id(self) -> ArticleId | None:
        return self.shown.open_id

    @property
    def reading(self) -> bool:
        """Whether the keyboard belongs to the article, and not to the list."""
        return self.shown.reading

    @property
    def row_id(self) -> ArticleId | None:
        """The article under the cursor; None in an empty list."""
        return self.listed.row_id

    def remember(self, now: Remembered) -> None:
        """Remember something until the next start."""
        if now != self.memory.now:
            self.memory.now = now
            self.post_message(MemoryChanged())

    # ---- what the app tells

    def show_reading(self, progress: str) -> None:
        super().show_reading(progress)
        self.listed.show_reading(progress)
        self.show_place()

    def show_memory(self) -> None:
        self.views.show_saved()

    # ---- the article

    def with_article(
        self, article_id: ArticleId, use: Callable[[Article], None], purpose: str
    ) -> None:
        """Do something with an article: at once if it is shown, else when it has been read.

        The person may be on another screen by then.

        Args:
            article_id: The article.
            use: What is done with it, on the thread of the screen.
            purpose: Of what is wanted for the same purpose only the last is done.
        """
        if self.article is not None and self.article.id == article_id:
            use(self.article)
        else:
            fetch = partial(self._fetch, article_id, use)
            self.run_worker(fetch, group=f"fetch {purpose}", exclusive=True, thread=True)

    def _fetch(self, article_id: ArticleId, use: Callable[[Article], None]) -> None:
        worker = get_current_worker()
        message: ArticleFetched | FetchFailed
        try:
            message = ArticleFetched(self.session.article(article_id), use)
        except ReaderError as error:
            message = FetchFailed(article_id, error)
        if not worker.is_cancelled:
            self.post_message(message)

    @on(ArticleFetched)
    def _use_fetched(self, event: ArticleFetched) -> None:
        event.use(event.article)

    # ---- for subclasses

    def go_to_hit(self, place: Occurrence) -> None:
        """Go to a place that was found in the article."""
        raise NotImplementedError

    def say_hits(self) -> None:
        """Tell what was found in the article, and where one is."""
        raise NotImplementedError

    # ---- around the list

    @on(ListColumn.Shown)
    def follow_list(self) -> None:
        """Another list is shown, or it has other rows."""
        self.refresh_counts()
        self.show_place()

    def refresh_counts(self) -> None:
        """Count the views anew."""
        self.views.refresh_counts(self.listed.shown.view)

    def show_place(self) -> None:
        """Say on the right of the status line where one is."""
        self.query_one(StatusLine).place = self.listed.place
        has_selection = bool(self.articles.selected)
        if has_selection is not self.has_selection:
            self.has_selection = has_selection
            self.refresh_footer()
