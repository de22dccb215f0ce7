"""Which blocks of the Korean and the English edition of an article say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.ingest.align_clues import divide, gather
from reader.ingest.align_columns import Columns, Texts
from reader.ingest.align_evidence import Evidence, answered
from reader.ingest.align_lexicon import Lexicon, everyday
from reader.ingest.align_links import Links, paragraph_links
from reader.ingest.align_method import PLAIN, Method
from reader.ingest.align_minor import minor_links
from reader.model.article import AlignedPair, Block, BlockKind

ALIGNED_KINDS: Final = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
"""Each aligns with its own kind only; captions and notes take no part."""


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
    texts = _texts([block.text for block in ko], [block.text for block in en], lexicon, method)
    links: Links = {}
    here = _places(ko, BlockKind.PARAGRAPH), _places(en, BlockKind.PARAGRAPH)
    if all(here):
        columns = Columns(texts, *here)
        found = paragraph_links(columns, method)
        links = {(columns.ko[i], columns.en[j]): chance for (i, j), chance in found.items()}
    minor: Links = {}
    for kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        here = _places(ko, kind), _places(en, kind)
        if all(here):
            minor |= minor_links(texts.evidence, *here, links, method)
    return links | minor


def pairs_of(links: Links, ko: Sequence[Block], en: Sequence[Block]) -> tuple[AlignedPair, ...]:
    """Links as pairs of runs, with every block that may be aligned."""
    pairs = _groups(links)
    taken_ko = {i for pair in pairs for i in pair.ko}
    taken_en = {j for pair in pairs for j in pair.en}
    for i, block in enumerate(ko):
        if block.kind in ALIGNED_KINDS and i not in taken_ko:
            pairs.append(AlignedPair((i,), (), 0.0))
    pairs.sort(key=lambda pair: pair.ko)
    home = {j: pair.ko[0] for pair in pairs for j in pair.en}
    ordered: list[AlignedPair] = []
    lone: dict[int, list[AlignedPair]] = {}
    before = -1
    for j, block in enumerate(en):
        before = home.get(j, before)
        if block.kind in ALIGNED_KINDS and j not in taken_en:
            lone.setdefault(before, []).append(AlignedPair((), (j,), 0.0))
    ordered.extend(lone.get(-1, ()))
    for pair in pairs:
        ordered.append(pair)
        ordered.extend(lone.get(pair.ko[0], ()))
    return tuple(ordered)


def _texts(ko: Sequence[str], en: Sequence[str], lexicon: Lexicon, method: Method) -> Texts:
    ko_home, ko_sentences = divide(ko)
    en_home, en_sentences = divide(en)
    size = len(ko), len(en)
    clues = gather(ko_sentences, en_sentences, lexicon, method.trust)
    absence = method.trust.absence
    return Texts(
        evidence=Evidence(clues.merged(ko_home, en_home, size), absence),
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


def _places(blocks: Sequence[Block], kind: BlockKind) -> list[int]:
    return [index for index, block in enumerate(blocks) if block.kind is kind]
