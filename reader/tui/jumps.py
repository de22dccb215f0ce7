"""Where a person was before going far, and the way forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the list is opened before anybody goes far
    from reader.model.names import ArticleId
    from reader.tui.reading.anchor import Stand

MOST_SPOTS: Final = 100


class Spot(NamedTuple):
    """A place in an article, with the row of the screen it was on."""

    article_id: ArticleId
    stand: Stand

    def is_near(self, other: Spot | None) -> bool:
        """Whether the same character is meant, whatever row it is on."""
        if other is None or self.article_id != other.article_id:
            return False
        here, there = self.stand.anchor, other.stand.anchor
        return (here.language, here.block, here.offset_chars) == (
            there.language,
            there.block,
            there.offset_chars,
        )


class Jumps:
    """The spots that were left, the last one last, and those that were come back from."""

    def __init__(self) -> None:
        self._back: list[Spot] = []
        self._forward: list[Spot] = []
        self._landed: Spot | None = None
        """Where one of several steps led to; None once another way was taken."""

    def leave(self, here: Spot) -> None:
        """The person goes far; who has not moved since he landed here is still on his way."""
        if not here.is_near(self._landed):
            self._back.append(here)
            del self._back[:-MOST_SPOTS]
        self._forward.clear()
        self._landed = None

    def land(self, here: Spot) -> None:
        """He looks at one place after the other, and this is one of them."""
        self._landed = here

    def step(self, steps: int, here: Spot | None) -> Spot | None:
        """The spot to go to, one back (-1) or one forward (1); None if there is none.

        Args:
            steps: -1 or 1.
            here: Where the person is, to be come back to; None in the list.
        """
        source, sink = (self._back, self._forward) if steps < 0 else (self._forward, self._back)
        while source and source[-1].is_near(here):
            source.pop()
        if not source:
            return None
        if here is not None:
            sink.append(here)
        self._landed = None
        return source.pop()
