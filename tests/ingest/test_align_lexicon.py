"""The dictionary of the alignment finds its words in running text."""

from __future__ import annotations

import re

import pytest

from reader.ingest.alignment.lexicon import (
    Lexicon,
    english_stem,
    everyday,
    everyday_entries,
    parse,
    verb_forms,
)
from reader.ingest.alignment.words_culture import CULTURE
from reader.ingest.alignment.words_economy import ABBREVIATIONS, ECONOMY
from reader.ingest.alignment.words_society import SOCIETY
from reader.ingest.alignment.words_verbs import VERBS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("학생들은", ["학생"]),
        ("언어모델을", ["언어", "모델"]),
        ("신기술", ["기술"]),
        ("밝혔다", ["밝히다"]),
        ("어려웠던", ["어렵다"]),
        ("올랐지만", ["오르다"]),
        ("만든", ["만들다"]),
        ("줄였으며", ["줄이다"]),
        ("책을", ["책"]),
        ("물가가", ["물가"]),
        ("써야", ["쓰다"]),
        ("쓰레기를", ["쓰레기"]),
        ("밤새", []),
    ],
)
def test_entries_are_found_in_inflected_and_compound_words(word: str, expected: list[str]) -> None:
    """The longest key wins; a word of one syllable needs a particle behind it."""
    assert expected == list(everyday().words_in(word)[0])


def test_a_word_that_begins_with_an_entry_is_told_from_one_that_only_holds_one() -> None:
    """신기술 could still be a name; 기술자 cannot."""
    assert everyday().words_in("기술자")[1]
    assert not everyday().words_in("신기술")[1]


@pytest.mark.parametrize(
    ("stem", "form"),
    [
        ("오르", "올라"),
        ("배우", "배워"),
        ("보", "봤"),
        ("돕", "도와"),
        ("짓", "지었"),
        ("듣", "들"),
        ("되", "됐"),
        ("모르", "몰랐"),
        ("커지", "커졌"),
        ("만들", "만드"),
        ("말하", "말했"),
    ],
)
def test_irregular_verbs_are_inflected(stem: str, form: str) -> None:
    """As they stand in newspapers."""
    assert form in verb_forms(stem)


def test_verbs_with_a_regular_final_stay_regular() -> None:
    """뽑다 is not 뽀우다, 믿다 not 밀다."""
    assert frozenset({"뽑"}) == verb_forms("뽑")
    assert frozenset({"믿"}) == verb_forms("믿")


def test_words_of_one_family_have_one_stem() -> None:
    """Translators change the part of speech."""
    assert english_stem("education") == english_stem("educator") == english_stem("educate")
    assert english_stem("develops") == english_stem("development")
    assert english_stem("companies") == english_stem("company")
    assert "ban" == english_stem("ban")


def test_the_built_in_table_is_well_formed() -> None:
    """Every key is Hangul or an abbreviation, stands once and has a meaning."""
    entries = everyday_entries()
    rows = ",".join((SOCIETY, ECONOMY, CULTURE, VERBS, ABBREVIATIONS)).split(",")

    keys = [row.split()[0] for row in rows if row.strip()]
    assert sorted(keys) == sorted(entries)
    assert 1500 < len(keys) < 2500
    lexicon = Lexicon(entries)
    for word in entries:
        assert re.fullmatch("[가-힣]+|[A-Za-z&]+", word)
        assert lexicon.stems(word), word
        assert all(re.fullmatch(r"[a-z.-]+", stem) for stem in lexicon.stems(word)), word


def test_tables_are_read_entry_by_entry() -> None:
    """Line breaks mean nothing."""
    entries = parse(["\n학교 school,\n교사 teacher\neducator,\n", "AI intelligence"])

    assert ["학교", "교사", "AI"] == list(entries)
    assert {english_stem("teacher"), english_stem("educator")} == Lexicon(entries).stems("교사")


def test_an_empty_dictionary_finds_nothing() -> None:
    """As in the ablation of the bench."""
    assert ((), False) == Lexicon({}).words_in("학교")
    assert frozenset() == Lexicon({}).stems("학교")
    assert ((), False) == Lexicon({"학교": "school"}).words_in("")
