"""This is where lines are known by others of their kind: points of a list, times of a report.

A triangle alone stands before the text of a picture and a time alone beside a video; several in a
row are the points of a list, and several with text under each tell when what happened.
"""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.shapes import POINTS, has_bullet
from reader.ingest.sheet import Sheet
from reader.text.lazy import lazily

_PICTURED = lazily(r"사진|촬영|캡처|자료\s?[=:]|제공[)\]]?$|모습[.]?$|고 있다[.]?$")
"""What only the text of a picture says."""
_TIME: Final = lazily(r"(?:[01]?\d|2[0-4]):[0-5]\d$")
_TIME_CHARS: Final = 5
_FEWEST_TIMES: Final = 3
_TIME_HEADING: Final = Mark(Label.HEADING, "one of several times with text under each")


def is_point(sheet: Sheet, index: int) -> bool:
    """Whether a line with a triangle before it is one of several, and of no picture."""
    if not _may_be_a_point(sheet, index):
        return False
    text = sheet.texts[index]
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(sheet))
    return text.count(text[0]) > 1 or any(_may_be_a_point(sheet, i) for i in beside)


def _may_be_a_point(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    return (
        text[0] in POINTS
        and has_bullet(text)
        and _PICTURED.search(text) is None
        and not sheet.rules.credits.credit_of(text)
    )


def label_times(sheet: Sheet) -> None:
    """Make headings of the times in a report that is written while things happen."""
    times = [
        index
        for index, text in enumerate(sheet.texts)
        if len(text) <= _TIME_CHARS and ":" in text and _TIME.match(text)
    ]
    if len(times) < _FEWEST_TIMES:
        return
    told = [i for i in times if i + 1 < len(sheet) and sheet.label(i + 1) is Label.PARAGRAPH]
    if len(told) >= _FEWEST_TIMES:
        for index in told:
            if sheet.label(index) is Label.FURNITURE:
                sheet.marks[index] = _TIME_HEADING
