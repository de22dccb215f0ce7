"""The place of words that somebody quotes: from the command line, or another program's file."""

from __future__ import annotations

from reader.errors import ReaderError
from reader.model.anchors import CanonicalText
from reader.model.article import Article, Language
from reader.model.marks import Point, Span, Target
from reader.text.sanitise import clean


class QuoteMissing(ReaderError):
    """The quoted words are not in the article."""

    def __init__(self, exact: str) -> None:
        shown = exact if len(exact) <= 40 else exact[:39] + "…"
        super().__init__(
            f"the article does not say {shown!r}", remedy="quote it word for word, or leave it out"
        )


def place_of_quote(
    article: Article,
    exact: str,
    language: Language | None = None,
    context: tuple[str, str] = ("", ""),
) -> tuple[Language, Span]:
    """Where a quote stands: the first place, or with context the one that fits it.

    A quote is cleaned as the article was when it came in, so that one copied from a web page or
    a Mac, with decomposed letters or unbreakable spaces, is the same words.

    Args:
        exact: The quoted words; paragraphs are joined by line feeds.
        language: The edition it is from; None looks in Korean, then in English.
        context: Words before and after it, "" where unknown.

    Raises:
        QuoteMissing: If it stands nowhere, or only roughly.
    """
    wanted = [language] if language else list(article.languages)
    words, before, after = (clean(part, {}) for part in (exact, *context))
    for one in wanted:
        edition = article.editions.get(one)
        if edition is None or not words:
            continue
        text = CanonicalText(edition)
        if before or after:
            span = _in_context(text, one, words, (before, after))
            if span is not None:
                return one, span
        start = text.text.find(words)
        if start >= 0:
            return one, text.span(start, start + len(words))
    raise QuoteMissing(exact)


def _in_context(
    text: CanonicalText, language: Language, exact: str, context: tuple[str, str]
) -> Span | None:
    nowhere = Span(Point(0, 0), Point(0, 1))
    target = Target(language, "", nowhere, "", "", exact, context[0], context[1])
    from reader.search.anchors import resolve

    return resolve(target, text).span
