"""Quoted words are put where they stand, or nowhere."""

from __future__ import annotations

import pytest

from reader.model.article import Language
from reader.model.marks import Point, Span
from reader.session.quotes import QuoteMissing, QuoteUnclear, place_of_quote
from tests.support import an_article

KO, EN = Language.KO, Language.EN
ARTICLE = an_article(
    ko_body=("항만은 밤에도 열린다.", "그 항만은 낮에도 열린다."),
    en_body=("The port is open.", "The port is open  at night, too."),
)


def on(block: int, start: int, end: int) -> Span:
    """A stretch of one paragraph."""
    return Span(Point(block, start), Point(block, end))


@pytest.mark.parametrize(
    ("exact", "context", "expected"),
    [
        ("항만은", ("", ""), (KO, on(0, 0, 3))),
        ("항만은", ("그 ", ""), (KO, on(1, 2, 5))),
        ("항만은", ("", " 낮에도"), (KO, on(1, 2, 5))),
        ("항만은", ("열린다. 그", "낮에도 열린다."), (KO, on(1, 2, 5))),
        ("밤에도", ("틀린 앞", "틀린 뒤"), (KO, on(0, 4, 7))),
        ("The port", ("", ""), (EN, on(0, 0, 8))),
        ("open at\nnight", ("", ""), (EN, on(1, 12, 26))),
        ("열린다.\n그", ("", ""), (KO, Span(Point(0, 8), Point(1, 1)))),
    ],
)
def test_a_quote_is_where_its_surroundings_are(
    exact: str, context: tuple[str, str], expected: tuple[Language, Span]
) -> None:
    """The first place if nobody says which, whatever white space is between the words."""
    assert expected == place_of_quote(ARTICLE, exact, None, context)


def test_a_language_that_is_named_is_the_only_one_looked_in() -> None:
    """The same words may stand in both."""
    article = an_article(ko_body=("OpenAI 발표",), en_body=("The year of OpenAI",))

    assert (KO, on(0, 0, 6)) == place_of_quote(article, "OpenAI")
    assert (EN, on(0, 12, 18)) == place_of_quote(article, "OpenAI", EN)
    with pytest.raises(QuoteMissing):
        place_of_quote(article, "발표", EN)


@pytest.mark.parametrize("exact", ["항구는", " ", "밤에도 닫힌다"])
def test_words_that_stand_nowhere_are_told(exact: str) -> None:
    """Nothing is marked instead."""
    with pytest.raises(QuoteMissing, match=f"does not say '{exact.strip()}'"):
        place_of_quote(ARTICLE, exact)


def test_of_a_long_quote_the_beginning_is_told() -> None:
    """On one line, with a sign where it goes on."""
    with pytest.raises(QuoteMissing, match=f"'{'가 ' * 19}가…'"):
        place_of_quote(ARTICLE, "가\n" * 21)


def test_of_several_places_none_is_guessed() -> None:
    """Where the surroundings that were told are those of none of them."""
    with pytest.raises(QuoteUnclear, match="says '항만은' several times"):
        place_of_quote(ARTICLE, "항만은", None, ("완전히", "다른 곳에"))
