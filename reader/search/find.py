"""Finding a query inside one article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from reader.errors import QueryError
from reader.model.article import Article, Language
from reader.search.compounds import splits, word_readings
from reader.search.documents import Part
from reader.search.folding import Trace, fold_token, spaced, trace
from reader.search.lexicon import NoLexicon, Word, names_in, words_of
from reader.search.positions import crosses_words, position_factor
from reader.search.query import Query, Term, parse
from reader.search.readings import (
    Reading,
    is_written_so,
    keyboard_readings,
    literal,
    sure_readings,
)
from reader.search.results import Occurrence, Tier
from reader.search.said_around import essential
from reader.search.sounds import sound_readings
from reader.search.views import Folded
from reader.text.hangul import is_syllable
from reader.text.transliteration import skeleton_of_hangul, skeleton_of_latin

_SURE_SOUND: Final = 0.9
"""How alike a name in the other script must sound."""
_SHORTEST_WITH_SLIPS: Final = 3
"""Of two syllables every word is a slip away from some other one in the article."""


class _Block:
    """A text of the article; where in it a match stands is worked out when there is one."""

    def __init__(self, language: Language, number: int, text: str) -> None:
        self.language = language
        self.number = number
        self.text = text
        self.folded = Folded(spaced(text))

    @cached_property
    def trace(self) -> Trace:
        """From what was folded back to the text."""
        return trace(self.text)


def find_in_article(
    article: Article,
    query: str,
    *,
    heads: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Occurrence, ...]:
    """Every place of a query in an article, Korean first, in reading order.

    The words are looked for as one phrase, with or without blanks between them; if that finds
    nothing, each by itself, and at last as one word in all its ways; a slip is undone where there
    is nothing else. Broken queries are looked for as they are typed.

    Args:
        article: In one language or two.
        query: As the search of the library takes it.
        heads: Whether titles and decks are looked through too.
        cancelled: Asked between paragraphs where that may take long; True gives the work up.
    """
    texts = [*_heads(article), *article.texts()] if heads else article.texts()
    blocks = [_Block(*each) for each in texts]
    try:
        asked = parse(query)
    except QueryError:
        asked = Query((Term(query, phrase=True),))
    terms = [term for term in asked.terms if not term.negated]
    own = _OwnWords(blocks)
    found = _together(terms, blocks) or _each(terms, own)
    if not found and len(terms) > 1:  # a name in two words: disney plus
        found = _places(Term("".join(term.text for term in terms)), own)
    for pattern, negated in asked.patterns:
        for block in () if negated else blocks:
            if cancelled is not None and cancelled():
                break
            spans = [span for span in pattern.spans(block.text) if span[0] < span[1]]
            found += [Occurrence(block.language, block.number, span) for span in spans]
    return _in_order(found, article.languages)


def _heads(article: Article) -> Iterator[tuple[Language, int, str]]:
    """Titles and decks with the numbers that an `Occurrence` has for them."""
    for language in article.languages:
        edition = article.editions[language]
        for number, text in enumerate((edition.title, *edition.deck), 1):
            yield language, -number, text


def _together(terms: Sequence[Term], blocks: Sequence[_Block]) -> list[Occurrence]:
    whole = fold_token("".join(term.text for term in terms))
    if len(terms) < 2 or not whole:
        return []
    return _matches([literal(whole)], blocks)


def _each(terms: Sequence[Term], own: _OwnWords) -> list[Occurrence]:
    """Where the words are by themselves; if one is nowhere, where those are that count."""
    found: dict[Term, list[Occurrence]] = {}
    again = False
    for term in terms:
        found[term] = _places(term, own, again=again)
        again = again or any(place.tier is Tier.KEYBOARD for place in found[term])
    counting = terms if all(found.values()) else essential(terms)
    return [
        place
        for term in counting
        for place in (found[term] if term in found else _places(term, own))
    ]


def _places(term: Term, own: _OwnWords, *, again: bool = False) -> list[Occurrence]:
    """Where a word is; `again` if one before it was typed in the wrong layout."""
    token = fold_token(term.text)
    if not token:
        return []
    if term.phrase:
        return _matches([literal(token, finished=True)], own.blocks)
    for readings in _ladder(term, token, own, again=again):
        found = _matches(readings, own.blocks)
        if found:
            return found
    for words in splits(token):
        places = [_matches(word_readings(word, NoLexicon()), own.blocks) for word in words]
        if all(places):
            return [place for of_word in places for place in of_word]
    return []


def _ladder(term: Term, token: str, lexicon: _OwnWords, *, again: bool) -> Iterator[list[Reading]]:
    """The ways to understand a word; a weaker one is tried only where surer ones fail."""
    sure = list(sure_readings(token, lexicon))
    yield [reading for reading in sure if reading.tier in (Tier.LITERAL, Tier.INITIALS)]
    yield [reading for reading in sure if reading.tier in (Tier.PARTICLE, Tier.ALIAS)]
    other_layout = list(keyboard_readings(token, lexicon, term.text, again=again))
    yield other_layout[:1]
    yield other_layout[1:]
    yield list(sound_readings(token, lexicon, _SURE_SOUND))
    if len(token) >= _SHORTEST_WITH_SLIPS:
        from reader.search.typos import typo_readings  # and RapidFuzz, where all else fails

        yield list(typo_readings(token, lexicon))


class _OwnWords(NoLexicon):
    """What one article itself knows of names and words; worked out when it is asked."""

    def __init__(self, blocks: Sequence[_Block]) -> None:
        self.blocks = blocks

    @cached_property
    def _names(self) -> frozenset[tuple[str, str]]:
        return frozenset(names_in(block.text for block in self.blocks))

    def names_of(self, word: str) -> Collection[str]:
        """The same name in the other script, where the article explains it."""
        pairs = sorted(self._names)
        return [
            *(latin for korean, latin in pairs if korean == word),
            *(korean for korean, latin in pairs if latin == word),
        ]

    def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
        """The article's words with these very consonants."""
        sound = skeleton_of_hangul if hangul else skeleton_of_latin
        return [word for word in self._words[hangul] if sound(word.text) == skeleton]

    def known(self, words: Collection[str]) -> Sequence[Word]:
        """Those of some words that the article has."""
        return [word for own in self._words.values() for word in own if word.text in words]

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        """The article's words of the same script: they are few."""
        return self._words[not word.isascii()]

    @cached_property
    def _words(self) -> Mapping[bool, Sequence[Word]]:
        """The words of the article, by whether they are Korean."""
        words = {word for block in self.blocks for word in words_of(spaced(block.text))}
        found: dict[bool, list[Word]] = {False: [], True: []}
        for word in sorted(words):
            found[is_syllable(word[0])].append(Word(word, 1))
        return found


def _matches(readings: Sequence[Reading], blocks: Sequence[_Block]) -> list[Occurrence]:
    within: list[Occurrence] = []
    across: list[Occurrence] = []
    for block in blocks:
        text, folded = block.text, block.folded
        for reading in readings:
            for match in reading.matcher.find(folded, len(text)):
                # Judged as in a title: inside one article two initials are already telling.
                if not position_factor(reading, folded, match, Part.TITLE):
                    continue
                span = block.trace.span(match.start, match.end)
                if reading.written and not is_written_so(text[slice(*span)], reading.written):
                    continue
                crosses = reading.tier is Tier.INITIALS and crosses_words(folded, match)
                place = Occurrence(block.language, block.number, span, reading.tier)
                (across if crosses else within).append(place)
    # Initials of two words meet by chance: they count where no single word has them.
    return within or across


def _in_order(found: list[Occurrence], languages: Sequence[Language]) -> tuple[Occurrence, ...]:
    """In reading order; of places that overlap, the one that begins first."""
    found.sort(key=lambda p: (languages.index(p.language), p.order, -p.span[1]))
    kept: list[Occurrence] = []
    for place in found:
        last = kept[-1] if kept else None
        if (
            last is None
            or (last.language, last.block) != (place.language, place.block)
            or last.span[1] <= place.span[0]
        ):
            kept.append(place)
    return tuple(kept)
