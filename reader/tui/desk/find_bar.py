"""The line to find in the article that is read, and the places that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

from textual import on, work
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from reader.errors import ReaderError
from reader.model.names import Language
from reader.session import Session
from reader.tui.messages import PlacesFound, Told
from reader.tui.opening import TITLE, Opening
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.entry_bar import EntryBar

if TYPE_CHECKING:
    from reader.model.article import AlignedPair
    from reader.search.results import Occurrence
    from reader.tui.reading.anchor import Stand

FIND_SECONDS: Final = 0.06


class Finder(Protocol):
    """Who goes to what is found, and tells it."""

    def go_to_hit(self, place: Occurrence) -> None:
        """Go to a place in the article."""
        ...

    def say_hits(self) -> None:
        """Tell what was found, and where one is."""
        ...


class FindBar(EntryBar):
    """Finds what is typed into it, or what is given to it, in both languages of the article."""

    def __init__(self, session: Session, pane: ArticlePane, finder: Finder) -> None:
        """A closed line.

        Args:
            session: Looks through articles.
            pane: Shows the article, and marks what is found.
            finder: Is told what is found.
        """
        super().__init__("find", "in both languages", id="find")
        self.disable_messages(Worker.StateChanged)
        self.needle = ""
        """What is searched for; "" for nothing."""
        self.hits: tuple[Occurrence, ...] = ()
        self.hit = -1
        """The number of the place one is at; -1 where there is none."""
        self._session = session
        self._pane = pane
        self._finder = finder
        self._typed_at: Stand | None = None
        """Where the person was when the line was opened."""
        self._sought = ""
        """What was searched for then; "" for nothing."""
        self._looking: Opening | None = None
        """Where the person was when an article began to be looked through; None when it is done."""

    # ---- typing

    def open(self) -> None:
        """Let the person type, with what is searched for now."""
        if self.needle:
            with self.prevent(Input.Changed):
                self.box.value = self.needle
        self._typed_at, self._sought = self._pane.stand, self.needle
        super().open()

    @on(Input.Changed)
    def _note_typed(self, event: Input.Changed) -> None:
        """Finding waits for the end of a word."""
        event.stop()
        self.when_typed(self._find, FIND_SECONDS)

    def action_enter_box(self) -> None:
        """What is found stays, and the keyboard belongs to the article."""
        self._find()
        self.screen.set_focus(self._pane)
        if not self._looking:
            self._finder.say_hits()

    def action_leave_box(self) -> None:
        """Nothing is searched for any more, and the keyboard belongs to the article.

        Who was still typing is where he began to; who has typed nothing goes on as before.
        """
        if self.box.has_focus and self.box.value.strip() == self.needle == self._sought != "":
            self.action_enter_box()
            return
        self.wait_no_more()
        self.drop()
        if self._typed_at and self.box.has_focus:
            self._pane.return_to(self._typed_at)
        self.close()
        self.screen.set_focus(self._pane)
        self._finder.say_hits()

    def _find(self) -> None:
        self.wait_no_more()
        article, needle = self._pane.article, self.box.value.strip()
        left = not self.display  # what was typed before Esc can still be on its way
        if left or article is None or needle == self.needle:
            return
        here = self._pane.position()
        block = TITLE if self._pane.at_top else here.point.block
        self.look_for(needle, Opening(article.id, here.language, block))

    # ---- looking

    @property
    def is_looking(self) -> bool:
        """Whether the article is still being looked through."""
        return self._looking is not None

    def look_for(self, needle: str, opening: Opening) -> None:
        """Mark every place of something in the article that is shown, and go to one of them.

        Args:
            needle: What is looked for; "" for nothing.
            opening: Where the person is, or wants to go.
        """
        self.forget()
        self.needle = needle
        if needle and self._session.takes_long(opening.article_id, needle):
            self._looking = opening
            self._pane.set_hits((), None)
            self.remark.show("looking ...")
            self._look_through(opening, needle)
        else:
            found = self._session.find(opening.article_id, needle) if needle else ()
            self._take_hits(found, opening)

    @work(thread=True, exclusive=True, group="look")
    def _look_through(self, opening: Opening, needle: str) -> None:
        worker = get_current_worker()
        try:
            places = self._session.find(opening.article_id, needle, lambda: worker.is_cancelled)
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
        self.hit = _nearest(self.hits, opening, self._pane.pairs)
        if self.hits and opening.at_hit is not None:
            self.hit = opening.at_hit % len(self.hits)
        if self.hits and (opening.at_hit is not None or opening.found is None):
            self._go_to_hit()
        else:
            self.show_hits()
            self._finder.say_hits()

    def forget(self) -> None:
        """No search is alive in the article, and none is under way."""
        if self._looking:
            self._looking = None
            self.workers.cancel_group(self, "look")
        self.needle, self.hits, self.hit = "", (), -1

    def drop(self) -> None:
        """Forget what was found, and let the article show it no more."""
        self.forget()
        self._pane.set_hits((), None)

    def show_hits(self) -> None:
        """Let the article show what was found."""
        self._pane.set_hits(self.hits, self.hit)

    # ---- from hit to hit

    def leads_on(self, steps: int) -> bool:
        """Whether there is another place in that direction before the end of the article."""
        return 0 <= self.hit + steps < len(self.hits)

    def step(self, steps: int) -> None:
        """Go to the next place, round the end; there has to be one."""
        self.hit = (self.hit + steps) % len(self.hits)
        self._go_to_hit()

    def _go_to_hit(self) -> None:
        self.show_hits()
        self._finder.go_to_hit(self.hits[self.hit])
        self._finder.say_hits()

    @property
    def count(self) -> str:
        """Which hit of how many, and how many are in the language that is not shown.

        "" if there is none.
        """
        if not self.hits:
            return ""
        language = self._pane.position().language
        hidden = sum(place.language is not language for place in self.hits)
        other = f", {hidden} in {language.other.upper()}" if hidden else ""
        return f"{self.hit + 1}/{len(self.hits)}{other}"


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
