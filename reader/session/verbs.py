"""What a person can do to a library: mark, note, correct, undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model.names import ArticleId, Color, ItemId, Language, MarkKind, StepKind
from reader.session.change import Change
from reader.session.open_library import OpenLibrary
from reader.text.counting import counted
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.model import anchors
    from reader.model import marks as items
    from reader.model.article import AlignedPair
    from reader.model.marks import Annotation, ItemChange, Reading, Span
    from reader.session import correction, marking, places
    from reader.session.history import Moment
else:  # a list is shown before anything is marked
    anchors, items = later("reader.model.anchors"), later("reader.model.marks")
    correction, marking = later("reader.session.correction"), later("reader.session.marking")
    places = later("reader.session.places")


class AnnotationMissing(ReaderError):
    """There is no annotation with this id any more."""

    def __init__(self, annotation_id: str) -> None:
        super().__init__(f"the annotation {annotation_id} is gone", remedy="undo brings it back")


class Verbs(OpenLibrary):
    """The verbs of a session. Each makes one step, which `undo` takes back as one."""

    # ---- marking

    def toggle_bookmark(
        self, article_id: ArticleId, language: Language | None = None, block: int | None = None
    ) -> Change:
        """Bookmark an article, or one of its paragraphs; or take that bookmark away.

        A paragraph counts as bookmarked when its counterpart in the other language is.
        """
        if there := self._bookmarks(article_id, language, block):
            changes = [items.ItemChange(one.id, one, None) for one in there]
            return self._change("Bookmark removed", changes)
        target = None
        if language is not None and block is not None:
            place = items.Point(block)
            target = self._target(article_id, language, items.Span(place, place))
        return self._change(
            "Bookmarked", [marking.new_annotation(article_id, MarkKind.BOOKMARK, target)]
        )

    def bookmark(
        self, article_id: ArticleId, language: Language | None = None, span: Span | None = None
    ) -> Change:
        """Bookmark an article or the start of a passage; once is enough."""
        block = span.start.block if span else None
        if there := self._bookmarks(article_id, language, block):
            return Change("Already bookmarked", frozenset({article_id}), (there[0].id,))
        return self.toggle_bookmark(article_id, language, block)

    def bookmarked(self, article_id: ArticleId) -> bool:
        """Whether an article itself has a bookmark; its file is not read."""
        return bool(self._bookmarks(article_id, None, None))

    def set_bookmarked(self, article_ids: Iterable[ArticleId], bookmarked: bool) -> Change:
        """Bookmark articles, or take their own bookmarks away, as one step."""
        changes = []
        for article_id in article_ids:
            there = self._bookmarks(article_id, None, None)
            if not bookmarked:
                changes += [items.ItemChange(one.id, one, None) for one in there]
            elif not there:
                changes.append(marking.new_annotation(article_id, MarkKind.BOOKMARK))
        label = "Bookmarked" if bookmarked else "Bookmark removed:"
        return self._change(f"{label} {counted(len(changes), 'article')}", changes)

    def highlight(
        self,
        article_id: ArticleId,
        language: Language,
        span: Span,
        color: Color = Color.YELLOW,
        tags: Iterable[str] = (),
    ) -> Change:
        """Highlight a passage; the same passage again changes its colour and adds the tags."""
        tags = marking.tags_in("", tags)
        for one in self.marks(article_id).annotations:
            is_there = one.span == span and one.language is language
            if is_there and one.kind is not MarkKind.BOOKMARK:
                every = (*one.tags, *tags) if {*tags} - {*one.tags} else None
                if one.color is color and every is None:
                    return Change(f"Already {color}", frozenset({article_id}), (one.id,))
                return self.edit_annotation(one.id, color=color, tags=every)
        place = self._target(article_id, language, span)
        kind = MarkKind.HIGHLIGHT
        new = marking.new_annotation(article_id, kind, place, color=color, tags=tags)
        return self._change(f"Highlighted {color}", [new])

    def annotate(
        self,
        article_id: ArticleId,
        language: Language | None,
        span: Span | None,
        body: str,
        tags: Iterable[str] = (),
        color: Color = Color.YELLOW,
        *,
        target: items.Target | None = None,
    ) -> Change:
        """Put a note on a passage, or on the article (no language or no span).

        Args:
            target: The passage as it was when the note was begun, which may be a while ago;
                None: what stands in the span today.
        """
        if target is None and language is not None and span is not None:
            target = self._target(article_id, language, span)
        tags = marking.tags_in(body, tags)
        new = marking.new_annotation(
            article_id, MarkKind.NOTE, target, color=color, body=body, tags=tags
        )
        return self._change("Note kept", [new])

    def edit_annotation(
        self,
        annotation_id: ItemId,
        *,
        body: str | None = None,
        color: Color | None = None,
        tags: Iterable[str] | None = None,
        seen: Annotation | None = None,
        others: Iterable[Annotation] = (),
    ) -> Change:
        """Change a note's words, its colour or its tags; None leaves a part as it is.

        A highlight that is given words becomes a note; a note on a passage that loses its
        words stays as a plain highlight.

        Args:
            seen: The version the person had before them, for changes that take a while: if
                another reader has written a newer one meanwhile, both are kept. None: today's.
            others: Other versions the person had before them, too; the change is instead of all.
        """
        old = seen or self._annotation(annotation_id)
        new = marking.touched(old)
        label = "Annotation changed"
        if color is not None:
            new, label = replace(new, color=color), f"Recoloured {color}"
        if tags is not None:
            new, label = replace(new, tags=marking.tags_in(new.body, tags)), "Tags changed"
        if body is not None:
            new, label = marking.reworded(new, body), "Note kept"
        chosen = [items.ItemChange(old.id, one, None) for one in others]
        return self._change(label, [*chosen, items.ItemChange(old.id, old, new)])

    def recolor(self, annotation_ids: Iterable[ItemId], color: Color) -> Change:
        """Give annotations another colour, as one step."""
        old = [one for one in self._annotations(annotation_ids) if one.color is not color]
        changes = [items.ItemChange(a.id, a, replace(marking.touched(a), color=color)) for a in old]
        return self._change(f"Recoloured {color}", changes)

    def remove_annotations(self, annotation_ids: Iterable[ItemId]) -> Change:
        """Take annotations away; undo brings them back."""
        gone = self._annotations(annotation_ids)
        changes = [items.ItemChange(one.id, one, None) for one in gone]
        return self._change(marking.removal_of(gone), changes)

    def confirm(self, annotation_ids: Iterable[ItemId]) -> Change:
        """Say that the places found for fuzzy annotations are right, as one step."""
        old = self._annotations(annotation_ids)
        changes = [self._reattached(a, a.language, a.span) for a in old if a.language and a.span]
        return self._change(f"{counted(len(changes), 'place')} confirmed", changes)

    def reattach(self, annotation_id: ItemId, language: Language, span: Span) -> Change:
        """Put an annotation on another passage; the target as made is kept."""
        change = self._reattached(self._annotation(annotation_id), language, span)
        return self._change("Re-attached", [change])

    # ---- reading

    def set_read(self, article_ids: Iterable[ArticleId], read: bool) -> Change:
        """Mark articles read or unread, as one step; to undo it leaves the places in them."""
        changes = []
        for article_id in article_ids:
            old = self.reading(article_id)
            if (old.read if old else False) != read:
                new = replace(old or items.Reading(article_id), read=read)
                changes.append(items.ItemChange(new.id, old, new))
        word = "read" if read else "unread"
        count = f"{len(changes)} articles marked " if len(changes) != 1 else "Marked "
        return self._change(count + word, changes)

    def save_position(self, article_id: ArticleId, position: items.ReadingPosition) -> Change:
        """Remember where the person is; not a step of the undo history."""
        with suppress(ReaderError):  # without its text the number of the paragraph has to do
            position = places.anchored(position, self.article(article_id))
        reading = self.reading(article_id) or items.Reading(article_id)
        return self._note(replace(reading, position=position))

    def note_read(self, article_id: ArticleId) -> Change:
        """Count an article as read, as its end was seen; not a step of the undo history."""
        reading = self.reading(article_id) or items.Reading(article_id)
        return self._note(replace(reading, read=True))

    def correct_alignment(self, article_id: ArticleId, pairs: Sequence[AlignedPair]) -> Change:
        """Keep an alignment put right by hand; no build recomputes it."""
        old = self.kept_marks(article_id).alignment
        new = correction.make_correction(self.article(article_id), pairs)
        return self._change("Alignment corrected", [items.ItemChange(new.id, old, new)])

    # ---- undo

    @property
    def moment(self) -> Moment:
        """Where undo and redo stand."""
        return self._marks.history.moment

    def undo(self) -> Change | None:
        """Take back the last step; None if there is none."""
        step = self._marks.history.undoable
        if step is None:
            return None
        return self._marks.take(marking.inverse(step, f"Undone: {step.label}", StepKind.UNDO))

    def redo(self) -> Change | None:
        """Repeat the step that was last taken back; None if there is none."""
        step = self._marks.history.redoable
        return self._marks.take(marking.again(step, f"Redone: {step.label}")) if step else None

    # ---- within

    def _change(self, label: str, changes: Sequence[ItemChange]) -> Change:
        if not changes:
            return Change("Nothing to change", frozenset())
        return self._marks.take(marking.make_step(label, changes, StepKind.CHANGE))

    def _note(self, new: Reading) -> Change:
        change = items.ItemChange(new.id, self.reading(new.article_id), new)
        return self._marks.take(marking.make_step("", [change], StepKind.QUIET))

    def _annotations(self, annotation_ids: Iterable[ItemId]) -> list[Annotation]:
        known: dict[ItemId, Annotation] = {}
        found = []
        for one in annotation_ids:
            if one not in known and (owner := self._marked.owner(one)) is not None:
                known |= {a.id: a for a in self.marks(owner).annotations}
            if one not in known:
                raise AnnotationMissing(one)
            found.append(known[one])
        return found

    def _annotation(self, annotation_id: ItemId) -> Annotation:
        [one] = self._annotations([annotation_id])
        return one

    def _target(self, article_id: ArticleId, language: Language, span: Span) -> items.Target:
        edition = self.article(article_id).editions[language]
        return anchors.make_target(edition, language, span)

    def _reattached(self, old: Annotation, language: Language, span: Span) -> ItemChange:
        place = self._target(old.article_id, language, span)
        new = replace(marking.touched(old), reattached=place, resolved=None)
        return items.ItemChange(old.id, old, new)

    def _bookmarks(
        self, article_id: ArticleId, language: Language | None, block: int | None
    ) -> list[Annotation]:
        if language is None or block is None:  # needs nothing of the article's text
            every = self.kept_marks(article_id).annotations
            return [one for one in every if one.kind is MarkKind.BOOKMARK and one.target is None]
        found = [a for a in self.marks(article_id).annotations if a.kind is MarkKind.BOOKMARK]
        here = {(language, block)}
        for pair in self.alignment(article_id):
            if block in pair.side(language):
                here |= {(language.other, index) for index in pair.side(language.other)}
        return [
            a for a in found if a.language and a.span and (a.language, a.span.start.block) in here
        ]
