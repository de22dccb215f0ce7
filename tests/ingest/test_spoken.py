"""Sentences without a full stop are paragraphs where nearly all are written so, and only there."""

from __future__ import annotations

from reader.ingest.labelled import Label
from tests.ingest.dumps import POWER, SEASONS, labels

T, A, P, H, D = Label.TITLE, Label.DATE, Label.PARAGRAPH, Label.HEADING, Label.DECK
DATE = "2024. 4. 20. 22:10"
DIARY = (
    "버스로 네 시간 걸려서 겨우 도착했어요",
    "짐만 던져 두고 바로 시장으로 나갔다!!",
    "꿀빵은 하나만 먹으려고 했는데 다섯 개나 먹었네ㅋㅋㅋ",
    "케이블카는 바람 때문에 멈춰 있었다ㅠㅠ",
    "그래도 벽화마을은 구석구석 돌아봤죠 :)",
)


def test_a_diary_without_full_stops_is_prose() -> None:
    """As people write in weblogs."""
    assert [T, A, *[P] * 5] == labels("통영에서 보낸 하루", DATE, *DIARY)
    assert [T, *[P] * 5] == labels("통영에서 보낸 하루", "", *DIARY)


def test_a_title_may_be_such_a_sentence() -> None:
    """Above the date, or at the top of the page."""
    assert [T, A, *[P] * 5] == labels("드디어 통영에 다녀왔다", DATE, *DIARY)
    assert [T, *[P] * 5] == labels("드디어 통영에 다녀왔다", "", *DIARY)


def test_what_stands_among_such_sentences_is_one_or_a_heading() -> None:
    """By its length."""
    long = "생각보다 훨씬 늦게 도착해서 조금 지친 느낌"
    assert [T, A, P, P, P, H, P, P] == labels(
        "통영 하루", DATE, DIARY[0], long, DIARY[1], "둘째 날", *DIARY[2:4]
    )
    assert [T, A, P, P, P, P, P] == labels("통영 하루", DATE, *DIARY[:2], long, *DIARY[3:])


def test_headlines_that_end_in_a_verb_are_no_prose() -> None:
    """On a list few do; with full stops on the page they are headings."""
    news = [f"{name} 물동량 석 달째 증가" for name in ("부산항", "인천항", "광양항", "울산항")]
    assert P not in labels("오늘의 소식", *DIARY[1:4:2], *news, *news[::-1], DIARY[4], DIARY[0])
    assert [T, A, P, H, P, H, P] == labels(
        "전기요금 나눈다", DATE, POWER, "낮에는 더 내게 된다", SEASONS, "밤에는 덜 내게 된다", POWER
    )
    assert [T, D, D, A, P] == labels(
        "전기요금 개편안", "낮에 오르게 된다", "밤에 내리게 된다", DATE, POWER
    )


def test_points_of_a_list_stay_points() -> None:
    """Whatever they end in."""
    points = [f"• {text}" for text in DIARY]
    assert [T, P, *[Label.LIST_ITEM] * 5] == labels("통영 하루", "", POWER, *points)
