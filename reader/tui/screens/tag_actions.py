"""The articles of a tag, and the way back from them to the tags and to what was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.listing import ListQuery
from reader.model.names import ArticleId
from reader.tui.screens.saved_actions import SavedActions

if TYPE_CHECKING:  # nothing is known of an article before one is opened
    from reader.tui.opening import Opening
    from reader.tui.trail import Visit


class TagVisit(NamedTuple):
    """From where the person went to the articles of a tag."""

    filter: str
    """That of the list before."""
    here: Opening | None
    """Where he was reading; None: in the list of articles."""
    row: ArticleId | None
    """The article under the cursor of that list; None in an empty one."""
    steps: tuple[Visit, ...]
    """The way back from there."""
    tag: str = ""
    """What was chosen; "" if nothing was yet."""


class TagActions(SavedActions):
    """The commands on tags."""

    _visit: TagVisit | None = None
    """How the list came by its filter, if by a tag."""

    def action_tags(self) -> None:
        """All tags; choosing one filters the list."""
        here = self._here()
        steps = self.trail.steps if here else ()
        new = TagVisit(self.list_query.filter, here, self.row_id, steps)
        self._choose_tag(new if here else self._visit or new)

    def _choose_tag(self, visit: TagVisit) -> None:
        from reader.tui.screens.tags import TagsScreen

        def take(tag: str | None) -> None:
            if tag is not None:
                self._show_tag(visit._replace(tag=tag))

        self.app.push_screen(TagsScreen(self.session, self.settings, visit.tag), take)

    def _show_tag(self, visit: TagVisit) -> None:
        from reader.search.query import tagged

        if self.reading:
            self.leave_article()
        query = tagged(visit.tag)
        self.fill_filter(query)
        self.show_list(self.list_query._replace(filter=query))
        self._visit = visit
        self.say("Esc leads back to the tags")

    def show_list(self, query: ListQuery, at: ArticleId | None = None) -> None:
        if query.filter != self.list_query.filter:
            self._visit = None
        super().show_list(query, at)

    def drop_filter(self) -> None:
        """No filter; from the articles of a tag back to the tags, over what was left for them."""
        visit = self._visit
        if visit is None:
            super().drop_filter()
            return
        at = visit.here.article_id if visit.here else visit.row
        self.fill_filter(visit.filter)
        self.say("")
        self.show_list(self.list_query._replace(filter=visit.filter), at)
        if visit.here is not None:
            self.open_article(visit.here)
            self.trail.follow(visit.steps)
        self._choose_tag(visit)
