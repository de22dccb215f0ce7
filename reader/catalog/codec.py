"""An article's own text as one compressed string, for snippets and for taking words out again."""

from __future__ import annotations

import zlib
from typing import Final

from reader.model.article import Article, ArticleId, Author, Block, BlockKind, Edition, Language

_RECORD_END: Final = "\x1d"
_KINDS: Final = {
    "P": BlockKind.PARAGRAPH,
    "H": BlockKind.HEADING,
    "L": BlockKind.LIST_ITEM,
    "C": BlockKind.CAPTION,
    "N": BlockKind.NOTE,
}
_CODES: Final = {kind: code for code, kind in _KINDS.items()}
_FASTEST: Final = 1


def compress(text: str) -> bytes:
    """Text as a blob."""
    return zlib.compress(text.encode("utf-8", "replace"), _FASTEST)


def expand(blob: bytes) -> str:
    """The text of a blob.

    Raises:
        zlib.error: If it is damaged.
    """
    return zlib.decompress(blob).decode("utf-8", "replace")


def pack(article: Article, folded: str) -> bytes:
    """Keep what search shows of an article: names, titles, decks and bodies.

    Args:
        article: The article.
        folded: Its folded text. The two are nearly the same, so this one is written down as
            what it has beyond the other, a tenth of its size.
    """
    records = ["a" + article.author.name, "p" + article.publisher, "s" + article.section]
    for language in article.languages:
        edition = article.editions[language]
        records += ["l" + language.value, "t" + edition.title]
        records += ["d" + line for line in edition.deck]
        records += [_CODES[block.kind] + block.text for block in edition.body]
    clean = (record.replace(_RECORD_END, " ") for record in records)
    compressor = zlib.compressobj(zdict=folded.encode("utf-8", "replace"))
    text = _RECORD_END.join(clean).encode("utf-8", "replace")
    return compressor.compress(text) + compressor.flush()


def unpack(article_id: ArticleId, blob: bytes, folded: str, published: str = "") -> Article:
    """The article that `pack` kept; what search does not show is empty.

    Args:
        article_id: Its id.
        blob: What `pack` made.
        folded: The same folded text as then.
        published: Its date, which is not in the blob; "" where it does not matter.

    Raises:
        zlib.error: If the blob is damaged.
    """
    names = {"a": "", "p": "", "s": ""}
    titles: dict[Language, str] = {}
    decks: dict[Language, list[str]] = {}
    bodies: dict[Language, list[Block]] = {}
    blocks: list[Block] = []
    language = Language.KO
    expander = zlib.decompressobj(zdict=folded.encode("utf-8", "replace"))
    text = (expander.decompress(blob) + expander.flush()).decode("utf-8", "replace")
    for record in text.split(_RECORD_END):
        code, text = record[:1], record[1:]
        if kind := _KINDS.get(code):  # nearly all are
            blocks.append(Block(kind, text))
        elif code in names:
            names[code] = text
        elif code == "l":
            language = Language(text)
            titles[language], decks[language] = "", []
            blocks = bodies[language] = []
        elif code == "t":
            titles[language] = text
        elif code == "d":
            decks[language].append(text)
    editions = {one: Edition(titles[one], tuple(decks[one]), tuple(bodies[one])) for one in titles}
    author = Author(names["a"])
    return Article(
        article_id, editions, published=published, publisher=names["p"], section=names["s"],
        author=author,
    )  # fmt: skip
