"""What is drawn over and beside the text of an article: marks, hits, and where they show.

Every mark shows twice, as a colour in the text and as a sign in the gutter, so that it can be
seen without colours. Signs are ASCII: other ones take two cells in some terminals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.model.article import Language
from reader.model.marks import AnchorStatus, Annotation, ItemId, MarkKind, Marks
from reader.search.results import Occurrence
from reader.text.linebreak import Line
from reader.tui.reading.pairing import Pairing
from reader.tui.reading.texts import Texts

BOOKMARK_SIGN: Final = "*"
NOTE_SIGN: Final = "+"
HIGHLIGHT_SIGN: Final = "="
UNSURE_SIGN: Final = "?"
COUNTERPART_SIGN: Final = ":"
"""The paragraph that says the same in the other language carries a mark."""
_MOST_COUNTED: Final = 9

UNSURE_STYLE: Final = "unsure"
HIT_STYLE: Final = "hit"
CURRENT_HIT_STYLE: Final = "hit-current"

BlockKey = tuple[Language, int]
"""Language and block; above the body the number of a piece."""


class Stretch(NamedTuple):
    """A part of a block drawn in a style, half open, in code points."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign beside the line that holds a character, or beside all lines of a stretch."""

    sign: str
    start: int
    end: int
    """Equal to `start` for a sign beside one line."""

    def beside(self, line: Line, first: bool, last: bool) -> bool:
        """Whether it stands beside a line."""
        if self.end > self.start:
            return self.start < line.end and line.start < self.end
        begins = first or line.start <= self.start
        return begins and (self.start < line.end or last)


class Decorations:
    """The marks and hits of one article, by block."""

    def __init__(self) -> None:
        self._stretches: dict[BlockKey, list[Stretch]] = defaultdict(list)
        self._hits: dict[BlockKey, list[Stretch]] = defaultdict(list)
        self._signs: dict[BlockKey, list[_Sign]] = defaultdict(list)
        self._annotations: dict[BlockKey, list[tuple[int, int, ItemId]]] = defaultdict(list)
        self._across: set[BlockKey] = set()
        self.article_signs = ""
        """Signs beside the title: what was put on the article as a whole."""

    @classmethod
    def of(cls, marks: Marks, pairing: Pairing, texts: Texts) -> Decorations:
        """The marks of an article, sorted by block."""
        decorations = cls()
        decorations.article_signs = _article_signs(marks)
        for annotation in marks.annotations:
            decorations._add(annotation, pairing, texts)
        return decorations

    def set_hits(self, places: Iterable[Occurrence], current: int | None) -> None:
        """Draw these places as found, the one of a number stronger."""
        self._hits.clear()
        for number, place in enumerate(places):
            style = CURRENT_HIT_STYLE if number == current else HIT_STYLE
            self._hits[(place.language, place.block)].append(Stretch(*place.span, style))

    def differing(self, other: Decorations) -> frozenset[BlockKey]:
        """The blocks on which something else is drawn than by the other ones."""
        mine, theirs = self._parts(), other._parts()
        keys = {key for one in (*mine, *theirs) for key in one}
        return frozenset(
            key
            for key in keys
            if any(a.get(key) != b.get(key) for a, b in zip(mine, theirs, strict=True))
        )

    def _parts(self) -> tuple[Mapping[BlockKey, object], ...]:
        return self._stretches, self._hits, self._signs, dict.fromkeys(self._across, "across")

    def stretches(self, language: Language, block: int) -> Sequence[Stretch]:
        """What is drawn over a block, later over earlier."""
        key = (language, block)
        return (*self._stretches.get(key, ()), *self._hits.get(key, ()))

    def signs(self, key: BlockKey, line: Line, *, first: bool, last: bool) -> str:
        """The signs beside one line of a block, the most telling last; "" for none."""
        beside = [sign.sign for sign in self._signs.get(key, ()) if sign.beside(line, first, last)]
        marked = sum(sign == HIGHLIGHT_SIGN for sign in beside)
        signs = (
            [HIGHLIGHT_SIGN if marked == 1 else str(min(marked, _MOST_COUNTED))] if marked else []
        )
        signs += [sign for sign in (BOOKMARK_SIGN, NOTE_SIGN, UNSURE_SIGN) if sign in beside]
        if first and not signs and key in self._across:
            signs.append(COUNTERPART_SIGN)
        return "".join(reversed(signs))

    def annotation_at(self, language: Language, block: int, offset: int) -> ItemId | None:
        """The latest annotation drawn at a character; None if there is none."""
        for start, end, item_id in reversed(self._annotations.get((language, block), [])):
            if start <= offset < end:
                return item_id
        return None

    def annotation_beside(self, language: Language, block: int, line: Line) -> ItemId | None:
        """The latest annotation drawn on a line; None if there is none."""
        for start, end, item_id in reversed(self._annotations.get((language, block), [])):
            if start < line.end and line.start < max(end, start + 1):
                return item_id
        return None

    def _add(self, annotation: Annotation, pairing: Pairing, texts: Texts) -> None:
        span, language = annotation.span, annotation.language
        if span is None or language is None:
            return
        unsure = annotation.status is AnchorStatus.FUZZY
        for block in range(span.start.block, span.end.block + 1):
            text = texts.text_or_none(language, block)
            within = None if text is None else span.within(block, len(text))
            if within is None or within[1] < within[0]:
                continue
            self._add_part(annotation, (language, block), within, unsure)
            other = language.other
            self._across.update((other, each) for each in pairing.counterparts(language, block))

    def _add_part(
        self, annotation: Annotation, key: BlockKey, within: tuple[int, int], unsure: bool
    ) -> None:
        signs = self._signs[key]
        start, end = within
        if unsure:
            signs.append(_Sign(UNSURE_SIGN, start, start))
        if annotation.kind is MarkKind.BOOKMARK:
            signs.append(_Sign(BOOKMARK_SIGN, start, start))
            return
        signs.append(_Sign(HIGHLIGHT_SIGN, start, end))
        if annotation.body or annotation.kind is MarkKind.NOTE:
            signs.append(_Sign(NOTE_SIGN, start, start))
        self._annotations[key].append((start, end, annotation.id))
        self._stretches[key].append(Stretch(start, end, f"mark-{annotation.color}"))
        if unsure:
            self._stretches[key].append(Stretch(start, end, UNSURE_STYLE))


def _article_signs(marks: Marks) -> str:
    noted = any(a.target is None and a.kind is not MarkKind.BOOKMARK for a in marks.annotations)
    return (NOTE_SIGN if noted else "") + (BOOKMARK_SIGN if marks.bookmarked else "")
