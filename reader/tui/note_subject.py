"""What a note is about, and the key its unfinished typing is kept under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.anchors import CanonicalText, make_target, words_at
from reader.model.article import Article, ArticleId, Language
from reader.model.marks import Annotation, MarkKind, Point, Span, Target
from reader.session import Change, Session

_KEY: Final = re.compile(r"note:([a-z0-9]+)(?::(ko|en):(\d+)\.(\d+)-(\d+)\.(\d+))?\Z")


@dataclass(frozen=True, slots=True)
class NoteSubject:
    """What a note is about."""

    article_id: ArticleId
    title: str
    quote: str = ""
    """The passage; "" for a note on the article."""
    language: Language | None = None
    span: Span | None = None
    target: Target | None = None
    """The passage as it is when the note is begun; its text may change meanwhile."""
    existing: Annotation | None = None
    """The note or highlight there is already."""
    others: tuple[Annotation, ...] = ()
    """Its other versions, which another window made of it at the same time."""
    found_under: str = ""
    """The key under which its unfinished typing was found; "" if there was none."""

    @property
    def body(self) -> str:
        """What is written already, of every version."""
        versions = (self.existing, *self.others)
        return "\n\n".join(dict.fromkeys(one.body for one in versions if one and one.body))

    def noted(self, session: Session, body: str) -> Change:
        """Put a new note where it belongs."""
        place = (self.article_id, self.language, self.span)
        return session.annotate(*place, body, target=self.target)

    @property
    def draft_key(self) -> str:
        """What unfinished typing is kept under; the same whenever it is about the same."""
        if self.found_under:
            return self.found_under
        if self.existing is not None:
            return f"note:{self.existing.id}"
        if self.span is None:
            return f"note:{self.article_id}"
        start, end = self.span.start, self.span.end
        place = f"{start.block}.{start.offset_chars}-{end.block}.{end.offset_chars}"
        return f"note:{self.article_id}:{self.language}:{place}"


def about_article(session: Session, article_id: ArticleId, title: str) -> NoteSubject:
    """The note on an article as a whole, there already or not; its file is not read."""
    existing = None
    for one in session.kept_marks(article_id).annotations:
        if one.kind is MarkKind.NOTE and one.target is None:
            existing = one
    return NoteSubject(article_id, title, existing=existing)


def about_passage(
    session: Session, article: Article, language: Language, span: Span
) -> NoteSubject:
    """The note on a passage; a highlight on the same passage becomes it."""
    existing = None
    for one in session.marks(article.id).annotations:
        if one.kind is not MarkKind.BOOKMARK and (one.language, one.span) == (language, span):
            existing = one
    edition = article.editions[language]
    quote, target = words_at(edition, span), make_target(edition, language, span)
    return NoteSubject(article.id, edition.title, quote, language, span, target, existing)


def about_annotation(one: Annotation, title: str) -> NoteSubject:
    """The note that an annotation is or becomes."""
    quote = one.target.exact if one.target else ""
    return NoteSubject(one.article_id, title, quote, one.language, one.span, existing=one)


def unfinished(session: Session, article_id: ArticleId, drafts: Iterable[str]) -> str:
    """The key of a note that was being written when the program ended; "" if there is none.

    Args:
        session: Has the annotations it may be about; no file is read.
        article_id: Drafts about other articles are left alone.
        drafts: The keys of all that are left.
    """
    annotations = session.kept_marks(article_id).annotations
    here = {str(article_id), *(str(one.id) for one in annotations)}
    for key in drafts:
        match = _KEY.match(key)
        if match and match[1] in here:
            return key
    return ""


def article_of(key: str) -> ArticleId | None:
    """The article a draft is about; an id of no article if it is about what is written there."""
    match = _KEY.match(key)
    return ArticleId(match[1]) if match else None


def on_passage(key: str) -> bool:
    """Whether a draft is about a passage, so that the text is needed to go on with it."""
    match = _KEY.match(key)
    return match is not None and match[2] is not None


def about_draft(
    session: Session, key: str, article_id: ArticleId, title: str, article: Article | None = None
) -> NoteSubject:
    """What a draft that `unfinished` found is about.

    Args:
        session: Has the annotation it may be about.
        key: Of the draft.
        article_id: The article it is found in.
        title: Of that article.
        article: Its text; None is enough unless the draft is `on_passage`.
    """
    for one in session.kept_marks(article_id).annotations:
        if key == f"note:{one.id}":
            return about_annotation(one, title)
    match = _KEY.match(key)
    if match and article and match[2]:
        return replace(_subject(session, article, match[2], match.groups()[2:]), found_under=key)
    return NoteSubject(article_id, title, found_under=key)


def _subject(
    session: Session, article: Article, language: str, numbers: Sequence[str | None]
) -> NoteSubject:
    """The passage, or the article if it is no longer in the text."""
    on_article = NoteSubject(article.id, article.title())  # a new note beside any that is there
    if Language(language) not in article.editions:
        return on_article
    first, offset, last, end = (int(number or 0) for number in numbers)
    try:
        span = Span(Point(first, offset), Point(last, end))
    except ValueError:
        return on_article
    if not CanonicalText(article.editions[Language(language)]).holds(span):
        return on_article
    return about_passage(session, article, Language(language), span)
