"""Sorted tables of records of one size, in a file, searched where they lie.

A record begins with what it is looked up by. The first of them in every block is known in memory
by its first eight bytes; a question reads a block or two. So a table takes a few bytes of memory
for a thousand of its own.
"""

from __future__ import annotations

import os
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from typing import Final

_BLOCK_BYTES: Final = 2048
_STRETCH_BLOCKS: Final = 256
"""Blocks that are read at once by who reads all."""
MARK_BYTES: Final = 8


class Table:
    """Records in a part of a file.

    Everything here raises OSError where the disk refuses.

    Args:
        descriptor: Of the file; whoever opened it closes it.
        start: Where the first record begins, in bytes.
        count: How many records there are.
        record_bytes: The size of each, at least `MARK_BYTES`.
        checksum: The CRC-32 of all that is before `start` and counts.
    """

    def __init__(
        self, descriptor: int, start: int, count: int, record_bytes: int, checksum: int = 0
    ) -> None:
        self._descriptor = descriptor
        self._start = start
        self._count = count
        self._size = record_bytes
        self._block_bytes = max(1, _BLOCK_BYTES // record_bytes) * record_bytes
        self._marks = array("Q")
        self.checksum = checksum
        """Of that and all records."""
        self._learn()

    def __len__(self) -> int:
        return self._count

    def stretches(self) -> Iterator[list[bytes]]:
        """All records in order, some thousand at a time."""
        size = self._size
        for data in self._stretches():
            yield [data[place : place + size] for place in range(0, len(data), size)]

    def beginning_with(self, key: bytes) -> Iterator[bytes]:
        """The records that begin with a key of at least `MARK_BYTES`, in order."""
        size = self._size
        mark = int.from_bytes(key[:MARK_BYTES])
        for number in range(max(0, bisect_left(self._marks, mark) - 1), len(self._marks)):
            if self._marks[number] > mark:
                return
            block = self._read(number * self._block_bytes, self._block_bytes)
            place = block.find(key)
            while place >= 0:
                if place % size == 0:
                    yield block[place : place + size]
                    place += size - 1
                place = block.find(key, place + 1)

    def merged(
        self, new: list[bytes], gone: Collection[bytes] = (), name: slice = slice(None)
    ) -> Iterator[list[bytes]]:
        """All records and new ones in order, a few thousand at a time.

        Args:
            new: Records of the same size, sorted.
            gone: What is left out of the old ones.
            name: The part of a record that `gone` is about.
        """
        begin = 0
        for records in self.stretches():
            end = bisect_right(new, records[-1], begin)
            if gone:
                records = [record for record in records if record[name] not in gone]
            yield sorted(records + new[begin:end]) if end > begin else records
            begin = end
        yield new[begin:]

    def _stretches(self) -> Iterator[bytes]:
        whole = self._count * self._size
        step = _STRETCH_BLOCKS * self._block_bytes
        for place in range(0, whole, step):
            yield self._read(place, step)

    def _learn(self) -> None:
        for data in self._stretches():
            self.checksum = zlib.crc32(data, self.checksum)
            firsts = [
                data[place : place + MARK_BYTES] for place in range(0, len(data), self._block_bytes)
            ]
            self._marks.frombytes(b"".join(firsts))
        if sys.byteorder == "little":
            self._marks.byteswap()

    def _read(self, place: int, most: int) -> bytes:
        length = min(most, self._count * self._size - place)
        data = os.pread(self._descriptor, length, self._start + place)
        if len(data) != length:
            raise OSError("it is shorter than it was")
        return data
