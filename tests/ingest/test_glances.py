"""Lines told apart at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import glances
from reader.ingest.bylines import byline_of
from reader.ingest.dates import published
from reader.ingest.endings import ending_of
from reader.ingest.glances import Glances
from reader.ingest.labelling.people import date_beside_byline
from reader.ingest.labelling.single_lines import at_sight
from reader.ingest.rules import RuleBook
from reader.ingest.shapes import (
    address_of,
    begins_with_a_word,
    has_bullet,
    has_number,
    is_marked_heading,
    is_ornament,
    is_prose,
    is_separator,
    is_title_like,
    shows_a_body,
)
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, data_files, profiles
from tests.support import PROJECT

ALL = RuleBook(profiles()).all
PIECES = (
    *(
        "정부가 ",
        "다만 ",
        "1. ",
        "12) ",
        "가) ",
        "2023년 ",
        "By ",
        "홍길동 기자 ",
        "FILE PHOTO: ",
        "# ",
    ),
    *(
        "‘계절’ ",
        "“요금” ",
        "한 해 ",
        "the city of ",
        "(사진=한강일보)",
        "a@b.example ",
        "https://x.example/",
    ),
    *(
        "전기요금을 바꾸기로 했다",
        "it said",
        "Co",
        "No",
        "U.S",
        ".",
        ". ",
        "다.",
        "”",
        " ",
        "- ",
        "• ",
    ),
)
"""What makes lines hard to tell apart."""


def kind_of(text: str) -> int:
    """What a line is at a glance."""
    (kind,) = Glances(ALL).kinds([text])
    return kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (POWER, glances.PROSE),
        (BUSES, glances.PROSE),
        (f"“{SEASONS}", glances.PROSE),
        (f"1. {POWER}", glances.BODY),
        (f"• {POWER}", glances.BODY),
        (f"{POWER}”", glances.BODY),
        (f"{BATTERIES} It is made by Hangang Motors Co.", glances.BODY),
        (
            "정부가 2023년 전기요금 체계를 바꾸기로 했다고 산업통상자원부가 15일 밝혔다.",
            glances.SIGN,
        ),
        ("=" * 20, glances.SIGN),
        ("https://x.example/1", glances.SIGN),
        ("Skip to main content", glances.OPENING),
        ("공유", glances.FURNITURE),
        ("낮 시간 부담 커질 듯", glances.OTHER),
    ],
)
def test_a_line_shows_its_kind_by_its_ends(line: str, kind: int) -> None:
    """Each kind once or more."""
    assert kind == kind_of(line)


def all_that_is_asked(text: str) -> list[object]:
    """What the stages ask about prose, and expect to be so or not to be."""
    return [
        not (is_prose(text) and shows_a_body(text)),
        is_title_like(text) or is_separator(text) or address_of(text),
        published(text) or date_beside_byline(text) or byline_of(text),
        has_bullet(text) or has_number(text) or is_ornament(text) or is_marked_heading(text),
        at_sight(text, ALL) if ALL.mark_of(text) is None else None,
        ending_of(text, ALL) if ALL.mark_of(text) is None else None,
    ]


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=24).map("".join))
def test_prose_is_prose_whatever_one_asks(text: str) -> None:
    """So nobody need ask."""
    text = text.strip()
    if text and kind_of(text) == glances.PROSE:
        assert not any(all_that_is_asked(text)), text


def test_prose_in_dumps_is_prose_whatever_one_asks() -> None:
    """In all kinds of pages."""
    lines = {
        line.strip()
        for path in [*data_files(), *(PROJECT / "library" / "dumps").iterdir()]
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.strip()
    }
    prose = [line for line in lines if kind_of(line) == glances.PROSE]
    assert len(prose) > 50
    assert [] == [line for line in prose if any(all_that_is_asked(line))]


def test_a_line_known_to_end_nothing_is_passed_over_from_then_on() -> None:
    """Furniture stays furniture."""
    seen = Glances(ALL)
    lines = ["낮 시간 부담 커질 듯", "공유"]
    seen.kinds(lines)
    for line in lines:
        seen.ends_nothing(line)
    assert bytes((glances.PLAIN, glances.FURNITURE)) == seen.kinds(lines)


def test_words_are_told_from_list_starts() -> None:
    """A syllable that numbers items begins words too."""
    assert not begins_with_a_word("가) 첫째") and kind_of(f"가격이 {POWER}") == glances.PROSE
