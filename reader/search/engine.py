"""Answering a query: candidates are scored one article at a time, then ranked and cut."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from reader.model.article import Article, Language
from reader.search.compounds import written_together
from reader.search.corpus import Corpus, Effort
from reader.search.documents import FIELDS, HEAD, TITLES, Document, Part, locate
from reader.search.matcher import MOST_MATCHES, Match
from reader.search.nearby import nearest
from reader.search.order import Answer, first_of, ranked, score_of_words
from reader.search.plan import Plan, Token, is_filed, plan
from reader.search.query import Query, Term
from reader.search.ranking import Scored, Written, best_of, places_of, score_token
from reader.search.readings import is_written_so
from reader.search.results import Field, Found, Hit, Tier
from reader.search.said_around import essential
from reader.search.snippets import snippet_around
from reader.search.views import TextView

_SAME_FIELD = 0.05
_WRITTEN_TOGETHER = 1.08
_BESIDE: Final = 0.1
"""What it is worth in a text that the words stand beside each other as they were typed."""
_GUESSED_TOGETHER = 0.9
_HIT_MS = 0.08
"""What it takes to open the text of an answer at its place."""
_SURE_TOGETHER = frozenset({Tier.LITERAL, Tier.PARTICLE, Tier.ALIAS})
_ORDER: Final = {tier: place for place, tier in enumerate(Tier)}
_CONVERTED = frozenset({Tier.KEYBOARD, Tier.TRANSLITERATION, Tier.TYPO})


@dataclass(frozen=True, slots=True)
class Search:
    """One query over one library.

    Args:
        corpus: The library.
        query: What was asked for.
        allowed: The articles that pass the query's filters; None for all.
    """

    corpus: Corpus
    query: Query
    allowed: Container[int] | None = None

    def answers(self, effort: Effort, enough: int | None = None) -> tuple[list[Answer], Plan]:
        """The articles that answer, best first, and how the query was understood.

        Args:
            effort: The work that may be done.
            enough: How many answers are enough, or None for all. Articles with everything in
                their head come first and outrank the others, then those met last.
        """
        found, made = self._answers(effort, enough)
        others = self._other_terms()
        while not (found or effort.cut_short) and (terms := next(others, None)):
            other = replace(self, query=replace(self.query, terms=terms))
            found, made = other._answers(effort, enough)
        return found, made

    def _other_terms(self) -> Iterator[tuple[Term, ...]]:
        """What is looked for where no article has all that was typed."""
        fewer = essential(self.query.terms)
        if fewer != self.query.terms:
            yield fewer
        yield from written_together(fewer, partial(is_filed, corpus=self.corpus))

    def _answers(self, effort: Effort, enough: int | None) -> tuple[list[Answer], Plan]:
        made = plan(self.query.terms, self.corpus, effort)
        if self.query.terms and not (made.tokens or made.unwanted or self.query.filters):
            return [], made  # nothing but punctuation
        found: list[Answer] = []
        for number in self._candidates(made):
            if effort.spent(len(found) * _HIT_MS):
                break
            answer = self._answer(number, made, effort)
            if answer is not None:
                if not found:
                    effort.hurry()
                found.append(answer)
                if enough is not None and len(found) >= enough:
                    effort.cut_short = True
                    break
        if effort.cancelled():  # nobody waits; what was found by then may be thousands
            effort.cut_short = True
            return [], made
        return ranked(found), made

    def _candidates(self, made: Plan) -> Iterator[int]:
        """Numbers of articles that may answer, those with everything in the head first."""
        groups = [made.tokens, (made.whole,)] if made.whole else [made.tokens]
        seen: set[int] = set()
        for head in (True, False) if made.tokens else (False,):
            for tokens in groups:
                if not head and tokens and all(token.head_only for token in tokens):
                    continue
                demands = [token.demand for token in tokens]
                for number in self.corpus.candidates(demands, head=head):
                    if number not in seen and (self.allowed is None or number in self.allowed):
                        seen.add(number)
                        yield number

    def _answer(self, number: int, made: Plan, effort: Effort) -> Answer | None:
        document = self.corpus.document(number)
        for token in made.unwanted:
            if score_token(document, token.readings, token.parts):
                return None
        if not self._patterns_fit(number, effort):
            return None
        if not made.tokens:
            return Answer(1.0, number, (), 1, True)
        written = partial(_is_written_so, self.corpus, number)
        apart = _score_apart(document, number, made.tokens, written)
        if not made.whole:
            return apart
        together = _score_together(document, number, made.whole, apart, written)
        return _either(apart, together) if apart and together else apart or together

    def _patterns_fit(self, number: int, effort: Effort) -> bool:
        """Whether an article's texts are as the patterns want; False if that is left undone."""
        if not self.query.patterns:
            return True
        texts = list(_texts(self.corpus.article(number)))
        return all(
            any(not effort.spent() and pattern.search(text) for text in texts) != negated
            and not effort.cut_short
            for pattern, negated in self.query.patterns
        )


def find(search: Search, typed: str, limit: int, effort: Effort) -> Found:
    """Answer a query with hits that can be shown and opened.

    Of equals the newest published come first, then they go by id; for somebody who watches those
    that were met last, as a first answer has to begin with them.

    Args:
        search: The query over its library.
        typed: The query as typed.
        limit: The most hits; the counts include what is beyond.
        effort: The work that may be done.
    """
    # A few more than are shown, so that the best of them come first.
    enough = limit + limit // 4 if effort.is_limited else None
    answers, made = search.answers(effort, enough)
    # What was shown of equals before they were all known does not move when they are.
    first = answers[:limit] if effort.is_watched else first_of(answers, limit, search.corpus)
    hits: list[Hit] = []
    for answer in first:
        hit = None if effort.cancelled() else _hit(search, answer)
        if hit is not None:
            hits.append(hit)
    return Found(
        typed,
        tuple(hits),
        articles=len(answers),
        places=sum(answer.places for answer in answers),
        complete=not effort.cut_short and all(a.places < MOST_MATCHES for a in answers),
        reading=_conversion(first[0], made) if first else "",
    )


def _is_written_so(corpus: Corpus, number: int, view: TextView, match: Match, written: str) -> bool:
    """Whether an article's own text has a match with the capitals of a name."""
    located = locate(corpus.article(number), view, match.start, match.end)
    return located is None or is_written_so(located.text[slice(*located.span)], written)


def _score_apart(
    document: Document, number: int, tokens: Sequence[Token], written: Written
) -> Answer | None:
    scores: list[float] = []
    evidence: list[Scored] = []
    places, as_typed, begins = 0, True, False
    for token in reversed(tokens):  # the last is being typed; most articles have the others
        found = score_token(document, token.readings, token.parts, written)
        if not found:
            return None
        score, best = best_of(found)
        scores.insert(0, score)
        evidence.insert(0, best)
        places += places_of(found, best)
        as_typed = as_typed and best.reading.is_typed
        begins = begins or best.typed
    total = score_of_words(scores)
    if len(scores) > 1 and len({scored.key for scored in evidence}) == 1:
        total += _SAME_FIELD
    # 금리 동결 is as typed in 기준금리 … 동결: one word of several may end a compound.
    return Answer(total, number, tuple(evidence), places, as_typed and begins)


def _score_together(
    document: Document, number: int, whole: Token, apart: Answer | None, written: Written
) -> Answer | None:
    found = score_token(document, whole.readings, whole.parts, written)
    if not found:
        return None
    score, best = best_of(found)
    if best.reading.tier is Tier.TYPO and apart is None:
        return None
    # Open AI is a name by itself, so 오픈AI goes before an article with both words somewhere.
    tier = best.reading.tier
    factor = _WRITTEN_TOGETHER if tier in _SURE_TOGETHER else _GUESSED_TOGETHER
    typed = best.typed or tier is Tier.ALIAS
    return Answer(score * factor, number, (best,), places_of(found, best), typed)


def _either(apart: Answer, together: Answer) -> Answer:
    """The better one of both; what stands together as it was typed is rather meant and shown."""
    best = max(apart, together, key=lambda answer: (answer.typed, answer.score))
    (phrase,) = together.evidence
    if not phrase.typed:
        return best
    best = best._replace(places=together.places)  # what is gone through in the article
    if phrase.key.part in TITLES:
        return best
    if any(scored.key.part not in TITLES for scored in apart.evidence):
        best = best._replace(evidence=together.evidence)
    return best._replace(score=best.score + _BESIDE)


def _hit(search: Search, answer: Answer) -> Hit | None:
    """Open the text of an answer at its best place."""
    corpus, number = search.corpus, answer.number
    if not answer.evidence:
        return _hit_without_words(search, answer, corpus.article(number))
    best = nearest(answer.evidence)
    is_heading = best.key.part in HEAD and best.key.part is not Part.DECK
    article = corpus.heading(number) if is_heading else corpus.article(number)
    located = locate(article, best.view, best.match.start, best.match.end)
    if located is None:
        return None
    others = [scored.reading for scored in answer.evidence if scored.reading is not best.reading]
    snippet, marks = snippet_around(located.text, located.span, others)
    worst = max(answer.evidence, key=lambda scored: _ORDER[scored.reading.tier])
    field = FIELDS[best.key.part]
    return Hit(
        article.id,
        article.title(best.key.language or Language.KO),
        answer.score,
        worst.reading.tier,
        field,
        best.key.language,
        None if field is Field.DECK else located.block,
        located.span,
        snippet,
        marks,
        _facts(article) if field is Field.TITLE else "",
        located.block if field is Field.DECK else None,
    )


def _facts(article: Article) -> str:
    known = (article.publisher, article.author.name, article.published[:10])
    return "  ".join(filter(None, known))


def _hit_without_words(search: Search, answer: Answer, article: Article) -> Hit:
    """A hit of filters and patterns alone: the first match, else the title."""
    for pattern, negated in search.query.patterns:
        for language, block, text in article.texts():
            span = None if negated else pattern.search(text)
            if span:
                snippet, marks = snippet_around(text, span)
                return Hit(
                    article.id, article.title(language), answer.score, Tier.LITERAL, Field.BODY,
                    language, block, span, snippet, marks,
                )  # fmt: skip
    title = article.title()
    return Hit(
        article.id, title, answer.score, Tier.LITERAL, Field.TITLE, article.languages[0], None,
        (0, 0), title, (), _facts(article),
    )  # fmt: skip


def _texts(article: Article) -> Iterator[str]:
    for edition in article.editions.values():
        yield edition.title
        yield from edition.deck
    for _, _, text in article.texts():
        yield text


def _conversion(best: Answer, made: Plan) -> str:
    """How the query was understood where the best article has it in other words."""
    tokens = made.tokens if len(best.evidence) == len(made.tokens) else (made.whole,)
    turned = [
        f"{token.text} → {scored.reading.text}"
        for token, scored in zip(tokens, best.evidence, strict=False)
        if token and scored.reading.tier in _CONVERTED
    ]
    return ", ".join(turned)
