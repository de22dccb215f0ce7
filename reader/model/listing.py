"""Rows of the article list and what may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple, Protocol

from reader.model.names import ArticleId, Language


class View(StrEnum):
    """Which articles the list shows."""

    ALL = "all"
    UNREAD = "unread"
    READING = "reading"
    BOOKMARKED = "bookmarked"
    ANNOTATED = "annotated"


class Sort(StrEnum):
    """In which order."""

    DUMPS = "dumps"
    """As they stand in the dumps: by dump name, then line."""
    ADDED = "added"
    """Those added last first, of one build as in the dumps; not known last."""
    PUBLISHED = "published"
    """Newest first; undated last, as in the dumps."""
    TITLE = "title"
    PUBLISHER = "publisher"
    LENGTH = "length"
    """Shortest first."""


class ListQuery(NamedTuple):
    """One state of the list."""

    view: View = View.ALL
    sort: Sort = Sort.DUMPS
    filter: str = ""
    """A query as typed into the filter line; "" keeps everything."""


class ArticleRow(NamedTuple):
    """What the list shows of one article, without opening its file."""

    id: ArticleId
    title_ko: str = ""
    """"" when there is no such edition."""
    title_en: str = ""
    author: str = ""
    publisher: str = ""
    section: str = ""
    published: str = ""
    languages: tuple[Language, ...] = ()
    minutes: int = 0
    """Reading time, rounded up: 500 Hangul syllables or 230 English words a minute."""
    dump: str = ""
    lines: tuple[int, int] = (0, 0)
    added: str = ""
    """When a build added it, in Korean time, ISO 8601; "" when nobody noted that."""
    damaged: str = ""
    """Why the file cannot be read, with line; "" when it can."""

    def title(self, preferred: Language) -> str:
        """The title in a language, else the one there is."""
        first, second = (
            (self.title_ko, self.title_en)
            if preferred is Language.KO
            else (self.title_en, self.title_ko)
        )
        return first or second


class MarkedArticles(Protocol):
    """Which articles carry which marks, for views and filters; what is handed out never changes."""

    @property
    def read(self) -> AbstractSet[ArticleId]:
        """Articles that count as read."""
        ...

    @property
    def reading(self) -> AbstractSet[ArticleId]:
        """Articles that were opened and do not count as read."""
        ...

    @property
    def bookmarked(self) -> AbstractSet[ArticleId]:
        """Articles with a bookmark on them or on one of their paragraphs."""
        ...

    @property
    def annotated(self) -> AbstractSet[ArticleId]:
        """Articles with a highlight or a note."""
        ...

    @property
    def tags(self) -> Mapping[ArticleId, frozenset[str]]:
        """The tags of each article's annotations, without `#`."""
        ...
