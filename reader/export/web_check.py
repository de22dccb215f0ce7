"""Holding what an imported annotation says about an article against the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.model.anchors import CanonicalText
from reader.model.article import Article, Language
from reader.model.marks import Annotation, Target


def checked(annotation: Annotation, article: Article) -> Annotation:
    """The annotation with every claim about the text of today dropped that is not true.

    A target whose hashes fit but whose place does not hold its words loses its hashes, so
    that the words are looked for. What is true stays as it is.
    """
    texts = {language: CanonicalText(edition) for language, edition in article.editions.items()}
    place = annotation.place
    text = texts.get(place.language) if place else None
    resolved = annotation.resolved
    if resolved and (text is None or (resolved.span and not text.holds(resolved.span))):
        resolved = None
    return replace(
        annotation,
        target=_checked_target(annotation.target, texts),
        reattached=_checked_target(annotation.reattached, texts),
        resolved=resolved,
    )


def _checked_target(
    target: Target | None, texts: Mapping[Language, CanonicalText]
) -> Target | None:
    text = texts.get(target.language) if target else None
    if target is None or text is None:
        return target
    span = target.span
    length = span.end.offset_chars - span.start.offset_chars
    believed = span.start == span.end or span.start.block != span.end.block
    believed = believed or length == len(target.exact)
    if target.text_hash == text.hash:
        there = text.text.startswith(target.exact, text.offset(span.start))
        believed = believed and there and text.holds(span)
    if believed:
        return target
    return replace(target, text_hash="", start_hash="", end_hash="")
