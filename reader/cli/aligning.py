"""Aligning the editions of articles, on several processors when there are many."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from types import TracebackType
from typing import Final

from reader.ingest.alignment import align
from reader.model.article import AlignedPair, Article, Block, Language

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
        ko, en = (article.editions[language].body for language in Language)
        self._seen += 1
        if self._jobs == 1 or self._seen <= WORTH_A_POOL:
            return align(ko, en)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"))
        return self._pool.submit(_align, ko, en)


def _align(ko: tuple[Block, ...], en: tuple[Block, ...]) -> _Pairs:
    return align(ko, en)


def _ready(waiting: tuple[Article, Future[_Pairs] | _Pairs]) -> bool:
    alignment = waiting[1]
    return alignment.done() if isinstance(alignment, Future) else True


def _finished(article: Article, alignment: Future[_Pairs] | _Pairs) -> Article:
    pairs = alignment.result() if isinstance(alignment, Future) else alignment
    return replace(article, alignment=pairs)
