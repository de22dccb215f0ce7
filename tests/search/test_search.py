"""What a person types and what is found, over a small library of our own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from reader.catalog.catalog import Catalog
from reader.model.article import Language
from reader.search.results import Field, Tier
from reader.text.keyboard import to_hangul, to_latin
from tests.search.library import ARTICLES, NOTHING_MARKED, a_catalog, an_article, ask, ids


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    """The small library."""
    made = a_catalog()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("카카오", "kakao"),
        (unicodedata.normalize("NFD", "카카오"), "kakao"),
        ("카캉", "kakao"),
        ("카카ㅇ", "kakao"),
        ("ㅋㅋㅇ", "kakao"),
        ("\u110f\u110f\u110b", "kakao"),
        ("카카오의", "kakao"),
        ("zkzkdh", "kakao"),
        ("ZKZKDH", "kakao"),
        ("카가오", "kakao"),
        ("kakao", "kakao"),
        ("1544억", "kakao"),
        ("1,544억원", "kakao"),
        ("1,5", "kakao"),
        ("17.3%", "kakao"),
        ("재택근무", "remote"),
        ("재택 근무", "remote"),
        ("달", "remote"),
        ("ㄳ", "essay"),
        ("골프생중계", "netflix"),
        ("netflix", "netflix"),
        ("넷플렉스", "netflix"),
        ("넷플릭스에서", "netflix"),
        ("ㄴㅍㄹㅅ", "netflix"),
        ("오티티", "netflix"),
        ("미국 골프", "netflix"),
        ("요금제", "netflix"),
        ("howell", "essay"),
        ("하웰", "essay"),
        ("ㅙㅈ디ㅣ", "essay"),
        ("ＣｈａｔＧＰＴ", "essay"),
        ("chatgpt", "essay"),
        ("챗지피티", "essay"),
        ("gpt", "essay"),
        ("ㅊGPT", "essay"),
        ("dont", "essay"),
        ("don't", "essay"),
        ("poincare", "essay"),
        ("customers'", "essay"),
        ("마이아", "chips"),
        ("마이크로소프트", "chips"),
        ("microsfot", "chips"),
        ("gartner", "chips"),
        ("q&a", "chips"),
        ("C#", "chips"),
        ("[해외 DS]", "chips"),
        ("아마죤", "sleeve"),
        ("디즈니플러스", "sleeve"),
        ("한국", "legal"),
        ("韓", "legal"),
        ("리걸택크", "legal"),
        ("busan", "port"),
        ("부산", "port"),
        ("문하늘 변협", "legal"),
    ],
)
def test_the_right_article_comes_first(catalog: Catalog, query: str, first: str) -> None:
    """Every way of typing it leads there."""
    assert ids(ask(catalog, query))[:1] == [first]


@pytest.mark.parametrize(
    "query",
    ["김치찌개", "테슬라", "xyzzy", "ㅎㅎㅎㅎㅎ", "544억", "ㅏ", "asdf", "M&A", "(", ".*", "[/]",
     "과장출근", "ㅁㄴㅇㄹ", "바나나", "", "   ", "-", '""'],
)  # fmt: skip
def test_nothing_is_found_where_nothing_is(catalog: Catalog, query: str) -> None:
    """No weak guesses, and nothing raises."""
    found = ask(catalog, query)
    assert (found.hits, found.articles, found.complete) == ((), 0, True)


@pytest.mark.parametrize(
    ("query", "absent"),
    [("가", "sleeve"), ("ai", "port"), ("카카ㅁ", "kakao"), ("ㅋㅇ", "kakao"), ("ㄱㅅ", "kakao")],
)
def test_a_match_begins_where_a_syllable_and_a_word_begin(
    catalog: Catalog, query: str, absent: str
) -> None:
    """약아 holds no 가, said no ai, and initials name words from their start."""
    assert absent not in ids(ask(catalog, query))


def test_a_name_inside_another_does_not_outrank_it(catalog: Catalog) -> None:
    """마이아 is a word of one title and the tail of 제레마이아 in the other."""
    assert ids(ask(catalog, "마이아")) == ["chips", "sleeve"]


def test_the_literal_form_ranks_above_the_bare_noun() -> None:
    """카카오의 finds 카카오는 too, but later."""
    catalog = a_catalog(
        an_article("a", "오늘의 소식", "카카오는 컸다."),
        an_article("b", "내일의 소식", "카카오의 몫이다."),
    )
    assert ids(ask(catalog, "카카오의")) == ["b", "a"]


def test_typos_are_silent_where_something_literal_is_found() -> None:
    """카가오 exists here, so nobody meant 카카오."""
    catalog = a_catalog(
        an_article("a", "카카오 소식", "."), an_article("b", "카가오라는 새 이름", ".")
    )
    assert ids(ask(catalog, "카가오")) == ["b"]


@pytest.mark.parametrize(
    ("query", "tier", "reading"),
    [
        ("카카오", Tier.LITERAL, ""),
        ("카카오에게", Tier.PARTICLE, ""),
        ("kakao", Tier.ALIAS, ""),
        ("ㅋㅋㅇ", Tier.INITIALS, ""),
        ("zkzkdh", Tier.KEYBOARD, "zkzkdh → 카카오"),
        ("netflix", Tier.TRANSLITERATION, "netflix → 넷플릭스"),
        ("카가오", Tier.TYPO, "카가오 → 카카오"),
    ],
)
def test_a_hit_says_how_it_was_found(
    catalog: Catalog, query: str, tier: Tier, reading: str
) -> None:
    """The label beside the hits is the conversion that was made."""
    found = ask(catalog, query)
    assert (found.hits[0].tier, found.reading) == (tier, reading)


@pytest.mark.parametrize("typed", ["zkzkdh woxor", "ㅡ먀ㅁ 초ㅑㅔ"])
def test_who_typed_one_word_in_the_wrong_layout_typed_the_next_in_it(typed: str) -> None:
    """The beginning of a word is too short to be told by itself: wox, 초."""
    catalog = a_catalog(an_article("a", "카카오, 재택 끝", "마이아 칩(Maia chip)이 나온다."))
    beginnings = [typed[:end] for end in range(typed.index(" ") + 3, len(typed) + 1)]
    assert [ids(ask(catalog, one)) for one in beginnings] == [["a"]] * len(beginnings)
    alone = typed.split()[1][: 3 if typed.isascii() else 1]
    assert ids(ask(catalog, alone)) == []


@pytest.mark.parametrize(
    "query",
    ["카카오", "재택근무", "ㅋㅋㅇ", "1544", "howell", "골프생중계", "zkzkdh", "미국", "C#", "dont",
     "poincare", "한국", "분석가는"],
)  # fmt: skip
def test_a_span_is_the_text_that_was_found(catalog: Catalog, query: str) -> None:
    """Spans lead into the text a person sees, and the snippet shows the same characters."""
    articles = {article.id: article for article in ARTICLES}
    for hit in ask(catalog, query).hits:
        edition = articles[hit.article_id].editions[hit.language or Language.KO]
        text = edition.title if hit.block is None else edition.body[hit.block].text
        start, end = hit.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] in [hit.snippet[a:b] for a, b in hit.snippet_spans]


def test_a_hit_knows_its_field_language_and_block(catalog: Catalog) -> None:
    """Enter opens the article there."""
    hit = ask(catalog, "cranes").hits[0]
    assert (hit.field, hit.language, hit.block) == (Field.BODY, Language.EN, 0)
    assert hit.snippet[slice(*hit.snippet_spans[0])] == "Cranes"
    author = ask(catalog, "오세린").hits[0]
    assert (author.field, author.language, author.block) == (Field.AUTHOR, None, None)


def test_counts_go_beyond_the_limit(catalog: Catalog) -> None:
    """The list is cut, the count is not."""
    found = catalog.search("한지우", NOTHING_MARKED, limit=1)
    assert (len(found.hits), found.articles, found.complete) == (1, 2, True)


def test_a_long_paste_is_cut_instead_of_freezing(catalog: Catalog) -> None:
    """Ten thousand characters are answered like a hundred."""
    assert ask(catalog, "카카오 " * 2500).complete


def test_a_spent_budget_says_so(catalog: Catalog) -> None:
    """What was found by then is shown; the count is a lower bound."""
    found = catalog.search("카카오", NOTHING_MARKED, budget_ms=0)
    assert not found.complete
    cancelled = catalog.search("카카오", NOTHING_MARKED, cancelled=lambda: True)
    assert not cancelled.complete


@pytest.mark.parametrize(
    ("word", "target"),
    [("카카오", "kakao"), ("넷플릭스", "netflix"), ("재택근무", "remote"), ("리걸테크", "legal"),
     ("하웰", "essay"), ("마이아", "chips"), ("골프", "netflix"), ("한지우", "kakao")],
)  # fmt: skip
def test_a_word_stays_found_while_it_is_typed(catalog: Catalog, word: str, target: str) -> None:
    """From the third key on, at every state of the input method."""
    keys = to_latin(word)
    for end in range(3, len(keys) + 1):
        state = to_hangul(keys[:end])
        assert target in ids(ask(catalog, state))[:3], state


def test_another_name_in_latin_letters_is_a_whole_word() -> None:
    """테슬라 is Tesla, and not the company that is called Teslal."""
    catalog = a_catalog(
        an_article("tesla", "전기차 판매", "전기차 회사 Tesla가 값을 내렸다."),
        an_article("teslal", "부품 시장", "부품 회사 Teslal은 공장을 옮겼다."),
    )
    assert ids(ask(catalog, "테슬라")) == ["tesla"]
    catalog.close()


def test_a_pattern_is_given_up_in_the_middle_of_an_article() -> None:
    """Which may take a slow one a while; what was not looked through is no hit."""
    catalog = a_catalog(an_article("long", "제목", *["문단이 하나 더 있다."] * 40))
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) >= 20)
        return asked[-1]

    assert not catalog.search("re:/하나.*둘/", NOTHING_MARKED, cancelled=cancelled).complete
    assert 20 < len(asked)
    asked.clear()
    assert not catalog.search("-re:/하나.*둘/", NOTHING_MARKED, cancelled=cancelled).hits
    catalog.close()


def test_a_hit_in_the_deck_says_in_which_of_its_lines() -> None:
    """Its span is in that line; a block it has none."""
    deck = ("첫 줄은 부산항", "둘째 줄은 울릉도의 배")
    catalog = a_catalog(an_article("port", "항구", "등대가 있다.", deck=deck))
    try:
        (hit,) = ask(catalog, "울릉도").hits
        (other,) = ask(catalog, "등대").hits
    finally:
        catalog.close()
    assert (Field.DECK, None, 1) == (hit.field, hit.block, hit.line)
    assert "울릉도" == deck[1][slice(*hit.span)]
    assert (Field.BODY, 0, None) == (other.field, other.block, other.line)
