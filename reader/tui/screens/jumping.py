"""Back to where the person was before going far, and forward again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.tui.jumps import Jumps, Spot
from reader.tui.opening import Opening
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:  # nothing of an article is needed before one is shown
    from reader.tui.reading.anchor import Stand


class Jumping(Desk):
    """Notes where the person was before each way that is not a step, in whichever article."""

    @cached_property
    def jumps(self) -> Jumps:
        """The spots that were left."""
        return Jumps()

    def leave_spot(self) -> None:
        """The person goes far from where he reads."""
        if spot := self._spot():
            self.jumps.leave(spot)

    def land(self) -> None:
        """He has come to one of several places, and may look at the next."""
        if spot := self._spot():
            self.jumps.land(spot)

    def _spot(self) -> Spot | None:
        """Where he reads; None in the list."""
        stand = self.pane.stand if self.reading else None
        return Spot(self.article.id, stand) if self.article and stand else None

    def open_article(self, opening: Opening) -> None:
        self.leave_spot()
        super().open_article(opening)

    def go_to(self, opening: Opening) -> None:
        super().go_to(opening)
        if opening.stand:
            self.pane.return_to(opening.stand)

    def leave_article(self) -> None:
        self.leave_spot()
        super().leave_article()

    def action_end(self, direction: int) -> None:
        """Go to the top or the end."""
        self.leave_spot()
        self.pane.action_end(direction)

    def action_jump(self, steps: int) -> None:
        """Back to where the person was before going far, or forward again."""
        spot = self.jumps.step(steps, self._spot())
        if spot is None:
            self.say("Nowhere to go back to" if steps < 0 else "Nowhere to go forward to")
            return
        self.take_in_position()
        self._open_at(spot.stand, Opening(spot.article_id))

    def _open_at(self, stand: Stand, opening: Opening) -> None:
        super().open_article(opening._replace(stand=stand))
