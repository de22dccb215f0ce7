"""Every test has a home of its own; no test may touch the person's library."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, with everything XDG inside it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    return folder


@pytest.fixture(autouse=True)
def closed_connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test may leave its catalogs open; Python warns of connections nobody closed since 3.13."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def connected(*values: object, **options: object) -> sqlite3.Connection:
        opened.append(connect(*values, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", connected)
    yield
    for connection in opened:
        with contextlib.suppress(sqlite3.Error):
            connection.close()


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core for `-n auto`: about half of the suite's time is waiting for terminals."""
    return 2 * (os.cpu_count() or 1)
