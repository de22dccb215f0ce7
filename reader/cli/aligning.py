"""Aligning the editions of articles, on several processors when there are many."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Final

from reader.ingest.alignment import align
from reader.model.article import AlignedPair, Article, Block, Language

log = logging.getLogger(__name__)

WORTH_A_POOL: Final = 6
"""Bilingual articles after which starting processes pays."""
WAITING_PER_JOB: Final = 8
"""How many articles may wait for their alignment, so that memory does not grow."""

_Pairs = tuple[AlignedPair, ...]


class Aligner:
    """Aligns articles in their order; with more than one job, in processes of its own."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def __enter__(self) -> Aligner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def aligned(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles in the same order, those with two editions aligned."""
        waiting: deque[tuple[Article, Future[_Pairs] | _Pairs]] = deque()
        for article in articles:
            waiting.append((article, self._begin(article)))
            while waiting and (len(waiting) > self._jobs * WAITING_PER_JOB or _ready(waiting[0])):
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())

    def _begin(self, article: Article) -> Future[_Pairs] | _Pairs:
        if len(article.editions) < 2:
            return ()
        ko, en = _bodies(article)
        self._seen += 1
        if self._jobs == 1 or self._seen <= WORTH_A_POOL:
            return align(ko, en)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), _serve)
        try:
            return self._pool.submit(align, ko, en)
        except BrokenProcessPool:
            return align(ko, en)


def _serve() -> None:
    """Begin a process of the pool: it leaves interrupts to its parent and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ready(waiting: tuple[Article, Future[_Pairs] | _Pairs]) -> bool:
    alignment = waiting[1]
    return alignment.done() if isinstance(alignment, Future) else True


def _finished(article: Article, alignment: Future[_Pairs] | _Pairs) -> Article:
    if not isinstance(alignment, Future):
        return replace(article, alignment=alignment)
    try:
        pairs = alignment.result()
    except BrokenProcessPool:  # a process was killed, as by a system short of memory
        log.warning("a process that aligns was lost; its work is done here")
        pairs = align(*_bodies(article))
    return replace(article, alignment=pairs)


def _bodies(article: Article) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    return article.editions[Language.KO].body, article.editions[Language.EN].body
