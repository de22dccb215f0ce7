"""What is typed in another form than the texts have it: inflected, compounded, noted otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.catalog.catalog import Catalog
from reader.model.article import Language
from reader.search.compounds import splits
from reader.search.families import with_middle
from reader.search.find import find_in_article
from reader.search.lexicon import NoLexicon, Word
from reader.search.results import Tier
from tests.search.library import NOTHING_MARKED, FakeSource, an_article

ARTICLES = (
    an_article(
        "trade", "美中 관세 협상, 석 달 만에 재개",
        "두 나라 대표가 만났다. 北·러 회담은 미뤄졌다.",
    ),
    an_article(
        "rates", "與野, 기준금리 3.5% 동결에 엇갈린 반응",
        "수출은 4만 4,000톤으로 늘었다. 표는 한 장에 1만4900원이고 높이는 121m다.",
        "은행은 이자를 내렸다.",
    ),
    an_article(
        "bought", "제과 회사의 새 길",
        "회사는 연구소를 인수하기로 했다. LG전자와 스페이스X도 관심을 보였다.",
        en=(
            "A confectioner turns to drugs",
            "It unveils two factories and sold one. Samsung makes a humanoid.",
            "It stays a business. A lawyer came back. The organisation grows.",
        ),
    ),
    an_article(
        "leader", "대표가 바뀐 회사", "서명이 남았다. 배달 애플리케이션도 냈다. #새출발",
        author="정해린",
    ),
    an_article("deal", "라이브로 파는 과자", "회사는 M&A를 미뤘다. 주가가 뛰었다. 게임을 냈다.",
        "페이백을 준다. 값이 반만 든다. 성능이 좋다."),
    an_article(
        "covid", "코로나19 이후", "1천 명이 모였다. 합계출산율이 뛰어 인구가 두 배가 됐다.",
        "workforce bill이 왔다. 한 전문가도 왔다.",
    ),
    an_article("falling", "전기값", "600MW를 돌린다. 주가는 떨어지자마자 올랐다.",
        "대한의사협회는 슈퍼 앞 셰프에게 맡기면 안 된다고 했다. 위협은 없다.",
        "경남도 이영미 지사는 K푸드와 케이팝을 꼽았다. 5천 명이 3만원씩 냈다.",
        "강릉에서는 김정은이 화제였다. 이창용 총재는 수서역에 갔다.",
        "오색케이블카가 섰다. 휴대전화를 샀다. 값이 올랐다.",
        en=("A change", "Lee met Yong and Chang. They pay.")),
    an_article("later", "금리는 그대로", "은행은 동결을 택했다."),
    an_article(
        "space", "우주항공청 문 열다", "발사체를 만든다. 테슬라에서는 감원이 멈췄다.",
        "베이조스는 샤또 와인을 샀다.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    """The articles above."""
    filled = Catalog(None)
    filled.update(FakeSource({article.id: article for article in ARTICLES}))
    yield filled
    filled.close()


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("미중", "trade"),
        ("미중의", "trade"),
        ("북러 회담", "trade"),
        ("여야", "rates"),
        ("미중관세협상", "trade"),
        ("기준금리동결", "rates"),
        ("협상관세", "trade"),
        ("여야금리동결", "rates"),
        ("연구소인수", "bought"),
        ("배달앱", "leader"),
        ("tesla감원", "space"),
        ("정해린 기자", "leader"),
        ("정해린기자", "leader"),
        ("정해린 주석", "leader"),
        ("기준금리 동결 이유는", "rates"),
        ("why factories", "bought"),
        ("how many factories", "bought"),
        ("의협", "falling"),
        ("gangneung", "falling"),
        ("kim jong un", "falling"),
        ("lee chang-yong", "falling"),
        ("suseo", "falling"),
        ("osaek", "falling"),
        ("오른 값", "falling"),
        ("서명 때문에", "leader"),
        ("K팝", "falling"),
        ("케이푸드", "falling"),
        ("이영미 경남지사", "falling"),
        ("쉐프", "falling"),
        ("않된다", "falling"),
        ("수퍼", "falling"),
        ("M & A", "deal"),
        ("2배", "covid"),
        ("출산률", "covid"),
        ("game", "deal"),
        ("코로나19", "covid"),
        ("covid-19", "covid"),
        ("베조스", "space"),
        ("샤토", "space"),
        ("인수했다", "bought"),
        ("인수한", "bought"),
        ("44,000톤", "rates"),
        ("4만4천 톤", "rates"),
        ("14,900원", "rates"),
        ("121미터", "rates"),
        ("3.5퍼센트", "rates"),
        ("엘지전자", "bought"),
        ("두배", "covid"),
        ("이자를 내린", "rates"),
        ("주가는 떨어졌다", "falling"),
        ("600메가와트", "falling"),
        ("sell", "bought"),
        ("selling", "bought"),
        ("organization", "bought"),
        ("스페이스엑스", "bought"),
        ("factory", "bought"),
        ("unveiled", "bought"),
        ("huminoid", "bought"),
        ("Samung", "bought"),
        ("#서명", "leader"),
        ("#새출발", "leader"),
        ("출산율인구", "covid"),
    ],
)
def test_the_text_has_it_in_another_form(catalog: Catalog, query: str, article: str) -> None:
    """The article comes first."""
    found = catalog.search(query, NOTHING_MARKED)
    assert [hit.article_id for hit in found.hits][:1] == [article]


@pytest.mark.parametrize(
    "query",
    [
        "재개관세협상",
        "관세기준금리",
        "제주항공",
        "지난해",
        "동결장세",
        "5천만원",
        '"기준금리동결"',
        "abused",
        "toyota",
        "1천만",
        "한전",
        "working",
        "tender",
        "snow",
        "forcing",
        "epay",
        "daejeon",
    ],
)
def test_what_only_looks_alike_is_not_found(catalog: Catalog, query: str) -> None:
    """Words of a compound stand in their order, in one place, and a phrase is as it was typed."""
    assert not catalog.search(query, NOTHING_MARKED).hits


def test_a_slip_in_an_english_word_is_meant_and_no_korean_word_that_sounds_so(
    catalog: Catalog,
) -> None:
    (hit,) = catalog.search("Samung", NOTHING_MARKED).hits
    assert Tier.TYPO is hit.tier


def test_the_words_of_a_compound_are_marked_in_the_snippet(catalog: Catalog) -> None:
    (hit,) = catalog.search("기준금리동결", NOTHING_MARKED).hits
    assert [hit.snippet[a:b] for a, b in hit.snippet_spans] == ["기준금리", "동결"]


def test_a_compound_is_found_inside_its_article_too() -> None:
    """What the library was searched for can be stepped through where it led to."""
    places = find_in_article(ARTICLES[1], "기준금리동결")
    title = ARTICLES[1].title()
    assert [title[slice(*place.span)] for place in places] == ["기준금리", "동결"]


def test_a_compound_is_taken_apart_into_few_words_of_two_syllables() -> None:
    assert list(splits("금리동결")) == [("금리", "동결")]
    assert next(splits("한미관세협상")) == ("한미", "관세협상")
    assert list(splits("한미관세협상"))[-1] == ("한미", "관세", "협상")
    assert list(splits("챗gpt교육")) == [("챗gpt", "교육")]
    assert ("17주째", "상승") in splits("17주째상승")
    assert list(splits("5조3천억")) == list(splits("카카오")) == list(splits("r&d예산안")) == []
    assert list(splits("가" * 13)) == []


@pytest.mark.parametrize(("typed", "word"), [("김정은", "김정훈은"), ("국정원", "국정원장")])
def test_a_word_with_its_particle_is_short_for_no_other_one(typed: str, word: str) -> None:
    """And nothing is left out at the end."""

    class OneWord(NoLexicon):
        def beginning(self, begun: str) -> list[Word]:
            return [Word(word, 1)]

    assert not list(with_middle(typed, OneWord()))


def test_a_word_at_the_end_of_a_compound_counts_beside_one_that_begins(catalog: Catalog) -> None:
    """금리 in 기준금리: with all the words in its title the article is no guess."""
    hits = catalog.search("금리 동결", NOTHING_MARKED).hits
    assert [hit.article_id for hit in hits] == ["rates", "later"]


def test_known_words_written_together_are_no_sound(catalog: Catalog) -> None:
    """Pay and back stand in two articles, and 페이백 in a third."""
    assert catalog.search("payback", NOTHING_MARKED).hits
    assert not catalog.search("pay back", NOTHING_MARKED).hits


def test_what_is_said_around_counts_where_an_article_has_it(catalog: Catalog) -> None:
    """A quoted word counts always, and somebody's post is nobody's name."""
    (with_post,) = catalog.search("회사 대표", NOTHING_MARKED).hits
    (without_word,) = catalog.search("게임 기사", NOTHING_MARKED).hits
    assert [hit.article_id for hit in catalog.search("인구 수", NOTHING_MARKED).hits] == ["covid"]
    assert (with_post.article_id, without_word.article_id) == ("leader", "deal")
    for query in ('게임 "기사"', "기자 뉴스", "뷁 기자"):
        assert not catalog.search(query, NOTHING_MARKED).hits


def test_the_words_of_a_question_are_no_places_of_their_own() -> None:
    places = find_in_article(ARTICLES[2], "how is a humanoid")
    text = ARTICLES[2].editions[Language.EN].body[0].text
    assert [text[slice(*place.span)] for place in places] == ["humanoid"]


@pytest.fixture
def names() -> Iterator[Catalog]:
    """Names of two English words, written as one in Korean."""
    articles = (
        an_article("maker", "오픈AI, 새 칩을 맡기다", "변호사 둘이 왔다."),
        an_article(
            "opens", "", en=("A bakery opens with AI", "Legal advice is free."), author="가"
        ),
        an_article("bank", "한국은행의 새 총재", "그는 오래 일했다.", published="2020-01-01"),
        an_article("ball", "한국 축구가 이기다", "다섯 골이었다.", published="2024-01-01"),
        an_article("phone", "아이폰16, 스위치2와 겨루다", "화면이 크다."),
        an_article("law", "리걸테크가 자라다", "변호사 셋이 왔다.", author="나"),
        an_article("singer", "조수미, 훈장 받다", "안세영은 셔틀콕을 쳤다.", author="다"),
    )
    made = Catalog(None)
    made.update(FakeSource({article.id: article for article in articles}))
    yield made
    made.close()


def test_a_name_of_two_words_goes_before_its_words_apart(names: Catalog) -> None:
    """Open AI is 오픈AI, and only then anything that opens."""
    hits = names.search("open ai", NOTHING_MARKED).hits
    assert [hit.article_id for hit in hits] == ["maker", "opens"]


@pytest.mark.parametrize(
    "query", ["legal tech 변호사", "legal tech 변호사 소식", "변호사 legal tech"]
)
def test_a_name_typed_in_two_words_is_found_beside_a_third(names: Catalog, query: str) -> None:
    """No article has all three by themselves."""
    hits = names.search(query, NOTHING_MARKED).hits
    assert [hit.article_id for hit in hits] == ["law"]


@pytest.mark.parametrize("query", ["sumi jo", "jo su-mi", "ahn se young 셔틀콕"])
def test_a_korean_name_is_found_in_either_order_and_in_three_words(
    names: Catalog, query: str
) -> None:
    (hit,) = names.search(query, NOTHING_MARKED).hits
    assert hit.article_id == "singer"


def test_a_letter_typed_apart_is_no_slip_of_the_word_before(names: Catalog) -> None:
    """Model Y is not "models"."""
    assert not names.search("open y", NOTHING_MARKED).hits


def test_a_word_being_typed_goes_before_a_noun_with_its_particle(names: Catalog) -> None:
    """한국은 may be 한국 with 은, but it begins 한국은행."""
    hits = names.search("한국은", NOTHING_MARKED).hits
    assert [hit.article_id for hit in hits] == ["bank", "ball"]


@pytest.mark.parametrize("query", ["iphone16", "iphone 16", "switch2", "dkdlvhs16", "스ㅜ이치2"])
def test_a_name_with_its_number_is_understood_as_the_name_is(names: Catalog, query: str) -> None:
    """By its other name, its sound, in the other layout and with a slip."""
    hits = names.search(query, NOTHING_MARKED).hits
    assert [hit.article_id for hit in hits] == ["phone"]
