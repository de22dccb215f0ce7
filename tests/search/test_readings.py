"""The ways to understand a word, each behind its gate."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.search.folding import spaced
from reader.search.letters import letters_spelled
from reader.search.lexicon import NoLexicon, Word, names_in, words_of
from reader.search.readings import (
    Reading,
    is_written_so,
    keyboard_readings,
    sure_readings,
)
from reader.search.results import Tier
from reader.search.sounds import sound_readings
from reader.search.tables import ALIASES, write_out
from reader.search.typos import allowed_slips


def texts(readings: object) -> list[str]:
    """The texts of some readings."""
    assert hasattr(readings, "__iter__")
    return [reading.text for reading in readings if isinstance(reading, Reading)]


@pytest.mark.parametrize(
    ("token", "others"),
    [
        ("카카오의", {"카카오", "kakao"}),
        ("오티티", {"ott"}),
        ("챗지피티", {"챗gpt", "chatgpt"}),
        ("팔린", {"팔렸"}),
        ("폭스바겐", {"volkswagen"}),
        ("엘지엔솔", {"lg엔솔", "lg에너지솔루션"}),
        ("ms", {"마이크로소프트", "microsoft"}),
        ("韓", {"한국"}),
        ("한국", {"韓", "korea"}),
        ("미국은", {"美"}),
        ("가을", set()),
        ("바나나", set()),
    ],
)
def test_a_word_is_read_in_its_other_forms(token: str, others: set[str]) -> None:
    """Without particle, by another name, by the names of letters, by hanja."""
    assert others <= set(texts(sure_readings(token, NoLexicon())))
    assert texts(sure_readings(token, NoLexicon()))[0] == token


@pytest.mark.parametrize(("token", "noun"), [("사고를", "사고"), ("수사했다", "수사")])
def test_a_noun_before_a_particle_or_an_ending_is_typed_to_its_end(token: str, noun: str) -> None:
    """사고를 is nothing of 사과, though 사고 may become it."""
    (reading,) = [one for one in sure_readings(token, NoLexicon()) if one.text == noun]
    assert reading.finished


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("zkzkdh", "카카오"),
        ("dkssud", "안녕"),
        ("ㅙㅈ디ㅣ", "howell"),
        ("ㅗ디ㅣㅐ", "hello"),
        ("asdf", None),
        ("zkz", None),
        ("카카오", None),
        ("ㅋㅋㅇ", None),
        ("ㅏ", None),
    ],
)
def test_a_slip_of_the_layout_is_recognised(token: str, expected: str | None) -> None:
    """Only where whole syllables, or letters that make no Korean, come out."""
    found = texts(keyboard_readings(token, NoLexicon()))
    assert found[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("typed", "expected"), [("Tkf", None), ("Tkfrkqt", "쌀값"), ("qltkdrPdja", "비상계엄")]
)
def test_capitals_in_the_other_layout_are_shift(typed: str, expected: str | None) -> None:
    """ㅖ and ㅆ cannot be typed without it."""
    found = texts(keyboard_readings(typed.lower(), NoLexicon(), typed))
    assert found[:1] == ([expected] if expected else [])


def test_what_the_other_layout_gives_is_read_in_its_other_forms_too() -> None:
    """오티티 and 카카오의 typed without the input method."""
    assert "ott" in texts(keyboard_readings("dhxlxl", NoLexicon()))
    assert {"카카오", "kakao"} <= set(texts(keyboard_readings("zkzkdhdml", NoLexicon())))


def test_initials_are_a_tier_of_their_own() -> None:
    """Only consonants: initials; a syllable among them: literal."""
    assert next(sure_readings("ㅋㅋㅇ", NoLexicon())).tier is Tier.INITIALS
    assert next(sure_readings("카카ㅇ", NoLexicon())).tier is Tier.LITERAL


def test_letters_are_spelled_to_the_very_end_or_not_at_all() -> None:
    """카카오 ends in 오, which alone is no abbreviation."""
    assert letters_spelled("카카오") is None
    assert letters_spelled("에이아이") == ("", "ai")


def test_names_are_learnt_from_their_glosses() -> None:
    """Abbreviations pair with the last word, names by their sound."""
    text = (
        "크리스토퍼 하웰(Christopher Howell)이 '노션(Notion)'과 연방준비제도(Fed), 기업공개(IPO)를"
    )
    assert {("하웰", "howell"), ("노션", "notion"), ("기업공개", "ipo")} <= set(names_in([text]))


def test_glosses_that_sound_like_nothing_near_are_left_alone() -> None:
    """A translation in brackets is no name."""
    assert set(names_in(["가격(price tag)은 그대로다"])) == set()


def test_words_are_filed_whole_and_without_particles() -> None:
    """And a Latin word with capitals inside also joined."""
    words = words_of(spaced("ChatGPT는 넷플릭스에서 1위다. a b"))
    assert {"chat", "gpt", "chatgpt", "넷플릭스에서", "넷플릭스"} <= words


def test_hanja_of_a_headline_are_written_out() -> None:
    """With the way back to the title."""
    text, source = write_out("뛰는 韓 증시")
    assert text == "뛰는 한국  증시"
    assert [source[i] for i in (3, 4, 5)] == [3, 3, 3]


def test_every_alias_leads_back() -> None:
    """If a is another name of b, b is another name of a."""
    for word, others in ALIASES.items():
        assert all(word in map(str.lower, ALIASES[other.lower()]) for other in others)


def test_a_name_in_capitals_is_no_other_word() -> None:
    """Fed and FED are the bank, fed is a verb; AI is AI only."""
    assert is_written_so("Fed", "Fed") and is_written_so("FED", "Fed")
    assert not is_written_so("fed", "Fed")
    assert is_written_so("AI", "AI") and not is_written_so("Ai", "AI")


@pytest.mark.parametrize(
    ("token", "slips"),
    [("나비", 0), ("나무집", 1), ("카가오", 1), ("넷플렉스", 2), ("재택근무제도", 3),
     ("netfilx", 1),     ("microsoftt", 2)],
)  # fmt: skip
def test_longer_words_forgive_more(token: str, slips: int) -> None:
    """Counted in keys, because slips are."""
    assert slips == allowed_slips(token)


class OneSound(NoLexicon):
    """A library of a single word, which sounds like everything."""

    def __init__(self, word: str, documents: int = 1) -> None:
        self._word = Word(word, documents)

    def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
        return [self._word]


@pytest.mark.parametrize(
    ("typed", "word", "is_name"),
    [
        ("nike", "나이키", True),
        ("hybe", "하이브", True),
        ("game", "게임", True),
        ("team", "타임", False),
        ("kid", "가이드", False),
        ("barrel", "팔을", False),
        ("event", "펀드의", False),
        ("toyota", "뛰었다", False),
        ("고집", "kospi", False),
        ("france", "폴란드", False),
        ("dubai", "답에", False),
        ("samsung", "심장", False),
        ("감정", "samsung", False),
        ("therapeutics", "테라퓨틱스", True),
        ("넷플릭스", "netflix", True),
        ("zkz", "식스", False),
        ("glacier", "글에서", False),
        ("tender", "뜬다", False),
        ("violin", "버린", False),
        ("peru", "피로", False),
        ("sugar", "주가", False),
        ("jaguar", "재개", False),
        ("lithium", "리튬", True),
        ("오렌지", "orange", True),
        ("waffle", "애플", False),
        ("나비", "naver", False),
        ("인삼", "income", False),
        ("dollar", "달러", True),
        ("켈리", "carry", False),
        ("gensler", "겐슬러", True),
        ("netmlix", "넷플릭스", True),
    ],
)
def test_a_name_is_known_by_its_sound(typed: str, word: str, is_name: bool) -> None:
    """A long i is two vowels in Korean; what carries a particle or is a verb is no name; what has
    no vowel has no sound."""
    assert texts(sound_readings(typed, OneSound(word), 0.8)) == [word] * is_name


@pytest.mark.parametrize(
    ("typed", "word", "is_foreign"),
    [
        ("startup", "스타트업", True),
        ("platform", "플랫폼", True),
        ("스타트업", "startup", True),
        ("coaching", "가장", False),
        ("servers", "서비스", False),
        ("founder", "본다", False),
    ],
)
def test_a_common_word_sounds_like_another_only_if_it_is_long(
    typed: str, word: str, is_foreign: bool
) -> None:
    """A short one does by chance: its consonants are few."""
    assert texts(sound_readings(typed, OneSound(word, 100), 0.92)) == [word] * is_foreign


def test_of_names_that_sound_alike_the_one_that_is_spelled_so_is_meant() -> None:
    class TwoSounds(NoLexicon):
        def sounding_like(self, skeleton: str, *, hangul: bool, nearly: bool) -> Sequence[Word]:
            return [Word("진실러", 1), Word("겐슬러", 1)]

    assert texts(sound_readings("gensler", TwoSounds(), 0.8)) == ["겐슬러"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("중앙선관위", "중앙선거관리위원회"), ("금감원장", "금융감독원장"), ("北", "northkorea")],
)
def test_a_name_is_known_by_its_other_one_in_a_compound_and_by_its_hanja(
    typed: str, meant: str
) -> None:
    assert meant in texts(sure_readings(typed, NoLexicon()))


def test_a_short_name_begins_and_ends_too_many_compounds() -> None:
    """한은 in 한은행."""
    assert "한국은행행" not in texts(sure_readings("한은행", NoLexicon()))


def test_a_name_of_one_syllable_stands_by_itself() -> None:
    """황 is no beginning of 황금, where a text explains it as Huang."""

    class Explained(NoLexicon):
        def names_of(self, word: str) -> Sequence[str]:
            return ["황"]

    (name,) = [one for one in sure_readings("huang", Explained()) if one.text == "황"]
    assert name.whole
