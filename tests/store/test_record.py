"""The record of a library, which may have been written by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import Unreadable
from reader.store.record import library_text, new_record, read_library

FILE = Path("library.yaml")


def test_a_record_is_read_as_it_was_written() -> None:
    """Its id and its name, which may be any text."""
    record = new_record("나의 [서재] ../..")

    assert record == read_library(library_text(record).encode(), FILE)


@pytest.mark.parametrize("library_id", ["../../tmp", "a/b", "..", "a b", "가나다", "a" * 65, ""])
def test_an_id_that_could_lead_elsewhere_is_refused(library_id: str) -> None:
    """A folder outside the library is named by it."""
    record = new_record("서재")._replace(id=library_id)

    with pytest.raises(Unreadable, match="1 to 64 letters and digits"):
        read_library(library_text(record).encode(), FILE)
