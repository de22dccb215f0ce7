"""Annotations with telling defaults, and texts that were made to do harm."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from reader.export.values import AnnotatedArticle
from reader.model.anchors import make_target
from reader.model.article import Article, Language
from reader.model.marks import (
    AnchorStatus,
    Annotation,
    Color,
    ItemId,
    MarkKind,
    Point,
    Resolution,
    Span,
    Target,
)
from reader.text.sanitise import line_text, note_text
from tests.support import an_article

TITLES = (
    "A: B",
    '"x"',
    "[단독] 부산항, 다시 기록",
    "#1",
    "- a",
    "no",
    "12:30:45",
    "0123",
    "밤의 항구 🚢",
    "가" * 300,
    "첫 줄\n둘째 줄",
    "%% reader:end %%",
    "---",
    "it's: {a} & *b",
    "<script>alert(1)</script>",
    "'",
    "",
)

HOSTILE = (
    "<b>굵게</b> &amp; <!-- 주석 -->",
    "[부산](javascript:alert(1)) ![그림](x.png)",
    "**굵게** _기울임_ ~~취소~~ `코드` ==형광== $x^2$",
    "# 제목\n- 항목\n1. 하나\n> 인용\n| a | b |\n|---|---|",
    "제목\n===\n\n제목\n---\n\n***\n\n___",
    "    들여 쓴 코드\n\t탭",
    "```\n울타리\n```\n~~~\n물결\n~~~",
    "%% reader:end %%\n%% reader:begin %%",
    "^r-bbbbbbbbbbbbbbbbbbbbbbbbbb",
    "끝 ^r-cccccccccccccccccccccccccc",
    "#태그 key:: value {{query}} ((block)) [[링크]]",
    "\\ 역슬래시 \\* 끝\\",
    "\x1b[31m빨강\x1b[0m \u202e거꾸로",
    "=1+1\t@SUM(A1)",
)


def in_ko(start: tuple[int, int], end: tuple[int, int]) -> tuple[Language, Span]:
    """A passage of the Korean edition: (block, offset) to (block, offset)."""
    return Language.KO, Span(Point(*start), Point(*end))


def in_en(start: tuple[int, int], end: tuple[int, int]) -> tuple[Language, Span]:
    """A passage of the English edition."""
    return Language.EN, Span(Point(*start), Point(*end))


def an_annotation(
    letter: str = "b",
    place: tuple[Language, Span] | None = None,
    *,
    kind: MarkKind = MarkKind.HIGHLIGHT,
    body: str = "",
    tags: tuple[str, ...] = (),
    created: str = "2024-05-02T09:14:03+09:00",
    article: Article | None = None,
    status: AnchorStatus = AnchorStatus.ANCHORED,
) -> Annotation:
    """An annotation whose id is one letter 26 times; without a place, on the whole article."""
    home = article or an_article()
    target = make_target(home.editions[place[0]], *place) if place else None
    resolved = None
    if target is not None and status is not AnchorStatus.ANCHORED:
        span = None if status is AnchorStatus.ORPHANED else target.span
        resolved = Resolution(target.text_hash, status, span, 0.8)
    return Annotation(
        ItemId(letter * 26),
        home.id,
        kind,
        target,
        None,
        Color.YELLOW,
        body,
        tags,
        created,
        created,
        resolved,
    )


def annotated(*annotations: Annotation, article: Article | None = None) -> AnnotatedArticle:
    """An article with annotations on it."""
    home = article or an_article()
    return AnnotatedArticle(home, home.alignment, annotations)


_letters = st.characters(codec="utf-8", exclude_categories=("Cc",))
_quotes = st.text(_letters | st.just("\n"), max_size=80)
_hashes = st.text("0123456789abcdef", max_size=16)
_ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26).map(ItemId)
_points = st.builds(Point, st.integers(0, 400), st.integers(0, 4000))
_spans = st.tuples(_points, _points).map(lambda pair: Span(min(pair), max(pair)))
_targets = st.builds(
    Target, st.sampled_from(Language), _hashes, _spans, _hashes, _hashes, _quotes, _quotes, _quotes
)
_resolutions = st.builds(
    Resolution,
    _hashes,
    st.sampled_from(AnchorStatus),
    st.none() | _spans,
    st.floats(0, 1, allow_nan=False),
)
_extra_values = st.recursive(
    st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def _settled(text: str) -> str:
    """What is left of a text when cleaning changes nothing more."""
    while (cleaned := note_text(text)) != text:
        text = cleaned
    return unicodedata.normalize("NFC", text)


_tags = st.text(_letters, min_size=1, max_size=20).map(lambda tag: line_text(line_text(tag)))
_times = st.sampled_from(("", "2024-05-02T09:14:03+09:00", "1970-01-01T00:00:00Z", "언젠가"))

annotations = st.builds(
    Annotation,
    id=_ids,
    article_id=st.just(an_article().id),
    kind=st.sampled_from(MarkKind),
    target=st.none() | _targets,
    reattached=st.none() | _targets,
    color=st.sampled_from(Color),
    body=st.text(max_size=200).map(_settled),
    tags=st.lists(_tags.filter(bool), max_size=5).map(tuple),
    created=_times,
    modified=_times,
    resolved=st.none() | _resolutions,
    extra=st.dictionaries(st.text(max_size=10), _extra_values, max_size=3),
)
"""Any annotation the program may hold, in and out of place."""
