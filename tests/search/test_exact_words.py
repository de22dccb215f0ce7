"""What was typed comes before other names of it, and what is counted is what is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.catalog.catalog import Catalog
from reader.model.article import Language
from reader.search.results import Field, Tier
from tests.search.library import a_catalog, an_article, ask, ids

ARTICLES = (
    an_article(
        "play", "축구를 보여 주는 쿠팡플레이", "쿠팡은 말을 아꼈다.",
        en=("Coupang Play shows football", "Coupang said little."),
    ),
    an_article("market", "새벽 배송 시장", "쿠팡은 물류 창고를 또 지었다."),
    an_article("export", "", en=("Coupang goes abroad", "The shop opens in Taiwan.")),
    an_article(
        "bank", "금리를 묶은 나라들", "미국 중앙은행(Fed)은 기다린다고 했다.",
        en=("Rates stay put", "The Fed waits. The FED may act in May."),
    ),
    an_article("film", "", en=("A film and its viewers", "The series fed the ratings.")),
    an_article("doctor", "의사들의 요청 사항", "글쓴이: 편집부"),
    an_article("signal", "이 차의 역사", "알칠엑 부품은 쓰지 않는다."),
    an_article("swing", "골프 중계가 온다", en=("Live golf is coming", "Golf on a screen.")),
    an_article("green", "잔디의 과학", "골프 선수들이 잔디를 고른다."),
    an_article(
        "talk", "카카오의 한 해", "카카오는 컸다. 카카오톡은 더 컸다.",
        *(f"카카오가 {n}번째로 한 일이다." for n in range(40)),
        en=("A year of Kakao", "Kakao grew. Kakao Talk grew more."),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    """The small library of these tests."""
    made = a_catalog(*ARTICLES)
    yield made
    made.close()


def test_the_word_as_typed_comes_before_its_other_names(catalog: Catalog) -> None:
    """One article has the word in its body only, another the other name in its title."""
    assert ids(ask(catalog, "쿠팡")) == ["play", "market", "export"]
    assert set(ids(ask(catalog, "coupang"))[:2]) == {"play", "export"}


@pytest.mark.parametrize(
    ("query", "language", "shown"),
    [("쿠팡", Language.KO, "쿠팡"), ("coupang", Language.EN, "Coupang")],
)
def test_the_hit_shown_is_the_word_in_its_own_language(
    catalog: Catalog, query: str, language: Language, shown: str
) -> None:
    """쿠팡플레이 in the Korean title, though Coupang stands by itself in the English one."""
    hit = next(hit for hit in ask(catalog, query).hits if hit.article_id == "play")
    assert (hit.field, hit.language, hit.tier) == (Field.TITLE, language, Tier.LITERAL)
    assert hit.snippet[slice(*hit.snippet_spans[0])] == shown


def test_scores_fall_from_hit_to_hit(catalog: Catalog) -> None:
    """The order can be told from the scores."""
    for query in ("쿠팡", "연준", "golf", "카카오"):
        scores = [hit.score for hit in ask(catalog, query).hits]
        assert scores == sorted(scores, reverse=True)


def test_a_name_in_capitals_is_not_the_word_in_small_letters(catalog: Catalog) -> None:
    """연준 is the Fed, and nobody was fed by it; Fed as typed is found in any case."""
    found = ask(catalog, "연준")
    assert ids(found) == ["bank"]
    assert [hit.snippet[slice(*hit.span)] for hit in found.hits] == ["Fed"]
    assert set(ids(ask(catalog, "fed"))) == {"bank", "film"}


def test_initials_of_two_words_come_behind_those_of_one() -> None:
    """A title with the letters across a blank, a body with a word of them."""
    catalog = a_catalog(
        an_article("body", "오늘의 소식", "계산의 오차율을 줄였다."),
        an_article("across", "시장 안착 앞당길까", "없다."),
        an_article("inside", "다른 소식", "시장에 안착 앞에서 멈췄다."),
        an_article("word", "더 다른 소식", "안창용은 웃었다. 안창용이 왔다."),
    )
    assert ids(ask(catalog, "ㅇㅊㅇ")) == ["word", "body", "across"]
    assert ids(ask(catalog, "ㅇㅊㅇㄷ")) == ["across"]
    catalog.close()


def test_initials_of_a_title_leave_no_body_beside_it() -> None:
    """In a body three meet by chance."""
    catalog = a_catalog(
        an_article("title", "가덕도에 부는 바람", "비행기가 뜬다."),
        an_article("body", "다른 소식", "구도다."),
    )
    assert ids(ask(catalog, "ㄱㄷㄷ")) == ["title"]
    catalog.close()


def test_a_few_letters_across_a_blank_end_with_a_word() -> None:
    """Peru is not in "super user"; open ai is a name."""
    catalog = a_catalog(
        an_article("one", "소식", "A dollar per user. We open AI. 5억 원 줄었다. 12 조원.")
    )
    assert ids(ask(catalog, "peru")) == []
    assert ids(ask(catalog, "원주")) == []
    assert ids(ask(catalog, "12조")) == ["one"]
    assert ids(ask(catalog, "openai")) == ["one"]
    catalog.close()


def test_an_inflected_word_begins_with_its_stem() -> None:
    """Ships are in no leadership."""
    catalog = a_catalog(an_article("one", "소식", "New leadership came. Membership grew."))
    assert ids(ask(catalog, "ships")) == []
    catalog.close()


def test_a_name_is_found_by_its_sound_behind_the_word_itself(catalog: Catalog) -> None:
    """golf finds golf, then 골프, also where the article has no English."""
    found = ask(catalog, "golf")
    assert ids(found) == ["swing", "green"]
    assert [hit.tier for hit in found.hits] == [Tier.LITERAL, Tier.TRANSLITERATION]
    assert found.reading == ""


@pytest.mark.parametrize("query", ["카카오", "카카ㅇ", "카캉", "ㅋㅋㅇ"])
def test_every_way_of_typing_a_word_counts_the_same_places(catalog: Catalog, query: str) -> None:
    """One in the title, two in the first paragraph and forty more; Kakao is another word."""
    found = ask(catalog, query)
    assert (found.articles, found.places, found.complete) == (1, 43, True)


def test_more_places_than_are_counted_are_a_lower_bound() -> None:
    """Nobody walks through five hundred places, but the count does not lie."""
    catalog = a_catalog(an_article("long", "긴 글", "반복 " * 700))
    found = ask(catalog, "반복")
    assert found.places >= 500
    assert not found.complete
    catalog.close()
