"""Paragraphs of Markdown that were broken to fit a width."""

from __future__ import annotations

import pytest

from reader.ingest.markdown.soft_breaks import join_soft_breaks

WRAPPED = (
    "The city will replace all of its diesel buses with [electric",
    "ones](https://bus.example/a-very-long-address/2026/05/03) by the end of 2027, the transport",
    "office said on Wednesday, three years earlier than it had planned to.",
)


@pytest.mark.parametrize(
    "lines",
    [
        WRAPPED,
        tuple(f"> {line}" for line in WRAPPED),
        (f"- {WRAPPED[0]}", *(f"  {line}" for line in WRAPPED[1:])),
        (
            "정부가 내년부터 소규모 사업장의 전기요금 체계를 바꾸기로 했다. 산업통상자원부는 이런",
            "내용을 담은 개편안을 15일 발표했다. 다음 달 공청회를 거쳐 확정하겠다고 한다. 요금은",
            "계절마다 달라진다.",
        ),
    ],
)
def test_a_broken_paragraph_is_whole_again(lines: tuple[str, ...]) -> None:
    """On its first line, and the others are empty."""
    joined = ["", *lines, "", "Another paragraph."]
    join_soft_breaks(joined)
    assert len(lines) - 1 == joined[2:].count("") - 1
    assert "".join("".join(lines).replace("> ", "").split()) == "".join(
        joined[1].replace("> ", "").split()
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("A paragraph that is a sentence of its own and long enough.", "And another one below it."),
        ("A heading of no small width that nobody marked as one", "A sentence under it, as it is."),
        ("a line that is broken on purpose because it is in a poem\\", "and goes on below it."),
        ("a line that is broken on purpose because it is in a poem  ", "and goes on below it."),
        ("short lines of a poem", "that end", "in a stop."),
        ("| a cell of a table that is wide enough to be broken | b |", "and more text."),
        ("title: a title that is about as wide as other lines are", "author: nobody at all."),
        ("# a heading that is about as wide as other lines are here", "and a text below it."),
        ("- an item that is about as wide as other lines are here", "- and another one."),
    ],
)
def test_other_lines_stay_as_they_are(lines: tuple[str, ...]) -> None:
    """Most programs put each paragraph on a line."""
    same = list(lines)
    join_soft_breaks(same)
    assert list(lines) == same
