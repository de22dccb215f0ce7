"""First answers to queries, found on a thread of their own while a key waits for them a moment."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from reader.search.results import Found
from reader.session import Session

SLICE_MS: Final = 8.0
"""What a first answer may take, half of it if there is something to show: with the frame that
shows it seldom more than 10 ms."""
WAIT_SECONDS: Final = 0.009
"""How long a key waits for its answer, so that both are in one frame. Where it takes longer, on a
slow disk or in a file that somebody locked, the frame shows the key alone."""
LEAST_HITS: Final = 12
"""The best of fewer would too often not be the best of all."""
MOST_HITS: Final = 24
WARM_UP: Final = "ㄱ"
MADE_UNSEEN: Final = 20_000
"""How many objects may be made before the collector of garbage looks at them unasked."""
_YOUNG: Final = 1
"""The collector's generation of what was made lately."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query that is asked while it is being typed."""

    query: str
    """Without the blanks around it."""
    rows: int = MOST_HITS
    """How many hits are in sight."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when nobody waits for the answer any more."""

    @property
    def limit(self) -> int:
        """How many hits the first answer has, if there are as many."""
        return max(LEAST_HITS, min(self.rows, MOST_HITS))


class Answers:
    """Asks a session one query after the other.

    A worker of Textual's starts only when the key has been dealt with, and may be a new thread,
    which would open the catalog anew.

    Args:
        session: Whose library is searched.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._thread = ThreadPoolExecutor(1, "search")
        self._warm = False

    def warm_up(self) -> None:
        """Load the search before the first key asks for it."""
        if not self._warm:
            self.ask(Question(WARM_UP)).add_done_callback(_spare_collector)

    def ask(self, question: Question) -> Future[Found]:
        """Have a query answered as far as that goes in a moment."""
        self._warm = True
        asked = question.query, question.limit, SLICE_MS, question.over.is_set
        return self._thread.submit(self.session.search, *asked)


def waited_for(answer: Future[Found]) -> Found | None:
    """An answer if it comes in a moment; None if it does not, or has nothing to say yet."""
    try:
        found = answer.result(WAIT_SECONDS)
    except TimeoutError:
        return None
    return found if found.hits or found.complete else None


def tidy_up() -> None:
    """Look for garbage while nobody waits."""
    gc.collect(_YOUNG)


def _spare_collector(_: Future[Found]) -> None:
    """Let no key wait for the collector.

    What was loaded for the search is never garbage. The rest is looked through in pauses, and
    otherwise only after so much has been made as no key makes.
    """
    gc.freeze()
    gc.set_threshold(MADE_UNSEEN, *gc.get_threshold()[1:])
