"""The editor of a note."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from reader.errors import ReaderError
from reader.text.counting import counted
from reader.text.sanitise import MAX_NOTE_CHARS, note_text
from reader.tui.backdrop import Backdrop
from reader.tui.external import edited
from reader.tui.lending import run_in_terminal
from reader.tui.messages import Told
from reader.tui.note_subject import NoteSubject
from reader.tui.saving import Saver
from reader.tui.widgets.caption import Caption
from reader.tui.widgets.key_footer import KeyFooter
from reader.tui.widgets.lines import Role

DRAFT_SECONDS: Final = 2.0
DRAFT_CHARS: Final = 50
"""What a crash may cost at most: so many seconds or characters of typing."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the person wrote."""

    body: str
    discarded: bool = False
    """True: it is not wanted after all; redo brings it back."""


class NoteArea(TextArea):
    """Several lines of text; what is pasted is cleaned, and refused if it does not fit."""

    async def _on_paste(self, event: events.Paste) -> None:
        cleaned = note_text(event.text)
        event.prevent_default()
        event.stop()
        if len(self.text) - len(self.selected_text) + len(cleaned) > MAX_NOTE_CHARS:
            too_long = f"Not pasted: over {MAX_NOTE_CHARS:,} characters"
            self.post_message(Told(too_long, failed=True))
        else:
            await super()._on_paste(events.Paste(cleaned))

    @property
    def written(self) -> str:
        """The text, composed and without blanks at its end."""
        return note_text(unicodedata.normalize("NFC", self.text)).rstrip()


class NoteScreen(Backdrop[Written | None]):
    """`Esc` keeps the note, `Ctrl+g` discards it. What is typed survives a crash."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", "keep", show=False, id="note.keep", priority=True),
        Binding("ctrl+g", "discard", "discard", show=False, id="note.discard", priority=True),
        Binding("f4", "editor", "your editor", show=False, id="note.editor", priority=True),
    ]

    def __init__(self, subject: NoteSubject, saver: Saver) -> None:
        """Edit a note; what was being typed of it when a program ended is gone on with."""
        super().__init__()
        self._subject = subject
        self._saver = saver
        self._draft = ""
        self._kept = subject.body
        self._written = subject.body
        self._left = False

    def compose(self) -> ComposeResult:
        subject = self._subject
        self._draft = self._saver.left_draft(subject.draft_key)
        with Vertical():
            yield Caption(subject.title)
            if subject.quote:
                yield Caption(subject.quote.replace("\n", " "), Role.SIGN)
            yield NoteArea(self._draft or subject.body, show_line_numbers=False, soft_wrap=True)
            yield KeyFooter()

    def on_mount(self) -> None:
        self.query_one(KeyFooter).hints = (
            ("#tag", "is a tag"),
            ("F4", "your editor"),
            ("Ctrl+g", "discard"),
            ("Esc", "keep"),
        )
        area = self.query_one(NoteArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        self.set_focus(area)
        if self._draft:
            self.post_message(Told("What was being typed when the program ended is here again"))
        self.set_interval(DRAFT_SECONDS, self._keep_draft, name="draft")

    @on(TextArea.Changed)
    def _keep_draft_of_much(self, event: TextArea.Changed) -> None:
        event.stop()
        self._written = event.text_area.text
        self.query(Caption).first().said = ""
        if abs(len(event.text_area.text) - len(self._kept)) >= DRAFT_CHARS:
            self._keep_draft()

    def _keep_draft(self) -> None:
        self._keep(self.query_one(NoteArea).written)

    def _keep(self, text: str) -> None:
        if text != self._kept:
            self._kept = text
            self._saver.keep_draft(self._subject.draft_key, text)

    @on(Told)
    def _say_here(self, event: Told) -> None:
        """On a small screen the status line is covered."""
        self.query(Caption).first().said = event.text if event.failed else ""

    def on_unmount(self) -> None:
        """The program ends in the middle of a word: nothing is asked, nothing is lost."""
        if not self._left:
            self._keep(note_text(self._written))

    # ---- the ways out

    def action_keep(self) -> None:
        """Give back what was written; nothing of it is cut."""
        written = self.query_one(NoteArea).written
        if over := max(0, len(written) - MAX_NOTE_CHARS):
            too_long = f"Not kept: {counted(over, 'character')} too many"
            self.post_message(Told(too_long, failed=True))
        else:
            self._leave(Written(written))

    def action_discard(self) -> None:
        """Give back what was written as not wanted."""
        self._leave(Written(self.query_one(NoteArea).written, discarded=True))

    def _leave(self, written: Written) -> None:
        self._kept = written.body
        self._left = True
        self._saver.finish_draft(self._subject.draft_key)
        self.dismiss(written)

    def action_editor(self) -> None:
        """Write on in the person's own editor."""
        area = self.query_one(NoteArea)
        try:
            area.text = edited(area.written, partial(run_in_terminal, self.app))
        except ReaderError as error:
            self.post_message(Told(str(error), failed=True))
        area.move_cursor(area.document.end)
