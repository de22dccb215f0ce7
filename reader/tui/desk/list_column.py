"""The column of the list: which articles it has, how many, and where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.worker import Worker, get_current_worker

from reader.errors import QueryError
from reader.model.listing import ListQuery, View
from reader.model.names import ArticleId, Language
from reader.session import Session
from reader.tui.listing import NOTHING, Listing, has_to_be_held, place_told
from reader.tui.messages import (
    ListHeld,
    ListRefused,
    OpeningEnded,
    RowsGathered,
)
from reader.tui.remembered import Memory
from reader.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:  # the list comes before its filter
    from reader.tui.desk.filter_bar import FilterBar


class ListColumn(Vertical):
    """Shows lists. What takes longer than a frame in a large library is done on workers.

    The list comes alone, so that it answers keys soon; the line of its filter is brought in later.
    """

    class Shown(Message):
        """A list is shown now, or has other rows."""

    def __init__(self, session: Session, memory: Memory) -> None:
        """A column without a list.

        Args:
            session: Of the library.
            memory: Has the list of the last start, and remembers the one that is shown.
        """
        self.articles = ArticleList()
        """The list itself."""
        super().__init__(self.articles, id="list-column")
        self.disable_messages(Worker.StateChanged)
        self.session = session
        self.memory = memory
        self.asked = ListQuery()
        """The list that was asked for last."""
        self.filter_bar: FilterBar | None = None
        """The line into which a filter is typed; None before it is brought in."""
        self.kept: ArticleId | None = None
        """The article that is read, on which the cursor stays; None while nobody reads."""
        self.shown = ListQuery()
        """The list that is shown."""
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
        self._is_growing = False
        """Whether files are being read, so that there may soon be more articles."""

    def begin(self, titles: Language) -> None:
        """Show the list of the last start, or what can be told of it before the marks are known.

        Args:
            titles: The language of titles.
        """
        self.articles.language = titles
        self._begin = ArticleId(self.memory.now.article)
        self.asked = self.shown = self.memory.now.listed
        if not has_to_be_held(self.asked):  # else it comes with the marks
            self.show_list(self.asked, self._begin)

    def use_marks(self) -> None:
        """The marks are known: a list that they decide on is shown as they have it."""
        if has_to_be_held(self.asked):
            self.show_list(self.asked, None if self.has_list else self._begin)

    # ---- showing

    def show_list(self, query: ListQuery, at: ArticleId | None = None) -> None:
        """Show a list, perhaps a moment later; the cursor stays on its article if it can.

        A filter or a view in which the person chooses nothing leads back to where he was.

        Args:
            query: Which list.
            at: The article that the cursor goes to; None for the one it is on.
        """
        self.asked = query
        if has_to_be_held(query):
            self._hold(query, at)
        else:
            self.workers.cancel_group(self, "list")
            self._show(Listing(self.session, query), at)

    def show_view(self, view: View, query: str) -> None:
        """Show a view through a filter; nothing is selected any more."""
        self.articles.clear_selection()
        self.asked = self.asked._replace(view=view)
        self.show_filtered(query)

    def renew(self, at: ArticleId | None) -> None:
        """Articles have come, gone or changed; those of the list that are still there stay in it.

        Args:
            at: As `show_list` has it.
        """
        query, before = self.asked, self._listing
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
        if event.listing.query == self.asked:
            self._show(event.listing, event.at)

    @on(ListRefused)
    def _say_refused(self, event: ListRefused) -> None:
        if event.query == self.asked and self.has_list:
            self.asked = self.shown
            if self.filter_bar:
                self.filter_bar.note_refusal(event.problem)
        elif event.query == self.asked:
            self.show_list(ListQuery(), self._begin)

    def _show(self, listing: Listing, at: ArticleId | None) -> None:
        query, here, awaited = listing.query, self.row_id, self.awaits_rows
        if here != self._led_to:
            self._own = here or self._own
        wanted = (here, self._own) if query == self.shown else (self._own, here)
        filtered = query.filter != self.shown.filter
        self.shown, self._listing = query, listing
        self._explain_nothing()
        self.articles.show(listing, at, *wanted, self._kept_id)
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
        if self.filter_bar:
            self.filter_bar.note_shown()
        self.screen.post_message(self.Shown())
        if awaited and not self.awaits_rows:
            self.screen.post_message(OpeningEnded(shown=True))

    @property
    def row_id(self) -> ArticleId | None:
        """The article under the cursor; None in an empty list."""
        row = self.articles.current
        return row.id if row else None

    def take_row(self) -> None:
        """The person has chosen the article under the cursor, wherever that came from."""
        self._led_to = None

    def show_reading(self, progress: str) -> None:
        """The list is used while the catalog grows, and grows with it.

        Args:
            progress: How far the files of the library have been read; "" when all have been.
        """
        awaited = self.awaits_rows
        self._being_read = self._is_growing = bool(progress)
        self._explain_nothing()
        if progress and not has_to_be_held(self.shown):
            self._listing = Listing(self.session, self.shown)
            self.articles.show(self._listing, self._kept_id)
            self.screen.post_message(self.Shown())
        if self.filter_bar:
            self.filter_bar.note_growth()
        if awaited and not self.awaits_rows:
            self.articles.refresh()
            self.screen.post_message(OpeningEnded(shown=True))

    def _explain_nothing(self) -> None:
        """Say why there is no row, if there is none; of a filter it is said under its line."""
        unknown = self.shown.filter or self.awaits_rows
        self.articles.nothing = "" if unknown else NOTHING[self.shown.view]

    @property
    def awaits_rows(self) -> bool:
        """Whether no article is known yet, but there may be some in a moment."""
        if has_to_be_held(self.shown):
            return not self.has_list
        return self._being_read and not self._listing

    @property
    def has_list(self) -> bool:
        """Whether a list has been shown; the one that marks or words decide on waits for them."""
        return self._listing is not None

    @property
    def _kept_id(self) -> ArticleId | None:
        """Where the cursor stays while rows come in before it; None: on the first row.

        It stays on the article that is read. Who begins on an article goes there when it comes.
        Who has not left the first row yet wants to see what is on top, not one article.
        """
        if self.kept:
            return self.kept
        return self.row_id if self.articles.cursor else self._begin

    # ---- where one is

    @property
    def place(self) -> str:
        """The number of the row and of rows, and how many are selected."""
        count = self.articles.row_count
        if count:
            selected = len(self.articles.selected)
            # a list that is held does not grow with the library
            more = "+" if self._is_growing and has_to_be_held(self.shown) else ""
            place = place_told(self.shown, self.articles.cursor, f"{count}{more}")
            return f"{selected} selected  {place}" if selected else place
        return "one moment" if self._being_read else "nothing here"

    # ---- the filter

    async def bring_in_filter(self) -> None:
        """From now on a filter can be typed."""
        from reader.tui.desk.filter_bar import FilterBar

        bar = FilterBar(self.session, self)
        await self.mount(bar, before=0)
        self.filter_bar = bar
        bar.begin(waiting=not self.has_list)

    def action_filter(self) -> None:
        """Open the line into which a query is typed."""
        if self.filter_bar:
            self.filter_bar.open()

    def show_filtered(self, query: str, at: ArticleId | None = None) -> None:
        """Show what a filter lets through; "" lets all through.

        Args:
            query: It stands in the filter's line, too.
            at: As `show_list` has it.
        """
        if self.filter_bar:
            self.filter_bar.fill(query)
        self.show_list(self.asked._replace(filter=query), at)

    @property
    def is_coming(self) -> bool:
        """Whether the list of a filter that is kept is being made, or the first rows of all."""
        return self.awaits_rows or (self.filter_bar is not None and self.filter_bar.awaits_list)

    # ---- selecting

    def action_select_all(self) -> None:
        """Select every article of the list; none if all are."""
        if self.articles.row_count == len(self.articles.selected):
            self.articles.clear_selection()
        elif self._listing:
            self._gather(self._listing)

    @work(thread=True, exclusive=True, group="rows")
    def _gather(self, listing: Listing) -> None:
        self.post_message(RowsGathered(listing, listing.ids()))

    @on(RowsGathered)
    def _select_gathered(self, event: RowsGathered) -> None:
        if event.listing.query == self.shown:
            self.articles.select(event.article_ids)
