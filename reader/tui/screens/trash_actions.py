"""Moving articles out of the library, and back."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work

from reader.errors import LibraryBusy, ReaderError
from reader.model.names import ArticleId
from reader.text.counting import counted
from reader.tui.messages import ArticlesMoved
from reader.tui.screens.mark_actions import MarkActions

if TYPE_CHECKING:  # nothing is undone before the first screen
    from reader.session.history import Moment

Ids = tuple[ArticleId, ...]


class Trashed(NamedTuple):
    """Articles that went to the trash together."""

    ids: Ids
    after: str | None
    """The last step of the session then; None where undo leaves them alone."""
    moving: bool = False
    """Whether they are still on the way there."""
    turned: bool = False
    """Whether they are to come back as soon as they are there."""


class Returned(NamedTuple):
    """Articles that undo brought back together."""

    ids: Ids
    moment: Moment
    """Where the session's own undo and redo stood then."""


class TrashActions(MarkActions):
    """The commands on the library's trash. Marks stay where they are."""

    _trashed: tuple[Trashed, ...] = ()
    """What can be brought back, the latest last."""
    _returned: tuple[Returned, ...] = ()
    """What redo moves to the trash again, the latest last."""
    _restored: ArticleId | None = None
    """What came back and is not in the list yet."""

    @property
    def trashed(self) -> Ids:
        """What was moved there last; undo or the palette brings it back."""
        last = self._last
        return last.ids if last else ()

    @property
    def _last(self) -> Trashed | None:
        """What was moved there last and is not on its way back."""
        return next((one for one in reversed(self._trashed) if not one.turned), None)

    def action_trash(self) -> None:
        """Move the article, or all selected ones, to the trash."""
        under_way = {one for there in self._trashed if there.moving for one in there.ids}
        if ids := tuple(one for one in self._ids() if one not in under_way):
            self._returned = ()
            self._remove(ids)

    def _remove(self, ids: Ids) -> None:
        there = Trashed(ids, self.session.moment.last, moving=True)
        self._trashed = (*self._trashed, there)
        self._move(ids, back=False)

    def action_restore(self) -> None:
        """Bring back what was moved to the trash last."""
        last = self._last
        if last is None:
            return
        if last.moving:
            self._put_in_place_of(last, last._replace(turned=True))
        else:
            self._put_in_place_of(last)
            self._move(last.ids, back=True)

    def _put_in_place_of(self, before: Trashed, *after: Trashed) -> None:
        number = self._trashed.index(before)
        self._trashed = (*self._trashed[:number], *after, *self._trashed[number + 1 :])

    def undo_trash(self) -> bool:
        """Bring back what was moved to the trash, unless a step was made since.

        Returns:
            Whether undo is done with this.
        """
        last, moment = self._last, self.session.moment
        if last is None or last.after != moment.last:
            return False
        self._returned = (*self._returned, Returned(last.ids, moment))
        self.action_restore()
        return True

    def redo_trash(self) -> bool:
        """Move to the trash again what undo brought back, unless a step was made since.

        Returns:
            Whether redo is done with this.
        """
        if not self._returned or self._returned[-1].moment != self.session.moment:
            return False
        *before, back = self._returned
        self._returned = tuple(before)
        turned = [one for one in self._trashed if one.turned and one.ids == back.ids]
        if turned:  # it has not even been there
            self._put_in_place_of(turned[-1], turned[-1]._replace(turned=False))
        else:
            self._remove(back.ids)
        return True

    @cached_property
    def _in_order(self) -> Lock:
        """What was asked for first is moved first."""
        return Lock()

    @work(thread=True, group="trash")
    def _move(self, ids: Ids, *, back: bool) -> None:
        trash = self.services.trash
        if trash is None:
            return
        move = trash.restore if back else trash.remove
        with self._in_order:
            for number, one in enumerate(ids):
                try:
                    move([one])
                except ReaderError as error:
                    self.post_message(ArticlesMoved(ids[:number], ids[number:], error, back=back))
                    return
        self.post_message(ArticlesMoved(ids, back=back))

    @on(ArticlesMoved)
    def _take_moved(self, event: ArticlesMoved) -> None:
        if event.back:
            self._take_restored(event)
        else:
            self._take_removed(event)
        if event.error is not None:
            self.tell(str(event.error), failed=True)

    def _take_removed(self, event: ArticlesMoved) -> None:
        wanted, ids = event.ids + event.left, event.ids
        before = next(one for one in self._trashed if one.moving and one.ids == wanted)
        if not ids:
            self._put_in_place_of(before)
        elif before.turned:
            self._put_in_place_of(before)
            self._move(ids, back=True)
        else:
            self._put_in_place_of(before, Trashed(ids, before.after))
            self._say_removed(ids)

    def _say_removed(self, ids: Ids) -> None:
        self.articles.clear_selection()
        if self.article and self.article.id in ids:
            if self.reading:  # it was opened meanwhile
                self.tell_gone(True)
            else:
                self.clear_article()
        self.tell(f"To the trash: {counted(len(ids), 'article')}; u undoes")

    def _take_restored(self, event: ArticlesMoved) -> None:
        if event.left:  # a build ends, and undo will do; what else there is has to be looked at
            self._returned = ()
            again = self.session.moment.last if isinstance(event.error, LibraryBusy) else None
            self._trashed = (*self._trashed, Trashed(event.left, again))
        if event.ids:
            self._restored = event.ids[0]
            self.tell(f"Restored: {counted(len(event.ids), 'article')}")

    def show_again(self) -> None:
        """Show the list as it is now; on what came back, if something did."""
        at, self._restored = self._restored, None
        self.renew_list(at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "trash":
            return self.services.trash is not None
        return super().check_action(action, parameters)
