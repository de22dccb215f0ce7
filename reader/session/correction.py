"""An alignment put right by hand, carried over to the text of today."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.anchors import block_hash
from reader.model.article import AlignedPair, Article, Block, Language
from reader.model.marks import AlignmentCorrection

CONFIRMED = 1.0
"""A person's word is certain."""


def make_correction(article: Article, pairs: Sequence[AlignedPair]) -> AlignmentCorrection:
    """Remember an alignment by the hashes of the blocks it is about."""
    return AlignmentCorrection(
        article.id,
        tuple(pairs),
        _hashes(article, Language.KO),
        _hashes(article, Language.EN),
    )


def corrected(article: Article, correction: AlignmentCorrection) -> tuple[AlignedPair, ...]:
    """The corrected pairs on the blocks of today.

    A block that changed since loses its link; blocks the correction does not know keep the
    link the build gave them if their partners are free, else they stand alone.
    """
    ko_map = _mapping(correction.ko_hashes, _hashes(article, Language.KO))
    en_map = _mapping(correction.en_hashes, _hashes(article, Language.EN))
    pairs = []
    for pair in correction.pairs:
        ko = tuple(ko_map[i] for i in pair.ko if i in ko_map)
        en = tuple(en_map[j] for j in pair.en if j in en_map)
        if ko or en:
            both = bool(ko and en)
            pairs.append(AlignedPair(ko, en, pair.confidence if both else 0.0))
    known_ko = {i for pair in pairs for i in pair.ko}
    known_en = {j for pair in pairs for j in pair.en}
    for pair in article.alignment:
        ko = tuple(i for i in pair.ko if i not in known_ko)
        en = tuple(j for j in pair.en if j not in known_en)
        if ko or en:
            pairs.append(AlignedPair(ko, en, pair.confidence if ko and en else 0.0))
    return in_reading_order(pairs)


def in_reading_order(pairs: Sequence[AlignedPair]) -> tuple[AlignedPair, ...]:
    """Pairs in Korean order, each unpaired English run behind the pair it follows."""
    with_ko = sorted((pair for pair in pairs if pair.ko), key=lambda pair: pair.ko[0])
    result = list(with_ko)
    for pair in sorted((p for p in pairs if not p.ko), key=lambda p: p.en[0]):
        place = 0
        for index, other in enumerate(result):
            if other.en and other.en[0] < pair.en[0]:
                place = index + 1
        result.insert(place, pair)
    return tuple(result)


def _hashes(article: Article, language: Language) -> tuple[str, ...]:
    edition = article.editions.get(language)
    body: Sequence[Block] = edition.body if edition else ()
    return tuple(block_hash(block.text) for block in body)


def _mapping(then: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Old index → new index for blocks that are still there, the n-th equal one to the n-th."""
    places: dict[str, list[int]] = {}
    for index, digest in enumerate(now):
        places.setdefault(digest, []).append(index)
    mapping = {}
    for index, digest in enumerate(then):
        if places.get(digest):
            mapping[index] = places[digest].pop(0)
    return mapping
