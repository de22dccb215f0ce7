"""The main screen: the list, the article and every command on them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from textual import on, work

from reader.errors import ReaderError
from reader.model.names import ArticleId
from reader.session import FileState
from reader.text.cells import truncate
from reader.text.counting import counted
from reader.tui.messages import ArticlesMoved, Told
from reader.tui.opening import Opening
from reader.tui.screens.article_actions import ArticleActions
from reader.tui.screens.list_actions import ListActions
from reader.tui.screens.mark_actions import MarkActions
from reader.tui.trash import Move, TrashCan

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from reader.model.article import Article

TITLE_CELLS: Final = 24
"""Of a title in a message that is longer than most."""


class MainScreen(ListActions, ArticleActions, MarkActions):
    """What the program opens with, and comes back to."""

    _restored: ArticleId | None = None
    """What came back from the trash and is not in the list yet."""

    def on_mount(self) -> None:
        if self.services.config_problem:
            self.set_trouble("config", self.services.config_problem)
        for number, problem in enumerate(self.settings.problems):
            self.set_trouble(f"config {number}", problem)

    def show_catalog(self) -> None:
        """Rows may have come, gone or changed; the open article is read anew, in its place."""
        at, self._restored = self._restored, None
        self.listed.renew(at)
        self._read_anew()

    def show_file(self, article_id: ArticleId, state: FileState) -> None:
        """The open article is read anew when its file has changed; gone, it stays as it is."""
        if self.article and self.article.id == article_id:
            self.shown.tell_gone(state is FileState.GONE)
            if state is FileState.CHANGED:
                self._read_anew()

    def _read_anew(self) -> None:
        """Read the open article again, in its place."""
        if self.article and self.shown.wants_no_other:
            self.take_in_position()
            self.shown.read_article(Opening(self.article.id), again=True)

    def show_marks(self, article_ids: frozenset[ArticleId] | None) -> None:
        super().show_marks(article_ids)
        if article_ids is None:
            self._use_marks()

    def _use_marks(self) -> None:
        """The marks of the library have come: what was shown without them is shown anew."""
        self.marks_known = True
        self.shown.show_saved_place()
        self.listed.use_marks()
        if drafts := self.session.drafts():
            self._say_left(list(drafts)[-1])

    def _say_left(self, key: str) -> None:
        """A note was not finished: where the person finds what he wrote."""
        from reader.tui.note_subject import article_of

        article_id = article_of(key)
        row = self.session.row(article_id) if article_id else None
        if row is None:
            self.say("A note you were writing was kept; a on its article goes on with it")
        else:
            title = truncate(row.title(self.articles.language), TITLE_CELLS)
            self.say(f"Your unfinished note on {title} was kept; a there goes on")

    # ---- about the article

    def action_information(self) -> None:
        """Where the article came from."""
        if self.target_id:
            self.with_article(self.target_id, self._inform, "information")

    def _inform(self, article: Article) -> None:
        from reader.tui.screens.information import InformationScreen, facts

        if self.is_active and not self.is_opening:
            row = self.session.row(article.id)
            self.app.push_screen(
                InformationScreen(facts(article, self.shown.pairs_of(article), row))
            )

    def action_source(self) -> None:
        """Open the article's address in the browser, naming its host."""
        if self.target_id:
            self.with_article(self.target_id, lambda one: self._browse(one.source.url), "source")

    def action_dictionary(self) -> None:
        """Open the word at the cursor in a dictionary on the web."""
        from urllib.parse import quote

        from reader.tui.screens.concordance import looked_up

        if word := looked_up(self.pane.word_at_cursor()):
            self._browse(self.settings.dictionary.replace("{word}", quote(word, safe="")), word)
        else:
            self.say("No word here; v and w select one")

    def _browse(self, address: str, word: str = "") -> None:
        """Open an address, naming its host, and the word that is looked up there."""
        from reader.tui.external import checked_url

        try:
            url, host = checked_url(address)
        except ReaderError as error:
            self.say(str(error), failed=True)
            return
        self.say(f"Looking up {word} at {host} ..." if word else f"Opening {host} ...")
        self._open_url(url, f"{word} at {host}" if word else host)

    @work(thread=True, group="browser")
    def _open_url(self, url: str, what: str) -> None:
        from reader.tui.external import open_in_browser
        from reader.tui.lending import run_in_terminal

        app = self.app
        try:
            open_in_browser(url, partial(app.call_from_thread, run_in_terminal, app))
        except ReaderError as error:
            self.post_message(Told(str(error), failed=True))
        else:
            self.post_message(Told(f"Opened {what} in the browser"))

    def action_copy(self) -> None:
        """The selection or paragraph while reading, else title and address."""
        if self.reading and self.article:
            self._copy_passage(self.article)
        elif self.target_id:
            self.with_article(self.target_id, self._copy_address, "copy")

    def _copy_passage(self, article: Article) -> None:
        from reader.model.anchors import words_at

        if self.pane.selecting:
            language, span = self.pane.current_target()
            text = words_at(article.editions[language], span)
        else:
            language, block = self.pane.current_block()
            text = article.editions[language].body[block].text
        self.copy_text(text)

    def _copy_address(self, article: Article) -> None:
        title = article.title(self.articles.language)
        self.copy_text(f"{title}\n{article.source.url}".strip())

    # ---- the trash

    @cached_property
    def trash(self) -> TrashCan:
        """What was moved out of the library. Marks stay where they are."""
        return TrashCan(self.session, self.services.trash, self._move)

    def action_trash(self) -> None:
        """Move the article, or all selected ones, to the trash."""
        self.trash.remove(self.chosen_ids)

    def action_restore(self) -> None:
        """Bring back what was moved to the trash last."""
        self.trash.restore()

    @work(thread=True, group="trash")
    def _move(self, move: Move) -> None:
        self.post_message(self.trash.moved(move))

    @on(ArticlesMoved)
    def _take_moved(self, event: ArticlesMoved) -> None:
        ids = self.trash.take(event)
        if ids and event.back:
            self._restored = ids[0]
            self.tell(f"Restored: {counted(len(ids), 'article')}")
        elif ids:
            self._say_removed(ids)
        if event.error is not None:
            self.tell(str(event.error), failed=True)

    def _say_removed(self, ids: tuple[ArticleId, ...]) -> None:
        self.articles.clear_selection()
        if self.article and self.article.id in ids:
            if self.reading:  # it was opened meanwhile
                self.shown.tell_gone(True)
            else:
                self.shown.clear_article()
        self.tell(f"To the trash: {counted(len(ids), 'article')}; u undoes")

    # ---- export

    def action_export(self) -> None:
        """Choose a format; the annotations of the article, selection or library go out."""
        from reader.tui.screens.exporting import choose_format

        ids = (self.target_id,) if self.reading and self.target_id else self.articles.selected
        choose_format(self, self.services, ids)
