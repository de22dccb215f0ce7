"""What can be done from the list of the main screen: views, filter, order, search."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.timer import Timer

from reader.model.listing import ListQuery, Sort, View
from reader.model.names import Language
from reader.tui.listing import SORT_NAMES, Listing
from reader.tui.messages import Completed, OpeningEnded, RowsGathered
from reader.tui.opening import Origin, Source
from reader.tui.queries import is_half_typed
from reader.tui.screens.returning import Returning
from reader.tui.screens.shown import SLOW_SECONDS
from reader.tui.widgets.banner import Banner
from reader.tui.widgets.lines import Role
from reader.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from textual.widgets import Input


FILTER_SECONDS: Final = 0.06
QUIT_SECONDS: Final = 0.5
"""So long after coming back from an article, a `q` was one too many."""


class ListActions(Returning):
    """The commands of `Place.LIST`."""

    _filter_timer: Timer | None = None
    _keeping = False
    """Whether the filter was ended with Enter and its list is being made."""

    _nothing_yet = False
    """Whether it was said that the list of the filter is empty, and the library was being read."""

    def on_mount(self) -> None:
        self.set_class(not self.memory.now.preview, "-no-preview")

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
        if event.listing.query == self._shown_query:
            self.articles.select(event.article_ids)

    # ---- views, order, titles, preview

    def action_view(self, name: str) -> None:
        """Show one of the five views; a saved one goes with its filter, your own filter stays."""
        self.articles.clear_selection()
        kept = "" if self.memory.now.slot else self.list_query.filter
        self.fill_filter(kept)
        self.show_list(self.list_query._replace(view=View(name), filter=kept))
        self.say("")

    @on(ViewBar.Pressed)
    def _show_pressed_view(self, event: ViewBar.Pressed) -> None:
        self.action_view(event.view)

    def action_sort(self) -> None:
        """Let the person choose an order."""
        from reader.tui.screens.choice import ChoiceScreen

        names = [SORT_NAMES[sort] for sort in Sort]
        now = list(Sort).index(self.list_query.sort)
        self.app.push_screen(ChoiceScreen("Order of the list", names, now), self._take_sort)

    def _take_sort(self, choice: int | None) -> None:
        if choice is not None:
            self.show_list(self.list_query._replace(sort=list(Sort)[choice]))
            self.say("")

    def action_flip_titles(self) -> None:
        """Titles in the other language."""
        language = self.articles.language.other
        self.articles.show_language(language)
        before = self.services.config.get("titles") or Language.KO
        habits = self.memory.now._replace(titles=language.value, titles_before=str(before))
        self.remember(habits)
        self.say("Titles in Korean" if language == "ko" else "Titles in English")

    def action_preview(self) -> None:
        """The preview beside the list, on or off."""
        if self.has_class("-narrow"):
            self.say("The preview needs 100 columns; Enter opens the article")
            return
        shown = self.has_class("-no-preview")
        self.set_class(not shown, "-no-preview")
        self.remember(self.memory.now._replace(preview=shown))
        self.freshen_preview()

    def action_step_back(self) -> None:
        """Hide the banner, else drop the selection, else the filter, else show all articles."""
        if self.query_one(Banner).hide():
            self.say("! lists the problems again")
        elif self.articles.clear_selection():
            self.say("")
        elif self.list_query.filter:
            self.drop_filter()
        elif self.list_query.view is not View.ALL:
            self.action_view(View.ALL)
        else:
            self.say("q quits")

    async def action_leave(self) -> None:
        """Quit, unless the key that came back from an article was pressed once too often."""
        if time.monotonic() - self.left_at < QUIT_SECONDS:
            self.say("This is the list; q quits")
            return
        await self.run_action("app.quit")

    # ---- filter

    async def furnish(self) -> None:
        await super().furnish()
        self.fill_filter(self.list_query.filter)
        if self.has_list:
            self._remark_on_filter()
        elif self.list_query.filter:
            self._await_filter()

    def action_filter(self) -> None:
        """Open the line into which a query is typed."""
        self.filter_bar.open()
        self.refresh_footer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed; the filter waits for the end of a word."""
        if event.input is not self.filter_bar.box:
            return
        event.stop()
        if self._filter_timer:
            self._filter_timer.stop()
        self._filter_timer = self.set_timer(FILTER_SECONDS, self._filter, name="filter")
        box = self.filter_bar.box
        self.complete(box.value, box.cursor_position)

    @on(Completed)
    def _offer(self, event: Completed) -> None:
        bar = self.filter_bar
        if event.query == bar.box.value and bar.box.has_focus:
            bar.offer(event.completions, event.cursor)
            if not event.completions:
                self._remark_on_filter()

    def show_reading(self, progress: str) -> None:
        super().show_reading(progress)
        if self._nothing_yet:
            self._remark_on_filter()

    def _remark_on_filter(self) -> None:
        """Say under the filter's line that the list of what is in it is empty."""
        query = self.list_query
        if not query.filter or not self.furnished:
            return
        bar = self.filter_bar
        if bar.box.value.strip() != query.filter:
            return
        if not self.articles.row_count:
            view = "" if query.view is View.ALL else f" {query.view}"
            self._nothing_yet = not self.session.is_whole
            nothing = "nothing yet" if self._nothing_yet else f"nothing{view}"
            bar.remark.show(f"{nothing} for {query.filter}; Esc drops it", Role.WARNING)

    def fill_filter(self, query: str) -> None:
        """Put a query into the filter's line without asking for it; "" closes the line."""
        from textual.widgets import Input

        bar = self.filter_bar
        with self.prevent(Input.Changed):
            bar.box.value = query
        bar.remark.show("")
        bar.display = bool(query)
        bar.box.scroll_to(0, animate=False, force=True)  # a long one is shown from its beginning

    def drop_filter(self) -> None:
        """A step back from what the filter lets through."""
        self.close_filter()

    def close_filter(self) -> None:
        """No filter; the keyboard belongs to the list."""
        self.fill_filter("")
        self.set_focus(self.articles)
        if self.list_query.filter:
            self.show_list(self.list_query._replace(filter=""))
            self.say("")

    @property
    def is_coming(self) -> bool:
        """Whether the list of a filter that is kept is being made, or the first rows of all."""
        return self._keeping or (self.awaits_rows and not self.reading)

    def keep_filter(self) -> None:
        """The filter is kept, and the keyboard belongs to the list."""
        self._await_filter()
        self.set_focus(self.articles)
        self._filter()

    def _await_filter(self) -> None:
        self._keeping = True
        self.set_timer(SLOW_SECONDS, self._say_slow_filter, name="slow")

    def _say_slow_filter(self) -> None:
        if self._keeping:
            self.filter_bar.remark.show("looking ...  Esc drops it")

    def _filter(self) -> None:
        if self._filter_timer:
            self._filter_timer.stop()
        value = self.filter_bar.box.value
        wanted = value.strip()
        if wanted == self.list_query.filter == self._shown_query.filter:
            self._end_keeping()
            self._remark_on_filter()
        elif not self._keeping and is_half_typed(value):
            return  # what is shown stays while a field is being typed
        else:
            self.show_list(self.list_query._replace(filter=wanted))

    def after_list(self, query: ListQuery) -> None:
        super().after_list(query)
        if self.furnished and not (query.filter or self.filter_bar.box.has_focus):
            self.fill_filter("")  # the one the list began with may not have been understood
        self._end_keeping()
        self._remark_on_filter()

    def _end_keeping(self) -> None:
        """The list of a filter that was ended with Enter is there."""
        if self._keeping:
            self._keeping = False
            bar = self.filter_bar
            bar.remark.show("")
            bar.display = bool(bar.box.value.strip())
            self.post_message(OpeningEnded(shown=True))

    def after_refusal(self, problem: str) -> None:
        bar = self.filter_bar
        bar.remark.show(problem, Role.WARNING)
        if self._keeping:
            self._keeping = False
            self.set_focus(bar.box)  # on with what is wrong in it
            self.post_message(OpeningEnded(shown=False))

    # ---- search

    def action_search(self) -> None:
        """Search the whole library."""
        self.choose_in(Origin(Source.SEARCH))

    def action_concordance(self) -> None:
        """Every sentence with a word: the one at the cursor while reading, else a typed one."""
        from reader.tui.screens.concordance import looked_up  # seldom needed

        word = looked_up(self.pane.word_at_cursor()) if self.reading else ""
        self.choose_in(Origin(Source.SENTENCES, word))
