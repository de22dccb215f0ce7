"""The labels a line can have."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class Label(StrEnum):
    """What a line is. Every line of a dump gets exactly one."""

    TITLE = "title"
    REPEAT = "repeat"
    """A title or caption printed a second time."""
    DECK = "deck"
    AUTHOR = "author"
    POSITION = "position"
    BIO = "bio"
    EMAIL = "email"
    BYLINE = "byline"
    DATE = "date"
    SITE = "site"
    """The publisher's name."""
    ADDRESS = "address"
    """The page's own URL."""
    CAPTION = "caption"
    PICTURE = "picture"
    """The file name of an image."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CONTINUED = "continued"
    """Part of the line above, which was broken to fit a width."""
    LIST_ITEM = "list_item"
    NOTE = "note"
    FURNITURE = "furniture"
    SEPARATOR = "separator"
    BLANK = "blank"


class Mark(NamedTuple):
    """A label and the rule that gave it."""

    label: Label
    rule: str
    """A few plain words."""


OPENS_LINKS: Final = Mark(Label.FURNITURE, "opens links to other articles")
ENDS_ARTICLE: Final = Mark(Label.FURNITURE, "the article ends above it")
LINK_ALONE: Final = Mark(Label.FURNITURE, "a link and nothing else")
IN_COMMENTS: Final = Mark(Label.FURNITURE, "a button among readers' comments")


class LabelledLine(NamedTuple):
    """One line of a dump with what the extractor made of it."""

    number: int
    """From 1."""
    label: Label
    rule: str
    text: str
    """Sanitised."""
