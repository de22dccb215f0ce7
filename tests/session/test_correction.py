"""An alignment that was put right by hand stays so, also over another text."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import AlignedPair, ArticleId
from tests.support import EN_BODY, KO_BODY, InMemoryMarks, a_session, an_article

A = ArticleId("aaaaaaaaaa")


def test_a_corrected_alignment_survives_a_rebuild() -> None:
    """Blocks are known by their words; a block that changed loses its link alone."""
    store = InMemoryMarks()
    session = a_session(an_article(A), marks=store)
    pairs = (
        AlignedPair((0, 1), (0,), 1.0),
        AlignedPair((), (1,), 0.0),
        AlignedPair((2,), (2,), 1.0),
    )
    session.correct_alignment(A, pairs)
    session.save()
    rebuilt = an_article(A, ko_body=["머리말.", *KO_BODY], en_body=[*EN_BODY[:2], "All changed."])
    later = a_session(replace(rebuilt, alignment=()), marks=store)

    assert (
        AlignedPair((1, 2), (0,), 1.0),
        AlignedPair((), (1,), 0.0),
        AlignedPair((3,), (), 0.0),
    ) == later.alignment(A)


def test_what_is_left_of_a_pair_is_no_pair_of_anything() -> None:
    """Of one that was corrected, as of one of the build whose paragraph somebody linked."""
    store = InMemoryMarks()
    session = a_session(an_article(A), marks=store)
    session.correct_alignment(A, (AlignedPair((0,), (0,), 1.0), AlignedPair((1,), (2,), 0.8)))
    session.save()
    rebuilt = an_article(A, ko_body=["Changed.", *KO_BODY[1:]])
    later = a_session(rebuilt, marks=store)

    assert (
        AlignedPair((), (0,), 0.0),
        AlignedPair((), (1,), 0.0),
        AlignedPair((0,), (), 0.0),
        AlignedPair((1,), (2,), 0.8),
        AlignedPair((2,), (), 0.0),
    ) == later.alignment(A)
