"""What the person does to articles: bookmarks, highlights, notes, read marks, pairs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model.names import ArticleId
from reader.session import Change
from reader.tui.hints import REATTACHING, hints_by
from reader.tui.opening import Origin, Source
from reader.tui.screens.returning import Returning
from reader.tui.widgets.key_footer import Hint

if TYPE_CHECKING:  # nothing of marks is needed before there are some
    from reader.model.article import Article
    from reader.model.marks import Annotation, Color, Span
    from reader.tui.note_subject import NoteSubject
    from reader.tui.screens.align import Realigned
    from reader.tui.widgets.article_pane import ArticlePane


class MarkActions(Returning):
    """The commands that change marks, and the lists of marks."""

    last_color: Color | None = None
    """The colour of the last highlight; None before there was one."""

    def hints(self) -> tuple[Hint, ...]:
        """What to do with an annotation that waits for a passage, else the usual keys."""
        if self.reading and self.reattached is not None:
            return hints_by(REATTACHING, self.settings)
        return super().hints()

    def show_change(self, change: Change) -> None:
        self.show_marks(change.article_ids)

    def show_marks(self, article_ids: frozenset[ArticleId] | None) -> None:
        self.articles.update_rows(article_ids)
        self.refresh_counts()
        article = self.article
        if article and (article_ids is None or article.id in article_ids):
            self.pane.update_marks(self.session.marks(article.id))
            self.shown.show_alignment()
        self.show_place()

    # ---- bookmarks and reading

    def action_bookmark(self) -> None:
        """The paragraph while reading, else the article or all selected ones."""
        if self.reading and self.article and not self.pane.at_head:
            article_id = self.article.id
            language, block = self.pane.current_block()
            self.saver.attempt(lambda: self.session.toggle_bookmark(article_id, language, block))
        elif ids := self.chosen_ids:
            bookmarked = not all(map(self.session.bookmarked, ids))
            if len(ids) == 1:
                self.saver.attempt(partial(self.session.toggle_bookmark, ids[0]))
            else:
                self.saver.attempt(partial(self.session.set_bookmarked, ids, bookmarked))
            self.articles.clear_selection()

    def action_toggle_read(self) -> None:
        """Read or unread; selected articles all become what the first one is not."""
        if ids := self.chosen_ids:
            read = not self.session.state(ids[0]).read
            self.saver.attempt(lambda: self.session.set_read(ids, read))
            self.articles.clear_selection()

    @property
    def chosen_ids(self) -> tuple[ArticleId, ...]:
        """The articles that a command for several acts on."""
        if not self.reading and self.articles.selected:
            return self.articles.selected
        return (self.target_id,) if self.target_id else ()

    # ---- highlights and notes

    def action_highlight(self, color: str = "") -> None:
        """Highlight the selection, else the current sentence, in the last colour."""
        if not self.reading or self.article is None:
            return
        if color and not self.pane.selecting:
            self.say("1 to 5 are colours while selecting; v selects")
            return
        if self.pane.at_head:
            self.say("The text is below; } goes there")
            return
        from reader.model.names import Color

        self.last_color = Color(color) if color else self.last_color or Color.YELLOW
        article_id, (language, span) = self.article.id, self.pane.current_target()
        wanted = self.last_color
        self.saver.attempt(lambda: self.session.highlight(article_id, language, span, wanted))
        self.pane.clear_selection()

    def action_note(self) -> None:
        """Write a note: on the passage while reading, else on the article.

        What is typed next belongs to it, so it does not wait for the text where it needs none.
        """
        from reader.tui.note_subject import on_passage, unfinished

        wanted, row = self.target_id, self.articles.current
        if wanted is None:
            return
        left = unfinished(self.session, wanted, self.bookkeeper.drafts.left())
        needs_text = self.open_id == wanted or on_passage(left)
        if needs_text or row is None or row.damaged:  # the damage is told in full
            self.with_article(wanted, self._write_note, "note")
        else:
            self._edit(self._subject(left, wanted, row.title(self.articles.language)))

    def _write_note(self, article: Article) -> None:
        if not self.is_active:
            return
        from reader.tui.note_subject import unfinished

        left = unfinished(self.session, article.id, self.bookkeeper.drafts.left())
        title = article.title(self.articles.language)
        self._edit(self._subject(left, article.id, title, article))

    def _subject(
        self, left: str, article_id: ArticleId, title: str, article: Article | None = None
    ) -> NoteSubject:
        """What was left unfinished goes first, else what the person is at."""
        from reader.tui.note_subject import about_article, about_draft, about_passage

        if left:
            return about_draft(self.session, left, article_id, title, article)
        if article is None or not self.reading or self.pane.at_head or article is not self.article:
            return about_article(self.session, article_id, title)
        return about_passage(self.session, article, *self.pane.current_target())

    def _edit(self, subject: NoteSubject) -> None:
        from reader.tui.screens.noting import edit_note  # TextArea is slow to import

        edit_note(self, self.saver, subject, self.pane.clear_selection)

    # ---- annotations in the article

    def action_annotation(self, steps: int) -> None:
        """Go to the annotation before or after the current paragraph."""
        placed = self._placed()
        if not placed:
            self.say("No annotation in this article yet; h highlights, a writes a note")
            return
        from reader.model.marks import Point

        here = self.pane.position()
        points = [one.span.start for one in placed if one.span]
        # what begins the text is still ahead of who is on the head
        point = Point(-1) if self.pane.at_head else Point(here.point.block, here.point.offset_chars)
        after = [n for n, other in enumerate(points) if other > point]
        before = [n for n, other in enumerate(points) if other < point]
        number = (after or [0])[0] if steps > 0 else (before or [len(points) - 1])[-1]
        self._go_to_annotation(placed[number])
        note = " ".join(placed[number].body.split())
        self.say(f"Annotation {number + 1}/{len(placed)}{': ' if note else ''}{note}")

    def _go_to_annotation(self, one: Annotation) -> None:
        if one.span is not None and one.language is not None:
            start = one.span.start
            self.leave_spot()
            self.pane.go_to(one.language, start.block, start.offset_chars, flash=True)
            self.land()

    def _placed(self) -> list[Annotation]:
        if self.article is None:
            return []
        language = self.pane.position().language
        found = self.session.annotations(self.article.id)
        return [one for one in found if one.span is not None and one.language is language]

    def action_remove(self) -> None:
        """Remove the annotation of the current sentence or paragraph; undo brings it back."""
        from reader.model.names import MarkKind

        _language, block = self.pane.current_block()
        here = [
            one
            for one in self._placed()
            if one.span and one.span.start.block <= block <= one.span.end.block
        ]
        target = self.pane.current_target()[1]
        exact = [one for one in here if one.span and _overlap(one.span, target)]
        if not here or self.pane.at_head:
            self.say("No annotation in this paragraph")
            return
        at_hand = exact or here
        written = [one for one in at_hand if one.kind is not MarkKind.BOOKMARK]  # b removes those
        wanted = (written or at_hand)[-1]
        self.saver.attempt(lambda: self.session.remove_annotations([wanted.id]))

    def on_pane_core_annotation_pressed(self, event: ArticlePane.AnnotationPressed) -> None:
        """An annotation was clicked: it is edited, unless it is a bookmark."""
        from reader.model.names import MarkKind
        from reader.tui.note_subject import about_annotation

        event.stop()
        if self.article is None:
            return
        for one in self.session.marks(self.article.id).annotations:
            if one.id == event.annotation_id and one.kind is not MarkKind.BOOKMARK:
                self._edit(about_annotation(one, self.article.title()))

    # ---- lists of marks

    def action_bookmarks(self) -> None:
        """All bookmarks of the library."""
        self.choose_in(Origin(Source.BOOKMARKS))

    def action_annotations(self) -> None:
        """The annotations of this article while reading, else of the library."""
        scope = self.article.id if self.reading and self.article else None
        self.choose_in(Origin(Source.ANNOTATIONS, scope=scope))

    def action_reattach(self) -> None:
        """Put the annotation that was chosen in the list on the selection or sentence."""
        wanted = self.reattached
        if wanted is None:
            return
        language, span = self.pane.current_target()
        if self.saver.attempt(lambda: self.session.reattach(wanted, language, span)):
            self.reattached = None
            self.refresh_footer()
            self.pane.clear_selection()

    # ---- the alignment

    def action_align(self) -> None:
        """Correct which paragraphs say the same."""
        from reader.tui.screens.align import AlignScreen

        article = self.article
        if article is None:
            return
        if len(article.editions) < 2:
            self.say("There is nothing to align; the article is in one language")
            return
        screen = AlignScreen(self.session, self.settings, article, self.pane.current_block())
        self.app.push_screen(screen, lambda made: self._take_alignment(article, made))

    def _take_alignment(self, article: Article, made: Realigned | None) -> None:
        """Keep the alignment as it was put right; None is as it was."""
        if made is None:
            return
        kept = self.saver.attempt(lambda: self.session.correct_alignment(article.id, made.pairs))
        if kept and made.discarded:
            self.saver.take_discarded("Correction")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "reattach":
            return self.reattached is not None
        return super().check_action(action, parameters)


def _overlap(one: Span, other: Span) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)
