"""What can be done while reading: find, go to the next article, keep the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.timer import Timer

from reader.model.names import ArticleId, Language
from reader.tui.opening import Opening
from reader.tui.screens.desk import Desk
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.lines import Role
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from textual.widgets import Input

    from reader.model.article import Article
    from reader.search.results import Place
    from reader.tui.reading.content import PaneContent
    from reader.tui.widgets.article_pane import ArticlePane
    from reader.tui.widgets.entry_bar import EntryBar

POSITION_SECONDS: Final = 0.8
"""A reading position is on its way to the disk so long after a move."""
FIND_SECONDS: Final = 0.06
FIND_HINTS: Final = (("Enter", "to the text"), ("n N", "next, previous"), ("Esc", "done"))
FILTER_HINTS: Final = (
    ("Tab", "complete"),
    ("Enter", "keep"),
    ("Ctrl+s", "save as a view"),
    ("Esc", "drop"),
)
SELECTING_HINTS: Final = (
    ("w b", "by word"),
    ("o", "other end"),
    ("1-5", "colour"),
    ("h", "highlight"),
    ("a", "note"),
    ("y", "copy"),
    ("?", "help"),
    ("Esc", "stop"),
)
REATTACH_HINTS: Final = (
    ("m", "put the annotation here"),
    ("v", "select first"),
    (") }", "go on"),
    ("?", "help"),
    ("Esc", "back"),
)


class ArticleActions(Desk):
    """The commands of `Place.ARTICLE` that change no mark."""

    _position_timer: Timer | None = None
    _find_timer: Timer | None = None

    def hints(self) -> tuple[Hint, ...]:
        """The keys of what is being typed into, else of selecting, else of the place."""
        if self.furnished and self.find_bar.box.has_focus:
            return FIND_HINTS
        if self.furnished and self.filter_bar.box.has_focus:
            return FILTER_HINTS
        if self.reading and self.pane.selecting:
            return SELECTING_HINTS
        return super().hints()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _follow_focus(self) -> None:
        self.refresh_footer()

    # ---- the way out and on

    def action_back(self) -> None:
        """One step back: out of the search in the article, else to the list."""
        if self.hits or self.find_bar.display:
            self._leave_find()
        else:
            self.leave_article()

    def on_entry_bar_left(self, event: EntryBar.Left) -> None:
        """The person stepped back out of the line to find in the article."""
        if event.entry_bar is self.find_bar:
            self._leave_find()

    def _leave_find(self) -> None:
        if self._find_timer:
            self._find_timer.stop()
        self.forget_hits()
        self.pane.set_hits((), None)
        self.find_bar.close()
        self.pane.focus()
        self.say("")

    def action_article(self, steps: int) -> None:
        """The article before or after this one in the list."""
        row = self.articles.neighbour(steps)
        if row is None:
            self.say("This is the last article" if steps > 0 else "This is the first article")
            return
        self.take_in_position()
        self.articles.go_to(row.id)
        self.open_article(Opening(row.id))

    def _content(self, article: Article) -> PaneContent:
        content, here = super()._content(article), self.articles.current
        after = self.articles.neighbour(1) if here and here.id == article.id else None
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
        if not self.reading or self.article is None:
            super().show_place()
            return
        language = self.pane.position().language.upper()
        progress = round(self.pane.progress() * 100)
        count = self.articles.row_count
        where = f"{self.articles.cursor + 1}/{count}" if count else ""
        if self.gone:
            where = "no longer in the library"
        hit = f"hit {self.hit + 1}/{len(self.hits)}  " if self.hits else ""
        self.query_one(StatusLine).place = f"{hit}{language}  {progress}%  {where}".rstrip()

    def on_pane_core_layout_fell_back(self, event: ArticlePane.LayoutFellBack) -> None:
        """There is no room for the layout that was asked for."""
        event.stop()
        narrow = self.has_class("-narrow")  # else it has its room in a moment
        if self.reading and narrow and not self.doubts:
            self.say("Side by side needs 100 columns; interleaved until there are")

    def on_pane_core_no_other_edition(self, event: ArticlePane.NoOtherEdition) -> None:
        event.stop()
        name = "Korean" if event.language is Language.KO else "English"
        there = self.article is not None and self.article.source.url
        source = "; o opens the source" if there else ""
        self.say(f"There is no {name} text of this article{source}")

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
        from textual.widgets import Input

        if self.needle:
            with self.prevent(Input.Changed):
                self.find_bar.box.value = self.needle
        self.find_bar.open()
        self.refresh_footer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed; finding waits for the end of a word."""
        if event.input is not self.find_bar.box:
            return
        event.stop()
        if self._find_timer:
            self._find_timer.stop()
        self._find_timer = self.set_timer(FIND_SECONDS, self._find, name="find")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What is found stays, and the keyboard belongs to the article."""
        if event.input is not self.find_bar.box:
            return
        event.stop()
        self._find()
        if not self.hits:
            self.find_bar.close()
        self.pane.focus()
        self.refresh_footer()

    def _find(self) -> None:
        if self._find_timer:
            self._find_timer.stop()
        needle = self.find_bar.box.value.strip()
        if self.article is None or needle == self.needle:
            return
        here = self.pane.position()
        self.show_hits(needle, Opening(self.article.id, here.language, here.point.block))
        if self.hits:
            self._go_to_hit()

    def show_hits(self, needle: str, opening: Opening) -> None:
        if self.article is None:
            return
        self.needle = needle
        self.hits = self.session.find(self.article.id, needle) if needle else ()
        self.hit = _nearest(self.hits, opening)
        if opening.at_hit is not None and self.hits:
            self.hit = opening.at_hit % len(self.hits)
            self._go_to_hit()
            return
        self.pane.set_hits(self.hits, self.hit if self.hits else None)
        self._say_hits()

    def action_match(self, steps: int) -> None:
        """The next place of the search; in the list, the next article of it."""
        if not self.reading:
            self.match_in_list(steps)
        elif not 0 <= self.hit + steps < len(self.hits) and self._match_elsewhere(steps):
            return
        elif not self.hits:
            self.say("Nothing is searched for here: / finds")
        else:
            self.hit = (self.hit + steps) % len(self.hits)
            self._go_to_hit()

    def _match_elsewhere(self, steps: int) -> bool:
        """Go on in the next article of a search of the library; False if there is none."""
        ids = self._searched()
        if self.article is None or len(ids) < 2:
            return False
        wanted = ids[(ids.index(self.article.id) + steps) % len(ids)]
        self.take_in_position()
        self.open_article(Opening(wanted, found=self.found, at_hit=0 if steps > 0 else -1))
        return True

    def _searched(self) -> list[ArticleId]:
        """The articles of the search of the library that is alive in this one; else none."""
        if self.found is None or self.found.query != self.needle or self.article is None:
            return []
        ids = list(dict.fromkeys(hit.article_id for hit in self.found.hits))
        return ids if self.article.id in ids else []

    def _go_to_hit(self) -> None:
        place = self.hits[self.hit]
        self.pane.set_hits(self.hits, self.hit)
        self.pane.go_to(place.language, place.block, place.span[0])
        self._say_hits()

    def _say_hits(self) -> None:
        remark = self.find_bar.remark
        ids = self._searched()
        article = ""
        if self.article and len(ids) > 1:
            article = f", article {ids.index(self.article.id) + 1}/{len(ids)}"
        if not self.needle:
            remark.show("")
        elif not self.hits:
            remark.show("not in this article", Role.WARNING)
            if article:
                self.say(f"{self.needle} is not in the text{article}   n next")
        else:
            text = counter(self.hits, self.hit, self.pane.position().language)
            remark.show(text)
            self.say(f"{self.needle}   {text}{article}   n next  N previous  Esc done")

    def match_in_list(self, steps: int) -> None:
        """See ListActions."""
        raise NotImplementedError


def counter(hits: tuple[Place, ...], hit: int, language: Language) -> str:
    """Which hit of how many, and how many are in the language that is not shown."""
    hidden = sum(place.language is not language for place in hits)
    other = f", {hidden} in {language.other.upper()}" if hidden else ""
    return f"{hit + 1}/{len(hits)}{other}"


def _nearest(hits: tuple[Place, ...], opening: Opening) -> int:
    """The hit at a place or the first after it in its language; -1 when there is none."""
    place = (opening.block or 0, opening.offset_chars)
    for number, hit in enumerate(hits):
        here = hit.language is (opening.language or hit.language)
        if here and (hit.block, hit.span[0]) >= place:
            return number
    return 0 if hits else -1
