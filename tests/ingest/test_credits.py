"""Pictures' texts by the credits at their ends."""

from __future__ import annotations

import pytest

from reader.ingest.rules import RuleBook
from tests.ingest.dumps import profiles

CREDITS = RuleBook(profiles()).general.credits


@pytest.mark.parametrize(
    "line",
    [
        "서초사옥 앞을 시민이 지나고 있다. 연합뉴스",
        "대표가 13일 간담회에서 발언하고 있다. /뉴스1",
        "외국인 근로자들이 작업하고 있다. 김철수 기자",
        "강변에 들어선 새 공장 전경. 한강전자 제공",
        "기자회견을 하는 총재 [로이터=연합뉴스]",
        "서울 시내의 한 은행 창구. (AFP·연합뉴스)",
        "수출을 기다리는 자동차들 <한강경제DB>",
        "부산항 신선대부두 ⓒ 뉴시스",
        "Workers at a mold maker in Hwaseong. [KIM GIL-DONG]",
        "A bus at the depot. (AP Photo/Jane Doe)",
        "FILE PHOTO: A bus at the depot. REUTERS/Jane Doe/File Photo",
        "A bus at the depot on Monday. Photograph: Jane Doe/AFP",
        "A bus at the depot on Monday (Yonhap)",
        "주인이 카메라를 닦고 있다. 2023.11.15. hong@example.com *재판매 및 DB 금지",
        "구례 오일장의 한 국밥집. 한강일보 자료사진",
        "하루 두 번 서는 열차가 역을 떠나고 있다. 2024.1.23",
        "주민들이 의자를 만들고 있다.(고흥군 제공) 2024.6.11/남도소식",
        "대형마트의 두부 판매대. 2024.11.13/뉴스1 ⓒ News1 홍길동 기자",
        "화물기에 상자가 실리고 있다. 2024.1.2 [공항공사 제공. 재판매 및 DB 금지]",
        "구내식당의 두 가지 점심 식단. /홍길동 기자",
        "염전에 첫서리가 내렸다. 홍길동 기자",
        "Robots wait at a depot.GETTY IMAGES",
        "Workers spread salt on a road in Gangwon, Monday. (Gangwon Provincial Government)",
        "공장장이 금형을 들여다보고 있다. ⓒ홍길동",
    ],
)
def test_a_credit_shows_a_picture(line: str) -> None:
    """As Korean and English papers print it."""
    assert CREDITS.credit_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "회사 관계자는 투과율이 90%를 넘겼다고 말했다.",
        "그는 기자회견장을 떠났다. 남은 것은 기자",
        "한강경제 홍길동 기자",
        "The agency says so in its report (see page 3)",
        "연합뉴스",
        "The bank raised its rate (Figure A). It will do so again.",
        "한강일보 ⓒ홍길동",
        "다음 회의는 2023.11.15",
        "[단독] 부산항 물동량 석 달째 늘었다",
        "“내년 성장률 2%” 블룸버그",
        "Storm hits the coast [UPDATED]",
    ],
)
def test_without_one_there_is_none(line: str) -> None:
    """Prose, names and titles."""
    assert not CREDITS.credit_of(line)


def test_an_agency_alone_is_a_credit() -> None:
    """Whatever its case."""
    assert CREDITS.is_agency("GETTY IMAGES") and not CREDITS.is_agency("Getty Images A woman")
