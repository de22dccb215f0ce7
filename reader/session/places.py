"""The place where a person reads, kept through changes of the text."""

from __future__ import annotations

from dataclasses import replace

from reader.model.anchors import block_hash
from reader.model.article import Article
from reader.model.marks import Point, ReadingPosition


def anchored(position: ReadingPosition, article: Article) -> ReadingPosition:
    """A place in the text of an article, with what its paragraph is known by."""
    edition, block = article.editions.get(position.language), position.point.block
    if edition is None or block >= len(edition.body):
        return position
    return replace(position, block_hash=block_hash(edition.body[block].text))


def found_again(position: ReadingPosition, article: Article) -> ReadingPosition:
    """The same paragraph in a text that may have changed; where it stood, if it is gone."""
    edition, point = article.editions.get(position.language), position.point
    if edition is None or not position.block_hash:
        return position
    there = [n for n, one in enumerate(edition.body) if block_hash(one.text) == position.block_hash]
    if not there:
        return position
    nearest = min(there, key=lambda number: abs(number - point.block))
    return replace(position, point=Point(nearest, point.offset_chars))
