"""What stands on the main screen: the list as it opens, and then everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from reader.tui.screens.listed import Listed
from reader.tui.widgets.article_column import ArticleColumn
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:  # the list needs nothing of them
    from reader.tui.widgets.article_pane import ArticlePane
    from reader.tui.widgets.entry_bar import EntryBar


class Furnished(Listed):
    """The list comes alone, so that it answers keys soon. `furnish` brings in the rest."""

    furnished = False
    """Whether the widgets below are there; before, only keys that move in the list come."""
    pane: ArticlePane
    """The article."""
    filter_bar: EntryBar
    """The line into which a filter of the list is typed."""
    find_bar: EntryBar
    """The line into which is typed what to find in the article."""

    def compose_body(self) -> Iterable[Widget]:
        yield ViewBar()
        with Horizontal(id="desk"):
            with Vertical(id="list-column"):
                yield ArticleList()
            yield ArticleColumn(id="article-column")

    async def furnish(self) -> None:
        """Bring in everything but the list."""
        from reader.tui.widgets.article_pane import ArticlePane
        from reader.tui.widgets.entry_bar import EntryBar

        hint = "author: tag: is:unread -word"
        self.filter_bar = EntryBar("filter", hint, takes_queries=True, id="filter")
        self.find_bar = EntryBar("find", "in both languages", id="find")
        self.pane = ArticlePane()
        self.pane.can_focus = False  # neither Tab nor a click takes the keyboard from the list
        await self.query_one("#list-column").mount(self.filter_bar, before=0)
        await self.query_one("#article-column").mount(self.pane, self.find_bar)
        self.furnished = True
        self.articles.announce_highlighted()
