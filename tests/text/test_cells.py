"""Cells and graphemes: equal to what the screen library measures, whole syllables only."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as measured

from reader.text.cells import (
    cell_len,
    cell_to_offset,
    grapheme_spans,
    graphemes,
    truncate,
)

DECOMPOSED = unicodedata.normalize("NFD", "각")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
KOREA = "\U0001f1f0\U0001f1f7"
THUMB = "\U0001f44d\U0001f3fd"
KEYCAP = "1\ufe0f\u20e3"
TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from(["가", "a", " ", "\u200d", "\ufe0f", "\u0301", *KOREA, *THUMB, "👩"]),
    ),
    max_size=30,
)


def test_every_character_is_as_wide_as_the_screen_library_draws_it() -> None:
    """All of Unicode but surrogates and the planes nothing is in."""
    codes = (*range(0xD800), *range(0xE000, 0x40000), *range(0xE0000, 0xE1000))

    different = [hex(code) for code in codes if cell_len(chr(code)) != measured(chr(code))]

    assert different == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("가", 2),
        (DECOMPOSED, 2),
        ("ㅋ", 2),
        ("ﾡ", 1),
        ("“”‘’…·–—•↑①※", 12),
        ("ㆍ㈜㎡", 6),
        (FAMILY, 2),
        (KOREA, 2),
        (THUMB, 2),
        (KEYCAP, 2),
        ("❤️", 2),
        ("", 0),
        ("\u200b\u202e\x1b", 0),
    ],
)
def test_known_widths(text: str, cells: int) -> None:
    """The list every Korean terminal program gets wrong somewhere."""
    assert cells == cell_len(text)


@given(TEXTS)
def test_strings_are_as_wide_as_the_screen_library_draws_them(text: str) -> None:
    """Joiners and selectors included."""
    assert measured(text) == cell_len(text)


@given(TEXTS)
def test_graphemes_are_the_text_and_their_cells_its_width(text: str) -> None:
    """Nothing is lost between the pieces."""
    spans = grapheme_spans(text)

    assert text == "".join(graphemes(text))
    assert cell_len(text) == sum(cells for _, _, cells in spans)
    assert [end for _, end, _ in spans[:-1]] == [start for start, _, _ in spans[1:]]


@pytest.mark.parametrize("whole", [DECOMPOSED, FAMILY, KOREA, THUMB, KEYCAP, "❤️", "é"])
def test_sequences_are_one_grapheme(whole: str) -> None:
    """Also between other letters."""
    assert ["가", whole, "b"] == graphemes(f"가{whole}b")


def test_two_flags_are_two_graphemes() -> None:
    """Regional indicators go in pairs."""
    assert graphemes(f"{KOREA}{KOREA}a") == [KOREA, KOREA, "a"]


def test_a_cut_never_halves_a_syllable() -> None:
    """One cell stays free rather than that."""
    assert truncate("가나다라마바", 12) == "가나다라마바"
    assert truncate("가나다라마바", 11) == "가나다라.."
    assert truncate("가나다", 2) == "가"
    assert truncate("가나다", 1) == ""
    assert truncate("가나다", 5, ending="") == "가나"


@given(st.one_of(TEXTS, st.text("a .가힣ㄱ\u3164…〈", max_size=30)), st.integers(0, 40))
def test_a_cut_text_takes_all_the_room_its_graphemes_leave(text: str, cells: int) -> None:
    cut = truncate(text, cells, "")

    assert text.startswith(cut)
    assert cell_len(cut) <= cells
    assert cut == text or cell_len(cut) + grapheme_spans(text[len(cut) :])[0][2] > cells


def test_both_halves_of_a_syllable_are_that_syllable() -> None:
    """What a mouse needs."""
    text = f"a가{DECOMPOSED}b"

    assert [0, 1, 1, 2, 2, 2 + len(DECOMPOSED)] == [cell_to_offset(text, c) for c in range(6)]
    assert len(text) == cell_to_offset(text, 6)
    assert cell_to_offset(text, -1) == 0
