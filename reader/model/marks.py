"""What a person put on articles: bookmarks, highlights, notes, reading state, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model.article import AlignedPair
from reader.model.moments import now
from reader.model.names import (
    ALIGNMENT_SUFFIX,
    READING_SUFFIX,
    AnchorStatus,
    ArticleId,
    Color,
    ItemId,
    Language,
    Layout,
    MarkKind,
    StepKind,
)

__all__ = [
    "AlignmentCorrection",
    "AnchorStatus",
    "Annotation",
    "Color",
    "ItemChange",
    "ItemId",
    "Layout",
    "MarkKind",
    "Marks",
    "Outline",
    "Point",
    "Reading",
    "ReadingPosition",
    "Resolution",
    "Span",
    "Step",
    "StepKind",
    "Target",
    "now",
]


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place in a body."""

    block: int
    """Index into the edition's body."""
    offset_chars: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one body, half open, possibly across blocks.

    Raises:
        ValueError: If it runs backwards.
    """

    start: Point
    end: Point

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a span cannot run backwards")

    def within(self, block: int, length_chars: int) -> tuple[int, int] | None:
        """The part inside one block as offsets, or None if it does not touch the block."""
        if not self.start.block <= block <= self.end.block:
            return None
        start = self.start.offset_chars if block == self.start.block else 0
        end = self.end.offset_chars if block == self.end.block else length_chars
        return (start, min(end, length_chars))


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation was put on, as made; never rewritten (W3C text selectors)."""

    language: Language
    text_hash: str
    """First 16 hex digits of the SHA-256 of the canonical text of the edition."""
    span: Span
    start_hash: str
    """First 12 hex digits of the SHA-256 of the text of the block it starts in."""
    end_hash: str
    exact: str
    """The quoted text; blocks are joined by line feeds."""
    prefix: str = ""
    """Up to 64 code points before it."""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a target stands in the text of today; may be dropped and recomputed."""

    text_hash: str
    status: AnchorStatus
    span: Span | None
    """None when orphaned."""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """A bookmark, a highlight or a note."""

    id: ItemId
    article_id: ArticleId
    kind: MarkKind
    target: Target | None = None
    """None: the article as a whole."""
    reattached: Target | None = None
    """The place a person confirmed or chose later, on the text of that day; it then counts
    instead of `target`."""
    color: Color = Color.YELLOW
    body: str = ""
    """The note, as typed, with line feeds."""
    tags: tuple[str, ...] = ()
    created: str = ""
    """ISO 8601 with zone."""
    modified: str = ""
    resolved: Resolution | None = None
    """None until it was resolved against a text other than the one it was made on."""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def status(self) -> AnchorStatus:
        """How sure we are of its place; an article's own are always anchored."""
        return self.resolved.status if self.resolved else AnchorStatus.ANCHORED

    @property
    def span(self) -> Span | None:
        """Where it stands today; None on the article as a whole or when orphaned."""
        target = self.place
        if target is None:
            return None
        return self.resolved.span if self.resolved else target.span

    @property
    def place(self) -> Target | None:
        """The target that counts; None on the article as a whole."""
        return self.reattached or self.target

    @property
    def language(self) -> Language | None:
        """The language its target is in; None on the article as a whole."""
        return self.place.language if self.place else None


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where a person was in an article."""

    language: Language
    point: Point
    """The first character on the paragraph cursor's row."""
    block_hash: str = ""
    layout: Layout = Layout.ONE
    progress: float = 0.0
    """Share of the article before the reader's place, from 0 to 1; it goes down on the way back.
    1 once the last line is in sight."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a person is with one article."""

    article_id: ArticleId
    read: bool = False
    position: ReadingPosition | None = None
    """None: never opened."""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> ItemId:
        """The item's id; one an article."""
        return ItemId(self.article_id + READING_SUFFIX)


@dataclass(frozen=True, slots=True)
class AlignmentCorrection:
    """The alignment of an article as a person put it right."""

    article_id: ArticleId
    pairs: tuple[AlignedPair, ...]
    ko_hashes: tuple[str, ...]
    """Hash of each Korean block when it was corrected, so that a rebuild can map the indexes."""
    en_hashes: tuple[str, ...]
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> ItemId:
        """The item's id; one an article."""
        return ItemId(self.article_id + ALIGNMENT_SUFFIX)


MarkItem = Annotation | Reading | AlignmentCorrection


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists and searches need of one article's marks; a paragraph's bookmark counts too."""

    article_id: ArticleId
    read: bool = False
    begun: bool = False
    """Whether the place in it is behind its beginning and before its end."""
    bookmarked: bool = False
    annotated: bool = False
    tags: frozenset[str] = frozenset()
    annotation_ids: frozenset[ItemId] = frozenset()
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything a person put on one article."""

    article_id: ArticleId
    annotations: tuple[Annotation, ...] = ()
    """In order of creation."""
    reading: Reading | None = None
    alignment: AlignmentCorrection | None = None
    conflicts: Mapping[ItemId, tuple[MarkItem, ...]] = field(default_factory=dict)
    """Other versions of an item, made at the same time elsewhere."""

    @property
    def bookmarked(self) -> bool:
        """Whether the article itself has a bookmark."""
        return any(a.kind is MarkKind.BOOKMARK and a.target is None for a in self.annotations)

    @property
    def has_bookmark(self) -> bool:
        """Whether the article or any of its paragraphs has a bookmark."""
        return any(a.kind is MarkKind.BOOKMARK for a in self.annotations)

    @property
    def note_count(self) -> int:
        """How many highlights and notes there are."""
        return sum(a.kind is not MarkKind.BOOKMARK for a in self.annotations)

    @property
    def read(self) -> bool:
        """Whether it counts as read."""
        return self.reading is not None and self.reading.read

    @property
    def outline(self) -> Outline:
        """What views and filters need to know."""
        position = self.reading.position if self.reading else None
        return Outline(
            self.article_id,
            self.read,
            position is not None and 0 < position.progress < 1,
            self.has_bookmark,
            self.note_count > 0,
            frozenset(tag for annotation in self.annotations for tag in annotation.tags),
            frozenset(annotation.id for annotation in self.annotations),
            frozenset(annotation.body for annotation in self.annotations if annotation.body),
        )


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item before and after; None where it was not there."""

    item_id: ItemId
    before: MarkItem | None
    after: MarkItem | None

    @property
    def article_id(self) -> ArticleId:
        """The article it is on; ValueError if there is an item neither before nor after."""
        item = self.after or self.before
        if item is None:
            raise ValueError("a change needs an item before or after it")
        return item.article_id


@dataclass(frozen=True, slots=True)
class Step:
    """One change a person made, of one or many items; undone as one."""

    id: str
    label: str
    """What happened, for the status line: "Bookmarked"."""
    changes: tuple[ItemChange, ...]
    kind: StepKind = StepKind.CHANGE
    of: str = ""
    """For an undo or a redo, the id of the step it takes back or repeats."""
