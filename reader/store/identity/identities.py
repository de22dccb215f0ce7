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

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reader.model.names import ArticleId
from reader.store.file_stat import FileStat
from reader.store.identity.clues import EXACT, KEY, LEAD, LEADS, SAME, clue_of, clues_to, leads_to
from reader.store.identity.known import Known
from reader.store.identity.prints import LONG_CHARS, VERY_LONG_CHARS
from reader.store.identity.tables import (
    CLUE_NAME,
    ROW_NAME,
    IdentityTables,
    number_of,
    numbered,
    packed,
    packed_clue,
    read_tables,
    set_down,
    stamped,
    stat_of,
    unpacked,
    write_tables,
)

SAME_TITLE: Final = 0.25
OTHER_DAY: Final = 0.6
SAME_DUMP: Final = 0.6
OTHER_TITLE: Final = 0.9

_THERE, _MET, _ON_ITS_PAGE = 1, 2, 4
"""What is remembered of an article by its number: its file is there, this build found it, and on
the page it is from."""

MOST_YOUNG: Final = 1 << 14
"""Articles that are held in memory, a kilobyte each."""
_COMMON: Final = 100
"""Articles that share a clue from which it tells nothing: a notice, a standing phrase."""
_MOST_NAMESAKES: Final = 1_000


class Identities:
    """The articles of a library by what they are recognised by.

    What this build has not met yet lies in a file, and so does most of what it has: the latest
    articles alone are in memory.

    Args:
        path: Where they were kept by the last build; None if nowhere.
        most_young: Articles after which those in memory go to a file without a name.
    """

    def __init__(self, path: Path | None = None, most_young: int = MOST_YOUNG) -> None:
        self._folder = path.parent if path else None
        self._most_young = most_young
        self._tables: IdentityTables = read_tables(path)
        self._flags = bytearray(len(self._tables.rows))
        """Of each article by its number."""
        self._as_kept = True
        self._swept = False
        """Whether no row in the tables is of an article that is not there."""
        self._young: dict[ArticleId, bytes] = {}
        """Rows, in the place of those in the tables."""
        self._clues: dict[int, ArticleId | list[ArticleId]] = {}
        self._replaced: set[ArticleId] = set()
        """Articles of which more than one thing was known: a clue may be to what it was."""
        self._common_leads: set[int] = set()
        """Leads that were found to tell nothing, since the last article was replaced."""

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and self._record(ArticleId(article_id)) is not None

    def get(self, article_id: ArticleId) -> Known | None:
        """What is known of an article; None if there is none with this id."""
        record = self._record(article_id)
        return unpacked(record) if record else None

    def keep(self, file: FileStat, *, trashed: bool) -> bool:
        """Take an article from the last build if its file is as it was; whether it is."""
        record = self._tables.row(file.id)
        if record is None or stat_of(record) != (file.size, file.mtime_ns, trashed):
            return False
        self._flags[number_of(record)] |= _THERE
        return True

    def put(self, row: Known) -> None:
        """Take in an article, in the place of what was known of it."""
        if len(self._young) >= self._most_young:
            self._set_down()
        self._as_kept = False
        young = self._young.get(row.id)
        old = young or self._tables.row(row.id)
        if old:
            self._replaced.add(row.id)
            self._common_leads.clear()
            number = number_of(old)
        else:
            number = len(self._flags)
            self._flags.append(0)
        self._flags[number] |= _THERE
        known_by = clues_to(unpacked(young)) if young else frozenset()
        self._young[row.id] = packed(row, number)
        for clue in clues_to(row) - known_by:  # clues to what it was lead nowhere, see `_led_to`
            others = self._clues.get(clue)
            if others is None:
                self._clues[clue] = row.id
            elif isinstance(others, list):
                others.append(row.id)
            else:
                self._clues[clue] = [others, row.id]

    def stamp(self, article_id: ArticleId, size: int, mtime_ns: int) -> None:
        """Note how an article's file is listed after it was written."""
        record = self._record(article_id)
        if record is not None:
            self._young[article_id] = stamped(record, size, mtime_ns)

    def meet(self, article_id: ArticleId, *, on_its_page: bool) -> None:
        """Note that an article was found in a dump of this build.

        Args:
            article_id: Of an article that is there.
            on_its_page: Whether it is from this page, and this is no other page with it.
        """
        record = self._record(article_id)
        if record is not None:
            self._flags[number_of(record)] |= _MET | (_ON_ITS_PAGE if on_its_page else 0)

    def was_met(self, article_id: ArticleId) -> bool:
        """Whether it was found in a dump of this build."""
        return self._has(article_id, _MET)

    def was_on_its_page(self, article_id: ArticleId) -> bool:
        """Whether the page it is from was in a dump of this build."""
        return self._has(article_id, _ON_ITS_PAGE)

    def met(self) -> bytes:
        """All that this build has met so far, for `meet_only`."""
        return bytes(self._flags)

    def meet_only(self, met: bytes) -> None:
        """Forget what was met since `met` was asked; no article was put since."""
        self._flags[:] = met

    def save(self, path: Path) -> None:
        """Keep them for the next build, if they are not what the last one kept."""
        if not self._as_kept or not all(self._flags):
            rows, clues = self._all_records()
            write_tables(path, numbered(rows), clues)

    def close(self) -> None:
        """Let go of the files."""
        self._tables.close()

    def _set_down(self) -> None:
        """Have what is in memory written to a file; if that is refused it stays."""
        tables = set_down(self._folder, *self._all_records())
        if tables is None:
            self._most_young *= 2
            return
        self._tables.close()
        self._tables = tables
        self._swept = True
        self._young, self._clues, self._replaced = {}, {}, set()

    def _all_records(self) -> tuple[Iterator[list[bytes]], Iterator[list[bytes]]]:
        """The rows and clues of all articles that are there."""
        gone = {article_id.encode() for article_id in self._young}
        if not self._swept:
            rows = chain.from_iterable(self._tables.rows.stretches())
            gone |= {row[ROW_NAME] for row in rows if not self._flags[number_of(row)]}
        new_clues = [
            packed_clue(clue, article_id)
            for article_id, record in self._young.items()
            for clue in clues_to(unpacked(record))
        ]
        return (
            self._tables.rows.merged(sorted(self._young.values()), gone, ROW_NAME),
            self._tables.clues.merged(sorted(new_clues), gone, CLUE_NAME),
        )

    def find(self, row: Known) -> Known | None:
        """The article a newly extracted one is; None if nobody has seen it.

        Args:
            row: The extracted article; its id does not count.
        """
        return self._by_text(row) or self._by_title(row) or self._by_likeness(row)

    def _by_text(self, row: Known) -> Known | None:
        for one in row.prints:
            if same := list(islice(self._led_to(SAME, one.key ^ one.exact), _COMMON)):
                return self.get(min(same))
        for one in row.prints:
            others = list(islice(self._led_to(EXACT, one.exact), _COMMON)) if one.exact else []
            for other in sorted(others):
                if row.chars >= (VERY_LONG_CHARS if self.was_met(other) else LONG_CHARS):
                    return self.get(other)
        return None

    def _by_title(self, row: Known) -> Known | None:
        others = [
            other
            for one in row.prints
            for other in self._all_of(islice(self._led_to(KEY, one.key), _MOST_NAMESAKES))
        ]
        return _best(row, others, lambda other: _same_title_bar(row, other))

    def _by_likeness(self, row: Known) -> Known | None:
        others = [
            other
            for one in row.prints
            if one.chars >= LONG_CHARS
            for lead in one.hashes()[:LEADS]
            for other in self._uncommon(lead)
        ]
        return _best(
            row, others, lambda other: SAME_DUMP if other.dump == row.dump else OTHER_TITLE
        )

    def _uncommon(self, lead: int) -> list[Known]:
        if lead in self._common_leads:
            return []
        others = list(islice(self._led_to(LEAD, lead), _COMMON))
        if len(others) == _COMMON:
            self._common_leads.add(lead)
            return []
        return self._all_of(other for other in others if not self.was_met(other))

    def _all_of(self, article_ids: Iterable[ArticleId]) -> list[Known]:
        return [row for one in article_ids if (row := self.get(one)) is not None]

    def _led_to(self, kind: int, value: int) -> Iterator[ArticleId]:
        """The articles to which this is a clue."""
        clue = clue_of(kind, value)
        new = self._clues.get(clue, ())
        for article_id in chain(
            (new,) if isinstance(new, str) else new, self._tables.with_clue(clue)
        ):
            if article_id in self._replaced:
                row = self.get(article_id)
                if row is not None and leads_to(clue, row):
                    yield article_id
            elif article_id in self:
                yield article_id

    def _has(self, article_id: ArticleId, flag: int) -> bool:
        record = self._record(article_id)
        return record is not None and self._flags[number_of(record)] & flag != 0

    def _record(self, article_id: ArticleId) -> bytes | None:
        """The row of an article that is there."""
        record = self._young.get(article_id) or self._tables.row(article_id)
        return record if record and self._flags[number_of(record)] & _THERE else None


def _same_title_bar(row: Known, other: Known) -> float:
    another_day = row.day and other.day and row.day != other.day
    return OTHER_DAY if another_day else SAME_TITLE


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
