"""Text becomes clean, numbered lines."""

from __future__ import annotations

from reader.ingest.lines import LineReader
from reader.text.sanitise import MAX_LINE_CHARS


def test_empty_lines_show_as_gaps_between_numbers() -> None:
    """Over several pieces too."""
    reader = LineReader()
    assert ([1, 3], ["a", "b"]) == reader.feed("a\n\n  b  \n")
    assert ([5], ["c"]) == reader.feed("\nc")
    assert 5 == reader.line_count


def test_what_was_cleaned_is_counted_with_its_first_line() -> None:
    """Nothing is silently different."""
    reader = LineReader()
    lines = reader.feed("깨끗한 줄\n\x1b[31m빨간\x1b[0m 줄\n숨\u200b은 줄\n끝\xa0없는 줄\n")
    assert ["깨끗한 줄", "빨간 줄", "숨은 줄", "끝 없는 줄"] == lines.texts
    assert (
        "cleaned: 2 control sequences, first in line 2",
        "cleaned: 1 invisible characters, first in line 3",
        "cleaned: 1 unusual spaces, first in line 4",
    ) == reader.warnings


def test_unusual_line_ends_inside_a_line_keep_its_number() -> None:
    """An editor counts one line there."""
    lines = LineReader().feed("a\u2028b\x0bc\nd\n")
    assert ([1, 1, 1, 2], ["a", "b", "c", "d"]) == lines


def test_a_line_that_is_too_long_is_cut_and_said() -> None:
    """With an ellipsis."""
    reader = LineReader()
    (text,) = reader.feed("가" * (MAX_LINE_CHARS + 5)).texts
    assert MAX_LINE_CHARS == len(text) and text.endswith("…")
    assert (f"cut after {MAX_LINE_CHARS} characters: line 1",) == reader.warnings
