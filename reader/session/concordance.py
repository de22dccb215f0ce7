"""Every sentence with a word, beside what says the same in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model.article import AlignedPair, Article, ArticleId, Language
from reader.model.counterparts import (
    NO_COUNTERPART,
    UNSURE_SIGN,
    Counterpart,
    SentencePlace,
    counterpart_of_sentences,
)
from reader.search.results import Place
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
    counterpart: str
    """The sentences that say the same in the other language; "" when there are none."""
    is_sure: bool = True
    """Whether they are known to; else they are the likeliest of their paragraph."""

    @property
    def counterpart_shown(self) -> str:
        """The counterpart, with a sign before it if it is a guess."""
        return self.counterpart if self.is_sure else f"{UNSURE_SIGN}{self.counterpart}"


def lines_of(
    article: Article, alignment: Sequence[AlignedPair], places: Iterable[Place]
) -> Iterator[ConcordanceLine]:
    """The sentences of an article that hold one of the places, in the order of the places."""
    found: dict[tuple[Language, int, tuple[int, int]], list[tuple[int, int]]] = {}
    for place in places:
        text = article.editions[place.language].body[place.block].text
        for start, end in sentences(text):
            if start <= place.span[0] < end:
                span = (place.span[0] - start, min(place.span[1], end) - start)
                found.setdefault((place.language, place.block, (start, end)), []).append(span)
                break
    for (language, block, (start, end)), spans in found.items():
        across = counterpart_of(article, alignment, language, (block, start, end))
        yield ConcordanceLine(
            article.id,
            article.title(language),
            language,
            block,
            start,
            article.editions[language].body[block].text[start:end],
            tuple(spans),
            across.text.replace("\n", " "),
            across.is_sure,
        )


def counterpart_of(
    article: Article,
    alignment: Sequence[AlignedPair],
    language: Language,
    sentence: SentencePlace,
) -> Counterpart:
    """What says the same as a whole sentence in the other language."""
    other = article.editions.get(language.other)
    for pair in alignment:
        mine, theirs = (pair.ko, pair.en) if language is Language.KO else (pair.en, pair.ko)
        if sentence[0] in mine and other is not None:
            here = (article.editions[language], mine)
            return counterpart_of_sentences(here, (other, theirs), [sentence])
    return NO_COUNTERPART
