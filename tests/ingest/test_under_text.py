"""What sites print under and among the text: comments, boxes for subscribers, other posts."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.model.article import Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, labels, page

HEAD = ("Electric buses by 2027", "By Jane Doe", "March 2, 2024", BUSES)
COMMENT = "That bus woke me up every single morning for eleven years, and I will not miss it."
T, B, A, P, F = Label.TITLE, Label.BYLINE, Label.DATE, Label.PARAGRAPH, Label.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Post navigation",
        "Discussion about this post",
        "2 thoughts on “Electric buses by 2027”",
        "3 Responses to ‘Electric buses by 2027’",
        "이 기사에 대한 독자의견",
    ],
)
def test_comments_are_no_part_of_the_article(line: str) -> None:
    """Nor articles of their own, though each has a name and a date."""
    comments = ("Dana says:", "March 3, 2024 at 9:14 pm", COMMENT, "Reply")
    read = Read(page(*HEAD, BATTERIES, line, *comments, "Leave a Reply"))
    assert [BUSES, BATTERIES] == [block.text for block in read.article.editions["en"].body]


def test_such_a_line_ends_nothing_above_the_text() -> None:
    """In the header, or between a first sentence and all the rest."""
    assert [T, B, A, F, P, P] == labels(*HEAD[:3], "Post navigation", BUSES, BATTERIES)
    lines = labels(*HEAD, "Post navigation", "The next bus", BATTERIES, BUSES, BATTERIES)
    assert 3 == lines[4:].count(P)
    assert Label.FURNITURE is not labels(*HEAD, '3 comments on the plan: "No."', BATTERIES)[4]


def test_paragraphs_in_a_row_under_an_end_are_told() -> None:
    """Comments are not, each under its name."""
    told = Read(page(*HEAD, BATTERIES, "Leave a Reply", BUSES, BATTERIES)).skipped
    assert [(7, 8)] == [part.lines for part in told]
    assert [] == Read(page(*HEAD, BATTERIES, "Leave a Reply", "Dana", COMMENT)).skipped


BOXES = (
    "READ MORE: The tower that sways",
    "Read next : The bridge that hums",
    "By signing up, you agree to our Terms of Service and Privacy Policy.",
    "12.5K followers",
    "3 Restacks",
    "We may earn a commission if you buy something.",
    "If you buy through our links, we may earn an affiliate commission.",
    "Listen to this article · 8 min",
    "Keep reading for $1",
    "Continue reading with a subscription",
    "Your email address",
    "Member-only story",
    "View this email in your browser",
    "SKIP ADVERTISEMENT",
    "이웃추가",
    "본문 기타 기능",
    "AI가 자동으로 요약한 내용입니다.",
    "홍길동 기자 구독",
)
SENTENCES = (
    "By signing up, you agree to lose the right to sue, the court said in its ruling.",
    "By clicking, users had agreed to far more than they knew.",
    "We may earn less than our parents did.",
    "Listen to this story that my grandmother told us every winter, and do not laugh.",
    "Keep reading for the sake of it.",
    "If you buy a house, we may earn a neighbour.",
    "AI가 자동으로 요약한 내용을 그대로 믿는 사람이 많았다.",
)


@pytest.mark.parametrize("line", BOXES)
def test_boxes_for_subscribers_are_furniture(line: str) -> None:
    """In the midst of the text too."""
    assert [T, P, F, P] == labels("Electric buses by 2027", "", BUSES, "", line, "", BATTERIES)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_that_begin_like_them_stay(line: str) -> None:
    """They tell something."""
    assert P is labels("Electric buses by 2027", "", BUSES, "", line, "", BATTERIES)[2]


def test_a_reporters_button_shows_that_the_article_went_on() -> None:
    """Under the last paragraph, which stands under links."""
    links = ("당신이 좋아할 만한 기사", "한강에 수달 가족", "도심 너구리, 만나면 이렇게")
    found = labels("전기요금 계절별 3단계로 나눈다", "", POWER, *links, SEASONS, "홍길동 기자 구독")
    assert [T, P, F, F, F, P, F] == found


def test_a_list_under_the_copyright_is_one_of_links() -> None:
    """With what a portal asks above it; a text below is another edition."""
    claim, asks = "Copyright © 한강일보. 무단전재 및 재배포 금지.", "한강일보에서 확인하세요."
    links = ("- 부산항 물동량 증가", "- 가을 태풍 북상", '- 봄까지 "동결"', "- 요금 왜 오르나")
    head = ("전기요금 계절별 3단계로 나눈다", "입력 2023.11.15 10:00", POWER)
    assert {F} == set(labels(*head, claim, asks, *links)[3:])
    assert P is labels(*head, claim, *links, BUSES, BATTERIES)[-1]
    assert P is labels(*head, SEASONS, asks, *links)[4]


def test_links_with_pictures_and_dates_are_no_article() -> None:
    """Though the first has what an article has: a title printed twice, and a date."""
    card = ("The tower that sways in the wind", "The tower that sways in the wind", "May 1, 2024")
    other = ("A bridge hums at night, and why", "A bridge hums at night, and why", "May 2, 2024")
    asks = "Get all of our stories delivered straight to your inbox."
    read = Read(page(*HEAD, BATTERIES, "• Facebook", "• Google+", "", *card, "", *other, "", asks))
    assert ["Electric buses by 2027"] == read.titles(Language.EN)
    assert 2 == len(read.article.editions[Language.EN].body)
