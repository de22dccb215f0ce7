"""Notes in the editor, from whichever screen it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.model.marks import Annotation
from reader.session import Session
from reader.tui.note_subject import NoteSubject
from reader.tui.saving import Saver
from reader.tui.screens.note import NoteScreen, Written
from reader.tui.screens.reader_screen import ReaderScreen, Result


def edit_note(
    screen: ReaderScreen[Result],
    saver: Saver,
    subject: NoteSubject,
    after: Callable[[], object] | None = None,
) -> None:
    """Open the editor of notes.

    Args:
        screen: Where the note is written from.
        saver: Takes what is written.
        subject: What it is about.
        after: Called when the person has changed something and it is kept or discarded.
    """

    if (old := subject.existing) is not None:
        others = screen.session.kept_marks(old.article_id).conflicts.get(old.id, ())
        notes = tuple(one for one in others if isinstance(one, Annotation))
        subject = replace(subject, others=notes)

    def take(written: Written | None) -> None:
        if written is not None and written.body != subject.body:
            _take_note(screen.session, saver, subject, written)
            if after:
                after()
        saver.forget_finished()

    screen.app.push_screen(NoteScreen(subject, saver), take)


def _take_note(session: Session, saver: Saver, subject: NoteSubject, written: Written) -> None:
    """Keep what was written, or discard it undoably; an empty new note is nothing."""
    old = subject.existing
    before = session.moment.last
    if old is not None:
        saver.attempt(
            lambda: session.edit_annotation(
                old.id, body=written.body, seen=old, others=subject.others
            )
        )
    elif written.body.strip():
        saver.attempt(lambda: subject.noted(session, written.body))
    made = session.moment.last != before
    if written.discarded and made:
        saver.take_discarded("Changes" if old else "Note")
