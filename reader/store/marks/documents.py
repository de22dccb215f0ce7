"""Items as documents, for the journal and for the readable copy, and back.

What is not understood is never dropped: unknown keys, and values that do not fit, stay in
`extra` and are written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Final, TypeVar

from reader.model.article import AlignedPair, ArticleId, Language
from reader.model.marks import (
    AlignmentCorrection,
    AnchorStatus,
    Annotation,
    Color,
    ItemId,
    Layout,
    MarkItem,
    MarkKind,
    Point,
    Reading,
    ReadingPosition,
    Resolution,
    Span,
    Target,
)
from reader.store.marks.record import Doc, Json
from reader.store.marks.values import (
    Misfit,
    as_json,
    choice,
    clean_doc,
    fraction,
    mapping,
    number_of,
    numbers_of,
    plain,
    switch,
    text_of,
    texts_of,
)

READING: Final = "-reading"
ALIGNMENT: Final = "-alignment"
REST: Final = "-rest"
"""Suffix of the item that holds the keys of a readable copy that are not known."""
_NO_MARK: Final = frozenset({"resolved", "modified"})
"""What makes no other version of an item: places are found again, dates are for people."""
_POSITION: Final = ("language", "block", "offset", "block_hash", "layout", "progress")
_KINDS: Final = frozenset(kind.value for kind in MarkKind)
_DEFAULTS: Final[tuple[Json, ...]] = ("", False, Color.YELLOW.value, [])

_Part = TypeVar("_Part")


def document(item: MarkItem) -> Doc:
    """An item as a document; lone surrogates, which no file can hold, become U+FFFD."""
    return clean_doc(_document(item))


def item_from(doc: Doc, item_id: str, article: str) -> MarkItem | None:
    """A document as an item; None if it is of a kind this version does not know."""
    article_id = ArticleId(article)
    if item_id == article + READING:
        return _reading(dict(doc), article_id)
    if item_id == article + ALIGNMENT:
        return _alignment(dict(doc), article_id)
    if item_id == article + REST:
        return None
    return _annotation(dict(doc), ItemId(item_id), article_id)


def normal(doc: Doc, item_id: str, article: str) -> Doc:
    """A document with numbers and switches as such and every key in its place."""
    item = item_from(doc, item_id, article)
    return doc if item is None else _document(item)


def digest(doc: Doc, item_id: str, article: str) -> str:
    """What an item says as 16 hex digits: equal for a document and what its YAML reads as."""
    told = {
        key: plain(value)
        for key, value in normal(doc, item_id, article).items()
        if key not in _NO_MARK and value not in ("", [], {})
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def _document(item: MarkItem) -> Doc:
    match item:
        case Annotation():
            doc = _annotation_doc(item)
        case Reading():
            doc = _reading_doc(item)
        case AlignmentCorrection():
            doc = _alignment_doc(item)
    for key, value in item.extra.items():
        # a value that did not fit stands again, unless the person has given a new one since
        if key not in doc or doc[key] in _DEFAULTS:
            doc[key] = as_json(value)
    return doc


def _annotation_doc(item: Annotation) -> Doc:
    doc: Doc = {"id": item.id, "kind": item.kind.value}
    if item.color is not Color.YELLOW or item.kind is MarkKind.HIGHLIGHT:
        doc["color"] = item.color.value
    if item.body:
        doc["body"] = item.body
    if item.tags:
        doc["tags"] = list(item.tags)
    if item.target is not None:
        doc["target"] = _target_doc(item.target)
    if item.reattached is not None:
        doc["reattached"] = _target_doc(item.reattached)
    if item.resolved is not None:
        doc["resolved"] = _resolution_doc(item.resolved)
    return doc | {"created": item.created, "modified": item.modified}


def _target_doc(target: Target) -> Doc:
    start, end = target.span.start, target.span.end
    return {
        "language": target.language.value,
        "text_hash": target.text_hash,
        "start": {"block": start.block, "offset": start.offset_chars, "hash": target.start_hash},
        "end": {"block": end.block, "offset": end.offset_chars, "hash": target.end_hash},
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
    }


def _resolution_doc(resolved: Resolution) -> Doc:
    doc: Doc = {"text_hash": resolved.text_hash, "status": resolved.status.value}
    if resolved.span is not None:
        for name, point in (("start", resolved.span.start), ("end", resolved.span.end)):
            doc[name] = {"block": point.block, "offset": point.offset_chars}
    return doc | {"score": resolved.score}


def _reading_doc(item: Reading) -> Doc:
    doc: Doc = {"read": item.read}
    if item.position is not None:
        doc |= {
            "language": item.position.language.value,
            "block": item.position.point.block,
            "offset": item.position.point.offset_chars,
            "block_hash": item.position.block_hash,
            "layout": item.position.layout.value,
            "progress": item.position.progress,
        }
    return doc


def _alignment_doc(item: AlignmentCorrection) -> Doc:
    pairs: list[Json] = [
        {"ko": list(pair.ko), "en": list(pair.en), "confidence": pair.confidence}
        for pair in item.pairs
    ]
    return {"pairs": pairs, "ko_hashes": list(item.ko_hashes), "en_hashes": list(item.en_hashes)}


def _annotation(doc: Doc, item_id: ItemId, article_id: ArticleId) -> Annotation | None:
    doc.pop("id", None)
    kind = doc.pop("kind", "note")
    if kind not in _KINDS:
        return None
    extra: Doc = {}
    color = _take(doc, extra, "color", lambda value: choice(Color, value))
    tags = _take(doc, extra, "tags", texts_of)
    target = _take(doc, extra, "target", _target)
    reattached = _take(doc, extra, "reattached", _target)
    resolved = _take(doc, extra, "resolved", _resolution)
    texts = {key: _take(doc, extra, key, text_of) for key in ("body", "created", "modified")}
    return Annotation(
        id=item_id,
        article_id=article_id,
        kind=MarkKind(kind),
        target=target,
        reattached=reattached,
        color=color or Color.YELLOW,
        body=texts["body"] or "",
        tags=tags or (),
        created=texts["created"] or "",
        modified=texts["modified"] or "",
        resolved=resolved,
        extra=doc | extra,
    )


def _reading(doc: Doc, article_id: ArticleId) -> Reading:
    extra: Doc = {}
    read = _take(doc, extra, "read", switch)
    where: Doc = {key: doc.pop(key) for key in _POSITION if key in doc}
    position = None
    if where:
        try:
            position = _position(where)
        except Misfit:
            extra |= where
    return Reading(article_id, bool(read), position, doc | extra)


def _position(doc: Doc) -> ReadingPosition:
    return ReadingPosition(
        language=choice(Language, doc.get("language")),
        point=Point(number_of(doc.get("block", 0)), number_of(doc.get("offset", 0))),
        block_hash=text_of(doc.get("block_hash", "")),
        layout=choice(Layout, doc.get("layout", Layout.ONE.value)),
        progress=fraction(doc.get("progress", 0.0)),
    )


def _alignment(doc: Doc, article_id: ArticleId) -> AlignmentCorrection:
    extra: Doc = {}
    pairs = _take(doc, extra, "pairs", _pairs)
    ko_hashes = _take(doc, extra, "ko_hashes", texts_of)
    en_hashes = _take(doc, extra, "en_hashes", texts_of)
    return AlignmentCorrection(
        article_id, pairs or (), ko_hashes or (), en_hashes or (), doc | extra
    )


def _take(doc: Doc, extra: Doc, key: str, convert: Callable[[Json], _Part]) -> _Part | None:
    """Take a value out of a document; one that does not fit goes to `extra`."""
    if key not in doc:
        return None
    value = doc.pop(key)
    try:
        return convert(value)
    except Misfit:
        extra[key] = value
        return None


def _target(value: Json) -> Target:
    doc = mapping(value)
    start, end = mapping(doc.get("start")), mapping(doc.get("end"))
    return Target(
        language=choice(Language, doc.get("language")),
        text_hash=text_of(doc.get("text_hash", "")),
        span=_span(start, end),
        start_hash=text_of(start.get("hash", "")),
        end_hash=text_of(end.get("hash", "")),
        exact=text_of(doc.get("exact", "")),
        prefix=text_of(doc.get("prefix", "")),
        suffix=text_of(doc.get("suffix", "")),
    )


def _resolution(value: Json) -> Resolution:
    doc = mapping(value)
    span = None
    if "start" in doc:
        span = _span(mapping(doc["start"]), mapping(doc.get("end")))
    return Resolution(
        text_hash=text_of(doc.get("text_hash", "")),
        status=choice(AnchorStatus, doc.get("status")),
        span=span,
        score=fraction(doc.get("score", 1.0)),
    )


def _span(start: Doc, end: Doc) -> Span:
    first = Point(number_of(start.get("block")), number_of(start.get("offset", 0)))
    last = Point(number_of(end.get("block")), number_of(end.get("offset", 0)))
    if last < first:
        raise Misfit
    return Span(first, last)


def _pairs(value: Json) -> tuple[AlignedPair, ...]:
    if not isinstance(value, list):
        raise Misfit
    docs = [mapping(pair) for pair in value]
    return tuple(
        AlignedPair(
            numbers_of(doc.get("ko", [])),
            numbers_of(doc.get("en", [])),
            fraction(doc.get("confidence", 0.0)),
        )
        for doc in docs
    )
