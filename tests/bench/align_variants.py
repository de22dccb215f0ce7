"""Bilingual documents of our own, and seeded variants of them whose true links are known.

A document is a text file of blocks, each a Korean line over its English counterpart; the first
block is the title and takes no part. A variant does to it what editors do to translations:
paragraphs are dropped on one side, split, run together, moved, and strange ones put in.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reader.model.article import Block, BlockKind, Edition, Language
from reader.store.library import LibraryStore

DOCUMENTS: Final = Path(__file__).parent.parent / "data" / "alignment"
BUNDLED: Final = Path(__file__).parent.parent.parent / "library"
MARKERS: Final = {"## ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM}
SENTENCE_END: Final = re.compile(r"(?<=[다요음오].) (?=\S)|(?<=[.?!”\"]) (?=[“\"A-Z가-힣])")


@dataclass(frozen=True, slots=True)
class Unit:
    """One block of a document in both languages."""

    kind: BlockKind
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Item:
    """A block of one side with the units whose text it carries."""

    block: Block
    units: frozenset[int]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How often an editor does what; shares of paragraphs unless said otherwise."""

    name: str
    drop: float = 0.0
    """On either side."""
    split: float = 0.0
    merge: float = 0.0
    trim: float = 0.0
    """Paragraphs that lose a sentence on one side."""
    move: float = 0.0
    """Chance that one Korean paragraph is moved at all."""
    strange: float = 0.0
    """Chance that a paragraph of another document is put in, for each side."""
    headless: float = 0.0
    """Chance that a side loses its headings."""


RECIPES: Final = (
    Recipe("faithful"),
    Recipe("dropped", drop=0.15, headless=0.3),
    Recipe("split", split=0.25),
    Recipe("merged", merge=0.25, headless=0.3),
    Recipe("abridged", trim=0.5, drop=0.05),
    Recipe("moved", move=1.0, drop=0.05),
    Recipe("strange", strange=0.7, drop=0.05),
    Recipe("mixed", 0.1, split=0.12, merge=0.12, trim=0.2, move=0.3, strange=0.2, headless=0.3),
    Recipe("rewritten", 0.2, split=0.15, merge=0.2, trim=0.4, move=0.3, headless=0.5),
)


@dataclass(frozen=True, slots=True)
class Variant:
    """Two bodies and the links that are true of them."""

    name: str
    recipe: str
    ko: tuple[Block, ...]
    en: tuple[Block, ...]
    links: frozenset[tuple[int, int]]


def read_document(path: Path) -> tuple[Unit, ...]:
    """The units of one document file, without its title.

    Raises:
        ValueError: If a block is not two lines of one kind.
    """
    blocks = path.read_text("utf-8").strip().split("\n\n")
    return tuple(_unit(block, path.name) for block in blocks[1:])


def documents(half: str) -> dict[str, tuple[Unit, ...]]:
    """All documents of a half by name."""
    return {p.stem: read_document(p) for p in sorted((DOCUMENTS / half).glob("*.txt"))}


def bundled_documents() -> dict[str, tuple[Unit, ...]]:
    """The articles of the bundled library whose two editions go block by block, by id."""
    store = LibraryStore(BUNDLED)
    found = {}
    for article_id in store.article_ids():
        article = store.article(article_id)
        if len(article.languages) == len(Language):
            ko, en = (_bodies(article.editions[language]) for language in Language)
            if [block.kind for block in ko] == [block.kind for block in en]:
                pairs = zip(ko, en, strict=True)
                found[str(article_id)] = tuple(Unit(k.kind, k.text, e.text) for k, e in pairs)
    return found


def variants(library: Mapping[str, Sequence[Unit]], seeds: Sequence[int]) -> Iterator[Variant]:
    """Every document in every recipe, once a seed."""
    for name, units in library.items():
        others = [u for other, us in library.items() if other != name for u in us]
        strangers = [unit for unit in others if unit.kind is BlockKind.PARAGRAPH]
        for recipe in RECIPES:
            for seed in seeds if recipe.name != "faithful" else seeds[:1]:
                chance = random.Random(f"{name} {recipe.name} {seed}")
                yield make_variant(f"{name}/{recipe.name}/{seed}", units, recipe, strangers, chance)


def make_variant(
    name: str,
    units: Sequence[Unit],
    recipe: Recipe,
    strangers: Sequence[Unit],
    chance: random.Random,
) -> Variant:
    """Edit both sides of a document and keep account of what belongs together."""
    ko = [Item(Block(u.kind, u.ko), frozenset((n,))) for n, u in enumerate(units)]
    en = [Item(Block(u.kind, u.en), frozenset((n,))) for n, u in enumerate(units)]
    ko, en = _dropped(ko, en, recipe, chance)
    if chance.random() < recipe.move:
        ko = _moved(ko, chance)
    ko, en = _edited(ko, en, recipe, chance)
    if chance.random() < recipe.strange:
        ko = _with_stranger(ko, chance.choice(strangers).ko, chance)
    if chance.random() < recipe.strange:
        en = _with_stranger(en, chance.choice(strangers).en, chance)
    links = {
        (i, j)
        for i, left in enumerate(ko)
        for j, right in enumerate(en)
        if left.units & right.units and left.block.kind is right.block.kind
    }
    left, right = (tuple(item.block for item in side) for side in (ko, en))
    return Variant(name, recipe.name, left, right, frozenset(links))


def _bodies(edition: Edition) -> list[Block]:
    taking_part = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
    return [block for block in edition.body if block.kind in taking_part]


def _unit(block: str, where: str) -> Unit:
    ko, en = block.split("\n")
    for marker, kind in MARKERS.items():
        if ko.startswith(marker) and en.startswith(marker):
            return Unit(kind, ko.removeprefix(marker), en.removeprefix(marker))
    if ko.startswith(tuple(MARKERS)) or en.startswith(tuple(MARKERS)):
        raise ValueError(f"{where}: {ko[:20]} and {en[:20]} are not of one kind")
    return Unit(BlockKind.PARAGRAPH, ko, en)


def _dropped(
    ko: list[Item], en: list[Item], recipe: Recipe, chance: random.Random
) -> tuple[list[Item], list[Item]]:
    lost_ko, lost_en = (set[int](), set[int]())
    for n, item in enumerate(ko):
        if item.block.kind is BlockKind.PARAGRAPH and chance.random() < recipe.drop * 2:
            chance.choice((lost_ko, lost_en)).add(n)
    for lost in (lost_ko, lost_en):
        if chance.random() < recipe.headless:
            lost.update(n for n, i in enumerate(ko) if i.block.kind is BlockKind.HEADING)
    return (
        [item for n, item in enumerate(ko) if n not in lost_ko],
        [item for n, item in enumerate(en) if n not in lost_en],
    )


def _moved(side: list[Item], chance: random.Random) -> list[Item]:
    """One paragraph taken two to four places up or down."""
    places = [n for n, item in enumerate(side) if item.block.kind is BlockKind.PARAGRAPH]
    source = chance.choice(places)
    step = chance.choice((-4, -3, -2, 2, 3, 4))
    rest = side[:source] + side[source + 1 :]
    target = min(len(rest), max(0, source + step))
    return [*rest[:target], side[source], *rest[target:]]


def _edited(
    ko: list[Item], en: list[Item], recipe: Recipe, chance: random.Random
) -> tuple[list[Item], list[Item]]:
    """Split and merge paragraphs; a unit is edited on one side only, so that links stay 1-n."""
    sides = [ko, en]
    touched: set[int] = set()
    for which in chance.sample((0, 1), 2):
        done: list[Item] = []
        for item in sides[which]:
            before = done[-1] if done else item
            free = not (item.units & touched)
            if item.block.kind is not BlockKind.PARAGRAPH or not free:
                done.append(item)
            elif chance.random() < recipe.split:
                touched |= item.units
                done.extend(_split(item, chance))
            elif (
                chance.random() < recipe.merge
                and before is not item
                and before.block.kind is BlockKind.PARAGRAPH
                and len(before.units) < 3
                and not (before.units & touched and len(before.units) == 1)
            ):
                done[-1] = _joined(before, item)
                touched |= done[-1].units
            else:
                done.append(item)
        sides[which] = done
    for which in (0, 1):
        sides[which] = [
            _trimmed(item, chance)
            if not item.units & touched and chance.random() < recipe.trim / 2
            else item
            for item in sides[which]
        ]
    return sides[0], sides[1]


def _split(item: Item, chance: random.Random) -> list[Item]:
    sentences = SENTENCE_END.split(item.block.text)
    if len(sentences) < 2:
        return [item]
    cut = chance.randrange(1, len(sentences))
    parts = (" ".join(sentences[:cut]), " ".join(sentences[cut:]))
    return [replace(item, block=Block(BlockKind.PARAGRAPH, part)) for part in parts]


def _trimmed(item: Item, chance: random.Random) -> Item:
    """Without one of its sentences, if it has two."""
    sentences = SENTENCE_END.split(item.block.text)
    if item.block.kind is not BlockKind.PARAGRAPH or len(sentences) < 2:
        return item
    sentences.pop(chance.randrange(len(sentences)))
    return replace(item, block=Block(item.block.kind, " ".join(sentences)))


def _joined(first: Item, second: Item) -> Item:
    text = f"{first.block.text} {second.block.text}"
    return Item(Block(BlockKind.PARAGRAPH, text), first.units | second.units)


def _with_stranger(side: list[Item], text: str, chance: random.Random) -> list[Item]:
    place = chance.randrange(len(side) + 1)
    stranger = Item(Block(BlockKind.PARAGRAPH, text), frozenset())
    return [*side[:place], stranger, *side[place:]]
