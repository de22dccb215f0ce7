"""Where an article is to be opened: what search, bookmarks and annotations give back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the list is opened without marks and without a search
    from reader.model.marks import Annotation, ItemId
    from reader.model.names import ArticleId, Language
    from reader.search.results import Found, Hit, Occurrence
    from reader.tui.reading.anchor import Stand


TITLE: Final = -1
DECK: Final = -2
"""What an `Occurrence` of the search has instead of a block; -2 is the first line of the deck."""
SLOW_SECONDS: Final = 0.2
"""What takes longer to come, an article or a list, is told to be on its way."""


class Source(StrEnum):
    """The lists that lead to a place in an article."""

    SEARCH = "search"
    SENTENCES = "sentences"
    ANNOTATIONS = "annotations"
    BOOKMARKS = "bookmarks"


class Origin(NamedTuple):
    """A list as it was left, or as it is to begin."""

    source: Source
    query: str = ""
    """What was typed into its box."""
    row: int = 0
    """The row under the cursor."""
    scope: ArticleId | None = None
    """The article it is of; None: the library."""
    order: str = ""
    """The value of its order; "" for the usual one."""
    found: Found | None = None
    """What it listed, if that was searched for."""


class Opening(NamedTuple):
    """An article and perhaps a place in it."""

    article_id: ArticleId
    language: Language | None = None
    """None: the language it was last read in."""
    block: int | None = None
    """As an `Occurrence` of the search has it: -1 is the title. None: where the person left it."""
    offset_chars: int = 0
    found: Found | None = None
    """The search it comes from, so that its hits stay alive."""
    at_hit: int | None = None
    """Which hit of the search to go to: 0 the first, -1 the last; None goes to the block."""
    place: Occurrence | None = None
    """The hit itself, where it is known to the letter: that of a slip is found by nothing else."""
    reattach: ItemId | None = None
    """An annotation that is to be put on another passage there."""
    origin: Origin | None = None
    """The list it was chosen in, as it was left; None for the list of articles."""
    stand: Stand | None = None
    """Where the person stood there before, to the row; None if that is not what is wanted."""


class Wanted(NamedTuple):
    """An article that is being read from the library."""

    opening: Opening
    enter: bool = False
    """Whether the person opens it; else it is shown beside the list, or anew in its place."""
    again: bool = False
    """Whether it is shown anew even if it is the one that is shown."""


def opening_of_hit(hit: Hit, found: Found) -> Opening:
    """Where a hit is; what is in no text, as an author, opens the article at its top."""
    from reader.search.results import Field, Occurrence

    here = Opening(hit.article_id, hit.language, TITLE, found=found)
    block = TITLE if hit.field is Field.TITLE else hit.block
    if hit.line is not None:
        block = DECK - hit.line
    if hit.language is None or block is None or hit.span[0] == hit.span[1]:
        return here
    place = Occurrence(hit.language, block, hit.span, hit.tier)
    return here._replace(block=block, offset_chars=hit.span[0], place=place)


def opening_of_annotation(annotation: Annotation) -> Opening:
    """Where an annotation is; one on the article, or a lost one, opens the article."""
    span = annotation.span
    if span is None or annotation.language is None:
        return Opening(annotation.article_id)
    return Opening(
        annotation.article_id, annotation.language, span.start.block, span.start.offset_chars
    )
