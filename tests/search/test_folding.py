"""Two spellings of the same text fold alike, and every fold knows its way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.folding import fold_token, spaced, squeeze, trace
from reader.search.views import Folded

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("가각카ㅋㅏaAbZ09.,'’!? \n\u200b\u1100\u1161\u11a8\u0301ßﬁ·“”&+…"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\u110f\u110f\u110b", "ㅋㅋㅇ"),
        ("ㅋㅋㅇ", "ㅋㅋㅇ"),
        ("ㅋㅏ", "ㅋㅏ"),
        (unicodedata.normalize("NFD", "카카오"), "카카오"),
        ("ＣｈａｔＧＰＴ", "chatgpt"),
        ("ﾡﾢ", "ㄱㄲ"),
        ("1,544억", "1544억"),
        ("1, 2", "12"),
        ("don’t", "dont"),
        ("don't", "dont"),
        ("customers’", "customers"),
        ("Poincaré", "poincare"),
        ("Poincare\u0301", "poincare"),
        ("가\u200b나", "가나"),
        ("Q&A", "q&a"),
        ("디즈니+", "디즈니+"),
        ("C#", "c#"),
        ("17.3%", "17.3%"),
        ("[해외 DS]", "해외ds"),
        ("마이아·코발트", "마이아코발트"),
        ("㎏ ①", "kg1"),
        ("Straße", "strasse"),
        ("", ""),
        ("···", ""),
    ],
)
def test_a_token_folds_to_what_it_means(raw: str, expected: str) -> None:
    """Width, case, accents, separators and invisible characters do not matter."""
    assert expected == fold_token(raw)


def test_a_list_of_numbers_is_not_one_number() -> None:
    """A comma joins digits only without a blank behind it."""
    assert spaced("1, 2 와 1,544") == "1 2 와 1544"


def test_walls_stand_between_sentences_and_blocks() -> None:
    """Nothing can match from one into the next."""
    assert squeeze(spaced("만남\n우리. 둘째 3.5 셋째!")) == "만남\n우리\x1e둘째3.5셋째"


@given(TEXTS)
def test_the_fast_and_the_exact_fold_agree(raw: str) -> None:
    """Offsets found on the one are offsets into the other."""
    assert squeeze(spaced(raw)) == trace(raw).text


@given(TEXTS)
def test_folding_does_not_care_about_the_normal_form(raw: str) -> None:
    """NFC and NFD of a text fold alike."""
    nfd = unicodedata.normalize("NFD", raw)
    assert squeeze(spaced(unicodedata.normalize("NFC", raw))) == squeeze(spaced(nfd))


@given(TEXTS)
def test_every_character_points_into_the_raw_text_in_order(raw: str) -> None:
    """The way back never runs backwards and never leaves the text."""
    source = trace(raw).source
    assert list(source) == sorted(source)
    assert all(0 <= place < len(raw) for place in source)


@pytest.mark.parametrize(
    ("raw", "part", "span"),
    [
        ('"재택 근무"', "재택근무", (1, 6)),
        ("가\u200b나다", "나다", (2, 4)),
        (unicodedata.normalize("NFD", "각 나"), "각", (0, 3)),
        ("é-é", "ee", (0, 3)),
        ("1,544억", "1544", (0, 5)),
    ],
)
def test_a_stretch_leads_back_to_the_raw_text(raw: str, part: str, span: tuple[int, int]) -> None:
    """Quotes stay outside, inner blanks inside, clusters whole."""
    traced = trace(raw)
    start = traced.text.index(part)
    assert span == traced.span(start, start + len(part))


def test_boundaries_tell_words_scripts_and_cases_apart() -> None:
    """2 begins a word, 1 a script or a case, 0 is inside."""
    folded = Folded(spaced("챗GPT와 ChatGPT, 1,544억원"))
    assert folded.text == "챗gpt와chatgpt1544억원"
    boundaries = "".join(str(folded.boundary(i)) for i in range(len(folded.text)))
    assert boundaries == "21001" + "2000100" + "200010"


def test_words_and_runs_know_their_ends() -> None:
    """A word ends at a blank, a run also where the script changes; walls belong to none."""
    folded = Folded(spaced("챗GPT와 끝. 새"))
    assert [folded.word_end(i) for i in range(5)] == [5] * 5
    assert [folded.run_end(i) for i in (0, 1, 4)] == [1, 4, 5]
    assert folded.word_end(folded.text.index("끝")) == 6
    assert folded.initials == "ㅊgptㅇㄲ\x1eㅅ"


@given(TEXTS)
def test_where_words_begin_and_end_does_not_depend_on_how_often_it_is_asked(raw: str) -> None:
    """The first few are found each by itself, the others among all."""
    often = Folded(spaced(raw))
    for index in range(20 * bool(often.text)):  # from here on all are known
        often.boundary(index % len(often.text))

    for index in range(len(often.text)):
        once = Folded(spaced(raw))
        assert once.boundary(index) == often.boundary(index)
        assert once.word_end(index) == often.word_end(index)
