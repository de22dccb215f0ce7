"""What a word is, at its beginning as at its end."""

from __future__ import annotations

import pytest

from reader.model.article import Language
from reader.model.marks import Point
from reader.tui.reading.selection import Selection, Unit, bare_word, word_around
from reader.tui.reading.texts import Texts
from tests.tui.reading.support import korean_only

BLANKS = (" ", "\u00a0", "\u3000", "\u2009")


@pytest.mark.parametrize("blank", BLANKS)
def test_a_word_begins_after_any_white_space(blank: str) -> None:
    text = f"부산항은{blank}'카카오'를{blank}샀다"

    assert bare_word(text, text.index("오")) == "카카오"
    assert word_around(text, text.index("를")) == (5, 11)
    assert bare_word(text, 4) == "카카오"


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("[항만DS]는 말했다", 0, "항만DS"),
        ("[항만DS]는 말했다", 6, "항만DS"),
        ("하웰(Christopher)은", 1, "하웰"),
        ("하웰(Christopher)은", 5, "Christopher"),
        ("‘무빙’과 ‘비질란테’로", 0, "무빙"),
        ("the company’s ships", 5, "company’s"),
        ("it's (so-called) news", 6, "so-called"),
        ("C++ and R&D", 0, "C++"),
        ("…“는” 이라는", 1, "는"),
    ],
)
def test_what_brackets_and_quotation_marks_hold_is_a_word(text: str, at: int, word: str) -> None:
    """The particle behind belongs to it, and is not looked for."""
    assert word == bare_word(text, at)


@pytest.mark.parametrize("blank", BLANKS)
def test_a_selection_grows_back_to_the_start_of_the_word(blank: str) -> None:
    texts = Texts(korean_only(f"부산항은{blank}카카오를{blank}샀다"))
    end = Point(0, 8)

    grown = Selection(Language.KO, end, end).grown(Unit.WORD, -1, texts)

    assert grown.head == Point(0, 5)
    assert grown.grown(Unit.WORD, -1, texts).head == Point(0, 0)
