"""Reading Web Annotations back: our own restored exactly, those of others as far as they go.

The file is somebody's: nothing in it is believed. What is no annotation is skipped with the
place and the reason, and the rest is taken.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from reader.errors import ReaderError
from reader.export.web_annotation import ITEM, ITEM_VERSION, MOTIVATIONS
from reader.export.web_foreign import ForeignAnnotation, foreign_annotations
from reader.export.web_shape import NotUsable, bodies_of, mapping, note_of, tags_of, text_of
from reader.model.article import ArticleId, Language
from reader.model.marks import (
    AnchorStatus,
    Annotation,
    Color,
    ItemId,
    Point,
    Resolution,
    Span,
    Target,
)
from reader.model.names import ARTICLE_ID, OWN_SUFFIXES
from reader.text.sanitise import line_text

MAX_FILE_CHARS: Final = 64 << 20
MAX_ITEMS: Final = 100_000
MAX_VERSIONS: Final = 100
"""Of one annotation; each is held against all others."""
MAX_TIME_CHARS: Final = 64
MAX_QUOTE_CHARS: Final = 1 << 20
MAX_OFFSET: Final = 1 << 31

_JSON: Final = "give a W3C Web Annotation or Hypothesis file in JSON"
_EXPORT: Final = "what `reader export jsonld` writes can be imported"
_LISTED: Final = {"article", "exact", "prefix", "suffix", "status"}
"""Keys that `reader marks --json` has and no program's annotations."""
_ITEM_ID: Final = re.compile(rf"(?!.*(?:{'|'.join(OWN_SUFFIXES)})$)\S{{1,128}}")
"""What a person may have called an item; the endings left out belong to other items."""
_HASH: Final = re.compile(r"[0-9a-f]{0,64}")
_KINDS: Final = {motivation: kind for kind, motivation in MOTIVATIONS.items()}
_T = TypeVar("_T")


class NotAnnotations(ReaderError):
    """A file is no set of annotations."""

    exit_status = 2

    def __init__(self, reason: str, remedy: str = _JSON) -> None:
        super().__init__(f"no annotations could be read: {reason}", remedy=remedy)


@dataclass(frozen=True, slots=True)
class Skipped:
    """One item that was left out."""

    where: str
    """Which one: its number in the file, from 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held."""

    annotations: tuple[Annotation, ...]
    """Our own, as they were exported; their articles need not be in this library. One with the
    id of one before it is another version of that."""
    foreign: tuple[ForeignAnnotation, ...]
    """Those of other programs, for the caller to place."""
    skipped: tuple[Skipped, ...]


def parse(text: str) -> Imported:
    """Read a collection, a page, a list or one annotation, of the W3C's or Hypothesis's shape.

    Raises:
        NotAnnotations: If it is no JSON (with line and column), too large, or holds no list
            of annotations.
    """
    annotations: dict[ItemId, list[Annotation]] = {}
    foreign: list[ForeignAnnotation] = []
    skipped: list[Skipped] = []
    for number, value in enumerate(_entries(_loaded(text)), start=1):
        where = f"item {number}"
        try:
            item = mapping(value)
            if item is None:
                raise NotUsable("is not an object")
            if ITEM in item:
                own = _restored(item)
                versions = annotations.setdefault(own.id, [])
                if len(versions) >= MAX_VERSIONS:
                    raise NotUsable("has the id of too many before it")
                if any(one == own or one.article_id != own.article_id for one in versions):
                    raise NotUsable("has the id of one before it")
                versions.append(own)
            else:
                foreign += foreign_annotations(item, where)
        except NotUsable as error:
            skipped.append(Skipped(where, error.reason))
    own_ones = tuple(one for versions in annotations.values() for one in versions)
    return Imported(own_ones, tuple(foreign), tuple(skipped))


def _loaded(text: str) -> object:
    if len(text) > MAX_FILE_CHARS:
        raise NotAnnotations("the file is larger than 64 Mi characters")
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise NotAnnotations(f"{where}: not JSON ({error.msg})") from error
    except RecursionError as error:
        raise NotAnnotations("it is nested too deeply") from error
    except ValueError as error:
        raise NotAnnotations("a number in it is too long") from error


def _entries(document: object) -> list[object]:
    for _ in range(4):  # a collection has a page, a page has items
        if isinstance(document, list):
            if len(document) > MAX_ITEMS:
                raise NotAnnotations(f"there are more than {MAX_ITEMS:,} items")
            if document and _LISTED <= (mapping(document[0]) or {}).keys():
                raise NotAnnotations("`reader marks` is a list to look at", _EXPORT)
            return document
        inside = mapping(document)
        if inside is None:
            break
        names = ("items", "rows", "annotations", "first")
        name = next((name for name in names if name in inside), None)
        if name is None and ("target" in inside or ITEM in inside):
            return [document]
        if name is None:
            break
        if isinstance(inside[name], str):
            raise NotAnnotations(f"its items are elsewhere, at {line_text(str(inside[name]))}")
        document = inside[name]
    raise NotAnnotations("there is no list of annotations in it")


def _restored(item: Mapping[str, object]) -> Annotation:
    """One of ours.

    Raises:
        NotUsable: If somebody changed it into something that cannot be.
    """
    own = _Fields(item[ITEM], ITEM)
    version = own.value("version")
    if isinstance(version, int) and version > ITEM_VERSION:
        raise NotUsable("was written by a later version of reader")
    kind = _KINDS.get(text_of(item.get("motivation")))
    if kind is None:
        raise NotUsable("has a motivation that is none of " + ", ".join(_KINDS))
    notes, tags = bodies_of(item.get("body"))
    extra = mapping(own.value("extra"))
    return Annotation(
        id=ItemId(own.matching("id", _ITEM_ID)),
        article_id=ArticleId(own.matching("article", ARTICLE_ID)),
        kind=kind,
        target=own.inner("target", _target),
        reattached=own.inner("reattached", _target),
        color=own.one_of("color", Color),
        body=note_of(notes),
        tags=tags_of(tags),
        created=line_text(text_of(item.get("created")), MAX_TIME_CHARS),
        modified=line_text(text_of(item.get("modified")), MAX_TIME_CHARS),
        resolved=own.inner("resolved", _resolution),
        extra=extra if extra is not None else {},
    )


def _target(fields: _Fields) -> Target:
    span = fields.span()
    if span is None:
        raise NotUsable(f"{fields.where}.span is missing")
    return Target(
        language=fields.one_of("language", Language),
        text_hash=fields.matching("text_hash", _HASH),
        span=span,
        start_hash=fields.matching("start_hash", _HASH),
        end_hash=fields.matching("end_hash", _HASH),
        exact=fields.text("exact"),
        prefix=fields.text("prefix"),
        suffix=fields.text("suffix"),
    )


def _resolution(fields: _Fields) -> Resolution:
    score = fields.value("score")
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score):
        raise NotUsable(f"{fields.where}.score is no number")
    status = fields.one_of("status", AnchorStatus)
    return Resolution(fields.matching("text_hash", _HASH), status, fields.span(), float(score))


class _Fields:
    """One object of a file, read field by field; every complaint names the field."""

    def __init__(self, value: object, where: str) -> None:
        found = mapping(value)
        if found is None:
            raise NotUsable(f"{where} is not an object")
        self._values = found
        self.where = where

    def value(self, name: str) -> object:
        return self._values.get(name)

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str) or len(value) > MAX_QUOTE_CHARS:
            raise NotUsable(f"{self.where}.{name} is no text, or too long")
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise NotUsable(f"{self.where}.{name} is not of the form it has to be")
        return value

    def one_of(self, name: str, choices: Callable[[str], _T]) -> _T:
        try:
            return choices(self.text(name))
        except ValueError as error:
            raise NotUsable(f"{self.where}.{name} is unknown") from error

    def inner(self, name: str, read: Callable[[_Fields], _T]) -> _T | None:
        value = self._values.get(name)
        return None if value is None else read(_Fields(value, f"{self.where}.{name}"))

    def span(self) -> Span | None:
        value = self._values.get("span")
        if value is None:
            return None
        numbers = value if isinstance(value, list) else []
        whole = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool)]
        inside = [n for n in whole if 0 <= n < MAX_OFFSET]
        if len(numbers) != 4 or len(inside) != 4:
            raise NotUsable(f"{self.where}.span is not four numbers")
        start, end = Point(inside[0], inside[1]), Point(inside[2], inside[3])
        if end < start:
            raise NotUsable(f"{self.where}.span runs backwards")
        return Span(start, end)
