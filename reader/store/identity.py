"""Which article of a library a newly extracted one is.

In this order:

1. The text is the same (`exact`), and long enough to be no coincidence or under the same title:
   the same article, whatever its title says now. (Two pages of one build need more text: sites
   show the same notice in the place of many articles.)
2. Title, author and publisher are the same and the texts are alike: the same article, corrected.
   The bar is low (`SAME_TITLE`), but high (`OTHER_DAY`) if both are dated, on different days:
   a daily report has the same title and much the same sentences every day.
3. The title changed and some of the text too: the same article if nearly all of the text agrees
   (`OTHER_TITLE`), or most of it (`SAME_DUMP`) when both are from a dump of the same name; and
   never if that article has already been met in this build, for then both are there side by side.

Everything else is another story, whatever its title. A story taken for another costs its reader
a duplicate in the list; two stories taken for one would cost a story. So doubt means two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reader.model.names import ArticleId
from reader.store.file_stat import FileStat
from reader.store.known import Known
from reader.store.prints import LONG_CHARS, VERY_LONG_CHARS
from reader.store.shelf import (
    ID_BYTES,
    Shelf,
    packed,
    packed_clue,
    read_shelf,
    stamped,
    unpacked,
    write_shelf,
)

SAME_TITLE: Final = 0.25
OTHER_DAY: Final = 0.6
SAME_DUMP: Final = 0.6
OTHER_TITLE: Final = 0.9

_LEADS: Final = 2
"""Smallest hashes by which texts with another title are looked up: of two texts nine tenths
alike, 1 in 100 has none in common; of two texts 0.6 alike, 1 in 6."""


_SAME, _EXACT, _KEY, _LEAD = range(4)
"""What a clue is: text and title, text, title, or one of the smallest hashes of a text."""

_COMMON: Final = 100
"""Articles that share a clue from which it tells nothing: a notice, a standing phrase."""
_MOST_NAMESAKES: Final = 1_000


class Identities:
    """The articles of a library by what they are recognised by.

    Args:
        path: Where they were kept by the last build; None if nowhere.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._shelf: Shelf = read_shelf(path)
        self._on_shelf = bytearray(len(self._shelf.rows))
        self._rows: dict[ArticleId, bytes] = {}
        self._clues: dict[int, ArticleId | list[ArticleId]] = {}
        self._replaced: set[ArticleId] = set()
        """Articles of which more than one thing was known: a clue may be to what it was."""

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and self._record(ArticleId(article_id)) is not None

    def get(self, article_id: ArticleId) -> Known | None:
        """What is known of an article; None if there is none with this id."""
        record = self._record(article_id)
        return unpacked(record) if record else None

    def keep(self, file: FileStat, *, trashed: bool) -> bool:
        """Take an article from the last build if its file is as it was; whether it is."""
        index = self._shelf.index(file.id)
        if index is None or self._shelf.stat(index) != (file.size, file.mtime_ns, trashed):
            return False
        self._on_shelf[index] = 1
        return True

    def put(self, row: Known) -> None:
        """Take in an article, in the place of what was known of it."""
        index = self._shelf.index(row.id)
        if index is not None:
            self._on_shelf[index] = 0
        old = self._rows.get(row.id)
        if old or index is not None:
            self._replaced.add(row.id)
        known_by = _clues(unpacked(old)) if old else frozenset()
        self._rows[row.id] = packed(row)
        for clue in _clues(row) - known_by:  # clues to what it was lead nowhere, see `_led_to`
            others = self._clues.get(clue)
            if others is None:
                self._clues[clue] = row.id
            elif isinstance(others, list):
                others.append(row.id)
            else:
                self._clues[clue] = [others, row.id]

    def stamp(self, article_id: ArticleId, size: int, mtime_ns: int) -> None:
        """Note how an article's file is listed after it was written."""
        self._rows[article_id] = stamped(self._rows[article_id], size, mtime_ns)

    def save(self, path: Path) -> None:
        """Keep them for the next build, if they are not what the last one kept."""
        if not self._rows and all(self._on_shelf):
            return
        shelf, there = self._shelf, self._on_shelf
        gone = {shelf.rows[index][:ID_BYTES] for index in range(len(there)) if not there[index]}
        new_clues = [
            packed_clue(clue, article_id)
            for article_id, record in self._rows.items()
            for clue in _clues(unpacked(record))
        ]
        rows = (record for record in shelf.rows if record[:ID_BYTES] not in gone)
        clues = (clue for clue in shelf.clues if clue[-ID_BYTES:] not in gone)
        write_shelf(path, merge(rows, sorted(self._rows.values())), merge(clues, sorted(new_clues)))

    def find(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        """The article a newly extracted one is; None if nobody has seen it.

        Args:
            row: The extracted article; its id does not count.
            met: The ids that were found or made in this build already.
        """
        return self._by_text(row, met) or self._by_title(row) or self._by_likeness(row, met)

    def _by_text(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        for one in row.prints:
            if same := list(islice(self._led_to(_SAME, one.key ^ one.exact), _COMMON)):
                return self.get(min(same))
        for one in row.prints:
            others = list(islice(self._led_to(_EXACT, one.exact), _COMMON)) if one.exact else []
            for other in sorted(others):
                if row.chars >= (VERY_LONG_CHARS if other in met else LONG_CHARS):
                    return self.get(other)
        return None

    def _by_title(self, row: Known) -> Known | None:
        others = [
            other
            for one in row.prints
            for other in self._all_of(islice(self._led_to(_KEY, one.key), _MOST_NAMESAKES))
        ]
        return _best(row, others, lambda other: _same_title_bar(row, other))

    def _by_likeness(self, row: Known, met: Collection[ArticleId]) -> Known | None:
        others = [
            other
            for one in row.prints
            if one.chars >= LONG_CHARS
            for lead in one.hashes()[:_LEADS]
            for other in self._uncommon(lead, met)
        ]
        return _best(
            row, others, lambda other: SAME_DUMP if other.dump == row.dump else OTHER_TITLE
        )

    def _uncommon(self, lead: int, met: Collection[ArticleId]) -> list[Known]:
        others = list(islice(self._led_to(_LEAD, lead), _COMMON))
        if len(others) == _COMMON:
            return []
        return self._all_of(other for other in others if other not in met)

    def _all_of(self, article_ids: Iterable[ArticleId]) -> list[Known]:
        return [row for one in article_ids if (row := self.get(one)) is not None]

    def _led_to(self, kind: int, value: int) -> Iterator[ArticleId]:
        """The articles to which this is a clue."""
        clue = _clue(kind, value)
        new = self._clues.get(clue, ())
        for article_id in chain(
            (new,) if isinstance(new, str) else new, self._shelf.with_clue(clue)
        ):
            if article_id in self._replaced:
                row = self.get(article_id)
                if row is not None and _leads(clue, row):
                    yield article_id
            elif article_id in self._rows or self._is_on_shelf(article_id):
                yield article_id

    def _is_on_shelf(self, article_id: ArticleId) -> bool:
        index = self._shelf.index(article_id)
        return index is not None and self._on_shelf[index] == 1

    def _record(self, article_id: ArticleId) -> bytes | None:
        record = self._rows.get(article_id)
        if record is None:
            index = self._shelf.index(article_id)
            if index is not None and self._on_shelf[index]:
                record = self._shelf.rows[index]
        return record


def _same_title_bar(row: Known, other: Known) -> float:
    another_day = row.day and other.day and row.day != other.day
    return OTHER_DAY if another_day else SAME_TITLE


def _clue(kind: int, value: int) -> int:
    """A digest with its kind in its last two bits."""
    return (value & ~3 if kind != _LEAD else value << 2) | kind


def _clues(row: Known) -> frozenset[int]:
    """Everything a row can be looked up by."""
    clues = set()
    for one in row.prints:
        clues.add(_clue(_SAME, one.key ^ one.exact))
        clues.add(_clue(_KEY, one.key))
        if one.exact:
            clues.add(_clue(_EXACT, one.exact))
        clues.update(_clue(_LEAD, lead) for lead in one.hashes()[:_LEADS])
    return frozenset(clues)


def _leads(clue: int, row: Known) -> bool:
    """Whether it is among a row's `_clues`."""
    kind, value = clue & 3, clue & ~3
    for one in row.prints:
        if kind == _LEAD:
            found = clue >> 2 in one.hashes()[:_LEADS]
        elif kind == _EXACT:
            found = one.exact != 0 and one.exact & ~3 == value
        else:
            found = (one.key if kind == _KEY else one.key ^ one.exact) & ~3 == value
        if found:
            return True
    return False


def _best(row: Known, others: Iterable[Known], bar: Callable[[Known], float]) -> Known | None:
    """The one most alike among those that clear their bar; the smaller id if two are."""
    alike = [(_likeness(row, other), other) for other in others]
    clear = [(-likeness, other.id, other) for likeness, other in alike if likeness >= bar(other)]
    return min(clear)[2] if clear else None


def _likeness(row: Known, other: Known) -> float:
    """The likeness of the two editions most alike; 1 if one has no text to compare."""
    if not row.chars or not other.chars:
        return 1.0
    return max(ours.likeness(theirs) for ours in row.prints for theirs in other.prints)
