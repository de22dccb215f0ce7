"""Moving articles out of the library, and back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from reader.errors import ReaderError
from reader.model.names import ArticleId
from reader.tui.messages import ArticlesMoved, Told
from reader.tui.screens.mark_actions import MarkActions


class TrashActions(MarkActions):
    """The commands on the library's trash. Marks stay where they are."""

    trashed: tuple[ArticleId, ...] = ()
    """What was moved there last; the palette brings it back."""

    def action_trash(self) -> None:
        """Move the article, or all selected ones, to the trash."""
        ids = self._ids()
        if not ids:
            return
        self.articles.clear_selection()
        if self.article and self.article.id in ids:
            self.pane.clear()
            self.article = None
        self._move(ids, back=False)

    def action_restore(self) -> None:
        """Bring back what was moved to the trash last."""
        self._move(self.trashed, back=True)

    @work(thread=True, group="trash")
    def _move(self, ids: Sequence[ArticleId], *, back: bool) -> None:
        trash = self.services.trash
        if trash is None:
            return
        try:
            if back:
                trash.restore(ids)
            else:
                trash.remove(ids)
        except ReaderError as error:
            self.post_message(Told(str(error), failed=True))
            return
        self.trashed = () if back else tuple(ids)
        count = "1 article" if len(ids) == 1 else f"{len(ids)} articles"
        way_back = ": restore in the palette (:) brings it back"
        told = f"Restored: {count}" if back else f"To the trash: {count}{way_back}"
        self.post_message(Told(told))
        self.post_message(ArticlesMoved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "trash":
            return self.services.trash is not None
        return super().check_action(action, parameters)
