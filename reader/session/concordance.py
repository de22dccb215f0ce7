"""Every sentence with a word, beside what says the same in the other language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.model.article import AlignedPair, Article, ArticleId, Language
from reader.model.counterparts import Counterpart, counterpart_of_sentences
from reader.search.results import Occurrence
from reader.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One sentence of one article."""

    article_id: ArticleId
    title: str
    language: Language
    block: int
    start_chars: int
    """Where the sentence begins in the block."""
    sentence: str
    spans: tuple[tuple[int, int], ...]
    """Where the word stands in the sentence, code points, half open."""
    counterpart: Counterpart
    """What says the same in the other language, on one line."""


def lines_of(
    article: Article, alignment: Sequence[AlignedPair], places: Iterable[Occurrence]
) -> Iterator[ConcordanceLine]:
    """The sentences of an article that hold one of the places, in the order of the places."""
    divide = cache(sentences)  # one paragraph may hold the word thousands of times
    found: dict[tuple[Language, int, tuple[int, int]], list[tuple[int, int]]] = {}
    for place in places:
        whole = divide(article.editions[place.language].body[place.block].text)
        number = bisect_right(whole, place.span[0], key=lambda span: span[0]) - 1
        if number >= 0 and place.span[0] < whole[number][1]:
            start, end = whole[number]
            span = (place.span[0] - start, min(place.span[1], end) - start)
            found.setdefault((place.language, place.block, (start, end)), []).append(span)
    for (language, block, (start, end)), spans in found.items():
        wanted = [(block, start, end)]
        across = counterpart_of_sentences(article, alignment, language, wanted, divide)
        yield ConcordanceLine(
            article.id,
            article.title(language),
            language,
            block,
            start,
            article.editions[language].body[block].text[start:end],
            tuple(spans),
            replace(across, text=across.text.replace("\n", " ")),
        )
