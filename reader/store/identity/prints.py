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

import hashlib
import unicodedata
import zlib
from array import array
from collections.abc import Container, Sequence
from struct import pack, unpack
from typing import Final, NamedTuple

from reader.model.article import Article, ArticleId, BlockKind, Edition
from reader.model.names import letters_of
from reader.text.lazy import lazily

SKETCH: Final = 16
"""Hashes kept of one edition."""
LONG_CHARS: Final = 120
"""Letters from which a body speaks for itself; below, the title must agree too."""
VERY_LONG_CHARS: Final = 600
"""Letters from which even two pages of one build are one article if their bodies are the same;
below, it may be what a site shows in the place of many articles."""

_WORD: Final = lazily(r"\w+")
_HANGUL_AND_ASCII: Final = lazily("[\\0-\x7f가-힣]*")
_SIGNS: Final = "‘’“”·"
"""What else is common; none of it is part of a word."""
_SPACED: Final = bytes(
    code if code > 0x7F or chr(code).isalnum() or code == ord("_") else ord(" ")
    for code in range(0x100)
)
"""ASCII without what is no part of a word."""
_SAID: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_FIRST: Final = 0x9E3779B1
_SECOND: Final = 0x85EBCA77
_MASK: Final = 0xFFFFFFFF
_RUN: Final = 3
_ID_BYTES: Final = 7
"""Of a digest, for the letters of an id."""
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
    parts = _names(article, article.edition(article.languages[0]))
    return _id(parts if parts[0] else [*parts, _text_digest(article)])


def free_id(article: Article, taken: Container[ArticleId]) -> ArticleId:
    """The first id of an article, which it has, or if another story has that, one by its text."""
    article_id, number = article.id, 0
    while article_id in taken:
        number += 1
        parts = _names(article, article.edition(article.languages[0]))
        article_id = _id([*parts, _text_digest(article), b"%d" % number])
    return article_id


def _names(article: Article, edition: Edition) -> list[bytes]:
    """Title, author and publisher, folded."""
    return [_fold(edition.title), _fold(article.author.name), _fold(article.publisher)]


def digest64(text: str) -> int:
    """Eight bytes of the SHA-256 of a text as a number; never 0."""
    return _digest64(text.encode("utf-8", "replace"))


def _digest64(data: bytes) -> int:
    return int.from_bytes(hashlib.sha256(data).digest()[:8]) or 1


def _print(article: Article, edition: Edition) -> Print:
    words = _words("\n".join([block.text for block in edition.body if block.kind in _SAID]))
    joined = b"".join(words)
    return Print(
        key=_digest64(b"\0".join(_names(article, edition))),
        exact=_digest64(joined) if joined else 0,
        chars=len(joined.decode()),
        sketch=_sketch(words),
    )


def _words(text: str) -> list[bytes]:
    """The words of a text, folded, in UTF-8."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    for sign in _SIGNS:
        folded = folded.replace(sign, " ")
    if _HANGUL_AND_ASCII.fullmatch(folded):  # most texts, and three times as fast
        return folded.encode().translate(_SPACED).split()
    return [word.encode() for word in _WORD.findall(folded)]


def _fold(text: str) -> bytes:
    return b"".join(_words(text))


def _sketch(words: list[bytes]) -> bytes:
    runs = _runs(list(map(zlib.crc32, words)))
    few: list[int] = []
    if len(runs) > _MANY_RUNS:
        limit = _MASK // len(runs) * 4 * SKETCH  # below it, four times as many as are needed
        few = sorted({run for run in runs if run < limit})
    smallest = few if len(few) >= SKETCH else sorted(set(runs))
    return array("I", smallest[:SKETCH]).tobytes()


def _runs(hashes: Sequence[int]) -> Sequence[int]:
    """`(a * _FIRST ^ b * _SECOND ^ c) & _MASK` of any three hashes in a row.

    All at once in one long number with 64 bits for each: a product of two hashes fills no more.
    """
    count = len(hashes) - _RUN + 1
    if count < 1:
        return ()
    lanes = int.from_bytes(pack(f"<{len(hashes)}Q", *hashes), "little")
    mixed = (lanes * _FIRST) ^ ((lanes >> 64) * _SECOND) ^ (lanes >> 128)
    masks = int.from_bytes(_MASK.to_bytes(8, "little") * count, "little")
    return unpack(f"<{count}Q", (mixed & masks).to_bytes(8 * count, "little"))


def _text_digest(article: Article) -> bytes:
    return b"-".join(b"%016x" % one.exact for one in prints_of(article))


def _id(parts: list[bytes]) -> ArticleId:
    digest = hashlib.sha256(b"\0".join(parts)).digest()
    return ArticleId(letters_of(digest[:_ID_BYTES])[:10])
