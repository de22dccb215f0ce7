"""A home and a library of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.terminal import Place, a_place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A home and a library."""
    return a_place(tmp_path)
