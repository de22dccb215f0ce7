"""The place of words that somebody quotes: from the command line, or another program's file."""

from __future__ import annotations

import re
from typing import Final

from reader.errors import ReaderError
from reader.model.anchors import CanonicalText
from reader.model.article import Article, Language
from reader.model.marks import Point, Span, Target
from reader.text.sanitise import clean

_SHOWN_CHARS: Final = 40


class QuoteMissing(ReaderError):
    """The quoted words are not in the article."""

    def __init__(self, exact: str) -> None:
        super().__init__(
            f"the article does not say {_shown(exact)!r}",
            remedy="quote it word for word, or leave it out",
        )


class QuoteUnclear(ReaderError):
    """The quoted words are in several places, and none is where they were said to be."""

    def __init__(self, exact: str) -> None:
        super().__init__(
            f"the article says {_shown(exact)!r} several times, never between those words",
            remedy="copy `prefix` and `suffix` from right before and behind the quote",
        )


def place_of_quote(
    article: Article,
    exact: str,
    language: Language | None = None,
    context: tuple[str, str] = ("", ""),
) -> tuple[Language, Span]:
    """Where a quote stands: the first place, or with context the one that fits it.

    A quote is cleaned as the article was when it came in, so that one copied from a web page or
    a Mac, with decomposed letters or unbreakable spaces, is the same words; so is one that was
    broken into lines on the way.

    Args:
        exact: The quoted words; paragraphs are joined by line feeds.
        language: The edition it is from; None looks in Korean, then in English.
        context: Words right before and behind it, "" where unknown.

    Raises:
        QuoteMissing: If it stands nowhere, or only roughly.
        QuoteUnclear: If it stands in several places and the context fits none of them.
    """
    wanted = [language] if language else list(article.languages)
    words, *around = (clean(part, {}) for part in (exact, *context))
    is_there = False
    for one in wanted:
        edition = article.editions.get(one)
        if edition is None or not words.strip():
            continue
        text = CanonicalText(edition)
        places = _places(text.text, words)
        fitting = [place for place in places if _fits(text.text, place, *around)]
        if fitting:
            return one, text.span(*fitting[0])
        span = _in_context(text, one, words, (around[0], around[1])) if any(around) else None
        if span is not None:
            return one, span
        if len(places) == 1:
            return one, text.span(*places[0])
        is_there = is_there or bool(places)
    raise QuoteUnclear(exact) if is_there else QuoteMissing(exact)


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand, letter for letter; if nowhere, then with other white space."""
    as_they_are = re.escape(words)
    broken = r"\s+".join(map(re.escape, words.split()))
    for pattern in (as_they_are, broken):
        places = [found.span() for found in re.finditer(pattern, text)]
        if places:
            return places
    return []


def _fits(text: str, place: tuple[int, int], before: str, behind: str) -> bool:
    """Whether a place is between these words, whatever white space is around them."""
    start, end = place
    left = _joined(text[max(0, start - 2 * len(before) - 2) : start])
    right = _joined(text[end : end + 2 * len(behind) + 2])
    return left.endswith(_joined(before)) and right.startswith(_joined(behind))


def _joined(words: str) -> str:
    return " ".join(words.split())


def _shown(exact: str) -> str:
    words = _joined(exact)
    return words if len(words) <= _SHOWN_CHARS else words[: _SHOWN_CHARS - 1] + "…"


def _in_context(
    text: CanonicalText, language: Language, exact: str, context: tuple[str, str]
) -> Span | None:
    nowhere = Span(Point(0, 0), Point(0, 1))
    target = Target(language, "", nowhere, "", "", exact, context[0], context[1])
    from reader.search.anchors import resolve

    return resolve(target, text).span
