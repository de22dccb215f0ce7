"""Places as documents: targets as they were made, and where they stand today."""

from __future__ import annotations

from typing import Final

from reader.model.article import Language
from reader.model.marks import AnchorStatus, Point, Resolution, Span, Target
from reader.store.marks.record import Doc, Json
from reader.store.marks.values import Misfit, choice, fraction, mapping, number_of, text_of

TARGET_KEYS: Final = frozenset(
    ("language", "text_hash", "start", "end", "exact", "prefix", "suffix")
)


def target_doc(target: Target) -> Doc:
    """A target as a document."""
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


def resolution_doc(resolved: Resolution) -> Doc:
    """A resolution as a document."""
    doc: Doc = {"text_hash": resolved.text_hash, "status": resolved.status.value}
    if resolved.span is not None:
        for name, point in (("start", resolved.span.start), ("end", resolved.span.end)):
            doc[name] = {"block": point.block, "offset": point.offset_chars}
    return doc | {"score": resolved.score}


def target_from(value: Json) -> Target:
    """A document as a target, or Misfit."""
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


def resolution_from(value: Json) -> Resolution:
    """A document as a resolution, or Misfit."""
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


def says(raw: Json, target: Json) -> bool:
    """Whether a target with keys that are not known is this target but for them."""
    try:
        return target_from(raw) == target_from(target)
    except Misfit:
        return False


def _span(start: Doc, end: Doc) -> Span:
    first = Point(number_of(start.get("block")), number_of(start.get("offset", 0)))
    last = Point(number_of(end.get("block")), number_of(end.get("offset", 0)))
    if last < first:
        raise Misfit
    return Span(first, last)
