"""This is where readers' comments under an article are told from its text, and from articles."""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import IN_COMMENTS, Label
from reader.ingest.labelling.links import UNDER_END, last_text
from reader.ingest.labelling.sheet import Sheet
from reader.text.lazy import lazily

_FEWEST: Final = 2
"""So many buttons are those of comments; one alone may be a word."""
_NUMBER = lazily(
    r"(?:댓글|(?:네티즌|독자)\s?의견|[Cc]omments?|COMMENTS?)\s?[(:]?\s?[1-9]|"
    r"[1-9][\d,]*\s?(?:개의 댓글|[Cc]omments?$)"
)
_NUMBER_LINES: Final = 8
"""So far above the first button stands how many comments there are."""
_WRITTEN: Final = (None, Label.CAPTION, Label.DATE)
"""What lines of a comment may have been taken for."""


def counts_comments(text: str) -> bool:
    """Whether a line says how many comments there are, at least one."""
    return _NUMBER.match(text) is not None


def label_comments(sheet: Sheet) -> None:
    """Under the number of comments, or the first button among them, there is only furniture."""
    marks = sheet.marks
    text = next((i for i, mark in enumerate(marks) if mark is None and sheet.prose[i]), len(marks))
    buttons = [i for i, mark in enumerate(marks) if mark is IN_COMMENTS and i > text]
    if len(buttons) < _FEWEST or last_text(sheet, buttons[0]) >= 0:
        return
    above = range(buttons[0] - 1, max(text, buttons[0] - _NUMBER_LINES), -1)
    first = next((i for i in above if counts_comments(sheet.texts[i])), buttons[0])
    for index in range(first, len(sheet)):
        if sheet.label(index) in _WRITTEN:
            marks[index] = UNDER_END
