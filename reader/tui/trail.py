"""The way back from an article to the hits, sentences or marks it was chosen among."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the list is opened before anything is chosen
    from reader.model.article import Article
    from reader.model.names import ArticleId
    from reader.tui.opening import Opening, Origin, Source


class Visit(NamedTuple):
    """One step of the way."""

    origin: Origin
    here: Opening | None
    """Where the person was reading when the list was opened; None: the list of articles."""
    article: Article | None
    """The article of `here`."""
    row: ArticleId | None
    """The article under the cursor of the list of articles; None in an empty one."""


class Trail:
    """The lists that were gone through, the last one last; each source is there once."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []

    def add(self, visit: Visit) -> None:
        """Something was chosen in a list.

        A list of the same source that is on the way already is taken for it, and what came
        after it is forgotten: who looks up one mark after the other need not go back as often.
        """
        for number, before in enumerate(self._visits):
            if before.origin.source is visit.origin.source:
                visit = before._replace(origin=visit.origin)
                del self._visits[number:]
                break
        self._visits.append(visit)

    def pop(self) -> Visit | None:
        """Take the last step off the way; None if there is none."""
        return self._visits.pop() if self._visits else None

    @property
    def steps(self) -> tuple[Visit, ...]:
        """The whole way, the last step last."""
        return tuple(self._visits)

    def follow(self, steps: Iterable[Visit]) -> None:
        """Go on as if this had been the way."""
        self._visits = [*steps]

    def clear(self) -> None:
        """There is nothing to go back to but the list of articles."""
        self._visits.clear()

    @property
    def last(self) -> Source | None:
        """What a step back leads to; None: the list of articles."""
        return self._visits[-1].origin.source if self._visits else None
