"""The list of the main screen: which articles it has, how many, and where the cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import on, work
from textual.worker import get_current_worker

from reader.errors import QueryError
from reader.model.listing import ListQuery, View
from reader.model.names import ArticleId, Language
from reader.session import Session
from reader.tui.listing import Listing, has_to_be_held, place_told
from reader.tui.messages import (
    Completed,
    ListHeld,
    ListRefused,
    MemoryChanged,
    OpeningEnded,
    ViewsCounted,
)
from reader.tui.remembered import Memory, Remembered
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.view_bar import ViewBar

NOTHING: Final = {
    View.ALL: "No articles; reader build adds some",
    View.UNREAD: "All is read",
    View.READING: "Nothing is begun",
    View.BOOKMARKED: "No bookmarks yet; b makes one",
    View.ANNOTATED: "No highlights and notes yet",
}
"""What is said in a view without articles."""


class Listed(ReaderScreen[None]):
    """Shows lists. What takes longer than a frame in a large library is done on workers."""

    def __init__(self, session: Session, settings: Settings, memory: Memory) -> None:
        super().__init__(session, settings)
        self.memory = memory
        self.list_query = ListQuery()
        """The list that was asked for last."""
        self._shown_query = ListQuery()
        self._own: ArticleId | None = None
        """The article the person was on last, which a list that he narrowed may not have."""
        self._led_to: ArticleId | None = None
        """The article that such a list put the cursor on; None once he chose one himself."""
        self._begin: ArticleId | None = None
        """The article the list begins on, until it is there or all files have been looked at."""
        self._listing: Listing | None = None
        """What is shown; None before the first."""
        self._being_read = True
        """Whether the catalog may still be incomplete: a start begins with a look at all files."""
        self.has_selection = False
        """Whether articles are selected for the next command, as the footer has it."""

    def on_mount(self) -> None:
        self.articles.language = Language(self.settings.titles)
        self.query_one(ViewBar).name_shown = self.session.name
        self.show_memory()
        self._begin = ArticleId(self.memory.now.article)
        self.list_query = self._shown_query = self.memory.now.listed
        if has_to_be_held(self.list_query):
            self.query_one(ViewBar).view = self.list_query.view
            self.show_place()  # the rest comes with the marks
        else:
            self.show_list(self.list_query, self._begin)
        self.set_focus(self.articles)
        self.watch(self.articles, "cursor", self.show_place, init=False)

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    # ---- for subclasses

    def remember(self, now: Remembered) -> None:
        """Remember something until the next start."""
        if now != self.memory.now:
            self.memory.now = now
            self.post_message(MemoryChanged())

    def after_list(self, query: ListQuery) -> None:
        """A list is shown now."""

    def after_refusal(self, problem: str) -> None:
        """The list that was asked for cannot be shown; the one before stays."""

    # ---- showing

    def show_list(self, query: ListQuery, at: ArticleId | None = None) -> None:
        """Show a list, perhaps a moment later; the cursor stays on its article if it can.

        A filter or a view in which the person chooses nothing leads back to where he was.

        Args:
            query: Which list.
            at: The article that the cursor goes to; None for the one it is on.
        """
        self.list_query = query
        if has_to_be_held(query):
            self._hold(query, at)
        else:
            self.workers.cancel_group(self, "list")
            self._show(Listing(self.session, query), at)

    def renew_list(self, at: ArticleId | None) -> None:
        """Articles have come, gone or changed; those of the list that are still there stay in it.

        Args:
            at: As `show_list` has it.
        """
        query, before = self.list_query, self._listing
        if before and before.query == query and has_to_be_held(query):
            self._hold(query, at, before)
        else:
            self.show_list(query, at)

    @work(thread=True, exclusive=True, group="list")
    def _hold(self, query: ListQuery, at: ArticleId | None, before: Listing | None = None) -> None:
        worker = get_current_worker()
        try:
            listing = Listing.held(self.session, query, lambda: worker.is_cancelled, before)
        except QueryError as error:
            self.post_message(ListRefused(query, str(error)))
        else:
            if not worker.is_cancelled:
                self.post_message(ListHeld(listing, at))

    @on(ListHeld)
    def _take_held(self, event: ListHeld) -> None:
        if event.listing.query == self.list_query:
            self._show(event.listing, event.at)

    @on(ListRefused)
    def _say_refused(self, event: ListRefused) -> None:
        if event.query == self.list_query and self.has_list:
            self.list_query = self._shown_query
            self.after_refusal(event.problem)
        elif event.query == self.list_query:
            self.show_list(ListQuery(), self._begin)

    def _show(self, listing: Listing, at: ArticleId | None) -> None:
        query, here, awaited = listing.query, self.row_id, self.awaits_rows
        if here != self._led_to:
            self._own = here or self._own
        wanted = (here, self._own) if query == self._shown_query else (self._own, here)
        filtered = query.filter != self._shown_query.filter
        self._shown_query, self._listing = query, listing
        self._explain_nothing()
        self.articles.show(listing, at, *wanted, self.kept_id)
        if filtered:
            self.articles.deselect_absent()
        if filtered and query.filter and at is None:
            self.articles.cursor = 0
        here = self.row_id
        if here == self._begin or not self._being_read:
            self._begin = None
        if at or not (query.filter or query.view is not View.ALL):
            self._own = here
        self._led_to = here if here != self._own else None
        self.memory.now = self.memory.now._replace(listed=query)
        self.refresh_counts()
        self.after_list(listing.query)
        self.show_place()
        if awaited and not self.awaits_rows:
            self.post_message(OpeningEnded(shown=True))

    @property
    def row_id(self) -> ArticleId | None:
        """The article under the cursor; None in an empty list."""
        row = self.articles.current
        return row.id if row else None

    def take_row(self) -> None:
        """The person has chosen the article under the cursor, wherever that came from."""
        self._led_to = None

    def show_reading(self, progress: str) -> None:
        """The list is used while the catalog grows, and grows with it."""
        super().show_reading(progress)
        awaited = self.awaits_rows
        self._being_read = bool(progress)
        self._explain_nothing()
        if progress and not has_to_be_held(self._shown_query):
            self._listing = Listing(self.session, self._shown_query)
            self.articles.show(self._listing, self.kept_id)
            self.refresh_counts()
        self.show_place()
        if awaited and not self.awaits_rows:
            self.articles.refresh()
            self.post_message(OpeningEnded(shown=True))

    def _explain_nothing(self) -> None:
        """Say why there is no row, if there is none; of a filter it is said under its line."""
        unknown = self._shown_query.filter or self.awaits_rows
        self.articles.nothing = "" if unknown else NOTHING[self._shown_query.view]

    @property
    def awaits_rows(self) -> bool:
        """Whether no article is known yet, but there may be some in a moment."""
        if has_to_be_held(self._shown_query):
            return not self.has_list
        return self._being_read and not self._listing

    @property
    def has_list(self) -> bool:
        """Whether a list has been shown; the one that marks or words decide on waits for them."""
        return self._listing is not None

    @property
    def kept_id(self) -> ArticleId | None:
        """Where the cursor stays while rows come in before it; None: on the first row.

        Who begins on an article goes there when it comes. Who has not left the first row yet wants
        to see what is on top, not one article.
        """
        return self.row_id if self.articles.cursor else self._begin

    # ---- counts

    def refresh_counts(self) -> None:
        """Count the views anew."""
        bar = self.query_one(ViewBar)
        bar.view = self._shown_query.view
        bar.slot = self.memory.now.slot
        self.call_after_refresh(self._count_views)

    @work(thread=True, exclusive=True, group="counts")
    def _count_views(self) -> None:
        worker = get_current_worker()
        counts = self.session.view_counts()
        if not worker.is_cancelled:
            self.post_message(ViewsCounted(counts))

    @on(ViewsCounted)
    def _show_counts(self, event: ViewsCounted) -> None:
        self.query_one(ViewBar).counts = event.counts

    def show_memory(self) -> None:
        bar = self.query_one(ViewBar)
        bar.saved = {slot: one.name for slot, one in self.memory.now.saved.items()}
        bar.slot = self.memory.now.slot

    # ---- where one is

    def show_place(self) -> None:
        """Say on the right of the status line where one is."""
        self.query_one(StatusLine).place = self.place_in_list()
        has_selection = bool(self.articles.selected)
        if has_selection is not self.has_selection:
            self.has_selection = has_selection
            self.refresh_footer()

    def place_in_list(self) -> str:
        """The number of the row and of rows."""
        count = self.articles.row_count
        if count:
            selected = len(self.articles.selected)
            # a list that is held does not grow with the library
            more = "+" if self.is_growing and has_to_be_held(self._shown_query) else ""
            place = place_told(self._shown_query, self.articles.cursor, f"{count}{more}")
            return f"{selected} selected  {place}" if selected else place
        return "one moment" if self._being_read else "nothing here"

    # ---- completing a query

    @work(thread=True, exclusive=True, group="completions")
    def complete(self, query: str, cursor: int) -> None:
        """Find ways to go on with a query; `Completed` brings them."""
        worker = get_current_worker()
        found: Sequence[str] = self.session.completions(query, cursor)
        if not worker.is_cancelled:
            self.post_message(Completed(query, cursor, found))
