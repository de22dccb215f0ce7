"""Nobody takes the file away from under a thread that is at work with it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.catalog.database import Database
from reader.catalog.gate import Gate

PATIENCE = 10.0


def test_the_one_alone_waits_for_the_others_and_they_for_it() -> None:
    """Whoever is inside may go in again meanwhile."""
    gate, seen = Gate(), []
    inside, go_on = threading.Event(), threading.Event()

    def one_of_many() -> None:
        with gate.among_others():
            inside.set()
            assert go_on.wait(PATIENCE)
            with gate.among_others():
                seen.append("one of many")

    def alone() -> None:
        with gate.alone() as is_alone:
            seen.append(f"alone {is_alone}")

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(one_of_many)
        assert inside.wait(PATIENCE)
        with gate.alone(0.01) as is_alone:
            assert not is_alone
        second = threads.submit(alone)
        go_on.set()
        first.result(PATIENCE)
        second.result(PATIENCE)

    assert ["one of many", "alone True"] == seen


def test_one_who_is_inside_does_not_wait_for_itself() -> None:
    """A thread that meets damage in the middle of something may begin anew."""
    gate = Gate()
    with gate.among_others(), gate.alone(PATIENCE) as is_alone:
        assert is_alone


def test_the_file_stays_until_those_at_work_with_it_are_done(tmp_path: Path) -> None:
    """Another thread has met damage and begins anew; a third that met the same does nothing."""
    database = Database(tmp_path / "catalog.sqlite")
    inside, go_on = threading.Event(), threading.Event()
    beginnings = database.beginnings

    def at_work() -> int:
        with database.reading() as connection:
            inside.set()
            assert go_on.wait(PATIENCE)
            return int(connection.execute("SELECT 41 + 1").fetchone()[0])

    with ThreadPoolExecutor(3) as threads:
        work = threads.submit(at_work)
        assert inside.wait(PATIENCE)
        anew = [threads.submit(database.start_again, beginnings) for _ in range(2)]
        with pytest.raises(TimeoutError):
            anew[0].result(0.05)
        go_on.set()
        assert 42 == work.result(PATIENCE)
        for one in anew:
            one.result(PATIENCE)

    assert beginnings + 1 == database.beginnings
    with database.reading() as connection:
        assert [] == connection.execute("SELECT n FROM articles").fetchall()
    database.close()
