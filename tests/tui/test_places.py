"""Where the screen goes for what a search or a list gives back."""

from __future__ import annotations

import pytest

from reader.model.article import ArticleId, Language
from reader.search.results import Field, Found, Hit, Tier
from reader.tui.opening import opening_of_hit

KO = Language.KO


def a_hit(field: Field, block: int | None = None, line: int | None = None) -> Hit:
    """A hit on characters 2 to 4 of a text."""
    return Hit(ArticleId("a"), "", 1.0, Tier.LITERAL, field, KO, block, (2, 4), "", line=line)


@pytest.mark.parametrize(
    ("hit", "block"),
    [
        (a_hit(Field.TITLE), -1),
        (a_hit(Field.DECK, line=0), -2),
        (a_hit(Field.DECK, line=2), -4),
        (a_hit(Field.BODY, block=3), 3),
    ],
)
def test_a_hit_is_opened_at_its_line(hit: Hit, block: int) -> None:
    """In a deck of several lines the one that was hit, to the letter."""
    opening = opening_of_hit(hit, Found("x"))
    assert (block, 2) == (opening.block, opening.offset_chars)
    assert opening.place is not None
    assert (block, (2, 4)) == (opening.place.block, opening.place.span)


def test_a_hit_in_no_text_opens_the_article_at_its_top() -> None:
    """Its author, say."""
    opening = opening_of_hit(a_hit(Field.AUTHOR), Found("x"))
    assert (-1, 0, None) == (opening.block, opening.offset_chars, opening.place)
