"""This is where a sentence is followed across an aligned pair into the other language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model.article import AlignedPair, Article, Edition, Language
from reader.text.sentence_pairs import likely_counterparts
from reader.text.sentences import sentences

UNSURE_SIGN = "~ "
"""Stands before a counterpart that is only likely."""

Divide = Callable[[str], Sequence[tuple[int, int]]]
"""What divides a paragraph into sentences."""

SentencePlace = tuple[int, int, int]
"""A block and a half-open range of code points in it."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What says the same in the other language."""

    text: str = ""
    """Its sentences; blocks are joined by line feeds. "" if there are none."""
    is_sure: bool = True
    """Whether it is known; else it is the best guess among the sentences of `context`."""
    context: str = ""
    """The whole paragraphs in which a guess stands; "" where nothing was guessed."""

    @property
    def shown(self) -> str:
        """The text, with a sign before it if it is a guess."""
        return self.text if self.is_sure else f"{UNSURE_SIGN}{self.text}"


NO_COUNTERPART = Counterpart()


def counterpart_of_sentences(
    article: Article,
    alignment: Iterable[AlignedPair],
    language: Language,
    wanted: Iterable[SentencePlace],
    divide: Divide = sentences,
) -> Counterpart:
    """What says the same in the other language, over all the pairs the sentences stand in.

    With as many sentences on both sides of a pair each belongs to the one at its place; of all
    of them, or with one sentence on the other side, the counterpart is all that stands there.
    Else it is a guess.

    Args:
        alignment: Of the article, or, as corrected by hand, of another text of it.
        language: Of the sentences; without an edition there is no counterpart.
        wanted: Places of whole sentences.
        divide: Into sentences; who asks for many of one paragraph may remember them.
    """
    edition, other = article.editions.get(language), article.editions.get(language.other)
    if edition is None or other is None:
        return NO_COUNTERPART
    asked = frozenset(wanted)
    blocks = {block for block, _, _ in asked}
    return _run_together(
        [
            _across(
                (edition, list(_places(edition, pair.side(language), divide))),
                (other, list(_places(other, pair.side(language.other), divide))),
                asked,
            )
            for pair in alignment
            if blocks.intersection(pair.side(language))
        ]
    )


def _across(
    here: tuple[Edition, Sequence[SentencePlace]],
    there: tuple[Edition, Sequence[SentencePlace]],
    asked: Collection[SentencePlace],
) -> Counterpart:
    """What one pair has: an edition and its sentences here, an edition and its sentences there."""
    mine, theirs = here[1], there[1]
    inside = [place for place, one in enumerate(mine) if one in asked]
    if not inside or not theirs:
        return NO_COUNTERPART
    whole = _lines(there[0], theirs)
    if len(inside) == len(mine) or len(theirs) == 1:
        return Counterpart(whole)
    if len(mine) == len(theirs):
        return Counterpart(_lines(there[0], [theirs[place] for place in inside]))
    likely = likely_counterparts(_texts(here[0], mine), _texts(there[0], theirs))
    found = sorted({each for place in inside for each in likely[place]})
    return Counterpart(_lines(there[0], [theirs[place] for place in found]), False, whole)


def _run_together(parts: Sequence[Counterpart]) -> Counterpart:
    """The counterpart of what runs over several pairs: a guess if one of them is."""
    found = [part for part in parts if part.text]
    if len(found) < 2:
        return found[0] if found else NO_COUNTERPART
    is_sure = all(part.is_sure for part in found)
    context = "" if is_sure else "\n".join(part.context or part.text for part in found)
    return Counterpart("\n".join(part.text for part in found), is_sure, context)


def _places(edition: Edition, blocks: Sequence[int], divide: Divide) -> Iterator[SentencePlace]:
    """Every sentence of some blocks, in order."""
    for block in blocks:
        if not 0 <= block < len(edition.body):
            continue  # an alignment corrected by hand may be of another text
        for start, end in divide(edition.body[block].text):
            yield block, start, end


def _texts(edition: Edition, places: Sequence[SentencePlace]) -> list[str]:
    return [edition.body[block].text[start:end] for block, start, end in places]


def _lines(edition: Edition, places: Sequence[SentencePlace]) -> str:
    """Sentences of one block on one line, each as it stands there."""
    lines: dict[int, list[str]] = {}
    for place, text in zip(places, _texts(edition, places), strict=True):
        lines.setdefault(place[0], []).append(text)
    return "\n".join(" ".join(line) for line in lines.values())
