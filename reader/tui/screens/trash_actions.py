"""Moving articles out of the library, and back."""

from __future__ import annotations

from typing import NamedTuple

from textual import on, work

from reader.errors import LibraryBusy, ReaderError
from reader.model.names import ArticleId
from reader.tui.messages import ArticlesMoved
from reader.tui.screens.mark_actions import MarkActions

Ids = tuple[ArticleId, ...]


class Trashed(NamedTuple):
    """Articles that went to the trash together."""

    ids: Ids
    after: str | None
    """The last step of the session then; None where undo leaves them alone."""


class TrashActions(MarkActions):
    """The commands on the library's trash. Marks stay where they are."""

    _trashed: tuple[Trashed, ...] = ()
    """What can be brought back, the latest last."""

    @property
    def trashed(self) -> Ids:
        """What was moved there last; undo or the palette brings it back."""
        return self._trashed[-1].ids if self._trashed else ()

    def action_trash(self) -> None:
        """Move the article, or all selected ones, to the trash."""
        if ids := self._ids():
            self._move(ids, back=False)

    def action_restore(self) -> None:
        """Bring back what was moved to the trash last."""
        ids, self._trashed = self.trashed, self._trashed[:-1]
        if ids:
            self._move(ids, back=True)

    def undo_trash(self) -> bool:
        """Bring back what was moved to the trash, unless a step was made since.

        Returns:
            Whether undo is done with this.
        """
        if not self._trashed or self._trashed[-1].after != self.session.last_step:
            return False
        self.action_restore()
        return True

    @work(thread=True, group="trash")
    def _move(self, ids: Ids, *, back: bool) -> None:
        trash = self.services.trash
        if trash is None:
            return
        for number, one in enumerate(ids):
            try:
                if back:
                    trash.restore([one])
                else:
                    trash.remove([one])
            except ReaderError as error:
                self.post_message(ArticlesMoved(ids[:number], ids[number:], error, back=back))
                return
        self.post_message(ArticlesMoved(ids, back=back))

    @on(ArticlesMoved)
    def _take_moved(self, event: ArticlesMoved) -> None:
        if event.back:
            self._take_restored(event)
        elif event.ids:
            self._take_removed(event.ids)
        if event.error is not None:
            self.tell(str(event.error), failed=True)

    def _take_removed(self, ids: Ids) -> None:
        self._trashed = (*self._trashed, Trashed(ids, self.session.last_step))
        self.articles.clear_selection()
        if self.article and self.article.id in ids:
            if self.reading:  # it was opened meanwhile
                self.tell_gone(True)
            else:
                self.clear_article()
        self.tell(f"To the trash: {_counted(ids)}; u undoes")

    def _take_restored(self, event: ArticlesMoved) -> None:
        if event.left:  # a build ends, and undo will do; what else there is has to be looked at
            again = self.session.last_step if isinstance(event.error, LibraryBusy) else None
            self._trashed = (*self._trashed, Trashed(event.left, again))
        if event.ids:
            self.tell(f"Restored: {_counted(event.ids)}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "trash":
            return self.services.trash is not None
        return super().check_action(action, parameters)


def _counted(ids: Ids) -> str:
    return "1 article" if len(ids) == 1 else f"{len(ids)} articles"
