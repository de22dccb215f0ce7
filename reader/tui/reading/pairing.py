"""Which block says in the other language what this block says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.article import AlignedPair, Article, Language
from reader.tui.reading.content import PAIRED_KINDS

Run = tuple[int, ...]
"""Indexes of blocks of one body, ascending."""

_BOTH: Final = (Language.KO, Language.EN)


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks that say the same; one side is empty for a block without counterpart."""

    ko: Run
    en: Run
    confidence: float = 0.0

    def side(self, language: Language) -> Run:
        """The blocks in one language."""
        return self.ko if language is Language.KO else self.en

    @property
    def complete(self) -> bool:
        """Whether both languages say it."""
        return bool(self.ko and self.en)


class Pairing:
    """The alignment of one article, made whole: every block that can be paired is in it once.

    What an alignment names twice or beyond the end of a body is dropped, what it forgets is
    added as unpaired: the file may have been written by hand.
    """

    def __init__(self, article: Article, alignment: Iterable[AlignedPair]) -> None:
        self._bodies = {
            language: tuple(
                index for index, block in enumerate(edition.body) if block.kind in PAIRED_KINDS
            )
            for language, edition in article.editions.items()
        }
        self.pairs: tuple[Pair, ...] = _completed(self._bodies, _valid(self._bodies, alignment))
        """In Korean order, unpaired English blocks where they stand."""
        self._of = {
            (language, block): number
            for number, pair in enumerate(self.pairs)
            for language in _BOTH
            for block in pair.side(language)
        }

    def pair_of(self, language: Language, block: int) -> Pair | None:
        """The pair a block is in; None for captions and notes."""
        number = self._of.get((language, block))
        return None if number is None else self.pairs[number]

    def counterparts(self, language: Language, block: int) -> Run:
        """The blocks that say the same in the other language; empty if there are none."""
        pair = self.pair_of(language, block)
        return pair.side(language.other) if pair else ()

    def nearest_complete(self, language: Language, block: int) -> Pair | None:
        """The pair of the nearest block at or before this one that has a counterpart.

        Returns:
            The first pair behind it when there is none before; None when nothing is paired.
        """
        blocks = self._bodies.get(language, ())
        earlier = [index for index in blocks if index <= block]
        later = [index for index in blocks if index > block]
        for index in (*reversed(earlier), *later):
            pair = self.pair_of(language, index)
            if pair and pair.complete:
                return pair
        return None


def _valid(bodies: dict[Language, Run], alignment: Iterable[AlignedPair]) -> list[Pair]:
    free = {language: set(bodies.get(language, ())) for language in _BOTH}
    pairs = []
    for pair in alignment:
        ko = _taken(free[Language.KO], pair.ko)
        en = _taken(free[Language.EN], pair.en)
        if ko or en:
            pairs.append(Pair(ko, en, pair.confidence))
    return pairs


def _taken(free: set[int], wanted: Sequence[int]) -> Run:
    run = tuple(sorted(set(wanted) & free))
    free.difference_update(run)
    return run


def _completed(bodies: dict[Language, Run], pairs: list[Pair]) -> tuple[Pair, ...]:
    """Add what is missing behind the pair that holds the block before it."""
    for language in _BOTH:
        known = {block for pair in pairs for block in pair.side(language)}
        missing = [block for block in bodies.get(language, ()) if block not in known]
        if not missing:
            continue
        pairs = _with_missing(pairs, language, missing)
    return tuple(pairs)


def _with_missing(pairs: list[Pair], language: Language, missing: list[int]) -> list[Pair]:
    ends = [max(pair.side(language), default=-1) for pair in pairs]
    place_of = {end: place for place, end in enumerate(ends) if end >= 0}
    behind: dict[int, list[Pair]] = {}
    place = -1
    known = sorted(place_of)
    at = 0
    for block in missing:
        while at < len(known) and known[at] < block:
            place = place_of[known[at]]
            at += 1
        lone = Pair((block,), ()) if language is Language.KO else Pair((), (block,))
        behind.setdefault(place, []).append(lone)
    merged = list(behind.get(-1, []))
    for number, pair in enumerate(pairs):
        merged.append(pair)
        merged += behind.get(number, [])
    return merged
