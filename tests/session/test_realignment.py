"""Pairs put right by hand, before they are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import AlignedPair, Language
from reader.session.realignment import Realignment

KO, EN = Language.KO, Language.EN


def rows(*pairs: tuple[tuple[int, ...], tuple[int, ...]], sure: float = 0.8) -> Realignment:
    """Pairs of Korean and English blocks; a side may be empty."""
    return Realignment(tuple(AlignedPair(ko, en, sure if ko and en else 0.0) for ko, en in pairs))


def shape(one: Realignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The rows without their confidence."""
    return [(row.ko, row.en) for row in one.rows]


def test_two_rows_become_one_pair_that_is_certain() -> None:
    made = rows(((0,), (0,)), ((1,), ()), ((), (1,))).joined(0, 1)

    assert [((0, 1), (0,)), ((), (1,))] == shape(made)
    assert 1.0 == made.rows[0].confidence


def test_a_korean_and_an_english_paragraph_are_linked_from_afar() -> None:
    made = rows(((0,), ()), ((1,), (1,)), ((), (2,))).joined(0, 2)

    assert [((0,), (2,)), ((1,), (1,))] == shape(made)


def test_a_pair_taken_apart_leaves_every_paragraph_alone() -> None:
    made = rows(((0, 1), (0,)), ((2,), (1,))).unlinked(0)

    assert sorted([((0,), ()), ((1,), ()), ((), (0,)), ((2,), (1,))]) == sorted(shape(made))
    assert all(row.confidence == 0 for row in made.rows if not (row.ko and row.en))


def test_one_paragraph_leaves_a_merged_pair() -> None:
    merged = rows(((0, 1), (0,)))

    assert [((0,), (0,)), ((1,), ())] == shape(merged.without(0, KO, 1))
    assert [((0,), ()), ((1,), ()), ((), (0,))] == sorted(
        shape(merged.without(0, EN, 0)), key=lambda row: (not row[0], row)
    )


def test_paragraphs_joined_in_one_language_alone_are_kept_one_by_one() -> None:
    made = rows(((0,), ()), ((1,), ()), ((2,), (0,))).joined(0, 1)

    assert [((0, 1), ()), ((2,), (0,))] == shape(made)
    assert [(0,), (1,), (2,)] == [pair.ko for pair in made.pairs]


def test_doubtful_pairs_are_found_around_the_end() -> None:
    doubtful = Realignment(
        (AlignedPair((0,), (0,), 0.3), AlignedPair((1,), (1,), 0.9), AlignedPair((2,), (), 0.0))
    )

    assert 0 == doubtful.next_doubtful(0)
    assert 0 == doubtful.next_doubtful(2)
    assert doubtful.confirmed(0).next_doubtful(0) is None
    assert rows().next_doubtful(0) is None


@given(st.data(), st.integers(1, 5), st.integers(1, 5))
def test_whatever_is_done_no_paragraph_is_lost_or_doubled(
    data: st.DataObject, korean: int, english: int
) -> None:
    pairs = [((i,), (i,) if i < english else ()) for i in range(korean)]
    pairs += [((), (j,)) for j in range(korean, english)]
    now = rows(*pairs)

    for verb in data.draw(st.lists(st.sampled_from("jus"), max_size=8)):
        row = data.draw(st.integers(0, len(now.rows) - 1))
        if verb == "j":
            now = now.joined(row, data.draw(st.integers(0, len(now.rows) - 1)))
        elif verb == "u":
            now = now.unlinked(row)
        else:
            here = [(KO, i) for i in now.rows[row].ko] + [(EN, j) for j in now.rows[row].en]
            now = now.without(row, *data.draw(st.sampled_from(here)))
        for kept in (now.rows, now.pairs):
            assert sorted(i for one in kept for i in one.ko) == list(range(korean))
            assert sorted(j for one in kept for j in one.en) == list(range(english))
        assert [pair.ko for pair in now.pairs if pair.ko] == sorted(
            pair.ko for pair in now.pairs if pair.ko
        )
