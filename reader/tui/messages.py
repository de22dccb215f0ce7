"""What workers and screens tell the app: never an order, always what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:  # what they carry is known to those who make them
    from reader.errors import ReaderError
    from reader.model.article import Article, ArticleId
    from reader.model.listing import ListQuery, View
    from reader.search.results import Found, Occurrence
    from reader.session import FileState
    from reader.session.concordance import ConcordanceLine
    from reader.tui.listing import Listing
    from reader.tui.opening import Opening


class MarksLoaded(Message):
    """The marks of the library are in memory."""


class OpeningEnded(Message):
    """What was asked for, an article or the rows of a list, is on the screen or does not come."""

    def __init__(self, shown: bool) -> None:
        super().__init__()
        self.shown = shown
        """Whether keys that came meanwhile have what they were meant for."""


class OthersChanged(Message):
    """Marks were changed by another reader or by hand."""

    def __init__(self, article_ids: frozenset[ArticleId]) -> None:
        super().__init__()
        self.article_ids = article_ids


class ProblemsFound(Message):
    """Files of marks, or of articles, have been looked at."""

    def __init__(self, of: str, problems: tuple[str, ...]) -> None:
        super().__init__()
        self.of = of
        """"marks" or "articles"."""
        self.problems = problems
        """What is wrong with them, one line each; () if nothing."""


class FileLooked(Message):
    """The file of the open article has changed, gone or come back."""

    def __init__(self, article_id: ArticleId, state: FileState) -> None:
        super().__init__()
        self.article_id = article_id
        self.state = state


class CatalogProgressed(Message):
    """Some files of the library have been taken into the catalog."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total


class CatalogRefreshed(Message):
    """The catalog is up to date."""

    def __init__(self, changed: bool, added: int = 0) -> None:
        super().__init__()
        self.changed = changed
        """Whether articles are new, different or gone."""
        self.added = added
        """How many came to those that were known."""


class ViewsCounted(Message):
    """The articles of every view have been counted."""

    def __init__(self, counts: Mapping[View, int]) -> None:
        super().__init__()
        self.counts = counts


class ListHeld(Message):
    """The rows of a list have been found."""

    def __init__(self, listing: Listing, at: ArticleId | None) -> None:
        super().__init__()
        self.listing = listing
        self.at = at
        """Where the cursor is wanted; None where it is."""


class RowsGathered(Message):
    """Every article of a list is known."""

    def __init__(self, listing: Listing, article_ids: Sequence[ArticleId]) -> None:
        super().__init__()
        self.listing = listing
        self.article_ids = article_ids


class ListRefused(Message):
    """A list cannot be shown."""

    def __init__(self, query: ListQuery, problem: str) -> None:
        super().__init__()
        self.query = query
        self.problem = problem


class Completed(Message):
    """Ways to go on with a query have been found."""

    def __init__(self, query: str, cursor: int, completions: Sequence[str]) -> None:
        super().__init__()
        self.query = query
        self.cursor = cursor
        """Code points before it."""
        self.completions = completions
        """Whole items that replace the one at the cursor."""


class MemoryChanged(Message):
    """There is something new to remember until the next start."""


class MemoryRead(Message):
    """What is remembered was written, perhaps by another reader."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        super().__init__()
        self.entries = entries


class ArticleRead(Message):
    """An article has been read from the library."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article


class ArticleFailed(Message):
    """An article cannot be shown."""

    def __init__(self, article_id: ArticleId, error: ReaderError) -> None:
        super().__init__()
        self.article_id = article_id
        self.error = error


class ArticleFetched(Message):
    """An article that something is to be done with has been read."""

    def __init__(self, article: Article, use: Callable[[Article], None]) -> None:
        super().__init__()
        self.article = article
        self.use = use
        """What is to be done with it."""


class FetchFailed(Message):
    """An article that something was to be done with cannot be read."""

    def __init__(self, article_id: ArticleId, error: ReaderError) -> None:
        super().__init__()
        self.article_id = article_id
        self.error = error


class SearchFinished(Message):
    """A search has been answered, perhaps not completely yet."""

    def __init__(
        self,
        found: Found,
        beginnings: Mapping[ArticleId, str] = MappingProxyType({}),
        last: bool = False,
    ) -> None:
        super().__init__()
        self.found = found
        self.last = last or found.complete
        """Whether no fuller answer follows."""
        self.beginnings = beginnings
        """The first sentences of articles that were found by no words."""


class SentencesFound(Message):
    """More sentences with a word have been found."""

    def __init__(
        self, question: int, lines: Sequence[ConcordanceLine], complete: bool = False
    ) -> None:
        super().__init__()
        self.question = question
        """Which of the questions that were asked this answers; the same word is asked again."""
        self.lines = lines
        self.complete = complete
        """Whether these are the last."""


class ArticlesMoved(Message):
    """Articles were moved into the trash or back; the catalog does not know it yet."""

    def __init__(
        self,
        ids: tuple[ArticleId, ...],
        left: tuple[ArticleId, ...] = (),
        error: ReaderError | None = None,
        *,
        back: bool,
    ) -> None:
        super().__init__()
        self.ids = ids
        self.left = left
        """Those that stayed where they were, because of the error."""
        self.error = error
        """None if all were moved."""
        self.back = back
        """Whether they came back from the trash."""


class PlacesFound(Message):
    """An article has been looked through for a pattern."""

    def __init__(self, places: tuple[Occurrence, ...], opening: Opening) -> None:
        super().__init__()
        self.places = places
        self.opening = opening
        """Where the person was, or wanted to go, when it was asked for."""


class Told(Message):
    """Something for the status line."""

    def __init__(self, text: str, failed: bool = False) -> None:
        super().__init__()
        self.text = text
        self.failed = failed


class Troubled(Message):
    """Something is wrong until further notice."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.name = name
        """What it is about; a later message with the same name replaces this one."""
        self.text = text
        """"" when it is over."""
