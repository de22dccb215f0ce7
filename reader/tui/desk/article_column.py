"""The column of the article: it is read from the library, and may change or leave it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.worker import Worker, get_current_worker

from reader.errors import ArticleMissing, ReaderError
from reader.model.listing import ArticleRow
from reader.model.names import ArticleId
from reader.session import Session
from reader.text.lazy import later
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.messages import (
    ArticleFailed,
    ArticleRead,
    OpeningEnded,
    Told,
)
from reader.tui.opening import SLOW_SECONDS, Opening, Wanted
from reader.tui.remembered import Memory
from reader.tui.troubles import short_path

if TYPE_CHECKING:  # the list is there before the article, and needs nothing of it
    from reader.model.article import AlignedPair, Article
    from reader.session import places
    from reader.tui.desk import beginnings
    from reader.tui.desk.find_bar import FindBar, Finder
    from reader.tui.reading.content import PaneContent
    from reader.tui.widgets.article_pane import ArticlePane
else:
    beginnings = later("reader.tui.desk.beginnings")
    places = later("reader.session.places")


class ArticleColumn(Vertical):
    """One article, read on a worker and shown in the pane; and the line to find in it.

    The pane's own keys go before those of the column, so that a key may mean something else while
    text is selected.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.ARTICLE)

    pane: ArticlePane
    """The article, once it is brought in."""
    find_bar: FindBar
    """The line into which is typed what to find in it."""

    @dataclass
    class Entered(Message):
        """An article that the person opened is shown; `settle` ends it."""

        opening: Opening

    @dataclass
    class Refused(Message):
        """An article that the person opened cannot be shown."""

        article_id: ArticleId
        error: ReaderError

    class Changed(Message):
        """Whether the article is in the library, or where one is in it, is other than before."""

    def __init__(
        self,
        session: Session,
        memory: Memory,
        after: Callable[[ArticleId], ArticleRow | None],
    ) -> None:
        """An empty column.

        Args:
            session: Has the articles.
            memory: Knows how the person reads what he has never opened.
            after: Tells the article that is named below another one; None for none.
        """
        super().__init__(id="article-column")
        self.disable_messages(Worker.StateChanged)
        self.session = session
        self.memory = memory
        self.article: Article | None = None
        """What is shown."""
        self.gone = False
        """Whether the article is no longer in the library; it stays to be read and marked."""
        self.reading = False
        """Whether the person reads it; else it is shown beside the list."""
        self.entering = False
        """Whether an article was opened that has not got its place on the screen yet."""
        self._after = after
        self._wanted: Wanted | None = None
        self._shown_after: ArticleRow | None = None
        """The article that is named below this one; None for none."""
        self._shown_pairs: tuple[AlignedPair, ...] = ()

    async def bring_in_pane(self, finder: Finder) -> None:
        """From now on an article can be shown.

        Args:
            finder: Goes to what is found in it.
        """
        from reader.tui.desk.find_bar import FindBar
        from reader.tui.widgets.article_pane import ArticlePane

        self.pane = ArticlePane()
        self.pane.can_focus = False  # neither Tab nor a click takes the keyboard from the list
        self.find_bar = FindBar(self.session, self.pane, finder)
        await self.mount(self.pane, self.find_bar)

    # ---- what is wanted

    @property
    def is_opening(self) -> bool:
        """Whether the person has opened an article that is not on the screen yet.

        What he does meanwhile is meant for that article.
        """
        return self.entering or (self._wanted is not None and self._wanted.enter)

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
            self.post_message(Told("Opening ...  Esc stays here"))

    def drop_opening(self) -> bool:
        """Do not open what is being opened; False if nothing is, or it is there already."""
        if self._wanted is None or not self._wanted.enter:
            return False
        self._wanted = None
        self.workers.cancel_group(self, "article")
        return True

    def read_article(self, opening: Opening, *, again: bool = False) -> None:
        """Read an article that nobody opens; one that is being opened goes first.

        Args:
            opening: What is wanted.
            again: Show it anew even if it is the one that is shown.
        """
        if self._wanted is None or not self._wanted.enter:
            self._wanted = Wanted(opening, again=again)
            self._read(opening.article_id)

    @property
    def open_id(self) -> ArticleId | None:
        """The article that is shown; None for none."""
        return self.article.id if self.article else None

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
                self.screen.post_message(self.Refused(event.article_id, event.error))
                return
            missing = isinstance(event.error, ArticleMissing)
            if not missing:  # of that the list is told too; what was said of it meanwhile stays
                self.post_message(Told(short_path(str(event.error)), failed=True))
            if not self.reading:  # else what was read of it stays
                self.clear_article()
            elif missing:
                self.tell_gone(True)

    def tell_gone(self, gone: bool) -> None:
        """The open article has left the library, or is back in it."""
        if gone is not self.gone:
            self.gone = gone
            self.screen.post_message(self.Changed())
            if gone and self.reading:
                stays = "No longer in the library; what you see stays, and so do its marks"
                self.post_message(Told(stays))

    def clear_article(self) -> None:
        """Show nothing."""
        self.pane.clear()
        self.article, self.gone = None, False
        self.session.hold(None)

    def _show_article(self, article: Article, wanted: Wanted) -> None:
        other = self.article is None or self.article.id != article.id
        if other or wanted.again or (wanted.enter and self._after(article.id) != self._shown_after):
            self._put(article)
        if wanted.enter:
            self.entering = True
            self.screen.post_message(self.Entered(wanted.opening))

    def settle(self) -> None:
        """Let keys move in the article that was opened as soon as it is laid out.

        The widgets that change say so before the app comes to it, and the pane is told its size.
        """
        screen = self.screen
        end = partial(self.pane.call_later, self._end_entering)
        self.app.call_later(screen.call_later, screen._invoke_later, end, screen)

    def _end_entering(self) -> None:
        self.entering = False
        self.screen.post_message(self.Changed())  # one that is as it was left tells nothing else
        self.screen.post_message(OpeningEnded(shown=True))

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

    def _content(self, article: Article) -> PaneContent:
        self._shown_pairs, after = self.pairs_of(article), self._after(article.id)
        self._shown_after = after
        marks, habits = self.session.marks(article.id), self.memory.now
        content = beginnings.content_of(article, self._shown_pairs, marks, habits)
        return replace(content, next_title=after.title(content.language)) if after else content

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

    def show_saved_place(self) -> None:
        """The marks have come: who has not moved in the article yet goes on where he left it."""
        if (
            self.article is None
            or self.find_bar.needle
            or beginnings.has_moved(self.pane.position())
        ):
            return
        content = self._content(self.article)
        if content.position:
            self.pane.show(content)
