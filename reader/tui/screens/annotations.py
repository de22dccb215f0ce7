"""Highlights and notes, of one article or of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model.article import Article
from reader.model.marks import Annotation, MarkKind
from reader.tui.note_subject import about_annotation
from reader.tui.screens.panel import PanelScreen

if TYPE_CHECKING:
    from reader.tui.screens.note import Written


class AnnotationsScreen(PanelScreen):
    """What was highlighted and written; uncertain and lost places first."""

    TITLE_TEXT = "highlights and notes"
    HOW_TO_BEGIN = "h in an article highlights, a writes a note"

    def wanted(self, annotation: Annotation) -> bool:
        return annotation.kind is not MarkKind.BOOKMARK

    def text_of(self, annotation: Annotation, article: Article | None) -> str:
        if annotation.target is None and article is not None:
            return article.title()
        return super().text_of(annotation, article)

    def action_edit(self) -> None:
        """Write or change the note."""
        current = self.annotations.current
        if current is None:
            return
        from reader.tui.screens.note import NoteScreen  # TextArea is slow to import

        one = current.annotation
        screen = NoteScreen(about_annotation(one, current.title or current.text))
        self.app.push_screen(screen, lambda written: self._take(one, written))

    def _take(self, one: Annotation, written: Written | None) -> None:
        if written is None or written.discarded or written.body == one.body:
            return
        try:
            self.tell_change(self.session.edit_annotation(one.id, body=written.body, seen=one))
        except ReaderError as error:
            self.say(str(error), failed=True)
