"""Where the person came from: the lists he chose places in, and the places he read at."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from reader.tui.jumps import Jumps, Spot
from reader.tui.messages import OpeningEnded
from reader.tui.opening import TITLE, Opening, Origin, Source
from reader.tui.screens.desk import Desk
from reader.tui.trail import Trail, Visit

if TYPE_CHECKING:  # these screens are imported when they are first opened
    from reader.model.names import ItemId
    from reader.tui.answers import Answers
    from reader.tui.screens.reader_screen import ReaderScreen


class Returning(Desk):
    """Opens the lists that lead into articles, and keeps the way back to them; notes where the
    person was before each way that is not a step, in whichever article."""

    reattached: ItemId | None = None
    """The annotation that waits for a passage in the article."""
    _chosen: Visit | None = None
    """The step of the way to the article that is being opened; it counts when that is there."""
    _choosing = False
    """Whether a list is open, or what was chosen in it is on its way here."""
    _answers: Answers | None = None

    @property
    def is_opening(self) -> bool:
        return self._choosing or super().is_opening

    @cached_property
    def trail(self) -> Trail:
        """The way back from the article."""
        return Trail()

    def choose_in(self, origin: Origin) -> None:
        """Let the person choose a place in a list; the article opens there."""
        article = self.article if self.reading else None
        self._show_list_of(Visit(origin, self._here(), article, self.row_id))

    def go_back(self) -> bool:
        """Show the list the article was chosen in, over what it was opened from.

        Returns:
            False if it was chosen in the list of articles.
        """
        visit = self.trail.pop()
        if visit is None:
            return False
        visit = visit._replace(origin=self._followed(visit.origin))
        self.find_bar.drop()
        if visit.here is None:
            self.leave_article()
            if visit.row:
                self.articles.go_to(visit.row)
        else:
            self.take_in_position()
            self.open_article(visit.here)
        self._show_list_of(visit)
        return True

    def _followed(self, origin: Origin) -> Origin:
        """The results, all that are known by now, with the cursor on the article that n or N has
        led to meanwhile."""
        found = self.found if origin.source is Source.SEARCH else None
        if found is None or found.query != origin.query or self.article is None:
            return origin
        ids, here, row = [hit.article_id for hit in found.hits], self.article.id, origin.row
        if here not in ids:
            return origin
        row = row if here in ids[row : row + 1] else ids.index(here)
        return origin._replace(found=found, row=row)

    def open_article(self, opening: Opening) -> None:
        self._open_by(opening, None)

    def _open_by(self, opening: Opening, visit: Visit | None) -> None:
        """Open an article, as the end of a step of the way or without a new one."""
        self.reattached, self._chosen = opening.reattach, visit
        self.leave_spot()
        super().open_article(opening)

    def go_to(self, opening: Opening) -> None:
        super().go_to(opening)
        if opening.stand:
            self.pane.return_to(opening.stand)

    def forget_opening(self) -> None:
        """An annotation that was to be put on another passage stays where it is."""
        self.reattached = self._chosen = None
        self.refresh_footer()

    def enter_article(self) -> None:
        visit, self._chosen = self._chosen, None
        if visit:
            self.trail.add(visit)
        super().enter_article()
        if self.reattached is not None:
            self.say("Go to the sentence, or select with v; m puts the annotation there")

    def leave_article(self) -> None:
        """Back to the list; nothing waits for a passage any more."""
        self.reattached = None
        self.trail.clear()
        self.leave_spot()
        super().leave_article()

    def _here(self) -> Opening | None:
        """Where the person is reading; None in the list of articles."""
        if not self.reading or self.article is None:
            return None
        from reader.model.marks import Point

        place = self.pane.position()
        at_title = self.pane.at_top and place.point == Point(0)
        block = TITLE if at_title else place.point.block
        found = self.found if self.found and self.found.query == self.find_bar.needle else None
        return Opening(self.article.id, place.language, block, place.point.offset_chars, found)

    def _show_list_of(self, visit: Visit) -> None:
        def take(opening: Opening | None) -> None:
            self._choosing = False
            if opening is not None:
                self._open_chosen_place(opening, visit)
                return
            self.post_message(OpeningEnded(shown=True))
            if not self.reading:
                self.left_at = time.monotonic()

        self._choosing = True
        self.app.push_screen(self._list_of(visit), take)

    def _open_chosen_place(self, opening: Opening, visit: Visit) -> None:
        if opening.found:
            self.remember(self.memory.now.with_search(opening.found.query))
        self.take_in_position()
        origin = opening.origin
        self._open_by(opening, visit._replace(origin=origin) if origin else None)
        self.refresh_footer()

    def _list_of(self, visit: Visit) -> ReaderScreen[Opening | None]:
        origin = visit.origin
        if origin.source is Source.SEARCH:
            from reader.tui.answers import Answers
            from reader.tui.screens.search import SearchScreen

            self._answers = self._answers or Answers(self.session)
            return SearchScreen(self._answers, self.settings, self.memory, origin)
        if origin.source is Source.SENTENCES:
            from reader.tui.screens.concordance import ConcordanceScreen

            return ConcordanceScreen(self.session, self.settings, origin)
        of = (self.saver, self.session, self.settings, self.services, origin, visit.article)
        if origin.source is Source.BOOKMARKS:
            from reader.tui.screens.bookmarks import BookmarksScreen

            return BookmarksScreen(*of)
        from reader.tui.screens.annotations import AnnotationsScreen

        return AnnotationsScreen(*of)

    # ---- places that were left

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
        super().open_article(Opening(spot.article_id, stand=spot.stand))
