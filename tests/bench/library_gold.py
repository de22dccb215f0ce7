"""The articles of the two real dumps, from the labelled corpus beside the project.

Ids are `<first three digits of the dump>-<index>`, as in the query sets: 000:3 → "000-3".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.model.article import (
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.model.names import Stamp

Labelled = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stat:
    """A file that never changes."""

    id: ArticleId
    size: int = 1
    mtime_ns: int = 1


class ListSource:
    """Articles in a list, as a library on disk would give them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}

    def stats(self) -> Iterable[Stat]:
        return [Stat(article_id) for article_id in self.articles]

    def additions(self, seen: Stamp) -> None:
        """Nobody noted that."""

    def article(self, article_id: ArticleId) -> Article:
        return self.articles[article_id]


def gold_articles(path: Path) -> list[Article]:
    """Read gold/seeds.json; blocks stand in the order of their lines in the dump."""
    seeds = json.loads(path.read_text("utf-8"))
    return [
        _article(name, labelled) for name, dump in seeds.items() for labelled in dump["articles"]
    ]


def _article(name: str, labelled: Labelled) -> Article:
    editions = {Language.KO: _korean(labelled)}
    if labelled["has_english"]:
        editions[Language.EN] = _english(labelled)
    publisher = labelled.get("publisher") or "벤처경제"
    return Article(
        ArticleId(f"{name[:3]}-{labelled['index']}"),
        editions,
        publisher=str(publisher),
        author=Author(str(labelled["author"]), str(labelled["author_position"])),
        source=Source(
            f"{name}.txt", "", (_number(labelled["first_line"]), _number(labelled["last_line"]))
        ),
    )


def _korean(labelled: Labelled) -> Edition:
    body = [
        *(Block(BlockKind.NOTE, text) for text in _texts(labelled["series_note"])),
        *(Block(BlockKind.CAPTION, text) for text in _texts(labelled["captions"])),
        *(Block(BlockKind.HEADING, text) for text in _texts(labelled["section_headings"])),
        *(Block(BlockKind.PARAGRAPH, text) for text in _texts(labelled["ko_paragraphs"])),
    ]
    return Edition(str(labelled["title"]), tuple(_texts(labelled["deck"])), tuple(body))


def _english(labelled: Labelled) -> Edition:
    body = [
        *(Block(BlockKind.HEADING, text) for text in _texts(labelled["en_section_headings"])),
        *(Block(BlockKind.PARAGRAPH, text) for text in _texts(labelled["en_paragraphs"])),
    ]
    return Edition(str(labelled["en_title"]), tuple(_texts(labelled["en_deck"])), tuple(body))


def _texts(value: object) -> Sequence[str]:
    return [str(text) for text in value] if isinstance(value, list) else []


def _number(value: object) -> int:
    return int(str(value))
