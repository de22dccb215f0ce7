"""Making extracted articles ready for the library, on several processors when there are many.

The editions of an article are aligned, and what it will be recognised by is worked out; of an
article that is new most likely, its file and its entry in the catalog too.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.cli import crossing
from reader.model.article import Article, Language
from reader.store.identity.made import Made, made

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from reader.catalog.indexer import Batch

    _Sent = tuple[list[crossing.Back], Batch | None]

log = logging.getLogger(__name__)

WORTH_A_POOL: Final = 200
"""Bilingual articles after which starting processes pays: it takes as long as sixty of them."""
ALSO_WORTH_A_POOL: Final = 400
"""Articles of any kind after which it does."""
WORTH_A_POOL_BYTES: Final = 2 << 20
"""Dumps of so many bytes have about as many; they need not be counted first."""
GROUP_ARTICLES: Final = 16
GROUP_CHARS: Final = 1 << 16
"""What one process is given at once: a few hundredths of a second of work."""
WAITING_CHARS: Final = 1 << 20
"""How much text may wait for its turn, so that memory does not grow; there is something to do for
all processes while this one is busy with the catalog."""
GLANCE_SECONDS: Final = 0.5
"""How often one who waits for a process sees whether there is still one to wait for."""


class Group(NamedTuple):
    """Articles that were made ready together."""

    articles: Sequence[Made]
    entries: Batch | None = None
    """What the catalog keeps of them, if that was wanted."""


def make(articles: Sequence[Article], wanted: bool) -> Group:
    """Make articles ready; runs in any process.

    Args:
        articles: As extracted.
        wanted: Whether their files and entries will be wanted.
    """
    ready = [made(_aligned(article), with_file=wanted) for article in articles]
    if not wanted:
        return Group(ready)
    from reader.catalog import intake  # most builds are not taken in at once

    return Group(ready, intake.made_ready([one.article for one in ready]))


def _make_there(sent: Sequence[crossing.There], wanted: bool) -> _Sent:
    """`make` in another process."""
    group = make(crossing.arrived(sent), wanted)
    return crossing.back(group.articles), group.entries


class Workshop:
    """Makes articles ready in their order; with more than one job, in processes of its own.

    Where the system has no processes or threads left for us, the work is done in this one.

    Args:
        jobs: How many processes.
        wanted: Asked for each group whether files and entries will be wanted.
        dump_bytes: How much there is to build, as far as that is known.
    """

    def __init__(self, jobs: int, wanted: Callable[[], bool], dump_bytes: int) -> None:
        self._jobs = jobs
        self._wanted = wanted
        self._expects_many = dump_bytes >= WORTH_A_POOL_BYTES
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0
        self._seen_bilingual = 0
        self._lost = threading.Event()
        self._excepthook = threading.excepthook

    def __enter__(self) -> Workshop:
        threading.excepthook = self._lose  # a pool whose thread has died never answers
        return self

    def __exit__(self, *_: object) -> None:
        """Let the processes end, which takes a while, behind what is still to be done."""
        threading.excepthook = self._excepthook
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def made(self, articles: Iterable[Article]) -> Iterator[Group]:
        """The same articles in the same order, ready."""
        waiting: deque[_Begun] = deque()
        waiting_chars = 0
        for group, chars in self._groups(articles):
            begun = self._begin(group, chars)
            waiting.append(begun)
            waiting_chars += chars
            while waiting and (waiting_chars > WAITING_CHARS or waiting[0].is_done):
                first = waiting.popleft()
                waiting_chars -= first.chars
                yield self._finished(first)
        while waiting:
            yield self._finished(waiting.popleft())

    def _groups(self, articles: Iterable[Article]) -> Iterator[tuple[list[Article], int]]:
        """Articles that are made ready together, and how much text they are."""
        group: list[Article] = []
        chars = 0
        for article in articles:
            group.append(article)
            chars += _chars(article)
            self._seen += 1
            self._seen_bilingual += len(article.editions) > 1
            if len(group) >= GROUP_ARTICLES or chars >= GROUP_CHARS or not self._is_worth_a_pool:
                yield group, chars
                group, chars = [], 0
        if group:
            yield group, chars

    @property
    def _is_worth_a_pool(self) -> bool:
        return (
            self._expects_many
            or self._seen > ALSO_WORTH_A_POOL
            or self._seen_bilingual > WORTH_A_POOL
        )

    def _begin(self, articles: list[Article], chars: int) -> _Begun:
        wanted = self._wanted()
        if self._jobs == 1 or not self._is_worth_a_pool or self._lost.is_set():
            return _Begun(articles, chars, wanted, make(articles, wanted))
        from reader.catalog import processes  # most builds need none

        try:
            if self._pool is None:
                if not processes.may_start():
                    self._jobs = 1
                    return _Begun(articles, chars, wanted, make(articles, wanted))
                self._pool = processes.spawned(self._jobs)
            sent = crossing.there(articles)
            with processes.undisturbed():
                future = self._pool.submit(_make_there, sent, wanted)
            return _Begun(articles, chars, wanted, future)
        except (OSError, RuntimeError) as error:  # a broken pool's error is among these
            log.warning("no processes that make articles ready: %s", error)
            self._lost.set()
            return _Begun(articles, chars, wanted, make(articles, wanted))

    def _finished(self, begun: _Begun) -> Group:
        if isinstance(begun.group, Group):
            return begun.group
        from concurrent.futures import BrokenExecutor

        while not self._lost.is_set():
            try:
                sent, entries = begun.group.result(GLANCE_SECONDS)
                return Group(crossing.returned(begun.articles, sent), entries)
            except TimeoutError:
                continue
            except BrokenExecutor:  # one was killed, as by a system short of memory
                log.warning("a process was lost; its work is done here")
                self._lost.set()
        return make(begun.articles, begun.wanted)

    def _lose(self, failure: threading.ExceptHookArgs) -> None:
        log.warning("a thread of the pool was lost: %s", failure.exc_value)
        self._lost.set()


class _Begun(NamedTuple):
    articles: list[Article]
    chars: int
    wanted: bool
    group: Future[_Sent] | Group

    @property
    def is_done(self) -> bool:
        return isinstance(self.group, Group) or self.group.done()


def _aligned(article: Article) -> Article:
    if len(article.editions) < 2:
        return article
    from reader.ingest.alignment.align import align  # loaded when a first article needs it

    ko, en = article.editions[Language.KO].body, article.editions[Language.EN].body
    return replace(article, alignment=align(ko, en))


def _chars(article: Article) -> int:
    return sum(len(text) for _, _, text in article.texts())
