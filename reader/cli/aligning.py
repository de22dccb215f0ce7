"""Aligning the editions of articles, on several processors when there are many."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Final

from reader.model.article import AlignedPair, Article, Block, Language

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

log = logging.getLogger(__name__)

WORTH_A_POOL: Final = 6
"""Bilingual articles after which starting processes pays."""
WAITING_PER_JOB: Final = 8
"""How many articles may wait for their alignment, so that memory does not grow."""
GLANCE_SECONDS: Final = 0.5
"""How often one who waits for a process sees whether there is still one to wait for."""

_Pairs = tuple[AlignedPair, ...]


def align(ko: Sequence[Block], en: Sequence[Block]) -> _Pairs:
    """`reader.ingest.alignment.align`, which is loaded when a first article needs it."""
    from reader.ingest import alignment

    return alignment.align(ko, en)


class Aligner:
    """Aligns articles in their order; with more than one job, in processes of its own.

    Where the system has no processes or threads left for us, the work is done in this one.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0
        self._lost = threading.Event()
        self._excepthook = threading.excepthook

    def __enter__(self) -> Aligner:
        threading.excepthook = self._lose  # a pool whose thread has died never answers
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        threading.excepthook = self._excepthook
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def aligned(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles in the same order, those with two editions aligned."""
        waiting: deque[tuple[Article, Future[_Pairs] | _Pairs]] = deque()
        for article in articles:
            waiting.append((article, self._begin(article)))
            while waiting and (len(waiting) > self._jobs * WAITING_PER_JOB or _ready(waiting[0])):
                yield self._finished(*waiting.popleft())
        while waiting:
            yield self._finished(*waiting.popleft())

    def _begin(self, article: Article) -> Future[_Pairs] | _Pairs:
        if len(article.editions) < 2:
            return ()
        ko, en = _bodies(article)
        self._seen += 1
        if self._jobs == 1 or self._seen <= WORTH_A_POOL or self._lost.is_set():
            return align(ko, en)
        try:
            if self._pool is None:
                from reader.catalog import processes  # most builds need none

                if not processes.may_start():
                    self._jobs = 1
                    return align(ko, en)
                self._pool = processes.spawned(self._jobs)
            return self._pool.submit(align, ko, en)
        except (OSError, RuntimeError) as error:  # a broken pool's error is among these
            log.warning("no processes that align: %s", error)
            self._lost.set()
            return align(ko, en)

    def _finished(self, article: Article, alignment: Future[_Pairs] | _Pairs) -> Article:
        if isinstance(alignment, tuple):
            return replace(article, alignment=alignment)
        from concurrent.futures import BrokenExecutor

        while not self._lost.is_set():
            try:
                return replace(article, alignment=alignment.result(GLANCE_SECONDS))
            except TimeoutError:
                continue
            except BrokenExecutor:  # one was killed, as by a system short of memory
                log.warning("a process that aligns was lost; its work is done here")
                self._lost.set()
        return replace(article, alignment=align(*_bodies(article)))

    def _lose(self, failure: threading.ExceptHookArgs) -> None:
        log.warning("a thread of the pool was lost: %s", failure.exc_value)
        self._lost.set()


def _ready(waiting: tuple[Article, Future[_Pairs] | _Pairs]) -> bool:
    alignment = waiting[1]
    return isinstance(alignment, tuple) or alignment.done()


def _bodies(article: Article) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    return article.editions[Language.KO].body, article.editions[Language.EN].body
