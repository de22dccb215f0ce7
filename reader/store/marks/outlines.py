"""What views and filters need of the marks of a whole library, read off the heads."""

from __future__ import annotations

from reader.model.article import ArticleId
from reader.model.marks import ItemId, MarkKind, Outline
from reader.model.names import ALIGNMENT_SUFFIX, READING_SUFFIX, REST_SUFFIX
from reader.store.marks.record import Doc
from reader.store.marks.showing import shown
from reader.store.marks.state import State
from reader.store.marks.values import Misfit, fraction


def outlines_of(state: State) -> list[Outline]:
    """One outline for each article with an item; 100,000 annotations take well below a second."""
    with state.lock:
        return [_outline(state, article) for article in state.ledger.heads.articles()]


def _outline(state: State, article: str) -> Outline:
    read = begun = bookmarked = annotated = False
    tags: set[str] = set()
    ids: list[ItemId] = []
    notes: list[str] = []
    heads = state.ledger.heads
    for item_id in heads.of_article(article):
        op = shown(heads.of(item_id))
        if op is None or item_id in (article + ALIGNMENT_SUFFIX, article + REST_SUFFIX):
            continue
        if item_id == article + READING_SUFFIX:
            read = op.doc.get("read") is True
            begun = _is_begun(op.doc)
            continue
        ids.append(ItemId(item_id))
        is_bookmark = op.doc.get("kind") == MarkKind.BOOKMARK.value
        bookmarked, annotated = bookmarked or is_bookmark, annotated or not is_bookmark
        body = op.doc.get("body")
        if isinstance(body, str) and body:
            notes.append(body)
        written = op.doc.get("tags")
        if isinstance(written, list):
            tags.update(tag for tag in written if isinstance(tag, str))
    return Outline(
        ArticleId(article),
        read,
        begun,
        bookmarked,
        annotated,
        frozenset(tags),
        frozenset(ids),
        frozenset(notes),
    )


def _is_begun(doc: Doc) -> bool:
    try:
        return 0 < fraction(doc.get("progress", 0.0)) < 1
    except Misfit:
        return False
