"""Marks that were folded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.store.marks.store import MarksStore
from tests.bench.marks_support import a_note, a_store, put


@pytest.fixture
def store(tmp_path: Path) -> MarksStore:
    """A store with two notes that were folded."""
    store = a_store(tmp_path)
    put(store, a_note("첫째", "note-1"))
    put(store, a_note("둘째", "note-2"))
    store.fold()
    return store
