"""All tags with how many articles have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.model.names import ArticleId
from reader.session import Change, Session
from reader.tui.matching import matches
from reader.tui.messages import OpeningEnded
from reader.tui.screens.narrowed import NarrowedScreen
from reader.tui.settings import Settings
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.headline import Headline
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList


@dataclass
class TagsCounted(Message):
    """The tags of the library have been counted."""

    counts: Counter[str]


class TagList(RowList[tuple[str, int]]):
    """One line a tag, with how many articles have it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "open", "show", show=False)]
    ROW_LINES = 1

    def go_to(self, tag: str) -> None:
        """Put the cursor on a tag; one that is not there leaves it."""
        rows = [row for row, (name, _) in enumerate(self.rows) if name == tag]
        self.cursor = rows[0] if rows else self.cursor

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        tag, count = self.rows[row]
        return [fitted([Piece(f"   #{tag}")], [Piece(f"{count}  ", Role.TAG)], width_cells)]


class TagsScreen(NarrowedScreen[str | None]):
    """Gives back a tag to filter the list by, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,left", "back", "back", show=False, id="tags.back"),
        Binding("slash,f", "filter", "filter", show=False, id="tags.filter"),
    ]

    def __init__(self, session: Session, settings: Settings, begin: str) -> None:
        """List tags; the cursor begins on one of them, or on the first ("")."""
        super().__init__(session, settings)
        self._begin = begin
        self._counts: Counter[str] | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Headline(id="tags-of")
        yield EntryBar("tag", "part of its name", id="tag-filter")
        yield TagList()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(TagList))
        self._count()

    @property
    def is_coming(self) -> bool:
        return self._counts is None

    def hints(self) -> tuple[Hint, ...]:
        shows = () if self.is_empty else (("Enter", "show its articles"),)
        return (("/", "filter"), *shows, ("Esc", "back"))

    def show_change(self, change: Change) -> None:
        self._count()

    def show_marks(self, article_ids: frozenset[ArticleId] | None) -> None:
        self._count()

    @work(thread=True, exclusive=True, group="tags")
    def _count(self) -> None:
        worker = get_current_worker()
        tags = self.session.tags()
        if not worker.is_cancelled:
            self.post_message(TagsCounted(tags))

    @on(TagsCounted)
    def _take_counts(self, event: TagsCounted) -> None:
        first, self._counts = self._counts is None, event.counts
        self.show_narrowed()
        if first:
            self.query_one(TagList).go_to(self._begin)
            self.post_message(OpeningEnded(shown=True))
        headline = self.query_one(Headline)
        if event.counts:
            headline.show("Tags of the library", "commonest first")
        else:
            headline.show("No tags yet: write #tag in a note")

    def show_narrowed(self) -> None:
        query = self.bar.box.value
        ranked = sorted((self._counts or {}).items(), key=lambda pair: (-pair[1], pair[0]))
        self.query_one(TagList).show([pair for pair in ranked if matches(query, pair[0])])

    def action_open(self) -> None:
        """Give back the tag under the cursor."""
        if current := self.query_one(TagList).current:
            self.dismiss(current[0])
