"""The article that is shown: it is read from the library, and may change or leave it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.errors import ArticleMissing, ReaderError
from reader.model.names import ArticleId
from reader.session import Session
from reader.text.lazy import later
from reader.tui.messages import (
    ArticleFailed,
    ArticleFetched,
    ArticleRead,
    FetchFailed,
    OpeningEnded,
)
from reader.tui.opening import SLOW_SECONDS, Opening, Wanted
from reader.tui.remembered import Memory
from reader.tui.screens.furnished import Furnished
from reader.tui.settings import Settings
from reader.tui.troubles import short_path

if TYPE_CHECKING:  # the list is there before the article, and needs nothing of it
    from reader.model.article import AlignedPair, Article
    from reader.search.results import Found
    from reader.session import places
    from reader.tui.reading.content import PaneContent
else:
    places = later("reader.session.places")


class Shown(Furnished):
    """One article, read on a worker and shown in the pane."""

    def __init__(self, session: Session, settings: Settings, memory: Memory) -> None:
        super().__init__(session, settings, memory)
        self.article: Article | None = None
        self.gone = False
        """Whether the article is no longer in the library; it stays to be read and marked."""
        self.reading = False
        self.found: Found | None = None
        self._wanted: Wanted | None = None
        self._entering = False
        """Whether an article was opened that has not got its place on the screen yet."""
        self._shown_pairs: tuple[AlignedPair, ...] = ()

    @property
    def open_id(self) -> ArticleId | None:
        return self.article.id if self.article else None

    @property
    def is_opening(self) -> bool:
        """Whether the person has opened an article that is not on the screen yet.

        What he does meanwhile is meant for that article.
        """
        return self._entering or (self._wanted is not None and self._wanted.enter)

    def open_article(self, opening: Opening) -> None:
        """Give the person an article to read."""
        before, wanted = self._wanted, Wanted(opening, enter=True)
        if self.article and self.article.id == opening.article_id:
            if before and not before.again:
                self._wanted = None
            self._show_article(self.article, wanted)
            return
        self._wanted = wanted
        if before is None or before.opening.article_id != opening.article_id:
            self._read(opening.article_id)
        self.set_timer(SLOW_SECONDS, partial(self._say_slow, wanted), name="slow")

    def _say_slow(self, wanted: Wanted) -> None:
        if self._wanted is wanted:
            self.say("Opening ...  Esc stays here")

    def drop_opening(self) -> bool:
        """Do not open what is being opened; False if nothing is, or it is there already."""
        if self._wanted is None or not self._wanted.enter:
            return False
        self._wanted = None
        self.workers.cancel_group(self, "article")
        self.say("")
        self.forget_opening()
        return True

    def _settle(self) -> None:
        """Let keys move in the article that was opened as soon as it is laid out.

        The widgets that change say so before the app comes to it, and the pane is told its size.
        """
        end = partial(self.pane.call_later, self._end_entering)
        self.app.call_later(self.call_later, self._invoke_later, end, self)

    def _end_entering(self) -> None:
        self._entering = False
        self.show_place()  # of an article that is as it was left nothing else tells it
        self.post_message(OpeningEnded(shown=True))

    def read_article(self, opening: Opening, *, again: bool = False) -> None:
        """Read an article that nobody opens; one that is being opened goes first.

        Args:
            opening: What is wanted.
            again: Show it anew even if it is the one that is shown.
        """
        if self._wanted is None or not self._wanted.enter:
            self._wanted = Wanted(opening, again=again)
            self._read(opening.article_id)

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

    @on(FetchFailed)
    def _say_not_fetched(self, event: FetchFailed) -> None:
        if self.is_active:
            self.show_failure(event.article_id, event.error)
        else:
            self.tell(str(event.error), failed=True)

    @property
    def wants_no_other(self) -> bool:
        """Whether no other article is on its way."""
        return self._wanted is None or self._wanted.opening.article_id == self.open_id

    @work(thread=True, exclusive=True, group="article")
    def _read(self, article_id: ArticleId) -> None:
        worker = get_current_worker()
        message: ArticleRead | ArticleFailed
        try:
            message = ArticleRead(self.session.fresh(article_id))
            self.session.marks(article_id)
        except ReaderError as error:
            message = ArticleFailed(article_id, error)
        if not worker.is_cancelled:  # else it is being read again
            self.post_message(message)

    @on(ArticleRead)
    def _take_article(self, event: ArticleRead) -> None:
        wanted = self._wanted
        if wanted and wanted.opening.article_id == event.article.id:
            self._wanted = None
            self._show_article(event.article, wanted)

    @on(ArticleFailed)
    def _say_failed(self, event: ArticleFailed) -> None:
        wanted = self._wanted
        if wanted and wanted.opening.article_id == event.article_id:
            self._wanted = None
            if wanted.enter:
                self.forget_opening()
                self.post_message(OpeningEnded(shown=False))
                self.show_failure(event.article_id, event.error)
                return
            missing = isinstance(event.error, ArticleMissing)
            if not missing:  # of that the list is told too; what was said of it meanwhile stays
                self.say(short_path(str(event.error)), failed=True)
            if not self.reading:  # else what was read of it stays
                self.clear_article()
            elif missing:
                self.tell_gone(True)

    def tell_gone(self, gone: bool) -> None:
        """The open article has left the library, or is back in it."""
        if gone is not self.gone:
            self.gone = gone
            self.show_place()
            if gone and self.reading:
                self.say("No longer in the library; what you see stays, and so do its marks")

    def clear_article(self) -> None:
        self.pane.clear()
        self.article, self.gone = None, False
        self.session.hold(None)

    def _show_article(self, article: Article, wanted: Wanted) -> None:
        if wanted.again or self.article is None or self.article.id != article.id:
            self._put(article)
        if wanted.enter:
            self._entering = True
            self.enter_article()
            self._go_to(wanted.opening)
            self._settle()

    def _put(self, article: Article) -> None:
        before, self.article = self.article, article
        again, same = before is not None and before.id == article.id, article == before
        self.session.hold(article)
        self.tell_gone(False)
        if same and self.pane.selecting:
            return
        content = self._content(article)
        if before is not None and again and self.reading:
            # where the person is now, which is not where he was when the reading began
            place = places.found_again(places.anchored(self.pane.position(), before), article)
            content = replace(content, language=place.language, layout=place.layout, position=place)
        self.pane.show(content)
        if same:
            self.find_bar.show_hits()
        else:
            self.find_bar.forget()

    def _go_to(self, opening: Opening) -> None:
        if opening.found:
            self.found = opening.found
            self.show_found(opening.found, opening)
        if opening.block is not None and self.article:
            language = opening.language or self.pane.position().language
            flash = opening.found is None
            self.pane.go_to(language, opening.block, opening.offset_chars, flash=flash)

    def _content(self, article: Article) -> PaneContent:
        from reader.tui.reading.content import PaneContent

        marks, habits = self.session.marks(article.id), self.memory.now
        position = marks.reading.position if marks.reading else None
        position = places.found_again(position, article) if position else None
        language = position.language if position else habits.language
        if language not in article.editions:
            language = article.languages[0]
        layout = position.layout if position else habits.layout
        self._shown_pairs = self.pairs_of(article)
        measure = habits.measure_cells
        return PaneContent(article, self._shown_pairs, marks, language, layout, position, measure)

    def pairs_of(self, article: Article) -> tuple[AlignedPair, ...]:
        """How its paragraphs are aligned now."""
        try:
            return self.session.alignment(article.id)
        except ReaderError:  # it has just left the library
            return article.alignment

    def show_alignment(self) -> None:
        """Show the article by the pairs of this moment, in its place."""
        article = self.article
        if article is None or self.pairs_of(article) == self._shown_pairs:
            return
        place = self.pane.position()
        content = replace(self._content(article), language=place.language, layout=place.layout)
        self.pane.show(replace(content, position=place))
        self.find_bar.show_hits()

    # ---- for subclasses

    def enter_article(self) -> None:
        """Give the article the keyboard."""
        raise NotImplementedError

    def forget_opening(self) -> None:
        """What was to be opened does not come."""

    def show_found(self, found: Found, opening: Opening) -> None:
        """Mark every place of a search of the library in the article."""
        raise NotImplementedError
