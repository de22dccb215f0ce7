"""`/` inside an article: every place, in both languages, in reading order."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Language
from reader.search import find
from reader.search.find import find_in_article
from reader.search.folding import trace
from reader.search.lexicon import words_of
from reader.search.results import Tier
from tests.support import an_article

KO, EN = Language.KO, Language.EN


def bilingual() -> Article:
    """Names, spacing, numbers and English in one article."""
    return an_article(
        ko_body=(
            "카카오는 재택 근무를 줄인다. 카카오의 직원은 1,544명이다.",
            "챗GPT와 ChatGPT, 에이아이(AI)를 said라고 읽지 않는다.",
        ),
        en_body=("Kakao said its AI staff works from home.", "The [end] of it."),
    )


def found(query: str) -> list[str]:
    """The texts under the places of a query in the bodies."""
    article = bilingual()
    texts = {(language, block): text for language, block, text in article.texts()}
    places = find_in_article(article, query, heads=False)
    return [texts[p.language, p.block][slice(*p.span)] for p in places]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("카카오", ["카카오", "카카오"]),
        ("카캉", ["카카오", "카카오"]),
        ("카카ㅇ", ["카카오", "카카오"]),
        ("ㅋㅋㅇ", ["카카오", "카카오"]),
        ("ㅈㅌ", ["재택"]),
        ("재택근무", ["재택 근무"]),
        ("재택 근무", ["재택 근무"]),
        ("1544", ["1,544"]),
        ("544", []),
        ("ai", ["AI", "AI"]),
        ("gpt", ["GPT", "GPT"]),
        ("[end]", ["end"]),
        ("직원 staff", ["직원", "staff"]),
        ("카카오에게", ["카카오", "카카오", "Kakao"]),
        ("zkzkdh", ["카카오", "카카오"]),
        ("카가오", ["카카오", "카카오"]),
        ("kakso", ["Kakao"]),
        ("카커", []),
        ("re:/카카오./", ["카카오는", "카카오의"]),
        ("re:/(/", []),
        ("김치찌개", []),
        ("", []),
        ("  ", []),
        ("…", []),
    ],
)
def test_a_query_is_found_where_a_reader_would_see_it(query: str, texts: list[str]) -> None:
    """Folded, half-typed, by initials; surer readings silence the weaker ones."""
    assert texts == found(query)


def test_places_come_in_reading_order_korean_first() -> None:
    """`n` walks down one body and then the other."""
    places = find_in_article(bilingual(), "ai")
    assert [(p.language, p.block) for p in places] == [(KO, 1), (EN, 0)]


def test_a_place_knows_how_it_was_found() -> None:
    """A name under another name is an alias."""
    assert {p.tier for p in find_in_article(bilingual(), "kakao")} == {Tier.LITERAL}
    article = an_article(en="", en_body=(), ko_body=("카카오는 크다.",))
    assert {p.tier for p in find_in_article(article, "kakao")} == {Tier.ALIAS}


def texts_of(article: Article, query: str) -> list[str]:
    """The texts under the places of a query in an article."""
    texts = {(language, block): text for language, block, text in article.texts()}
    return [texts[p.language, p.block][slice(*p.span)] for p in find_in_article(article, query)]


def test_a_name_is_found_by_its_sound_where_the_word_itself_is_missing() -> None:
    """golf in an article that says 골프 only; where it says golf too, that is what was meant."""
    korean = an_article(en="", en_body=(), ko_body=("골프 대회다. 골프는 길다.",))
    assert texts_of(korean, "golf") == ["골프", "골프"]
    assert {p.tier for p in find_in_article(korean, "golf")} == {Tier.TRANSLITERATION}
    both = an_article(ko_body=("골프 대회다.",), en_body=("A golf event.",))
    assert texts_of(both, "golf") == ["golf"]


def test_a_name_is_found_as_the_article_itself_explains_it() -> None:
    """A gloss in brackets pairs the names for the rest of the article."""
    article = an_article(
        en="", en_body=(), ko_body=("크리스토퍼 하웰(Howell) 교수다.", "하웰은 웃었다.")
    )
    assert texts_of(article, "howell") == ["Howell"]
    glossed = an_article(ko_body=("가트너(Gartner)의 표다.",), en_body=("Gartner said so.",))
    assert texts_of(glossed, "가트너") == ["가트너"]
    assert texts_of(glossed, "가트너에게서") == ["가트너", "Gartner", "Gartner"]


def test_another_name_in_capitals_keeps_them() -> None:
    """연준 is the Fed and not fed."""
    article = an_article(ko_body=("금리다.",), en_body=("The Fed fed them.",))
    assert texts_of(article, "연준") == ["Fed"]


def test_initials_run_across_a_blank_only_where_no_word_has_them() -> None:
    """ㅇㅊㅇ is 안창용, and 안착 앞 only in his absence."""
    with_him = an_article(ko_body=("제도권 안착 앞에서 안창용이 웃었다.",))
    assert texts_of(with_him, "ㅇㅊㅇ") == ["안창용"]
    without = an_article(ko_body=("제도권 안착 앞에서 웃었다.",))
    assert texts_of(without, "ㅇㅊㅇ") == ["안착 앞"]


def test_titles_and_decks_are_read_before_the_body() -> None:
    """As they stand on the screen; their numbers count down from -1, the title."""
    article = an_article(ko_body=("항만은 밤에 항만이다.",), en_body=("A port by night.",))
    found = [(p.language, p.block, p.span[0]) for p in find_in_article(article, "항만")]
    assert [(KO, -2, 10), (KO, 0, 0), (KO, 0, 7)] == found

    english = [(p.language, p.block) for p in find_in_article(article, "port")]
    assert [(EN, -1), (EN, -2), (EN, 0)] == english
    assert [0] == [p.block for p in find_in_article(article, "port", heads=False)]


def test_a_name_typed_in_two_words_is_found_in_one() -> None:
    """Only where neither of the words stands there by itself."""
    article = an_article(en="", en_body=(), ko_body=("에너지솔루션은 새 공장을 짓는다.",))
    assert texts_of(article, "energy solution") == ["에너지솔루션"]
    assert not texts_of(article, "energy coffee")


def test_an_article_is_taken_apart_once_however_many_words_are_sought(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A sentence that was pasted is found about as fast as a word."""
    folded: list[str] = []
    monkeypatch.setattr(find, "trace", lambda text: folded.append(text) or trace(text))
    monkeypatch.setattr(find, "words_of", lambda text: folded.append(text) or words_of(text))

    places = find_in_article(bilingual(), "카카오느 직웡은 kakap staf worcs home", heads=False)

    assert len(places) > 4
    assert len(folded) <= 2 * len([*bilingual().texts()])
