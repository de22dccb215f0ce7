"""Search over the whole library, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from reader.errors import ReaderError
from reader.model.article import BlockKind
from reader.model.listing import View
from reader.search.results import Found, Hit
from reader.text.sentences import sentences
from reader.tui.answers import Answers, Question, tidy_up, waited_for
from reader.tui.messages import OpeningEnded, SearchFinished
from reader.tui.opening import Opening, Origin, opening_of_hit
from reader.tui.queries import MOST_HITS, is_all, nothing_found, summary, without_open_field
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

SCREENFUL: Final = 24
SCREENFUL_MS: Final = 80.0
"""For a screenful that takes longer than the key can wait."""
PAUSE_SECONDS: Final = 0.1
"""How long typing has to pause before work goes on beyond a screenful: the next key, and the
frame of this one, would have to share the interpreter with it."""
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
        Binding("slash,f", "query", "the query", show=False, id="search.query"),
        Binding("q,left", "back", "back", show=False, id="search.leave"),
    ]

    def __init__(self, answers: Answers, settings: Settings, memory: Memory, begin: Origin) -> None:
        """Search the library.

        Args:
            answers: Asks it.
            settings: For the footer.
            memory: Has the last queries.
            begin: The query, the hits and the row that were left, or nothing of it.
        """
        super().__init__(answers.session, settings)
        self._begin = begin
        self._answers = answers
        self._memory = memory
        self._history = memory.now.searches
        self._found = Found("")
        self._open_first = False
        self._asked = Question("")
        """What is being answered, or was last."""

    def compose_body(self) -> Iterable[Widget]:
        hint = "한글, English, ㅊㅅ, author: tag: -word"
        yield EntryBar("search", hint, takes_queries=True, id="search")
        yield HitList()

    def on_mount(self) -> None:
        bar = self.query_one(EntryBar)
        bar.box.history = self._history
        bar.box.value = self._begin.query
        # Not by message: the box would be drawn before it is heard.
        self.watch(bar.box, "value", self._typed, init=False)
        bar.open()
        if self._begin.found:
            hits = self.query_one(HitList)
            self.set_focus(hits)
            self._show(SearchFinished(self._begin.found, last=True))
            hits.cursor = self._begin.row
            self._start()  # something may have changed
        else:
            bar.remark.show(self._advice())
        self.call_after_refresh(self._answers.warm_up)

    def _advice(self) -> str:
        recent = "   ".join(dict.fromkeys(reversed(self._history[-5:])))
        return f"Up brings back: {recent}" if recent else "titles, authors and both languages"

    def hints(self) -> tuple[Hint, ...]:
        if self.query_one(HitList).has_focus:
            return (("Enter", "open"), ("j k", "next, previous"), ("/", "query"), ("q", "back"))
        if not self._asked.query:
            return (("Up", "last queries"), ("Esc", "back"))
        if not self.query_one(HitList).row_count:
            return (("Ctrl+s", "save as a view"), ("Esc", "back"))
        return (("Enter", "open"), ("Ctrl+s", "save as a view"), ("Down", "next"), ("Esc", "back"))

    # ---- searching

    def _typed(self) -> None:
        self._open_first = False
        query, before = self._query, self._asked.query
        if query and query == self._found.query == self._asked.query:
            self._say_found()  # but for a blank it is what was asked before
        else:
            self._start()
        if bool(query) is not bool(before):
            self.refresh_footer()

    def show_catalog(self) -> None:
        """Ask again; what is shown stays until there is as much to show instead."""
        self._start()

    def show_reading(self, progress: str) -> None:
        super().show_reading(progress)
        self._say_found()

    @property
    def _query(self) -> str:
        """What is in the box, without a field whose value is still to be typed."""
        value = self.query_one(SearchBox).value
        return (value if self._open_first else without_open_field(value)).strip()

    def _start(self) -> None:
        query = self._query
        self._asked.over.set()
        if not query:
            self._asked = Question("")
            self._show(SearchFinished(Found("")))
            return
        height = self.query_one(HitList).size.height or self.size.height
        rows = -(-height // HitList.ROW_LINES)
        question = self._asked = Question(query, rows)
        first = self._answers.ask(question)
        found = waited_for(first)
        if found:
            self._show(SearchFinished(found))
        self.call_later(self._go_on, question, first, found)

    def on_unmount(self) -> None:
        self._asked.over.set()

    @work(thread=True, group="search")
    def _go_on(self, question: Question, first: Future[Found], shown: Found | None) -> None:
        """Answer a query more fully, step by step, as long as it is the one in the box."""
        found = first.result()
        if not shown and (found.hits or found.complete):
            self._tell(question, SearchFinished(found))
        for fuller in self._fuller(question, found):
            found = fuller.found
            self._tell(question, fuller)
        self._tell_beginnings(question, found)

    def _fuller(self, question: Question, found: Found) -> Iterator[SearchFinished]:
        query, over = question.query, question.over
        if not is_all(found) and len(found.hits) < question.limit and not over.is_set():
            found = self.session.search(query, SCREENFUL, SCREENFUL_MS, over.is_set)
            yield SearchFinished(found)
        if over.wait(PAUSE_SECONDS):
            return
        tidy_up()
        if not is_all(found):
            found = self.session.search(query, MOST_HITS, cancelled=over.is_set)
            yield SearchFinished(found, last=True)

    def _tell(self, question: Question, answer: SearchFinished) -> None:
        if not question.over.is_set():
            self.post_message(answer)

    def _tell_beginnings(self, question: Question, found: Found) -> None:
        """The first sentence of articles that were found by no words, as with `is:unread`."""
        beginnings = {}
        for hit in found.hits[:MOST_BEGINNINGS]:
            if question.over.is_set():
                return
            if wordless(hit):
                beginnings[hit.article_id] = self._beginning(hit)
        if beginnings:
            self._tell(question, SearchFinished(found, beginnings, last=True))

    def _beginning(self, hit: Hit) -> str:
        try:
            article = self.session.article(hit.article_id)
        except ReaderError:
            return ""
        language = hit.language or article.languages[0]
        texts = (one for one in article.editions[language].body if one.kind is BlockKind.PARAGRAPH)
        text = next((one.text for one in texts), "")
        return text[slice(*sentences(text)[0])] if text else ""

    @on(SearchFinished)
    def _take_found(self, event: SearchFinished) -> None:
        if event.found.query.strip() == self._asked.query:
            self._show(event)

    def _show(self, answer: SearchFinished) -> None:
        found, hits = answer.found, self.query_one(HitList)
        last = answer.last or is_all(found)
        if found.query == self._found.query and not (last or hits.are_all_in(found.hits)):
            return
        self._found = found
        hits.answer(found, answer.beginnings)
        self._say_found()
        self._show_place()
        if self._open_first and (found.hits or found.complete):
            self.action_open()

    def _say_found(self) -> None:
        found, remark = self._found, self.query_one(EntryBar).remark
        if found.problem:
            remark.show(found.problem, Role.WARNING)
        elif not found.query:
            remark.show(self._advice())
        elif found.complete and not found.hits:
            remark.show(nothing_found(found.query, growing=not self.session.is_whole), Role.WARNING)
        else:
            remark.show(summary(found, growing=self.is_growing))

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        hits = self._found.hits
        row = self.query_one(HitList).cursor + 1
        self.query_one(StatusLine).place = f"{row}/{len(hits)}" if hits else ""

    # ---- opening

    def action_enter_box(self) -> None:
        """What is in the box now counts, also when an input method committed it just before."""
        found, box = self._found, self.query_one(SearchBox)
        if found.query.strip() == box.value.strip() and (found.hits or found.complete):
            self.action_open()
            return
        self._open_first = True
        if self._asked.query != self._query:  # else the answer is on its way
            self._start()

    @property
    def is_coming(self) -> bool:
        """Whether the best hit is to be opened as soon as it is known."""
        return self._open_first

    def action_open(self) -> None:
        """Open at the hit under the cursor."""
        self._open_first = False
        hits = self.query_one(HitList)
        if hits.current is not None:
            found = self._found
            left = self._begin._replace(query=found.query, row=hits.cursor, found=found)
            opening = opening_of_hit(hits.current, found)
            self.dismiss(opening._replace(origin=left))
        else:
            self.post_message(OpeningEnded(shown=False))

    @on(EntryBar.SaveWanted)
    def _keep_as_view(self, event: EntryBar.SaveWanted) -> None:
        event.stop()
        keep_view(self, self._memory, event.query, View.ALL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "move" and parameters == (-1,):
            return self.query_one(HitList).cursor > 0
        return super().check_action(action, parameters)

    def action_query(self) -> None:
        """Another query."""
        self.query_one(EntryBar).open()

    def action_move(self, rows: int) -> None:
        self.query_one(HitList).cursor += rows

    def action_page(self, pages: int) -> None:
        hits = self.query_one(HitList)
        hits.cursor += pages * hits.page_rows
