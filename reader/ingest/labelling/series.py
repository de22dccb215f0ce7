"""This is where lines are known by others of their kind: points, times of a report, page heads.

A triangle alone stands before the text of a picture and a time alone beside a video; several in a
row are the points of a list, and several with text under each tell when what happened. A line
beside the number of one page after the other is the head of a printed page.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress, count
from typing import Final

from reader.ingest.dates import published
from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import POINTS, has_bullet
from reader.text.lazy import lazily

_PICTURED = lazily(r"사진|촬영|캡처|자료\s?[=:]|제공[)\]]?$|모습[.]?$|고 있다[.]?$")
"""What only the text of a picture says."""
_TEXT: Final = (Label.PARAGRAPH, Label.LIST_ITEM, Label.CAPTION)
_TIME = lazily(r"(?:[01]?\d|2[0-4]):[0-5]\d$")
_LENGTH = lazily(r"\d?\d:[0-5]\d$")
_FEWEST_PAGES: Final = 3
"""So many pages in a row have the same head, each with the next number."""
_TIME_CHARS: Final = 5
_FEWEST_TIMES: Final = 3
_TIME_HEADING: Final = Mark(Label.HEADING, "one of several times or days with text under each")


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


def label_running_heads(sheet: Sheet) -> None:
    """Label what stands on every page of a printed thing, beside the number of the page."""
    numbers = [*compress(count(), map(str.isdecimal, sheet.texts))]
    if len(numbers) < _FEWEST_PAGES:
        return  # nearly every dump
    beside: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number in numbers:
        for index in (number - 1, number + 1):
            if sheet.is_open(index) and sheet.kinds[index] != PROSE:
                beside[sheet.texts[index]][index] = int(sheet.texts[number])
    for places in beside.values():
        pages = list(places.values())
        if len(pages) >= _FEWEST_PAGES and pages == list(range(pages[0], pages[0] + len(pages))):
            for index in places:
                sheet.mark(index, Label.FURNITURE, "head of a printed page")


def label_videos(sheet: Sheet, prose: int) -> None:
    """Label what stands over the lengths of several videos, one after the other, above a text.

    The times of a programme rise from line to line.
    """
    texts = sheet.texts
    lengths = [index for index, text in enumerate(texts[:prose]) if text[-3:-2] == ":"]
    if len(lengths) < _FEWEST_TIMES:
        return  # nearly every page
    lengths = [index for index in lengths if _LENGTH.match(texts[index])]
    titles = [i - 1 for i in lengths if sheet.is_open(i - 1) and not sheet.prose[i - 1]]
    told = [texts[index] for index in lengths]
    if len(titles) >= _FEWEST_TIMES and told != sorted(told):
        for index in titles:
            sheet.mark(index, Label.FURNITURE, "over the length of a video")


def label_times(sheet: Sheet, by_label: Mapping[Label, Sequence[int]]) -> bool:
    """Make headings of the times and days in a report of what happened when.

    Args:
        sheet: A page with a label for every line.
        by_label: The indexes of its lines.

    Returns:
        Whether there were any.
    """
    furniture, text = by_label.get(Label.FURNITURE, ()), by_label.get(Label.PARAGRAPH, (0,))
    above = furniture[bisect(furniture, sheet.start - 1) : bisect(furniture, text[-1])]
    short = [i for i in above if len(sheet.texts[i]) <= _TIME_CHARS]
    told = [i for i in short if _TIME.match(sheet.texts[i]) is not None and _is_under(sheet, i)]
    if len(told) < _FEWEST_TIMES:
        told = _days(sheet, by_label)
    for index in told:
        sheet.marks[index] = _TIME_HEADING
    return bool(told)


def _is_under(sheet: Sheet, index: int) -> bool:
    """Whether a paragraph stands right under a line."""
    return index + 1 < len(sheet) and sheet.label(index + 1) is Label.PARAGRAPH


def _days(sheet: Sheet, by_label: Mapping[Label, Sequence[int]]) -> list[int]:
    """The days under the first paragraph, if there are several and each has text of its own.

    Under a comment's date there is text too, but above it the name of who wrote it.
    """
    dates = by_label.get(Label.DATE, ())
    if len(dates) < _FEWEST_TIMES:
        return []
    first = next(iter(by_label.get(Label.PARAGRAPH, ())), len(sheet))
    told = [
        index
        for index in dates
        if index > first and _is_under(sheet, index) and sheet.label(index - 1) in _TEXT
    ]
    days = {published(sheet.texts[index])[:10] for index in (*dates[:1], *told)}
    return told if len(days) >= _FEWEST_TIMES and "" not in days else []
