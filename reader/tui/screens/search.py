"""Search over the whole library, as it is typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from reader.errors import ReaderError
from reader.model.article import ArticleId, BlockKind
from reader.model.listing import View
from reader.search.results import Field, Found, Hit
from reader.session import Session
from reader.text.sentences import sentences
from reader.tui.messages import SearchFinished
from reader.tui.opening import Opening, opening_of_hit
from reader.tui.queries import awaits_value, nothing_found
from reader.tui.remembered import Memory
from reader.tui.screens.naming import keep_view
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.hit_list import HitList, wordless
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Role
from reader.tui.widgets.search_box import SearchBox
from reader.tui.widgets.status_line import StatusLine

MOST_HITS: Final = 200
SCREENFUL: Final = 24
STAGES: Final = ((SCREENFUL, 8.0), (SCREENFUL, 40.0), (MOST_HITS, None))
"""Hits and milliseconds: for the first screenful, so that it is in the frame of its key; for one
that takes longer; and for the rest and the full count."""
HOLD_SECONDS: Final = 0.012
"""How long the frame of a key waits for its hits, so that both are seen at once."""
PAUSE_SECONDS: Final = 0.1
"""How long typing has to pause before work goes on beyond what is shown: the next key, and the
frame of this one, would have to share the interpreter with it."""
WARM_UP: Final = "ㄱ"
MOST_FACTS: Final = 50
MOST_BEGINNINGS: Final = 20


class SearchScreen(ReaderScreen[Opening | None]):
    """A box, what was understood and how much was found, and the hits.

    Gives back where to open, or None when the person goes back; the screen below is then as
    it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", show=False, id="search.back"),
        Binding("down", "move(1)", "next hit", show=False, id="search.down"),
        Binding("up", "move(-1)", "previous hit", show=False, id="search.up", priority=True),
        Binding("pagedown", "page(1)", "a page down", show=False, id="search.page-down"),
        Binding("pageup", "page(-1)", "a page up", show=False, id="search.page-up"),
    ]

    def __init__(self, session: Session, settings: Settings, memory: Memory) -> None:
        super().__init__(session, settings)
        self._memory = memory
        self._history = memory.now.searches
        self._found = Found("")
        self._open_first = False
        self._held = ExitStack()
        self._newer = threading.Event()
        """Set when the query that is being answered is not the one in the box any more."""

    def compose_body(self) -> Iterable[Widget]:
        hint = "한글, English, ㅊㅅ, author: tag: -word"
        yield EntryBar("search", hint, saves=True, id="search")
        yield HitList()

    def on_mount(self) -> None:
        bar = self.query_one(EntryBar)
        bar.box.history = self._history
        # Not by message: the box would be drawn before it is heard.
        self.watch(bar.box, "value", self._typed, init=False)
        bar.open()
        bar.remark.show(self._advice())
        self.call_after_refresh(self._warm_up)

    @work(thread=True, group="warm-up")
    def _warm_up(self) -> None:
        """Load the search before the first key asks for it."""
        self.session.search(WARM_UP, *STAGES[0])

    def _advice(self) -> str:
        recent = "   ".join(dict.fromkeys(reversed(self._history[-5:])))
        return f"Up brings back: {recent}" if recent else "titles, authors and both languages"

    def hints(self) -> tuple[Hint, ...]:
        return (
            ("Enter", "open"),
            ("Down", "next"),
            ("Up", "last queries"),
            ("Ctrl+s", "save as a view"),
            ("Esc", "back"),
        )

    # ---- searching

    def _typed(self) -> None:
        self._open_first = False
        self._start()

    def show_catalog(self) -> None:
        """Ask again: what was not there a moment ago may be now."""
        self._start()

    def _start(self) -> None:
        value = self.query_one(SearchBox).value
        if awaits_value(value) and not self._open_first:
            return  # what was found stays while the value of a field is being typed
        self._newer.set()
        query = value.strip()
        if query:
            self._hold_frame()
            self._newer = threading.Event()
            self._search(query, self._newer)
        else:
            self._show(SearchFinished(Found("")))

    def _hold_frame(self) -> None:
        self._held.close()
        self._held.enter_context(self.app.batch_update())
        self.set_timer(HOLD_SECONDS, self._let_frame_go, name="frame")

    def _let_frame_go(self) -> None:
        self._held.close()
        self.check_idle()

    def on_unmount(self) -> None:
        self._newer.set()
        self._held.close()

    @work(thread=True, group="search")
    def _search(self, query: str, newer: threading.Event) -> None:
        """Answer a query stage by stage until there is a newer one."""
        found = Found(query, complete=False)
        for limit, budget in STAGES:
            if len(found.hits) >= limit:
                continue  # there is a screenful already
            if found.hits and newer.wait(PAUSE_SECONDS):
                return
            found = self.session.search(query, limit, budget, newer.is_set)
            if newer.is_set():
                return
            if found.hits or found.complete or (limit, budget) != STAGES[0]:
                self.post_message(SearchFinished(found, self._facts(found)))
            if found.complete:
                break
        self._add_beginnings(found, newer.is_set)

    def _add_beginnings(self, found: Found, cancelled: Callable[[], bool]) -> None:
        """The first sentence of articles that were found by no words, as with `is:unread`."""
        plain = [hit for hit in found.hits[:MOST_BEGINNINGS] if wordless(hit)]
        facts = self._facts(found) if plain else {}
        for hit in plain:
            if cancelled():
                return
            known = [one for one in (facts.get(hit.article_id), self._beginning(hit)) if one]
            facts[hit.article_id] = "  ".join(known)
        if plain and not cancelled():
            self.post_message(SearchFinished(found, facts))

    def _beginning(self, hit: Hit) -> str:
        try:
            article = self.session.article(hit.article_id)
        except ReaderError:
            return ""
        language = hit.language or article.languages[0]
        texts = (one for one in article.editions[language].body if one.kind is BlockKind.PARAGRAPH)
        text = next((one.text for one in texts), "")
        return text[slice(*sentences(text)[0])] if text else ""

    def _facts(self, found: Found) -> dict[ArticleId, str]:
        ids = [hit.article_id for hit in found.hits if hit.field is Field.TITLE]
        rows = [row for row in map(self.session.row, ids[:MOST_FACTS]) if row]
        return {
            row.id: "  ".join(one for one in (row.publisher, row.author, row.published[:10]) if one)
            for row in rows
        }

    @on(SearchFinished)
    def _take_found(self, event: SearchFinished) -> None:
        if event.found.query.strip() == self.query_one(SearchBox).value.strip():
            self._show(event)
            # Widgets tell the screen by message that they changed: behind those.
            self.query_one(HitList).call_later(self.call_later, self._let_frame_go)
            if self._open_first and (event.found.hits or event.found.complete):
                self._open()

    def _show(self, answer: SearchFinished) -> None:
        found = self._found = answer.found
        self.query_one(HitList).show(found, answer.facts)
        remark = self.query_one(EntryBar).remark
        if found.problem:
            remark.show(found.problem, Role.WARNING)
        elif not found.query:
            remark.show(self._advice())
        elif found.complete and not found.hits:
            remark.show(nothing_found(found.query), Role.WARNING)
        else:
            remark.show(summary(found))
        self._show_place()

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        hits = self._found.hits
        row = self.query_one(HitList).cursor + 1
        self.query_one(StatusLine).place = f"{row}/{len(hits)}" if hits else ""

    # ---- opening

    @on(Input.Submitted)
    def _open_after_typing(self, event: Input.Submitted) -> None:
        """What is in the box now counts, also when an input method committed it just before."""
        event.stop()
        if self._found.query.strip() == self.query_one(SearchBox).value.strip():
            self._open()
            return
        self._open_first = True
        self._start()

    @on(LineList.Opened)
    def _open_pressed(self, event: LineList.Opened) -> None:
        event.stop()
        self._open()

    def _open(self) -> None:
        self._open_first = False
        hit = self.query_one(HitList).current
        if hit is not None:
            self.dismiss(opening_of_hit(hit, self._found))

    @on(EntryBar.SaveWanted)
    def _keep_as_view(self, event: EntryBar.SaveWanted) -> None:
        event.stop()
        keep_view(self, self._memory, event.entry_bar.box.value.strip(), View.ALL)

    @on(EntryBar.Left)
    def action_back(self) -> None:
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "move" and parameters == (-1,):
            return self.query_one(HitList).cursor > 0
        return super().check_action(action, parameters)

    def action_move(self, rows: int) -> None:
        self.query_one(HitList).cursor += rows

    def action_page(self, pages: int) -> None:
        hits = self.query_one(HitList)
        if pages > 0:
            hits.action_page_down()
        else:
            hits.action_page_up()


def summary(found: Found) -> str:
    """How much was found: "12 articles, 37 places", with "+" while it is a lower bound."""
    if not found.hits:
        return "nothing found" if found.complete else "looking ..."
    more = "" if found.complete else "+"
    articles = f"{found.articles}{more} article" + ("" if found.articles == 1 else "s")
    places = f", {found.places}{more} places" if found.places > found.articles else ""
    reading = f"   {found.reading}" if found.reading else ""
    return f"{articles}{places}{reading}"
