"""Who published an article, by tab, copyright and byline; rather nobody than somebody wrong."""

from __future__ import annotations

import pytest

from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page

TITLE = "마을 발전소 세 곳이 전기를 나눠 쓴다"
ENGLISH = "Three village plants share their power"


def published_by(*lines: str) -> str:
    return Read(page(*lines)).article.publisher


@pytest.mark.parametrize(
    ("tab", "name"),
    [
        (f"{ENGLISH} | Energy | The River Post", "The River Post"),
        (f"{ENGLISH} - The River Post", "The River Post"),
        (f"{ENGLISH} - riverpost.com", "riverpost.com"),
        (f"{ENGLISH} | WIRE", "WIRE"),
        (f"{ENGLISH} | Birds", ""),
        (f"{ENGLISH} - Page 2", ""),
        (f"{ENGLISH} - and a long winter", ""),
        (f"{ENGLISH} | by Jane Doe", ""),
    ],
)
def test_what_follows_the_title_in_the_tab_published_it(tab: str, name: str) -> None:
    """A section may stand between; the second half of a title or a name is no publisher."""
    claim = "© 2023 Somebody Holdings. All rights reserved."
    said = published_by(tab, "Menu", ENGLISH, "By Jane Doe", "", BUSES, "", BATTERIES)
    assert name == said
    with_claim = published_by(tab, ENGLISH, "By Jane Doe", "", BUSES, "", BATTERIES, claim)
    assert (name or "Somebody Holdings") == with_claim


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("[ⓒ 강변일보 & riverpost.co.kr, 무단 전재 및 재배포 금지]", "강변일보"),
        ("＜ⓒ빠른 경제정보 매체 이데일리 - 무단전재 & 재배포 금지＞", "이데일리"),
        ("<ⓒ독자를 위한 경제 매체, 아시아경제(www.river.kr) 무단전재 배포금지>", "아시아경제"),
        ("Copyright © '마을의 매체' 강변타임스 (http://www.river.kr)", "강변타임스"),
        ("Copyright(c) Since 1996, 강변방송 All rights reserved.", ""),
        ("Copyright Ⓒ 강변방송. All rights reserved.", "강변방송"),
        ("Copyright The River Post 2023. All rights reserved.", "The River Post"),
        ("Copyright © 2010–2023, The River Post", "The River Post"),
        ("©2023 Riverpost L.P. All Rights Reserved", "Riverpost"),
    ],
)
def test_a_claim_names_a_paper_and_not_its_slogan(claim: str, name: str) -> None:
    assert name == published_by(TITLE, "홍길동 기자", "", POWER, "", SEASONS, claim)


def test_on_a_page_of_ones_own_the_copyright_is_the_author_s() -> None:
    """Such a page has no publisher."""
    header = (ENGLISH, "Jane Doe", "Nov 15, 2023")
    article = Read(page(*header, "", BUSES, "", BATTERIES, "© 2023 Jane Doe")).article
    assert ("Jane Doe", "") == (article.author.name, article.publisher)
    own = ("JANE DOE", ENGLISH, "", BUSES, "", BATTERIES, "BY JANE DOE [jane@x.example]")
    assert "The River Post" == published_by(*own, "© 2023 The River Post. All rights reserved.")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("[이데일리 홍길동 기자] ", "이데일리"),
        ("[헤럴드경제=홍길동 기자] ", "헤럴드경제"),
        ("[IT강변 홍길동 기자] ", "IT강변"),
        ("[대구 홍길동 기자] ", ""),
        ("(서울=연합뉴스) 홍길동 기자 = ", ""),
        ("[강변뉴스=홍길동 기자] ", "강변뉴스"),
        ("[강변데일리=뉴스팀] ", "강변데일리"),
        ("[뉴스강변 홍길동 기자] ", "뉴스강변"),
        ("[뉴스팀 홍길동 기자] ", ""),
        ("[현장 기자] ", ""),
        ("대구--(뉴스와이어)--", "뉴스와이어"),
    ],
)
def test_the_first_paragraph_may_name_the_paper(start: str, name: str) -> None:
    """A town is none; and what an agency sent somebody else may have published."""
    assert name == published_by(TITLE, "2023.11.15 10:20", "", f"{start}{POWER}", "", SEASONS)


def test_a_byline_may_name_the_paper_behind_a_sign() -> None:
    """Only a paper that is known: anything may stand behind the sign."""
    lines = (TITLE, "2023.11.15 10:20", "", POWER, "", SEASONS)
    article = Read(page(*lines, "홍길동기자@전자신문, hong@etnews.com")).article
    assert ("홍길동", "hong@etnews.com") == (article.author.name, article.author.email)
    assert "전자신문" == article.publisher
    assert "" == published_by(*lines, "홍길동기자@강변모임, hong@river.kr")
