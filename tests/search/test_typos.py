"""Corrections: which slips count, and that they are the same in every run of the program."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest
from rapidfuzz.distance import OSA

from reader.search.lexicon import NoLexicon, Word
from reader.search.typos import may_have_slips, typo_readings
from reader.text.hangul import keystrokes

NEAR = [
    first + "국어"
    for first in map(chr, range(ord("가"), ord("힣") + 1))
    if OSA.distance(keystrokes(first + "국어"), keystrokes("한국어")) == 1
]
"""One key away from 한국어, and more than are compared."""
SAME_ONSET = [one for one in NEAR if keystrokes(one)[0] == keystrokes("한")[0]]


class LongerWords(NoLexicon):
    """Words that begin with a slip."""

    def __init__(self, begun: Sequence[str]) -> None:
        self._begun = begun

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        return [Word(one + "는", 1) for one in self._begun]


@pytest.mark.parametrize("shift", [0, 10, 20, 30, 40])
def test_of_many_beginnings_that_are_equally_near_those_of_the_first_words_count(
    shift: int,
) -> None:
    """Not those that a set happens to hold first."""
    begun = NEAR[shift:] + NEAR[:shift]
    looked_at = begun[:40]

    found = [reading.text for reading in typo_readings("한국어", LongerWords(begun))]

    among = set(looked_at) & set(SAME_ONSET)
    assert set(found) <= among
    assert min(12, len(among)) == len(found)


class OneWord(NoLexicon):
    """A library of a single word, which is near to everything."""

    def __init__(self, word: str) -> None:
        self._word = word

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        return [Word(self._word, 1)]

    def known(self, words: Collection[str]) -> Sequence[Word]:
        return [Word(self._word, 1)] if self._word in words else []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("소ㅗㄴ흥민", "손흥민"),
        ("ㅠ진스", "뉴진스"),
        ("가ㅣㅇㅂ자", "가입자"),
        ("헌터ㅡ", "헌터스"),
        ("자ㅏㅂ을", "잡을"),
        ("쿠핑", "쿠팡"),
        ("화률", "확률"),
        ("카가오", "카카오"),
        ("불닭뽁음면", "불닭볶음면"),
        ("오탄이", "오타니"),
        ("아시나아", "아시아나"),
        ("아시나아와", "아시아나"),
        ("calender", "calendar"),
        ("typhoin", "typhoon"),
        ("typhon", "typhoon"),
        ("rockket", "rocket"),
        ("tarrifs", "tariffs"),
        ("acomodate", "accommodate"),
        ("desaster", "disaster"),
        ("dolfin", "dolphin"),
    ],
)
def test_a_slip_of_a_finger_is_undone(typed: str, meant: str) -> None:
    """Also one that leaves letters without a syllable."""
    assert [one.text for one in typo_readings(typed, OneWord(meant))] == [meant]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("금리", "금지"),
        ("효과", "교과"),
        ("경우", "경주"),
        ("위기", "위고비"),
        ("카카ㅁ", "카카오"),
        ("월드컵", "월드서프리그"),
        ("수능", "수는"),
        ("물가", "무리가"),
        ("딸기", "알기"),
        ("원자력", "원작"),
        ("김정은", "감정"),
        ("펜싱", "펜실베이니아"),
        ("드럼", "드러냈다"),
        ("오로라", "올라"),
        ("drone", "done"),
        ("drone", "drowned"),
        ("suing", "swing"),
        ("camel", "came"),
        ("butter", "better"),
        ("ranger", "range"),
        ("evacuation", "valuation"),
        ("harvest", "hardest"),
        ("concert", "concrete"),
    ],
)
def test_another_short_word_is_no_slip(typed: str, word: str) -> None:
    """No finger misses a key by that far, or leaves out a syllable."""
    assert not list(typo_readings(typed, OneWord(word)))


@pytest.mark.parametrize(
    ("typed", "word", "meant"),
    [
        ("howizter", "howitzers", "howitzer"),
        ("tarriff", "tariffs", "tariff"),
        ("acquital", "acquittals", "acquittal"),
        ("alzeimer", "alzheimers", "alzheimer"),
    ],
)
def test_a_slip_is_undone_before_an_ending(typed: str, word: str, meant: str) -> None:
    """The library has the plural alone."""
    assert [one.text for one in typo_readings(typed, OneWord(word))] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hyundia", "현대"), ("telsa", "테슬라"), ("samsumg", "삼성"), ("apply", ""), ("teslas", "")],
)
def test_a_name_with_a_slip_is_known_by_its_korean_one(typed: str, meant: str) -> None:
    """Also in a library that has it in Hangul alone; apply is no slip of apple."""
    assert [one.text for one in typo_readings(typed, NoLexicon())] == meant.split()


def test_beside_a_word_that_sounds_so_two_syllables_have_no_slip() -> None:
    """보잉 is Boeing, and not 보이스."""
    assert may_have_slips("보잉") and not may_have_slips("보잉", beside_sounds=True)


def test_a_word_with_a_slip_is_not_taken_for_one_with_its_particle() -> None:
    """클리스만 is 클린스만, and not 클리스 with 만."""

    class Both(NoLexicon):
        def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
            return [Word("클린스만", 1), Word("크리스", 1)]

    assert [one.text for one in typo_readings("클리스만", Both())] == ["클린스만"]


@pytest.mark.parametrize(("typed", "meant"), [("알렠", "알렉"), ("코밝", "코발")])
def test_two_syllables_begin_a_word_in_which_the_last_final_is_another(
    typed: str, meant: str
) -> None:
    """The key that comes next belongs to the next syllable, or is spoken like it."""
    lexicon = OneWord({"알렉": "알렉사", "코발": "코발트"}[meant])
    assert [one.text for one in typo_readings(typed, lexicon)] == [meant]


class Beginning(OneWord):
    """A word that is found by how it begins."""

    def beginning(self, word: str) -> Sequence[Word]:
        return [Word(self._word, 1)] if self._word.startswith(word) else []

    def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
        return []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("evacuation", "evacuated"),
        ("redeveloping", "redevelopment"),
        ("explosion", "exploded"),
        ("apology", "apologised"),
        ("archery", "archers"),
    ],
)
def test_a_noun_leads_to_its_verb_and_the_other_way_round(typed: str, word: str) -> None:
    assert [one.text for one in typo_readings(typed, Beginning(word))] == [word]


@pytest.mark.parametrize(("typed", "word"), [("apartment", "apart"), ("station", "state")])
def test_a_word_that_only_ends_like_a_noun_of_a_verb_leads_nowhere(typed: str, word: str) -> None:
    assert not list(typo_readings(typed, Beginning(word)))


def test_a_slip_of_a_finger_goes_before_any_other() -> None:
    """ㅏ stands beside ㅓ, and ㅋ not beside ㄹ."""

    class Two(NoLexicon):
        def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
            return [Word("페이라", 1), Word("페이커", 1)]

    assert next(typo_readings("페이카", Two())).text == "페이커"


def test_where_the_verb_of_a_noun_is_found_no_slip_is_sought() -> None:
    class Both(Beginning):
        def spelled_like(self, word: str, distance: int) -> Sequence[Word]:
            return [Word("designed", 1)]

    assert [one.text for one in typo_readings("resigned", Both("resignation"))] == ["resignation"]
