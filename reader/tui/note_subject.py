"""What a note is about, and the key its unfinished typing is kept under."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.anchors import CanonicalText, make_target
from reader.model.article import Article, ArticleId, Block, Language
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
    found_under: str = ""
    """The key under which its unfinished typing was found; "" if there was none."""

    @property
    def body(self) -> str:
        """What is written already."""
        return self.existing.body if self.existing else ""

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


def about_article(session: Session, article: Article, language: Language) -> NoteSubject:
    """The note on an article as a whole, there already or not."""
    existing = None
    for one in session.marks(article.id).annotations:
        if one.kind is MarkKind.NOTE and one.target is None:
            existing = one
    return NoteSubject(article.id, article.title(language), existing=existing)


def about_passage(
    session: Session, article: Article, language: Language, span: Span
) -> NoteSubject:
    """The note on a passage; a highlight on the same passage becomes it."""
    existing = None
    for one in session.marks(article.id).annotations:
        if one.kind is not MarkKind.BOOKMARK and (one.language, one.span) == (language, span):
            existing = one
    quote = quoted(article.editions[language].body, span)
    target = make_target(article.editions[language], language, span)
    title = article.title(language)
    return NoteSubject(article.id, title, quote, language, span, target, existing)


def about_annotation(one: Annotation, title: str) -> NoteSubject:
    """The note that an annotation is or becomes."""
    quote = one.target.exact if one.target else ""
    return NoteSubject(one.article_id, title, quote, one.language, one.span, existing=one)


def unfinished(session: Session, article: Article, finished: Collection[str]) -> NoteSubject | None:
    """What a note was being written about in an article when the program ended.

    Args:
        session: Its drafts are looked through.
        article: Drafts about other articles are left alone.
        finished: Keys of drafts that are done and only wait to be dropped.
    """
    annotations = {str(one.id): one for one in session.marks(article.id).annotations}
    for key in session.drafts():
        match = _KEY.match(key)
        if match is None or key in finished:
            continue
        subject, language, *numbers = match.groups()
        if subject in annotations:
            return about_annotation(annotations[subject], article.title())
        if subject == article.id:
            return replace(_subject(session, article, language, numbers), found_under=key)
    return None


def quoted(body: Sequence[Block], span: Span) -> str:
    """The text of a span, blocks joined by line feeds."""
    texts = []
    for number in range(span.start.block, min(span.end.block + 1, len(body))):
        text = body[number].text
        part = span.within(number, len(text))
        texts.append(text[slice(*part)] if part else "")
    return "\n".join(texts)


def _subject(
    session: Session, article: Article, language: str | None, numbers: Sequence[str | None]
) -> NoteSubject:
    """The passage, or the article if there was none or it is no longer in the text."""
    on_article = NoteSubject(article.id, article.title())  # a new note beside any that is there
    if language is None or Language(language) not in article.editions:
        return on_article
    first, offset, last, end = (int(number or 0) for number in numbers)
    try:
        span = Span(Point(first, offset), Point(last, end))
    except ValueError:
        return on_article
    if not CanonicalText(article.editions[Language(language)]).holds(span):
        return on_article
    return about_passage(session, article, Language(language), span)
