"""The words that records are made of: ids, languages, kinds.

They are apart from the records so that a list of articles can be shown without loading those.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NewType

from reader.text.lazy import lazily

ArticleId = NewType("ArticleId", str)
"""Ten characters of lower-case base32; stored with the article and never recomputed."""

ARTICLE_ID: Final = lazily(r"[a-z2-7]{10}")
"""What an article's id looks like; checked before every path is built."""

Stamp = tuple[int, int]
"""Size and time of a file, to be compared with another; zeros if there is none."""

ItemId = NewType("ItemId", str)
"""26 characters of lower-case base32 (128 random bits), or an article's and a suffix."""

READING_SUFFIX: Final = "-reading"
ALIGNMENT_SUFFIX: Final = "-alignment"
REST_SUFFIX: Final = "-rest"
"""Of the item that holds the keys of a readable copy that are not known."""
OWN_SUFFIXES: Final = (READING_SUFFIX, ALIGNMENT_SUFFIX, REST_SUFFIX)
"""What, behind the id of an article, names an item that it has at most one of."""


class Language(StrEnum):
    """The languages an edition can be in."""

    KO = "ko"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language on the other side of a flip."""
        return Language.EN if self is Language.KO else Language.KO


class MarkKind(StrEnum):
    """The kinds of annotation. A note without a target is on the whole article."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


class Color(StrEnum):
    """Highlight colours by name; the theme knows what they look like."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


class AnchorStatus(StrEnum):
    """How sure we are where a quote stands in the text of today."""

    ANCHORED = "anchored"
    MOVED = "moved"
    FUZZY = "fuzzy"
    ORPHANED = "orphaned"

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to look: it may be elsewhere, or is nowhere."""
        return bool(self.word)

    @property
    def word(self) -> str:
        """What is said of a quote that a person has to look at; "" of others."""
        return {AnchorStatus.FUZZY: "to check", AnchorStatus.ORPHANED: "orphaned"}.get(self, "")


class Layout(StrEnum):
    """How the reading pane shows two languages."""

    ONE = "one"
    INTERLEAVED = "interleaved"
    SIDE_BY_SIDE = "side-by-side"


class StepKind(StrEnum):
    """What a step is to the undo history."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    QUIET = "quiet"
    """Not part of the history: reading positions, resolutions."""


def id_of_bits(bits: bytes) -> ItemId:
    """The id of an item by its 128 bits: 26 characters of lower-case base32."""
    return ItemId(letters_of(bits))


def letters_of(bits: bytes) -> str:
    """Bits as lower-case base32: five a letter, zeros behind the last, no padding.

    Example:
        >>> letters_of(b"reader")
        'ojswczdfoi'
    """
    from base64 import b32encode  # for those who make ids

    return b32encode(bits).decode("ascii").rstrip("=").lower()
