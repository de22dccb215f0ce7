"""The record of a library, which may have been written by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import Unreadable
from reader.model.names import ArticleId
from reader.store.record import DumpRecord, Dumps, library_text, new_record, read_library

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


def test_each_dump_is_looked_for_among_those_of_its_name() -> None:
    """A library may have a dump for every page; what they are called is compared once for each."""
    compared: list[str] = []

    class Name(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            compared.append(self)
            return str.__eq__(self, other)

    names = [Name(f"{number}.txt") for number in range(100)]
    dumps = Dumps(())
    for number, name in enumerate(names):
        dumps.add(DumpRecord(name, f"{number}", 1, "utf-8", (ArticleId("aaaaaaaaaa"),)))

    assert sorted(names) == [dump.name for dump in dumps.in_order()]
    assert len(compared) < 20 * len(names)
