"""The same work on many things in several processes, or here where there can be none."""

from __future__ import annotations

import gc
import logging
import os
import resource
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from typing import Final, TypeVar

log = logging.getLogger(__name__)

AHEAD: Final = 3
"""Results each process may be ahead of whoever takes them: memory stays flat."""
_PUT_OFF: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")


def mapped(
    work: Callable[[_Thing], _Result], things: Iterable[_Thing], jobs: int
) -> Generator[_Result, None, None]:
    """The result for each thing, in their order.

    Args:
        work: Can be pickled, and does the same in any process.
        things: Taken as they are needed.
        jobs: How many processes; with one, or where memory is counted out, it is this one.
    """
    pool = _pool(jobs) if jobs > 1 and may_start() else None
    if pool is None:
        yield from map(work, things)
        return
    waiting: deque[tuple[_Thing, Future[_Result] | None]] = deque()
    try:
        for thing in things:
            waiting.append((thing, _begun(pool, work, thing)))
            if len(waiting) > AHEAD * jobs:
                yield _finished(work, *waiting.popleft())
        while waiting:
            yield _finished(work, *waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor | None:
    """Processes, or None where the system has none for us, as without shared memory."""
    try:
        return spawned(jobs)
    except (OSError, RuntimeError) as error:
        log.warning("no processes for the catalog: %s", error)
        return None


def may_start() -> bool:
    """Whether processes may be started: where memory is counted out, they would fail noisily."""
    return resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


def spawned(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave interrupts to this one and end with it.

    They are spawned and not forked: the program may have threads.

    Raises:
        OSError: If the system has none left for us, or no shared memory.
        RuntimeError: If it is a system without what they need.
    """
    with undisturbed():  # or a terminal that is closed ends Python's own process with an outcry
        resource_tracker.ensure_running()
    return ProcessPoolExecutor(jobs, get_context("spawn"), _serve)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put interrupts and the like off while a process is begun: half told, it cries out.

    It inherits this and puts them off, too, until it is ready for them.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _PUT_OFF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun(
    pool: ProcessPoolExecutor, work: Callable[[_Thing], _Result], thing: _Thing
) -> Future[_Result] | None:
    try:
        with undisturbed():
            return pool.submit(work, thing)
    except (BrokenProcessPool, OSError, RuntimeError) as error:
        log.warning("no process for the catalog: %s", error)
        return None


def _finished(
    work: Callable[[_Thing], _Result], thing: _Thing, future: Future[_Result] | None
) -> _Result:
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:  # one was killed, as by a system short of memory
            log.warning("a process of the catalog was lost; its work is done here")
    return work(thing)


def _serve() -> None:
    """Begin a process."""
    gc.disable()  # what it is given to do leaves no cycles behind
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _PUT_OFF)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
