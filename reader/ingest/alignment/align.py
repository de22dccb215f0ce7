"""Which blocks of the Korean and the English edition of an article say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.ingest.alignment.clues import divide, gather
from reader.ingest.alignment.columns import Columns, Texts
from reader.ingest.alignment.evidence import Evidence, answered
from reader.ingest.alignment.lexicon import Lexicon, everyday
from reader.ingest.alignment.links import Links, paragraph_links
from reader.ingest.alignment.method import PLAIN, Method
from reader.ingest.alignment.minor import minor_links
from reader.ingest.alignment.windows import by_windows
from reader.model.article import AlignedPair, Block, BlockKind

ALIGNED_KINDS: Final = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
"""Each aligns with its own kind only; captions and notes take no part."""
BEFORE_ALL: Final = -1
"""Stands for the Korean block before the first."""


def align(ko: Sequence[Block], en: Sequence[Block]) -> tuple[AlignedPair, ...]:
    """Align two bodies.

    Args:
        ko: The Korean body.
        en: The English body.

    Returns:
        Pairs of body indexes, in Korean order. Every paragraph, heading and list item stands in
        exactly one pair; one without a counterpart stands alone with confidence 0.0, English
        ones after the pair of the English block before them.
    """
    return pairs_of(find_links(ko, en, everyday(), PLAIN), ko, en)


def find_links(ko: Sequence[Block], en: Sequence[Block], lexicon: Lexicon, method: Method) -> Links:
    """Links between body indexes, each with its probability."""

    def of_stretch(rows: range, columns: range) -> Links:
        found = _weighed(
            ko[rows.start : rows.stop], en[columns.start : columns.stop], lexicon, method
        )
        return {(i + rows.start, j + columns.start): chance for (i, j), chance in found.items()}

    return by_windows((len(ko), len(en)), of_stretch)


def _weighed(ko: Sequence[Block], en: Sequence[Block], lexicon: Lexicon, method: Method) -> Links:
    ko_at, en_at = _takers(ko), _takers(en)
    ko_texts, en_texts = [ko[i].text for i in ko_at], [en[j].text for j in en_at]
    texts = _texts(ko_texts, en_texts, lexicon, method)
    links: Links = {}
    if columns := _columns(ko, en, BlockKind.PARAGRAPH):
        links = paragraph_links(Columns(texts, *columns, method), method)
    minor: Links = {}
    for kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        if columns := _columns(ko, en, kind):
            minor |= minor_links(texts.pairs, *columns, links, method)
    return {(ko_at[i], en_at[j]): chance for (i, j), chance in (links | minor).items()}


def pairs_of(links: Links, ko: Sequence[Block], en: Sequence[Block]) -> tuple[AlignedPair, ...]:
    """Links as pairs of runs, with every block that may be aligned."""
    pairs = _groups(links)
    paired = {i for pair in pairs for i in pair.ko}
    pairs.extend(AlignedPair((i,), (), 0.0) for i in _takers(ko) if i not in paired)
    pairs.sort(key=lambda pair: pair.ko)
    home = {j: pair.ko[0] for pair in pairs for j in pair.en}
    alone: dict[int, list[AlignedPair]] = {}
    before = BEFORE_ALL
    for j in _takers(en):
        before = home.get(j, before)
        if j not in home:
            alone.setdefault(before, []).append(AlignedPair((), (j,), 0.0))
    ordered = alone.get(BEFORE_ALL, [])
    for pair in pairs:
        ordered.extend((pair, *alone.get(pair.ko[0], ())))
    return tuple(ordered)


def _texts(ko: Sequence[str], en: Sequence[str], lexicon: Lexicon, method: Method) -> Texts:
    ko_home, ko_sentences = divide(ko)
    en_home, en_sentences = divide(en)
    size = len(ko), len(en)
    clues = gather(ko_sentences, en_sentences, lexicon, method.trust)
    absence = method.trust.absence
    evidence = Evidence(clues.merged(ko_home, en_home, size), absence)
    return Texts(
        evidence=evidence,
        pairs=evidence.table(),
        ko_sizes=[len(text) for text in ko],
        en_sizes=[len(text) for text in en],
        answers=answered(Evidence(clues, absence), (ko_home, en_home), size, method),
    )


def _groups(links: Links) -> list[AlignedPair]:
    """Links that share a block become one pair."""
    groups: list[tuple[set[int], set[int], list[float]]] = []
    for (i, j), probability in sorted(links.items()):
        joined: tuple[set[int], set[int], list[float]] = ({i}, {j}, [probability])
        apart = []
        for group in groups:
            if i in group[0] or j in group[1]:
                joined = (joined[0] | group[0], joined[1] | group[1], joined[2] + group[2])
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [
        AlignedPair(tuple(sorted(k)), tuple(sorted(e)), round(min(1.0, sum(p) / len(p)), 2))
        for k, e, p in groups
    ]


def _takers(blocks: Sequence[Block]) -> list[int]:
    """Body indexes of the blocks that may be aligned."""
    return [index for index, block in enumerate(blocks) if block.kind in ALIGNED_KINDS]


def _columns(
    ko: Sequence[Block], en: Sequence[Block], kind: BlockKind
) -> tuple[list[int], list[int]] | None:
    """The places of a kind among the takers of both sides; None if one side has none."""
    ko_places = [n for n, i in enumerate(_takers(ko)) if ko[i].kind is kind]
    en_places = [n for n, j in enumerate(_takers(en)) if en[j].kind is kind]
    return (ko_places, en_places) if ko_places and en_places else None
