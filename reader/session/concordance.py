"""Every sentence with a word, beside what says the same in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model.article import AlignedPair, Article, ArticleId, Language
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
    """The same in the other language: the sentence where both sides have as many, else the
    whole paragraphs; "" when there is none."""


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
        yield ConcordanceLine(
            article.id,
            article.title(language),
            language,
            block,
            start,
            article.editions[language].body[block].text[start:end],
            tuple(spans),
            counterpart_of(article, alignment, language, block, start),
        )


def counterpart_of(
    article: Article,
    alignment: Sequence[AlignedPair],
    language: Language,
    block: int,
    offset_chars: int | None = None,
) -> str:
    """What says the same as a block in the other language.

    Args:
        offset_chars: A place in the block: its sentence's counterpart is given where both
            sides have as many sentences. None asks for the whole.
    """
    other = article.editions.get(language.other)
    pair = next(
        (p for p in alignment if block in (p.ko if language is Language.KO else p.en)), None
    )
    if other is None or pair is None:
        return ""
    ours, theirs = (pair.ko, pair.en) if language is Language.KO else (pair.en, pair.ko)
    texts = [other.body[index].text for index in theirs]
    if offset_chars is None or not texts:
        return " ".join(texts)
    body = article.editions[language].body
    mine = [(i, span) for i in ours for span in sentences(body[i].text)]
    their = [text[start:end] for text in texts for start, end in sentences(text)]
    if len(mine) != len(their):
        return " ".join(texts)
    for index, (owner, (start, end)) in enumerate(mine):
        if owner == block and start <= offset_chars < end:
            return their[index]
    return " ".join(texts)
