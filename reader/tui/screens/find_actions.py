"""Finding in the article that is read, and going from hit to hit, also to other articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.model.names import ArticleId, Language
from reader.tui.messages import PlacesFound, SearchFinished, Told
from reader.tui.opening import TITLE, Opening, Source, opening_of_hit
from reader.tui.queries import MOST_HITS, is_all
from reader.tui.screens.returning import Returning
from reader.tui.widgets.lines import Role
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from textual.widgets import Input

    from reader.model.article import AlignedPair
    from reader.search.results import Occurrence
    from reader.tui.reading.anchor import Stand

FIND_SECONDS: Final = 0.06


class FindActions(Returning):
    """The commands of `Place.ARTICLE` that look for something."""

    _find_timer: Timer | None = None
    _typed_at: Stand | None = None
    """Where the person was when the line to find was opened."""
    _sought = ""
    """What was searched for then; "" for nothing."""
    _looking: Opening | None = None
    """Where the person was when an article began to be looked through; None when it is done."""
    _growing = ""
    """The search of the library that is not answered in full yet; "" for none."""
    _said = ""
    """What was last said of the hits."""

    def action_find(self) -> None:
        """Open the line for a search in both languages, with what is searched for now."""
        from textual.widgets import Input

        if self.needle:
            with self.prevent(Input.Changed):
                self.find_bar.box.value = self.needle
        self._typed_at, self._sought = self.pane.stand, self.needle
        self.find_bar.open()
        self.refresh_footer()

    def leave_find(self) -> None:
        """Nothing is searched for any more, and the keyboard belongs to the article.

        Who was still typing is where he began to; who has typed nothing goes on as before.
        """
        box = self.find_bar.box
        if box.has_focus and box.value.strip() == self.needle == self._sought != "":
            self.keep_find()
            return
        if self._find_timer:
            self._find_timer.stop()
        self.forget_hits()
        self.pane.set_hits((), None)
        if self._typed_at and box.has_focus:
            self.pane.return_to(self._typed_at)
        self.find_bar.close()
        self.set_focus(self.pane)
        self.say("")
        self.show_place()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed; finding waits for the end of a word."""
        if event.input is not self.find_bar.box:
            return
        event.stop()
        if self._find_timer:
            self._find_timer.stop()
        self._find_timer = self.set_timer(FIND_SECONDS, self._find, name="find")

    def keep_find(self) -> None:
        """What is found stays, and the keyboard belongs to the article."""
        self._find()
        self.set_focus(self.pane)
        if not self._looking:
            self._say_hits()
        self.refresh_footer()

    def _find(self) -> None:
        if self._find_timer:
            self._find_timer.stop()
        needle = self.find_bar.box.value.strip()
        left = not self.find_bar.display  # what was typed before Esc can still be on its way
        if left or self.article is None or needle == self.needle:
            return
        here = self.pane.position()
        block = TITLE if self.pane.at_top else here.point.block
        self.show_hits(needle, Opening(self.article.id, here.language, block))

    def show_hits(self, needle: str, opening: Opening) -> None:
        if self.article is None:
            return
        self.forget_hits()
        self.needle = needle
        if opening.found and opening.at_hit is None and not is_all(opening.found):
            self._growing = needle
            self._search_on(needle)
        if needle and self.session.takes_long(self.article.id, needle):
            self._looking = opening
            self.pane.set_hits((), None)
            self.find_bar.remark.show("looking ...")
            self._look_through(opening, needle)
        else:
            self._take_hits(self.session.find(self.article.id, needle) if needle else (), opening)

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
                self._say_hits()

    def forget_hits(self) -> None:
        """No search is alive in the article, and none is under way."""
        if self._looking:
            self._looking = None
            self.workers.cancel_group(self, "look")
        super().forget_hits()

    @work(thread=True, exclusive=True, group="look")
    def _look_through(self, opening: Opening, needle: str) -> None:
        worker = get_current_worker()
        try:
            places = self.session.find(opening.article_id, needle, lambda: worker.is_cancelled)
        except ReaderError as error:  # it has just left the library
            self.post_message(Told(str(error), failed=True))
            places = ()
        if not worker.is_cancelled:
            self.post_message(PlacesFound(places, opening))

    @on(PlacesFound)
    def _take_places(self, event: PlacesFound) -> None:
        if event.opening is self._looking:
            self._looking = None
            self._take_hits(event.places, event.opening)

    def _take_hits(self, hits: tuple[Occurrence, ...], opening: Opening) -> None:
        self.hits = hits or ((opening.place,) if opening.place else ())
        self.hit = _nearest(self.hits, opening, self._shown_pairs)
        if self.hits and opening.at_hit is not None:
            self.hit = opening.at_hit % len(self.hits)
        if self.hits and (opening.at_hit is not None or opening.found is None):
            self._go_to_hit()
            return
        self.pane.set_hits(self.hits, self.hit)
        self._say_hits()

    def action_match(self, steps: int) -> None:
        """The next place of the search; in the list, the next article of it."""
        if not self.reading:
            self._match_in_list(steps)
        elif self._looking:
            self.say(f"{self.needle} is still looked for")
        elif not 0 <= self.hit + steps < len(self.hits) and self._match_elsewhere(steps):
            return
        elif not self.hits:
            where = "in no other" if self._searched() else "not in this"
            nothing = "Nothing is searched for here: / finds"
            self.say(f"{self.needle} is {where} article" if self.needle else nothing)
        else:
            self.hit = (self.hit + steps) % len(self.hits)
            self._go_to_hit()

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
        if self.found is None or self.found.query != self.needle or self.article is None:
            return ()
        ids = self.found.article_ids
        return ids if self.article.id in ids else ()

    @property
    def from_results(self) -> bool:
        """Whether the hits here are those of the search the article was chosen in."""
        searched = self.found is not None and self.found.query == self.needle
        return searched and self.trail.last is Source.SEARCH

    def _go_to_hit(self) -> None:
        place = self.hits[self.hit]
        if not self._entering:
            self.leave_spot()
        self.pane.set_hits(self.hits, self.hit)
        self.pane.go_to(place.language, place.block, place.span[0])
        self.land()
        self._say_hits()

    def _say_hits(self) -> None:
        """Tell where one is; the box stands only for as long as something is typed into it."""
        self.show_place()
        bar, ids, article = self.find_bar, self._searched(), ""
        typing = self.focused is bar.box
        if not typing:
            bar.close()
        if self.article and len(ids) > 1:
            more = "+" if self._growing == self.needle else ""
            article = f"article {ids.index(self.article.id) + 1}/{len(ids)}{more}"
        bar.remark.show("")
        if self.hits or article:  # an article is also found by its author, a note or what is marked
            text = counter(self.hits, self.hit, self.pane.position().language) if self.hits else ""
            done = "results" if self.from_results else "done"
            keys = "" if typing else f"   n next  N previous  Esc {done}"
            where = ", ".join(part for part in (text, article) if part)
            self._said = f"{self.needle}   {where}{keys}"
            self.say(self._said)
        elif typing:
            bar.remark.show("not in this article" if self.needle else "", Role.WARNING)
        elif self.needle and not ids:
            self.say(f"{self.needle} is not in this article")


def counter(hits: tuple[Occurrence, ...], hit: int, language: Language) -> str:
    """Which hit of how many, and how many are in the language that is not shown."""
    hidden = sum(place.language is not language for place in hits)
    other = f", {hidden} in {language.other.upper()}" if hidden else ""
    return f"{hit + 1}/{len(hits)}{other}"


def _nearest(hits: tuple[Occurrence, ...], opening: Opening, pairs: Sequence[AlignedPair]) -> int:
    """The hit at a place or the first after it, else the first of all, in its language.

    If only the other language has some, it is the place of the counterpart that counts; -1 when
    there is none at all.
    """
    from reader.search.results import reading_order

    language, block, offset = opening.language, opening.block or 0, opening.offset_chars
    numbers = [n for n, hit in enumerate(hits) if hit.language is (language or hit.language)]
    if not numbers and language is not None:
        block, offset, numbers = _counterpart(pairs, language, block), 0, [*range(len(hits))]
    place = reading_order(block, offset)
    return next((n for n in numbers if hits[n].order >= place), numbers[0] if numbers else -1)


def _counterpart(pairs: Sequence[AlignedPair], language: Language, block: int) -> int:
    """The block of the other language that is beside one, or next below it."""
    if block < 0:
        return block
    korean = language is Language.KO
    sides = [(p.ko, p.en) if korean else (p.en, p.ko) for p in pairs if p.complete]
    last = sides[-1][1][0] if sides else 0
    return next((other[0] for own, other in sides if own[-1] >= block), last)
