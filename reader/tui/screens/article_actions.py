"""What can be done while reading: find, go on to the next article, keep the place, step back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.model.names import ArticleId, Language
from reader.text.lazy import later
from reader.tui import hints
from reader.tui.messages import SearchFinished
from reader.tui.opening import Opening, Source, opening_of_hit
from reader.tui.queries import MOST_HITS, is_all
from reader.tui.screens.returning import Returning
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.lines import Role
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from reader.search.results import Found, Occurrence
    from reader.tui.desk import beginnings
    from reader.tui.widgets.article_pane import ArticlePane

else:
    beginnings = later("reader.tui.desk.beginnings")

POSITION_SECONDS: Final = 0.8
"""A reading position is on its way to the disk so long after a move."""
NO_ROOM: Final = "Side by side needs 100 columns; interleaved until there are"


class ArticleActions(Returning):
    """The commands of `Place.ARTICLE` that change no mark."""

    _position_timer: Timer | None = None
    _growing = ""
    """The search of the library that is not answered in full yet; "" for none."""
    _said = ""
    """What was last said of the hits."""

    def hints(self) -> tuple[Hint, ...]:
        """The keys of what is being typed into, else of selecting, else of the place."""
        if self.furnished and self.find_bar.box.has_focus:
            return hints.FINDING
        if self.listed.filter_bar and self.listed.filter_bar.box.has_focus:
            return hints.FILTERING
        if self.reading and self.pane.selecting:
            return hints.hints_by(hints.SELECTING, self.settings)
        if self.has_selection and not self.reading:
            return hints.hints_by(hints.SELECTED, self.settings)
        return super().hints()

    # ---- the way out and on

    def action_back(self) -> None:
        """One step back: out of what was begun here, else to where the article was chosen."""
        if self.find_bar.display or (self.find_bar.hits and not self.from_results):
            self.find_bar.action_leave_box()
        elif self.reattached is not None:
            self.reattached = None
            self.refresh_footer()
            self.say("The annotation stays where it was")
        elif self.pane.close_peeks():
            self.say("")
        elif not self.go_back():
            self.leave_article()

    def action_article(self, steps: int) -> None:
        """The article before or after this one in the list."""
        row = self.articles.neighbour(steps)
        if row is None:
            self.say("This is the last article" if steps > 0 else "This is the first article")
            return
        self.take_in_position()
        self.articles.go_to(row.id)
        self.open_article(Opening(row.id))

    def action_zen(self) -> None:
        """Nothing but the text, or everything again."""
        self.toggle_class("-zen")

    # ---- the place

    def on_pane_core_position_changed(self, event: ArticlePane.PositionChanged) -> None:
        """The person moved in the article."""
        event.stop()
        if not self.reading or self.article is None:
            return
        if self.marks_known or beginnings.has_moved(event.position):
            self.bookkeeper.remember(self.article.id, event.position)
            if self._position_timer is None:
                self._position_timer = self.set_timer(
                    POSITION_SECONDS, self._save_position, name="position"
                )
        self.note_read()
        self.show_place()

    def _save_position(self) -> None:
        self._position_timer = None
        self.take_in_position()

    def show_place(self) -> None:
        line = self.query_one(StatusLine)
        if not self.reading or self.article is None:
            line.hit = ""
            super().show_place()
            return
        language = self.pane.position().language.upper()
        progress = round(self.pane.progress() * 100)
        where = ""  # a hit need not be in the list
        if self.row_id == self.article.id:
            where = f"{self.articles.cursor + 1}/{self.articles.row_count}"
        if self.shown.gone:
            where = "no longer in the library"
        bar = self.find_bar
        line.hit = f"hit {bar.hit + 1}/{len(bar.hits)}" if bar.hits else ""
        line.place = f"{language}  {progress}%  {where}".rstrip()

    def on_pane_core_layout_fell_back(self, event: ArticlePane.LayoutFellBack) -> None:
        """There is no room for the layout that was asked for."""
        event.stop()
        narrow = self.has_class("-narrow")  # else it has its room in a moment
        if self.reading and narrow and not self.doubts:
            self.say(NO_ROOM)

    def after_resize(self) -> None:
        super().after_resize()
        if not self.has_class("-narrow") and self.query_one(StatusLine).message == NO_ROOM:
            self.say("")

    def on_pane_core_no_other_edition(self, event: ArticlePane.NoOtherEdition) -> None:
        event.stop()
        name = "Korean" if event.language is Language.KO else "English"
        there = self.article is not None and self.article.source.url
        source = "; o opens the source" if there else ""
        self.say(f"No {name} text of this article{source}")

    def on_pane_core_both_in_sight(self, event: ArticlePane.BothInSight) -> None:
        event.stop()
        self.say("Both languages are on the screen")

    def on_pane_core_peek_changed(self, event: ArticlePane.PeekChanged) -> None:
        event.stop()
        self.say("Pinned below its paragraph; p there closes it" if event.peek == "pinned" else "")

    def on_pane_core_selection_changed(self, event: ArticlePane.SelectionChanged) -> None:
        event.stop()
        self.refresh_footer()

    # ---- finding

    def action_find(self) -> None:
        """Open the line for a search in both languages, with what is searched for now."""
        self.find_bar.open()

    def show_found(self, found: Found, opening: Opening) -> None:
        if opening.at_hit is None and not is_all(found):
            self._growing = found.query
            self._search_on(found.query)
        self.find_bar.look_for(found.query, opening)

    def go_to_hit(self, place: Occurrence) -> None:
        """Go to a place that was found, as to one of several."""
        if not self.shown.entering:
            self.leave_spot()
        self.pane.go_to(place.language, place.block, place.span[0])
        self.land()

    @work(thread=True, exclusive=True, group="results")
    def _search_on(self, query: str) -> None:
        """Find the rest of what a hit was chosen among before all of it was there."""
        worker = get_current_worker()
        found = self.session.search(query, MOST_HITS, cancelled=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(SearchFinished(found))

    @on(SearchFinished)
    def _take_rest(self, event: SearchFinished) -> None:
        self._growing = ""
        if self.found and self.found.query == event.found.query:
            self.found = event.found
            if self._said and self._said == self.query_one(StatusLine).message:
                self.say_hits()

    def action_match(self, steps: int) -> None:
        """The next place of the search; in the list, the next article of it."""
        if not self.reading:
            self._match_in_list(steps)
        elif self.find_bar.is_looking:
            self.say(f"{self.find_bar.needle} is still looked for")
        elif not self.find_bar.leads_on(steps) and self._match_elsewhere(steps):
            return
        elif self.find_bar.hits:
            self.find_bar.step(steps)
        elif needle := self.find_bar.needle:
            self.say(f"{needle} is {'in no other' if self._searched() else 'not in this'} article")
        else:
            self.say("Nothing is searched for here: / finds")

    def _match_in_list(self, steps: int) -> None:
        """Put the cursor on the next article that the last search found."""
        if self.found is None or not self.found.hits:
            self.say("Nothing was searched for yet; / searches")
            return
        ids = self.found.article_ids
        row = self.articles.current
        here = ids.index(row.id) if row and row.id in ids else -1 if steps > 0 else 0
        wanted = ids[(here + steps) % len(ids)]
        if self.articles.go_to(wanted):
            self.say(f"{ids.index(wanted) + 1}/{len(ids)} for {self.found.query}")
        else:
            hit = next(hit for hit in self.found.hits if hit.article_id == wanted)
            self.open_article(opening_of_hit(hit, self.found))

    def _match_elsewhere(self, steps: int) -> bool:
        """Go on in the next article of a search of the library; False if there is none."""
        ids = self._searched()
        if self.article is None or self.found is None or len(ids) < 2:
            return False
        wanted = ids[(ids.index(self.article.id) + steps) % len(ids)]
        hit = next(hit for hit in self.found.hits if hit.article_id == wanted)
        place = opening_of_hit(hit, self.found).place
        self.take_in_position()
        at_hit = 0 if steps > 0 else -1
        self.open_article(Opening(wanted, found=self.found, at_hit=at_hit, place=place))
        return True

    def _searched(self) -> tuple[ArticleId, ...]:
        """The articles of the search of the library that is alive in this one; else none."""
        if self.found is None or self.found.query != self.find_bar.needle or self.article is None:
            return ()
        ids = self.found.article_ids
        return ids if self.article.id in ids else ()

    @property
    def from_results(self) -> bool:
        """Whether the hits here are those of the search the article was chosen in."""
        searched = self.found is not None and self.found.query == self.find_bar.needle
        return searched and self.trail.last is Source.SEARCH

    def say_hits(self) -> None:
        """Tell where one is; the box stands only for as long as something is typed into it."""
        self.show_place()
        bar, ids, article = self.find_bar, self._searched(), ""
        typing = self.focused is bar.box
        if not typing:
            bar.close()
        if self.article and len(ids) > 1:
            more = "+" if self._growing == bar.needle else ""
            article = f"article {ids.index(self.article.id) + 1}/{len(ids)}{more}"
        bar.remark.show("")
        if bar.hits or article:  # an article is also found by its author, a note or what is marked
            done = "results" if self.from_results else "done"
            keys = "" if typing else f"   n next  N previous  Esc {done}"
            where = ", ".join(part for part in (bar.count, article) if part)
            self._said = f"{bar.needle}   {where}{keys}"
            self.say(self._said)
        elif typing:
            bar.remark.show("not in this article" if bar.needle else "", Role.WARNING)
        elif not ids:
            self.say(f"{bar.needle} is not in this article" if bar.needle else "")
