"""Tables in files answer as lists do."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import pytest

from reader.store.identity.sorted_table import Table

SIZES = [8, 11, 18, 275, 5_000]


def some_records(count: int, size: int, seed: int = 1) -> list[bytes]:
    """Sorted; many begin alike, and all are made of few bytes, so that keys lie across records."""
    chance = random.Random(seed)
    return sorted(
        bytes(chance.choice(b"ab") for _ in range(8)) + bytes(chance.choices(b"abc", k=size - 8))
        for _ in range(count)
    )


@contextmanager
def a_table(path: Path, records: list[bytes], size: int) -> Iterator[Table]:
    """The records in the middle of a file."""
    path.write_bytes(b"before" + b"".join(records) + b"behind")
    descriptor = os.open(path, os.O_RDONLY)
    yield Table(descriptor, 6, len(records), size)
    os.close(descriptor)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [0, 1, 2, 300, 3_000])
def test_records_are_found_by_what_they_begin_with(tmp_path: Path, count: int, size: int) -> None:
    """All of them in order, those in the next block included; none where there is none."""
    records = some_records(count, size)
    with a_table(tmp_path / "table", records, size) as table:
        assert count == len(table)
        assert records == list(chain.from_iterable(table.stretches()))
        for key in [record[:8] for record in some_records(200, 8, seed=2)]:
            expected = [record for record in records if record.startswith(key)]
            assert expected == list(table.beginning_with(key))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 9), (9, 0), (2_000, 3), (2_000, 2_000)])
def test_merged_records_are_all_records_in_order(
    tmp_path: Path, old: int, new: int, size: int
) -> None:
    """Without those of the old ones that are gone."""
    records, others = some_records(old, size), some_records(new, size, seed=3)
    name = slice(7, 8)
    with a_table(tmp_path / "table", records, size) as table:
        merged = list(chain.from_iterable(table.merged(others)))
        fewer = list(chain.from_iterable(table.merged(others, {b"a"}, name)))

    assert sorted(records + others) == merged
    assert sorted([one for one in records if one[name] != b"a"] + others) == fewer


def test_the_checksum_is_of_everything_before(tmp_path: Path) -> None:
    """And of all records, so that two tables have one."""
    records = some_records(900, 18)
    with (
        a_table(tmp_path / "one", records, 18) as one,
        a_table(tmp_path / "other", [*records[:-1], records[-1][:-1] + b"x"], 18) as other,
    ):
        assert one.checksum != other.checksum


def test_a_file_that_got_shorter_is_an_error_and_no_answer(tmp_path: Path) -> None:
    """Somebody cut it while it was open."""
    records = some_records(900, 18)
    with a_table(tmp_path / "table", records, 18) as table:
        os.truncate(tmp_path / "table", 40)
        with pytest.raises(OSError, match="shorter"):
            list(table.beginning_with(records[-1][:8]))
