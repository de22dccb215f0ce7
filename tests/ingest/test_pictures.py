"""Captions that only the credit under them shows."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from tests.ingest.dumps import POWER, SEASONS, labels

TITLE = "반세기 만에 다시 열린 강변 산책로"
CREDITS = (
    "[강변시 제공. 재판매 및 DB 금지]",
    "[촬영 홍길동]",
    "[물때통신 자료사진]",
    "[유튜브 캡처]",
)


@pytest.mark.parametrize("gap", [(), ("",)])
@pytest.mark.parametrize("credit", CREDITS)
def test_the_line_above_a_credit_in_brackets_is_a_caption(
    credit: str, gap: tuple[str, ...]
) -> None:
    """Over the text, where it would be a deck, and inside it, where it would be a heading."""
    lines = (TITLE, "2024.02.14", "강변에 선 사람들", credit, POWER, "새 전망대", credit, SEASONS)
    found = labels(*(each for line in lines for each in (line, *gap)))
    assert [Label.CAPTION] * 2 == found[2:4]
    assert [Label.CAPTION] * 2 == found[5:7]
    assert Label.DECK not in found


def test_a_credit_alone_takes_nothing_that_stands_apart() -> None:
    """Nor a paragraph, nor what is marked as a heading."""
    for above in ("새 전망대가 들어섰다.", "■ 새 전망대", POWER):
        found = labels(TITLE, "2024.02.14", "", SEASONS, above, CREDITS[0], POWER)
        assert Label.CAPTION is not found[3]
    found = labels(TITLE, "2024.02.14", SEASONS, "", "새 전망대", "", CREDITS[0], POWER)
    assert (Label.HEADING, Label.CAPTION) == tuple(found[3:5])


@pytest.mark.parametrize(
    "line", ["[무료 제공 안내]", "[촬영]", "[단독] 강변에 전망대 선다", "[제공]"]
)
def test_another_line_in_brackets_is_no_credit(line: str) -> None:
    """Headings have them too."""
    found = labels(TITLE, "2024.02.14", SEASONS, "새 전망대", line, POWER)
    assert Label.CAPTION not in found


def test_the_name_over_an_agencys_picture_is_a_caption() -> None:
    """Under it stands where it was taken, and what one sees there."""
    sight = "(강변=연합뉴스) 시민들이 산책로를 걷고 있다. 2024.2.14 [강변시 제공]"
    found = labels(TITLE, "2024.02.14", "", "강변에 선 사람들", sight, "", POWER, SEASONS)
    assert [Label.CAPTION] * 2 == found[2:4]


def test_a_last_sentence_with_the_reporters_name_stays_text() -> None:
    """Above other text it tells what a picture shows."""
    signed = "산책로는 다음 달 다시 문을 닫았다. 홍길동 기자"
    assert Label.PARAGRAPH is labels(TITLE, "2024.02.14", POWER, SEASONS, signed)[-1]
    assert Label.CAPTION is labels(TITLE, "2024.02.14", "", signed, "", POWER, SEASONS)[2]


def test_an_agency_under_the_text_is_no_credit() -> None:
    """The next page of the agency begins there, with its menu."""
    found = labels(TITLE, "2024.02.14", POWER, SEASONS, "", "뉴스1", "메뉴")
    assert Label.CAPTION not in found
