"""What leads from the list elsewhere: out of the program, to searches, saved views and tags."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on

from reader.model.listing import Sort, View
from reader.model.names import ArticleId, Language
from reader.tui.listing import SORT_NAMES
from reader.tui.opening import Opening, Origin, Source
from reader.tui.screens.returning import Returning
from reader.tui.widgets.banner import Banner
from reader.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from reader.tui.trail import Visit
    from reader.tui.widgets.entry_bar import EntryBar

QUIT_SECONDS: Final = 0.5
"""So long after coming back from an article, a `q` was one too many."""


class TagVisit(NamedTuple):
    """From where the person went to the articles of a tag."""

    filter: str
    """That of the list before."""
    here: Opening | None
    """Where he was reading; None: in the list of articles."""
    row: ArticleId | None
    """The article under the cursor of that list; None in an empty one."""
    steps: tuple[Visit, ...]
    """The way back from there."""
    tag: str = ""
    """What was chosen; "" if nothing was yet."""
    query: str = ""
    """The filter that shows its articles; with another one, there is no way back to the tags."""


class ListActions(Returning):
    """The commands of `Place.LIST` that are not of the list alone."""

    _visit: TagVisit | None = None
    """How the list came by its filter, if by a tag."""

    def on_mount(self) -> None:
        self.set_class(not self.memory.now.preview, "-no-preview")

    # ---- around the list

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
        elif self.listed.asked.filter:
            self._drop_filter()
        elif self.listed.asked.view is not View.ALL:
            self.action_view(View.ALL)
        else:
            self.say("q quits")

    async def action_leave(self) -> None:
        """Quit, unless the key that came back from an article was pressed once too often."""
        if time.monotonic() - self.left_at < QUIT_SECONDS:
            self.say("This is the list; q quits")
            return
        await self.run_action("app.quit")

    # ---- views and order

    def action_view(self, name: str) -> None:
        """Show one of the five views; a saved one goes with its filter, your own filter stays."""
        self.listed.show_view(View(name), "" if self.memory.now.slot else self.listed.asked.filter)
        self.say("")

    def action_sort(self) -> None:
        """Let the person choose an order."""
        from reader.tui.screens.choice import ChoiceScreen

        names, place = [SORT_NAMES[sort] for sort in Sort], list(Sort).index(self.listed.asked.sort)
        self.app.push_screen(ChoiceScreen("Order of the list", names, place), self._take_sort)

    def _take_sort(self, choice: int | None) -> None:
        if choice is not None:
            self.listed.show_list(self.listed.asked._replace(sort=list(Sort)[choice]))
            self.say("")

    @on(ViewBar.Pressed)
    def _show_pressed_view(self, event: ViewBar.Pressed) -> None:
        self.action_view(event.view)

    @on(ViewBar.SavedPressed)
    def _show_pressed(self, event: ViewBar.SavedPressed) -> None:
        self.action_saved_view(event.slot)

    def action_saved_view(self, slot: int) -> None:
        """Show a saved view."""
        saved = self.memory.now.saved.get(slot)
        if saved is None:
            return
        if self.reading:
            self.leave_article()
        self.listed.show_view(saved.view, saved.query)
        self.say(saved.name)

    def action_saved_views(self) -> None:
        """List the saved views; the list of this moment may become one."""
        from reader.tui.screens.saved import SavedScreen  # imported when it is first needed

        def take(slot: int | None) -> None:
            if slot is not None:
                self.action_saved_view(slot)

        screen = SavedScreen(self.session, self.settings, self.memory, self.listed.asked)
        self.app.push_screen(screen, take)

    def on_entry_bar_save_wanted(self, event: EntryBar.SaveWanted) -> None:
        """What is in the filter's line is to be kept as a view."""
        from reader.tui.screens.naming import keep_view

        event.stop()
        keep_view(self, self.memory, event.query, self.listed.asked.view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "saved_view":
            return parameters[0] in self.memory.now.saved
        return super().check_action(action, parameters)

    # ---- tags

    def action_tags(self) -> None:
        """All tags; choosing one filters the list."""
        here = self._here()
        steps = self.trail.steps if here else ()
        new = TagVisit(self.listed.asked.filter, here, self.row_id, steps)
        self._choose_tag(new if here else self._visit or new)

    def _choose_tag(self, visit: TagVisit) -> None:
        from reader.tui.screens.tags import TagsScreen

        def take(tag: str | None) -> None:
            if tag is not None:
                self._show_tag(visit._replace(tag=tag))

        self.app.push_screen(TagsScreen(self.session, self.settings, visit.tag), take)

    def _show_tag(self, visit: TagVisit) -> None:
        from reader.search.query import tagged

        if self.reading:
            self.leave_article()
        query = tagged(visit.tag)
        self.listed.show_filtered(query)
        self._visit = visit._replace(query=query)
        self.say("Esc leads back to the tags")

    def follow_list(self) -> None:
        if self._visit and self._visit.query != self.listed.asked.filter:
            self._visit = None
        super().follow_list()

    def _drop_filter(self) -> None:
        """No filter; from the articles of a tag back to the tags, over what was left for them."""
        visit = self._visit
        if visit is None or visit.query != self.listed.asked.filter:
            self.listed.show_filtered("")
            self.say("")
            return
        at = visit.here.article_id if visit.here else visit.row
        self.say("")
        self.listed.show_filtered(visit.filter, at)
        if visit.here is not None:
            self.open_article(visit.here)
            self.trail.follow(visit.steps)
        self._choose_tag(visit)

    # ---- search

    def action_search(self) -> None:
        """Search the whole library."""
        self.choose_in(Origin(Source.SEARCH))

    def action_concordance(self) -> None:
        """Every sentence with a word: the one at the cursor while reading, else a typed one."""
        from reader.tui.screens.concordance import looked_up  # seldom needed

        word = looked_up(self.pane.word_at_cursor()) if self.reading else ""
        self.choose_in(Origin(Source.SENTENCES, word))
