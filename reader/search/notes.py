"""Searching the notes and tags a person wrote, and putting them among the articles found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from reader.errors import QueryError
from reader.model.article import ArticleId
from reader.search.corpus import Effort
from reader.search.documents import Part
from reader.search.folding import fold_token, spaced, trace
from reader.search.grams import is_short
from reader.search.lexicon import NoLexicon
from reader.search.order import score_of_words
from reader.search.positions import position_factor
from reader.search.query import Term, parse
from reader.search.readings import (
    AS_TYPED,
    Reading,
    is_written_so,
    keyboard_readings,
    literal,
    sure_readings,
)
from reader.search.results import Field, Found, Hit, Tier
from reader.search.snippets import snippet_around
from reader.search.views import Folded

MOST_NOTES: Final = 20_000
"""More annotations than this are not gone through on a key press."""
_WEIGHT: Final = 0.75
"""Of a note, beside 1 of a title and .58 of a body."""


@dataclass(frozen=True, slots=True)
class NoteHit:
    """The best place of a query in the notes on one article."""

    article_id: ArticleId
    score: float
    tier: Tier
    text: str
    """The note, or the article's tags as one line."""
    span: tuple[int, int]
    """Half open, in code points of the text."""


def search_notes(
    query: str, notes: Mapping[ArticleId, Sequence[str]], effort: Effort
) -> list[NoteHit]:
    """The articles whose notes hold every word of a query, best first.

    Args:
        query: As typed. With filters, patterns or `title:` it asks for articles, not for notes;
            broken ones find nothing.
        notes: The texts on each article.
        effort: The work that may be done.
    """
    wanted, unwanted = _asked(query)
    if not wanted:
        return []
    found: list[NoteHit] = []
    for article_id, texts in notes.items():
        if effort.spent():
            break
        if any(_best(readings, texts) for readings in unwanted):
            continue
        places = [_best(readings, texts) for readings in wanted]
        sure = [place for place in places if place is not None]
        if len(sure) == len(places):
            best = max(sure, key=lambda place: place[0])
            score = score_of_words([score for score, *_ in sure])
            found.append(NoteHit(article_id, score, *best[1:]))
    return sorted(found, key=lambda hit: (-hit.score, hit.article_id))


def with_notes(
    found: Found, notes: Sequence[NoteHit], title_of: Callable[[ArticleId], str], limit: int
) -> Found:
    """An answer with the notes put in by their score; an article that was found stays as it is.

    Args:
        found: The articles.
        notes: What `search_notes` found.
        title_of: The title of an article; "" when it is gone, and so is the hit.
        limit: The most hits.
    """
    known = {hit.article_id for hit in found.hits}
    hits = [
        _hit(note, title)
        for note in notes[: limit + len(known)]
        if note.article_id not in known and (title := title_of(note.article_id))
    ]
    if not hits:
        return found
    merged = sorted((*found.hits, *hits), key=lambda hit: (hit.tier not in AS_TYPED, -hit.score))
    return replace(
        found,
        hits=tuple(merged[:limit]),
        articles=found.articles + len(hits),
        places=found.places + len(hits),
        # An article beyond the hits may be one of those with a note: then it counts twice.
        complete=found.complete and found.articles == len(found.hits),
    )


def _hit(note: NoteHit, title: str) -> Hit:
    line = note.text.replace("\n", " ")
    snippet, marks = snippet_around(line, note.span)
    return Hit(
        note.article_id, title, note.score, note.tier, Field.NOTE, None, None, note.span,
        snippet, marks,
    )  # fmt: skip


def _asked(query: str) -> tuple[list[list[Reading]], list[list[Reading]]]:
    """The readings of each word that must be there, and of each that must not."""
    try:
        asked = parse(query)
    except QueryError:
        return [], []
    tokens = [(term, fold_token(term.text)) for term in asked.terms]
    tokens = [(term, token) for term, token in tokens if token]
    if asked.filters or asked.patterns or any(term.title_only for term, _ in tokens):
        return [], []
    if any(is_short(token) for term, token in tokens if not term.negated):
        return [], []  # every note has such a word
    wanted = [list(_readings(term, token)) for term, token in tokens if not term.negated]
    return wanted, [list(_readings(term, token)) for term, token in tokens if term.negated]


def _readings(term: Term, token: str) -> Iterator[Reading]:
    if term.phrase or term.negated:
        yield literal(token, finished=True)
    else:
        yield from sure_readings(token, NoLexicon())
        yield from keyboard_readings(token, NoLexicon(), term.text)


def _best(
    readings: Iterable[Reading], texts: Sequence[str]
) -> tuple[float, Tier, str, tuple[int, int]] | None:
    """The best place of a word: score, tier, text and span."""
    best = None
    for text in texts:
        folded = _folded(text)
        for reading in readings:
            for match in reading.matcher.find(folded):
                position = position_factor(reading, folded, match, Part.BODY)
                score = position * reading.base * _WEIGHT
                if score <= (best[0] if best else 0.0):
                    continue
                span = trace(text).span(match.start, match.end)
                if reading.written and not is_written_so(text[slice(*span)], reading.written):
                    continue
                best = (score, reading.tier, text, span)
    return best


@lru_cache(maxsize=MOST_NOTES)
def _folded(text: str) -> Folded:
    """The next key asks for the same notes again."""
    return Folded(spaced(text))
