"""Readers' comments under an article: no part of its text, and no articles."""

from __future__ import annotations

import pytest

from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page, texts

TITLE, OTHER = "전기요금 계절별 3단계로 나눈다", "비 오는 날 문을 여는 우산 수리점"
HEAD = (TITLE, "홍길동 기자", "입력 2024.06.28 20:15")
SAID = (
    "저도 지난주에 고지서를 받아 보고 깜짝 놀랐습니다. 여름에 에어컨을 거의 켜지 않았는데도 "
    "작년보다 두 배 가까이 나왔네요. 계절별로 나누면 더 오르는 것 아닌지 걱정입니다."
)
COMMENTS = {
    "sorted": (
        *("댓글 2", "등록", "등록순", "최신순"),
        *("산책하는곰", "2024.06.28 21:03", SAID, "답글쓰기", "공감 12"),
        *("별보는사람", "2024.06.29 22:47", SAID, "답글쓰기", "공감 30"),
    ),
    "managed": (
        *("네티즌 의견 2", "의견보기", "새로고침"),
        *("산책하는곰", "10.15 11:20", SAID, "삭제", "신고"),
        *("별보는사람", "10.16 08:02", SAID, "삭제", "신고"),
    ),
    "answered": (
        *("댓글 3", "곰", "2024.06.28 21:03", SAID, "답글"),
        *("산책하는곰", "2024.06.29 22:47", SAID, "답글"),
        *("별보는사람", "2024.06.30 07:12", SAID, "답글"),
    ),
}
ENGLISH = (
    *("2 Comments", "Newest", "Oldest"),
    *("Marla Pike", "October 15, 2024 at 9:12 am", BATTERIES, "Reply"),
    *("Old Ferryman", "October 16, 2024 at 7:03 pm", BATTERIES, "Reply"),
)


@pytest.mark.parametrize("comments", COMMENTS.values(), ids=COMMENTS)
def test_comments_are_no_part_of_the_text(comments: tuple[str, ...]) -> None:
    """Nor is one of them an article, though each has a name and a date above it."""
    read = Read(page(*HEAD, POWER, SEASONS, *comments))
    assert [TITLE] == read.titles() and not read.skipped
    assert [POWER, SEASONS] == texts(read.article.editions[Language.KO], *BlockKind)


def test_english_comments_are_none_either() -> None:
    """Their dates are not the article's."""
    head = ("Electric buses by 2027", "By Jane Doe")
    article = Read(page(*head, BUSES, BATTERIES, *ENGLISH)).article
    assert [BUSES, BATTERIES] == texts(article.editions[Language.EN], *BlockKind)
    assert "" == article.published


@pytest.mark.parametrize("comments", COMMENTS.values(), ids=COMMENTS)
def test_an_article_may_follow_under_comments(comments: tuple[str, ...]) -> None:
    """It has a title, and what stands under that."""
    second = (OTHER, "김영희 기자", "입력 2024.07.01 09:00", SEASONS, POWER)
    read = Read(page(*HEAD, POWER, SEASONS, *comments, *second))
    assert [TITLE, OTHER] == read.titles()


def test_a_word_of_such_a_button_in_the_text_ends_nothing() -> None:
    """One alone is none of a box, and under several there may be paragraphs again."""
    for button in (("답글",), ("최신순", "추천순")):
        article = Read(page(*HEAD, POWER, *button, SEASONS, POWER, SEASONS)).article
        assert 4 == len(article.editions[Language.KO].body)
