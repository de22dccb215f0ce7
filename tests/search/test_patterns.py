"""Regular expressions of a query: which are taken, and how they go through long texts."""

from __future__ import annotations

import time

import pytest

from reader.errors import QueryError
from reader.search.patterns import WINDOWS_CHARS, Pattern, compile_pattern


def compiled(source: str) -> Pattern:
    """A pattern that is a whole query."""
    return compile_pattern(source)


@pytest.mark.parametrize(
    ("source", "matches"),
    [
        ("colou?r", "COLOR"),
        ("넷플[가-힣]{2}", "넷플릭스"),
        (r"\d{4}\.\d{2}", "2024.03"),
        (r"(\d{3},){2}\d{3}", "100,200,300"),
        ("[0-9]+[.,]?[0-9]*%", "17.3%"),
        ("카카오.*네이버.*쿠팡", "카카오와 네이버, 쿠팡"),
        ("(카카오|네이버|쿠팡).{0,30}(상장|합병)", "쿠팡은 상장"),
        ("|".join("가나다라마바사아자차카타파하"), "하"),
        (r"(?P<x>a)\??[?*+(){}|#]", "a?|"),
        ("a{,2}b{}c{2", "aab{}c{2"),
    ],
)
def test_what_people_look_for_is_taken(source: str, matches: str) -> None:
    assert (0, len(matches)) == compiled(source).search(matches)


@pytest.mark.parametrize(
    "source",
    [
        "(a+)+$",
        "(a|aa)*",
        "(a|aa){2,}",
        "(a|aa){40}",
        ".*.*.*ㅋ",
        ".*?.+?.{3,}ㅋ",
        ".?" * 22 + "ㅋ",
        "(?:.|가)" * 16,
        "(?:a|a){9}" * 3,
        "(.*){9}",
        "((.?){9}){9}",
        "(((((.?){9}){9}){9}){9}){9}",
        ".{0,300}.{0,300}.{0,300}ㅋ",
        "[.]*[]*]*[^]*]*ㅋ",
        r"\**\**\**ㅋ",
        "(?#[).*.*.*.*ㅋ(?#])",
        "(?x).*.* #[\n.*.*ㅋ #]",
        "(?i-x:a)(?ix:b)",
        r"(a)\1",
        "(?P<a>a)(?P=a)",
        "x{99999999999}",
        "(",
    ],
)
def test_what_might_take_forever_is_refused(source: str) -> None:
    """With what would do instead."""
    with pytest.raises(QueryError) as caught:
        compiled(source)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "source",
    [
        ".*[ㅋㅌ]",
        ".*.*ㅋ",
        ".*?.*?[ㅋㅌ]",
        ".*" + "가" * 60 + "ㅋ",
        ".?" * 12 + "ㅋ",
        "(?:.|가)" * 8 + "ㅋ",
        "(가|.)?" * 7 + "ㅋ",
        "[가나]{0,100}[가나]{0,30}ㅋ",
        r"\w{500}[ㅋㅌ]",
    ],
)
def test_what_is_taken_ends_soon_on_the_worst_text(source: str) -> None:
    """Nothing else runs meanwhile, neither a key nor the end of the search."""
    pattern = compiled(source)
    window = "가" * min(pattern.window_chars, 4096)
    begun = time.process_time()
    assert pattern.search(window) is None
    assert time.process_time() - begun < 1.0


def test_a_match_is_found_once_wherever_it_stands_in_a_long_text() -> None:
    """The windows overlap; each match of the text counts once, in order."""
    pattern = compiled("나.*다.*라")
    half = pattern.window_chars // 2
    assert pattern.window_chars in WINDOWS_CHARS[1:]
    for before in range(0, 3 * half, 17):
        text = "가" * before + "나 다 라" + "가" * 2 * half
        assert [(before, before + 5)] == list(pattern.spans(text))
    text = ("나 다 라" + "가" * pattern.window_chars) * 4
    assert 4 == len(list(pattern.spans(text)))


def test_a_match_as_long_as_half_a_window_is_not_missed() -> None:
    """Wherever the windows begin."""
    pattern = compiled("나.*다.*라")
    half = pattern.window_chars // 2
    for before in range(2 * half):
        text = "가" * before + "나다" + "가" * (half - 3) + "라" + "가" * 2 * half
        assert [(before, before + half)] == list(pattern.spans(text))


@pytest.mark.parametrize(
    ("source", "match"),
    [(r"\d+[.,]?\d+%?p?", "12345.6%p"), (r"\w+은 \w+", "오늘은 카카오"), ("나*", "나나나")],
)
def test_a_match_that_could_go_on_is_whole_wherever_the_windows_end(
    source: str, match: str
) -> None:
    """It is what the expression matches in the whole text."""
    pattern = compiled(source)
    window = min(pattern.window_chars, 1024)
    pattern = Pattern(pattern.expression, window)
    for before in range(window // 2 - 10, window + 10):
        text = "." * before + match + "." * 3 * window
        whole = [found.span() for found in pattern.expression.finditer(text)]
        assert (before, before + len(match)) in whole
        assert whole == list(pattern.spans(text))


def test_short_texts_are_whole_whatever_the_pattern() -> None:
    """The end of a text is where it ends."""
    assert compiled("가$").search("가" * 60_000) == (59_999, 60_000)
    assert compiled("^가").search("나가") is None
    assert [(0, 0), (1, 1)] == list(compiled("나*?").spans("가"))


def test_the_work_is_what_the_alternatives_and_repeats_make_of_it() -> None:
    """One more choice halves what a window may be, until none is short enough."""
    windows = [compiled(".?" * count + "ㅋ").window_chars for count in range(4, 17)]
    assert sorted(windows, reverse=True) == windows
    assert len({*windows}) == 5


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("[0-9+", "the [ is not closed"),
        ("(가", "the ( is not closed"),
        ("[[:alpha:]]", "there is a set within a set"),
        ("가)", "the ) closes nothing"),
        ("*가", "there is nothing to repeat"),
    ],
)
def test_what_is_open_or_too_much_is_named(source: str, problem: str) -> None:
    """Short enough for the line under the box on a narrow screen."""
    with pytest.raises(QueryError) as caught:
        compiled(source)
    assert problem == caught.value.problem
    assert len(str(caught.value)) < 60
