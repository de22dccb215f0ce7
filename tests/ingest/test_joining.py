"""Two halves of a broken line."""

from __future__ import annotations

import pytest

from reader.ingest.labelling.joining import joined


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("효과를 조사", "했다. 도구를 쓴", "효과를 조사했다. 도구를 쓴"),
        ("“옮겨 준다”고 말했", "다.", "“옮겨 준다”고 말했다."),
        ("처리", "건수가 늘었다.", "처리 건수가 늘었다."),
        ("상담원 5천179명을", "대상으로", "상담원 5천179명을 대상으로"),
        ("그는 일을", "했다.", "그는 일을 했다."),
        ("개편안", "은 내년", "개편안은 내년"),
        ("“AI가", "숙련자의", "“AI가 숙련자의"),
        ("지난해(12%)", "에서", "지난해(12%)에서"),
        ("customer sup-", "port agents", "customer support agents"),
        ("a well-", "known name", "a well-known name"),
        ("between 2019-", "2023 it", "between 2019- 2023 it"),
        ("the North-", "South line", "the North- South line"),
        ("the end", "of 2027", "the end of 2027"),
    ],
)
def test_the_halves_meet_as_they_were(above: str, below: str, whole: str) -> None:
    """Cut words without a space, others with one; hyphens only where they belong."""
    assert whole == joined(above, below)
