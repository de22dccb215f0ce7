"""Putting the alignment of the open article right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.mark_actions import MarkActions

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.tui.screens.align import Realigned


class AlignActions(MarkActions):
    """The command that corrects which paragraphs say the same."""

    def action_align(self) -> None:
        """Correct which paragraphs say the same."""
        from reader.tui.screens.align import AlignScreen

        article = self.article
        if article is None:
            return
        if len(article.editions) < 2:
            self.say("There is nothing to align; the article is in one language")
            return
        screen = AlignScreen(self.session, self.settings, article, self.pane.current_block())
        self.app.push_screen(screen, lambda made: self._take(article, made))

    def _take(self, article: Article, made: Realigned | None) -> None:
        """Keep the alignment as it was put right; None is as it was."""
        if made is None:
            return
        kept = self.attempt(lambda: self.session.correct_alignment(article.id, made.pairs))
        if kept and made.discarded and (change := self.session.undo()):
            self.tell_discarded(change, "Correction")
