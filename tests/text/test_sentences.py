"""Sentence boundaries, scored on paragraphs of our own in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentences
from tests.support import PROJECT

FLOOR = 0.98
LEAST_BOUNDARIES = 300


def paragraphs(language: str) -> list[tuple[str, set[int]]]:
    """Each paragraph of the set with the offsets at which its sentences end.

    One sentence a line, a blank line between paragraphs; `^` at the end of a line says that
    the next sentence follows without a blank.
    """
    found = []
    written = (PROJECT / f"tests/data/sentences/{language}.txt").read_text("utf-8")
    for block in written.strip().split("\n\n"):
        text, ends = "", set()
        for line in block.splitlines():
            text += line.removesuffix("^")
            ends.add(len(text))
            text += "" if line.endswith("^") else " "
        text = text.rstrip()
        found.append((text, {end for end in ends if end < len(text)}))
    return found


def score(language: str) -> tuple[float, int, list[str]]:
    """Share of boundaries that are right, how many there are, and what is wrong."""
    right = wrong = missed = 0
    faults = []
    for text, expected in paragraphs(language):
        found = {end for _, end in sentences(text)[:-1]}
        right += len(found & expected)
        wrong += len(found - expected)
        missed += len(expected - found)
        faults += [
            f"+ {text[max(0, at - 20) : at]}|{text[at : at + 20]}" for at in found - expected
        ]
        faults += [
            f"- {text[max(0, at - 20) : at]}|{text[at : at + 20]}" for at in expected - found
        ]
    return 2 * right / (2 * right + wrong + missed), right + missed, faults


@pytest.mark.parametrize("language", ["ko", "en"])
def test_boundaries_are_right(language: str) -> None:
    """At least 98 of 100, in each language."""
    reached, _, faults = score(language)

    assert reached >= FLOOR, (reached, faults)


def test_the_set_is_large_enough() -> None:
    """A floor on a handful of boundaries would say nothing."""
    assert sum(score(language)[1] for language in ("ko", "en")) >= LEAST_BOUNDARIES


@given(st.text(alphabet=st.one_of(st.sampled_from(list('가다. ?!"”“(…a1A')), st.characters())))
def test_every_character_is_in_one_sentence(text: str) -> None:
    """In order, without blanks around, nothing lost between."""
    spans = sentences(text)

    at = 0
    for start, end in spans:
        assert start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_blank_text_has_no_sentence() -> None:
    """And text without a full stop is one."""
    assert sentences("") == ()
    assert sentences("  ") == ()
    assert sentences("제목에는 마침표가 없다") == ((0, 12),)


def test_a_million_characters_are_split_in_a_moment() -> None:
    """Linear, also where quotes never close."""
    assert len(sentences("그는 말했다. " * 100_000)) == 100_000
    assert sentences('"' * 20_000)
    assert sentences("(" * 20_000 + "끝.")


def test_a_long_quotation_is_divided_inside() -> None:
    """A speech is not one sentence."""
    speech = "“" + "우리는 오늘 이 자리에서 다시 시작합니다. " * 12 + "고맙습니다.” 그가 말했다."

    assert len(sentences(speech)) > 10
