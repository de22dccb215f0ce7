"""The query language: what is understood, what is refused and where."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.search.query import Filter, Key, Query, Term, completions, literal, parse, tagged

TODAY = date(2024, 3, 1)


def problem_in(text: str) -> QueryError | None:
    """What is wrong with a query."""
    try:
        parse(text)
    except QueryError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("카카오 재택", (Term("카카오"), Term("재택"))),
        ('"광고 요금제"', (Term("광고 요금제", phrase=True),)),
        ('"아직 열린', (Term("아직 열린", phrase=True),)),
        ("-재택", (Term("재택", negated=True),)),
        ("- 재택", (Term("-"), Term("재택"))),
        ("title:카카오", (Term("카카오", title_only=True),)),
        ('title:"두 말"', (Term("두 말", phrase=True, title_only=True),)),
        ("12:30", (Term("12:30"),)),
        ("foo:bar", (Term("foo:bar"),)),
        ("[해외 DS]", (Term("[해외"), Term("DS]"))),
        ("C++ .* (", (Term("C++"), Term(".*"), Term("("))),
        ("http://example.org/a", (Term("http://example.org/a"),)),
        ("3:1", (Term("3:1"),)),
        ("re:", (Term("re:"),)),
        ("is:unread 경제:", (Term("경제:"),)),
        ("결론：간단", (Term("결론：간단"),)),
        ("서울:부산", (Term("서울:부산"),)),
        ("", ()),
    ],
)
def test_words_phrases_and_exclusions(text: str, terms: tuple[Term, ...]) -> None:
    """What is no field is a word as it stands."""
    assert terms == parse(text).terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("author:김", Filter(Key.AUTHOR, "김")),
        ('publisher:"리더 다이제스트"', Filter(Key.PUBLISHER, "리더 다이제스트")),
        ("source:벤처", Filter(Key.PUBLISHER, "벤처")),
        ("-tag:경제", Filter(Key.TAG, "경제", negated=True)),
        ('tag:"#두 ""말"""', Filter(Key.TAG, '#두 "말"')),
        ("is:unread", Filter(Key.IS, "unread")),
        ("has:note", Filter(Key.HAS, "note")),
        ("lang:ko", Filter(Key.LANG, "ko")),
        ("after:2024", Filter(Key.AFTER, "2024-01-01")),
        ("before:2024-02", Filter(Key.BEFORE, "2024-02-01")),
        ("after:2024.2.3", Filter(Key.AFTER, "2024-02-03")),
        ("after:2024/2/3", Filter(Key.AFTER, "2024-02-03")),
        ("after:20240203", Filter(Key.AFTER, "2024-02-03")),
        ("after:2024.2.3.", Filter(Key.AFTER, "2024-02-03")),
        ("이후:2024년2월", Filter(Key.AFTER, "2024-02-01")),
        ('이후:"2024년 2월 3일"', Filter(Key.AFTER, "2024-02-03")),
        ("이전:2주", Filter(Key.BEFORE, "2024-02-16")),
        ("after:7d", Filter(Key.AFTER, "2024-02-23")),
        ("before:2w", Filter(Key.BEFORE, "2024-02-16")),
        ("after:9999y", Filter(Key.AFTER, "0001-01-01")),
        ("Author:김", Filter(Key.AUTHOR, "김")),
        ("author：김", Filter(Key.AUTHOR, "김")),
        ("저자:김", Filter(Key.AUTHOR, "김")),
        ("섹션:해외", Filter(Key.SECTION, "해외")),
        ("며쇅:김", Filter(Key.AUTHOR, "김")),
        ("ㅑㄴ:ㅕㅜㄱㄷㅁㅇ", Filter(Key.IS, "unread")),
        ("IS:Unread", Filter(Key.IS, "unread")),
        ("이후:7ㅇ", Filter(Key.AFTER, "2024-02-23")),
    ],
)
def test_fields_and_dates(text: str, expected: Filter) -> None:
    """Dates come out in ISO form, whatever way they were written."""
    assert (expected,) == parse(text, TODAY).filters


@pytest.mark.parametrize("zone", ["UTC+12", "UTC-14"])
def test_days_ago_are_counted_from_the_day_it_is_in_korea(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """As all days are; at any hour one of these places has another one."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        asked = parse("after:1d")
    finally:
        monkeypatch.undo()
        time.tzset()

    yesterday = datetime.now(timezone(timedelta(hours=9))).date() - timedelta(1)
    assert (Filter(Key.AFTER, yesterday.isoformat()),) == asked.filters


@pytest.mark.parametrize(
    "tag", ["AI", "두 단어", 'say "hi" now', 'a"b', '"', "x:y", "-1", "#", "/"]
)
def test_the_query_of_a_tag_means_that_tag_whatever_it_is(tag: str) -> None:
    asked = parse(tagged(tag))
    assert Query(filters=(Filter(Key.TAG, f"#{tag}"),)) == asked


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("카카오 is:foo", "is:foo"),
        ("lang:jp", "lang:jp"),
        ("after:soon", "after:soon"),
        ("before:2024-13", "before:2024-13"),
        ("before:20241", "before:20241"),
        ("카카오 is:", "is:"),
        ("카카오 제목：", "title:"),
        ("author:", "author:"),
        ("after: 2024", "after:"),
        ("title:", "title:"),
        ('tag:""', "tag:"),
        ('titel:"칩"', "titel"),
        ("auther:김", "auther"),
        ("tags:경제", "tags"),
        ("re:/(/", "("),
        ("카카오 re:넷플.", "re:"),
        ("Re:invent", "re:"),
        ("카카오 re:/(a+)+$/", "forever"),
    ],
)
def test_a_mistake_is_named(text: str, blamed: str) -> None:
    """The remedy says what would do."""
    problem = problem_in(text)
    assert problem
    assert problem.remedy
    assert blamed in problem.problem


def test_a_slip_in_the_name_of_a_field_is_told_with_what_was_meant() -> None:
    """In the words a person can act upon."""
    problem = problem_in('titel:"칩"')
    assert problem
    assert str(problem).startswith("no field titel")
    assert problem.remedy == "did you mean title:?"


def test_a_pattern_without_slashes_is_told_where_they_go() -> None:
    """As long as it is being typed nothing is wrong; in quotes it is a name."""
    problem = problem_in("re:invent")
    assert problem
    assert problem.remedy == 'write re:/invent/; "re:invent" finds the words'
    assert not any(map(problem_in, ("re:", "re:/", "re:/inv", '"re:invent"', "Re: 회의")))


def test_a_field_without_value_tells_what_it_takes() -> None:
    """The values of a fixed set by name."""
    problem = problem_in("is:")
    assert problem
    assert "unread" in problem.remedy


@pytest.mark.parametrize(
    ("text", "matches"),
    [("re:/넷플[가-힣]{2}/", "넷플릭스"), ("re:/a\\/b/", "A/b"), ("re:/(ab)?c+/", "abcc")],
)
def test_a_slash_in_a_pattern_is_escaped(text: str, matches: str) -> None:
    """Capitals do not matter."""
    ((pattern, negated),) = parse(text).patterns
    assert not negated
    assert (0, len(matches)) == pattern.search(matches)


@given(st.text(alphabet='가a -:："/*re isread\n', max_size=60))
def test_words_can_be_looked_for_as_they_stand(text: str) -> None:
    """Whatever they would mean as a query, quotation marks inside included."""
    asked = parse(literal(text))
    assert not asked.filters
    assert not asked.patterns
    words = text.replace('"', " ").strip()
    assert ([words] if words else []) == [term.text for term in asked.terms]
    assert not any(term.negated for term in asked.terms)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    """Nothing else is ever raised."""
    problem_in(text)


def test_only_the_beginning_of_a_paste_counts() -> None:
    """A hundred characters and twelve words."""
    assert len(parse("가 " * 1000).terms) == 12
    assert sum(len(term.text) for term in parse("가" * 10_000).terms) == 100


@pytest.mark.parametrize(
    ("text", "cursor", "expected"),
    [
        ("a", 1, ["author:", "after:", "added:"]),
        ("카카오 au", 6, ["author:"]),
        ("-au", 3, ["-author:"]),
        ("is:", 3, ["is:unread", "is:read", "is:reading", "is:bookmarked"]),
        ("is:read", 7, ["is:reading", "is:unread"]),
        ("author:김", 8, ["author:김서지", 'author:"김 서지"']),
        ("author:서", 8, ["author:김서지", 'author:"김 서지"']),
        ("added:", 6, ["added:1d", "added:7d", "added:1m"]),
        ("이후:7", 4, ["이후:7d"]),
        ("before:2024", 11, []),
        ("foo:", 4, []),
        ("Au", 2, ["author:"]),
        ("저자:서", 4, ["저자:김서지", '저자:"김 서지"']),
        ("ㅑㄴ:ㅕㅜ", 5, ["is:unread"]),
        ("카카오", 3, []),
        ("is:un 카카오", 5, ["is:unread"]),
        ("", 0, []),
    ],
)
def test_the_item_at_the_cursor_is_completed(text: str, cursor: int, expected: list[str]) -> None:
    """Fields first, then their values, quoted where they hold a blank."""
    assert expected == completions(text, cursor, {Key.AUTHOR: ["김서지", "김 서지"]})
