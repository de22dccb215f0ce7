"""Highlights and notes, of one article or of the library."""

from __future__ import annotations

from reader.model.marks import Annotation, MarkKind
from reader.tui.note_subject import about_annotation
from reader.tui.screens.panel import PanelScreen


class AnnotationsScreen(PanelScreen):
    """What was highlighted and written; uncertain and lost places first."""

    TITLE_TEXT = "highlights and notes"
    HOW_TO_BEGIN = "h in an article highlights, a writes a note"
    SELECTED = (
        ("panel.remove", "remove"),
        ("panel.yellow - panel.purple", "colour"),
        ("panel.copy", "copy"),
        ("panel.export", "export"),
        ("panel.select", "select"),
        ("panel.select-all", "all"),
        ("everywhere.help", "help"),
        ("panel.back", "none"),
    )

    def wanted(self, annotation: Annotation) -> bool:
        return annotation.kind is not MarkKind.BOOKMARK

    def action_edit(self) -> None:
        """Write or change the note."""
        current = self.annotations.current
        if current is None:
            return
        from reader.tui.screens.noting import edit_note  # TextArea is slow to import

        one = current.annotation
        edit_note(self, self.saver, about_annotation(one, current.title or current.text))
