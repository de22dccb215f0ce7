"""What an article is recognised by when its dump is built again.

Two texts are compared in three ways, from sure to cautious. Per edition:

* `exact`: a digest of the letters and digits of its paragraphs, headings and list items. It does
  not see white space, punctuation, or where one paragraph ends, which is what a better extractor
  changes most; captions and notes, which sites repeat under many stories, take no part.
* `key`: a digest of folded title, author and publisher.
* `sketch`: the smallest `SKETCH` hashes of all runs of three words (a bottom-k sketch). The share
  two sketches have in common estimates the share of runs the texts have in common, within about
  0.12; a corrected word costs three runs.

Digests of 64 bits and sketches of 64 bytes stand in for the texts, so that a build compares with
a hundred thousand articles without opening one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import unicodedata
import zlib
from array import array
from typing import Final, NamedTuple

from reader.model.article import Article, ArticleId, BlockKind, Edition

SKETCH: Final = 16
"""Hashes kept of one edition."""
LONG_CHARS: Final = 120
"""Letters from which a body speaks for itself; below, the title must agree too."""
VERY_LONG_CHARS: Final = 600
"""Letters from which even two pages of one build are one article if their bodies are the same;
below, it may be what a site shows in the place of many articles."""

_WORD: Final = re.compile(r"\w+")
_SAID: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_FIRST: Final = 0x9E3779B1
_SECOND: Final = 0x85EBCA77
_MASK: Final = 0xFFFFFFFF
_RUN: Final = 3
_MANY_RUNS: Final = 256


class Print(NamedTuple):
    """What one edition is recognised by."""

    key: int
    """64 bits."""
    exact: int
    """64 bits; 0 if there is no text."""
    chars: int
    """Letters and digits in the text."""
    sketch: bytes
    """32-bit hashes, ascending; none if there are less than three words."""

    def hashes(self) -> array[int]:
        """The sketch as numbers."""
        return array("I", self.sketch)

    def likeness(self, other: Print) -> float:
        """How much of the text is the same, estimated: 0 none, 1 all."""
        if self.exact == other.exact:
            return 1.0
        ours, theirs = set(self.hashes()), set(other.hashes())
        smallest = sorted(ours | theirs)[:SKETCH]
        shared = len((ours & theirs).intersection(smallest))
        return shared / len(smallest) if smallest else 0.0


def prints_of(article: Article) -> tuple[Print, ...]:
    """The print of each edition, Korean first."""
    return tuple(_print(article, article.editions[key]) for key in article.languages)


def first_id(article: Article) -> ArticleId:
    """The id of an article nobody has seen before: of title, author and publisher, folded."""
    title = article.edition(article.languages[0]).title
    parts = [_fold(title), _fold(article.author.name), _fold(article.publisher)]
    if not parts[0]:
        parts.append(_text_digest(article))
    return _id(parts)


def other_id(article: Article, number: int) -> ArticleId:
    """The id of an article whose first id another story has; the text decides.

    Args:
        article: The article.
        number: From 1; larger if that id has another story too.
    """
    title = article.edition(article.languages[0]).title
    parts = [_fold(title), _fold(article.author.name), _fold(article.publisher)]
    return _id([*parts, _text_digest(article), str(number)])


def digest64(text: str) -> int:
    """Eight bytes of the SHA-256 of a text as a number; never 0."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8]) or 1


def _print(article: Article, edition: Edition) -> Print:
    words = _words("\n".join(block.text for block in edition.body if block.kind in _SAID))
    joined = "".join(words)
    key = "\0".join(map(_fold, (edition.title, article.author.name, article.publisher)))
    return Print(
        key=digest64(key),
        exact=digest64(joined) if joined else 0,
        chars=len(joined),
        sketch=_sketch(words),
    )


def _words(text: str) -> list[str]:
    words: list[str] = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return words


def _fold(text: str) -> str:
    return "".join(_words(text))


def _sketch(words: list[str]) -> bytes:
    hashes = array("Q", map(zlib.crc32, " ".join(words).encode("utf-8", "replace").split()))
    runs = _runs(hashes)
    few: list[int] = []
    if len(runs) > _MANY_RUNS:
        limit = _MASK // len(runs) * 4 * SKETCH  # below it, four times as many as are needed
        few = sorted({run for run in runs if run < limit})
    smallest = few if len(few) >= SKETCH else sorted(set(runs))
    return array("I", smallest[:SKETCH]).tobytes()


def _runs(hashes: array[int]) -> list[int]:
    """`(a * _FIRST ^ b * _SECOND ^ c) & _MASK` of any three hashes in a row.

    All at once in one long number with 64 bits for each: a product of two hashes fills no more.
    """
    if len(hashes) < _RUN:
        return []
    if sys.byteorder == "big":
        hashes.byteswap()
    lanes = int.from_bytes(hashes.tobytes(), "little")
    mixed = (lanes * _FIRST) ^ ((lanes >> 64) * _SECOND) ^ (lanes >> 128)
    low = array("I", (mixed & (1 << 64 * len(hashes)) - 1).to_bytes(8 * len(hashes), "little"))
    if sys.byteorder == "big":
        low.byteswap()
    return low[: 2 * (1 - _RUN) : 2].tolist()


def _text_digest(article: Article) -> str:
    return "-".join(f"{one.exact:016x}" for one in prints_of(article))


def _id(parts: list[str]) -> ArticleId:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()
    return ArticleId(base64.b32encode(digest).decode().lower()[:10])
