"""Items as documents, for the journal and for the readable copy, and back.

What is not understood is never dropped: unknown keys, and values that do not fit, stay in
`extra` and are written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from reader.model.article import AlignedPair, ArticleId, Language
from reader.model.marks import (
    AlignmentCorrection,
    Annotation,
    Color,
    ItemId,
    Layout,
    MarkItem,
    MarkKind,
    Point,
    Reading,
    ReadingPosition,
)
from reader.model.names import ALIGNMENT_SUFFIX, READING_SUFFIX, REST_SUFFIX
from reader.store.marks.places import (
    TARGET_KEYS,
    resolution_doc,
    resolution_from,
    says,
    target_doc,
    target_from,
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

_NO_MARK: Final = frozenset({"resolved", "modified"})
"""What makes no other version of an item: places are found again, dates are for people."""
_POSITION: Final = ("language", "block", "offset", "block_hash", "layout", "progress")
_TARGETS: Final = frozenset({"target", "reattached"})
_KINDS: Final = frozenset(kind.value for kind in MarkKind)
_DEFAULTS: Final[tuple[Json, ...]] = ("", False, Color.YELLOW.value, [])

_Part = TypeVar("_Part")


def document(item: MarkItem) -> Doc:
    """An item as a document; lone surrogates, which no file can hold, become U+FFFD."""
    return clean_doc(_document(item))


def item_from(doc: Doc, item_id: str, article: str) -> MarkItem | None:
    """A document as an item; None if it is of a kind this version does not know."""
    article_id = ArticleId(article)
    if item_id == article + READING_SUFFIX:
        return _reading(dict(doc), article_id)
    if item_id == article + ALIGNMENT_SUFFIX:
        return _alignment(dict(doc), article_id)
    if item_id == article + REST_SUFFIX:
        return None
    return _annotation(doc, ItemId(item_id), article_id)


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


def misfits(item: MarkItem) -> list[str]:
    """The keys of an item whose values cannot be used; what they hold is kept in `extra`."""
    match item:
        case Annotation():
            # a target may hold more than is known and be used all the same
            used = {key for key in _TARGETS if getattr(item, key) is not None}
            keys = _ANNOTATION.keys() - used
        case Reading():
            keys = {"read", *_POSITION}
        case AlignmentCorrection():
            keys = {"pairs", "ko_hashes", "en_hashes"}
    return sorted(keys & item.extra.keys())


def _document(item: MarkItem) -> Doc:
    match item:
        case Annotation():
            doc = _annotation_doc(item)
        case Reading():
            doc = _reading_doc(item)
        case AlignmentCorrection():
            doc = _alignment_doc(item)
    for key, value in item.extra.items():
        raw = as_json(value)
        # a value that did not fit stands again, unless the person has given a new one since
        if key not in doc or doc[key] in _DEFAULTS or (key in _TARGETS and says(raw, doc[key])):
            doc[key] = raw
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
        doc["target"] = target_doc(item.target)
    if item.reattached is not None:
        doc["reattached"] = target_doc(item.reattached)
    if item.resolved is not None:
        doc["resolved"] = resolution_doc(item.resolved)
    return doc | {"created": item.created, "modified": item.modified}


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
    kind = doc.get("kind", MarkKind.NOTE.value)
    if not isinstance(kind, str) or kind not in _KINDS:
        return None
    extra = {key: value for key, value in doc.items() if key not in _ANNOTATION}
    try:
        return _exact(doc, Annotation(item_id, article_id, MarkKind(kind), extra=extra))
    except Misfit:
        pass
    # one value at a time: what does not fit is kept as it is, the rest counts
    for key, convert in _ANNOTATION.items():
        if key in doc and convert is not None:
            try:
                convert(doc[key])
            except Misfit:
                extra[key] = doc[key]
                doc = {k: v for k, v in doc.items() if k != key}
    return _exact(doc, Annotation(item_id, article_id, MarkKind(kind), extra=extra))


def _exact(doc: Doc, bare: Annotation) -> Annotation:
    """An annotation with what its document says, or Misfit."""
    target, reattached, resolved = (doc.get(key) for key in ("target", "reattached", "resolved"))
    extra = bare.extra
    for key, value in (("target", target), ("reattached", reattached)):
        if isinstance(value, dict) and not value.keys() <= TARGET_KEYS:
            extra = {**extra, key: value}
    return Annotation(
        bare.id,
        bare.article_id,
        bare.kind,
        target=target_from(target) if target is not None else None,
        reattached=target_from(reattached) if reattached is not None else None,
        color=choice(Color, doc["color"]) if "color" in doc else Color.YELLOW,
        body=text_of(doc.get("body", "")),
        tags=texts_of(doc["tags"]) if "tags" in doc else (),
        created=text_of(doc.get("created", "")),
        modified=text_of(doc.get("modified", "")),
        resolved=resolution_from(resolved) if resolved is not None else None,
        extra=extra,
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


_ANNOTATION: Final[Mapping[str, Callable[[Json], object] | None]] = {
    "id": None,
    "kind": None,
    "color": partial(choice, Color),
    "tags": texts_of,
    "target": target_from,
    "reattached": target_from,
    "resolved": resolution_from,
    "body": text_of,
    "created": text_of,
    "modified": text_of,
}
"""The keys of an annotation, with what each is read by."""
