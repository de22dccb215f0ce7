"""The line that says what just happened and where the person is."""

from __future__ import annotations

from time import monotonic
from typing import Final

from textual.reactive import reactive
from textual.timer import Timer

from reader.text.cells import cell_len
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine

MESSAGE_KEYS: Final = 2
MESSAGE_SECONDS: Final = 6.0
"""A message goes with the second key after it, or after so long."""
_BETWEEN_CLAUSES: Final = ("; ", "  ")


class StatusLine(OneLine):
    """On the left what happened, on the right where one is."""

    message: reactive[str] = reactive("")
    """One clause; "" for nothing."""
    progress: reactive[str] = reactive("")
    """Work that goes on quietly behind; "" for none. A message goes before it."""
    place: reactive[str] = reactive("")
    """Where one is: "3/11", "KO 42%"."""
    hit: reactive[str] = reactive("")
    """Which hit of a search one is at: "hit 2/41"; seen while nothing is said, since what is said
    of a search says it too."""
    failed: reactive[bool] = reactive(False)
    """Whether the message is bad news."""

    _timer: Timer | None = None
    _keys_left = 0
    _over_at = 0.0
    """When the message goes, by the monotonic clock."""

    def say(self, message: str, *, failed: bool = False) -> None:
        """Show what happened for a while, or until something else does."""
        self.failed = failed
        self.message = message
        self._keys_left = MESSAGE_KEYS
        self._over_at = monotonic() + MESSAGE_SECONDS
        if message and self._timer is None:  # one that runs looks again at the end
            self._timer = self.set_timer(MESSAGE_SECONDS, self._grow_old, name="message")

    def go_on(self, said: str, message: str) -> None:
        """Go on from what was said; whatever else has been said since is newer and stays."""
        if self.message in ("", said):
            self.say(message)

    def _grow_old(self) -> None:
        left = self._over_at - monotonic()
        if self.message and left > 0:
            self._timer = self.set_timer(left, self._grow_old, name="message")
        else:
            self._timer = None
            self.hush()

    def hush(self) -> None:
        """Say nothing any more."""
        self.say("")

    def note_key(self) -> None:
        """A key is pressed: what was said two keys ago is old."""
        self._keys_left -= 1
        if self.message and self._keys_left <= 0:
            self.hush()

    def draw(self, width_cells: int) -> Line:
        parts = (self.hit if not self.message else "", self.place)
        place = "  ".join(part for part in parts if part)
        said = self.message or self.progress
        if not said:
            place = _last_clauses(place, width_cells - 1)
            return fitted([], [Piece(f"{place} ", Role.MUTED)], width_cells)
        said = _whole_clauses(f" {said}", width_cells)
        if self.message and cell_len(said) + cell_len(place) + 2 > width_cells:
            place = ""
        right = Piece(f"{place} " if place else "", Role.MUTED)
        return fitted([Piece(said, self._role)], [right], width_cells)

    @property
    def _role(self) -> Role:
        if self.message:
            return Role.WARNING if self.failed else Role.TITLE
        return Role.MUTED


def _whole_clauses(said: str, width_cells: int) -> str:
    """What fits of a message, up to the end of a clause; all of it if not even the first does."""
    kept = said
    while cell_len(kept) > width_cells:
        end = max(kept.rfind(mark) for mark in _BETWEEN_CLAUSES)
        if end <= 0:
            return said
        kept = kept[:end].rstrip()
    return kept


def _last_clauses(place: str, width_cells: int) -> str:
    """What fits of where one is, the end of it: the row and the number of rows."""
    while cell_len(place) > width_cells and _BETWEEN_CLAUSES[1] in place:
        place = place.partition(_BETWEEN_CLAUSES[1])[2]
    return place
