"""Builders for marks on disk, shared by the tests and the benches of the store of marks."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from reader.model.article import ArticleId, Language
from reader.model.marks import (
    AnchorStatus,
    Annotation,
    ItemChange,
    ItemId,
    Layout,
    MarkItem,
    MarkKind,
    Marks,
    Point,
    Reading,
    ReadingPosition,
    Resolution,
    Span,
    Step,
    StepKind,
    Target,
)
from reader.store.marks.store import SETTLE_SECONDS, MarksStore

ARTICLE = ArticleId("k3f7a2qnxm")
OTHER = ArticleId("bbbbbbbbb2")
A_TARGET = Target(
    Language.KO,
    "0123456789abcdef",
    Span(Point(3, 12), Point(3, 17)),
    "aaaaaaaaaaaa",
    "aaaaaaaaaaaa",
    "기준금리를",
    "금융통화위원회는 ",
    " 연 3.50%로 동결했다",
)
A_RESOLUTION = Resolution("fedcba9876543210", AnchorStatus.MOVED, A_TARGET.span, 0.93)


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder in memory where there is one: these tests are not about the disk's speed."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def marks_folder(root: Path) -> Path:
    """Where the store of a test library keeps its marks."""
    return root / "library" / "marks"


def copy_of(root: Path, article: ArticleId = ARTICLE) -> Path:
    """The readable copy of the marks on an article."""
    return marks_folder(root) / f"{article}.yaml"


def a_store(root: Path, settle_seconds: float = SETTLE_SECONDS) -> MarksStore:
    """A store that has read what there is; with 0 seconds each poll writes copies."""
    store = MarksStore(marks_folder(root), root / "state", settle_seconds)
    store.load()
    return store


def a_note(
    body: str = "다시 읽을 것", item_id: str = "", article: ArticleId = ARTICLE
) -> Annotation:
    """A highlight with a note."""
    return Annotation(
        id=ItemId(item_id or secrets.token_hex(13)),
        article_id=article,
        kind=MarkKind.HIGHLIGHT,
        target=A_TARGET,
        body=body,
        tags=("금리",),
        created="2026-03-01T09:00:00+09:00",
        modified="2026-03-01T09:00:00+09:00",
        resolved=A_RESOLUTION,
    )


def put(store: MarksStore, item: MarkItem, before: MarkItem | None = None) -> Step:
    """Save an item, new or changed."""
    step = Step(secrets.token_hex(8), "Noted", (ItemChange(item.id, before, item),))
    store.apply(step)
    return step


def rewrite(store: MarksStore, before: Annotation, body: str) -> Annotation:
    """Save a note with another text."""
    after = replace(before, body=body)
    put(store, after, before)
    return after


def choose(store: MarksStore, shown: Annotation, other: MarkItem, body: str) -> Annotation:
    """Save a note with another text in the place of its two versions."""
    after = replace(shown, body=body)
    changes = (ItemChange(shown.id, other, None), ItemChange(shown.id, shown, after))
    store.apply(Step(secrets.token_hex(8), "Noted", changes))
    return after


def remove(store: MarksStore, item: MarkItem) -> Step:
    """Delete an item."""
    step = Step(secrets.token_hex(8), "Removed", (ItemChange(item.id, item, None),))
    store.apply(step)
    return step


def read_up_to(store: MarksStore, block: int, article: ArticleId = ARTICLE) -> None:
    """Save a reading position, as the session does each second."""
    marks = store.marks().get(article)
    before = marks.reading if marks else None
    position = ReadingPosition(Language.KO, Point(block, 0), "cccccccccccc", Layout.ONE, 0.25)
    after = Reading(article, False, position)
    change = ItemChange(after.id, before, after)
    store.apply(Step(secrets.token_hex(8), "", (change,), StepKind.QUIET))


def of(store: MarksStore, article: ArticleId = ARTICLE) -> Marks:
    """The marks on an article, none if there are none."""
    return store.marks().get(article) or Marks(article)


def bodies(store: MarksStore, article: ArticleId = ARTICLE) -> list[str]:
    """The notes on an article, sorted."""
    return sorted(annotation.body for annotation in of(store, article).annotations)


def texts(marks: Marks) -> dict[str, set[str]]:
    """By item, every text that can be seen: shown, or as another version."""
    seen: dict[str, set[str]] = {}
    for annotation in marks.annotations:
        others = marks.conflicts.get(annotation.id, ())
        versions = (annotation, *(one for one in others if isinstance(one, Annotation)))
        seen[annotation.id] = {one.body for one in versions}
    return seen
