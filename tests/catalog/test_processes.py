"""Work spread over processes comes back whole and in order."""

from __future__ import annotations

import os
import pickle
import signal
from multiprocessing import parent_process, resource_tracker
from pathlib import Path

import pytest

from reader.catalog.processes import mapped
from reader.store.library import LibraryStore
from tests.support import an_article, save_article


def squared(number: int) -> int:
    """Some work."""
    return number * number


def squared_unless_spawned(number: int) -> int:
    """Work that no other process survives."""
    if parent_process() is not None:
        os._exit(9)
    return number * number


def process_of(_: int) -> int:
    """Where the work is done."""
    return os.getpid()


def blocked_of(signals: set[signal.Signals]) -> set[signal.Signals]:
    """Which of these are put off where the work is done."""
    return signals.intersection(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_results_come_in_order_from_other_processes() -> None:
    """More things than may be ahead."""
    assert list(mapped(squared, range(20), 2)) == [n * n for n in range(20)]
    assert os.getpid() not in set(mapped(process_of, range(3), 2))


def test_one_job_needs_no_process() -> None:
    """The work is done here."""
    assert set(mapped(process_of, range(3), 1)) == {os.getpid()}


def test_what_a_lost_process_had_to_do_is_done_here() -> None:
    """Nothing is missing when processes are killed."""
    assert list(mapped(squared_unless_spawned, range(9), 2)) == [n * n for n in range(9)]


@pytest.mark.parametrize(
    "refusal", [OSError(30, "Read-only"), NotImplementedError("no semaphores")]
)
def test_where_processes_cannot_share_memory_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """As in a container where /dev/shm is read-only, and in a Python built without."""

    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", refuse)

    assert [n * n for n in range(9)] == list(mapped(squared, range(9), 2))


def test_who_takes_no_more_ends_the_work() -> None:
    """Closing in the middle waits for nobody's hundred other things."""
    results = mapped(squared, iter(range(1000)), 2)
    assert next(results) == 0
    results.close()
    assert list(results) == []


def test_nothing_interrupts_a_process_that_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor Python's own that counts what they share; later they hear all but interrupts."""
    blocked = []
    monkeypatch.setattr(
        resource_tracker,
        "ensure_running",
        lambda: blocked.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
    )
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    assert [set()] == list(mapped(blocked_of, [ending], jobs=2))

    assert blocked and all(ending <= one for one in blocked)
    assert before == signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_an_open_library_can_be_read_in_another_process(tmp_path: Path) -> None:
    """What was made up for its missing record stays behind."""
    save_article(LibraryStore(tmp_path), an_article())
    library = LibraryStore(tmp_path).open()
    assert library.name == tmp_path.name
    copy = pickle.loads(pickle.dumps(library))
    assert [stat.id for stat in copy.stats()] == [an_article().id]
