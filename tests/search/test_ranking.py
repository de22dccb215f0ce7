"""What comes first, and which of its places is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import Article, Block, BlockKind, Language
from reader.search.find import find_in_article
from tests.search.library import NOTHING_MARKED, a_catalog, an_article


def first(query: str, *articles: Article) -> tuple[list[str], str, int]:
    """The articles found, best first; what is marked in the first; how many places there are."""
    found = a_catalog(*articles).search(query, NOTHING_MARKED)
    hit = found.hits[0]
    marked = "|".join(hit.snippet[slice(*span)] for span in hit.snippet_spans)
    return [hit.article_id for hit in found.hits], marked, found.places


def with_note(article: Article, note: str) -> Article:
    """The article with a line on where it appeared first."""
    korean = article.editions[Language.KO]
    body = (*korean.body, Block(BlockKind.NOTE, note))
    return replace(article, editions={Language.KO: replace(korean, body=body)})


@pytest.mark.parametrize("query", ["금리", "금리를"])
def test_a_title_in_which_a_compound_ends_so_comes_before_texts(query: str) -> None:
    """A title with 기준금리 is about 금리; it is what is shown, too."""
    articles = (
        an_article("text", "은행의 겨울", "금리 이야기를 했다. 금리는 어렵다. 금리가 문제다."),
        an_article("title", "기준금리 네 번째 동결", "기준금리를 묶었다."),
    )

    found, marked, _ = first(query, *articles)

    assert (["title", "text"], "금리") == (found, marked)


def test_a_note_about_where_a_text_appeared_does_not_hide_the_text() -> None:
    """The text itself has the words apart; the note alone would be too weak beside a title."""
    text = an_article("text", "스피커의 값", "음성 비서 알렉사가 감원을 맞았다.")
    title = an_article("title", "음성비서 알렉사의 손실", "손실이 컸다.")

    found, _, places = first("음성비서", with_note(text, "원문은 ‘음성비서’라는 글이다."), title)

    assert (["title", "text"], 3) == (found, places)


def test_words_that_stand_beside_each_other_come_first_and_are_shown() -> None:
    """Not the deck with another professor, and not a text with both words somewhere."""
    beside = an_article("beside", "과제를 낸 사람", "하웰 교수는 놀랐다.", deck=("한 교수의 수업",))
    apart = an_article(
        "apart", "에세이", "하웰은 놀랐다. 하웰은 웃었다.", "교수가 왔다. 교수도 웃었다."
    )

    found, marked, _ = first("하웰 교수", apart, beside)

    assert (["beside", "apart"], "하웰 교수") == (found, marked)


def test_as_many_places_are_told_as_the_article_has_of_words_beside_each_other() -> None:
    """What `n` goes through when the article is open."""
    article = an_article(
        "one", "카카오의 가을", "카카오가 지었다. 카카오 데이터센터다. 데이터센터가 섰다."
    )

    _, marked, places = first("카카오 데이터센터", article)

    assert ("카카오 데이터센터", 1) == (marked, places)
    assert places == len(find_in_article(article, "카카오 데이터센터"))


def test_a_post_beside_a_name_is_gone_through_where_it_stands() -> None:
    """It is left out only where nobody has it."""
    article = an_article("one", "치킨집", "이재용 삼성전자 회장과 정의선 회장이 만났다.")

    _, _, places = first("이재용 회장", article)

    assert places == len(find_in_article(article, "이재용 회장")) == 3
    assert 1 == len(find_in_article(article, "정의선 교수"))


def test_the_very_word_is_shown_rather_than_its_noun() -> None:
    """However often the noun stands there."""
    article = an_article("one", "돈의 길", "투자 이야기를 한다. " * 20, "회사가 투자했다.")

    assert (["one"], "투자했다", 1) == first("투자했다", article)


def test_both_words_are_marked_in_a_title_though_a_compound_ends_in_one() -> None:
    """Who looks for 금리 동결 sees why 기준금리 네 번째 동결 was found."""
    article = an_article("one", "기준금리 네 번째 동결", "은행은 쉬었다.")

    assert (["one"], "금리|동결", 2) == first("금리 동결", article)


def test_where_the_words_are_near_each_other_is_shown() -> None:
    """Neither the first of the many places of one nor a deck with it alone."""
    article = an_article(
        "one", "전기를 찾아서", "원전은 값싸다. 원전은 멀다. 원전은 크다.",
        "데이터센터가 늘면서 빅테크가 다시 원전을 찾는다.", deck=("원전의 계절",),
    )  # fmt: skip

    assert (["one"], "데이터센터|원전", 6) == first("원전 데이터센터", article)
