"""Where one page ends and the next begins."""

from __future__ import annotations

import pytest

from reader.ingest.lines import Lines
from reader.ingest.pages import Page, PageSplitter
from reader.ingest.parts import TAIL_LINES, Line, Part, Rows
from reader.ingest.profile import profile_from
from reader.ingest.rules import compile_rules
from reader.text.sanitise import MAX_BODY_LINES
from tests.ingest.dumps import BUSES, POWER, SEASONS, lines_of, profiles, read_file

TITLE, OTHER = "전기요금 계절별 3단계로 나눈다", "버스는 언제 조용해지나"


def pages_of(*texts: str) -> list[Page]:
    """The pages of lines as they stand under each other."""
    splitter = PageSplitter(compile_rules(profiles()))
    return [*splitter.feed(lines_of(*texts)), *splitter.finish()]


def starts(*texts: str) -> list[int]:
    """Number of the first line of each page."""
    return [page.rows.numbers[0] for page in pages_of(*texts)]


def test_a_title_printed_twice_after_prose_begins_a_page() -> None:
    """With an empty line between, or furniture."""
    assert [1, 7] == starts(TITLE, "", TITLE, "", POWER, "", OTHER, "", OTHER, "", SEASONS)
    assert [1, 4] == starts(TITLE, "", POWER, OTHER, "공유", OTHER, SEASONS)


def test_a_caption_printed_twice_does_not() -> None:
    """It stands without an empty line and nothing confirms it."""
    caption = "개편안 설명회가 열린 강당"
    assert [1] == starts(TITLE, "", POWER, "", caption, caption, SEASONS)


def test_a_repeat_is_confirmed_by_what_follows() -> None:
    """Share buttons or a date make it a title after all."""
    assert [1, 5] == starts(TITLE, "", POWER, "", OTHER, OTHER, "공유", SEASONS)
    assert [1, 5] == starts(TITLE, "", POWER, "", OTHER, OTHER, "입력 2023.11.16 10:00", SEASONS)


def test_a_header_is_never_cut() -> None:
    """Title and deck printed twice stay together while there is no prose."""
    assert [1] == starts(
        TITLE, "", TITLE, "", "낮 시간 부담 커질 듯", "", "낮 시간 부담 커질 듯", POWER
    )


def test_a_known_opening_begins_a_page() -> None:
    """One line, or several in a row."""
    assert [1, 4] == starts(TITLE, "", POWER, "Skip to main content", OTHER, SEASONS)
    assert [1, 4] == starts(TITLE, "", POWER, "닫기", "글로벌이코노믹", OTHER, SEASONS)
    assert [1] == starts(TITLE, "", POWER, "닫기", "다른 이름", SEASONS)


def test_a_horizontal_line_divides_when_a_title_and_prose_follow() -> None:
    """Otherwise it is an ornament."""
    line = "=" * 20
    assert [1, 4] == starts(TITLE, "", POWER, line, OTHER, BUSES)
    assert [1] == starts(TITLE, "", POWER, line, SEASONS)
    assert [1] == starts(TITLE, "", POWER, line, "관련기사", OTHER)
    assert [1] == starts(TITLE, "", POWER, "***", OTHER, SEASONS)


def test_what_stands_under_a_line_that_divides_nothing_is_kept() -> None:
    """It is of the page above, with all it says."""
    (only,) = pages_of(TITLE, "", POWER, "=" * 20, SEASONS, POWER)
    assert [TITLE, POWER, "=" * 20, SEASONS, POWER] == only.rows.texts


def test_a_second_date_under_a_new_title_begins_a_page() -> None:
    """At the title, not at the date."""
    assert [1, 6] == starts(
        TITLE, "입력 2023.11.15 10:00", "", POWER, "", OTHER, "입력 2023.11.16 09:00", "", SEASONS
    )


def test_links_with_dates_under_an_article_begin_no_page() -> None:
    """A page has prose."""
    links = ("관련기사", OTHER, "2023.11.14", "부산항 물동량 석 달째 증가", "2023.11.13")
    assert [1] == starts(TITLE, "입력 2023.11.15 10:00", "", POWER, "", *links)


def test_another_language_begins_a_page_only_behind_the_copyright() -> None:
    """Otherwise it is the article's other edition, with a date of its own."""
    korean = (TITLE, "입력 2023.11.15 10:00", "", POWER, "", "홍길동 기자 hong@x.example", "")
    english = ("City to run only electric buses", "Nov. 17, 2023", "", BUSES)
    assert [1] == starts(*korean, *english)
    assert [1, 10] == starts(*korean, "ⓒ 한강경제, 무단 전재 금지", "", *english)
    assert [1] == starts(*korean, "ⓒ 한강경제, 무단 전재 금지", "", "2023.11.15 10:00 송고")


def test_a_page_in_the_other_language_begins_at_its_title() -> None:
    """Though a byline stands between the title and its date, and no empty line anywhere."""
    header = ("City to run only electric buses", "By Jane Doe", "November 17, 2023")
    korean = (TITLE, "입력 2023.11.15 10:00", POWER, "ⓒ 한강경제, 무단 전재 금지")
    assert [1, 5] == starts(*korean, *header, BUSES)
    english = (header[0], header[2], BUSES, "© 2023 Harbour Times. All rights reserved.")
    assert [1, 5] == starts(*english, TITLE, "홍길동 기자", "2023.11.18 10:00", POWER)


def test_links_above_a_title_stay_with_the_article_before() -> None:
    """The title is what stands next to its byline, with its deck where an empty line parts it."""
    links = ("관련기사", "부산항 물동량 석 달째 증가", "조선소 세 곳의 겨울나기")
    first = (TITLE, "입력 2023.11.15 10:00", POWER, *links)
    second = ("홍길동 기자", "2023.11.18 10:00", SEASONS)
    assert [1, 7] == starts(*first, OTHER, *second)
    assert [1, 8] == starts(*first, "", OTHER, "두 번째 제목", *second)
    assert [1, 4] == starts(*first[:3], OTHER, "두 번째 제목", *second)


def test_a_title_in_the_other_language_under_links_begins_a_page_on_another_day() -> None:
    """On the same day it is an edition's, with the links of a site in between."""
    first = (TITLE, "입력 2023.11.15 10:00", POWER, "관련기사", "조선소 세 곳의 겨울나기")
    for day, wanted in (("15", [1]), ("18", [1, 6])):
        english = ("City to run only electric buses", "By Jane Doe", f"November {day}, 2023")
        assert wanted == starts(*first, *english, BUSES)


def test_addresses_divide_where_the_dump_begins_with_one() -> None:
    """A link inside an article does not."""
    one, two = "https://x.example/1", "https://x.example/2"
    assert [1, 4] == starts(one, TITLE, POWER, two, OTHER, SEASONS)
    assert [1] == starts(TITLE, POWER, one, OTHER, SEASONS)


def test_an_endless_page_keeps_its_start_and_where_the_next_begins() -> None:
    """And counts what it dropped."""
    splitter = PageSplitter(compile_rules([profile_from({"name": "none"})]))
    end = MAX_BODY_LINES * 2
    prose = [f"{number} {POWER}" for number in range(1, end)]
    lines = Lines([*range(1, end), end, end + 2, end + 4], [*prose, TITLE, TITLE, SEASONS])

    first, second = [*splitter.feed(lines), *splitter.finish()]

    kept = len(first.rows.texts)
    assert kept <= MAX_BODY_LINES + 2 * TAIL_LINES
    assert len(prose) == kept + first.dropped_lines
    assert ([end, end + 2, end + 4], [TITLE, TITLE, SEASONS]) == second.rows[:2]


def test_a_part_gives_back_its_end() -> None:
    """Wherever the line stands among the last ones."""
    part = Part(10)
    part.add(Rows([1, 2, 3, 4], ["a", "b", "c", "d"], bytearray(b"llbl")), 0, 4)

    rest = part.split_before(Line(12, 3, "c"))

    assert ([1, 2], ["a", "b"], b"ll") == part.rows
    assert ([3, 4], ["c", "d"], b"bl") == rest.rows
    assert [Line(12, 3, "c"), Line(13, 4, "d")] == rest.last(5)


def test_glued_dumps_come_apart() -> None:
    """Each way of gluing."""
    assert 3 == len(read_file("glued_by_lines.txt").articles)
    for name in ("glued_titles_twice.txt", "glued_by_dates.txt", "glued_by_addresses.txt"):
        titles = read_file(name).titles()
        assert ["전기요금 계절별 3단계로 나눈다", "부산항 물동량 석 달째 증가"] == titles


def test_a_site_where_one_signs_in_begins_a_page_in_another_language() -> None:
    """An edition in the other language has no such button over it."""
    korean = (OTHER, "2024.04.22. 오전 7:00", "", POWER, "", SEASONS, "")
    english = ("The Bus Nobody Hears", "By Jane Doe", "April 23, 2024", "", BUSES)
    assert [1, 10] == starts(*korean, "The Quarterly Coin", "Sign In", *english)
    assert [1] == starts(*korean, "The Quarterly Coin", *english)


@pytest.mark.parametrize(
    "header",
    [
        ("경제", "입력 :2023/11/15 11:19"),
        ("홍길동 2023. 11. 15. 17:03",),
        ("• 기자명 홍길동 기자", "• 입력 2023.11.15 10:12", "• 댓글 2"),
        ("홍길동 기자 2023-11-15 13:18:46",),
    ],
    ids=["section", "name", "list", "byline"],
)
def test_a_page_with_a_date_may_stand_under_one_without(header: tuple[str, ...]) -> None:
    """Where an empty line parts them, and what is dated is a publication."""
    assert [1, 7] == starts(TITLE, "", POWER, "", SEASONS, "", OTHER, *header, "", SEASONS, POWER)


@pytest.mark.parametrize(
    "lines",
    [
        ("가을 전기요금 설명회", "2023년 11월 15일", SEASONS),
        ("한강 전기요금 대책위원회", "2023년 11월 15일 (수)", POWER),
    ],
    ids=["event", "signed"],
)
def test_a_date_of_something_else_begins_no_page(lines: tuple[str, ...]) -> None:
    """An event has one, and so has a letter at its end."""
    assert [1] == starts(TITLE, "", POWER, "", SEASONS, "", *lines, "", POWER)
