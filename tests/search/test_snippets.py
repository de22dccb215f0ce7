"""A snippet shows the hit in its middle and says where to highlight."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.search.readings import Reading
from reader.search.results import Tier
from reader.search.snippets import SNIPPET_CHARS, snippet_around


@given(st.text(min_size=1, max_size=300), st.data())
def test_the_hit_is_in_the_snippet(text: str, data: st.DataObject) -> None:
    """Its letters stand under one of the spans, which are in order and inside."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    snippet, marks = snippet_around(text, (start, end))
    assert len(snippet) <= SNIPPET_CHARS + 2
    assert any(text[start:end] in snippet[a:b] for a, b in marks)
    for (_, first), (second, _) in pairwise(marks):
        assert first <= second
    assert all(0 <= a < b <= len(snippet) for a, b in marks)


def test_a_long_line_is_cut_on_both_sides() -> None:
    """With an ellipsis on each, beginning at a word."""
    text = "앞말 " * 60 + "카카오 " + "뒷말 " * 60
    snippet, marks = snippet_around(text, (180, 183))
    assert snippet.startswith("…앞말 ")
    assert snippet.endswith("…")
    assert [snippet[a:b] for a, b in marks] == ["카카오"]


def test_other_words_of_the_query_are_highlighted_too() -> None:
    """And the same letters elsewhere, in any case."""
    reading = Reading("재택", Tier.LITERAL, 1.0)
    snippet, marks = snippet_around("Kakao의 재택 근무와 KAKAO의 재택", (0, 5), [reading])
    assert [snippet[a:b] for a, b in marks] == ["Kakao", "재택", "KAKAO", "재택"]


def test_the_same_letters_inside_another_word_are_not_highlighted() -> None:
    """No AI in Maia and no 5 in 15; but GPT in ChatGPT and 금리 in 기준금리."""
    for text, hit, marked in (
        ("Maia is for AI, OpenAI said", "AI", ["AI", "AI"]),
        ("ChatGPT and GPT", "GPT", ["GPT", "GPT"]),
        ("5 of 15", "5", ["5"]),
        ("기준금리와 금리", "금리", ["금리", "금리"]),
    ):
        start = text.rindex(hit) if hit != "5" else 0
        snippet, marks = snippet_around(text, (start, start + len(hit)))
        assert marked == [snippet[a:b] for a, b in marks]
