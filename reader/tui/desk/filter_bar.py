"""The line of the list's filter: what is typed into it, and what there is to say about it."""

from __future__ import annotations

from typing import Final, Protocol

from textual import on, work
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from reader.model.listing import ListQuery, View
from reader.model.names import ArticleId
from reader.session import Session
from reader.tui.messages import Completed, OpeningEnded, Told
from reader.tui.opening import SLOW_SECONDS
from reader.tui.queries import is_half_typed
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.lines import Role

FILTER_SECONDS: Final = 0.06


class Filtered(Protocol):
    """What is filtered: the list below the line."""

    articles: ArticleList
    asked: ListQuery
    """The list that was asked for last."""
    shown: ListQuery
    """The list that is shown."""

    def show_list(self, query: ListQuery, at: ArticleId | None = None) -> None:
        """Show a list, perhaps a moment later."""
        ...


class FilterBar(EntryBar):
    """Takes a query, and narrows a list to it while it is being typed."""

    def __init__(self, session: Session, below: Filtered) -> None:
        """A closed line.

        Args:
            session: Knows how to go on with a query.
            below: What is filtered.
        """
        hint = "author: tag: is:unread -word"
        super().__init__("filter", hint, takes_queries=True, id="filter")
        self.disable_messages(Worker.StateChanged)
        self._session = session
        self._below = below
        self.awaits_list = False
        """Whether the filter was ended with Enter and its list is being made."""
        self._nothing_yet = False
        """Whether it was said that its list is empty, and the library was being read."""

    def begin(self, *, waiting: bool) -> None:
        """Show the filter that the list began with.

        Args:
            waiting: Whether that list is still to come.
        """
        query = self._below.asked.filter
        self.fill(query)
        if not waiting:
            self._remark()
        elif query:
            self._await_list()

    def fill(self, query: str) -> None:
        """Put a query into the line without asking for it; "" closes the line."""
        with self.prevent(Input.Changed):
            self.box.value = query
        self.remark.show("")
        self.display = bool(query)
        self.box.scroll_to(0, animate=False, force=True)  # a long one is shown from its beginning

    # ---- typing

    @on(Input.Changed)
    def _note_typed(self, event: Input.Changed) -> None:
        """The filter waits for the end of a word."""
        event.stop()
        self.when_typed(self._filter, FILTER_SECONDS)
        self._complete(self.box.value, self.box.cursor_position)

    @work(thread=True, exclusive=True, group="completions")
    def _complete(self, query: str, cursor: int) -> None:
        worker = get_current_worker()
        found = self._session.completions(query, cursor)
        if not worker.is_cancelled:
            self.post_message(Completed(query, cursor, found))

    @on(Completed)
    def _offer(self, event: Completed) -> None:
        if event.query == self.box.value and self.box.has_focus:
            self.offer(event.completions, event.cursor)
            if not event.completions:
                self._remark()

    def _filter(self) -> None:
        self.wait_no_more()
        asked, value = self._below.asked, self.box.value
        wanted = value.strip()
        if wanted == asked.filter == self._below.shown.filter:
            self._end_waiting()
            self._remark()
        elif not self.awaits_list and is_half_typed(value):
            return  # what is shown stays while a field is being typed
        else:
            self._below.show_list(asked._replace(filter=wanted))

    def action_enter_box(self) -> None:
        """The filter is kept, and the keyboard belongs to the list."""
        self._await_list()
        self.screen.set_focus(self._below.articles)
        self._filter()

    def action_leave_box(self) -> None:
        """No filter; the keyboard belongs to the list."""
        self.fill("")
        self.screen.set_focus(self._below.articles)
        if self._below.asked.filter:
            self._below.show_list(self._below.asked._replace(filter=""))
            self.post_message(Told(""))

    # ---- what came of it

    def _await_list(self) -> None:
        self.awaits_list = True
        self.set_timer(SLOW_SECONDS, self._say_slow, name="slow")

    def _say_slow(self) -> None:
        if self.awaits_list:
            self.remark.show("looking ...  Esc drops it")

    def note_shown(self) -> None:
        """A list is shown now."""
        if not (self._below.shown.filter or self.box.has_focus):
            self.fill("")  # the one the list began with may not have been understood
        self._end_waiting()
        self._remark()

    def _end_waiting(self) -> None:
        """The list of a filter that was ended with Enter is there."""
        if self.awaits_list:
            self.awaits_list = False
            self.remark.show("")
            self.display = bool(self.box.value.strip())
            self.screen.post_message(OpeningEnded(shown=True))

    def note_refusal(self, problem: str) -> None:
        """The list that was asked for cannot be shown; the one before stays."""
        self.remark.show(problem, Role.WARNING)
        if self.awaits_list:
            self.awaits_list = False
            self.screen.set_focus(self.box)  # on with what is wrong in it
            self.screen.post_message(OpeningEnded(shown=False))

    def note_growth(self) -> None:
        """More files have been read, or all: the list may have got rows."""
        if self._nothing_yet:
            self._remark()

    def _remark(self) -> None:
        """Say that the list of what is in the line is empty."""
        query = self._below.asked
        if not query.filter or self.box.value.strip() != query.filter:
            return
        if not self._below.articles.row_count:
            view = "" if query.view is View.ALL else f" {query.view}"
            self._nothing_yet = not self._session.is_whole
            nothing = "nothing yet" if self._nothing_yet else f"nothing{view}"
            self.remark.show(f"{nothing} for {query.filter}; Esc drops it", Role.WARNING)
