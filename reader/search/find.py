"""Finding a query inside one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.errors import QueryError
from reader.model.article import Article, Language
from reader.search.documents import Part
from reader.search.folding import fold_token, spaced, trace
from reader.search.lexicon import NoLexicon
from reader.search.query import Query, Term, parse
from reader.search.ranking import position_factor
from reader.search.readings import Reading, keyboard_readings, sure_readings
from reader.search.results import Place, Tier
from reader.search.views import Folded

_LADDER: Final = (
    frozenset({Tier.LITERAL, Tier.INITIALS}),
    frozenset({Tier.PARTICLE, Tier.ALIAS}),
    frozenset({Tier.KEYBOARD}),
)
"""A weaker way to understand a word is tried only where the surer ones find nothing."""

_Block = tuple[Language, int, str, Folded]


def find_in_article(article: Article, query: str) -> tuple[Place, ...]:
    """Every place of a query in the bodies of an article, Korean first, in reading order.

    The words are looked for as one phrase, with or without blanks between them; if that finds
    nothing, each by itself. Broken queries are looked for as they are typed.
    """
    blocks = [(lang, i, text, Folded(spaced(text))) for lang, i, text in article.texts()]
    try:
        asked = parse(query)
    except QueryError:
        asked = Query((Term(query, phrase=True),))
    terms = [term for term in asked.terms if not term.negated]
    found = _together(terms, blocks) or [p for term in terms for p in _places(term, blocks)]
    for pattern, negated in asked.patterns:
        for language, block, text, _ in () if negated else blocks:
            matches = (match.span() for match in pattern.finditer(text))
            found += [Place(language, block, span) for span in matches if span[0] < span[1]]
    return _in_order(found, article.languages)


def _together(terms: Sequence[Term], blocks: Sequence[_Block]) -> list[Place]:
    whole = fold_token("".join(term.text for term in terms))
    if len(terms) < 2 or not whole:
        return []
    return list(_matches([Reading(whole, Tier.LITERAL, 1.0)], blocks))


def _places(term: Term, blocks: Sequence[_Block]) -> list[Place]:
    token = fold_token(term.text)
    if not token:
        return []
    if term.phrase:
        return list(_matches([Reading(token, Tier.LITERAL, 1.0, finished=True)], blocks))
    lexicon = NoLexicon()
    readings = [*sure_readings(token, lexicon), *keyboard_readings(token, lexicon)]
    for tiers in _LADDER:
        found = list(_matches([r for r in readings if r.tier in tiers], blocks))
        if found:
            return found
    return []


def _matches(readings: Sequence[Reading], blocks: Sequence[_Block]) -> Iterator[Place]:
    for language, block, text, folded in blocks:
        traced = None
        for reading in readings:
            for match in reading.matcher.find(folded, len(text)):
                # Judged as in a title: inside one article two initials are already telling.
                if position_factor(reading, folded, match, Part.TITLE):
                    traced = traced or trace(text)
                    yield Place(language, block, traced.span(match.start, match.end), reading.tier)


def _in_order(found: list[Place], languages: Sequence[Language]) -> tuple[Place, ...]:
    """In reading order; of places that overlap, the one that begins first."""
    found.sort(key=lambda p: (languages.index(p.language), p.block, p.span[0], -p.span[1]))
    kept: list[Place] = []
    for place in found:
        last = kept[-1] if kept else None
        if (
            last is None
            or (last.language, last.block) != (place.language, place.block)
            or last.span[1] <= place.span[0]
        ):
            kept.append(place)
    return tuple(kept)
