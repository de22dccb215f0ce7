"""What lines look like: sentences with the marks of their footnotes, and what only seems so."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.ingest.shapes import ends_like_a_sentence, ends_with_full_stop, is_prose
from tests.ingest.dumps import POWER, SEASONS, labels


@pytest.mark.parametrize(
    "text",
    [
        "기차는 이 느슨함을 견디지 못했다.[2]",
        "기차는 이 느슨함을 견디지 못했다. [12]",
        "기차는 이 느슨함을 견디지 못했다.(1)",
        "“기차는 기다리지 않는다.”[주1]",
        "The island kept its own noon until 1911.¹",
        "“Trains do not wait,” he wrote.[3][4]",
        "The island kept its own noon.*",
    ],
)
def test_a_sentence_with_footnotes_is_a_sentence(text: str) -> None:
    """However the notes are marked."""
    assert ends_with_full_stop(text) and ends_like_a_sentence(text) and is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "철길을 따라 (2)",
        "철도의 시간[2]",
        "면적 1,200m²",
        "A new deal for Acme Inc.[2]",
        "(2)",
        "*",
    ],
)
def test_a_title_with_a_number_is_none(text: str) -> None:
    """Parts of a series, units and names end so too."""
    assert not ends_with_full_stop(text) and not is_prose(text)


def test_paragraphs_with_footnotes_are_no_headings() -> None:
    """As in an encyclopedia."""
    lines = ("기차는 견디지 못했다.[2]", SEASONS, "표준시는 그렇게 태어났다.¹")
    assert [Label.TITLE, *[Label.PARAGRAPH] * 4] == labels("철도와 시간의 역사", "", POWER, *lines)
