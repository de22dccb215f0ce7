"""The pairs of an article while a person puts them right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.model.article import AlignedPair, Language
from reader.session.correction import CONFIRMED, in_reading_order


@dataclass(frozen=True, slots=True)
class Realignment:
    """Every block that can be aligned, in exactly one row. A change makes a new one."""

    rows: tuple[AlignedPair, ...]
    """In Korean order, unpaired English blocks where they stand."""

    @property
    def pairs(self) -> tuple[AlignedPair, ...]:
        """The alignment to keep: blocks without a counterpart stand alone, one by one."""
        return in_reading_order([part for row in self.rows for part in _alone_or_paired(row)])

    def row_of(self, language: Language, block: int) -> int:
        """The number of the row a block is in; 0 for a block that is in none."""
        rows = enumerate(self.rows)
        return next((n for n, row in rows if block in row.side(language)), 0)

    def joined(self, one: int, other: int) -> Realignment:
        """Two rows as one; certain when it has both languages."""
        first, second = self.rows[one], self.rows[other]
        ko, en = sorted({*first.ko, *second.ko}), sorted({*first.en, *second.en})
        both = AlignedPair(tuple(ko), tuple(en), CONFIRMED if ko and en else 0.0)
        return self._with((one, other), [both])

    def unlinked(self, row: int) -> Realignment:
        """Every paragraph of a row by itself, without a counterpart."""
        return self._with((row,), _singles(self.rows[row]))

    def without(self, row: int, language: Language, block: int) -> Realignment:
        """One paragraph of a row by itself, the rest of the row as it was."""
        old = self.rows[row]
        rest = old.with_side(language, tuple(one for one in old.side(language) if one != block))
        return self._with((row,), [*_alone_or_paired(rest), AlignedPair.alone(language, block)])

    def confirmed(self, row: int) -> Realignment:
        """A pair that is right as it is."""
        old = self.rows[row]
        return self._with((row,), [AlignedPair(old.ko, old.en, CONFIRMED)])

    def next_doubtful(self, row: int) -> int | None:
        """The next row, around the end, whose pair is in doubt; None if none is."""
        count = len(self.rows)
        later = ((row + step) % count for step in range(1, count + 1))
        return next((n for n in later if self.rows[n].doubtful), None)

    def _with(self, gone: tuple[int, ...], new: Iterable[AlignedPair]) -> Realignment:
        kept = [row for number, row in enumerate(self.rows) if number not in gone]
        return Realignment(in_reading_order([*kept, *new]))


def _singles(pair: AlignedPair) -> list[AlignedPair]:
    return [AlignedPair.alone(one, block) for one in Language for block in pair.side(one)]


def _alone_or_paired(pair: AlignedPair) -> list[AlignedPair]:
    return [pair] if pair.complete else _singles(pair)
