"""Putting right which Korean paragraph says the same as which English one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on, work
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.model.article import AlignedPair, Article, ArticleId, Language
from reader.session import FileState, Session
from reader.session.correction import corrected, make_correction
from reader.session.realignment import Realignment
from reader.text.counting import counted
from reader.tui.keys import Place
from reader.tui.messages import ArticleRead
from reader.tui.reading.pairing import Pairing
from reader.tui.screens.choice import ChoiceScreen
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.pair_list import PairList
from reader.tui.widgets.pair_titles import Titles
from reader.tui.widgets.status_line import StatusLine

CHOICE_CHARS = 120
Alignment = tuple[AlignedPair, ...]


@dataclass(frozen=True, slots=True)
class Realigned:
    """What the person made of the alignment."""

    pairs: Alignment
    discarded: bool = False
    """True: it is not wanted after all; redo brings it back."""


class AlignScreen(ReaderScreen[Realigned | None]):
    """The pairs as rows. `Esc` keeps what was changed as one step; None is nothing changed."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        article: Article,
        at: tuple[Language, int],
    ) -> None:
        """Correct an alignment.

        Args:
            session: Has the article.
            settings: For the footer.
            article: With both editions.
            at: The paragraph to begin with: language and index into the body.
        """
        super().__init__(session, settings)
        self._article = article
        self._first = self._now = _realignment(article, session.alignment(article.id))
        self._at = at
        self._undo: list[tuple[Realignment, int]] = []
        self._redo: list[tuple[Realignment, int]] = []
        self._held: int | None = None
        self._left = False

    def compose_body(self) -> Iterable[Widget]:
        yield Titles(self._article)
        yield PairList(self._article)

    def on_mount(self) -> None:
        self.set_focus(self.listed)
        self._show(self._now.row_of(*self._at))
        doubtful = sum(row.doubtful for row in self._now.rows)
        self.say(f"{counted(doubtful, 'pair')} in doubt: n goes to the next" if doubtful else "")

    def on_unmount(self) -> None:
        """The program ends in the middle of it: what was changed is kept."""
        if not self._left and self._now.pairs != self._first.pairs:
            self.session.correct_alignment(self._article.id, self._result())

    @property
    def listed(self) -> PairList:
        """The list of pairs."""
        return self.query_one(PairList)

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place.ALIGN,)

    def show_file(self, article_id: ArticleId, state: FileState) -> None:
        if article_id == self._article.id:
            self.show_catalog()

    def show_catalog(self) -> None:
        """The article may have been built anew."""
        self._read()

    @work(thread=True, exclusive=True, group="article")
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            article = self.session.fresh(self._article.id)
        except ReaderError:
            return
        if not worker.is_cancelled:
            self.post_message(ArticleRead(article))

    @on(ArticleRead)
    def _take_article(self, event: ArticleRead) -> None:
        """What was changed goes on with the text of today."""
        event.stop()
        article = event.article
        if article.editions == self._article.editions or len(article.editions) < 2:
            return
        self.session.hold(article)
        first, now = (self._on(article, one.pairs) for one in (self._first, self._now))
        self._article = self.listed.article = article
        self._first, self._now = _realignment(article, first), _realignment(article, now)
        self._undo, self._redo, self._held = [], [], None
        self._show(self.listed.cursor)

    def _on(self, article: Article, pairs: Alignment) -> Alignment:
        """Pairs of the text that is shown, on another text of the article."""
        return corrected(article, make_correction(self._article, pairs))

    def _result(self) -> Alignment:
        """The pairs on the text that the session has; a newer one may be on its way here."""
        article = self.session.article(self._article.id)  # it is held: no file is read
        same = article.editions == self._article.editions
        return self._now.pairs if same else self._on(article, self._now.pairs)

    # ---- what is shown

    def _show(self, cursor: int) -> None:
        self.listed.held = self._held
        self.listed.show(self._now.rows, cursor)
        self._show_place()

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        rows, cursor = self._now.rows, self.listed.cursor
        if not rows:
            return
        row = rows[cursor]
        sure = f"{round(row.confidence * 100)}% sure" if row.complete else "unpaired"
        self.query_one(StatusLine).place = f"{sure}  {cursor + 1}/{len(rows)}"

    # ---- changes

    def _take(self, changed: Realignment, at: tuple[Language, int], said: str) -> None:
        self._undo.append((self._now, self.listed.cursor))
        self._redo.clear()
        self._now, self._held = changed, None
        self._show(changed.row_of(*at))
        self.say(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In an article without a body there is nothing to do but to leave."""
        return action in ("back", "discard") or bool(self._now.rows)

    def action_merge(self, step: int) -> None:
        """One pair of this one and a neighbour."""
        cursor = self.listed.cursor
        other = cursor + step
        if not 0 <= other < len(self._now.rows):
            self.say("There is no pair after this one" if step > 0 else "This is the first pair")
            return
        where = "next" if step > 0 else "previous"
        self._take(self._now.joined(cursor, other), self._here(), f"Merged with the {where}")

    def action_unlink(self) -> None:
        """Every paragraph of the pair by itself."""
        row = self._row
        if len(row.ko) + len(row.en) < 2:
            self.say("It has no counterpart: l links it")
            return
        self._take(self._now.unlinked(self.listed.cursor), self._here(), "Unlinked")

    def action_link(self) -> None:
        """Hold this row, or link the held one with it."""
        cursor = self.listed.cursor
        if self._held is None:
            self._held = cursor
            self._show(cursor)
            self.say("Go to its counterpart; l links them, Esc lets go")
        elif self._held == cursor:
            self._let_go("Not linked")
        else:
            self._take(self._now.joined(self._held, cursor), self._here(), "Linked")

    def action_split(self) -> None:
        """Take one paragraph off the pair; the person says which."""
        row = self._row
        blocks = [(language, block) for language in Language for block in row.side(language)]
        if len(blocks) < 3:
            self.say("There is nothing to split off: x unlinks the two")
            return
        names = [
            f"{language.upper()} {block + 1}  "
            f"{self._article.editions[language].body[block].text[:CHOICE_CHARS]}"
            for language, block in blocks
        ]

        def take(choice: int | None) -> None:
            if choice is not None:
                changed = self._now.without(self.listed.cursor, *blocks[choice])
                self._take(changed, self._here(), f"Split off {blocks[choice][1] + 1}")

        self.app.push_screen(ChoiceScreen("Which paragraph stands alone?", names), take)

    def action_confirm(self) -> None:
        """The pair is right as it is."""
        if self._row.complete:
            changed = self._now.confirmed(self.listed.cursor)
            self._take(changed, self._here(), "Confirmed")
        else:
            self.say("It has no counterpart: l links it")

    def action_doubtful(self) -> None:
        """Go to the next pair in doubt."""
        row = self._now.next_doubtful(self.listed.cursor)
        if row is None:
            self.say("No pair is in doubt")
        else:
            self.listed.cursor = row

    def action_undo(self) -> None:
        """Take back the last change made here."""
        self._step(self._undo, self._redo, "Undone", "Nothing was changed here yet")

    def action_redo(self) -> None:
        """Repeat what was taken back here."""
        self._step(self._redo, self._undo, "Redone", "Nothing to redo here")

    def _step(
        self,
        source: list[tuple[Realignment, int]],
        sink: list[tuple[Realignment, int]],
        done: str,
        nothing: str,
    ) -> None:
        if not source:
            self.say(nothing)
            return
        sink.append((self._now, self.listed.cursor))
        self._now, cursor = source.pop()
        self._held = None
        self._show(cursor)
        self.say(done)

    # ---- the way out

    def action_back(self) -> None:
        """Let go of a held row, else leave and keep what was changed."""
        if self._held is not None:
            self._let_go("")
        else:
            self._leave()

    def action_discard(self) -> None:
        """Leave the alignment as it was; redo brings the changes back."""
        self._leave(discarded=True)

    def _leave(self, *, discarded: bool = False) -> None:
        self._left = True
        changed = self._now.pairs != self._first.pairs
        self.dismiss(Realigned(self._result(), discarded) if changed else None)

    def _let_go(self, said: str) -> None:
        self._held = None
        self._show(self.listed.cursor)
        self.say(said)

    @property
    def _row(self) -> AlignedPair:
        return self._now.rows[self.listed.cursor]

    def _here(self) -> tuple[Language, int]:
        """The first paragraph of the row under the cursor."""
        row = self._row
        return (Language.KO, row.ko[0]) if row.ko else (Language.EN, row.en[0])


def _realignment(article: Article, alignment: Alignment) -> Realignment:
    """An alignment with every paragraph in it, captions and notes too, so that none is missed."""
    return Realignment(Pairing(article, alignment, whole=True).pairs)
