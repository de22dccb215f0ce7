"""The place a person reads at is a paragraph, wherever a rebuild has put it."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Language
from reader.model.marks import Point, ReadingPosition
from reader.session.places import anchored, found_again
from tests.support import an_article

OLD = an_article(ko_body=("머리말", "본문", "머리말"))


def at(block: int, article: Article = OLD) -> ReadingPosition:
    """Where somebody read an article, four characters into a paragraph."""
    return anchored(ReadingPosition(Language.KO, Point(block, 4)), article)


@pytest.mark.parametrize(
    ("body", "block"),
    [
        (("머리말", "본문", "머리말"), 1),
        (("새 글", "더 새 글", "머리말", "본문"), 3),
        (("본문", "새 글", "더 새 글", "또 새 글", "본문"), 0),
        (("새 글", "고친 본문", "머리말"), 1),
    ],
)
def test_the_paragraph_is_found_again_by_its_words(body: tuple[str, ...], block: int) -> None:
    """The nearest of equal ones; where it stood, if nobody says its words any more."""
    found = found_again(at(1), an_article(ko_body=body))

    assert Point(block, 4) == found.point
    assert at(1).block_hash == found.block_hash


def test_of_equal_paragraphs_the_nearest_is_taken() -> None:
    """Also where it has moved down."""
    found = found_again(at(2), an_article(ko_body=("머리말", "새 글", "본문", "머리말")))

    assert Point(3, 4) == found.point


@pytest.mark.parametrize("position", [at(3), ReadingPosition(Language.KO, Point(1, 4))])
def test_a_place_that_is_known_by_no_words_stays_where_it_is(position: ReadingPosition) -> None:
    """Behind the end of its text, or of a time before words were kept."""
    assert "" == position.block_hash
    assert position == found_again(position, an_article(ko_body=("", "본문")))


def test_a_place_in_an_edition_that_is_gone_stays_where_it_is() -> None:
    """It may come back."""
    english = an_article(ko="")

    assert at(1) == found_again(at(1), english) == anchored(at(1), english)
