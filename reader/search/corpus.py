"""What search needs of a library: candidates, folded articles and words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import Protocol

from reader.model.article import Article
from reader.search.documents import Document
from reader.search.grams import Need
from reader.search.lexicon import Lexicon
from reader.search.readings import Reading

Demand = Sequence[Need]
"""What the readings of one token need; an article must fulfil one of them."""


class Corpus(Lexicon, Protocol):
    """The articles of a library, by number: the larger, the later it was met. A library that is
    met again from the beginning may have other numbers."""

    def candidates(self, demands: Sequence[Demand], *, head: bool) -> Iterator[int]:
        """Articles that may answer, those met last first; a superset of those that do.

        Args:
            demands: One for each token; all must be fulfilled. Empty: every article.
            head: Whether the titles, names and deck alone must fulfil them.
        """
        ...

    def holds(self, demands: Sequence[Demand]) -> bool:
        """Whether any article may answer; what was found out is known to the next keys."""
        ...

    def newest(self, numbers: Sequence[int]) -> Sequence[int]:
        """The same articles: those published last first, then by id."""
        ...

    def document(self, number: int) -> Document:
        """One article, folded."""
        ...

    def article(self, number: int) -> Article:
        """One article's own text, for the snippet and the place to open."""
        ...

    def heading(self, number: int) -> Article:
        """The same without deck and body; much sooner there, for hits in titles and names."""
        ...

    @property
    def understood(self) -> MutableMapping[tuple[object, ...], tuple[Reading, ...]]:
        """How tokens were understood before, for the next key; empty at first."""
        ...


class Effort:
    """How much work a search may do.

    Args:
        budget_ms: Milliseconds from now, about half as many once there is something to show; or
            None for as long as it takes.
        cancelled: Asked between articles; True gives the work up.
    """

    def __init__(
        self, budget_ms: float | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._budget = None if budget_ms is None else budget_ms / 1000
        self._begin = time.perf_counter()
        self._deadline = None if self._budget is None else self._begin + self._budget
        self._cancelled = cancelled
        self.cut_short = False
        """Whether something was left undone."""

    @property
    def is_limited(self) -> bool:
        """Whether a part of the answer will do."""
        return self._deadline is not None

    @property
    def is_watched(self) -> bool:
        """Whether somebody waits, and may have been shown a part of the answer before."""
        return self._deadline is not None or self._cancelled is not None

    def hurry(self) -> None:
        """There is something to show: what is found soon is enough."""
        if self._budget is not None and self._deadline is not None:
            soon = time.perf_counter() + self._budget / 8
            self._deadline = min(self._deadline, max(soon, self._begin + self._budget / 2))

    def cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._cancelled is not None and self._cancelled()

    def spent(self, still_ms: float = 0.0) -> bool:
        """Whether to stop here.

        Args:
            still_ms: What has to be done in any case before the answer is there.
        """
        end = self._deadline
        over = end is not None and time.perf_counter() + still_ms / 1000 >= end
        if over or self.cancelled():
            self.cut_short = True
        return self.cut_short
