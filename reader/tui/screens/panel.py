"""What the lists of bookmarks and of annotations have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.model.article import Article, ArticleId
from reader.model.marks import AnchorStatus, Annotation, Color
from reader.session import Change, Session
from reader.tui.doubts import remedies
from reader.tui.entries import Entries, PanelRead, read_entries
from reader.tui.hints import Named, hints_by
from reader.tui.keys import Place
from reader.tui.matching import matches
from reader.tui.messages import OpeningEnded
from reader.tui.opening import Opening, Origin, opening_of_annotation
from reader.tui.orders import Order, ordered
from reader.tui.saving import Saver
from reader.tui.screens.narrowed import NarrowedScreen
from reader.tui.services import Services
from reader.tui.settings import Settings
from reader.tui.widgets.annotation_list import AnnotationList
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.headline import Headline
from reader.tui.widgets.key_footer import Hint
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Role
from reader.tui.widgets.status_line import StatusLine


class PanelScreen(NarrowedScreen[Opening | None]):
    """A list of annotations. Gives back where to go, or None."""

    TITLE_TEXT = ""
    HOW_TO_BEGIN = ""
    """What to press for the first one."""
    SELECTED: Named = ()
    """The footer while some are selected."""

    def __init__(
        self,
        saver: Saver,
        session: Session,
        settings: Settings,
        services: Services,
        begin: Origin,
        article: Article | None = None,
    ) -> None:
        """List annotations.

        Args:
            saver: Takes what is done to them.
            session: Has them.
            settings: For the footer.
            services: Write exports.
            begin: How the panel was left, or is to begin.
            article: The one that is read behind it; None for the list of articles.
        """
        super().__init__(session, settings)
        self.saver = saver
        self.services = services
        self.article = article
        self.scope = begin.scope
        self.order = Order(begin.order) if begin.order else Order.PLACE
        self._begin = begin
        self._entries = Entries()
        self._read_once = False

    def compose_body(self) -> Iterable[Widget]:
        yield Headline(id="panel-scope")
        yield Headline(id="panel-doubts")
        yield EntryBar("filter", "words, tags, initials", id="panel-filter")
        yield AnnotationList()

    def on_mount(self) -> None:
        if self._begin.query:
            self.bar.display = True
            with self.prevent(Input.Changed):
                self.bar.box.value = self._begin.query
        self.set_focus(self.annotations)
        self.read()

    # ---- for subclasses

    def wanted(self, annotation: Annotation) -> bool:
        """Whether an annotation belongs into this panel."""
        raise NotImplementedError

    # ---- reading

    @property
    def annotations(self) -> AnnotationList:
        """The list."""
        return self.query_one(AnnotationList)

    @property
    def is_coming(self) -> bool:
        return not self._read_once

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place.PANEL,)

    @property
    def idle_verbs(self) -> frozenset[str]:
        return super().idle_verbs | (frozenset() if self.article else {"scope"})

    def hints(self) -> tuple[Hint, ...]:
        if self.bar.box.has_focus:
            return (("Enter", "to the list"), ("Esc", "drop the filter"))
        if self.annotations.selected_count:
            return hints_by(self.SELECTED, self.settings)
        return super().hints()

    def read(self) -> None:
        """Read the annotations of the scope on a worker."""
        self.workers.cancel_group(self, "panel")
        self._read(self.scope, None if self.scope is None else {self.scope}, whole=True)

    def _read_again(self, article_ids: frozenset[ArticleId]) -> None:
        """Read the annotations of the scope on some articles anew on a worker."""
        within = article_ids if self.scope is None else article_ids & {self.scope}
        if within:
            self._read(self.scope, within)

    @work(thread=True, group="panel")
    def _read(
        self,
        scope: ArticleId | None,
        article_ids: Collection[ArticleId] | None,
        *,
        whole: bool = False,
    ) -> None:
        worker, moment = get_current_worker(), self._entries.moment
        entries = read_entries(self.session, article_ids, self.wanted, with_titles=scope is None)
        if not worker.is_cancelled:
            self.post_message(PanelRead(scope, entries, moment, whole))

    @on(PanelRead)
    def _take_read(self, event: PanelRead) -> None:
        if event.scope != self.scope:  # it was on its way when the scope was changed
            return
        first = event.whole and not self._read_once
        self._read_once |= event.whole
        self._entries.take(event)
        self.show_narrowed()
        if first:
            self.annotations.cursor = self._begin.row
            self.post_message(OpeningEnded(shown=True))

    def show_narrowed(self) -> None:
        """Show what the filter lets through, in order."""
        query = self.bar.box.value
        shown = [entry for entry in self._entries if matches(query, *entry.texts)]
        self.annotations.show(ordered(shown, self.order))
        self._show_place()

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        count = self.annotations.row_count
        number = f"{self.annotations.cursor + 1}/{count}" if count else "none"
        selected = f"{n} selected  " if (n := self.annotations.selected_count) else ""
        self.query_one(StatusLine).place = f"{selected}{number}"
        title = self.article.title() if self.scope and self.article else "the library"
        headline = f"{self.TITLE_TEXT.capitalize()} of {title}"
        self.query_one("#panel-scope", Headline).show(headline, self.order)
        below = self.query_one("#panel-doubts", Headline)
        if self._read_once and not count:
            below.show(self.nothing_text(), role=Role.MUTED)
        else:
            below.show(remedies(entry.annotation for entry in self._entries), role=Role.WARNING)

    def nothing_text(self) -> str:
        """What to say about an empty list."""
        if self._entries:
            query = self.bar.box.value.strip()
            return f"Nothing here matches {query}: Esc drops the filter"
        return f"No {self.TITLE_TEXT} yet: {self.HOW_TO_BEGIN}"

    def show_change(self, change: Change) -> None:
        if not change.quiet:
            self._entries.follow(change, self.session.kept_marks)
            self.show_narrowed()
            self._read_again(change.article_ids)

    def show_catalog(self) -> None:
        self.read()

    def show_marks(self, article_ids: frozenset[ArticleId] | None) -> None:
        if article_ids is None:
            self.read()
        else:
            self._entries.note(article_ids)
            self._read_again(article_ids)

    # ---- actions

    def action_back(self) -> None:
        """Out of the selection, the filter, the panel, one at a time."""
        if not self.annotations.clear_selection():
            super().action_back()

    def action_open(self) -> None:
        """Go to the place."""
        if current := self.annotations.current:
            self._go_to(opening_of_annotation(current.annotation))

    def _go_to(self, opening: Opening) -> None:
        query, row = self.bar.box.value.strip(), self.annotations.cursor
        left = Origin(self._begin.source, query, row, self.scope, self.order)
        self.dismiss(opening._replace(origin=left))

    def action_scope(self) -> None:
        """This article or the whole library."""
        if self.article is not None:
            self.scope = None if self.scope else self.article.id
            self.read()

    def action_sort(self) -> None:
        """The next order."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.show_narrowed()

    def action_remove(self) -> None:
        """Remove; undo brings it back."""
        if chosen := self.annotations.chosen:
            self.change(lambda: self.session.remove_annotations([one.id for one in chosen]))

    def action_recolor(self, color: str) -> None:
        """Another colour for highlights and notes."""
        if chosen := [one.id for one in self.annotations.chosen]:
            self.change(partial(self.session.recolor, chosen, Color(color)))

    def action_reattach(self) -> None:
        """Choose another passage for it in the article."""
        if (current := self.annotations.current) and current.annotation.target is not None:
            opening = opening_of_annotation(current.annotation)
            self._go_to(opening._replace(reattach=current.annotation.id))

    def action_confirm(self) -> None:
        """Say that an uncertain place is right."""
        doubtful = [a for a in self.annotations.chosen if a.status is AnchorStatus.FUZZY]
        if doubtful:
            self.change(lambda: self.session.confirm([one.id for one in doubtful]))
        elif self.annotations.chosen:
            self.say("Its place is not in doubt")

    def action_copy(self) -> None:
        """Quotes and notes of the chosen ones to the clipboard."""
        each = [
            (one.text, one.annotation.body, one.title) for one in self.annotations.chosen_entries
        ]
        if each:
            self.copy_text("\n\n\n".join("\n\n".join(filter(None, parts)) for parts in each))

    def action_export(self) -> None:
        """Choose a format; the annotations of the article, or of the chosen ones, go out."""
        from reader.tui.screens.exporting import choose_format

        chosen = dict.fromkeys(one.article_id for one in self.annotations.selected)
        choose_format(self, self.services, tuple(chosen) or ((self.scope,) if self.scope else ()))

    def change(self, verb: Callable[[], Change]) -> None:
        """Do something to what was chosen."""
        if self.saver.attempt(verb):
            self.annotations.clear_selection()
