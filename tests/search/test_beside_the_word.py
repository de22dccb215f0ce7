"""What is no answer, or a lesser one, beside an article that has the word itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.catalog.catalog import Catalog
from tests.search.library import a_catalog, an_article, ask, ids

ARTICLES = (
    an_article(
        "rice", "논을 갈아엎은 농민들", en=("Rice price sinks", "The UN met on rice. Farming wins.")
    ),
    an_article(
        "apple", "값이 뛴 과일", en=("Prices of apples soar", "Union men struck. Unveiled.")
    ),
    an_article("kia", "공장을 옮기는 기아", "이천 공장은 9만 명을 새로 뽑는다."),
    an_article("sultry", "열대야를 부른 고기압", "이전에는 없던 더위에 9만 8000명이 쓰러졌다."),
    an_article(
        "dam", "댐 열네 곳을 짓는다", "주민들이 반대했다. 고라니 120여 마리와 큰돌고래가 떠났다."
    ),
    an_article(
        "desk",
        "대면 회의로 돌아간 회사",
        "직원들이 반대했다. 평양냉면을 먹었다. 노벨문학상도 화제였다.",
    ),
    an_article(
        "screen",
        "",
        en=("CrowdStrike update fails", "Airlines stop. A plan was drawn up."),
    ),
)


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    """Words beside others that hold them."""
    made = a_catalog(*ARTICLES)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rice", ["rice"]),
        ("rice price", ["rice"]),
        ("기아", ["kia"]),
        ("icheon", ["kia"]),
        ("댐 반대", ["dam"]),
        ("90,000명", ["kia"]),
        ("striking", ["apple"]),
    ],
)
def test_what_only_looks_like_the_word_is_left_out(
    catalog: Catalog, query: str, found: list[str]
) -> None:
    """Rice in price, a 기압 begun, 이전 by an older spelling, 대면 for 댐, CrowdStrike."""
    assert found == ids(ask(catalog, query))


@pytest.mark.parametrize(
    ("query", "found"), [("고기아", "sultry"), ("rstri", ""), ("stri", "screen")]
)
def test_where_no_article_has_the_word_what_holds_it_is_found(
    catalog: Catalog, query: str, found: str
) -> None:
    assert found.split() == ids(ask(catalog, query))


def test_two_letters_are_an_abbreviation_before_the_beginning_of_a_word(catalog: Catalog) -> None:
    """A body with UN goes before one with Union and Unveiled, which are found, too."""
    assert ["rice", "apple"] == ids(ask(catalog, "un"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("120마리", "dam"),
        ("naengmyeon", "desk"),
        ("노벨상", "desk"),
        ("who won", "rice"),
        ("돌꼬래", "dam"),
    ],
)
def test_what_is_said_in_other_words_is_found(catalog: Catalog, query: str, found: str) -> None:
    assert [found] == ids(ask(catalog, query))


def test_a_word_of_one_syllable_goes_before_those_it_may_become() -> None:
    """대면 begins with the keys of 댐; in a title it counts more than 댐 in a body."""
    articles = (
        an_article("body", "물을 가두다", "새 댐은 높다."),
        an_article("title", "대면 회의"),
    )
    made = a_catalog(*articles)

    assert ["body", "title"] == ids(ask(made, "댐"))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("버스파업", "서울 시내버스 12년 만의 파업"),
        ("스테이지x", "스테이지엑스, 주파수를 얻다"),
        ("계엄해제", "비상계엄 여섯 시간 만에 해제"),
    ],
)
def test_words_in_one_run_may_end_compounds_and_letters_end_a_name(query: str, title: str) -> None:
    assert ["only"] == ids(ask(a_catalog(an_article("only", title)), query))


@pytest.mark.parametrize("query", ["noryangjin", "won hee-ryong"])
def test_a_place_that_begins_a_compound_and_a_name_are_known_by_their_romanisation(
    query: str,
) -> None:
    made = a_catalog(an_article("market", "노량진수산시장", "원희룡 장관이 들렀다."))
    assert ["market"] == ids(ask(made, query))


def test_a_korean_word_is_no_verb_that_sounds_so(catalog: Catalog) -> None:
    """드론 is a drone, and nothing that was drawn."""
    assert not ids(ask(catalog, "드론"))
