"""Which block says in the other language what this block says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reader.model.article import AlignedPair, Article, Language
from reader.tui.reading.content import PAIRED_KINDS

Run = tuple[int, ...]
"""Indexes of blocks of one body, ascending."""
_BOTH: Final = tuple(Language)


class Pairing:
    """The alignment of one article, made whole: every block that can be paired is in it once.

    What an alignment names twice or beyond the end of a body is dropped, what it forgets is
    added as unpaired: the file may have been written by hand. Captions and notes take part
    where a person has linked them.

    Args:
        article: In one language or two.
        alignment: Its pairs.
        whole: Whether captions and notes that are not linked take part too, unpaired.
    """

    def __init__(
        self, article: Article, alignment: Iterable[AlignedPair], *, whole: bool = False
    ) -> None:
        pairs = tuple(alignment)
        linked = {
            (language, block)
            for pair in pairs
            if pair.complete
            for language in _BOTH
            for block in pair.side(language)
        }
        self._bodies = {
            language: tuple(
                index
                for index, block in enumerate(edition.body)
                if whole or block.kind in PAIRED_KINDS or (language, index) in linked
            )
            for language, edition in article.editions.items()
        }
        self.pairs: tuple[AlignedPair, ...] = _completed(self._bodies, _valid(self._bodies, pairs))
        """In Korean order, unpaired English blocks where they stand."""
        self._of = {
            (language, block): number
            for number, pair in enumerate(self.pairs)
            for language in _BOTH
            for block in pair.side(language)
        }

    def pair_of(self, language: Language, block: int) -> AlignedPair | None:
        """The pair a block is in; None for captions and notes that are not linked."""
        number = self._of.get((language, block))
        return None if number is None else self.pairs[number]

    def counterparts(self, language: Language, block: int) -> Run:
        """The blocks that say the same in the other language; empty if there are none."""
        pair = self.pair_of(language, block)
        return pair.side(language.other) if pair else ()

    def follows(self, language: Language, block: int, above: int) -> bool:
        """Whether a block is the next one after another, captions and notes apart."""
        if (language, block) not in self._of or (language, above) not in self._of:
            return True
        return block > above and not any((language, n) in self._of for n in range(above + 1, block))

    def in_order_of(self, language: Language) -> list[AlignedPair]:
        """The pairs cut and sorted so that the blocks of a language come one after the other.

        Where a pair has far blocks of that language, the longest stretch of them keeps the
        counterpart. What has no block of that language stays behind what it stands behind.
        """
        groups: list[list[AlignedPair]] = [[]]
        for pair in self.pairs:
            stretches = self._stretches(language, pair.side(language))
            longest = max(stretches, key=len, default=())
            apart = [pair.with_side(language, each) for each in stretches if each != longest]
            groups += ([one.with_side(language.other, ())] for one in apart)
            if longest:
                groups.append([])
            groups[-1].append(pair.with_side(language, longest))
        first, *others = groups
        others.sort(key=lambda group: group[0].side(language))
        return [*first, *(pair for group in others for pair in group)]

    def _stretches(self, language: Language, run: Run) -> list[Run]:
        stretches: list[Run] = []
        for block in run:
            if stretches and self.follows(language, block, stretches[-1][-1]):
                stretches[-1] = (*stretches[-1], block)
            else:
                stretches.append((block,))
        return stretches

    def nearest_complete(self, language: Language, block: int) -> AlignedPair | None:
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


def _valid(bodies: dict[Language, Run], alignment: Iterable[AlignedPair]) -> list[AlignedPair]:
    free = {language: set(bodies.get(language, ())) for language in _BOTH}
    pairs = []
    for pair in alignment:
        ko = _taken(free[Language.KO], pair.ko)
        en = _taken(free[Language.EN], pair.en)
        if ko or en:
            pairs.append(AlignedPair(ko, en, pair.confidence))
    return pairs


def _taken(free: set[int], wanted: Sequence[int]) -> Run:
    if len(wanted) == 1 and wanted[0] in free:  # nearly always
        free.remove(wanted[0])
        return (wanted[0],)
    run = tuple(sorted(set(wanted) & free))
    free.difference_update(run)
    return run


def _completed(bodies: dict[Language, Run], pairs: list[AlignedPair]) -> tuple[AlignedPair, ...]:
    """Add what is missing behind the pair that holds the block before it."""
    for language in _BOTH:
        known = {block for pair in pairs for block in pair.side(language)}
        missing = [block for block in bodies.get(language, ()) if block not in known]
        if not missing:
            continue
        pairs = _with_missing(pairs, language, missing)
    return tuple(pairs)


def _with_missing(
    pairs: list[AlignedPair], language: Language, missing: list[int]
) -> list[AlignedPair]:
    ends = [max(pair.side(language), default=-1) for pair in pairs]
    place_of = {end: place for place, end in enumerate(ends) if end >= 0}
    behind: dict[int, list[AlignedPair]] = {}
    place = -1
    known = sorted(place_of)
    at = 0
    for block in missing:
        while at < len(known) and known[at] < block:
            place = place_of[known[at]]
            at += 1
        behind.setdefault(place, []).append(AlignedPair.alone(language, block))
    merged = list(behind.get(-1, []))
    for number, pair in enumerate(pairs):
        merged.append(pair)
        merged += behind.get(number, [])
    return merged
