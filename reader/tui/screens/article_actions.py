"""What can be done while reading: go to the next article, keep the place, step back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from reader.model.names import ArticleId, Language
from reader.tui.opening import Opening, Wanted
from reader.tui.screens.find_actions import FindActions
from reader.tui.screens.reader_screen import hints_by
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from reader.model.article import Article
    from reader.tui.reading.content import PaneContent
    from reader.tui.widgets.article_pane import ArticlePane

POSITION_SECONDS: Final = 0.8
"""A reading position is on its way to the disk so long after a move."""
NO_ROOM: Final = "Side by side needs 100 columns; interleaved until there are"
FIND_HINTS: Final = (("Enter", "to the hits"), ("Esc", "back"))
FILTER_HINTS: Final = (
    ("Tab", "complete"),
    ("Ctrl+s", "save as a view"),
    ("Enter", "keep"),
    ("Esc", "drop"),
)
SELECTING_HINTS: Final = (
    ("article.highlight", "highlight"),
    ("article.note", "note"),
    ("article.copy", "copy"),
    ("article.yellow - article.purple", "colour"),
    ("article.grow-word article.shrink-word", "by word"),
    ("article.swap-ends", "other end"),
    ("everywhere.help", "help"),
    ("article.stop-selecting", "stop"),
)
SELECTED_HINTS: Final = (
    ("list.read", "read"),
    ("list.bookmark", "bookmark"),
    ("list.remove", "to the trash"),
    ("list.export", "export"),
    ("list.select", "select"),
    ("list.select-all", "all"),
    ("everywhere.help", "help"),
    ("list.back", "none"),
)
REATTACH_HINTS: Final = (
    ("article.reattach", "put the annotation here"),
    ("article.select", "select first"),
    ("article.next-sentence article.next-paragraph", "go on"),
    ("everywhere.help", "help"),
    ("article.back", "leave it"),
)


class ArticleActions(FindActions):
    """The commands of `Place.ARTICLE` that change no mark."""

    _position_timer: Timer | None = None
    _after: ArticleId | None = None
    """The article that is named below this one; None for none."""

    def hints(self) -> tuple[Hint, ...]:
        """The keys of what is being typed into, else of selecting, else of the place."""
        if self.furnished and self.find_bar.box.has_focus:
            return FIND_HINTS
        if self.listed.filter_bar and self.listed.filter_bar.box.has_focus:
            return FILTER_HINTS
        if self.reading and self.pane.selecting:
            return hints_by(SELECTING_HINTS, self.settings)
        if self.has_selection and not self.reading:
            return hints_by(SELECTED_HINTS, self.settings)
        return super().hints()

    # ---- the way out and on

    def action_back(self) -> None:
        """One step back: out of what was begun here, else to where the article was chosen."""
        if self.find_bar.display or (self.hits and not self.from_results):
            self.leave_find()
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

    def _show_article(self, article: Article, wanted: Wanted) -> None:
        if wanted.enter:
            after = self.articles.after(article.id)
            other = (after.id if after else None) != self._after
            wanted = wanted._replace(again=wanted.again or other)
        super()._show_article(article, wanted)

    def _content(self, article: Article) -> PaneContent:
        content, after = super()._content(article), self.articles.after(article.id)
        self._after = after.id if after else None
        return replace(content, next_title=after.title(content.language) if after else "")

    def action_zen(self) -> None:
        """Nothing but the text, or everything again."""
        self.toggle_class("-zen")

    # ---- the place

    def on_pane_core_position_changed(self, event: ArticlePane.PositionChanged) -> None:
        """The person moved in the article."""
        event.stop()
        if not self.reading or self.article is None:
            return
        if self.marks_known or self.has_moved(event.position):
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
        if self.gone:
            where = "no longer in the library"
        line.hit = f"hit {self.hit + 1}/{len(self.hits)}" if self.hits else ""
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
