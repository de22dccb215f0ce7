"""Every sentence of the library with a word, beside its counterpart."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.search.query import literal
from reader.session import Session
from reader.session.concordance import ConcordanceLine
from reader.text.counting import counted
from reader.text.particles import stems
from reader.tui.keys import Place
from reader.tui.messages import SentencesFound
from reader.tui.opening import Opening, Origin
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.concordance_list import ConcordanceList
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.status_line import StatusLine

WAIT_SECONDS: Final = 0.15
"""How long typing has to pause before the library is asked; Enter does not wait."""
BATCH_SECONDS: Final = 0.1
"""How often sentences that were found are brought to the screen."""
MOST_SENTENCES: Final = 2_000


class ConcordanceScreen(ReaderScreen[Opening | None]):
    """Gives back where to open, or None when the person goes back."""

    def __init__(self, session: Session, settings: Settings, begin: Origin) -> None:
        """Show the sentences with a word.

        Args:
            session: Searched on a worker.
            settings: For the footer.
            begin: The word to begin with, "" lets the person type it; and the row.
        """
        super().__init__(session, settings)
        self._begin = begin
        self._row = begin.row
        """The row the cursor goes to as soon as it is there; 0 leaves the cursor where it is."""
        self._asked = ""
        self._question = 0
        """The number of the last question; its answer alone is shown."""
        self._again: list[ConcordanceLine] | None = None
        """What was found when the word was asked for again; None if what is shown is the answer."""

    def compose_body(self) -> Iterable[Widget]:
        yield EntryBar("word", "a word in either language", id="concordance")
        yield ConcordanceList()

    def on_mount(self) -> None:
        bar = self.query_one(EntryBar)
        bar.open()
        if self._begin.query:
            with self.prevent(Input.Changed):
                bar.box.value = self._begin.query
            self.set_focus(self.sentences)
            self._ask()

    @property
    def sentences(self) -> ConcordanceList:
        """The list."""
        return self.query_one(ConcordanceList)

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place.CONCORDANCE,)

    def hints(self) -> tuple[Hint, ...]:
        if self.query_one(EntryBar).box.has_focus:
            return (("Enter", "to the sentences"), ("Esc", "back"))
        return super().hints()

    # ---- asking

    @on(Input.Changed)
    def _wait(self, event: Input.Changed) -> None:
        event.stop()
        self._row = 0
        self.query_one(EntryBar).when_typed(self._ask, WAIT_SECONDS)

    @on(Input.Submitted)
    def _to_sentences(self, event: Input.Submitted) -> None:
        event.stop()
        self._ask()
        if event.value.strip():
            self.set_focus(self.sentences)

    def show_catalog(self) -> None:
        """Ask again; what is shown stays until the sentence under the cursor was found anew."""
        if self._asked:
            self._again = []
            self._collect(self._next_question(), self._asked)

    def _ask(self) -> None:
        bar = self.query_one(EntryBar)
        bar.wait_no_more()
        word = bar.box.value.strip()
        if word == self._asked:
            return
        self._asked, self._again = word, None
        question = self._next_question()
        self.sentences.show(())
        self.query_one(StatusLine).place = ""
        self.say("Looking ..." if word else "")
        if word:
            self._collect(question, word)

    def _next_question(self) -> int:
        """From now on nothing that was found before is shown."""
        self.workers.cancel_group(self, "concordance")
        self._question += 1
        return self._question

    @work(thread=True, group="concordance")
    def _collect(self, question: int, word: str) -> None:
        worker = get_current_worker()
        found: list[ConcordanceLine] = []
        total, told = 0, time.monotonic()
        for lines in self.session.each_sentence(literal(word), lambda: worker.is_cancelled):
            found += lines[: MOST_SENTENCES - total]
            total = min(MOST_SENTENCES, total + len(lines))
            if time.monotonic() - told > BATCH_SECONDS:
                self.post_message(SentencesFound(question, tuple(found)))
                found, told = [], time.monotonic()
            if total >= MOST_SENTENCES:
                break
        if not worker.is_cancelled:
            self.post_message(SentencesFound(question, tuple(found), complete=True))

    @on(SentencesFound)
    def _take(self, event: SentencesFound) -> None:
        if event.question != self._question:
            return
        if self._again is None:
            self.sentences.add(event.lines)
        elif not self._replaced(event):
            return
        if self._row and (event.complete or self._row < self.sentences.row_count):
            self.sentences.cursor, self._row = self._row, 0
        self._show_place()
        if event.complete:
            self.say(_summary(self._asked, self.sentences.row_count))

    def _replaced(self, event: SentencesFound) -> bool:
        """Show what was found anew in place of what is shown, once that has come as far."""
        self._again = [*(self._again or ()), *event.lines]
        if not event.complete and not self.sentences.are_all_in(self._again):
            return False
        self.sentences.follow(self._again)
        self._again = None
        return True

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        count = self.sentences.row_count
        place = f"{self.sentences.cursor + 1}/{count}" if count else ""
        self.query_one(StatusLine).place = place

    # ---- going somewhere

    def action_open(self) -> None:
        """Open the article at the sentence."""
        one = self.sentences.current
        if one is not None:
            left = self._begin._replace(query=self._asked, row=self.sentences.cursor)
            place = Opening(one.article_id, one.language, one.block, one.start_chars)
            self.dismiss(place._replace(origin=left))

    def action_word(self) -> None:
        """Another word."""
        self.query_one(EntryBar).open()

    def action_copy(self) -> None:
        """Sentence and counterpart to the clipboard."""
        if one := self.sentences.current:
            parts = (one.sentence, one.counterpart.text)
            self.copy_text("\n".join(part for part in parts if part))

    def action_leave_box(self) -> None:
        """To the sentences, if there are any."""
        if self.sentences.row_count:
            self.set_focus(self.sentences)
        else:
            self.action_back()


def looked_up(word: str) -> str:
    """The form of a word to look for: a Korean noun without its particle."""
    return (stems(word) or (word,))[-1]


def _summary(word: str, count: int) -> str:
    if not count:
        return f"No sentence has {word}; / tries another word"
    if count >= MOST_SENTENCES:
        return f"The first {count} sentences with {word}"
    return f"{counted(count, 'sentence')} with {word}"
