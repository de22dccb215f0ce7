"""Words typed in one run, 기준금리동결 or tesla감원, where a text has them apart, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from string import ascii_lowercase, digits
from typing import Final

from reader.search.documents import Document, Part
from reader.search.folding import BLOCK_END
from reader.search.lexicon import Lexicon
from reader.search.positions import ends_a_word, position_factor
from reader.search.query import Term
from reader.search.readings import Reading, sure_readings
from reader.search.tables import ALIASES
from reader.search.views import Words
from reader.text.hangul import is_syllable
from reader.text.numerals import amount_end

_SHORTEST_WORD: Final = 2
_MOST_CUTS: Final = 11
"""Places to take a token apart; a longer run of syllables is a sentence without blanks."""
_MOST_WORDS: Final = 3
_MOST_OF_NAME: Final = 3
"""Words of a name that is typed apart: Ahn Se Young."""
_LETTERS: Final = frozenset(ascii_lowercase + digits)
"""What is not taken apart among itself."""


def splits(token: str) -> Iterator[tuple[str, ...]]:
    """The ways to take a compound apart, those with the fewest words first.

    Args:
        token: Folded and squeezed.

    Example:
        >>> list(splits("한미관세협상"))[-1], list(splits("카카오"))
        (('한미', '관세', '협상'), [])
    """
    first = amount_end(token) + 1
    cuts = [p for p in range(first, len(token)) if _may_be_cut(token[p - 1 : p + 1])]
    if len(cuts) > _MOST_CUTS or not all(is_syllable(one) or one in _LETTERS for one in token):
        return
    for words in range(2, _MOST_WORDS + 1):
        for chosen in combinations(cuts, words - 1):
            split = tuple(token[a:b] for a, b in pairwise((0, *chosen, len(token))))
            if all(len(word) >= _SHORTEST_WORD for word in split[:-1]) and _is_word(split[-1]):
                yield split


def _may_be_cut(two: str) -> bool:
    """Not inside a Latin word, and not before or behind a digit."""
    return not two.isascii() and not any(one.isdigit() for one in two)


def _is_word(last: str) -> bool:
    """One syllable is a word if it has another name: 배달앱."""
    return len(last) >= _SHORTEST_WORD or last in ALIASES


def word_readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """A word of a compound as a text may have it: by itself, with a particle or as a verb."""
    return tuple(replace(reading, whole=True) for reading in sure_readings(word, lexicon))


def are_in_a_line(words: Sequence[Sequence[Reading]], document: Document) -> bool:
    """Whether a line or a paragraph of an article has the words of a compound in their order, or
    two of them in either: 제주태풍 in 태풍, 제주로.

    Args:
        words: The readings of each.
        document: The article.
    """
    lines = [*document.head.stored.split(BLOCK_END), *document.rest.stored.split(BLOCK_END)]
    orders = (words, words[::-1])[: _MOST_WORDS + 1 - len(words)]
    return any(_has_in_order(Words(line), order) for line in lines for order in orders)


def _has_in_order(line: Words, words: Sequence[Sequence[Reading]]) -> bool:
    place = 0
    for readings in words:
        ends = [
            match.end
            for reading in readings
            for match in reading.matcher.find(line)
            if match.start >= place
            and (
                position_factor(reading, line, match, Part.TITLE)
                or ends_a_word(reading.matcher, line, match)
            )
        ]
        if not ends:
            return False
        place = min(ends)
    return True


def written_together(
    terms: Sequence[Term], is_known: Callable[[str], bool]
) -> Iterator[tuple[Term, ...]]:
    """The terms with English words in one, as a name in Korean often is, also given name first.

    Args:
        terms: What was typed.
        is_known: Whether any text has a word; some that all are known are no name.

    Example:
        >>> [[term.text for term in terms] for terms in written_together(
        ...     [Term("legal"), Term("tech"), Term("변호사")], lambda word: word == "tech")]
        [['legaltech', '변호사'], ['techlegal', '변호사']]
    """
    for length in range(2, _MOST_OF_NAME + 1):
        for place in range(len(terms) - length + 1):
            name = terms[place : place + length]
            words = [term.text.lower().replace("-", "") for term in name]
            if not all(map(_may_be_joined, name, words)) or all(map(is_known, words)):
                continue
            for order in (words, words[::-1])[: _MOST_OF_NAME - length + 1]:
                both = replace(name[0], text="".join(order))
                yield (*terms[:place], both, *terms[place + length :])


def _may_be_joined(term: Term, word: str) -> bool:
    return term.is_plain and word.isascii() and word.isalpha() and len(word) > 1
