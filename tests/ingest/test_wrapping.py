"""Paragraphs broken into lines of one width, and lines that only look so."""

from __future__ import annotations

import textwrap

import pytest

from reader.model.article import BlockKind
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, kinds, page, texts

NUMBERED = (
    "장마 전에 살펴볼 집 안 네 곳",
    "서하늘 기자",
    "2024.06.20 09:00",
    "장마가 시작되면 손을 대기 어려운 곳이 있다. 비가 오기 전에 한 번씩 들여다볼 자리를 골랐다.",
    "1. 베란다 배수구부터 비워라",
    "배수구에 낙엽이 쌓이면 물이 거실로 들어온다. 거름망을 들어내고 손으로 치우면 된다.",
    "2. 창틀의 물구멍을 뚫어라",
    "창틀 아래 작은 구멍이 막히면 빗물이 안으로 고인다. 이쑤시개 하나면 충분하다고 한다.",
    "3. 제습기 물통은 밤에 비워라",
    "아침까지 물통이 차면 제습기는 혼자 멈춘다. 잠들기 전에 비우는 습관이 전기료도 줄인다.",
)


def test_headings_stay_apart_from_the_short_paragraphs_under_them() -> None:
    """A line wider than any that goes on was not broken, and so no line was."""
    (edition,) = Read(page(*NUMBERED)).article.editions.values()

    assert list(NUMBERED[3:]) == texts(edition, BlockKind.HEADING, BlockKind.PARAGRAPH)
    assert "phphphp" == kinds(edition)


def test_a_header_without_empty_lines_is_not_joined_with_the_text() -> None:
    """The title's line goes on nowhere, whatever nobody knows stands under it."""
    read = Read(
        page(
            "갈대일보",
            "홈 > 농업 > 들녘",
            "모판 수레에 바퀴가 넷인 까닭 - 갈대일보",
            "모판 수레에 바퀴가 넷인 까닭",
            "들녘지기, 논에서 쓰고 찍다",
            "전북 김제의 논둑 위로 작은 수레 세 대가 지나간다. 사람이 아니라 모판을 나르는 중이다.",
            "한 대가 하루에 모판 이백 장을 옮긴다. 여섯 사람이 이틀을 꼬박 매달리던 일이다.",
        )
    )
    (edition,) = read.article.editions.values()
    assert "모판 수레에 바퀴가 넷인 까닭" == edition.title
    assert 2 == len(texts(edition, BlockKind.PARAGRAPH))


WRAPPED = (
    "The night ferry and its last captain",
    "",
    "Nov 3, 2023",
    "",
    "The night ferry has crossed the strait for sixty years with",
    "hardly a day of rest. Its last captain says that he never once",
    "missed the lights of the harbour.",
    "The whole list of crossings used to be kept for everyone at",
    "(https://ferry.example/timetables/winter/2023/the-list-of-every-crossing-and-berth).",
    "Then the company moved its offices to the mainland and sold",
    "the old building near the pier. Nobody has looked for it",
    "since.",
)


def test_a_long_address_does_not_show_that_nothing_was_broken() -> None:
    """An address has no place at which it could have been broken."""
    (edition,) = Read(page(*WRAPPED)).article.editions.values()
    first = " ".join(WRAPPED[4:7])
    assert 2 == len(texts(edition, BlockKind.PARAGRAPH))
    assert first in texts(edition, BlockKind.PARAGRAPH)


def test_a_notice_goes_on_below_as_paragraphs_do() -> None:
    """On such a page only; a short notice ends where it ends."""
    claim = (
        "© 2023 The Strait Post. All rights reserved. None of this may",
        "be published, broadcast or rewritten, not even in part.",
    )
    (edition,) = Read(page(*WRAPPED, *claim)).article.editions.values()
    assert 2 == len(texts(edition, BlockKind.PARAGRAPH))
    short = (
        *WRAPPED,
        "© 2023 The Strait Post",
        "The pier itself will be gone by June.",
    )
    (edition,) = Read(page(*short)).article.editions.values()
    assert 3 == len(texts(edition, BlockKind.PARAGRAPH))


@pytest.mark.parametrize("width", [34, 40])
def test_lines_that_broke_where_no_word_fitted_are_joined_without_empty_lines(width: int) -> None:
    """Where no paragraph stands apart from the next, only its last line has room left."""
    lines = [line for text in (POWER, SEASONS) for line in textwrap.wrap(text, width)]
    head = ("강변 산책로가 다시 열린다", "홍길동 기자", "2024.08.02", "")

    (edition,) = Read(page(*head, *lines)).article.editions.values()

    assert [POWER, SEASONS] == texts(edition, BlockKind.PARAGRAPH)


def test_menus_around_a_broken_text_do_not_hide_that_it_is() -> None:
    """Nor does a line that no browser may break, and a page may be wider than most."""
    menu = ("Quayside", "Regattas", "Old Maps", "Letters", "Tide Tables for all.")
    script = "embed(" + "video/module/player/" * 10 + ")"
    said = [f"{BUSES} {BATTERIES}", f"{BATTERIES} {BUSES}"]
    wrapped = [line for text in said for line in ("", *textwrap.wrap(text, 111))]
    lines = (*menu, "", *menu, "", script, "", "The last diesel bus", *wrapped, "", *menu)
    (edition,) = Read(page(*lines)).article.editions.values()

    assert set(said) <= set(texts(edition, BlockKind.PARAGRAPH))
