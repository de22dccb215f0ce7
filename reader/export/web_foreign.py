"""Annotations of other programs, as far as their quote can be placed in an article of ours."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from reader.export.web_shape import (
    NotUsable,
    bodies_of,
    many,
    mapping,
    note_of,
    tags_of,
    text_of,
)
from reader.model.anchors import CONTEXT_CHARS, CanonicalText, make_target
from reader.model.article import Article, ArticleId, Language
from reader.model.marks import Annotation, ItemId, MarkKind, Point, Span, now
from reader.model.names import id_of_bits
from reader.text.sanitise import line_text

MAX_QUOTE_CHARS: Final = 1 << 14
MAX_URL_CHARS: Final = 2048
MAX_TIME_CHARS: Final = 64
LONG_ENOUGH_CHARS: Final = 8
"""A quote of this length that stands once in a text needs no surroundings to be believed."""
CONTEXT_NEEDED_CHARS: Final = 4
"""How much of its surroundings a shorter one must have, or one that stands several times."""
DEPTH: Final = 8


@dataclass(frozen=True, slots=True)
class ForeignAnnotation:
    """What another program knows of an annotation; where it stands is for `place` to find."""

    where: str
    """Which item of the file it was."""
    kind: MarkKind
    exact: str
    """The quote; "" if it is on the page as a whole."""
    prefix: str = ""
    suffix: str = ""
    url: str = ""
    """Of the page it was made on, as written there; "" if unknown."""
    title: str = ""
    language: Language | None = None
    """None: not said."""
    body: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


def foreign_annotations(item: Mapping[str, object], where: str) -> list[ForeignAnnotation]:
    """What an item says of each passage it is on; mostly that is one.

    Raises:
        NotUsable: As `foreign_annotation` does.
    """
    on_passages = [
        target
        for target in many(item.get("target"))
        if (found := mapping(target)) and any(_quotes(found.get("selector"), DEPTH))
    ]
    if len(on_passages) < 2:
        return [foreign_annotation(item, where)]
    return [foreign_annotation({**item, "target": target}, where) for target in on_passages]


def foreign_annotation(item: Mapping[str, object], where: str) -> ForeignAnnotation:
    """Read an annotation of the W3C's shape or of Hypothesis's.

    Raises:
        NotUsable: If it is a reply, says nothing, or points at a place without saying the
            words there.
    """
    if many(item.get("references")):
        raise NotUsable("is a reply to another annotation")
    targets = [found for value in many(item.get("target")) if (found := mapping(value))]
    quotes = [quote for target in targets for quote in _quotes(target.get("selector"), DEPTH)]
    if not quotes and any(many(target.get("selector")) for target in targets):
        raise NotUsable("says where it is without the words that stand there")
    exact, prefix, suffix = quotes[0] if quotes else ("", "", "")
    if len(exact) > MAX_QUOTE_CHARS:
        raise NotUsable("has a quote that is too long")
    notes, tags = bodies_of(item.get("body"))
    notes += [text_of(item.get("bodyValue")), text_of(item.get("text"))]
    tags += [tag for tag in many(item.get("tags")) if isinstance(tag, str)]
    body = note_of(notes)
    kind, kept_tags = _kind(item, body, exact), tags_of(dict.fromkeys(tags))
    if kind is MarkKind.NOTE and not body and not kept_tags:
        raise NotUsable("says nothing")
    url, title, language = _page(item, targets)
    return ForeignAnnotation(
        where=where,
        kind=kind,
        exact=exact,
        prefix=prefix[-CONTEXT_CHARS:],
        suffix=suffix[:CONTEXT_CHARS],
        url=url,
        title=title,
        language=language,
        body=body,
        tags=kept_tags,
        created=line_text(text_of(item.get("created")), MAX_TIME_CHARS),
        modified=line_text(
            text_of(item.get("modified")) or text_of(item.get("updated")), MAX_TIME_CHARS
        ),
    )


def place(foreign: ForeignAnnotation, article: Article) -> tuple[Language, Span] | None:
    """Where its quote stands in an article, word for word; None if nobody can be sure.

    White space may differ. A quote that stands in several places goes where its surroundings
    are clearly those it was made in; a short one needs surroundings in any case.
    """
    words = unicodedata.normalize("NFC", foreign.exact).split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found: list[tuple[int, Language, Span]] = []
    for language in article.languages:
        if foreign.language in (None, language):
            text = CanonicalText(article.editions[language])
            for match in pattern.finditer(text.text):
                near = _shared(foreign, text.text, match.start(), match.end())
                found.append((near, language, text.span(match.start(), match.end())))
    if not found:
        return None
    found.sort(key=lambda entry: entry[0], reverse=True)
    best, language, span = found[0]
    second = found[1][0] if len(found) > 1 else -1
    sure = best >= CONTEXT_NEEDED_CHARS or (
        len(found) == 1 and len(" ".join(words)) >= LONG_ENOUGH_CHARS
    )
    return (language, span) if sure and best > second else None


def annotation_of(
    foreign: ForeignAnnotation, article: Article, found: tuple[Language, Span] | None
) -> Annotation:
    """What it is in this library; its kind, words and times stay.

    The id follows from what it is and which article it is on, so that the same annotation is
    the same whenever it is taken in.

    Args:
        found: Where its quote stands, as `place` says; None: it is on the article as a whole.
    """
    target = None
    if found is not None:
        language, span = found
        if foreign.kind is MarkKind.BOOKMARK:  # of a paragraph, wherever in it the quote is
            start = Point(span.start.block)
            span = Span(start, start)
        target = make_target(article.editions[language], language, span)
    created = _moment(foreign.created) or now()
    return Annotation(
        id=_id_of(foreign, article.id),
        article_id=article.id,
        kind=foreign.kind,
        target=target,
        body=foreign.body,
        tags=foreign.tags,
        created=created,
        modified=_moment(foreign.modified) or created,
    )


def _id_of(foreign: ForeignAnnotation, article_id: ArticleId) -> ItemId:
    """The same for what says the same on the same article."""
    said = [foreign.kind, foreign.exact, foreign.prefix, foreign.suffix, foreign.url]
    said += [foreign.body, *foreign.tags, foreign.created, article_id]
    return id_of_bits(hashlib.sha256(json.dumps(said).encode()).digest()[:16])


def _moment(text: str) -> str:
    """A time as ours are written, to the second and with a zone; "" if it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def _quotes(selectors: object, depth: int) -> Iterator[tuple[str, str, str]]:
    for value in many(selectors):
        selector = mapping(value)
        if selector is None or depth == 0:
            continue
        if text_of(selector.get("exact")).strip():
            yield (
                text_of(selector.get("exact")),
                text_of(selector.get("prefix")),
                text_of(selector.get("suffix")),
            )
        yield from _quotes(selector.get("refinedBy"), depth - 1)
        yield from _quotes(selector.get("items"), depth - 1)


def _page(
    item: Mapping[str, object], targets: list[Mapping[str, object]]
) -> tuple[str, str, Language | None]:
    """Address, title and language of the page, wherever a program puts them."""
    sources = [
        mapping(source) or {"id": source} for t in targets for source in many(t.get("source"))
    ]
    holders: list[Mapping[str, object]] = [*sources, *targets, mapping(item.get("document")) or {}]
    urls = [text_of(item.get("uri")), *(text_of(holder.get("id")) for holder in holders)]
    urls += [target for target in many(item.get("target")) if isinstance(target, str)]
    titles = [text_of(h.get("title")) or text_of(h.get("label")) for h in holders]
    languages = [text_of(h.get("language")).lower().partition("-")[0] for h in holders]
    known = [Language(word) for word in languages if word in set(Language)]
    return (
        line_text(next(filter(None, urls), ""), MAX_URL_CHARS),
        line_text(next(filter(None, titles), "")),
        known[0] if known else None,
    )


def _kind(item: Mapping[str, object], body: str, exact: str) -> MarkKind:
    if "bookmarking" in many(item.get("motivation")):
        return MarkKind.BOOKMARK
    return MarkKind.HIGHLIGHT if exact and not body else MarkKind.NOTE


def _shared(foreign: ForeignAnnotation, text: str, start: int, end: int) -> int:
    """How many characters of the surroundings agree, white space apart."""
    before = _run(_solid(foreign.prefix)[::-1], _solid(text[max(0, start - 128) : start])[::-1])
    return before + _run(_solid(foreign.suffix), _solid(text[end : end + 128]))


def _run(wanted: str, there: str) -> int:
    count = 0
    for one, other in zip(wanted, there, strict=False):
        if one != other:
            break
        count += 1
    return count


def _solid(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
