"""The log is a file that never grows beyond its size."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import log


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    """No other test writes into this one's log."""
    yield
    log.start_log(None)


def test_a_full_log_makes_way_and_two_old_ones_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest line is in the log itself, and nothing is older than the second old one."""
    monkeypatch.setattr(log, "MAX_BYTES", 2_000)
    log.start_log(tmp_path)

    for number in range(500):
        logging.getLogger("reader.test").info("줄 %d", number)

    logs = [tmp_path / name for name in ("reader.log.2", "reader.log.1", "reader.log")]
    assert sorted(logs) == sorted(tmp_path.iterdir())
    assert all(path.stat().st_size < 2_200 for path in logs)
    numbers = [
        int(line.rpartition(" ")[2])
        for path in logs
        for line in path.read_text("utf-8").split("\n")[:-1]
    ]
    assert list(range(numbers[0], 500)) == numbers
    assert log.log_path() == tmp_path / "reader.log"


def test_no_folder_means_no_log() -> None:
    """And nothing fails."""
    log.start_log(None)

    logging.getLogger("reader.test").info("nobody hears")

    assert log.log_path() is None
