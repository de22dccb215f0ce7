"""The same word in another form."""

from __future__ import annotations

import pytest

from reader.text.english import (
    irregular_forms,
    is_ending,
    is_irregular_form,
    other_form,
    other_spelling,
)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("factory", "factories"),
        ("companies", "company"),
        ("studied", "study"),
        ("unveiled", "unveils"),
        ("surviving", "survives"),
        ("survive", "surviving"),
        ("planning", "plans"),
        ("hugging", "hugs"),
        ("rising", "rises"),
        ("selling", "sells"),
        ("classes", "class"),
        ("layoffs", "layoff"),
        ("ships", "shipping"),
        ("cuts", "cutting"),
        ("suing", "sued"),
        ("aging", "aged"),
    ],
)
def test_what_is_left_of_a_word_begins_its_other_forms(word: str, other: str) -> None:
    """And is no beginning of the word's own, which is looked for anyway."""
    form = other_form(word)
    assert form and other.startswith(form)
    assert is_ending(form, other.removeprefix(form))


@pytest.mark.parametrize(
    "word",
    [
        "news",
        "bus",
        "analysis",
        "business",
        "string",
        "day",
        "evening",
        "ed",
        "ing",
        "s",
        "y",
        "ly",
    ],
)
def test_too_little_is_not_looked_for(word: str) -> None:
    """A few letters begin many other words."""
    assert other_form(word) == ""


def test_a_longer_word_is_no_other_form() -> None:
    assert not is_ending("work", "force")
    assert not is_ending("surviv", "al")


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("sold", ("sell",)),
        ("sells", ("sold",)),
        ("rose", ("rise", "risen")),
        ("women", ("woman",)),
        ("weeping", ("wept",)),
        ("crisis", ("crises",)),
        ("won", ("win", "wins")),
        ("win", ()),
        ("factory", ()),
    ],
)
def test_an_irregular_word_is_known_in_all_its_forms(word: str, others: tuple[str, ...]) -> None:
    """Who won is asked where a text says wins; a win is no won, which is money."""
    assert irregular_forms(word) == others


def test_the_form_that_dictionaries_have_is_no_irregular_one() -> None:
    assert is_irregular_form("drawn") and not is_irregular_form("draw")
    assert not is_irregular_form("speed") and not is_irregular_form("webtoon")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("apologised", "apologiz"),
        ("apologize", "apologis"),
        ("organisation", "organization"),
        ("labour", "labor"),
        ("centers", "centre"),
        ("defence", "defens"),
        ("is", ""),
        ("factory", ""),
    ],
)
def test_what_is_spelled_otherwise_across_the_ocean(word: str, other: str) -> None:
    """How it begins there."""
    assert other_spelling(word).startswith(other) if other else other_spelling(word) == ""
