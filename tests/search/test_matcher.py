"""Half-typed syllables and initials, case by case."""

from __future__ import annotations

import pytest

from reader.search.folding import fold_token, spaced
from reader.search.matcher import Matcher
from reader.search.views import Folded


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("카캉", "카카오", "카카오"),
        ("카카ㅇ", "카카오", "카카오"),
        ("카카ㅁ", "카카오", None),
        ("달", "닭", "닭"),
        ("달", "다리", "다리"),
        ("달", "담", None),
        ("고", "과", "과"),
        ("고", "광", "광"),
        ("그", "긔", "긔"),
        ("과", "고", None),
        ("넷플릯", "넷플릭스", "넷플릭스"),
        ("닭", "달걀", "달걀"),
        ("값", "갑시", "갑시"),
        ("가", "약아", None),
        ("ㄳ", "감사", "감사"),
        ("ㄱ", "까", None),
        ("ㄲ", "까", "까"),
        ("ㅋ카오", "카카오", "카카오"),
        ("ㅋ캉", "카카오", "카카오"),
        ("ㅁㄴㅇㄹ", "만남\n우리", None),
        ("카오", "카. 오", None),
        ("카오", "카 오", "카오"),
        ("gp", "챗GPT", "gp"),
    ],
)
def test_what_is_typed_finds_what_it_can_become(typed: str, text: str, found: str | None) -> None:
    """Along the keys, from the start of a syllable, never across a wall."""
    folded = Folded(spaced(text))
    matches = Matcher(fold_token(typed)).find(folded)
    assert [folded.text[m.start : m.end] for m in matches[:1]] == ([found] if found else [])


def test_a_finished_token_does_not_grow() -> None:
    """In a phrase the last syllable is what it is."""
    folded = Folded(spaced("카카오"))
    assert Matcher("카캉").find(folded)
    assert not Matcher("카캉", finished=True).find(folded)
    assert Matcher("카카오", finished=True).find(folded)
