"""Annotations as a W3C Web Annotation collection (JSON-LD), without loss.

The standard's own properties say what any program can use: motivation, the note and the tags
as bodies, the passage as `TextQuoteSelector` and `TextPositionSelector`. Positions count
Unicode code points, as the standard asks, in the edition's blocks joined by line feeds; a
program that counts UTF-16 (Hypothesis) should go by the quote. What the standard has no word
for stands under `reader:item`, declared as plain JSON, and is what `web_import` restores.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from reader.export.markdown_text import web_address
from reader.export.values import AnnotatedArticle, ExportOptions
from reader.model.anchors import CanonicalText
from reader.model.article import Article, Language
from reader.model.marks import Annotation, MarkKind, Resolution, Span, Target
from reader.text.sanitise import FORBIDDEN, is_clean

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
ITEM: Final = "reader:item"
ITEM_VERSION: Final = 1
NAMESPACE: Final = "urn:reader:ns#"
ARTICLE_ADDRESS: Final = "urn:reader:article:"
"""Before the id of an article that has no address on the web."""
MOTIVATIONS: Final = {
    MarkKind.BOOKMARK: "bookmarking",
    MarkKind.HIGHLIGHT: "highlighting",
    MarkKind.NOTE: "commenting",
}

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def web_annotations(articles: Sequence[AnnotatedArticle], options: ExportOptions) -> str:
    """The collection as JSON with one annotation a line, ended by a line feed.

    Characters that act on a terminal or hide are written as escapes, so the text is safe to
    show and still the same when it is parsed. Each version of a note that has several is an
    annotation with the same `reader:item` id, the one that is shown first.
    """
    items = [_json(item) for one in articles for item in _items(one, options)]
    lines = ",\n".join(items)
    digest = hashlib.sha256(lines.encode()).hexdigest()[:32]
    name = f"urn:reader:collection:{digest}"
    page: dict[str, object] = {
        "id": f"{name}:1",
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": [],
    }
    collection: dict[str, object] = {
        "@context": [CONTEXT, {"reader": NAMESPACE, ITEM: _PLAIN_JSON}],
        "id": name,
        "type": "AnnotationCollection",
        "label": "reader annotations",
        "total": len(items),
        "first": page,
    }
    around = _json(collection).removesuffix(_NO_ITEMS)
    return f"{around}[\n{lines}\n]}}}}\n" if lines else f"{around}{_NO_ITEMS}\n"


_NO_ITEMS: Final = "[]}}"
"""How a collection without items ends; the items are put there, so that each has its line."""
_PLAIN_JSON: Final = {"@id": f"{NAMESPACE}item", "@type": "@json"}
"""Tells a JSON-LD processor to leave what is inside alone."""


def _json(value: object) -> str:
    """JSON on one line, such that nothing in it acts on a terminal."""
    written = _SURROGATE.sub(_escape, json.dumps(value, ensure_ascii=False))
    if is_clean(written):
        return written
    while FORBIDDEN.search(written):  # a selector may lean on what was just escaped
        written = FORBIDDEN.sub(_escape, written)
    return written


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _items(one: AnnotatedArticle, options: ExportOptions) -> list[dict[str, object]]:
    texts = {language: CanonicalText(edition) for language, edition in one.article.editions.items()}
    items = []
    for annotation in one.in_document_order():
        versions = (annotation, *one.versions.get(annotation.id, ()))
        for number, version in enumerate(versions, start=1):
            item = _item(one.article, version, texts, options.preferred)
            items.append(item if number == 1 else item | {"id": f"{item['id']}:{number}"})
    return items


def _item(
    article: Article,
    annotation: Annotation,
    texts: Mapping[Language, CanonicalText],
    preferred: Language,
) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"urn:reader:annotation:{_quoted(annotation.id)}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
    }
    times = {"created": annotation.created, "modified": annotation.modified}
    item |= {name: time for name, time in times.items() if time}
    bodies = _bodies(annotation)
    item |= {"body": bodies} if bodies else {}
    item["target"] = _target(article, annotation, texts, preferred)
    item[ITEM] = _own(annotation)
    return item


def _bodies(annotation: Annotation) -> list[dict[str, object]]:
    bodies: list[dict[str, object]] = []
    if annotation.body:
        bodies.append(_textual(annotation.body, "commenting") | {"format": "text/plain"})
    return bodies + [_textual(tag, "tagging") for tag in annotation.tags]


def _textual(value: str, purpose: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(
    article: Article,
    annotation: Annotation,
    texts: Mapping[Language, CanonicalText],
    preferred: Language,
) -> dict[str, object]:
    source: dict[str, object] = {
        "id": web_address(article.source.url) or f"{ARTICLE_ADDRESS}{_quoted(article.id)}",
        "type": "Text",
    }
    place = annotation.place
    if place is None:
        return source | {"label": article.title(preferred)}
    selectors: list[dict[str, object]] = [
        {
            "type": "TextQuoteSelector",
            "exact": place.exact,
            "prefix": place.prefix,
            "suffix": place.suffix,
        }
    ]
    position = _position(annotation, place, texts.get(place.language))
    selectors += [position] if position else []
    source |= {"language": place.language.value, "label": article.title(place.language)}
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _position(
    annotation: Annotation, place: Target, text: CanonicalText | None
) -> dict[str, object] | None:
    """None unless the place is known in just this text."""
    known = annotation.resolved.text_hash if annotation.resolved else place.text_hash
    span = annotation.span
    if text is None or span is None or known != text.hash:
        return None
    start, end = text.offset(span.start), text.offset(span.end)
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _own(annotation: Annotation) -> dict[str, object]:
    """What the standard has no property for; ids are repeated since IRIs are not ids."""
    return {
        "version": ITEM_VERSION,
        "id": annotation.id,
        "article": annotation.article_id,
        "color": annotation.color.value,
        "status": annotation.status.value,
        "target": _target_document(annotation.target),
        "reattached": _target_document(annotation.reattached),
        "resolved": _resolution_document(annotation.resolved),
        "extra": dict(annotation.extra),
    }


def _target_document(target: Target | None) -> dict[str, object] | None:
    if target is None:
        return None
    return {
        "language": target.language.value,
        "text_hash": target.text_hash,
        "span": _span_document(target.span),
        "start_hash": target.start_hash,
        "end_hash": target.end_hash,
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
    }


def _resolution_document(resolved: Resolution | None) -> dict[str, object] | None:
    if resolved is None:
        return None
    return {
        "text_hash": resolved.text_hash,
        "status": resolved.status.value,
        "span": _span_document(resolved.span) if resolved.span else None,
        "score": resolved.score if math.isfinite(resolved.score) else 0.0,
    }


def _span_document(span: Span) -> list[int]:
    """Block and offset of the start, block and offset of the end."""
    return [span.start.block, span.start.offset_chars, span.end.block, span.end.offset_chars]


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="replace")
