"""What workers and screens tell the app: never an order, always what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:  # what they carry is known to those who make them
    from reader.errors import ReaderError
    from reader.model.article import Article, ArticleId
    from reader.model.listing import ListQuery, View
    from reader.search.results import Found
    from reader.session import FileState
    from reader.session.concordance import ConcordanceLine
    from reader.tui.listing import Listing


@dataclass(eq=False, repr=False)
class Saved(Message):
    """Pending steps have become durable."""

    steps: int


@dataclass(eq=False, repr=False)
class SaveFailed(Message):
    """The disk refused; the steps are kept and tried again."""

    reason: str


@dataclass(eq=False, repr=False)
class MarksLoaded(Message):
    """The marks of the library are in memory."""


@dataclass(eq=False, repr=False)
class OthersChanged(Message):
    """Marks were changed by another reader or by hand."""

    article_ids: frozenset[ArticleId]


@dataclass(eq=False, repr=False)
class FileLooked(Message):
    """The file of the open article has changed, gone or come back."""

    article_id: ArticleId
    state: FileState


@dataclass(eq=False, repr=False)
class CatalogProgressed(Message):
    """Some files of the library have been taken into the catalog."""

    done: int
    total: int


@dataclass(eq=False, repr=False)
class CatalogRefreshed(Message):
    """The catalog is up to date."""

    changed: bool
    """Whether articles are new, different or gone."""


@dataclass(eq=False, repr=False)
class ViewsCounted(Message):
    """The articles of every view have been counted."""

    counts: Mapping[View, int]


@dataclass(eq=False, repr=False)
class ListHeld(Message):
    """The rows of a list have been found."""

    listing: Listing
    at: ArticleId | None
    """Where the cursor is wanted; None where it is."""


@dataclass(eq=False, repr=False)
class ListRefused(Message):
    """A list cannot be shown."""

    query: ListQuery
    problem: str


@dataclass(eq=False, repr=False)
class Completed(Message):
    """Ways to go on with a query have been found."""

    query: str
    completions: Sequence[str]


@dataclass(eq=False, repr=False)
class MemoryChanged(Message):
    """There is something new to remember until the next start."""


@dataclass(eq=False, repr=False)
class ArticleRead(Message):
    """An article has been read from the library."""

    article: Article


@dataclass(eq=False, repr=False)
class ArticleFailed(Message):
    """An article cannot be shown."""

    article_id: ArticleId
    error: ReaderError


@dataclass(eq=False, repr=False)
class SearchFinished(Message):
    """A search has been answered, perhaps not completely yet."""

    found: Found
    beginnings: Mapping[ArticleId, str] = field(default_factory=dict)
    """The first sentences of articles that were found by no words."""


@dataclass(eq=False, repr=False)
class SentencesFound(Message):
    """More sentences with a word have been found."""

    word: str
    lines: Sequence[ConcordanceLine]
    complete: bool = False
    """Whether these are the last."""


@dataclass(eq=False, repr=False)
class ArticlesMoved(Message):
    """Articles were moved into the trash or back; the catalog does not know it yet."""


@dataclass(eq=False, repr=False)
class Told(Message):
    """Something for the status line."""

    text: str
    failed: bool = False


@dataclass(eq=False, repr=False)
class DraftDone(Message):
    """A note was kept or discarded; what was kept of its typing is not needed any more."""

    key: str


@dataclass(eq=False, repr=False)
class Troubled(Message):
    """Something is wrong until further notice."""

    name: str
    """What it is about; a later message with the same name replaces this one."""
    text: str
    """"" when it is over."""
