"""Sentences are followed into the other language over every pair they stand in."""

from __future__ import annotations

from reader.model.article import AlignedPair, Language
from reader.model.counterparts import (
    NO_COUNTERPART,
    Counterpart,
    SentencePlace,
    counterpart_of_sentences,
)
from reader.text.sentences import sentences
from tests.support import EN_BODY, KO_BODY, an_article


def first_sentence(text: str, block: int) -> SentencePlace:
    """Where the first sentence of a block stands."""
    return (block, *sentences(text)[0])


def test_a_sentence_in_two_pairs_has_the_counterparts_of_both() -> None:
    """An alignment corrected by hand may have a paragraph twice."""
    alignment = (AlignedPair((1,), (1,), 1.0), AlignedPair((1,), (2,), 1.0))
    place = first_sentence(KO_BODY[1], 1)

    found = counterpart_of_sentences(an_article(), alignment, Language.KO, [place])

    assert Counterpart(f"{EN_BODY[1]}\n{EN_BODY[2]}") == found


def test_blocks_the_article_does_not_have_are_passed_over() -> None:
    """An alignment may be of another text; a pair that is left with one side says nothing."""
    place = first_sentence(KO_BODY[1], 1)
    for across, expected in (((99,), NO_COUNTERPART), ((2, 99), Counterpart(EN_BODY[2]))):
        alignment = (AlignedPair((-1, 1, 99), across, 0.5),)

        found = counterpart_of_sentences(an_article(), alignment, Language.KO, [place])

        assert expected == found


def test_without_the_other_language_there_is_no_counterpart() -> None:
    alignment = (AlignedPair((1,), (1,), 1.0),)
    place = first_sentence(KO_BODY[1], 1)

    found = counterpart_of_sentences(an_article(en=""), alignment, Language.KO, [place])

    assert NO_COUNTERPART == found
