"""What was moved to the trash on the screen, and what undo and redo make of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryBusy, ReaderError
from reader.model.names import ArticleId
from reader.session import Session
from reader.tui.messages import ArticlesMoved
from reader.tui.services import Trash

if TYPE_CHECKING:  # nothing is undone before the first screen
    from reader.session.history import Moment

Ids = tuple[ArticleId, ...]


class Move(NamedTuple):
    """Articles that go to the trash, or come back, together."""

    ids: Ids
    back: bool


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


class TrashCan:
    """Says what is moved and when; others move it, with `moved`, and bring back what came of it.

    But for `moved`, on the thread of the screen.
    """

    def __init__(self, session: Session, trash: Trash, start: Callable[[Move], object]) -> None:
        """An empty one.

        Args:
            session: Whose undo this is part of.
            trash: Moves articles.
            start: Has `moved` called on a worker, and `take` with what it gives back.
        """
        self._session = session
        self._trash = trash
        self._start = start
        self._in_order = Lock()
        """What was asked for first is moved first."""
        self._there: tuple[Trashed, ...] = ()
        """What can be brought back, the latest last."""
        self._returned: tuple[Returned, ...] = ()
        """What redo moves to the trash again, the latest last."""

    @property
    def last(self) -> Ids:
        """What was moved there last; undo or the palette brings it back."""
        last = self._last
        return last.ids if last else ()

    @property
    def _last(self) -> Trashed | None:
        """What was moved there last and is not on its way back."""
        return next((one for one in reversed(self._there) if not one.turned), None)

    # ---- what the person does

    def remove(self, ids: Ids) -> None:
        """Move articles there, but for those that are on their way."""
        under_way = {one for there in self._there if there.moving for one in there.ids}
        if ids := tuple(one for one in ids if one not in under_way):
            self._returned = ()
            self._remove(ids)

    def _remove(self, ids: Ids) -> None:
        there = Trashed(ids, self._session.moment.last, moving=True)
        self._there = (*self._there, there)
        self._start(Move(ids, back=False))

    def restore(self) -> None:
        """Bring back what was moved there last."""
        last = self._last
        if last is None:
            return
        if last.moving:
            self._put_in_place_of(last, last._replace(turned=True))
        else:
            self._put_in_place_of(last)
            self._start(Move(last.ids, back=True))

    def undo(self) -> bool:
        """Bring back what was moved there, unless a step was made since.

        Returns:
            Whether undo is done with this.
        """
        last, moment = self._last, self._session.moment
        if last is None or last.after != moment.last:
            return False
        self._returned = (*self._returned, Returned(last.ids, moment))
        self.restore()
        return True

    def redo(self) -> bool:
        """Move there again what undo brought back, unless a step was made since.

        Returns:
            Whether redo is done with this.
        """
        if not self._returned or self._returned[-1].moment != self._session.moment:
            return False
        *before, back = self._returned
        self._returned = tuple(before)
        turned = [one for one in self._there if one.turned and one.ids == back.ids]
        if turned:  # it has not even been there
            self._put_in_place_of(turned[-1], turned[-1]._replace(turned=False))
        else:
            self._remove(back.ids)
        return True

    def _put_in_place_of(self, before: Trashed, *after: Trashed) -> None:
        number = self._there.index(before)
        self._there = (*self._there[:number], *after, *self._there[number + 1 :])

    # ---- what comes of it

    def moved(self, move: Move) -> ArticlesMoved:
        """Move articles, one after the other, up to the first that cannot be; on a worker.

        Returns:
            What came of it.
        """
        step = self._trash.restore if move.back else self._trash.remove
        with self._in_order:
            for number, one in enumerate(move.ids):
                try:
                    step([one])
                except ReaderError as error:
                    done, left = move.ids[:number], move.ids[number:]
                    return ArticlesMoved(done, left, error, back=move.back)
        return ArticlesMoved(move.ids, back=move.back)

    def take(self, event: ArticlesMoved) -> Ids:
        """Take in what came of a move.

        Returns:
            The articles that are where they were to go, and are not turned on the spot.
        """
        if not event.back:
            return self._take_removed(event)
        if event.left:  # a build ends, and undo will do; what else there is has to be looked at
            self._returned = ()
            again = self._session.moment.last if isinstance(event.error, LibraryBusy) else None
            self._there = (*self._there, Trashed(event.left, again))
        return event.ids

    def _take_removed(self, event: ArticlesMoved) -> Ids:
        wanted, ids = event.ids + event.left, event.ids
        before = next(one for one in self._there if one.moving and one.ids == wanted)
        if ids and not before.turned:
            self._put_in_place_of(before, Trashed(ids, before.after))
            return ids
        self._put_in_place_of(before)
        if ids:
            self._start(Move(ids, back=True))
        return ()
